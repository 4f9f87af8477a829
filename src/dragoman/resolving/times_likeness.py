"""Whether two accounts may speak of one day: the dates told, else the days of publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from dragoman.model.record import FiledAccount
from dragoman.resolving.participants_likeness import Comparison
from dragoman.when import When

Kind = Literal["told", "assumed", "wide", "untold", "vague"]
"""told: a day or a few days by the text; assumed: the day of publication; wide: up to a month; untold: none; vague: a
season or year."""
FEW_DAYS, MONTH = 10, 31
"""A stretch told of up to so many days is a date of its own (a summit, a journey); a longer one only narrows."""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Time:
    """When an account, or all accounts of an engagement, say that it was.

    `first` and `last` are day numbers (0 where nothing is told); `back` and `ahead` the days on which texts without a
    date looked back on it or ahead to it; `published` those on which a report of it appeared at all; `sources` the
    publishers.
    """

    kind: Kind
    first: int
    last: int
    back: tuple[int, ...]
    ahead: tuple[int, ...]
    sources: frozenset[str]

    @property
    def words(self) -> str:
        """The day or days, for a person."""
        if not self.first:
            return "no day told"
        first, last = date.fromordinal(self.first).isoformat(), date.fromordinal(self.last).isoformat()
        return first if first == last else f"{first} to {last}"


@lru_cache(maxsize=16384)
def bound_days(edtf: str) -> tuple[int, int]:
    """The first and the last day of an EDTF time as day numbers."""
    when = When.parse(edtf)
    return when.earliest.toordinal(), when.latest.toordinal()


def believe_date(filed: FiledAccount) -> bool:
    """Whether the date can be: what is told to be ahead is not over ("on Wednesday" read as the last one)."""
    account, published = filed.account, filed.document.published
    if account.date is None or account.status.value not in ("planned", "proposed") or not published:
        return account.date is not None
    return bound_days(account.date.value)[1] >= bound_days(published[:10])[0] - 1


def tell_time(filed: FiledAccount) -> Time:
    """When one account says that it was."""
    account, head = filed.account, filed.document
    published = bound_days(head.published[:10])[0] if head.published else 0
    source = head.source or head.home
    sources = frozenset({source} if source else ())
    untold = account.date is None or not believe_date(filed)
    held = account.status.value == "held"
    back = (published,) if published and untold and held else ()
    ahead = (published,) if published and untold and not held else ()
    if account.date is None or untold:
        return Time("untold", 0, 0, back, ahead, sources)
    first, last = bound_days(account.date.value)
    kind: Kind = "told" if last - first < FEW_DAYS else "wide" if last - first <= MONTH else "vague"
    if kind == "told" and account.date_basis == "publication":
        kind = "assumed"
    return Time(kind, first, last, back, ahead, sources)


def merge_times(times: Iterable[tuple[str, Time]]) -> Time:
    """When several accounts of one encounter say that it was, each with the origin of its document.

    The surest kind counts; of several days, that of most origins, and the first filed of those. A day goes before a
    stretch that holds it.
    """
    told = list(times)
    kind = next(k for k in KINDS if any(time.kind == k for _, time in told))
    votes: dict[tuple[int, int], set[str]] = {}
    for origin, time in told:
        if time.kind == kind:
            votes.setdefault((time.first, time.last), set()).add(origin)
    first, last = max(votes, key=lambda days: len(votes[days]))
    within = [days for days in votes if first <= days[0] and days[1] <= last]
    first, last = min(within, key=lambda days: (days[1] - days[0], -len(votes[days])))
    return Time(
        kind,
        first,
        last,
        tuple(sorted({day for _, time in told for day in time.back})),
        tuple(sorted({day for _, time in told for day in time.ahead})),
        frozenset().union(*(time.sources for _, time in told)),
    )


def compare_times(left: Time, right: Time, remote: bool) -> Comparison:
    """How well two times fit: +3 for one day told by both. `remote`: time zones may put one call on two days."""
    if KINDS.index(right.kind) < KINDS.index(left.kind):
        left, right = right, left
    zones = remote and has_other_sources(left, right)
    match left.kind, right.kind:
        case "told", "told":
            return compare_told(left, right, zones)
        case "told", "assumed":
            return compare_reported(left, right, zones)
        case "assumed", "assumed":
            return compare_assumed(left, right)
        case (("told" | "assumed" | "wide"), "wide"):
            return compare_wide(left, right)
        case _, "untold" if left.kind != "untold":
            return compare_mention(left, right)
        case _:
            return compare_mentions(left, right)


def gap_of(left: Time, right: Time) -> int:
    """Days between two stretches, 0 where they share one."""
    return max(0, right.first - left.last, left.first - right.last)


def has_other_sources(left: Time, right: Time) -> bool:
    """Whether both are known to come from publishers of their own; one publisher reports an encounter on one day."""
    return bool(left.sources) and bool(right.sources) and left.sources.isdisjoint(right.sources)


def count_days(days: int) -> str:
    """ "1 day", "3 days"."""
    return f"{days} day" if days == 1 else f"{days} days"


def compare_told(left: Time, right: Time, zones: bool) -> Comparison:
    gap = gap_of(left, right)
    if gap == 0:
        exact = (left.first, left.last) == (right.first, right.last)
        words = f"both on {left.words}" if exact else f"{left.words} and {right.words} overlap"
        return Comparison(3.0 if exact else 2.0, words)
    words = f"{left.words} against {right.words}"
    if gap == 1 and zones:
        return Comparison(1.0, f"{words}: one day apart, as time zones may make it")
    if gap > 2:
        return Comparison(0, f"told of other days: {words}", True)
    return Comparison(-1.0 if gap == 1 and has_other_sources(left, right) else -2.5, f"{words}: {count_days(gap)} off")


def compare_reported(told: Time, assumed: Time, zones: bool) -> Comparison:
    """A day told against a report of such an encounter that appeared without naming one."""
    lag = assumed.first - told.last if assumed.first > told.last else min(0, assumed.last - told.first)
    words = f"{told.words}, and reported on {assumed.words}"
    if lag in (0, 1):
        return Comparison(2.0 if lag == 0 or has_other_sources(told, assumed) else 1.0, words)
    if lag == 2:
        return Comparison(1.0, words)
    if lag == -1:
        return Comparison(1.0 if zones else -1.0, words)
    if lag in (3, -2):
        return Comparison(-1.5, words)
    if 3 < lag <= 7:
        return Comparison(-2.5, words)
    return Comparison(0, f"{words}: other days", True)


def compare_assumed(left: Time, right: Time) -> Comparison:
    gap = gap_of(left, right)
    words = f"reported on {left.words} and on {right.words}" if gap else f"both reported on {left.words}"
    if gap == 0:
        return Comparison(2.0, words)
    other = has_other_sources(left, right)
    if gap <= 2:
        return Comparison((1.0 if gap == 1 else 0.0) if other else -2.0, words)
    if gap == 3 and other:
        return Comparison(-1.5, words)
    return Comparison(0, f"{words}: other days", True)


def compare_wide(left: Time, right: Time) -> Comparison:
    """A stretch of weeks or months against a day or another stretch."""
    gap = gap_of(left, right)
    words = f"{left.words}, and within {right.words}"
    if gap == 0:
        return Comparison(1.0, words)
    if gap <= 3:
        return Comparison(-1.0, f"{left.words}, just outside {right.words}")
    return Comparison(0, f"{left.words} is not within {right.words}", True)


LAGS = ((3, 1.5), (7, 0.5), (21, -0.5), (35, -1.5))
"""Days after an encounter within which a text without a date looks back on it, and what that is worth."""
LEADS = ((7, 1.0), (21, 0.3), (35, -0.7))
"""Days before an encounter within which a text without a date looks ahead to it."""
REACH = LEADS[-1][0]
"""Days over which a text without a date looks back on an encounter or ahead to it."""
APART = ((0, 1.5), (1, 1.0), (3, 0.5), (7, -1.2), (21, -2.0))
"""Days between two texts that tell no date."""


def weigh(days: int, steps: tuple[tuple[int, float], ...]) -> float | None:
    """The weight of the first step that reaches so far, None beyond the last."""
    return next((weight for reach, weight in steps if days <= reach), None)


def compare_mention(dated: Time, untold: Time) -> Comparison:
    """A day or stretch against texts that name none: how long after or before it they appeared."""
    best: Comparison | None = None
    for published in untold.back:
        lag = 0 if dated.first <= published <= dated.last else published - dated.last
        words = (
            f"on {dated.words}, looked back on {count_days(lag)} later" if lag else f"told at the time, {dated.words}"
        )
        if dated.first - 1 <= published < dated.first:
            found = Comparison(0.0, f"on {dated.words}, told as past a day before")
        else:
            weight = weigh(lag, LAGS) if published >= dated.first else None
            found = Comparison(weight if weight is not None else 0, words, weight is None)
        best = prefer(best, found)
    for published in untold.ahead:
        lead = 0 if dated.first <= published <= dated.last else dated.first - published
        words = f"on {dated.words}, ahead {count_days(lead)} before" if lead else f"still ahead that day, {dated.words}"
        if lead < 0:
            found = Comparison(-1.5, f"on {dated.words}, still ahead {count_days(-lead)} later", lead < -2)
        else:
            weight = weigh(lead, LEADS)
            found = Comparison(weight if weight is not None else 0, words, weight is None)
        best = prefer(best, found)
    best = best or Comparison(0, "neither a day nor a publication to go by", True)
    return Comparison(min(best.weight, 0.5), best.why, best.conflict) if dated.kind == "wide" else best


def compare_mentions(left: Time, right: Time) -> Comparison:
    """Texts of which none names a day: how far apart the nearest appeared, and the farthest at most REACH."""
    days = [*left.back, *left.ahead, *right.back, *right.ahead]
    if days and max(days) - min(days) > REACH:
        return Comparison(0, f"told {count_days(max(days) - min(days))} apart", True)
    best: Comparison | None = None
    for one, other in ((left.back, right.back), (left.ahead, right.ahead)):
        for a in one:
            for b in other:
                weight = weigh(abs(a - b), APART)
                best = prefer(best, Comparison(weight or 0, f"told {count_days(abs(a - b))} apart", weight is None))
    for ahead, back in ((left.ahead, right.back), (right.ahead, left.back)):
        for a in ahead:
            for b in back:
                weight = weigh(b - a, LEADS) if b >= a - 1 else None
                words = f"ahead in one, past in the other {count_days(max(0, b - a))} later"
                best = prefer(best, Comparison(min(weight or 0, 0.3), words, weight is None))
    return best or Comparison(0, "neither a day nor a publication to go by", True)


def prefer(best: Comparison | None, found: Comparison) -> Comparison:
    """The better of two, the first of equals."""
    return found if best is None or (best.conflict, -best.weight) > (found.conflict, -found.weight) else best
