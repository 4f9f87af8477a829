"""Office-holders whom texts name without their state ("President Trump", "Putin"), from holders.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast

from dragoman.lexicon.holder_names import ARTICLES, STYLES, FoldedName, fold_name, is_same_given, list_surnames
from dragoman.lexicon.holder_titles import fit_title, strip_title
from dragoman.lexicon.states import read_organisations, read_states
from dragoman.lexicon.tables import Row, read_table
from dragoman.when import bound_edtf_date

FILE = "holders.tsv"
COLUMNS = ("name", "gender", "office", "country", "from", "to", "spellings", "bare")

_SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "VDR", "KHM"})
# Where people have no family name, or are not called by it alone, only a spelling of one word stands bare ("Abiy").
_NO_FAMILY_NAME = frozenset("VNM VDR KHM ETH ERI SOM MYS THA SAU QAT ARE KWT BHR OMN".split())
_DAYS_OF_YEAR = 365.25
# Texts call people by an office some months before and after they hold it.
_YEARS_AROUND = 1.0
# How long a former holder is called by the office before a namesake is likelier ("Secretary Johnson").
_YEARS_AFTER = 30.0
# A full name, or a surname marked bare, is looked for from early in the career to the memoirs.
_YEARS_EARLY, _YEARS_LATE = 15.0, 50.0
# With its title, a name that only one state's holders have is theirs in histories too ("President Truman").
_YEARS_REMEMBERED = 80.0


@dataclass(frozen=True, slots=True)
class Holder:
    """One tenure of one person; `country` is an alpha-3 code or an organisation's code, `start`, `end` are EDTF dates.

    An empty `end` means: still in office, or unknown. `bare`: the surname without a title speaks of this person.
    """

    name: str
    spellings: tuple[str, ...]
    gender: Literal["f", "m"]
    office: str
    country: str
    start: str
    end: str
    bare: bool = False

    def measure_distance(self, day: date) -> float:
        """Years from the tenure to a day: 0 within it, below 0 before it, above 0 after it."""
        first, last = _bound_tenure(self.start, self.end)
        if day < first:
            return (day - first).days / _DAYS_OF_YEAR
        return max(0, (day - last).days) / _DAYS_OF_YEAR


@dataclass(frozen=True, slots=True)
class _Index:
    """Holders by their folded full names, by their folded surnames, by those surnames that do without a title."""

    by_name: dict[str, tuple[Holder, ...]]
    by_surname: dict[str, tuple[Holder, ...]]
    by_bare: dict[str, tuple[Holder, ...]]
    given: dict[tuple[str, str], frozenset[str]]
    """The folded first names of a holder, by name of the holder and surname."""


@cache
def _bound_tenure(start: str, end: str) -> tuple[date, date]:
    return bound_edtf_date(start)[0], bound_edtf_date(end)[1] if end else date.max


@cache
def holders() -> tuple[Holder, ...]:
    """All tenures of holders.tsv, in its order. LexiconError names the line of a fault."""
    countries = frozenset(state.alpha3 for state in read_states()) | _list_bodies()
    found: dict[tuple[str, ...], Holder] = {}
    for row in read_table(FILE, COLUMNS, required=5):
        holder = read_holder(row, countries)
        key = (holder.name, holder.office, holder.country, holder.start)
        if key in found:
            raise row.fault(f"this tenure of {holder.name} stands twice")
        found[key] = holder
    return tuple(found.values())


def read_holder(row: Row, countries: frozenset[str]) -> Holder:
    """The tenure of one line; LexiconError names the line and what is wrong in it."""
    if row["gender"] not in ("f", "m"):
        raise row.fault(f"{row['gender']!r} is neither f nor m")
    if row["country"] not in countries:
        raise row.fault(f"{row['country']!r} is no code of states.tsv or organisations.tsv")
    if row["bare"] not in ("", "yes"):
        raise row.fault(f"bare is yes or empty, not {row['bare']!r}")
    try:
        first, last = _bound_tenure(row["from"], row["to"])
    except ValueError as fault:
        raise row.fault(str(fault)) from fault
    if last < first:
        raise row.fault("the tenure ends before it begins")
    spellings = row.values("spellings")
    if not all(fold_name(form).words for form in (row["name"], *spellings)):
        raise row.fault("a name holds no words")
    gender = cast(Literal["f", "m"], row["gender"])
    return Holder(
        row["name"], spellings, gender, row["office"], row["country"], row["from"], row["to"], bool(row["bare"])
    )


@cache
def _index_holders() -> _Index:
    by_name: defaultdict[str, dict[Holder, None]] = defaultdict(dict)
    by_surname: defaultdict[str, dict[Holder, None]] = defaultdict(dict)
    by_bare: defaultdict[str, dict[Holder, None]] = defaultdict(dict)
    given: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for holder in holders():
        surname_first = holder.country in _SURNAME_FIRST
        for form in (holder.name, *holder.spellings):
            folded = fold_name(form)
            words = folded.words
            for surname in list_surnames(words, surname_first):
                by_surname[surname][holder] = None
                given[holder.name, surname].update(words[1:2] if surname_first else words[:1])
            if holder.bare and speaks_bare(holder, form, words):
                for surname in list_surnames(folded.plain, surname_first):
                    by_bare[surname][holder] = None
            if folded.whole != words[0]:
                by_name[folded.whole][holder] = None
            if len(words) > 1:
                by_name["".join(words)][holder] = None
                if surname_first:
                    by_name["".join((*words[1:], words[0]))][holder] = None
    return _Index(
        {key: tuple(found) for key, found in by_name.items()},
        {key: tuple(found) for key, found in by_surname.items()},
        {key: tuple(found) for key, found in by_bare.items()},
        {key: frozenset(names) for key, names in given.items()},
    )


def speaks_bare(holder: Holder, form: str, words: tuple[str, ...]) -> bool:
    """Whether the surname of this form of a name does without a title, if any of the holder's does."""
    return len(words) == 1 or (form == holder.name and holder.country not in _NO_FAMILY_NAME)


