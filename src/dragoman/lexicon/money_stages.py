"""The stages of money, from `money_stages.toml` beside this file: pledged, committed, allocated, disbursed."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    """The table: the stage of each kind of commitment, and the words that tell of an allocation, by kind."""

    kinds: dict[str, MoneyStage]
    allocating: dict[str, re.Pattern[str]]


@cache
def load_money_stages() -> MoneyStages:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_stages(read_toml(FILE))


def shape_stages(table: dict[str, Any]) -> MoneyStages:
    """The table of a parsed file. LexiconError names what is missing or unknown."""
    try:
        kinds, allocation = table["kinds"], table["allocation"]
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault
    unknown = ({*kinds, *allocation} - {*get_args(CommitmentKind)}) | ({*kinds.values()} - {*get_args(MoneyStage)})
    if unknown:
        raise LexiconError(f"{FILE}: no kind of commitment or stage of money: {', '.join(sorted(unknown))}")
    return MoneyStages(kinds, {kind: match_finished(words) for kind, words in allocation.items()})


def match_finished(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, but not as something still ahead ("to be allocated")."""
    return re.compile(rf"(?<!\bbe )\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def tell_money_stage(kind: CommitmentKind, words: str) -> MoneyStage | None:
    """The stage of a sum in a commitment of a kind, told in these words; None where it can't be told."""
    stages = load_money_stages()
    allocating = stages.allocating.get(kind)
    return "allocation" if allocating and allocating.search(words) else stages.kinds.get(kind)
