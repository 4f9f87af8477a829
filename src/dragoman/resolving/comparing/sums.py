"""Compare sums of money and the figures of instruments, as far as two accounts tell them of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

from dragoman.model import Amount, Figure, Span
from dragoman.model.record import ComparedField, FiledAccount
from dragoman.resolving.comparing.joining import join_alike
from dragoman.resolving.comparing.subjects import Subject, content, read_subjects
from dragoman.resolving.comparing.telling import SAME, Columns, Relation, Told, lay_out_field
from dragoman.resolving.instrument_keys import fold_name

ROUNDED = 0.025
"""How far a rounded sum may lie from the exact one, as a part of it: €130 billion for €127.4 billion."""
FAR = 3
"""How many times a sum may be the other and still contradict it; farther apart they are of two things."""
SILENCE = "this account does not tell it"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of one account with what it is of, and the same sum in other currencies as the text converts it."""

    number: int
    words: str
    of: str | None
    subject: Subject
    values: frozenset[tuple[str, float]]
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one account tells of one thing: the sums, or the figures with the day they are of."""

    values: tuple[frozenset[tuple[str, float]], ...]
    days: frozenset[str]


def compare_sums(columns: Columns) -> tuple[ComparedField, ...]:
    """A row for each thing of which sums are told; a sum without a thing stands with its equals."""
    sums = [found for number, filed in enumerate(columns.accounts) for found in list_sums(number, filed)]
    return tuple(lay_out_sums(columns, members) for members in join_alike(sums, is_same_thing))


def list_sums(number: int, filed: FiledAccount) -> Iterator[Sum]:
    """The sums of an account, conversions with the sum that they repeat; those that are an instrument's left out."""
    told = {(f.unit, f.value) for i in filed.instruments for f in i.figures}
    restated: dict[int, list[Amount]] = {}
    for amount in filed.amounts:
        if amount.restates is not None:
            restated.setdefault(amount.restates, []).append(amount)
    starts = {amount.start for amount in filed.amounts}
    for amount in filed.amounts:
        if amount.restates in starts or (amount.currency, amount.value) in told:
            continue
        same = [amount, *restated.get(amount.start, ())]
        values = frozenset((a.currency or "?", a.value) for a in same)
        subject = next((s for s, _ in read_subjects(amount.of)), Subject()) if amount.of else Subject()
        span = Span(amount.start, amount.end, amount.text)
        yield Sum(number, amount.text, amount.of, content(subject), values, span)


def is_same_thing(left: Sum, right: Sum) -> bool:
    """Whether two sums are of one thing: the same subject; the same sum, where one account does not tell of what."""
    if left.subject and right.subject:
        return left.subject == right.subject
    return bool(left.values & right.values)


def lay_out_sums(columns: Columns, members: Sequence[Sum]) -> ComparedField:
    """The row of one thing."""
    things = sorted({found.of for found in members if found.of}, key=lambda of: (len(of), of))
    name = things[0] if things else min(found.words for found in members)
    cells: list[Told[Telling] | None] = []
    for number in range(len(columns.accounts)):
        mine = [found for found in members if found.number == number]
        words = "; ".join(dict.fromkeys(found.words for found in mine))
        values = tuple(dict.fromkeys(found.values for found in mine))
        spans = tuple(found.span for found in mine)
        cells.append(Told(Telling(values, frozenset()), words, spans) if mine else None)
    return lay_out_field(f"sum: {name}", columns, cells, relate_tellings, SILENCE)


def compare_figures(columns: Columns) -> tuple[ComparedField, ...]:
    """A row for each property of each instrument of which a figure is claimed."""
    rows: dict[tuple[str, str, str], list[tuple[int, str, Figure]]] = {}
    for number, filed in enumerate(columns.accounts):
        for instrument in filed.instruments:
            name = instrument.acronym or instrument.name
            for figure in instrument.figures:
                key = (fold_name(name), figure.property.casefold(), "%" if figure.unit == "%" else "")
                rows.setdefault(key, []).append((number, name, figure))
    return tuple(lay_out_figures(columns, members) for members in rows.values())


def lay_out_figures(columns: Columns, members: Sequence[tuple[int, str, Figure]]) -> ComparedField:
    """The row of one property of one instrument."""
    cells: list[Told[Telling] | None] = []
    for number in range(len(columns.accounts)):
        mine = [figure for place, _, figure in members if place == number]
        values = tuple(dict.fromkeys(frozenset({(f.unit, f.value)}) for f in mine))
        days = frozenset(f.as_of for f in mine if f.as_of)
        words = "; ".join(dict.fromkeys(spell_figure(f) for f in mine))
        cells.append(Told(Telling(values, days), words, tuple(f.evidence for f in mine)) if mine else None)
    _, name, figure = min(members, key=lambda member: (member[1], member[2].property))
    return lay_out_field(f"figure: {name}, {figure.property}", columns, cells, relate_tellings, SILENCE)


def spell_figure(figure: Figure) -> str:
    day = f" as of {figure.as_of}" if figure.as_of else ""
    return f"{figure.value:,.10g} {figure.unit}{day}".replace(" %", "%")


def relate_tellings(left: Telling, right: Telling) -> Relation:
    """Whether two accounts tell the same of one thing; where one tells several sums of it, none is contradicted."""
    for one in left.values:
        for other in right.values:
            if one & other:
                return SAME
    if left.days and right.days and left.days.isdisjoint(right.days):
        return Relation("open", "told of different days")
    if len(left.values) > 1 or len(right.values) > 1:
        return Relation("open", "one account tells several sums of it")
    pairs = [(a, b) for unit, a in left.values[0] for other, b in right.values[0] if unit == other]
    if not pairs:
        return Relation("open", "told in different currencies")
    if any(is_rounded(a, b) for a, b in pairs):
        return Relation("agrees", "the same, rounded")
    if all(max(abs(a), abs(b)) > FAR * min(abs(a), abs(b)) for a, b in pairs):
        return Relation("open", "too far apart to be of one thing")
    return Relation("differs")


def is_rounded(left: float, right: float) -> bool:
    """Whether one sum is the other rounded: to the figures of the coarser, and near to it."""
    if not left or not right or abs(left - right) > ROUNDED * max(abs(left), abs(right)):
        return left == right
    places = max(1, min(count_figures(left), count_figures(right)))
    return cut_figures(left, places) == cut_figures(right, places)


def count_figures(value: float) -> int:
    """The significant figures of a sum: 150,000,000,000 has two."""
    return len(f"{abs(value):.12g}".replace(".", "").split("e")[0].strip("0")) or 1


def cut_figures(value: float, places: int) -> float:
    return round(value, places - 1 - floor(log10(abs(value))))