def find_holder(name: str, title: str | None = None, day: str | None = None) -> Holder | None:
    """Whom a name speaks of, or None where the register doesn't know or two states' holders fit equally.

    `name` is a surname or a full name as a text writes it, `title` the title before it, `day` an EDTF date that the
    text is of (anything else counts as unknown). A full name needs no title. A surname needs one that its office
    fits, or must be marked `bare` and be one person's or one state's only. Of the holders of one state, the one in
    office that day is taken, else the nearest, without a day the latest.
    """
    folded = fold_name(name)
    if not folded.words:
        return None
    when = parse_day(day)
    asked = strip_title(title) if title else ""
    named = find_full_names(folded)
    if named:
        return choose_named(named, asked, when)
    return find_surname(folded, asked, when)


def find_incumbent(office: str, country: str, day: str | None) -> Holder | None:
    """Who held an office of a state on a day, or None where the register knows nobody or several.

    `office` is a title as a text or a source's name writes it, `day` an EDTF date (anything else tells nobody).
    """
    when, asked = parse_day(day), strip_title(office)
    if when is None:
        return None
    held = [h for h in holders() if h.country == country and strip_title(h.office) == asked]
    held = [h for h in held if h.measure_distance(when) == 0]
    return held[0] if len({h.name for h in held}) == 1 else None


def is_in_office(surname: str, day: str | None) -> bool:
    """Whether the surname alone speaks of one person, who is in office on the day (an EDTF date; else nobody is)."""
    holder, when = find_holder(surname, None, day), parse_day(day)
    return holder is not None and when is not None and holder.measure_distance(when) == 0


def list_surname_holders(folded: FoldedName) -> tuple[Holder, ...]:
    """The holders with this surname, whatever their state and time, in the order of the table."""
    return _index_holders().by_surname.get("".join(folded.words), ())


