"""The catalogue of sources: whose site a page comes from, and all faults of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.annotating.publisher import read_publisher
from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import CatalogueError
from dragoman.lexicon.publishers import load_publishers
from dragoman.reading.catalogue import read_catalogue
from dragoman.reading.documents import Captured, make_document

CATALOGUE = """
[[publisher]]
name = "Ruritanian Foreign Office"
kind = "official"
home = "SVN"
hosts = ["mfa.ruritania.example"]
other_names = ["MFA of Ruritania"]
zone = "Europe/Ljubljana"
feeds = ["https://mfa.ruritania.example/rss"]
note = "prompt"

[[publisher]]
name = "The Strelsau Gazette"
kind = "newsroom"
"""
CALL = "The foreign minister spoke by telephone with his counterpart in Togo on Friday."


@pytest.fixture
def settings(tmp_path: Path) -> ReadingSettings:
    (tmp_path / "sources.toml").write_text(CATALOGUE)
    return ReadingSettings(catalogue=read_catalogue(tmp_path / "sources.toml"))


def test_the_catalogue_that_comes_along_knows_eighty_states_and_their_sites() -> None:
    sources = load_publishers().sources
    states = {s.home for s in sources if s.kind == "official" and s.home and len(s.home) == 3}
    assert len(states) >= 80
    assert all(s.hosts for s in sources)
    assert all(s.zone for s in sources if s.kind == "official")


@pytest.mark.parametrize(
    ("url", "home", "source"),
    [
        ("https://www.president.gov.ua/en/news/1", "UKR", "President of Ukraine"),
        ("https://mfa.gov.ua/en/1", "UKR", "Government of Ukraine"),
        ("http://en.kremlin.ru/events/1", "RUS", "President of Russia"),
        ("https://www.reuters.com/world/1", None, "Reuters"),
        ("https://example.org/1", None, None),
        ("https://president.gov.ua.example.org/1", None, None),
        ("http://[broken", None, None),
    ],
)
def test_the_host_tells_whose_account_it_is(url: str, home: str | None, source: str | None) -> None:
    document = make_document(Captured(id="a", text=CALL, url=url), DEFAULTS)
    assert (document.home, document.source) == (home, source)


def test_a_catalogue_of_ones_own_goes_before(settings: ReadingSettings) -> None:
    page = Captured(
        id="a", text=f"Call with Togo\nPublished: 3 May 2024, 10:15\n{CALL}", url="https://www.mfa.ruritania.example/1"
    )
    document = make_document(page, settings)
    assert (document.home, document.source) == ("SVN", "Ruritanian Foreign Office")
    assert document.published_at == "2024-05-03T10:15+02:00"
    assert read_publisher(document).home == "SVN"
    named = make_document(Captured(id="a", text=CALL, source="the  MFA of RURITANIA"), settings)
    assert (named.home, named.source) == ("SVN", "the  MFA of RURITANIA")
    paper = make_document(Captured(id="a", text=CALL, source="Strelsau Gazette"), settings)
    assert paper.home is None
    assert make_document(Captured(id="a", text=CALL, url="https://mfa.gov.gh/"), settings).home == "GHA"


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        'sources = 1\n[[publisher]]\nname = "A"\nkind = "oficial"\nzone = "Mars/Base"\nhosts = ["A b", "x.org"]\n'
        '\n[[publisher]]\nkind = "official"\nfeeds = ["rss"]\ncolour = "red"\nlanguage = "English"\nhosts = ["x.org"]\n'
        '[[publisher]]\nname = " "\nkind = "agency"\nhome = "XYZ"\nhosts = "y.org"\n'
    )
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(path)
    told = str(raised.value)
    for words in (
        ": 'sources' is unknown",
        ":2: 'kind' must be one of official, agency, newsroom, not 'oficial'",
        ":2: 'zone' must be",
        ":2: 'A b' is no host",
        ":8: 'name' is missing",
        ":8: 'home' is missing",
        ":8: 'rss' is no address",
        ":8: the key 'colour' is unknown",
        ":8: 'language' must be",
        ":8: the host 'x.org' stands in the table of line 2 already",
        ":14: 'name' must be words",
        ":14: 'home' must be",
        ":14: 'hosts' must be a list",
    ):
        assert f"{path}{words}" in told
    assert len(raised.value.faults) == 13


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"", "no [[publisher]]"), (b"a = ", ":1: no TOML"), (b"\xff", "no UTF-8"), (b"publisher = 1", "must be")],
)
def test_files_that_are_no_catalogue(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(raw)
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(path)
    assert words in str(raised.value)
    with pytest.raises(CatalogueError, match="can't be read"):
        read_catalogue(tmp_path / "none.toml")
