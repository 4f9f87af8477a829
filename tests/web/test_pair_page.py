"""Two sides: choosing them, and what stands between them."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.record import Record
from record_rows import add_actor
from web.parsing import find, list_links, list_words, parse, section, select, words


def test_the_chooser_offers_the_most_frequent(client: TestClient) -> None:
    page = parse(client.get("/pair"))
    assert "Australia and Indonesia 1" in list_words(page, "tbody tr")
    assert "/pair?one=AUS&other=IDN" in list_links(page, "tbody a")
    assert select(page, "[role=alert]") == []


def test_two_sides_show_contacts_words_and_what_is_open(client: TestClient) -> None:
    page = parse(client.get("/pair", params={"one": "Indonesia", "other": "aus"}))
    assert words(find(page, "h1")) == "Indonesia and Australia"
    assert words(find(page, ".lead")) == "4 engagements on record, 1 of them held."
    assert words(find(page, "#months-title")) == "Contacts of Indonesia and Australia a month"
    assert list_words(section(page, "months"), "tbody tr") == ["2025-03 1 1"]
    owed = section(page, "open")
    assert list_words(owed, "h3") == ["Indonesia to Australia", "Australia to Indonesia"]
    assert any("A$120 million" in line for line in list_words(owed, "li"))
    said = section(page, "words")
    assert "one sea" in words(said)
    assert "Families in Broome" in words(said)
    assert "/briefs?with=IDN&with=AUS" in list_links(page, ".actions a")
    assert len(list_words(section(page, "latest"), "li")) == 4


def test_its_twin_tells_the_same(client: TestClient) -> None:
    told = client.get("/pair.json", params={"one": "IDN", "other": "p-helen-marsh"}).json()
    assert told["one"] == {"key": "IDN", "name": "Indonesia"}
    assert told["other"] == {"key": "p-helen-marsh", "name": "Helen Marsh"}
    assert (told["engagements"], told["held"]) == (3, 1)
    assert told["months"]["rows"] == [["2025-03", 1, 1]]
    assert [one["quotation"]["speaker"] for one in told["last_words"]["p-helen-marsh"]] == ["Helen Marsh"]


def test_differences_lead_to_their_engagement(client: TestClient) -> None:
    told = client.get("/pair.json", params={"one": "IDN", "other": "AUS"}).json()
    assert told["differing"] == [line for line in told["latest"] if line["differing"]]


@pytest.mark.parametrize(
    ("one", "says"),
    [("Nobody at All", "The record has nobody called “Nobody at All”."), ("AUS", "Both are Australia: choose two.")],
)
def test_who_is_unknown_or_the_same_is_told(client: TestClient, one: str, says: str) -> None:
    page = parse(client.get("/pair", params={"one": one, "other": "Australia"}))
    assert words(find(page, ".fault")) == says


def test_several_of_a_name_are_offered(client: TestClient, record: Record) -> None:
    with record.database.write() as connection:
        add_actor(connection, "p-helen-marsh-2", "Helen Marsh", country="NZL")
    page = parse(client.get("/pair", params={"one": "Helen Marsh", "other": "IDN"}))
    assert "Several are called “Helen Marsh”" in words(find(page, ".fault"))
    assert set(list_links(page, "[role=alert] a")) == {
        "/pair?one=p-helen-marsh&other=IDN",
        "/pair?one=p-helen-marsh-2&other=IDN",
    }


def test_two_who_never_met_are_told_so(client: TestClient) -> None:
    page = parse(client.get("/pair", params={"one": "NOR", "other": "AUS"}))
    assert words(find(page, ".lead")) == "No engagement of the two is on record."
    assert select(page, ".picture") == []


def test_too_long_a_name_is_refused(client: TestClient) -> None:
    assert client.get("/pair", params={"one": "x" * 201}).status_code == 422
