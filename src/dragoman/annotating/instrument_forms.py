"""What all rules for the names of instruments share: a mention by name, its acronym in brackets, its head nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon.instruments import load_instrument_words

LINKS = frozenset({"of", "on", "for", "and", "in", "to", "the", "with", "against", "between", "concerning", "&"})
BRACKET = re.compile(r"[\"”’]?\s?\(\s?(?:the\s|or\s|hereafter\s)?[\"“‘]?([A-Z0-9][A-Za-z0-9&/+-]{1,9})[\"”’]?\s?\)")
SMALL_HEAD = re.compile(r"\s([a-z]+)(?!\w)")


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """One mention by name. `heads` are the nouns, in small letters, that a later "the …" may call it by."""

    start: int
    end: int
    name: str
    kind: str
    acronym: str | None
    heads: frozenset[str]
    made_by: str
    why: str


def take_small_head(line: str, end: int) -> tuple[int, str | None]:
    """The end of a name with the head noun in small letters after it: "(SAFE) instrument"."""
    found = SMALL_HEAD.match(line, end)
    if found and found.group(1) in load_instrument_words().kinds:
        return found.end(), to_singular(found.group(1))
    return end, None


def heads_in(name: str) -> set[str]:
    kinds = load_instrument_words().kinds
    return {to_singular(w) for w in re.findall(r"\w+", name.casefold()) if w in kinds}


def to_singular(head: str) -> str:
    kinds = load_instrument_words().kinds
    for singular in (head[:-1], head[:-2], head[:-3] + "y"):
        if head.endswith("s") and singular in kinds:
            return singular
    return head


def spells(acronym: str, words: list[str]) -> bool:
    """Whether the acronym is made of the words' initials, in order, small link words at will."""
    letters = [c for c in acronym.casefold() if c.isalnum()]
    initials: list[tuple[str, bool]] = []
    for word in words:
        for part in re.split(r"[-–/.]", word):
            if part:
                initials.append((part[0].casefold(), word.casefold() in LINKS))
    position = 0
    for initial, optional in initials:
        if position < len(letters) and letters[position] == initial:
            position += 1
        elif not optional:
            return False
    return position == len(letters) and bool(initials) and letters[0] == initials[0][0]


def fits_acronym(acronym: str, name: str) -> bool:
    """Whether letters in brackets after a name may be its acronym: its capitals are found in order at word starts."""
    initials = "".join(part[0] for part in re.split(r"[\s\-–/.]+", name) if part).casefold()
    letters = [c for c in acronym.casefold() if c.isalpha() or c.isdigit()]
    at, hits = 0, 0
    for letter in letters:
        place = initials.find(letter, at)
        if place >= 0:
            at, hits = place + 1, hits + 1
    return len(letters) >= 2 and hits >= len(letters) - (len(letters) > 3)
