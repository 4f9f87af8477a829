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
