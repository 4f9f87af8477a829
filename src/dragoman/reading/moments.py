"""Read a moment (day, clock time, zone) as machines and pages write it: "2025-12-27T07:10+02:00", "7:10 a.m. ET"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

ISO = re.compile(
    r"(?P<day>(?:1[89]|20|21)\d\d-\d\d-\d\d|(?:1[89]|20|21)\d{6}(?=T))"
    r"(?:(?:T|\s)\s?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s)?(?:(?P<d1>\d{1,2})\s(?P<m1>[A-Z][a-z]{2})[a-z]*|(?P<m2>[A-Z][a-z]{2})[a-z]*\s(?P<d2>\d{1,2})),?"
    r"\s(?P<year>(?:1[89]|20|21)\d\d),?\s(?P<time>\d\d:\d\d(?::\d\d)?)\s?(?P<zone>(?:GMT|UTC)?[+-]\d\d:?\d\d|[A-Z]{1,4})?\b"
)
"""As e-mails and scripts write it: "Sat, 27 Dec 2025 07:10:00 +0200", "Dec 27, 2025 07:10 GMT"."""
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds, or thousandths, since 1970: ten digits from September 2001 to May 2033."""
CLOCK = re.compile(
    r"(?<![\d:.+-])(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:h(?:ou)?rs?|GMT|UTC|Z)\b)"
    r"|(?<![\d:.+-])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?)?"
    r"(?:\s?hrs?\b\.?)?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?![\d:])",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"(?P<utc>(?:GMT|UTC)\s?[+\N{MINUS SIGN}\N{EN DASH}-]\s?\d{1,2}(?::?\d\d)?)"
    r"|(?<!\w)(?P<offset>[+-](?:0\d|1[0-4]):?[0-5]\d)(?!\d)"
    r"|(?P<city>\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s(?:[Ss]tandard\s)?[Tt]ime\b"
    r"|\b(?P<letters>[A-Z]{1,4}T|UTC|MSK|WIB|Z)\b"
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Moment:
    """`day` in ISO; `time` as HH:MM or HH:MM:SS; `offset` as +HH:MM. What is not told is None."""

    day: str
    time: str | None = None
    offset: str | None = None

    @property
    def is_midnight(self) -> bool:
        """Whether the clock time is one that programmes write where they know only the day."""
        return self.time in ("00:00", "00:00:00")

    def write(self) -> str | None:
        """The moment in ISO 8601 with its offset; None where time or zone is not told."""
        return f"{self.day}T{self.time}{self.offset}" if self.time and self.offset else None

    def as_datetime(self) -> datetime | None:
        """The moment as a datetime with its zone; None where time or zone is not told."""
        written = self.write()
        return datetime.fromisoformat(written) if written else None

    def in_zone(self, zone: str | None) -> Moment:
        """This moment with the offset that the zone (tz database) has then, where it has a time and no offset."""
        if not (zone and self.time) or self.offset:
            return self
        local = datetime.fromisoformat(f"{self.day}T{self.time}").replace(tzinfo=ZoneInfo(zone))
        return Moment(self.day, self.time, write_offset(local.utcoffset()))

    def seen_from(self, zone: str | None) -> Moment:
        """The same moment by the clocks of the zone: "2025-03-14T23:30Z" is the 15th in Tokyo."""
        told = self.as_datetime()
        if not zone or told is None:
            return self
        local = told.astimezone(ZoneInfo(zone))
        width = "seconds" if self.time and len(self.time) > 5 else "minutes"
        return Moment(local.date().isoformat(), local.time().isoformat(timespec=width), write_offset(local.utcoffset()))


def parse_moment(words: str) -> Moment | None:
    """The moment that a machine wrote: ISO 8601, e-mail style or seconds since 1970; None for anything else."""
    words = words.strip()
    if EPOCH.fullmatch(words):
        told = datetime.fromtimestamp(int(words[:10]), UTC)
        return Moment(told.date().isoformat(), told.time().isoformat(), "+00:00")
    found = ISO.match(words)
    if found:
        day = valid_day(*(int(part) for part in re.findall(r"(\d{4})-?(\d\d)-?(\d\d)", found["day"])[0]))
        time = found["time"] and ":".join(re.findall(r"\d\d", found["time"]))
        return make_moment(day, time, read_offset(found["zone"]))
    found = WRITTEN.match(words)
    if found:
        month = (found["m1"] or found["m2"]).lower()
        if month in MONTHS:
            day = valid_day(int(found["year"]), MONTHS.index(month) + 1, int(found["d1"] or found["d2"]))
            return make_moment(day, found["time"], read_offset(found["zone"]))
    return None


def make_moment(day: str | None, time: str | None, offset: str | None) -> Moment | None:
    """The moment of these parts; a clock time that no clock shows is left out, a day that no calendar has is None."""
    if day is None:
        return None
    try:
        if time:
            datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        time = None
    return Moment(day, time, offset if time else None)


def parse_clock(words: str, home: str | None = None) -> tuple[str | None, str | None]:
    """The clock time printed in the words and its offset or zone: "at 7:10 p.m. ET" → ("19:10", "America/New_York").

    `home` (a state's code) tells what letters of several meanings are. A number alone is no time.
    """
    for found in CLOCK.finditer(words):
        if found["four"]:
            return f"{found['four'][:2]}:{found['four'][2:]}", find_zone(words[found.end() : found.end() + 40], home)
        if not (found["minute"] or found["half"]):
            continue
        hour = int(found["hour"])
        if found["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        if hour > 23:
            continue
        time = f"{hour:02}:{found['minute'] or '00'}" + (f":{found['second']}" if found["second"] else "")
        return time, find_zone(words[found.end() : found.end() + 40], home)
    return None, None


def find_zone(words: str, home: str | None = None) -> str | None:
    """The offset or zone named in the words behind a clock time, None where none is told for sure."""
    zones = load_zones()
    for found in ZONE.finditer(words):
        if found["utc"]:
            return read_offset(
                re.sub(r"\s", "", found["utc"].replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-"))
            )
        if found["offset"]:
            return read_offset(found["offset"])
        if found["city"]:
            city = found["city"].lower()
            zone = zones["cities"].get(city) or load_city_zones().get(city)
            if zone:
                return str(zone)
            continue
        letters = found["letters"]
        several = zones["by_home"].get(letters)
        told = several.get(home) if several else zones["letters"].get(letters)
        if told:
            return str(told)
    return None


def read_offset(zone: str | None) -> str | None:
    """An offset as +HH:MM ("Z", "+0200", "GMT+2", "EST" read as well); None for none or one that no clock has."""
    if not zone:
        return None
    found = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", zone)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        return f"{found[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else None
    told = load_zones()["letters"].get(zone.upper())
    return told if told and told[0] in "+-" else None


def write_offset(offset: timedelta | None) -> str | None:
    """An offset as +HH:MM."""
    if offset is None:
        return None
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def valid_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO, or None where there is none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def load_zones() -> dict[str, Any]:
    """The zones by their letters and cities, from `zones.toml`."""
    return tomllib.loads(files("dragoman.reading").joinpath("zones.toml").read_text("utf-8"))


@cache
def load_city_zones() -> dict[str, str]:
    """City in small letters → its zone, for the cities that name zones of the tz database."""
    named = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix")))
    return {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in named}
