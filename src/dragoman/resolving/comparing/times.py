"""Compare days and clock times: one moment may be two days in two time zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dragoman.lexicon.names import capital_of, name_of
from dragoman.lexicon.zones import zone_of_place, zone_of_state
from dragoman.model import DateBasis
from dragoman.model.record import FiledAccount
from dragoman.resolving.comparing.telling import SAME, Relation, Told
from dragoman.when import When, bound_edtf_date

MONTHS = "January February March April May June July August September October November December".split()
REMOTE = frozenset({"call", "video-call", "contact"})
FAR_APART = timedelta(hours=5)
"""From so many hours between two capitals on, the evening of one is the small hours of the other's next day."""
CLOSE = 30
"""Minutes by which two clock times of one beginning may differ: "at about 3 p.m.", and 2:40."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in minutes after midnight, with its offset from UTC in minutes where the text tells it."""

    minutes: int
    offset: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """When one account says that it was: day, clock, and the places by whose clocks it may speak."""

    when: When | None
    basis: DateBasis | None
    clock: Clock | None
    zones: tuple[tuple[str, tzinfo], ...]
    remote: bool


def tell_date(filed: FiledAccount) -> Told[Moment] | None:
    """The date that an account tells."""
    claim = filed.account.date
    if claim is None:
        return None
    basis = filed.account.date_basis
    words = spell_date(claim.value) + (" (the day of publication)" if basis == "publication" else "")
    return Told(read_moment(filed), words, claim.spans)


def tell_time(filed: FiledAccount) -> Told[Moment] | None:
    """The clock time that an account tells."""
    claim = filed.account.time
    if claim is None:
        return None
    words = claim.value[:5] + (f" (UTC{claim.value[5:]})" if claim.value[5:] else "")
    return Told(read_moment(filed), words, claim.spans)


def read_moment(filed: FiledAccount) -> Moment:
    """When an account says that it was."""
    account = filed.account
    return Moment(
        When.parse(account.date.value) if account.date else None,
        account.date_basis,
        read_clock(account.time.value) if account.time else None,
        tuple(list_zones(filed)),
        account.channel.value in REMOTE,
    )


def read_clock(value: str) -> Clock:
    """ "17:40-05:00" as a clock."""
    offset = None
    if len(value) > 5:
        offset = int(value[6:8]) * 60 + int(value[9:11])
        offset = -offset if value[5] == "-" else offset
    return Clock(int(value[:2]) * 60 + int(value[3:5]), offset)


def list_zones(filed: FiledAccount) -> Iterator[tuple[str, tzinfo]]:
    """The places by whose clocks an account may speak, with their zones.

    Where the parties met; else, for a party's own site, its capital; else the publisher's and the parties' capitals.
    """
    account = filed.account
    if account.place is not None and account.channel.value not in REMOTE:
        zone = zone_of_place(account.place.value)
        if zone is not None:
            yield account.place.value, zone
            return
    home = filed.document.home
    sides = sorted({p.country for p in account.participants if p.country})
    for code in [home] if home in sides and home else [*([home] if home else []), *sides]:
        zone = zone_of_state(code)
        if zone is not None:
            yield capital_of(code) or name_of(code), zone


def spell_date(edtf: str) -> str:
    """ "2025-11-07" as "7 November 2025"."""
    first, slash, last = edtf.partition("/")
    if slash:
        return f"{spell_date(first)} to {spell_date(last)}"
    parts = first.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*words, *([MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []), parts[0]])


def relate_dates(left: Moment, right: Moment) -> Relation:
    """Whether two dates can be of one encounter; a day agrees with the month that holds it."""
    if left.when is None or right.when is None or left.when == right.when:
        return SAME
    for wide, narrow in ((left.when, right.when), (right.when, left.when)):
        if wide.contains(narrow):
            return Relation("agrees", f"{spell_date(narrow.edtf)} lies in {spell_date(wide.edtf)}, told less exactly")
    early, late = sorted((left, right), key=first_day)
    if early.when is None or late.when is None:
        return SAME
    gap = (late.when.earliest - early.when.latest).days
    if gap == 1 and late.basis == "publication":
        return Relation("agrees", f"{spell_date(late.when.edtf)} is the day of publication, one day after")
    if gap == 1 and left.remote and right.remote and early.when.precision == late.when.precision == "day":
        why = explain_by_zones(early, late)
        if why:
            return Relation("agrees", why)
    return Relation("differs")


