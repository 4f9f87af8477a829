"""Which days an EDTF date takes in a calendar. A day is never made up for what is told to the month alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dragoman.model.record import Engagement, FiledAccount
from dragoman.resolving.comparing.times import spell_date
from dragoman.when import When

LONGEST_MEETING = 10
"""Days; what is dated to a longer stretch takes place somewhere within it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The days from `first` to `last`, both included; `exact` where an encounter fills them.

    `edtf` is what was told.
    """

    first: date
    last: date
    exact: bool
    edtf: str

    @property
    def end(self) -> date:
        """The day after: the end of an all-day entry is exclusive."""
        return self.last + timedelta(days=1)

    def tell(self) -> str:
        """What to add to a title so that nobody takes the first day for the day: " (October 2025, day not told)"."""
        return "" if self.exact else f" ({spell_date(self.edtf)}, day not told)"

    def take_last(self) -> Slot:
        """Of days, the last one, by which a thing is due; a month stays a month."""
        return replace(self, first=self.last) if self.exact else self


def find_slot(edtf: str | None) -> Slot | None:
    """The days of a date; None for no date and for one that is told to the year alone."""
    when = When.parse(edtf) if edtf else None
    if when is None or when.precision == "year" or when.latest == date.max:
        return None
    length = (when.latest - when.earliest).days + 1
    return Slot(when.earliest, when.latest, when.precision == "day" and length <= LONGEST_MEETING, when.edtf)


def find_moment(engagement: Engagement, accounts: Sequence[FiledAccount]) -> datetime | None:
    """The moment at which an engagement of one day begins, in UTC.

    None unless an account tells clock time and zone, and no other account tells another moment.
    """
    told = set()
    for filed in accounts:
        account = filed.account
        if account.time and account.date and account.date.value == engagement.date:
            moment = read_clock(account.date.value, account.time.value)
            told |= {moment} if moment else set()
    return told.pop() if len(told) == 1 else None


def read_clock(day: str, time: str) -> datetime | None:
    """A day and a clock time in UTC; None where the time bears no offset, or the date is no single day."""
    try:
        moment = datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
