"""Who held an office on a day, by the shipped register and by what the record has learnt; tenures that contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from dragoman.lexicon.holder_titles import fit_title, strip_title, tell_families
from dragoman.lexicon.holders import Holder, holders
from dragoman.lexicon.name_folding import compare_names, fold_person_name
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state
from dragoman.model import Tenure
from dragoman.resolving.namings import parse_day_range
from dragoman.when import When, bound_edtf_date

REGISTER = "the shipped register"
"""The source that tenures of holders.tsv name."""
SUCCESSORS: dict[str, str] = {"SUN": "RUS", "ZAR": "COD", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "BUR": "MMR"}
"""States whose office-holders texts give to the successor as well, by ISO 3166-3 codes."""
# Families of offices that one person of a state or organisation holds at a time.
_SINGLE = frozenset(
    {
        "chancellor",
        "crown prince",
        "defence minister",
        "finance minister",
        "foreign minister",
        "high representative",
        "monarch",
        "pope",
        "president",
        "prime minister",
        "secretary general",
        "secretary of state",
        "speaker",
        "security adviser",
        "supreme leader",
    }
)
_SINGLE_TITLES = frozenset(map(strip_title, ("First Lady", "White House Press Secretary", "CIA Director")))
_LEADS = frozenset(map(strip_title, ("Director General", "Managing Director", "Head", "Chief")))
_SINGLE_DEPUTIES = frozenset({"president"})
_OVERLAP_DAYS = 1
"""A hand-over is on one day for both: the last of one is the first of the other."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two tenures that can't both be right, and why, in words."""

    first: Tenure
    second: Tenure
    why: str


def is_single_office(office: str) -> bool:
    """Whether one person at a time holds the office: a president, no ambassador."""
    stripped = strip_title(office)
    families = tell_families(stripped)
    return stripped in _SINGLE_TITLES or any(
        family in _SINGLE and (not deputy or family in _SINGLE_DEPUTIES) for family, deputy in families
    )


def is_lead_of_body(office: str) -> bool:
    """Whether an organisation has one of these: a director general, a head, a chief."""
    return strip_title(office) in _LEADS


def _list_words(office: str) -> frozenset[str]:
    """The words that tell: those of "European Commission President" and "President of the European Commission"."""
    return frozenset(strip_title(office).split()) - {"of", "the", "for"}


def make_tenure(holder: Holder) -> Tenure:
    """A tenure of the shipped register."""
    return Tenure(
        holder.name,
        holder.office,
        holder.country,
        holder.start or None,
        holder.end or None,
        source=REGISTER,
        made_by="register:holders",
        why=f"{holder.name} is {holder.office} ({name_of(holder.country)}) in the shipped register",
    )


@cache
def _tell_last_day() -> date:
    """How far the shipped register is trusted on who is still in office: a year after its latest entry."""
    latest = max(bound_edtf_date(holder.start)[0] for holder in holders() if holder.start)
    return latest.replace(year=latest.year + 1, day=1)


@cache
def _list_register() -> dict[str, tuple[Tenure, ...]]:
    found: defaultdict[str, list[Tenure]] = defaultdict(list)
    for holder in holders():
        tenure = make_tenure(holder)
        found[holder.country].append(tenure)
        if holder.country in SUCCESSORS:
            found[SUCCESSORS[holder.country]].append(tenure)
    return {country: tuple(tenures) for country, tenures in found.items()}


@lru_cache(maxsize=8192)
def bound_days(start: str | None, end: str | None) -> tuple[date, date]:
    """The first and the last day between two EDTF dates at the widest; what is not told is open. ValueError if none."""
    return bound_edtf_date(start)[0] if start else date.min, bound_edtf_date(end)[1] if end else date.max


def holds_on(tenure: Tenure, when: When) -> bool:
    """Whether a tenure with a known start may touch the time, or, with an end alone, ends in it."""
    first, last = bound_days(tenure.start, tenure.end)
    if tenure.source == REGISTER and not tenure.end and when.earliest > _tell_last_day():
        return False
    if tenure.start is None:
        return tenure.end is not None and bound_edtf_date(tenure.end)[0] <= when.latest and when.earliest <= last
    return first <= when.latest and when.earliest <= last


def fits_office(office: str, tenure: Tenure) -> bool:
    """Whether a title can speak of a tenure's office; "Prime Minister" of "Premier of the State Council"."""
    body = tenure.country if tenure.country and not is_state(tenure.country) else None
    return fit_title(strip_title(office), tenure.office, body)


def find_office_holder(office: str, country: str, day: str | None, tenures: Sequence[Tenure] = ()) -> list[Tenure]:
    """The tenures of an office of a state or organisation that hold on a day (EDTF, also a longer time).

    Looks in the shipped register and in `tenures`, the record's; where they contradict, all are returned. A tenure
    whose end is not told ends with the next one's start. An office with exactly this title goes before others that it
    may mean. Nothing for an office that many hold at once (ambassadors), or without a day.
    """
    if day is None or not (is_single_office(office) or (not is_state(country) and is_lead_of_body(office))):
        return []
    when = parse_day_range(day)
    if when is None:
        return []
    own = [tenure for tenure in tenures if is_same_state(tenure.country, country)]
    found = [t for t in (*_list_register().get(country, ()), *own) if fits_office(office, t) and holds_on(t, when)]
    asked = strip_title(office)
    found = [t for t in found if strip_title(t.office) == asked] or found
    words = _list_words(office)
    found = [t for t in found if _list_words(t.office) == words] or found
    return [t for t in found if not any(_succeeds(later, t) for later in found)]