def first_day(moment: Moment) -> date:
    return moment.when.earliest if moment.when else date.min


def explain_by_zones(early: Moment, late: Moment) -> str | None:
    """Why one moment can be the early day in one place and the late day, the next, in another; None if it can't.

    A clock time told with its zone settles it; without one, capitals far enough apart may explain it.
    """
    if early.when is None or late.when is None:
        return None
    for one, other in ((early, late), (late, early)):
        if one.clock is not None and one.clock.offset is not None and one.when and other.when:
            return explain_by_clock(one.clock, one.clock.offset, one.when.latest, other)
    noon = datetime.combine(early.when.latest, datetime.min.time(), UTC) + timedelta(hours=12)
    for west, west_zone in early.zones:
        for east, east_zone in late.zones:
            apart = offset_of(east_zone, noon) - offset_of(west_zone, noon)
            if apart >= FAR_APART:
                return f"may be the same moment: {west} and {east} are {spell_hours(apart)} apart"
    return None


def explain_by_clock(clock: Clock, offset: int, day: date, other: Moment) -> str | None:
    """The moment told with its zone by the clock of the other's places ("17:40 on 30 March is 00:40 on 31 March")."""
    zone = timezone(timedelta(minutes=offset))
    moment = datetime.combine(day, datetime.min.time(), zone) + timedelta(minutes=clock.minutes)
    for place, there in other.zones:
        local = moment.astimezone(there)
        if other.when is not None and local.date() == other.when.earliest:
            return (
                f"{moment:%H:%M} (UTC{spell_offset(offset)}) on {spell_date(day.isoformat())} is {local:%H:%M} on "
                f"{spell_date(local.date().isoformat())} in {place}"
            )
    return None


def relate_times(left: Moment, right: Moment) -> Relation:
    """Whether two clock times can be of one beginning."""
    one, other = left.clock, right.clock
    if one is None or other is None:
        return SAME
    if one.offset is not None and other.offset is not None:
        return relate_minutes(one.minutes - one.offset, other.minutes - other.offset, "the same moment in two zones")
    if one.offset is None and other.offset is None and is_close(one.minutes, other.minutes):
        return SAME
    for place, zone in [(None, None)] if one.offset is not None else left.zones:
        for place_there, zone_there in [(None, None)] if other.offset is not None else right.zones:
            mine = one.offset if one.offset is not None else minutes_of(zone, left, right)
            theirs = other.offset if other.offset is not None else minutes_of(zone_there, right, left)
            if is_close(one.minutes - mine, other.minutes - theirs):
                where = " and ".join(p for p in (place, place_there) if p)
                return Relation("agrees", f"the same moment, if told by the clock in {where}")
    if left.remote or right.remote or None not in (one.offset, other.offset):
        return Relation("open", "whose clock is meant is not told")
    return Relation("differs")


def minutes_of(zone: tzinfo | None, moment: Moment, other: Moment) -> int:
    """The offset of a zone from UTC in minutes on the day of the moments, else at the turn of the year 2000."""
    when = moment.when or other.when
    day = when.earliest if when else bound_edtf_date("2000-01-01")[0]
    noon = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
    return int(offset_of(zone or UTC, noon).total_seconds() // 60)


def relate_minutes(left: int, right: int, why: str) -> Relation:
    return Relation("agrees", why) if is_close(left, right) else Relation("differs")


def is_close(left: int, right: int) -> bool:
    """Whether two times of day lie within half an hour of each other, over midnight too."""
    apart = abs(left - right) % DAY
    return min(apart, DAY - apart) <= CLOSE


def offset_of(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def spell_hours(width: timedelta) -> str:
    hours = width.total_seconds() / 3600
    return f"{hours:g} hours"


def spell_offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
