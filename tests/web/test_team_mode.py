"""A team on one record: who comes in, who may do what, and that nobody overwrites anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from dragoman.record import Record
from dragoman.web.app import build_app
from dragoman.web.security.sessions import MOST_OF_ONE, Session, Sessions
from dragoman.web.settings import WebSettings
from web.conftest import OWN
from web.endpoints import list_endpoints, name_subjects

TOKENS = WebSettings(entrance="token")
PROXY = WebSettings(entrance="proxy")
PAGE = {"accept": "text/html"}
OPEN = ("/sign-in", "/api/v1/openapi.json")
"""Open to all: there one signs in; and what the API is like, which tells nothing of the record."""
OWN_MATTERS = {
    "/sign-in",
    "/sign-out",
    "/actors/{actor_id}/follow",
    "/instruments/{instrument_id}/follow",
    "/follows",
    "/looked",
    "/views",
    "/me/unfollow",
    "/me/views/remove",
    "/review/{question_id}/skip",
    "/review/unskip",
    "/briefs/paper",
}
"""What a reader sends: nothing of it changes what others see."""


@dataclass
class Team:
    """The tokens of a team, by role."""

    record: Record
    tokens: dict[str, str]


@pytest.fixture
def team(record: Record) -> Team:
    names = {"reader": "Rhea Moss", "editor": "Ann Lee", "admin": "Bo Vogt"}
    return Team(record, {role: record.desk.create_user(name, role).token for role, name in names.items()})  # type: ignore[arg-type]


def open_client(
    record: Record, settings: WebSettings, came_from: str = "127.0.0.1", base: str = OWN, **more: object
) -> TestClient:
    app = build_app(record, settings)
    return TestClient(app, base_url=base, follow_redirects=False, client=(came_from, 50_000), **more)  # type: ignore[arg-type]


def find_session(client: TestClient) -> Session:
    sessions: Sessions = client.app.state.sessions  # type: ignore[attr-defined]
    session = sessions.find(client.cookies.get(sessions.cookie))
    assert session is not None
    return session


@contextmanager
def signed_in(team: Team, role: str, settings: WebSettings = TOKENS) -> Iterator[TestClient]:
    with open_client(team.record, settings) as client:
        assert (
            client.post("/sign-in", data={"token": team.tokens[role], "then": "/help"}).headers["location"] == "/help"
        )
        yield client


def send(client: TestClient, address: str, **fields: str) -> Response:
    return client.post(address, data={"form_token": find_session(client).form_token, **fields})


# Who comes in


def test_strangers_see_nothing(team: Team) -> None:
    subjects = name_subjects(team.record)
    with open_client(team.record, TOKENS) as client:
        let_in = []
        for endpoint in list_endpoints(client.app):  # type: ignore[arg-type]
            address = endpoint.fill(subjects)
            answer = client.request(endpoint.method, address, headers={"accept": "application/json"})
            if answer.status_code != 401 and endpoint.address not in OPEN:
                let_in.append((endpoint.method, address, answer.status_code))
        assert let_in == []
        assert client.get("/static/desk.css").status_code == 200


def test_a_browser_is_sent_to_sign_in_and_back(team: Team) -> None:
    with open_client(team.record, TOKENS) as client:
        answer = client.get("/engagements?with=IDN&channel=call", headers=PAGE)
        assert answer.status_code == 303
        assert answer.content == b""
        assert "content-security-policy" in answer.headers
        shown = client.get(answer.headers["location"])
        (then,) = html.fromstring(shown.text).xpath("//input[@name='then']/@value")
        answer = client.post("/sign-in", data={"token": team.tokens["reader"], "then": then})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/engagements?with=IDN&channel=call"
        assert client.get("/engagements").status_code == 200


def test_a_programme_is_told_what_is_missing(team: Team) -> None:
    with open_client(team.record, TOKENS) as client:
        for accept in ("*/*", "application/json"):
            answer = client.get("/follow-ups.csv", headers={"accept": accept})
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"


def test_a_wrong_token_signs_nobody_in_and_is_noted(team: Team) -> None:
    with open_client(team.record, TOKENS) as client:
        for token in ("dgm_wrong", "", "x" * 1_500, "dgm_ä"):
            answer = client.post("/sign-in", data={"token": token})
            assert answer.status_code == 401
            assert "No user has this token." in answer.text
            assert "set-cookie" not in answer.headers
    noted = team.record.desk.list_actions()
    assert [(action.user, action.action, action.remote) for action in noted] == [
        ("(nobody known)", "sign-in refused", "127.0.0.1")
    ] * 4


def test_guessing_is_slowed_but_holds_nobody_up_who_has_a_token(team: Team) -> None:
    with open_client(team.record, WebSettings(entrance="token", sign_ins=2)) as client:
        statuses = [client.post("/sign-in", data={"token": "dgm_wrong"}).status_code for _ in range(4)]
        assert statuses == [401, 401, 429, 429]
        assert client.post("/sign-in", data={"token": team.tokens["reader"]}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_no_other_site_signs_a_browser_in(team: Team, headers: dict[str, str]) -> None:
    with open_client(team.record, TOKENS) as client:
        answer = client.post("/sign-in", data={"token": team.tokens["admin"]}, headers=headers)
        assert answer.status_code == 403
        assert not client.cookies
        own = {"sec-fetch-site": "same-origin", "origin": OWN}
        assert client.post("/sign-in", data={"token": team.tokens["admin"]}, headers=own).status_code == 303


def test_signing_in_makes_the_cookie_of_before_worthless(team: Team) -> None:
    with signed_in(team, "reader") as client:
        before = client.cookies["dragoman"]
        client.post("/sign-in", data={"token": team.tokens["editor"]})
        assert client.cookies["dragoman"] != before
        client.cookies.clear()
        assert client.get("/help", headers={"cookie": f"dragoman={before}"}).status_code == 401
        # Nor is a key that a browser brings ever taken on.
        client.post("/sign-in", data={"token": team.tokens["editor"]}, headers={"cookie": "dragoman=planted"})
        assert client.cookies["dragoman"] != "planted"


def test_signing_out_ends_the_session(team: Team) -> None:
    with signed_in(team, "reader") as client:
        key = client.cookies["dragoman"]
        answer = send(client, "/sign-out")
        assert answer.headers["location"] == "/sign-in"
        assert answer.headers["clear-site-data"] == '"cache"'
        assert not client.cookies
        assert client.get("/help", headers={"cookie": f"dragoman={key}"}).status_code == 401


@pytest.mark.parametrize("change", ["disable", "renew"])
def test_who_is_disabled_or_gets_another_token_is_out_at_once(team: Team, change: str) -> None:
    with signed_in(team, "editor") as client, open_client(team.record, TOKENS) as programme:
        bearer = {"authorization": f"Bearer {team.tokens['editor']}"}
        assert client.get("/help").status_code == programme.get("/help", headers=bearer).status_code == 200
        if change == "disable":
            team.record.desk.disable_user("Ann Lee")
        else:
            team.record.desk.renew_token("Ann Lee")
        assert client.get("/help").status_code == programme.get("/help", headers=bearer).status_code == 401


def test_a_role_counts_at_once(team: Team) -> None:
    with signed_in(team, "editor") as client:
        assert client.get("/add").status_code == 200
        team.record.desk.change_role("Ann Lee", "reader")
        assert client.get("/add").status_code == 403


def test_programmes_get_no_session(team: Team) -> None:
    with open_client(team.record, TOKENS) as client:
        bearer = {"authorization": f"bearer  {team.tokens['reader']}"}
        for address in ("/help", "/help.json", "/me"):
            answer = client.get(address, headers=bearer)
            assert answer.status_code == 200
            assert "set-cookie" not in answer.headers
        assert not client.app.state.sessions.kept  # type: ignore[attr-defined]


def test_tokens_count_in_local_mode_too(team: Team) -> None:
    with open_client(team.record, WebSettings()) as client:
        assert client.get("/me.json").json()["role"] == "admin"
        bearer = {"authorization": f"Bearer {team.tokens['reader']}"}
        assert client.get("/me.json", headers=bearer).json()["name"] == "Rhea Moss"
        assert client.get("/add", headers=bearer).status_code == 403
        assert client.get("/me", headers={"authorization": "Bearer dgm_wrong"}).status_code == 401
        # A proxy's own password is no token of ours.
        assert client.get("/me.json", headers={"authorization": "Basic YTpi"}).json()["role"] == "admin"


@pytest.mark.parametrize("secure", [True, False])
def test_cookies_go_only_where_they_should(team: Team, secure: bool) -> None:
    settings = WebSettings(entrance="token", secure=secure)
    with open_client(team.record, settings, base="https://localhost" if secure else OWN) as client:
        answer = client.post("/sign-in", data={"token": team.tokens["reader"]})
        name, *flags = (part.strip().lower() for part in answer.headers["set-cookie"].split(";"))
        assert name.startswith("__host-dragoman=" if secure else "dragoman=")
        assert set(flags) == {"httponly", "path=/", "samesite=lax", *(["secure"] if secure else [])}
        assert ("strict-transport-security" in answer.headers) is secure


def test_one_user_pushes_nobody_out() -> None:
    sessions = Sessions(secure=False)
    other = sessions.open("Bo Vogt")
    mine = [sessions.open("Ann Lee") for _ in range(MOST_OF_ONE + 5)]
    assert len(sessions.kept) == MOST_OF_ONE + 1
    assert sessions.find(other.key) is other
    assert sessions.find(mine[0].key) is None
    assert sessions.find(mine[-1].key) is mine[-1]


def test_reading_without_cookies_takes_no_room(record: Record) -> None:
    with open_client(record, WebSettings()) as client:
        for _ in range(3):
            client.cookies.clear()
            client.get("/help.json")
        assert not client.app.state.sessions.kept  # type: ignore[attr-defined]


# A proxy that tells who it is


def test_a_proxy_is_believed(team: Team) -> None:
    with open_client(team.record, PROXY) as client:
        assert client.get("/me.json", headers={"x-forwarded-user": "Ann Lee"}).json() == {
            "name": "Ann Lee",
            "role": "editor",
            "follows": [],
            "views": [],
            "look": None,
        }
        assert client.get("/add", headers={"x-forwarded-user": "Rhea Moss"}).status_code == 403


def test_names_beyond_latin_come_through_a_proxy(team: Team) -> None:
    team.record.desk.create_user("李安", "reader")
    with open_client(team.record, PROXY) as client:
        told = client.get("/me.json", headers={"x-forwarded-user": "李安".encode()})  # type: ignore[dict-item]
        assert told.json()["name"] == "李安"


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("x-forwarded-user", "Nobody Known")],
        [("x-forwarded-user", "ann lee")],
        [("x-forwarded-user", "")],
        [("x-forwarded-user", "Bo Vogt"), ("x-forwarded-user", "Ann Lee")],
        [("x-forwarded-user", "a\x01b")],
        [("x-forwarded-user", "x" * 5_000)],
        [("x-remote-user", "Bo Vogt")],
    ],
)
def test_a_proxy_that_names_nobody_lets_nobody_in(team: Team, headers: list[tuple[str, str]]) -> None:
    with open_client(team.record, PROXY) as client:
        assert client.get("/help", headers=headers).status_code == 401


@pytest.mark.parametrize("came_from", ["10.0.0.9", "192.0.2.1", "::ffff:10.0.0.9", "testclient"])
def test_the_header_of_anybody_else_is_nothing(team: Team, came_from: str) -> None:
    with open_client(team.record, PROXY, came_from) as client:
        told = {"x-forwarded-user": "Bo Vogt", "x-forwarded-for": "127.0.0.1", "forwarded": "for=127.0.0.1"}
        assert client.get("/help", headers=told).status_code == 401


@pytest.mark.parametrize("came_from", ["172.18.0.5", "::ffff:172.18.0.5", "fd00::7"])
def test_proxies_are_named_by_address_or_network(team: Team, came_from: str) -> None:
    settings = WebSettings(entrance="proxy", proxies=("172.18.0.0/16", "fd00::7"), proxy_header="X-Remote")
    with open_client(team.record, settings, came_from) as client:
        assert client.get("/help", headers={"x-remote": "Rhea Moss"}).status_code == 200
        assert client.get("/help", headers={"x-forwarded-user": "Rhea Moss"}).status_code == 401


def test_the_next_user_of_a_browser_gets_a_session_of_their_own(team: Team) -> None:
    with open_client(team.record, PROXY) as client:
        client.get("/help", headers={"x-forwarded-user": "Ann Lee"})
        first = find_session(client)
        first.tell("for Ann alone")
        shown = client.get("/help", headers={"x-forwarded-user": "Bo Vogt"})
        assert "for Ann alone" not in shown.text
        assert find_session(client).user == "Bo Vogt"
        answer = client.post(
            "/me/unfollow", data={"form_token": first.form_token}, headers={"x-forwarded-user": "Bo Vogt"}
        )
        assert answer.status_code == 403


def test_nobody_comes_through_a_proxy_where_there_are_no_passwords(record: Record) -> None:
    with open_client(record, WebSettings()) as client:
        for name in ("x-forwarded-for", "forwarded", "via", "x-real-ip"):
            answer = client.get("/help", headers={name: "192.0.2.1"})
            assert answer.status_code == 403
            assert "--entrance proxy" in answer.text


def test_known_users_behind_one_proxy_hold_up_nobody(team: Team) -> None:
    with open_client(team.record, WebSettings(entrance="proxy", asks=2)) as client:
        ann, rhea = {"x-forwarded-user": "Ann Lee"}, {"x-forwarded-user": "Rhea Moss"}
        assert [client.get("/help.json", headers=ann).status_code for _ in range(3)] == [200, 200, 429]
        assert client.get("/help.json", headers=rhea).status_code == 200


# Who may do what


def list_refused(client: TestClient, subjects: dict[str, str], words: str) -> set[str]:
    """The addresses at which a signed-in client is refused in these words; none of them may fail."""
    refused = set()
    for endpoint in list_endpoints(client.app):  # type: ignore[arg-type]
        if endpoint.address.startswith("/sign-"):
            continue
        address = endpoint.fill(subjects)
        token = find_session(client).form_token
        if endpoint.method == "GET":
            answer = client.get(address)
        elif endpoint.address.startswith("/api/"):
            answer = client.request(endpoint.method, address, json={})
        else:
            answer = client.request(endpoint.method, address, data={"form_token": token})
        assert answer.status_code < 500, address
        if answer.status_code == 403 and words in answer.text:
            refused.add(f"{endpoint.method} {endpoint.address}")
    return refused


def test_readers_change_nothing(team: Team) -> None:
    subjects = name_subjects(team.record)
    before = team.record.count_all()
    with signed_in(team, "reader") as client:
        refused = list_refused(client, subjects, "yours is “reader”")
        asked = [e for e in list_endpoints(client.app) if e.method not in ("GET", "HEAD")]  # type: ignore[arg-type]
    sent = {e.address for e in asked} - {one.partition(" ")[2] for one in refused}
    assert sent == OWN_MATTERS
    assert {"POST /engagements/{engagement_id}/judge", "POST /add/text", "GET /add", "GET /team", "GET /team.json"} <= (
        refused
    )
    after = team.record.count_all()
    assert after == before


def test_editors_name_no_users(team: Team) -> None:
    with signed_in(team, "editor") as client:
        refused = list_refused(client, name_subjects(team.record), "yours is “editor”")
    assert refused == {
        "GET /team",
        "GET /team.json",
        "POST /team/add",
        "POST /team/renew",
        "POST /team/role",
        "POST /team/disable",
        "POST /team/enable",
        "GET /history/actions",
        "GET /history/actions.json",
    }
    assert [user.role for user in team.record.desk.list_users()] == ["editor", "admin", "reader"]


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é" * 64, "another's"])
def test_a_form_without_the_token_of_its_session_changes_nothing(team: Team, token: str | None) -> None:
    with signed_in(team, "admin") as other, signed_in(team, "admin") as client:
        told = find_session(other).form_token if token == "another's" else token
        for address in ("/team/disable", "/me/unfollow", "/sign-out"):
            fields = {"name": "Rhea Moss"} | ({} if told is None else {"form_token": told})
            assert client.post(address, data=fields).status_code == 403
        assert client.get("/help").status_code == 200
    assert not any(user.disabled_at for user in team.record.desk.list_users())


# Two at once


def test_of_two_editors_the_second_is_told_and_overwrites_nothing(team: Team) -> None:
    call = next(e for e in team.record.engagements(with_=("IDN", "AUS"), channel="call") if e.sources == 2)
    team.record.desk.create_user("Mira Sand", "editor")
    other = team.record.desk.renew_token("Mira Sand").token
    with signed_in(team, "editor") as ann, open_client(team.record, TOKENS) as mira:
        mira.post("/sign-in", data={"token": other})
        address = f"/engagements/{call.id}/correct?field=place"
        seen = [
            html.fromstring(one.get(address).text).xpath("//input[@name='expected']/@value")[0] for one in (ann, mira)
        ]
        assert seen[0] == seen[1]
        fields = {"verb": "correct", "field": "place", "expected": seen[0]}
        judge = f"/engagements/{call.id}/judge"
        assert send(ann, judge, **fields, value="Darwin", why="the log of the ministry").status_code == 303
        answer = send(mira, judge, **fields, value="Ambon", why="as I heard")
        assert answer.status_code == 409
        shown = html.fromstring(answer.text)
        assert "Darwin" in shown.text_content()
        assert shown.xpath("//*[@name='value'][@value='Ambon' or text()='Ambon']")
    assert team.record.load_engagement(call.id).place == "Darwin"
    assert [judgement.by for judgement in team.record.page_judgements().items] == ["Ann Lee"]
    noted = [(a.user, a.action, a.subject, a.remote) for a in team.record.desk.list_actions() if "judged" in a.action]
    assert noted == [("Ann Lee", "judged correct", call.id, "127.0.0.1")]


# The pages of the team


def test_an_admin_names_a_user_whose_token_is_shown_once(team: Team) -> None:
    with signed_in(team, "admin") as client:
        answer = send(client, "/team/add", name="Zoë Hart", role="editor")
        assert answer.headers["cache-control"] == "no-store"
        (token,) = html.fromstring(answer.text).xpath("//p[@class='token']/code/text()")
        assert token not in client.get("/team").text
        assert token not in client.get("/team.json").text
        assert send(client, "/team/add", name="zoë hart", role="editor").status_code == 409
        assert send(client, "/team/add", name="<b>", role="editor").status_code == 422
        assert send(client, "/team/add", name="Lin Wu", role="king").status_code == 422
        with open_client(team.record, TOKENS) as hers:
            assert hers.get("/me.json", headers={"authorization": f"Bearer {token}"}).json()["name"] == "Zoë Hart"
    noted = team.record.desk.list_actions(subject="Zoë Hart")
    assert [(a.user, a.action, a.detail, a.remote) for a in noted] == [
        ("Bo Vogt", "user added", "role editor", "127.0.0.1")
    ]


def test_an_admin_changes_others_but_not_themself(team: Team) -> None:
    with signed_in(team, "admin") as client:
        assert send(client, "/team/role", name="Ann Lee", role="admin").status_code == 303
        assert send(client, "/team/disable", name="Rhea Moss").status_code == 303
        assert "disabled" in client.get("/team").text
        assert send(client, "/team/enable", name="Rhea Moss").status_code == 303
        assert send(client, "/team/role", name="Bo Vogt", role="reader").status_code == 422
        assert send(client, "/team/disable", name="Bo Vogt").status_code == 422
        assert send(client, "/team/disable", name="Nobody Known").status_code == 404
        assert client.get("/team").status_code == 200
    users = {user.name: (user.role, user.disabled_at) for user in team.record.desk.list_users()}
    assert users == {"Ann Lee": ("admin", None), "Bo Vogt": ("admin", None), "Rhea Moss": ("reader", None)}


def test_an_admin_who_renews_their_own_token_sees_it_and_signs_in_anew(team: Team) -> None:
    with signed_in(team, "admin") as client:
        answer = send(client, "/team/renew", name="Bo Vogt")
        (token,) = html.fromstring(answer.text).xpath("//p[@class='token']/code/text()")
        assert client.get("/team", headers=PAGE).status_code == 303
        assert client.post("/sign-in", data={"token": token}).status_code == 303


def test_each_sees_what_is_kept_for_them(team: Team) -> None:
    record, instrument = team.record, team.record.page_instruments().items[0]
    record.desk.follow("Rhea Moss", "IDN")
    record.desk.follow("Rhea Moss", instrument.id)
    record.desk.follow("Ann Lee", "AUS")
    record.desk.save_view("Rhea Moss", "Calls & <more>", "/engagements?channel=call&with=IDN")
    with signed_in(team, "reader") as client:
        page = html.fromstring(client.get("/me").text)
        assert page.xpath("//main//a[@href='/actors/IDN']/text()") == ["Indonesia"]
        assert page.xpath(f"//main//a[@href='/instruments/{instrument.id}']/text()") == [instrument.name]
        assert page.xpath("//main//a[@href='/engagements?channel=call&with=IDN']/text()") == ["Calls & <more>"]
        assert "Australia" not in page.text_content()
        told = client.get("/me.json").json()
        assert {one["subject"] for one in told["follows"]} == {"IDN", instrument.id}
        assert send(client, "/me/unfollow", subject="IDN").headers["location"] == "/me"
        assert send(client, "/me/views/remove", name="Calls & <more>").status_code == 303
    assert record.desk.list_follows("Rhea Moss") == (instrument.id,)
    assert record.desk.list_views("Rhea Moss") == ()
    assert record.desk.list_follows("Ann Lee") == ("AUS",)


def test_the_foot_of_each_page_leads_there(team: Team) -> None:
    for role, leads in (("reader", ["/me"]), ("admin", ["/me", "/team"])):
        with signed_in(team, role) as client:
            page = html.fromstring(client.get("/help").text)
            assert [a for a in page.xpath("//footer//a/@href") if a in ("/me", "/team")] == leads
            address = team.record.database.address
            assert (address in page.text_content()) is (role == "admin")


def test_the_audit_log_pages_and_filters(team: Team) -> None:
    for number in range(120):
        team.record.desk.note_action("Ann Lee" if number % 2 else "Bo Vogt", f"tried {number}", f"e-{number % 3}")
    with signed_in(team, "admin") as client:
        first = client.get("/history/actions.json").json()
        second = client.get(f"/history/actions.json?before={first['next']}").json()
        numbers = [action["number"] for action in (*first["actions"], *second["actions"])]
        assert numbers == sorted(numbers, reverse=True)
        assert len(set(numbers)) == len(numbers) == 121
        hers = client.get("/history/actions.json?user=Ann Lee&subject=e-1").json()["actions"]
        assert {(action["user"], action["subject"]) for action in hers} == {("Ann Lee", "e-1")}
        assert "tried 119" in client.get("/team").text
