"""The first page and the lists: engagements, documents, commitments, follow-ups; and search."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.record import EngagementFilters, Record, open_record
from web.conftest import build_client, mark_differing
from web.parsing import find, list_links, list_words, parse, section, select, words

Send = Callable[..., Any]


def test_the_first_page_tells_what_is_new_and_forgets_what_was_seen(client: TestClient, send: Send) -> None:
    page = parse(client.get("/"))
    new = section(page, "new")
    assert len(select(new, ".entry")) == 23
    event = find(page, "input[name=event]").get("value")
    send("/looked", event=event)
    again = client.get("/today.json").json()
    assert again["new"] == []
    assert again["since"] is not None


def test_the_first_page_keeps_to_whom_one_follows(client: TestClient, record: Record, send: Send) -> None:
    send("/follows", subject="Norway")
    assert record.desk.list_follows("desk") == ("NOR",)
    told = client.get("/today.json").json()
    assert told["follows"] == ["NOR"]
    assert {p["country"] for line in told["new"] for p in line["participants"]} == {"NOR", "GHA"}
    assert len(client.get("/today.json?everything=true").json()["new"]) == 23
    send("/follows", remove="NOR")
    assert record.desk.list_follows("desk") == ()


def test_following_nobody_known_is_told(send: Send) -> None:
    answer = send("/follows", subject="Atlantis")
    assert answer.status_code == 422
    assert "Atlantis" in answer.text


def test_an_empty_record_teaches(tmp_path: Any) -> None:
    with open_record(tmp_path / "empty.db") as record, build_client(record) as client:
        assert "The record is empty" in client.get("/").text
        for address in ("/engagements", "/documents", "/commitments", "/follow-ups", "/search"):
            assert select(parse(client.get(address)), ".empty"), address


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({}, 23),
        ({"with": "Indonesia"}, 4),
        ({"with": ["IDN", "AUS"], "channel": "call"}, 1),
        ({"since": "2025-12", "until": "2025-12-31"}, 6),
        ({"status": "planned"}, 7),
        ({"sources": 2}, 1),
        ({"topic": "fisheries"}, 1),
        ({"reviewed": "yes"}, 0),
    ],
)
def test_filters_narrow_engagements(client: TestClient, query: dict[str, Any], number: int) -> None:
    assert len(client.get("/engagements.json", params=query).json()["engagements"]) == number


def test_facets_lead_where_their_counts_say(client: TestClient) -> None:
    page = parse(client.get("/engagements"))
    facets = [
        (words(find(a, "span.number")), a.get("href")) for a in select(page, ".facets li a") if select(a, "span.number")
    ]
    assert len(facets) > 15
    for count, address in facets:
        path, _, query = address.partition("?")
        told = client.get(f"{path}.json?{query}").json()["engagements"]
        assert len(told) == int(count), address


def test_engagements_whose_accounts_differ_are_a_facet(client: TestClient, record: Record) -> None:
    def list_choices() -> list[str]:
        page = parse(client.get("/engagements?status=held"))
        titles = list_words(page, ".facets h2")
        return titles[-3:] if "Accounts differ on" in titles else []

    assert list_choices() == []
    (call,) = record.page_engagements(EngagementFilters(min_sources=2)).items
    mark_differing(record, call.id)
    assert list_choices() == ["Accounts differ on", "Reviewed", "My views"]
    page = parse(client.get("/engagements?differing=place"))
    assert list_links(page, "section .entry a.entry-name") == [f"/engagements/{call.id}"]
    chosen = {words(a): a.get("href") for a in select(page, ".facets li a") if "differing" in (a.get("href") or "")}
    assert chosen["any field 1"] == "/engagements?differing=any"
    assert "/engagements" in [a.get("href") for a in select(page, ".facets a[aria-current]") if words(a) == "place 1"]
    assert find(page, "form.filters input[name=differing]").get("value") == "place"
    assert client.get("/today.json").json()["differing"][0]["id"] == call.id
    assert "/engagements?differing=any" in list_links(section(parse(client.get("/")), "differing"), "a")
    assert client.get("/pair.json?one=IDN&other=AUS").json()["differing"][0]["id"] == call.id


def test_pages_of_a_list_hold_everything_once(
    client: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_engagements = record.page_engagements
    monkeypatch.setattr(
        type(record), "page_engagements", lambda _, f, after=None: page_engagements(f, after=after, size=7)
    )
    seen, address = [], "/engagements"
    while address:
        page = parse(client.get(address))
        seen += list_links(page, "section .entry a.entry-name")
        address = next((a.get("href") for a in select(page, ".pager a") if a.get("rel") == "next"), "")
    assert len(seen) == len(set(seen)) == 23


@pytest.mark.parametrize(
    "query",
    [
        {"channel": "pigeon"},
        {"differing": "mood"},
        {"since": "soon"},
        {"with": "Nobody At All"},
        {"sources": 0},
        {"after": "x"},
        {"topic": "x" * 400},
    ],
)
def test_faulty_filters_are_told(client: TestClient, query: dict[str, Any]) -> None:
    answer = client.get("/engagements.json", params=query)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_view_is_saved_and_forgotten(client: TestClient, record: Record, send: Send) -> None:
    address = "/engagements?with=NOR"
    send("/views", address=address, name="Nordic")
    assert f"{address}" in list_links(parse(client.get("/engagements")), ".facets a")
    send("/views", address=address, name="Nordic", remove="yes")
    assert record.desk.list_views("desk") == ()


def test_a_view_never_leads_elsewhere(record: Record, send: Send) -> None:
    send("/views", address="//evil.example/x", name="Trap")
    assert [view.address for view in record.desk.list_views("desk")] == ["/engagements"]


@pytest.mark.parametrize("name", ["engagements", "commitments", "follow-ups"])
def test_tables_can_be_taken_away(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) >= 5
    assert "id" in rows[0] or "commitment_id" in rows[0] or "follow_up_id" in rows[0]


@pytest.mark.parametrize("name", ["engagements", "follow-ups"])
def test_calendars_can_be_taken_away(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}.ics")
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert answer.text.rstrip().endswith("END:VCALENDAR")


def test_commitments_stand_in_their_own_currency_with_their_stage(client: TestClient) -> None:
    page = parse(client.get("/commitments?with=AUS&kind=pledge"))
    (row,) = list_words(page, "tbody tr")
    assert "A$120 million" in row
    assert "AUS IDN" in row


@pytest.mark.parametrize("stage", ["pledge", "commitment", "allocation", "disbursement"])
def test_commitments_are_listed_by_the_stage_of_their_money(client: TestClient, stage: str) -> None:
    everything = parse(client.get("/commitments"))
    at_stage = [row for row in select(everything, "tbody tr") if words(select(row, "td")[5]) == stage]
    told = client.get("/commitments.json", params={"stage": stage}).json()["commitments"]
    assert [one["commitment"]["evidence"]["text"] for one in told] == [
        find(row, "td.words a").text_content().strip() for row in at_stage
    ]
    assert client.get("/commitments", params={"stage": "promised"}).status_code == 422


def test_a_follow_up_is_decided(client: TestClient, record: Record, send: Send) -> None:
    found = next(iter(record.follow_ups(status="open")))
    page = parse(client.get(f"/follow-ups/{found.id}"))
    version = select(page, "input[name=expected]")[0]
    fields = {"verb": "correct", "field": "state", "value": "kept", "why": "the minister says so"}
    send(f"/follow-ups/{found.id}/judge", expected=version.get("value"), **fields)
    kept = record.load_follow_up(found.id)
    assert (kept.state, kept.reviewed) == ("kept", True)
    assert client.get("/follow-ups/f-nowhere").status_code == 404


def test_search_finds_names_and_words_in_any_script(client: TestClient) -> None:
    page = parse(client.get("/search", params={"q": "Зеленський"}))
    assert "/actors/p-volodymyr-zelenskyy" in list_links(section(page, "names"), "a")
    page = parse(client.get("/search", params={"q": "undersea cables"}))
    assert {words(mark) for mark in select(section(page, "texts"), "mark")} >= {"undersea", "cables"}
    (first, *_) = list_links(section(page, "texts"), "a[data-evidence]")
    assert select(parse(client.get(first)), "#asked")


def test_documents_are_listed_by_publisher_and_title(client: TestClient) -> None:
    told = client.get("/documents.json", params={"words": "call"}).json()["documents"]
    assert told
    assert all("call" in head["title"].casefold() for head in told)


def test_a_calendar_tells_what_a_person_has_looked_at(client: TestClient, record: Record) -> None:
    call = next(iter(record.engagements(with_=("IDN", "AUS"), channel="call")))
    record.judge("accept", call.id, field="date", by="Ann", why="as the readouts have it")
    for address, told in (("/engagements.ics", "1 of 23"), (f"/engagements/{call.id}.ics", "1 of 1")):
        unfolded = client.get(address).text.replace("\r\n ", "")
        assert f"{told} engagements have values that a person reviewed" in unfolded
