"""Whom of the shipped register a person's name speaks of, checked against state, office and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dragoman.lexicon.holder_names import fold_name
from dragoman.lexicon.holder_titles import strip_title, tell_families
from dragoman.lexicon.holders import Holder, find_full_names, fits, holders, list_surname_holders
from dragoman.lexicon.name_folding import PersonName, compare_names, fold_person_name, romanise_name
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state
from dragoman.resolving.actor_keys import is_slavic, list_name_keys
from dragoman.resolving.namings import Gender, parse_day_range
from dragoman.resolving.offices import find_office_holder, is_same_state

_EARLY, _LATE, _REMEMBERED = 20.0, 40.0, 100.0
"""Years before and after a tenure in which a name of its state is still taken for the holder's; a full one longer."""
_AROUND = 1.0
"""Years around a tenure in which a surname with the office, or a name under another state, is the holder's."""
_HEADS = frozenset({"president", "prime minister", "chancellor"})
_AFTER = 30.0
"""Years for which a former holder is called by the office and the surname (a president of the seventies in 2005)."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the shipped register: the tenure that fits best, and why, in words."""

    holder: Holder
    why: str

    @property
    def name(self) -> str:
        return self.holder.name


@lru_cache(maxsize=16384)
def find_known_person(
    name: str, role: str | None, country: str | None, gender: Gender | None, day: str | None
) -> KnownPerson | None:
    """The person of the register whom a name means, or None where none or more than one fits.

    A full name needs the state, or an office that the holder holds about that day. A surname needs the state or the
    office, and one holder whom state, office and day fit; without an office, one who is called by the surname alone or
    holds an office of that state at the time.
    """
    folded = fold_name(romanise_name(name, country))
    if not folded.words:
        return None
    asked = strip_title(role) if role else ""
    when = parse_day_range(day)
    on = when.earliest if when else None
    mine = fold_person_name(name, country)
    if folded.words[1:]:
        found = [h for h in find_full_names(folded) or _find_romanised(mine, country) if gender in (None, h.gender)]
        if mine.suffix and len(mine.full) > 1:  # "Anton Berg Jr."; "President Anton R. Berg, Jr."
            found = [h for h in found if fold_name(h.name).whole.endswith(mine.suffix) or (asked and fits(asked, h))]
        if found:
            return _choose_full(found, asked, country, on)
    found = [h for h in list_surname_holders(folded) if gender in (None, h.gender)]
    if folded.initials:
        found = [h for h in found if fold_name(h.name).whole[:1] == folded.initials[0].lower()]
    chosen = _choose_surname(found, asked, country, on)
    if chosen is not None or country is None:
        return chosen
    near = [h for h in _list_near(found, on, -_AROUND, _AROUND) if not asked or fits(asked, h)]
    if _is_anothers(asked, country, day):
        why = "{name} ({state}) has that surname and office; " + f"{name_of(country)} has another {role} then"
        chosen = _settle(near, asked, on, why)
    near = [h for h in _list_near(found, on, -_AROUND, _AFTER) if not asked or fits(asked, h)]
    if (
        chosen is None
        and on is not None
        and not any(is_same_state(h.country, country) for h in found)
        and all(h.bare for h in near)
    ):
        return _settle(near, asked, on, "hardly anybody but {name}, {office} ({state}), is of that surname")
    return chosen


def _is_anothers(asked: str, country: str, day: str | None) -> bool:
    """Whether the register knows who holds the office in the state that day: "President Vogt" is no Chinese one."""
    return bool(asked) and bool(find_office_holder(asked, country, day))


@cache
def _index_romanised() -> dict[str, tuple[Holder, ...]]:
    index: defaultdict[str, dict[Holder, None]] = defaultdict(dict)
    for holder in holders():
        for form in (holder.name, *holder.spellings):
            folded = fold_person_name(form, holder.country)
            for key in list_name_keys(folded, is_slavic(holder.country, folded)):
                index[key][holder] = None
    return {key: tuple(found) for key, found in index.items()}


