from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dragoman.contract import describe_reading
from dragoman.model import (
    Document,
    Quotation,
    Reading,
)
from dragoman.reading.canonical import hash_text
from dragoman.views.page import ReadingPage
from dragoman.wording import plain, write_date
from sample_reading import TEXT, build_reading


def draw(reading: Reading, width: int, *, explain: bool = False) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(ReadingPage(reading, explain=explain))
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_page_shows_every_value_and_no_line_is_too_long(width: int) -> None:
    page = draw(build_reading(), width)
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    for words in (
        "A call on the river",
        "ENGAGEMENTS 1",
        "3 May 2024 · call · held",
        "Sall, President (SEN)",
        "Barrow, President (GMB)",
        "“The river is ours to share,”",
        "Sall “said” to the press (X)",
        "€5 million = 5,000,000 EUR",
        "SEN to GMB · pledge · €5 million · River Fund · due June 2024",
        "River Fund (RF) · fund",
        "size: 5,000,000 EUR, May 2024",
        "Note: read as Windows-1252.",
    ):
        assert words in flat or width == 40
    assert page.index("ENGAGEMENTS") < page.index("QUOTATIONS") < page.index("SUMS") < page.index("COMMITMENTS")
    assert "\x1b" not in page
    assert not [line for line in page.splitlines() if line != line.rstrip()]


def test_explain_tells_why_and_by_what() -> None:
    reading = build_reading()
    page = " ".join(draw(reading, 120, explain=True).split())
    assert "channel call: “called” with a person as its object on “called” [15–21] (rule:call-verb)" in page
    assert "place: the text does not tell it" in page
    assert "a finished verb" not in " ".join(draw(reading, 120).split())


def test_terminal_codes_of_a_text_never_reach_the_terminal() -> None:
    text = "The \x1b[31mminister\x07 met the envoy. [bold]It[/bold] was late."
    start = text.index("The")
    reading = Reading(
        document=Document("a", text, hash_text(text), title="A \x1b]0;title\x07"),
        quotes=(Quotation(text, start, len(text), "direct"),),
        sentences=((0, len(text)),),
    )
    page = draw(reading, 100)
    assert not set(page) & {"\x1b", "\x07"}
    assert "[bold]It[/bold]" in page


@given(st.text())
def test_plain_words_stand_on_one_line(words: str) -> None:
    assert "\n" not in plain(words)
    assert "\x1b" not in plain(words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-11-07", "7 November 2025"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        ("2025-11-07/2025-11-09", "7 November 2025 to 9 November 2025"),
        ("2025-13-40", "2025-13-40"),
        ("2025-06/..", "June 2025 to .."),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert write_date(value) == words


def test_contract_points_at_the_words_it_quotes() -> None:
    described = describe_reading(build_reading())
    for quote in described["quotes"]:
        assert TEXT[quote["start"] : quote["end"]] == quote["text"]
    for amount in described["amounts"]:
        assert TEXT[amount["start"] : amount["end"]] == amount["text"]
    (engagement,) = described["engagements"]
    assert [TEXT[s["start"] : s["end"]] for s in engagement["spans"]] == engagement["evidence"]
    assert list(engagement) == [
        "id", "channel", "status", "date", "date_basis", "time", "place", "participants",
        "initiator", "topics", "evidence", "spans",
    ]  # fmt: skip
    assert "why" not in described["quotes"][0]


def test_contract_explains_on_demand() -> None:
    described = describe_reading(build_reading(), explain=True)
    why = described["engagements"][0]["why"]
    assert why["channel"]["made_by"] == "rule:call-verb"
    assert why["place"] is None
    assert described["amounts"][0]["why"] == "a sign and a number"
    assert described["dates"][0]["anchor"] is None
