"""The marks and words of currencies round a number: "$", "C$", "USD" before it, "euros", "Swiss francs" after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman.lexicon.currencies import Currency, currencies
from dragoman.lexicon.names import find_names

# What a shared word means where neither the text nor its publisher tells: newswire's own usage.
DEFAULTS = {
    "dollar": "USD", "pound": "GBP", "¥": "JPY", "rupee": "INR", "won": "KRW", "ruble": "RUB", "rouble": "RUB",
    "lira": "TRY", "krona": "SEK",
}  # fmt: skip
# Signs that currencies share, with the word that names them.
SHARED_SIGNS = {"$": "dollar", "£": "pound", "Rs": "rupee", "Rs.": "rupee"}
MINOR_UNITS = {
    "cent": ("dollar", "euro"), "cents": ("dollar", "euro"),
    "penny": ("pound",), "pence": ("pound",), "pennies": ("pound",),
    "kopeck": ("ruble", "hryvnia"), "kopecks": ("ruble", "hryvnia"),
    "kopek": ("ruble", "hryvnia"), "kopeks": ("ruble", "hryvnia"),
    "centime": ("franc",), "centimes": ("franc",), "paisa": ("rupee",), "paise": ("rupee",), "agorot": ("shekel",),
    "pfennig": ("mark",), "pfennigs": ("mark",), "groszy": ("zloty",), "øre": ("krone",), "öre": ("krona",),
}  # fmt: skip
# Also English words, names or units of measure: money only with a large number ("COP 28", "5 won", "two crowns").
NEED_SIZE = frozenset(
    "AMD ARS ATS BAM BIF BOB CHE CLP COP CUP DEM DOP EEK ERN ESP GEL HRK LAK MAD MOP MUR NAD PEN RON SAR SCR SDG SDR "
    "SOS STN SUR TMT TRY won real reals reais sol soles mark marks som soms lev leu crown crowns colon colons "
    "punt punts dram drams pula kina leone leones".split()
)  # fmt: skip
# Words that numbers stand beside too often without money: "TOP 10 million-dollar deals", "two sums".
NEVER = frozenset({"sum", "sums", "TOP", "ALL"})
LOWER_CODES = frozenset({"USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "INR", "RMB", "CNY"})
# Signs of one or two letters that also follow a number; others there are units of measure ("500 MT of wheat").
AFTER_SHORT = frozenset({"kr", "DM", "Ft", "TL", "Rs", "kn", "RM", "lei", "zł", "Kč"})
# "5 euro zone members" are no five euros.
NO_UNIT = r"(?![ -](?:zone|area|bloc|coin|sign|sterling silver)s?\b)"
GAP = r"[^\S\n]"
PEOPLE = re.compile(rf"{GAP}([A-Z][a-z]+(?:{GAP}[A-Z][a-z]+)?)(?={GAP})")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a mark stands for: the currencies that share it, the `word` that names it ("dollar" for "$" as well).

    `fraction` is 1, or the part of the full unit that a minor one is. `needs_size`: money only with a large number.
    """

    word: str
    codes: tuple[str, ...]
    fraction: float = 1.0
    needs_size: bool = False

    @property
    def default(self) -> str | None:
        return DEFAULTS.get(self.word)


