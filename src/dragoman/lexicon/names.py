"""Finds the names of states, peoples, capitals, governments, organisations and places in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dragoman.errors import LexiconError
from dragoman.lexicon.states import Condition, Form, is_state, read_cities, read_organisations, read_states
from dragoman.lexicon.tables import read_table

NameKind = Literal["state", "demonym", "capital", "metonym", "organisation", "city", "region", "place"]

_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "‐": "-"})
_LINE_WRAP = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_PREPOSITION = re.compile(r"\b(?:in|to|at|from|near|of|In|From|At|outside|via|through|visit|visited|left)(?: the)? $")
_LANGUAGE_BEFORE = re.compile(r"\b(?:in|In|into|from|speaks?|spoke|speaking|spoken|fluent|learn(?:ing|ed|t)?) $")
_LANGUAGE_AFTER = re.compile(
    r"[.,;:)\]!?\"”]|$| (?:and|or|as|on|at|to|with|that|before|but|by|during|when|for)\b|-language"
)
_HEADING_AFTER = re.compile(r" [A-Z]{2,}\b")
_REGION_BEFORE = re.compile(r"\b(?:[Ss]tate of|Atlanta|Savannah|Augusta|Macon|Fort \w+|U\.?S\.? state of),? $")
_SHORTEST_HEADING = 4  # "IRAN" is a name in capitals; shorter ones are words ("MAN") or acronyms
_SHORTEST_CITY_HEADING = 6  # "TANF", "GOMA" and "DERBY" are acronyms and words as well


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text: `code` by ISO 3166 alpha-3 or an organisation's acronym, `name` the entry's own name."""

    start: int
    end: int
    kind: NameKind
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    kind: NameKind | None
    """None for a phrase that is no name although it holds one ("South China Sea")."""
    code: str
    name: str
    condition: Condition


def _list_entries() -> Iterator[_Entry]:
    """Every form of every entry; where two are alike, the first counts."""
    for row in read_table("not_names.tsv", ("phrase", "reason"), required=2):
        yield _Entry(row["phrase"].translate(_ALIKE), None, "", "", "")

    def spell(form: Form, kind: NameKind, code: str, name: str) -> _Entry:
        return _Entry(form.text.translate(_ALIKE), kind, code, name, form.condition)

    for state in read_states():
        for form in (Form(state.name), *state.other_names):
            yield spell(form, "state", state.alpha3, state.name)
    for state in read_states():
        for form in (*state.adjectives, *(form for pair in state.nouns for form in pair)):
            yield spell(form, "demonym", state.alpha3, state.name)
    for state in read_states():
        for capital in state.capitals:
            for form in capital.forms:
                yield spell(form, "capital", state.alpha3, capital.name)
    for state in read_states():
        for form in state.metonyms:
            yield spell(form, "metonym", state.alpha3, form.text)
    for organisation in read_organisations():
        for form in (Form(organisation.code), *organisation.names):
            yield spell(form, "organisation", organisation.code, organisation.code)
        for form in organisation.bodies:
            yield spell(form, "organisation", organisation.code, form.text)
    for city in read_cities():
        for form in city.forms:
            yield spell(form, city.kind, city.state, city.name)


@dataclass(frozen=True, slots=True)
class _Index:
    by_first_word: dict[str, tuple[_Entry, ...]]
    by_text: dict[str, _Entry]
    start: re.Pattern[str]


@cache
def _build_index() -> _Index:
    by_text: dict[str, _Entry] = {}
    for entry in _list_entries():
        if entry.condition != "shared":
            by_text.setdefault(entry.text, entry)
    for entry in list(by_text.values()):
        city = entry.kind in ("city", "region", "place")
        if not entry.condition and len(entry.text) >= (_SHORTEST_CITY_HEADING if city else _SHORTEST_HEADING):
            upper = entry.text.upper()
            if len(upper) == len(entry.text):
                by_text.setdefault(upper, _Entry(upper, entry.kind, entry.code, entry.name, entry.condition))
    by_first_word: dict[str, list[_Entry]] = {}
    for entry in by_text.values():
        first = re.match(r"\w+", entry.text)
        if first is None:
            raise LexiconError(f"the name {entry.text!r} does not begin with a letter or figure")
        by_first_word.setdefault(first.group(), []).append(entry)
    small = sorted(word for word in by_first_word if word[0].islower() and word[0].isascii())
    start = re.compile(r"(?<!\w)(?:[^\Wa-z_]\w*" + "".join(rf"|{word}(?!\w)" for word in small) + ")")
    return _Index(
        {word: tuple(sorted(found, key=lambda e: -len(e.text))) for word, found in by_first_word.items()},
        by_text,
        start,
    )


def _ends_here(text: str, entry: _Entry, end: int) -> bool:
    after = text[end : end + 2]
    if entry.condition == "compound":
        return after[:1] == "-" and after[1:].isupper()
    if after[:1] in ("$", "€", "£"):  # "US$5 billion" is a sum
        return False
    return not (after[:1].isalnum() or after[:1] == "_")


def _holds(text: str, entry: _Entry, start: int, end: int, last: NameMatch | None) -> bool:
    """Whether the words around let the entry count here."""
    before = text[max(0, start - 24) : start]
    if entry.condition == "after preposition":
        return _PREPOSITION.search(before) is not None
    if entry.condition == "not after a state":
        if last is None or last.kind not in ("state", "demonym"):
            return True
        return text[last.end : start] not in ("'s ", "' ", " ")
    if entry.kind == "demonym" and _LANGUAGE_BEFORE.search(before):
        return _LANGUAGE_AFTER.match(text[end : end + 12]) is None  # "said in Russian."
    if entry.text == "WHO" and _HEADING_AFTER.match(text, end):
        return False  # "WHO IS ELIGIBLE"
    return before[-1:] != "@"