def parse_day(day: str | None) -> date | None:
    """The first day of an EDTF date, None for anything else."""
    try:
        return bound_edtf_date(day)[0] if day else None
    except ValueError:
        return None


def find_full_names(folded: FoldedName) -> Sequence[Holder]:
    """The holders with this full name, by its spelling, else by surname and one given name."""
    index, words = _index_holders(), folded.words
    forms = [folded.whole, "".join(words)] + (["".join(words[1:])] if words[0] in STYLES and len(words) > 2 else [])
    for key in dict.fromkeys(forms):
        if key in index.by_name and key != words[0]:
            return index.by_name[key]
    for first in range(1, len(words)):
        surname = "".join(words[first:])
        fitting = [
            holder
            for holder in index.by_surname.get(surname, ())
            if any(is_same_given(known, words[0]) for known in index.given[holder.name, surname])
        ]
        if fitting:
            return fitting
    return ()


def choose_named(found: Sequence[Holder], title: str, when: date | None) -> Holder | None:
    """Of holders with one full name, those whose office fits the title before others."""
    fitting = [h for h in found if title and fits(title, h)]
    late = _YEARS_REMEMBERED if fitting else _YEARS_LATE
    return choose_tenure(fitting or found, when, lambda d: -_YEARS_EARLY <= d <= late)


def fits(title: str, holder: Holder) -> bool:
    return fit_title(title, holder.office, holder.country if holder.country in _list_bodies() else None)


@cache
def _list_bodies() -> frozenset[str]:
    return frozenset(body.code for body in read_organisations())


def find_surname(folded: FoldedName, title: str, when: date | None) -> Holder | None:
    """The holder whom a surname speaks of, with initials before it ("F. Castro") or without."""
    index, words = _index_holders(), folded.words
    keys = ["".join(words), "".join(words[1:])] if words[0] in ARTICLES and len(words) > 1 else ["".join(words)]
    surname = next((key for key in keys if key in index.by_surname), None)
    if surname is None:
        return None
    found = index.by_surname[surname]
    if folded.initials:
        found = tuple(h for h in found if any(g[0] == folded.initials[0].lower() for g in index.given[h.name, surname]))
    if title:
        fitting = [h for h in found if fits(title, h)]
        fitting = [h for h in fitting if strip_title(h.office) == title] or fitting
        known = len({h.country for h in index.by_surname[surname]}) == 1
        return choose_tenure(fitting, when, lambda d: 0 <= d <= (_YEARS_REMEMBERED if known else _YEARS_AFTER))
    bare = [holder for holder in index.by_bare.get("".join(folded.plain), ()) if holder in found]
    held = [h for h in found if when is not None and h.measure_distance(when) == 0]
    if held and all(h in bare for h in held) and len({h.name for h in held}) == 1:
        return held[0]
    if len({h.country for h in found}) != 1 and len({h.name for h in found}) != 1 and not all(h.bare for h in found):
        return None
    return choose_tenure(bare, when, lambda d: -_YEARS_EARLY <= d <= _YEARS_LATE)


def choose_tenure(found: Sequence[Holder], when: date | None, reaches: Callable[[float], bool]) -> Holder | None:
    """The tenure nearest to a day, or the latest one; None where the nearest are of two states.

    Tenures that hold the day go before those within a year of it, and these before those that `reaches` lets in by
    their distance in years.
    """
    if when is None:
        return choose_one_state(sorted(found, key=lambda h: h.start, reverse=True))
    near = sorted(((h.measure_distance(when), h) for h in found), key=lambda pair: (abs(pair[0]), pair[1].start))
    for within in (0.0, _YEARS_AROUND):
        held = [h for distance, h in near if abs(distance) <= within]
        if held:
            return choose_one_state(held)
    return choose_one_state([h for distance, h in near if reaches(distance)])


def choose_one_state(found: Sequence[Holder]) -> Holder | None:
    """The first, if all are of one state."""
    return found[0] if len({h.country for h in found}) == 1 else None
