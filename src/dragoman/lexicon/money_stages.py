"""The stages of money, from `money_stages.toml` beside this file: pledged, committed, allocated, disbursed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml
from dragoman.model import CommitmentKind

FILE = "money_stages.toml"
MoneyStage = Literal["pledge", "commitment", "allocation", "disbursement"]
"""Of IATI and the Kiel Institute; sums of different stages are never added up."""


@dataclass(frozen=True, slots=True)
class MoneyStages:
    """The table: the stage of each kind of commitment, and the words that tell of an allocation behind which kinds."""

    kinds: dict[str, MoneyStage]
    allocating_kinds: frozenset[str]
    allocating: re.Pattern[str]


@cache
def load_money_stages() -> MoneyStages:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_stages(read_toml(FILE))


def shape_stages(table: dict[str, Any]) -> MoneyStages:
    """The table of a parsed file. LexiconError names what is missing or unknown."""
    try:
        kinds, allocation = table["kinds"], table["allocation"]
        allocating_kinds, words = frozenset(allocation["kinds"]), allocation["words"]
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault
    unknown = {*kinds, *allocating_kinds} - {*get_args(CommitmentKind)} | {*kinds.values()} - {*get_args(MoneyStage)}
    if unknown:
        raise LexiconError(f"{FILE}: no kind of commitment or stage of money: {', '.join(sorted(unknown))}")
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return MoneyStages(kinds, allocating_kinds, pattern)


def tell_money_stage(kind: CommitmentKind, words: str) -> MoneyStage | None:
    """The stage of a sum in a commitment of a kind, told in these words; None where it can't be told."""
    stages = load_money_stages()
    if kind in stages.allocating_kinds and stages.allocating.search(words):
        return "allocation"
    return stages.kinds.get(kind)