def _is_american_georgia(text: str, start: int, last: NameMatch | None) -> bool:
    """Whether "Georgia" is the state of the union: after a city of the USA, or "the state of"."""
    if last is not None and last.code == "USA" and last.kind in ("city", "region") and text[last.end : start] == ", ":
        return True
    return _REGION_BEFORE.search(text[max(0, start - 24) : start]) is not None


def _place_in_region(found: list[NameMatch], region: NameMatch, text: str) -> None:
    """Gives the city before a region the region's state: "Birmingham, Alabama" is no British city."""
    if found and found[-1].kind in ("city", "capital") and text[found[-1].end : region.start] == ", ":
        found[-1] = replace(found[-1], kind="city", code=region.code)


def find_names(text: str) -> tuple[NameMatch, ...]:
    """The names in a text, in order and apart: the longest that begins at each word, upper and lower case told apart.

    Offsets count code points of `text`. A name written all in capitals (a heading) counts as well. A person's name
    that is also a state's ("Michael Jordan" is listed, others are not) is left to the caller.
    """
    index = _build_index()
    flat = _LINE_WRAP.sub(" ", text.translate(_ALIKE))
    found: list[NameMatch] = []
    last: NameMatch | None = None
    done = 0
    by_first_word = index.by_first_word
    for word in index.start.finditer(flat):
        start = word.start()
        if start < done:
            continue
        for entry in by_first_word.get(word.group(), ()):
            end = start + len(entry.text)
            if not flat.startswith(entry.text, start) or not _ends_here(flat, entry, end):
                continue
            if not _holds(flat, entry, start, end, last):
                continue
            done = end
            if entry.kind is not None:
                last = NameMatch(start, end, entry.kind, entry.code, entry.name)
                if entry.text in ("Georgia", "GEORGIA") and _is_american_georgia(
                    flat, start, found[-1] if found else None
                ):
                    last = NameMatch(start, end, "region", "USA", "Georgia")
                if last.kind == "region":
                    _place_in_region(found, last, flat)
                found.append(last)
            break
    return tuple(found)


def _look_up(phrase: str) -> _Entry | None:
    flat = phrase.translate(_ALIKE).strip()
    for article in ("the ", "The ", ""):
        if flat.startswith(article):
            entry = _build_index().by_text.get(flat[len(article) :].removesuffix("'s"))
            if entry is not None and not entry.condition and entry.kind is not None:
                return entry
    return None


def find_state(phrase: str) -> str | None:
    """The alpha-3 code of the state that a phrase names ("the Netherlands", "Danes", "Downing Street", "Kyiv")."""
    entry = _look_up(phrase)
    return entry.code if entry and entry.kind in ("state", "demonym", "capital", "metonym") else None


def find_organisation(phrase: str) -> str | None:
    """The code of the organisation or format that a phrase names ("European Commission" -> "EU")."""
    entry = _look_up(phrase)
    return entry.code if entry and entry.kind == "organisation" else None


@cache
def _list_names() -> dict[str, str]:
    names = {organisation.code: organisation.code for organisation in read_organisations()}
    return names | {state.alpha3: state.name for state in read_states()}


def date_names(names: Sequence[NameMatch], day: str | None) -> list[NameMatch]:
    """The names as a text of an ISO day means them: until the end of 1991 Moscow is the Soviet Union's."""
    if day is None or not _SOVIET[0] <= day < _SOVIET[1]:
        return list(names)
    return [replace(name, code="SUN") if name.code == "RUS" else name for name in names]


def name_of(code: str) -> str:
    """The common name of a code: "DNK" -> "Denmark", "NATO" -> "NATO". An unknown code is its own name."""
    return _list_names().get(code, code)


_SOVIET = ("1922-12-30", "1991-12-26")
"""From the day on which the Soviet Union was made to that on which it was no more."""


@cache
def _list_demonym_nouns() -> dict[str, tuple[str, ...]]:
    return {s.alpha3: tuple(form.text for pair in s.nouns for form in pair) for s in read_states()}


def demonym_nouns(code: str) -> tuple[str, ...]:
    """What the people of a state are called, singular and plural in turn: "DNK" -> ("Dane", "Danes")."""
    return _list_demonym_nouns().get(code, ())


@cache
def _list_capitals() -> dict[str, str]:
    return {s.alpha3: s.capitals[0].name for s in read_states() if s.capitals}


def capital_of(code: str) -> str | None:
    """The capital of a state: "DNK" -> "Copenhagen"."""
    return _list_capitals().get(code)


def state_of_city(name: str) -> str | None:
    """The alpha-3 code of the state that a capital, city, region or place lies in: "Odesa" -> "UKR"."""
    entry = _build_index().by_text.get(name.translate(_ALIKE).strip())
    return entry.code if entry and entry.kind in ("capital", "city", "region", "place") else None


def find_code(name: str) -> str | None:
    """The code of a state or organisation by its code, name, capital or demonym, in any case ("ukr", "Danes")."""
    upper = name.strip().upper()
    if is_state(upper) or find_organisation(upper) == upper:
        return upper
    for form in dict.fromkeys((name, name.title(), upper)):
        if code := find_state(form) or find_organisation(form):
            return code
    return next((state.alpha3 for state in read_states() if state.alpha2 == upper), None)
