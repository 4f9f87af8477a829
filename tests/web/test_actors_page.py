"""Actors: the list, a page, following, correcting, merging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.record import Record
from dragoman.web.settings import WebSettings
from web.conftest import build_client
from web.parsing import find, list_links, list_words, parse, section, select, words

Send = Callable[..., Any]
MARSH = "/actors/p-helen-marsh"


def test_the_list_tells_kind_state_office_and_engagements(client: TestClient) -> None:
    page = parse(client.get("/actors"))
    rows = list_words(page, "tbody tr")
    assert "Helen Marsh person AUS Prime Minister 3" in rows
    assert "Botswana state BWA 1" in rows
    assert MARSH in list_links(page, "tbody th a")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"name": "marsh"}, ["p-helen-marsh"]),
        ({"name": "marsh", "kind": "state"}, []),
        ({"country": "Australia", "kind": ""}, ["p-helen-marsh", "p-penny-wong"]),
        ({"country": "NATO"}, ["p-mark-rutte"]),
        ({"kind": "state", "country": "Botswana"}, ["s-BWA"]),
    ],
)
def test_filters_narrow_the_list(client: TestClient, query: dict[str, str], names: list[str]) -> None:
    told = client.get("/actors.json", params=query).json()
    assert [line["id"] for line in told["actors"]] == names


def test_an_unknown_country_is_told(client: TestClient) -> None:
    page = parse(client.get("/actors", params={"country": "Atlantis <b>"}))
    assert words(find(page, "[role=alert]")) == "No state or organisation is called “Atlantis <b>”."
    assert select(page, "tbody") == []


@pytest.mark.parametrize("query", [{"kind": "ship"}, {"name": "x" * 300}])
def test_faulty_filters_are_refused(client: TestClient, query: dict[str, str]) -> None:
    assert client.get("/actors", params=query).status_code == 422


def test_a_cursor_of_nobody_is_refused(client: TestClient) -> None:
    assert client.get("/actors", params={"after": "bm8"}).status_code in (400, 422)


def test_a_page_shows_contacts_words_and_what_is_open(client: TestClient) -> None:
    page = parse(client.get(MARSH))
    assert words(find(page, "h1")) == "Helen Marsh"
    latest = section(page, "engagements")
    assert "2025-03-14 telephone call: Ratna Wijaya IDN, Helen Marsh AUS held 2 sources" in list_words(latest, "li")
    said = section(page, "words")
    assert "Families in Broome" in words(said)
    assert list_links(said, "a[data-evidence]")[0].startswith("/documents/d-")
    assert any("visit to Indonesia" in line for line in list_words(section(page, "open"), "li"))
    assert "Prime Minister 3 engagements" in words(section(page, "offices"))
    assert list_links(page, "aside a")[0] == "/pair?one=p-helen-marsh&other=IDN"
    picture = find(page, ".picture svg")
    assert picture.get("aria-labelledby") == "months-title months-desc"
    assert words(find(page, "#months-title")) == "Engagements of Helen Marsh a month"
    assert list_words(section(page, "months"), "tbody tr") == ["2025-03 1 1"]


def test_its_twin_tells_the_same(client: TestClient) -> None:
    told = client.get(f"{MARSH}.json").json()
    assert told["actor"]["name"] == "Helen Marsh"
    assert told["engagements"] == 3
    assert told["statuses"] == {"held": 1, "planned": 1, "proposed": 1}
    assert told["meets"] == [{"key": "IDN", "name": "Indonesia", "engagements": 1}]
    assert told["months"]["rows"] == [["2025-03", 1, 1]]
    assert {one["document"]["source"] for one in told["last_words"]} == {"Office of the Prime Minister of Australia"}


def test_a_state_is_found_by_its_code_with_all_who_act_for_it(client: TestClient) -> None:
    page = parse(client.get("/actors/NOR"))
    assert words(find(page, "h1")) == "Norway"
    assert "Ingrid Solberg Dahl" in words(section(page, "engagements"))
    assert select(page, "#judging") == []  # the record has no entry of it that could be corrected
    assert words(find(parse(client.get("/actors/BWA")), "h1")) == "Botswana"


@pytest.mark.parametrize("actor", ["p-nobody", "XXX", "e-1"])
def test_an_unknown_actor_is_not_found(client: TestClient, actor: str) -> None:
    assert client.get(f"/actors/{actor}").status_code == 404


def test_following_and_no_more(client: TestClient, record: Record, send: Send) -> None:
    assert send(f"{MARSH}/follow", follow="yes").headers["location"] == MARSH
    assert record.desk.list_follows("desk") == ("p-helen-marsh",)
    page = parse(client.get(MARSH))
    assert words(find(page, ".notice")).startswith("You follow Helen Marsh")
    assert words(find(page, "form[action$=follow] button")) == "Unfollow"
    send(f"{MARSH}/follow", follow="no")
    send("/actors/NOR/follow", follow="yes")
    assert record.desk.list_follows("desk") == ("NOR",)


def test_a_correction_is_kept_noted_and_taken_back(client: TestClient, record: Record, send: Send) -> None:
    page = parse(client.get(MARSH))
    version = find(page, "form[aria-labelledby=correct] [name=expected]").get("value")
    form = {"verb": "correct", "field": "name", "value": "Helena Marsh", "why": "her own card", "expected": version}
    assert send(f"{MARSH}/judge", **form).headers["location"] == MARSH
    assert record.load_actor("p-helen-marsh").name == "Helena Marsh"
    (judgement,) = record.find_judgements(["p-helen-marsh"])
    assert (judgement.by, judgement.why) == ("desk", "her own card")
    noted = record.desk.list_actions()[0]
    assert (noted.action, noted.subject) == ("judged correct", "p-helen-marsh")
    page = parse(client.get(MARSH))
    assert "name is Helena Marsh: her own card desk" in words(find(page, "#judging .entries"))
    back = find(page, "form[action$=withdraw]")
    fields = {one.get("name"): one.get("value") for one in select(back, "input[type=hidden]")}
    send(f"{MARSH}/withdraw", **{**fields, "why": "an old card"})
    assert not record.find_judgements(["p-helen-marsh"])[0].stands
    assert "withdrawn" in words(find(parse(client.get(MARSH)), "#judging .entries"))


def test_two_become_one_and_its_old_id_leads_there(client: TestClient, record: Record, send: Send) -> None:
    page = parse(client.get(MARSH, params={"other": "Wijaya"}))
    form = find(page, "#found form")
    fields = {one.get("name"): one.get("value") for one in select(form, "input[type=hidden]")}
    assert fields["other"] == "p-ratna-wijaya"
    send(f"{MARSH}/judge", **{**fields, "verb": "same", "why": "a trial"})
    page = parse(client.get("/actors/p-ratna-wijaya"))
    assert "p-ratna-wijaya was merged into p-helen-marsh" in words(page)
    (judgement,) = record.find_judgements(["p-ratna-wijaya"])
    assert (judgement.verb, judgement.stands) == ("same", True)


def test_who_was_overtaken_sees_what_happened_and_can_send_it_again(record: Record, send: Send) -> None:
    version = record.load_version("p-helen-marsh")
    record.judge("correct", "p-helen-marsh", field="gender", value="f", by="Ann", why="a photograph")
    form = {"verb": "correct", "field": "name", "value": "Helena Marsh", "why": "her card", "expected": str(version)}
    answer = send(f"{MARSH}/judge", **form)
    assert answer.status_code == 409
    assert record.load_actor("p-helen-marsh").name == "Helen Marsh"
    answer.status_code = 200
    page = parse(answer)
    assert "a photograph" in words(page)
    assert [one.text.strip() for one in select(page, "textarea")] == ["Helena Marsh", "her card"]
    again = {one.get("name"): one.get("value") or "" for one in select(page, "form[action$=judge] input")}
    again |= {one.get("name"): one.text.strip() for one in select(page, "textarea")}
    assert again["expected"] == str(record.load_version("p-helen-marsh"))
    assert send(f"{MARSH}/judge", **{k: v for k, v in again.items() if k != "form_token"}).status_code == 303
    assert record.load_actor("p-helen-marsh").name == "Helena Marsh"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"verb": "accept", "why": "x"}, "none of same, not-same, correct"),
        ({"verb": "correct", "field": "name", "value": "X", "why": " "}, "Each judgement says why"),
        ({"verb": "correct", "field": "age", "value": "X", "why": "x"}, "no field"),
        ({"verb": "correct", "field": "gender", "value": "X", "why": "x"}, "no gender"),
        ({"verb": "correct", "field": "name", "value": "X", "why": "x", "expected": "-1"}, "must be a number"),
        ({"verb": "same", "why": "x"}, "name the other one"),
    ],
)
def test_faulty_judgements_are_refused_with_the_reason(
    record: Record, send: Send, fields: dict[str, str], says: str
) -> None:
    answer = send(f"{MARSH}/judge", **fields)
    assert answer.status_code == 422
    assert says in answer.text
    assert record.find_judgements() == []


def test_a_reader_may_follow_but_not_judge(record: Record) -> None:
    token = record.desk.create_user("Ben", "reader").token
    with build_client(record, WebSettings(entrance="token")) as client:
        client.post("/sign-in", data={"token": token, "then": "/"})
        page = parse(client.get(MARSH))
        form_token = find(page, "form[action$=follow] [name=form_token]").get("value")
        assert select(page, "form[action$=judge]") == []
        answer = client.post(
            f"{MARSH}/judge",
            data={"form_token": form_token, "verb": "correct", "field": "name", "value": "X", "why": "x"},
        )
        assert answer.status_code == 403
        assert client.post(f"{MARSH}/follow", data={"form_token": form_token, "follow": "yes"}).status_code == 303
    assert record.desk.list_follows("Ben") == ("p-helen-marsh",)


def test_a_form_without_its_token_changes_nothing(client: TestClient, record: Record) -> None:
    client.get(MARSH)
    assert client.post(f"{MARSH}/follow", data={"follow": "yes"}).status_code == 403
    assert record.desk.list_follows("desk") == ()
