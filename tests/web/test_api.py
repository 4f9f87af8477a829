"""The HTTP API: its answers, ETags, pages and problems, who may change what, and its description."""

from __future__ import annotations

import ast
import inspect
import json
from concurrent.futures import BrokenExecutor, Future
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from lxml import html

from dragoman.client import Client
from dragoman.client.shapes import Problem
from dragoman.record import Record
from dragoman.web.app import build_app
from dragoman.web.settings import WebSettings
from web.conftest import build_client

API = "/api/v1"
TEXT = "OSLO, 9 March 2031 – The Foreign Minister of Norway, Ida Berg, met the Foreign Minister of Ghana, Kofi Boateng."


class EndedSide:
    """The process that reads, when it was ended."""

    def submit(self, *_: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(BrokenExecutor())
        return future

    def end(self) -> None:
        """Nothing is left to end."""


def find_call(record: Record) -> str:
    """The engagement that two documents tell of."""
    return next(e.id for e in record.engagements(with_=("IDN", "AUS"), channel="call"))


def judge(client: TestClient, body: dict[str, object], **headers: str) -> tuple[int, dict[str, object]]:
    answer = client.post(f"{API}/judgements", json=body, headers=headers)
    return answer.status_code, answer.json()


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient, record: Record) -> None:
    address = f"{API}/engagements/{find_call(record)}"
    first = client.get(address)
    tag = first.headers["etag"]
    assert tag.startswith(f'"v{first.json()["version"]}-')
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    judge(client, {"verb": "accept", "subject": first.json()["id"], "why": "seen"})
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_pages_are_joined_by_their_links(client: TestClient, record: Record) -> None:
    address: str | None = f"{API}/quotations?size=2&since=2024-01&kind=direct"
    seen: list[str] = []
    while address:
        page = client.get(address).json()
        assert len(page["items"]) <= 2
        seen += [row["id"] for row in page["items"]]
        address = page["next"]
    told = {q.id for q in record.quotations(since="2024-01") if q.quotation.kind == "direct"}
    assert set(seen) == told
    assert len(seen) == len(told) > 3


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("engagements?since=2025-02-30", "query.since"),
        ("engagements?size=501", "query.size"),
        ("engagements?size=0", "query.size"),
        ("engagements?topic=%0A", "query.topic"),
        ("engagements?min_sources=99999999999999999999", "query.min_sources"),
        (f"engagements?with={'x' * 201}", "query.with.0"),
        (f"engagements?{'&'.join(['with=NOR'] * 11)}", "query.with"),
        (f"engagements/{'e' * 201}", "path.id"),
        ("engagements?channel=drum", "query.channel"),
        ("engagements?differing=mood", "query.differing"),
        ("engagements?form=NOR", "query.form"),
        ("changes?since=yesterday", "query.since"),
        ("changes?since=0001-01-01T00:00:00%2B23:59", "query.since"),
        ("briefs", "query.with"),
        ("briefs?with=NOR&on=2025-3-1", "query.on"),
        ("search?q=", "query.q"),
    ],
)
def test_what_is_out_of_bounds_is_refused_with_its_place(client: TestClient, asked: str, place: str) -> None:
    answer = client.get(f"{API}/{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(answer.content)
    assert [fault.where for fault in problem.errors or ()] == [place]


def test_a_cursor_of_another_list_is_refused(client: TestClient) -> None:
    cursor = client.get(f"{API}/documents?size=1").json()["next"].rpartition("after=")[2]
    assert client.get(f"{API}/documents?after={cursor}").status_code == 200
    for wrong in (cursor[:-3], "e30", "%00"):
        assert client.get(f"{API}/documents?after={wrong}").status_code == 422
    assert client.get(f"{API}/engagements?after={cursor}").status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": "a", "text": "\\ud800 here"}',
        b'{"id": "a", "text": "\\u0000 here"}',
        b'{"id": "a\\nb", "text": "here"}',
        b'{"id": "a", "text": " \\n "}',
        b'{"id": "a", "text": "here", "\\ud800": 1}',
        b'{"id": "a", "text": "here", "published": 0}',
        b'{"id": "a", "text": "here", "url": "javascript:alert(1)"}',
        b"[" * 100_000,
        b"\xff",
        b"",
    ],
)
def test_bodies_that_no_record_can_hold_are_refused(client: TestClient, record: Record, body: bytes) -> None:
    before = record.describe_state().version
    answer = client.post(f"{API}/documents", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert record.describe_state().version == before


def test_an_address_that_is_none_keeps_no_text_out(client: TestClient) -> None:
    sent = {"id": "a", "text": TEXT, "url": "http://["}
    assert client.post(f"{API}/readings", json=sent).status_code == 200
    assert client.post(f"{API}/documents", json=sent).json()["event"] == "added"


def test_a_text_that_the_end_of_the_server_kept_from_being_read_may_be_sent_again(client: TestClient) -> None:
    client.app.state.works.aside.closing = True  # type: ignore[attr-defined]
    client.app.state.works.aside.side.end()  # type: ignore[attr-defined]
    client.app.state.works.aside.side = EndedSide()  # type: ignore[attr-defined]
    for address in ("documents", "readings"):
        answer = client.post(f"{API}/{address}", json={"id": "wire-1", "text": TEXT})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_nobody_decides_on_what_others_have_changed(client: TestClient, record: Record) -> None:
    subject = find_call(record)
    shown = client.get(f"{API}/engagements/{subject}")
    tag, version = shown.headers["etag"], shown.json()["version"]
    place = {"verb": "correct", "subject": subject, "field": "place", "why": "the diary"}
    status, entered = judge(client, {**place, "value": "Perth"}, **{"If-Match": tag})
    assert (status, entered["version"]) == (201, record.load_version(subject))
    for status, headers, more in ((409, {}, {"expected": version}), (412, {"If-Match": tag}, {})):
        told, problem = judge(client, {**place, "value": "Darwin", **more}, **headers)
        assert (told, problem["status"], problem["subject"]) == (status, status, subject)
        assert "Perth" in " ".join(map(str, problem["changes"]))  # type: ignore[call-overload]
    assert judge(client, {**place, "value": "Darwin"}, **{"If-Match": '"not-ours"'})[0] == 412
    assert record.load_engagement(subject).place == "Perth"
    both = f'"v{version}-00", {client.get(f"{API}/engagements/{subject}").headers["etag"]}'
    assert judge(client, {**place, "value": "Darwin"}, **{"If-Match": both})[0] == 201
    answer = client.delete(f"{API}/judgements/{entered['id']}", params={"why": "mistaken", "expected": version})
    assert answer.status_code == 409
    assert client.delete(f"{API}/judgements/{entered['id']}").status_code == 422
    assert client.delete(f"{API}/judgements/{entered['id']}", params={"why": "mistaken"}).status_code == 200
    assert record.load_engagement(subject).place == "Darwin"


def test_judgements_that_contradict_each_other_are_named(client: TestClient, record: Record) -> None:
    subject = find_call(record)
    first = judge(client, {"verb": "correct", "subject": subject, "field": "place", "value": "Perth", "why": "a"})[1]
    second = judge(client, {"verb": "correct", "subject": subject, "field": "place", "value": "Darwin", "why": "b"})[1]
    assert (first["conflicts"], second["conflicts"]) == ([], [first["id"]])


def test_an_id_that_was_merged_away_leads_on(client: TestClient, record: Record) -> None:
    one, other = (e.id for e in list(record.engagements(with_=("IDN", "AUS"), oldest_first=True))[1:3])
    judge(client, {"verb": "same", "subject": one, "other": other, "why": "one visit"})
    kept = record.load_engagement(other).id
    away = ({one, other} - {kept}).pop()
    answer = client.get(f"{API}/engagements/{away}")
    assert (answer.json()["id"], answer.headers["content-location"]) == (kept, f"{API}/engagements/{kept}")


def test_pages_of_other_sites_change_nothing(client: TestClient, record: Record) -> None:
    body = json.dumps({"verb": "accept", "subject": find_call(record), "why": "x"})
    for headers, status in (
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "application/json", "Host": "evil.example"}, 421),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}, 201),
        ({"Content-Type": "application/json; charset=utf-8"}, 201),
    ):
        assert client.post(f"{API}/judgements", content=body, headers=headers).status_code == status
    assert len(record.find_judgements()) == 2
    answer = client.options(f"{API}/judgements", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_what_is_changed_stands_in_the_log(client: TestClient, record: Record) -> None:
    subject = find_call(record)
    entered = judge(client, {"verb": "accept", "subject": subject, "why": "seen\nby us"})[1]
    added = client.post(f"{API}/documents", json={"id": "wire-1", "text": TEXT})
    assert (added.status_code, added.headers["location"]) == (201, f"{API}/documents/{added.json()['id']}")
    client.delete(f"{API}/judgements/{entered['id']}", params={"why": "mistaken"})
    told = [(action.user, action.action, action.subject) for action in record.desk.list_actions()]
    assert told == [
        ("desk", "judgement withdrawn", subject),
        ("desk", "document added", added.json()["id"]),
        ("desk", "judged accept", subject),
    ]


def test_in_token_mode_nothing_is_told_without_a_token(record: Record) -> None:
    reader = record.desk.create_user("Ann Lee", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        described = client.get(f"{API}/openapi.json").json()
        for path, methods in described["paths"].items():
            for method, operation in methods.items():
                assert operation["security"] == [{"bearer": ["read" if method == "get" else "edit"]}]
                address = path.replace("{", "").replace("}", "")
                answer = client.request(method, address)
                assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer"), path
                wrong = client.request(method, address, headers={"Authorization": "Bearer dgm_wrong"})
                assert wrong.status_code == 401
                if method != "get":
                    mine = {"Authorization": f"Bearer {reader}", "Content-Type": "application/json"}
                    assert client.request(method, address, headers=mine).status_code == 403


def test_asking_opens_no_session(client: TestClient) -> None:
    """A programme that asks ten times a second shall not push browsers out of the sessions that are kept."""
    for _ in range(3):
        assert "set-cookie" not in client.get(f"{API}/state").headers
    assert len(client.app.state.sessions.kept) == 0  # type: ignore[attr-defined]


def test_an_address_names_all_its_methods(client: TestClient) -> None:
    for address, allowed in (("judgements", "GET, POST"), ("judgements/j-1", "DELETE, GET"), ("state", "GET")):
        answer = client.put(f"{API}/{address}")
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get(f"{API}/nothing").headers["content-type"] == "application/problem+json"


def test_the_description_is_complete(client: TestClient) -> None:
    answer = client.get(f"{API}/openapi.json")
    assert client.get(f"{API}/openapi.json", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    described = answer.json()
    assert described["openapi"].startswith("3.1")
    for shape in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(shape)
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            assert operation["summary"], where
            assert {sample["lang"] for sample in operation["x-codeSamples"]} == {"Shell", "Python"}
            assert all(parameter["description"] for parameter in operation.get("parameters", ()))
            for status, response in operation["responses"].items():
                kinds = set(response.get("content", ()))
                expected = {"application/json"} if int(status) < 300 else {"application/problem+json"}
                assert kinds == (set() if status == "304" else expected), where
            for status in ("401", "422", "429", "503"):
                assert status in operation["responses"], where
            assert ("404" in operation["responses"]) == (
                "{" in path or (path.endswith("/judgements") and method == "post")
            )


def test_every_route_has_its_method_in_the_client(client: TestClient) -> None:
    """The examples in Python call what the client has, by arguments that it takes."""
    for methods in client.get(f"{API}/openapi.json").json()["paths"].values():
        for operation in methods.values():
            source = operation["x-codeSamples"][1]["source"]
            calls = [
                node
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "desk"
            ]
            assert calls, source
            for call in calls:
                assert isinstance(call.func, ast.Attribute)
                signature = inspect.signature(getattr(Client, call.func.attr))
                signature.bind(
                    None, *call.args, **{keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
                )


def test_examples_for_the_shell_can_be_asked(client: TestClient) -> None:
    for path, methods in client.get(f"{API}/openapi.json").json()["paths"].items():
        address = methods.get("get", {}).get("x-codeSamples", [{}])[0].get("source", "")
        if "{" not in path and address:
            asked = address.partition("'http://127.0.0.1:8765")[2].rstrip("'")
            assert client.get(asked).status_code == 200, asked


def test_the_page_shows_every_route_and_shape(client: TestClient) -> None:
    page = html.fromstring(client.get("/api").text)
    described = client.get(f"{API}/openapi.json").json()
    named = [" ".join(heading.text_content().split()) for heading in page.xpath("//section[@class='operation']/h3")]
    assert named == [
        f"{method.upper()} {path}"
        for family in client.get("/api.json").json()["families"]
        for path, method in ((o["path"], o["method"].lower()) for o in family["operations"])
    ]
    assert len(named) == sum(len(methods) for methods in described["paths"].values())
    anchors = {element.get("id") for element in page.xpath("//*[@id]")}
    links = [link.get("href") for link in page.xpath("//main//a[starts-with(@href, '#')]")]
    assert len(links) > 100
    assert {link.removeprefix("#") for link in links} <= anchors
    assert "Authorization" not in page.xpath("//section[@class='operation']/pre")[0].text_content()
    assert "`" not in page.xpath("//main")[0].text_content()


def test_in_token_mode_the_examples_hold_a_token(record: Record) -> None:
    token = record.desk.create_user("Ann Lee", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        page = html.fromstring(client.get("/api", headers={"Authorization": f"Bearer {token}"}).text)
    assert "-H 'Authorization: Bearer TOKEN'" in page.xpath("//section[@class='operation']/pre")[0].text_content()


def test_ids_with_odd_signs_are_looked_up_as_they_are(client: TestClient) -> None:
    client.post(f"{API}/documents", json={"id": "№ 4? <b>", "text": TEXT})
    answer = client.get(f"{API}/documents/{quote('№ 4? <b>', safe='')}")
    assert answer.json()["given_id"] == "№ 4? <b>"
    assert client.get(f"{API}/engagements/{quote('e-☃', safe='')}").status_code == 404


def test_two_applications_have_descriptions_of_their_own(record: Record) -> None:
    for entrance, open_to_all in (("local", True), ("token", False)):
        app = build_app(record, WebSettings(entrance=entrance))  # type: ignore[arg-type]
        with TestClient(app, base_url="http://127.0.0.1") as client:
            security = client.get(f"{API}/openapi.json").json()["paths"][f"{API}/state"]["get"]["security"]
        assert ({} in security) == open_to_all