def _find_romanised(name: PersonName, country: str | None) -> list[Holder]:
    """The holders with this full name by the tables of romanisation and of given names."""
    slavic = is_slavic(country, name)
    index = _index_romanised()
    found = {h: None for key in list_name_keys(name, slavic) for h in index.get(key, ())}
    return [
        h
        for h in found
        if any(
            compare_names(fold_person_name(form, h.country), name, slavic or is_slavic(h.country), h.country == country)
            for form in (h.name, *h.spellings)
        )
    ]


def _choose_full(found: Sequence[Holder], asked: str, country: str | None, on: date | None) -> KnownPerson | None:
    at_home = [h for h in found if country is None or is_same_state(h.country, country) or not is_state(h.country)]
    if country is not None and not is_state(country):
        at_home = list(found)  # who led a state leads an organisation later
    near = _list_near(at_home, on, -_EARLY, _REMEMBERED)
    if near:
        return _settle(near, asked, on, "the name is {name}'s, {office} ({state}) in the register")
    if country is None:
        return None
    abroad = [h for h in _list_near(found, on, -_AROUND, _AROUND) if not tell_families(asked) or fits(asked, h)]
    return _settle(abroad, asked, on, "the name is that of {name}, {office} ({state}) then, in the register")


def _choose_surname(found: Sequence[Holder], asked: str, country: str | None, on: date | None) -> KnownPerson | None:
    fitting = [h for h in found if country is None or is_same_state(h.country, country)]
    if asked and tell_families(asked) | (
        {(asked, False)} if any(strip_title(h.office) == asked for h in found) else set()
    ):
        fitting = [h for h in fitting if fits(asked, h)]
        for first in (-_AROUND, 0.0):
            near = _list_near(fitting, on, first, _AROUND if first else _AFTER)
            if near:
                return _settle(near, asked, on, "{name} is the one {office} ({state}) of that surname then")
        if country is None or not _leads(asked):
            return None
        heads = [h for h in found if h.bare and is_same_state(h.country, country) and _leads(strip_title(h.office))]
        near = _list_near(heads, on, -_AROUND, _AROUND)
        return _settle(near, "", on, "{name} is {office} ({state}) then; the text tells another such office")
    bare = [h for h in _list_near(fitting, on, -_EARLY, _LATE) if h.bare]
    if bare:
        return _settle(bare, asked, on, "the surname alone speaks of {name}, {office} ({state})")
    if country is None:
        return None
    near = _list_near(fitting, on, -_AROUND, _AROUND)
    return _settle(near, asked, on, "{name}, {office} ({state}), is of that surname then")


def _leads(title: str) -> bool:
    """Whether a stripped title is that of a head of state or government: texts take one for the other."""
    return any(family in _HEADS and not deputy for family, deputy in tell_families(title))


def _list_near(found: Sequence[Holder], on: date | None, early: float, late: float) -> list[Holder]:
    return [h for h in found if on is None or early <= h.measure_distance(on) <= late]


def _settle(found: Sequence[Holder], asked: str, on: date | None, why: str) -> KnownPerson | None:
    """The one person of these tenures; of two, the one in the office asked, or in an office that day."""
    if asked and len({h.name for h in found}) > 1:
        found = [h for h in found if fits(asked, h)] or found
    if on is not None and len({h.name for h in found}) > 1:
        found = [h for h in found if h.measure_distance(on) == 0] or found
        nearest = min((abs(h.measure_distance(on)) for h in found), default=0)
        found = [h for h in found if abs(h.measure_distance(on)) == nearest]
    if len({h.name for h in found}) != 1:
        return None
    best = min(found, key=lambda h: (abs(h.measure_distance(on)) if on else 0, not (asked and fits(asked, h)), h.start))
    return KnownPerson(best, why.format(name=best.name, office=best.office, state=name_of(best.country)))
