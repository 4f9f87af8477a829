"""From what each account tells of a field to its cells: agrees, differs or silent, each with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from dragoman.lexicon.names import name_of
from dragoman.model import Span
from dragoman.model.record import Cell, ComparedField, FiledAccount

V = TypeVar("V")
Standing = Literal["agrees", "differs", "open"]
MOST_NAMED = 3
"""Accounts that a reason names; of more it tells the number."""
LONGEST_NAME = 60
LONGEST_WORDS = 80
"""Characters of a value up to which a reason repeats it; longer ones stand in the cells."""
BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """What one account tells of a field: its value to compare, in words for a person, and the words of the text."""

    value: V
    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two told values stand to each other, whichever comes first; `open` where that can't be told."""

    standing: Standing
    why: str = ""


SAME = Relation("agrees")


class Columns:
    """The accounts that are compared, with a name for each and those that are copies of one text."""

    def __init__(self, accounts: Sequence[FiledAccount]) -> None:
        self.accounts = tuple(accounts)
        self.names = name_accounts(accounts)
        origins: dict[str, list[int]] = {}
        for number, filed in enumerate(accounts):
            origins.setdefault(filed.document.origin, []).append(number)
        self.copies = [frozenset(origins[filed.document.origin]) - {n} for n, filed in enumerate(accounts)]


def lay_out_field(
    name: str,
    columns: Columns,
    told: Sequence[Told[V] | None],
    relate: Callable[[V, V], Relation],
    silence: str = "this account does not tell it",
) -> ComparedField:
    """The row of a field. `told` stands in the accounts' order, None where an account is silent.

    A cell differs where it contradicts any other; it agrees where it contradicts none, also where no other tells it; a
    value that can't be compared is shown as silent. No side is right because it is in the majority or came first.
    """
    groups: dict[V, list[int]] = {}
    for number, one in enumerate(told):
        if one is not None:
            groups.setdefault(one.value, []).append(number)
    relations = {mine: {other: relate(mine, other) for other in groups} for mine in groups}
    against = tell_groups(columns.names, told)
    cells = []
    for number, mine in enumerate(told):
        if mine is None:
            cells.append(Cell("silent", why=silence))
            continue
        others = [
            (relation, [n for n in groups[value] if n != number]) for value, relation in relations[mine.value].items()
        ]
        others = [(relation, tellers) for relation, tellers in others if tellers]
        cells.append(settle_cell(mine, columns, number, others, against))
    return ComparedField(name, tuple(cells))


def settle_cell(
    mine: Told[V], columns: Columns, number: int, others: Sequence[tuple[Relation, list[int]]], against: str
) -> Cell:
    """The cell of one account from how its value stands to the `others`; `against` tells who says what."""
    if any(relation.standing == "differs" for relation, _ in others):
        whys = gather(relation.why for relation, _ in others if relation.standing == "differs")
        return Cell("differs", mine.words, mine.spans, "; ".join([*whys[:1], *([against] if against else [])]))
    if not others:
        return Cell("agrees", mine.words, mine.spans, "only this account tells it")
    copies = columns.copies[number]
    agreeing = [(relation.why, tellers) for relation, tellers in others if relation.standing == "agrees"]
    if not agreeing:
        return Cell("silent", mine.words, mine.spans, gather(relation.why for relation, _ in others)[0])
    same = [n for why, tellers in agreeing if not why for n in tellers if n not in copies]
    whys = [f"{list_names(columns.names, same)} the same"] if same else []
    whys += gather(why for why, tellers in agreeing if not copies.issuperset(tellers))[:2]
    told_again = sorted(columns.names[n] for _, tellers in agreeing for n in tellers if n in copies)
    if told_again:
        whys.append(f"{' and '.join(told_again)}: a text of one origin")
    return Cell("agrees", mine.words, mine.spans, "; ".join(whys))


def gather(whys: Iterable[str]) -> list[str]:
    """The different reasons, in the order of the alphabet."""
    return sorted({why for why in whys if why})


def tell_groups(names: Sequence[str], told: Sequence[Told[V] | None]) -> str:
    """Who says what: "3 accounts (Gazette, Herald, Post) say 7 November 2025; Times says 8 November 2025".

    Nothing where the values are long.
    """
    groups: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        if one is not None:
            groups.setdefault(one.words, []).append(number)
    if any(len(words) > LONGEST_WORDS for words in groups):
        return ""
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return "; ".join(f"{list_names(names, members)} {words}" for words, members in ordered)


def list_names(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Accounts as the subject of what they say: "Gazette says", "2 accounts (Gazette, Herald) say"."""
    if len(numbers) == 1:
        return f"{names[numbers[0]]} says"
    if len(numbers) > MOST_NAMED:
        return f"{len(numbers)} accounts say"
    return f"{len(numbers)} accounts ({', '.join(sorted(names[number] for number in numbers))}) say"


def name_accounts(accounts: Sequence[FiledAccount]) -> list[str]:
    """The accounts by their publishers; several of one publisher by the day of publication, then by their place."""
    names = [name_publisher(filed) for filed in accounts]
    days = [filed.document.published for filed in accounts]
    shared = Counter(names)
    dated = [f"{n}, {day}" if shared[n] > 1 and day else n for n, day in zip(names, days, strict=True)]
    shared = Counter(dated)
    return [f"{n} ({place})" if shared[n] > 1 else n for place, n in enumerate(dated, start=1)]


def name_publisher(filed: FiledAccount) -> str:
    """The publisher, else the state whose site it is, else the document; what stands in brackets left out."""
    document = filed.document
    if document.source:
        name = BRACKETS.sub("", document.source).strip() or document.source
        return name if len(name) <= LONGEST_NAME else name[: name.rindex(" ", 0, LONGEST_NAME)].rstrip(" ,;") + " …"
    return f"the site of {name_of(document.home)}" if document.home else document.given_id
