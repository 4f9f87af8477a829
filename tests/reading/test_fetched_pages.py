from __future__ import annotations

import gzip

import pytest

from dragoman.config import ReadingSettings
from dragoman.errors import ReadingError
from dragoman.lexicon.publishers import parse_catalogue
from dragoman.model import Document
from dragoman.reading.fetched_pages import iter_fetched
from dragoman.reading.fetching import Fetched
from dragoman.reading.moments import Moment

PAGE = "https://mfa.example/readouts/7"
SETTINGS = ReadingSettings(
    catalogue=parse_catalogue(
        "sources.toml",
        '[[publisher]]\nname = "Foreign Ministry"\nkind = "official"\nhome = "JPN"\nzone = "Asia/Tokyo"\n'
        'hosts = ["mfa.example"]\n[[publisher]]\nname = "Courier"\nkind = "newsroom"\nhosts = ["courier.example"]\n',
    )
)
TEXT = "The foreign minister of Chad, Idris Oumar, called the president of Niger, Sani Bello, on Friday."
FRIDAY_NIGHT = Moment("2024-05-03", "22:30:00", "+00:00")


def write_page(head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body></html>".encode()


def fetch(body: bytes, told: Moment | None = None, settings: ReadingSettings = SETTINGS, at: str = PAGE) -> Document:
    (document,) = iter_fetched(Fetched(PAGE, at, body), settings, told)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("told", "day", "moment"),
    [
        (FRIDAY_NIGHT, "2024-05-04", "2024-05-04T07:30:00+09:00"),  # by the clocks of Tokyo
        (Moment("2024-05-03", "22:30:00"), "2024-05-03", "2024-05-03T22:30:00+09:00"),
        (Moment("2024-05-03", "00:00:00", "+09:00"), "2024-05-03", None),
        (Moment("2024-05-03"), "2024-05-03", None),
    ],
)
def test_the_feeds_day_is_that_of_the_publishers_clock(told: Moment, day: str, moment: str | None) -> None:
    document = fetch(write_page(), told)
    assert (document.published, document.published_at) == (day, moment)
    assert "the page gives no day of publication; its feed does" in document.notes


def test_the_pages_own_day_comes_first() -> None:
    dated = fetch(write_page('<meta property="article:published_time" content="2024-05-01">'), FRIDAY_NIGHT)
    assert dated.published == "2024-05-01"
    assert fetch(write_page(), FRIDAY_NIGHT, SETTINGS.dated("2024-04-30")).published == "2024-04-30"
    assert fetch(write_page()).published is None


def test_a_page_is_its_sources() -> None:
    document = fetch(write_page())
    assert (document.id, document.url, document.source, document.home) == (PAGE, PAGE, "Foreign Ministry", "JPN")
    moved = fetch(write_page(), at="https://www.mfa.example/en/7")
    assert (moved.id, moved.url, moved.home) == (PAGE, "https://www.mfa.example/en/7", "JPN")


def test_a_page_is_not_whose_it_says() -> None:
    claim = write_page('<link rel="canonical" href="https://mfa.example/7">')
    stranger = fetch(claim, at="https://blog.example/7")
    assert (stranger.url, stranger.source, stranger.home) == ("https://blog.example/7", None, None)
    newsroom = fetch(claim, at="https://courier.example/7")
    assert (newsroom.source, newsroom.home) == ("Courier", None)
    assert "the page calls https://mfa.example/7 its address" in newsroom.notes[-1]


def test_other_formats_are_read_as_files_are() -> None:
    assert fetch(TEXT.encode(), FRIDAY_NIGHT).published == "2024-05-04"
    rows = gzip.compress(b'{"id": "r1", "text": "The ministers met."}\n{"id": "r2"}\n')
    read, broken = iter_fetched(Fetched(PAGE, PAGE, rows), SETTINGS)
    assert isinstance(read, Document)
    assert read.id == "r1"
    assert isinstance(broken, ReadingError)
    (empty,) = iter_fetched(Fetched(PAGE, PAGE, b""), SETTINGS)
    assert isinstance(empty, ReadingError)
    assert empty.document == PAGE