@cache
def _list_people() -> dict[str, tuple[Tenure, ...]]:
    found: defaultdict[str, list[Tenure]] = defaultdict(list)
    for holder in holders():
        found[holder.name].append(make_tenure(holder))
    return {name: tuple(tenures) for name, tenures in found.items()}


def find_office_held(
    known: str | None, role: str | None, day: str | None, own: Sequence[Tenure], others: Sequence[Tenure] = ()
) -> Tenure | None:
    """The tenure of a person that holds on a day (EDTF), None where none is told to or the day is not told.

    `known` names the person of the shipped register, `own` are the person's tenures by the record, `others` its tenures
    of anybody: an office whose end is not told ends when another person comes into it. Of several, one that `role` (the
    office an account tells) can speak of goes first, then that with the latest start.
    """
    when = parse_day_range(day)
    if when is None:
        return None
    found = [t for t in (*own, *(_list_people().get(known, ()) if known else ())) if holds_on(t, when)]
    found.sort(key=lambda t: (bool(role) and fits_office(role or "", t), t.start or ""), reverse=True)
    return next((tenure for tenure in found if not _is_over(tenure, day, others)), None)


def _is_over(tenure: Tenure, day: str | None, others: Sequence[Tenure]) -> bool:
    """Whether a tenure without an end has given way to another person's by a day."""
    if tenure.end or not tenure.country:
        return False
    then = find_office_holder(tenure.office, tenure.country, day, (*others, tenure))
    return bool(then) and all(_succeeds(other, tenure) for other in then)


def _succeeds(later: Tenure, earlier: Tenure) -> bool:
    """Whether a tenure without an end has given way to another person's in the same office, who came later."""
    if earlier.end or not earlier.start or not later.start or strip_title(later.office) != strip_title(earlier.office):
        return False
    later_first, earlier_last = bound_edtf_date(later.start)[0], bound_edtf_date(earlier.start)[1]
    return later_first > earlier_last and not are_namesakes(later.person, earlier.person)


def is_same_state(left: str | None, right: str | None) -> bool:
    """Whether two codes are of one state, its predecessor counted as it."""
    return left is not None and right is not None and SUCCESSORS.get(left, left) == SUCCESSORS.get(right, right)


@lru_cache(maxsize=4_096)
def are_namesakes(left: str, right: str) -> bool:
    """Whether two names may be one person's."""
    first, second = fold_person_name(left), fold_person_name(right)
    if first.words == second.words or compare_names(first, second, slavic=True):
        return True
    return (first.is_bare or second.is_bare) and bool(first.full and second.full) and first.full[-1] == second.full[-1]


def find_contradictions(tenures: Sequence[Tenure], about: Container[Tenure] | None = None) -> list[Contradiction]:
    """Pairs of tenures of one office and state that can't both be right, in their order; those with one of `about`.

    Two persons in an office of one holder for more than the day of a hand-over; one person's tenure with two starts or
    two ends, the terms of one source that follow one another taken as one. Dates told less exactly contradict only
    where they can't be the same.
    """
    groups: defaultdict[tuple[str | None, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        groups[SUCCESSORS.get(tenure.country or "", tenure.country), strip_title(tenure.office)].append(tenure)
    found = []
    for group in groups.values():
        whole = [_join_terms(tenure, group) for tenure in group]
        for place, first in enumerate(group):
            for other, second in enumerate(group[place + 1 :], place + 1):
                if about is not None and first not in about and second not in about:
                    continue
                why = tell_contradiction(whole[place], whole[other])
                if why:
                    found.append(Contradiction(first, second, why))
    return found


def _join_terms(tenure: Tenure, group: Sequence[Tenure]) -> Tenure:
    """A tenure with the terms that its source lists right before and after it, of the same person."""
    terms = [t for t in group if t is not tenure and t.person == tenure.person and t.source == tenure.source]
    while before := next((t for t in terms if t.end and t.end == tenure.start), None):
        terms.remove(before)
        tenure = replace(tenure, start=before.start)
    while after := next((t for t in terms if t.start and t.start == tenure.end), None):
        terms.remove(after)
        tenure = replace(tenure, end=after.end)
    return tenure


def tell_contradiction(first: Tenure, second: Tenure) -> str | None:
    """Why two tenures of one office can't both be right, or None."""
    office = f"{first.office} ({name_of(first.country)})" if first.country else first.office
    if are_namesakes(first.person, second.person):
        for told, ours, theirs in (("start", first.start, second.start), ("end", first.end, second.end)):
            if ours and theirs and not When.parse(ours).overlaps(When.parse(theirs)) and _share_days(first, second) > 0:
                return (
                    f"{first.person} as {office}: the {told} is {ours} ({first.source}) or {theirs} ({second.source})"
                )
        return None
    if first.start and second.start and is_single_office(first.office):
        earlier, later = sorted((first, second), key=lambda t: bound_edtf_date(t.start or "")[0])
        # Who has no end told may have left before the other came.
        if earlier.end and _share_days(earlier, later) > _OVERLAP_DAYS:
            return (
                f"{office}: {first.person} from {first.start}{_tell_end(first)} ({first.source}) and "
                f"{second.person} from {second.start}{_tell_end(second)} ({second.source}) overlap"
            )
    return None


def _tell_end(tenure: Tenure) -> str:
    return f" to {tenure.end}" if tenure.end else ""


def _share_days(first: Tenure, second: Tenure) -> int:
    """How many days two tenures share for certain; "2019" to "2021" is at least 2020."""
    starts = [bound_edtf_date(t.start)[1] for t in (first, second) if t.start]
    ends = [bound_edtf_date(t.end)[0] for t in (first, second) if t.end]
    return (min(ends, default=date.max) - max(starts, default=date.min)).days + 1
