"""A title: the words around a name that say who somebody is; and the lexical matches that it is read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.annotating.ranks import fits_office, is_rank
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import HONORIFICS, OfficeMatch

FEMALE_OFFICES = frozenset({"queen", "princess", "crown princess", "first lady", "empress", "duchess", "chairwoman"})
MALE_OFFICES = frozenset({"king", "prince", "crown prince", "emir", "amir", "sultan", "pope", "emperor", "duke"})
CHAIN = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w'’-]+\s+){0,4}(?:Republic|Kingdom|State|States|Federation|Emirate|Sultanate|Principality|Union"
    r"|Commonwealth|Islands)\s+of\s+(?:the\s+)?$"
)
OF = re.compile(r"\s+(of|for|to|in)\s+(?:the\s+)?$")
OF_REACH = 16
"""Characters of " of the " with some blanks."""
BODY_NOUN = re.compile(
    r"\b(?:Ministry|Secretariat|Council|Office|Committee|Service|Services|Agency|Bank|Parliament|Department|Reserve"
    r"|Commission|Board|Assembly|Senate|Duma|Administration|Institute|Cent(?:re|er)|Directorate|Staff|Party|Corps|Forces"
    r"|Guard|Congress|Mission|Court|Fund|Authority|Organi[sz]ation|Union|Bureau|House|Society|Federation|Movement|Company"
    r"|Group|Front|Army|Navy|Chancellery|Presidency|[A-Z]{2,6})\b"
)
"""Nouns of bodies that somebody may head, and acronyms."""
PLAIN_HONORIFICS = frozenset(h.rstrip(".") for h in HONORIFICS) | {"Professor", "Doctor"}
STATED = ("demonym", "state", "organisation", "metonym")
ACTING = frozenset({"minister", "envoy", "official", "head_of_government"})
"""Kinds of office that a capital in the genitive tells the state of: "Oslo's top diplomat", not "Oslo's mayor"."""
BESIDE_OFFICE = frozenset({"Prince", "Princess", "Duke", "Duchess", "Senator"})
"""Titles of birth, and a seat, that stand beside an office: "the Foreign Minister, Senator Berg"."""


@dataclass(slots=True)
class Title:
    """The words that say who somebody is; `start`–`end` cover name and title together."""

    start: int
    end: int
    roles: list[OfficeMatch] = field(default_factory=list)
    country: str | None = None
    why: list[str] = field(default_factory=list)
    gender: str | None = None
    boss: tuple[int, int] | None = None
    """Range of the possessor in "President Biden's adviser": somebody else, whose state may be this person's too."""
    kin: bool = False
    """A relative of somebody ("his wife Ana Berg"): of the same state, without an office."""

    def add_role(self, office: OfficeMatch) -> None:
        self.roles.append(office)
        words = office.title.lower()
        self.gender = self.gender or ("f" if words in FEMALE_OFFICES else "m" if words in MALE_OFFICES else None)

    def set_country(self, code: str, why: str) -> None:
        if self.country is None:
            self.country = code
            self.why.append(why)

    def choose_office(self) -> OfficeMatch | None:
        """The office to enter: a rank, birth or seat only if there is nothing else, the fuller of two that are one."""
        civil = [o for o in self.roles if o.kind != "military" and o.title not in BESIDE_OFFICE]
        roles = civil or [o for o in self.roles if not is_rank(o.title)] or self.roles
        if not roles:
            return None
        first = roles[0]
        fuller = (r for r in roles[1:] if r.title.startswith(f"{first.title} ") and fits_office(first.title, r.title))
        return next(fuller, first)


class Lexicon:
    """The lexical matches of one text, found by where they begin and where they end."""

    def __init__(self, text: str, names: Sequence[NameMatch], offices: Sequence[OfficeMatch], raw: str = "") -> None:
        self.text = text
        self.raw = raw or text
        """The text with its line breaks, which `text` may have as blanks inside of sentences."""
        self.names_by_end = {m.end: m for m in names}
        self.names_by_start = {m.start: m for m in names}
        self.offices_by_end = {o.end: o for o in offices}
        self.offices_by_start = {o.start: o for o in offices}

    def find_honorific(self, edge: int) -> str | None:
        """The honorific that ends at `edge`, longest first."""
        for length in range(24, 1, -1):
            word = self.text[max(0, edge - length) : edge]
            begins = edge - length <= 0 or not self.text[edge - length - 1].isalnum()
            if begins and word.rstrip(".") in PLAIN_HONORIFICS:
                return word
        return None

    def name_at(self, offset: int) -> NameMatch | None:
        """The state or body named at `offset`, also behind "Republic of"."""
        name = self.names_by_start.get(offset)
        chain = None if name else STATE_CHAIN.match(self.text, offset)
        return self.names_by_start.get(chain.end()) if chain else name

    def owner_before(self, edge: int) -> NameMatch | None:
        """The state or body named right before `edge`, in the genitive or as it is ("Norway's", "Norwegian")."""
        bare = edge - 2 if self.text[edge - 2 : edge] in ("'s", "’s") else edge
        return self.names_by_end.get(bare)

    def read_office_state(self, office: OfficeMatch) -> tuple[int, NameMatch] | None:
        """Where "the US president" begins and whose it is, for an office with its state before it."""
        edge = strip_back(self.text, office.start)
        name = self.owner_before(edge)
        if name is None:
            return None
        acting = name.kind == "capital" and name.end < edge and office.kind in ACTING
        return (name.start, name) if name.kind in STATED or acting else None


STATE_CHAIN = re.compile(
    r"(?:[A-Z][\w'’-]+\s+){0,4}(?:Republic|Kingdom|State|Federation|Sultanate|Principality|Union|Commonwealth)"
    r"\s+of\s+(?:the\s+)?"
)


def strip_back(text: str, pos: int) -> int:
    """Where the word before `pos` ends."""
    while pos > 0 and text[pos - 1].isspace():
        pos -= 1
    return pos


def find_of(text: str, pos: int) -> re.Match[str] | None:
    """The "of the" that ends at `pos`, if one does."""
    return OF.search(text, max(0, pos - OF_REACH), pos)


def extend_chain(text: str, start: int) -> int:
    """Where "the Republic of X" begins if X does at `start`; `start` itself if nothing stands before it."""
    chain = CHAIN.search(text, max(0, start - 80), start)
    return chain.start() if chain else start
