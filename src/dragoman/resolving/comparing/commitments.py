"""Compare what was undertaken: a row for each undertaking, told by one side only or by several."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotating.amounts import find_amounts
from dragoman.lexicon.names import name_of
from dragoman.model import Commitment, CommitmentKind
from dragoman.model.record import ComparedField
from dragoman.resolving.comparing.joining import join_alike
from dragoman.resolving.comparing.sums import FAR, is_rounded
from dragoman.resolving.comparing.telling import SAME, Columns, Relation, Told, lay_out_field
from dragoman.resolving.comparing.times import spell_date
from dragoman.resolving.instrument_keys import fold_name
from dragoman.resolving.undertakings import list_content_words, shorten
from dragoman.when import When

FORWARD: frozenset[CommitmentKind] = frozenset({"pledge", "offer", "agreement", "delivered"})
"""Kinds under which two accounts may tell one undertaking: what one calls agreed is the other's pledge."""
SHARED_WORDS = 2
SHARED_PART = 0.6
"""Particular words that two tellings of one undertaking share at least, and as a part of the shorter one's."""
SILENCE = "this account does not tell it"

Telling = tuple[Commitment, ...]


def compare_commitments(columns: Columns) -> tuple[ComparedField, ...]:
    """A row for each undertaking, those that most accounts tell first."""
    told = [(number, c) for number, filed in enumerate(columns.accounts) for c in filed.commitments]
    fields = [lay_out_undertaking(columns, members) for members in join_alike(told, is_told_twice)]
    return tuple(sorted(fields, key=lambda f: (-sum(c.value is not None for c in f.cells), f.name)))


def is_told_twice(left: tuple[int, Commitment], right: tuple[int, Commitment]) -> bool:
    """Whether two accounts tell one undertaking; what one account tells apart stays apart."""
    return left[0] != right[0] and is_same_undertaking(left[1], right[1])


def is_same_undertaking(left: Commitment, right: Commitment) -> bool:
    """Whether two accounts tell one undertaking: its sides and kind fit, and so does what is particular to it."""
    if not fit_sides(left, right) or not fit_kinds(left.kind, right.kind):
        return False
    if left.evidence.text == right.evidence.text or left.kind == "invitation":
        return True
    mine, other = list_particulars(left), list_particulars(right)
    named = [fold_name(c.instrument) for c in (left, right) if c.instrument]
    shared = (mine & other) - {word for c in (left, right) for word in list_content_words(c.instrument or "")}
    if not shared:
        return False
    sums, other_sums = read_sums(left), read_sums(right)
    if sums & other_sums:
        return True
    enough = 1 if sums and other_sums and is_near(sums, other_sums) else SHARED_WORDS
    if len(named) == 2 and named[0] == named[1] and len(shared) >= SHARED_WORDS:
        return True
    return len(shared) >= enough and len(shared) >= SHARED_PART * min(len(mine), len(other))


def is_near(sums: frozenset[tuple[str | None, float]], others: frozenset[tuple[str | None, float]]) -> bool:
    """Whether two accounts may tell one sum differently: one currency, and no more than thrice the other."""
    return any(unit == other and max(a, b) <= FAR * min(a, b) for unit, a in sums for other, b in others)


def list_particulars(commitment: Commitment) -> frozenset[str]:
    """The stems of what is particular to an undertaking, its figures left out: they may be what differs."""
    return frozenset(word for word in list_content_words(commitment.evidence.text) if not word[0].isdigit())


def fit_sides(left: Commitment, right: Commitment) -> bool:
    """Whether both are by and to the same; an agreement has no first side, and one account may leave out to whom."""
    if left.kind == right.kind == "agreement" and left.to and right.to:
        return {left.by, left.to} == {right.by, right.to}
    return left.by == right.by and (left.to is None or right.to is None or left.to == right.to)


def fit_kinds(left: CommitmentKind, right: CommitmentKind) -> bool:
    return left == right or {left, right} <= FORWARD


def read_sums(commitment: Commitment) -> frozenset[tuple[str | None, float]]:
    return frozenset((a.currency, a.value) for a in find_amounts(commitment.amount_text or ""))


def lay_out_undertaking(columns: Columns, members: Sequence[tuple[int, Commitment]]) -> ComparedField:
    """The row of one undertaking."""
    cells: list[Told[Telling] | None] = []
    for number in range(len(columns.accounts)):
        mine = tuple(c for place, c in members if place == number)
        words = "; ".join(dict.fromkeys(f"{c.kind}: {shorten(c.evidence.text)}" for c in mine))
        cells.append(Told(mine, words, tuple(c.evidence for c in mine)) if mine else None)
    shortest = min((c for _, c in members), key=lambda c: (len(c.evidence.text), c.evidence.text))
    sides = name_of(shortest.by) + (f" to {name_of(shortest.to)}" if shortest.to else "")
    what = shorten(shortest.evidence.text)
    return lay_out_field(f"commitment: {sides}, {shortest.kind}: {what}", columns, cells, relate_tellings, SILENCE)


def relate_tellings(left: Telling, right: Telling) -> Relation:
    """Whether two accounts tell the same of one undertaking: its sum, its day, its kind."""
    sums, other_sums = ({s for c in told for s in read_sums(c)} for told in (left, right))
    if sums and other_sums and not sums & other_sums:
        alike = [a for unit, a in sums for other, b in other_sums if unit == other and is_rounded(a, b)]
        if not alike and {unit for unit, _ in sums} & {unit for unit, _ in other_sums}:
            words = sorted(" and ".join(c.amount_text for c in told if c.amount_text) for told in (left, right))
            return Relation("differs", f"{words[0]} by one account, {words[1]} by another")
    days, other_days = ([When.parse(c.due) for c in told if c.due] for told in (left, right))
    if days and other_days and not any(one.overlaps(other) for one in days for other in other_days):
        first, second = sorted((days[0].edtf, other_days[0].edtf))
        return Relation("differs", f"due {spell_date(first)} by one account, {spell_date(second)} by another")
    kinds, other_kinds = ({c.kind for c in told} for told in (left, right))
    if kinds & other_kinds:
        return SAME
    first_kind, second_kind = sorted((min(kinds), min(other_kinds)))
    return Relation("agrees", f"told as {first_kind} by one account, as {second_kind} by another")