@dataclass(frozen=True, slots=True)
class Mark:
    """A currency mark in a text."""

    start: int
    end: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks by their spelling, the units that several currencies share, and the patterns that find a mark."""

    before: dict[str, Unit]
    after: dict[str, Unit]
    shared: tuple[Unit, ...]
    before_pattern: re.Pattern[str]
    after_pattern: re.Pattern[str]
    states: dict[str, tuple[str, ...]] = field(repr=False)

    def find_before(self, text: str, end: int, after: int) -> Mark | None:
        """The mark that ends at the number which starts at `end`, if it stands after the offset `after`."""
        # No mark is longer than twelve characters, the spaces of texts cut into tokens included.
        found = self.before_pattern.search(text, max(after, end - 12), end)
        # A single letter is a mark only close to its figure: "R500 million", but "Vitamin K 500".
        if not found or (found.group(1).isalpha() and len(found.group(1)) == 1 and found.end(1) < end):
            return None
        mark = found.group(1)
        # "us $ 5" is of a text cut into tokens; in "it cost us $5" the "us" is we.
        if mark.islower() and re.search(r"\s", mark) and found.end(1) == end:
            return Mark(end - 1, end, self.before[mark[-1]])
        return Mark(found.start(1), found.end(1), look_up(self.before, mark))

    def find_after(self, text: str, start: int) -> Mark | None:
        """The mark that follows a number which ends at `start`."""
        found = self.after_pattern.match(text, start)
        if found:
            return Mark(found.start(1), found.end(1), look_up(self.after, found.group(1)))
        people = PEOPLE.match(text, start)
        found = self.after_pattern.match(text, people.end()) if people else None
        if not people or not found:
            return None
        # "Ukrainian hryvnias": a people's currency under its usual name, where the table has no entry for both words.
        unit = look_up(self.after, found.group(1))
        states = {n.code for n in find_names(people.group(1)) if n.kind == "demonym"}
        codes = tuple(code for code in unit.codes if states & set(self.states[code]))
        return Mark(people.start(1), found.end(1), replace(unit, codes=codes)) if codes else None


def look_up(units: dict[str, Unit], spelling: str) -> Unit:
    return units.get(spelling) or units[squeeze(spelling)]


def squeeze(spelling: str) -> str:
    """A mark without case, spaces and full stops: "U.S. $" and "us$" are one."""
    return re.sub(r"[\s.]", "", spelling).lower()


@cache
def load_marks() -> Marks:
    """The marks of all currencies of the lexicon, built once a process."""
    table = currencies()
    units = share_names(table)
    before: dict[str, Unit] = {}
    after = {name: unit for name, unit in units.items() if name not in NEVER}
    for sign, word in SHARED_SIGNS.items():
        before[sign] = after[sign] = units[word]
    before["¥"] = after["¥"] = Unit("¥", ("JPY", "CNY"))
    before["kr"] = after["kr"] = Unit("kr", ("SEK", "NOK", "DKK", "ISK"))
    for word in ("euro", "yen", "yuan"):
        before[word] = before[word.capitalize()] = replace(units[word], needs_size=True)
    for currency in table:
        for sign in (currency.code, *currency.symbols):
            unit = Unit(currency.code, (currency.code,), needs_size=sign in NEED_SIZE or is_short(sign))
            if sign not in NEVER:
                before.setdefault(sign, unit)
            if sign not in NEVER and (not is_short(sign) or sign in AFTER_SHORT):
                after.setdefault(sign, unit)
            if sign in LOWER_CODES:
                before.setdefault(sign.lower(), unit)
                after.setdefault(sign.lower(), unit)
    for word, names in MINOR_UNITS.items():
        codes = dict.fromkeys(code for name in names for code in units[name].codes)
        after[word] = Unit(names[0], tuple(codes), 0.01)
    loose = {squeeze(sign): unit for sign, unit in before.items() if is_loose(sign)}
    shared = {u.word: u for u in (*before.values(), *after.values()) if len(u.codes) > 1 and u.fraction == 1}
    return Marks(
        before=before | loose,
        after=after | {squeeze(name): unit for name, unit in after.items()},
        shared=tuple(shared.values()),
        before_pattern=write_before_pattern(before),
        after_pattern=write_after_pattern(after, units),
        states={currency.code: currency.states for currency in table},
    )


def write_before_pattern(before: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a mark that ends where the search ends, but for one space."""
    loose = [s for s in before if is_loose(s)]
    exact = [s for s in before if s[0].isalpha() and not is_loose(s)]
    signs = [s for s in before if not s[0].isalpha() and not is_loose(s)]
    return re.compile(rf"((?<!\w)(?:{join(exact)}|(?i:{join(loose)}))|{join(signs)}){GAP}?\Z")


def write_after_pattern(after: Iterable[str], names: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a mark that follows a number: names in any case, codes and signs as they are written."""
    words = {*names, *MINOR_UNITS} - NEVER
    codes = [s for s in after if s not in words and s[-1].isalnum()]
    signs = [s for s in after if s not in words and not s[-1].isalnum()]
    return re.compile(
        rf"{GAP}?-?{GAP}?(?:of{GAP})?"
        rf"((?:(?i:{join(words)})|{join(codes)})(?!\w){NO_UNIT}|(?:{join(signs)})(?!{GAP}?\d))"
    )


def share_names(table: Iterable[Currency]) -> dict[str, Unit]:
    """The units by every name, singular and plural; a name of several currencies stands for all of them."""
    codes: dict[str, dict[str, None]] = {}
    words: dict[str, str] = {}
    for currency in table:
        for one, many in currency.names:
            for form in (one, many):
                codes.setdefault(form, {})[currency.code] = None
                words.setdefault(form, one)
    return {
        form: Unit(words[form] if len(own) > 1 else next(iter(own)), tuple(own), needs_size=form in NEED_SIZE)
        for form, own in codes.items()
    }


def is_short(sign: str) -> bool:
    """Whether a sign of letters is so short that it may be anything: "K", "MT", "Dr"."""
    return sign.isalpha() and sign.isascii() and len(sign) <= 2 and sign not in ("DM", "RM", "Rp", "Rs", "Tk")


def is_loose(sign: str) -> bool:
    """Whether a sign is also read in small letters and apart: "hk $", but not "a $"."""
    return sign[-1] in "$£¥" and sum(c.isalpha() for c in sign) > 1


def join(spellings: Iterable[str]) -> str:
    """An alternation, the longest first; a sign after letters may stand apart from them, their stops be left out."""
    parts = []
    for spelling in sorted(spellings, key=len, reverse=True):
        if is_loose(spelling):
            letters = "".join(rf"{c}\.?" if c.isalpha() else re.escape(c) for c in spelling[:-1] if c not in ". ")
            parts.append(f"{letters}{GAP}?{re.escape(spelling[-1])}")
        else:
            parts.append(re.escape(spelling).replace(r"\ ", GAP))
    return "|".join(parts)
