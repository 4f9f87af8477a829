"""From what each account tells of a field to its cells: agrees, differs or silent, each with its reason."""

from __future__ import annotations

import re
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


def lay_out_field(
    name: str,
    accounts: Sequence[FiledAccount],
    told: Sequence[Told[V] | None],
    relate: Callable[[V, V], Relation],
    silence: str = "this account does not tell it",
) -> ComparedField:
    """The row of a field. `told` stands in the accounts' order, None where an account is silent.

    A cell differs where it contradicts any other; it agrees where it contradicts none, also where no other tells it; a
    value that can't be compared is shown as silent. No side is right because it is in the majority or came first.
    """
    relations = [
        {j: relate(mine.value, other.value) for j, other in enumerate(told) if other is not None and j != i}
        if mine is not None
        else {}
        for i, mine in enumerate(told)
    ]
    names = name_accounts(accounts)
    against = tell_groups(names, told)
    cells = [
        Cell("silent", why=silence)
        if mine is None
        else settle_cell(mine, names, list_copies(accounts, number), relations[number], against)
        for number, mine in enumerate(told)
    ]
    return ComparedField(name, tuple(cells))


def list_copies(accounts: Sequence[FiledAccount], number: int) -> frozenset[int]:
    """The accounts whose text has the same origin as that of an account."""
    origin = accounts[number].document.origin
    return frozenset(j for j, other in enumerate(accounts) if j != number and other.document.origin == origin)


def settle_cell(
    mine: Told[V], names: Sequence[str], copies: frozenset[int], relations: dict[int, Relation], against: str
) -> Cell:
    """The cell of one account from how its value stands to the others'; `against` tells who says what."""
    if any(relation.standing == "differs" for relation in relations.values()):
        whys = gather(r.why for r in relations.values() if r.standing == "differs")
        return Cell("differs", mine.words, mine.spans, "; ".join([*whys[:1], *([against] if against else [])]))
    if not relations:
        return Cell("agrees", mine.words, mine.spans, "only this account tells it")
    agreeing = [j for j, relation in relations.items() if relation.standing == "agrees"]
    if not agreeing:
        return Cell("silent", mine.words, mine.spans, gather(r.why for r in relations.values())[0])
    same = [j for j in agreeing if not relations[j].why and j not in copies]
    whys = [f"{list_names(names, same)} the same"] if same else []
    whys += gather(relations[j].why for j in agreeing if j not in copies)[:2]
    if copies.intersection(agreeing):
        whys.append(f"{' and '.join(sorted(names[j] for j in copies.intersection(agreeing)))}: a text of one origin")
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
    own = sorted(names[number] for number in numbers)
    if len(own) == 1:
        return f"{own[0]} says"
    return f"{len(own)} accounts ({', '.join(own)}) say" if len(own) <= MOST_NAMED else f"{len(own)} accounts say"


def name_accounts(accounts: Sequence[FiledAccount]) -> list[str]:
    """The accounts by their publishers; several of one publisher by the day of publication, then by their place."""
    names = [name_publisher(filed) for filed in accounts]
    days = [filed.document.published for filed in accounts]
    dated = [f"{n}, {day}" if names.count(n) > 1 and day else n for n, day in zip(names, days, strict=True)]
    return [f"{n} ({place})" if dated.count(n) > 1 else n for place, n in enumerate(dated, start=1)]


def name_publisher(filed: FiledAccount) -> str:
    """The publisher, else the state whose site it is, else the document; what stands in brackets left out."""
    document = filed.document
    if document.source:
        name = BRACKETS.sub("", document.source).strip() or document.source
        return name if len(name) <= LONGEST_NAME else name[: name.rindex(" ", 0, LONGEST_NAME)].rstrip(" ,;") + " …"
    return f"the site of {name_of(document.home)}" if document.home else document.given_id
