"""Settings, passed explicitly to whatever needs them; nothing is read from the environment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.lexicon.publishers import Catalogue

MAX_CHARACTERS = 2_000_000
"""A text above this is refused: the longest report of 5,883 in the White House archive has 0.3 million characters, and
two million take two minutes of one core and 1 GB."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How texts are read.

    `published` is the ISO date that holds for every document, whatever the document says; `max_characters` the
    longest text that is read; `catalogue` the sources that are known, None for those that come with Dragoman.
    """

    published: str | None = None
    max_characters: int = MAX_CHARACTERS
    catalogue: Catalogue | None = None

    def dated(self, published: str | None) -> ReadingSettings:
        """These settings with another day of publication, where one is given."""
        return replace(self, published=published) if published else self


DEFAULTS = ReadingSettings()


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched. Times are in seconds; `read_seconds` is the longest silence, `total_seconds` the longest
    time of one request. `max_bytes` counts before and after unpacking.

    `pause` lies between two requests to a host, more where its robots.txt asks for more; for a longer wait than
    `patience` the page is left for later. `contact` (an e-mail or web address) is told to servers. `allow_private` lets
    through hosts of the own network.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    pause: float = 1.0
    patience: float = 120.0
    contact: str | None = None
    allow_private: bool = False


FETCHING = FetchSettings()
