"""Instruments: the list, and a page with figures, shares and successions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.record import Record, tables
from record_rows import add_document, add_row
from web.parsing import find, list_links, list_words, parse, section, words

CABLES = "/instruments/i-pacific-cable-resilience-program"
TEXT = (
    "The Pacific Cable Resilience Program has an envelope of €150 billion. It replaced the Reef Fund. "
    "Of it €30 billion was paid out by May 2025."
)


@pytest.fixture
def figures(record: Record) -> Record:
    """The record with two figures of the programme, and an instrument that it replaced."""
    fixed = {"instrument_id": "i-pacific-cable-resilience-program", "unit": "EUR"}
    with record.database.write() as connection:
        add_document(connection, 99, TEXT, title="A <b>bulletin</b>", published="2025-05-02", source="Herald")
        first = {"document_id": "d-99", "start": 0, "end": 70}
        last = {"document_id": "d-99", "start": 98, "end": len(TEXT)}
        add_row(connection, tables.figures, id=901, property="envelope", value=150e9, **first, **fixed)
        add_row(connection, tables.figures, id=902, property="paid out", value=30e9, as_of="2025-05", **last, **fixed)
        add_row(connection, tables.instruments, id="i-reef-fund", name="Reef Fund", kind="fund")
        add_row(connection, tables.instrument_successions, id=901, earlier_id="i-reef-fund",
                later_id="i-pacific-cable-resilience-program", document_id="d-99", start=71, end=97)  # fmt: skip
    return record


def test_the_list_counts_reports_figures_and_engagements(client: TestClient) -> None:
    page = parse(client.get("/instruments"))
    assert "Pacific Cable Resilience Program programme 1 0 1" in list_words(page, "tbody tr")
    assert CABLES in list_links(page, "tbody a")
    options = list_words(page, "#kind option")
    assert options[0] == "all kinds"
    assert {"programme", "treaty"} <= set(options)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"kind": "treaty"}, ["i-high-seas-treaty"]),
        ({"name": "cable"}, ["i-pacific-cable-resilience-program"]),
        ({"name": "cable", "kind": "treaty"}, []),
    ],
)
def test_filters_narrow_the_list(client: TestClient, query: dict[str, str], ids: list[str]) -> None:
    told = client.get("/instruments.json", params=query).json()
    assert [line["id"] for line in told["instruments"]] == ids


def test_an_empty_list_says_what_to_do(client: TestClient) -> None:
    page = parse(client.get("/instruments", params={"name": "nothing of the kind"}))
    assert words(find(page, ".empty")).startswith("No instrument fits all of this.")


@pytest.mark.usefixtures("figures")
def test_each_figure_stands_with_its_words_and_report(client: TestClient) -> None:
    page = parse(client.get(CABLES))
    rows = list_words(section(page, "figures"), "tbody tr")
    assert len(rows) == 2
    assert rows[0].startswith("2025-05 30,000,000,000") or rows[1].startswith("2025-05 30,000,000,000")
    assert all("A <b>bulletin</b> Herald, 2 May 2025" in row for row in rows)
    evidence = list_links(section(page, "figures"), "a[data-evidence]")
    assert "/documents/d-99?start=0&end=70#asked" in evidence
    assert words(find(page, "#figures-title")).startswith("Pacific Cable Resilience Program")
    assert "€30 bn of €150 bn: 20.0 %" in words(section(page, "shares"))
    assert "Took the place of Reef Fund" in words(find(page, "main > .facts"))
    assert "telephone call: Ratna Wijaya" in words(section(page, "engagements"))


@pytest.mark.usefixtures("figures")
def test_its_twin_and_its_table(client: TestClient) -> None:
    told = client.get(f"{CABLES}.json").json()
    assert sorted(f["value"] for one in told["series"] for f in one["figures"]) == [30e9, 150e9]
    assert told["documents"]["d-99"]["source"] == "Herald"
    answer = client.get(f"{CABLES}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "figures-i-pacific-cable-resilience-program.csv" in answer.headers["content-disposition"]
    lines = answer.text.splitlines()
    assert lines[0].startswith("measure,unit,value,as_of")
    assert len(lines) == 3


def test_without_figures_the_page_says_so(client: TestClient) -> None:
    page = parse(client.get(CABLES))
    assert "No report claims a figure of it" in words(section(page, "figures"))


def test_following_and_no_more(client: TestClient, record: Record, send: Callable[..., Any]) -> None:
    assert send(f"{CABLES}/follow", follow="yes").headers["location"] == CABLES
    assert record.desk.list_follows("desk") == ("i-pacific-cable-resilience-program",)
    assert words(find(parse(client.get(CABLES)), "form[action$=follow] button")) == "Unfollow"
    send(f"{CABLES}/follow", follow="no")
    assert record.desk.list_follows("desk") == ()


@pytest.mark.parametrize("address", ["/instruments/i-none", "/instruments/i-none.json", "/instruments/i-none.csv"])
def test_an_unknown_instrument_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
