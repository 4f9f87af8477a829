"""Series of the figures claimed of an instrument, and the simple shares that they make, each with its sum in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotating.amounts import find_amounts, find_restated
from dragoman.lexicon.instruments import load_instrument_words
from dragoman.model import Amount
from dragoman.model.record import Share, SourcedFigure
from dragoman.when import When

CURRENCY = re.compile(r"[A-Z]{3}")
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
MAGNITUDES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
# How far before a sum, in its clause, the words may stand that say what it measures: "had expressed interest in".
REACH = 60
CLAUSE_END = re.compile(r"[,;:()–—]\s(?=[^,;:()]*$)")


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """What texts claim of one measure of an instrument, in one unit, in the order of their dates.

    `name` is the measure where its words tell one of the listed ("envelope", "interest"), else the property as written;
    with "(converted)" where its sums only repeat others in another currency.
    """

    name: str
    unit: str
    figures: tuple[SourcedFigure, ...]


def order_figures(figures: Sequence[SourcedFigure]) -> tuple[FigureSeries, ...]:
    """The figures as series, the earliest first; a series stands where its first figure does."""
    series: dict[tuple[str, str], list[SourcedFigure]] = {}
    for figure in sorted(figures, key=sort_key):
        name = f"{name_measure(figure)}{' (converted)' if is_restated(figure) else ''}"
        series.setdefault((name, figure.unit), []).append(figure)
    return tuple(FigureSeries(name, unit, tuple(found)) for (name, unit), found in series.items())


def sort_key(figure: SourcedFigure) -> tuple[str, str, str, int, int, float]:
    """By the day a figure is of, else the day it was published; then as the texts have them."""
    day = When.parse(figure.as_of).earliest.isoformat() if figure.as_of else figure.published or "9999"
    at = figure.evidence.start
    return (day, figure.published or "9999", figure.document, at, place_of(figure), figure.value)


def place_of(figure: SourcedFigure) -> int:
    """Where in its evidence a sum stands; 0 where it is no sum or written otherwise."""
    return next((a.start for a in read_amounts(figure.evidence.text) if a.value == figure.value), 0)


@lru_cache(maxsize=2_048)
def read_amounts(text: str) -> tuple[Amount, ...]:
    """The sums in the evidence of a figure; the same words are asked for again and again."""
    return tuple(find_amounts(text))


@lru_cache(maxsize=2_048)
def name_measure(figure: SourcedFigure) -> str:
    """What a figure measures: a listed measure, else its property as written."""
    words = load_instrument_words()
    for table in (words.measures, words.parts, words.wholes):
        if name := match_measure(figure, table):
            return name
    return figure.property


def match_measure(figure: SourcedFigure, table: Mapping[str, Sequence[str]]) -> str | None:
    """The measure whose words stand in the figure's property, or before the sum in its clause."""
    lead = read_lead(figure)
    for name, phrases in table.items():
        for phrase in phrases:
            pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
            if re.search(pattern, figure.property, re.IGNORECASE) or re.search(pattern, lead, re.IGNORECASE):
                return name
    return None


def read_lead(figure: SourcedFigure) -> str:
    """The words of the clause before a sum; none for a figure that is no sum."""
    text = figure.evidence.text
    for amount in read_amounts(text):
        if amount.value == figure.value and amount.currency in (figure.unit, None):
            lead = text[max(0, amount.start - REACH) : amount.start]
            cut = CLAUSE_END.search(lead)
            return lead[cut.end() :] if cut else lead
    return ""


def derive_shares(figures: Sequence[SourcedFigure]) -> tuple[Share, ...]:
    """The shares that sums make of the instrument's envelope: "€127 bn of €150 bn: 84.7 %".

    Part and whole must be in one currency, neither a conversion, and told to be such by their words. The whole is that
    of the part's own text, else the one that all texts agree on; where they disagree there is no share.
    """
    words = load_instrument_words()
    sums = [f for f in sorted(figures, key=sort_key) if CURRENCY.fullmatch(f.unit) and not is_restated(f)]
    parts = [f for f in sums if match_measure(f, words.parts)]
    wholes = [f for f in sums if match_measure(f, words.wholes) and f not in parts]
    shares = []
    seen = set()
    for part in parts:
        whole = choose_whole(part, wholes)
        told = (part.value, part.unit, part.as_of, match_measure(part, words.parts))
        if whole is None or told in seen or not 0 < part.value <= whole.value:
            continue
        seen.add(told)
        shares.append(Share(spell_share(part, whole), part, whole))
    return tuple(shares)


def choose_whole(part: SourcedFigure, wholes: Sequence[SourcedFigure]) -> SourcedFigure | None:
    """The whole that a part is of: its own text's, else what all texts agree on."""
    alike = [whole for whole in wholes if whole.unit == part.unit]
    for candidates in ([whole for whole in alike if whole.document == part.document], alike):
        if candidates:
            return candidates[0] if len({whole.value for whole in candidates}) == 1 else None
    return None


def is_restated(figure: SourcedFigure) -> bool:
    """Whether a sum only repeats another one in its evidence in another currency."""
    amounts = read_amounts(figure.evidence.text)
    for index, amount in enumerate(amounts):
        if amount.value == figure.value and amount.currency == figure.unit:
            return find_restated(figure.evidence.text, amount, list(amounts[:index])) is not None
    return False


def spell_share(part: SourcedFigure, whole: SourcedFigure) -> str:
    """ "€127 bn of €150 bn: 84.7 %"."""
    share = 100 * part.value / whole.value
    return f"{spell_sum(part)} of {spell_sum(whole)}: {share:.1f} %"


def spell_sum(figure: SourcedFigure) -> str:
    """A sum in short: "€127 bn", "CHF 2.5 m"."""
    sign = SIGNS.get(figure.unit, figure.unit + " ")
    for size, word in MAGNITUDES:
        if figure.value >= size:
            return f"{sign}{figure.value / size:g} {word}"
    return f"{sign}{figure.value:g}"
