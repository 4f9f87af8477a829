"""The page of an engagement, and what can be decided there: correct, accept, reject, merge, split, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.record import Record
from web.parsing import find, list_links, list_words, parse, section, select, words

Send = Callable[..., Any]


@pytest.fixture
def call(record: Record) -> str:
    """The call that two documents tell of."""
    return next(e.id for e in record.engagements(with_=("IDN", "AUS"), channel="call") if e.sources == 2)


def test_a_sentence_and_the_fields_with_their_words(client: TestClient, record: Record, call: str) -> None:
    page = parse(client.get(f"/engagements/{call}"))
    assert words(find(page, "h1")) == (
        "A telephone call between Ratna Wijaya (IDN) and Helen Marsh (AUS) took place, 14 March 2025."
    )
    facts = list_words(page, "dl.facts > dd")
    assert facts[0].startswith("14 March 2025 told by 2 of 2 accounts")
    assert facts[1].startswith("not told")
    filed = record.load_accounts(call)[0]
    assert filed.account.date is not None
    span = filed.account.date.spans[0]
    opened = f"/documents/{filed.document.id}?start={span.start}&end={span.end}#asked"
    assert opened in list_links(page, "dl.facts a[data-evidence]")


def test_accounts_stand_side_by_side(client: TestClient, call: str) -> None:
    page = parse(client.get(f"/engagements/{call}"))
    rows = list_words(page, "table.comparison > tbody > tr")
    assert "date 14 March 2025 14 March 2025 agrees" in rows
    assert "sum: A$40 million A$40 million silent one account alone" in rows


def test_all_sections_are_there(client: TestClient, call: str) -> None:
    page = parse(client.get(f"/engagements/{call}"))
    assert "Our two peoples share one sea" in words(section(page, "quotations"))
    assert "A$120 million" in words(section(page, "commitments"))
    assert "pledge" in words(section(page, "follow-ups"))
    assert "both on 2025-03-14" in words(section(page, "why"))
    assert "joined" in words(section(page, "history"))


def test_the_twin_tells_the_same(client: TestClient, call: str) -> None:
    told = client.get(f"/engagements/{call}.json").json()["dossier"]
    assert told["engagement"]["date"] == "2025-03-14"
    assert len(told["accounts"]) == 2


def test_an_unknown_one_is_told(client: TestClient) -> None:
    answer = client.get("/engagements/e-nowhere")
    assert answer.status_code == 404
    assert "no engagement e-nowhere" in answer.text
    twin = client.get("/engagements/e-nowhere.json")
    assert twin.headers["content-type"] == "application/problem+json"


def test_a_correction_is_entered_noted_and_withdrawn(client: TestClient, record: Record, send: Send, call: str) -> None:
    fields = {"verb": "correct", "field": "date", "value": "2025-03-13", "why": "the diary"}
    version = find(parse(client.get(f"/engagements/{call}/correct")), "form.form input[name=expected]").get("value")
    answer = send(f"/engagements/{call}/judge", expected=version, **fields)
    assert answer.headers["location"] == f"/engagements/{call}"
    assert record.load_engagement(call).date == "2025-03-13"
    assert record.desk.list_actions(subject=call)[0].action == "judged correct"
    page = parse(client.get(f"/engagements/{call}"))
    assert "13 March 2025" in list_words(page, "dl.facts > dd")[0]
    assert "reviewed" in list_words(page, "dl.facts > dd")[0]
    (judgement,) = record.find_judgements([call])
    send(f"/judgements/{judgement.id}/withdraw", then=f"/engagements/{call}", why="it was the 14th")
    assert record.load_engagement(call).date == "2025-03-14"
    assert record.find_judgements([call])[0].withdrawn_why == "it was the 14th"


def test_a_stale_version_enters_nothing(record: Record, send: Send, call: str) -> None:
    version = str(record.load_version(call))
    record.judge("correct", call, field="place", value="by telephone", by="Ann", why="as told")
    fields = {"verb": "correct", "field": "date", "value": "2025-03-13", "why": "the diary"}
    answer = send(f"/engagements/{call}/judge", expected=version, **fields)
    assert answer.status_code == 409
    assert record.load_engagement(call).date == "2025-03-14"
    again = {field.get("name"): field.get("value") or field.text for field in select(parse_any(answer), "form [name]")}
    assert again["value"] == "2025-03-13"
    again.pop("form_token")
    assert send(f"/engagements/{call}/judge", **again).status_code == 303
    assert record.load_engagement(call).date == "2025-03-13"


def parse_any(answer: Any) -> Any:
    """The main part of a page of any status."""
    (main,) = html.fromstring(answer.text).xpath("//main")
    return main


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"verb": "correct", "field": "date", "value": "soon", "why": "w"}, "soon"),
        ({"verb": "correct", "field": "channel", "value": "pigeon", "why": "w"}, "pigeon"),
        ({"verb": "correct", "field": "colour", "value": "red", "why": "w"}, "colour"),
        ({"verb": "praise", "field": "date", "value": "2025", "why": "w"}, "praise"),
        ({"verb": "correct", "field": "date", "value": "2025-03-13", "why": ""}, "Say why"),
        ({"verb": "correct", "field": "participants", "name": "A | B", "why": "w"}, "|"),
    ],
)
def test_what_can_not_be_is_refused(send: Send, record: Record, call: str, fields: dict[str, str], told: str) -> None:
    answer = send(f"/engagements/{call}/judge", **fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert record.find_judgements([call]) == []


def test_somebody_is_put_in_and_taken_out(record: Record, send: Send, call: str) -> None:
    address = f"/engagements/{call}/judge"
    put = {
        "verb": "correct",
        "field": "participants",
        "name": "Tomas Reyes",
        "role": "Foreign Minister",
        "country": "PHL",
    }
    send(address, why="he listened in", **put)
    assert ("Tomas Reyes", "PHL") in {(p.name, p.country) for p in record.load_engagement(call).participants}
    send(address, verb="reject", field="participants", value="Tomas Reyes", why="he did not")
    assert "Tomas Reyes" not in {p.name for p in record.load_engagement(call).participants}


def test_a_rejected_engagement_leaves_the_lists(client: TestClient, send: Send, call: str) -> None:
    send(f"/engagements/{call}/judge", verb="reject", field="engagement", why="a rehearsal")
    assert call not in client.get("/engagements.json").text
    assert call in client.get("/engagements.json?rejected=yes").text
    assert "has rejected this engagement" in client.get(f"/engagements/{call}").text


def test_split_and_merge(client: TestClient, record: Record, send: Send, call: str) -> None:
    first, second = record.load_accounts(call)
    assert send(f"/engagements/{call}/split", account="a-nowhere", why="w").status_code == 422
    send(f"/engagements/{call}/split", account=second.id, why="two calls that day")
    assert [filed.id for filed in record.load_accounts(call)] == [first.id]
    other = next(e.id for e in record.engagements() if second.id in e.accounts)
    near = list_links(parse(client.get(f"/engagements/{call}/merge")), ".entry a.entry-name")
    assert f"/engagements/{call}/merge?other={other}" in near
    side_by_side = parse(client.get(f"/engagements/{call}/merge?other={other}"))
    assert words(find(side_by_side, "h1")) == "Are these two one encounter?"
    versions = {name: find(side_by_side, f"input[name={name}]").get("value") for name in ("expected", "expected_other")}
    send(f"/engagements/{call}/merge", other=other, verb="same", why="one call after all", **versions)
    assert {filed.id for filed in record.load_accounts(call)} == {first.id, second.id}
    moved = client.get(f"/engagements/{other}")
    assert moved.status_code in (200, 303)


def test_a_calendar_file_holds_the_engagement(client: TestClient, call: str) -> None:
    answer = client.get(f"/engagements/{call}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20250314" in answer.text
