"""The words that tell what is still to be done and whether it was, from `follow_ups.toml` beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml

FILE = "follow_ups.toml"


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """The table; the patterns find whole words whatever their case. `ahead` gives the marker and the act's verb."""

    ahead: re.Pattern[str]
    announcing: re.Pattern[str]
    soon: re.Pattern[str]
    back: re.Pattern[str]
    acts: frozenset[str]
    weak: frozenset[str]
    general: re.Pattern[str]
    domestic: re.Pattern[str]
    cancelled: re.Pattern[str]
    moved: re.Pattern[str]
    common: frozenset[str]


@cache
def load_follow_up_words() -> FollowUpWords:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_words(read_toml(FILE))


def shape_words(table: dict[str, Any]) -> FollowUpWords:
    """The table of a parsed file. LexiconError names what is missing."""
    try:
        ahead, acts, closing = table["ahead"], table["acts"], table["closing"]
        markers = join_words(ahead["markers"])
        between = join_words(ahead["between"])
        return FollowUpWords(
            re.compile(
                rf"(?<!\w)(?P<marker>{markers})\s(?:(?:{between}|\w+ly)\s)*(?P<verb>[a-z]+)(?!\w)", re.IGNORECASE
            ),
            whole_words(ahead["announcing"]),
            whole_words(ahead["soon"]),
            whole_words(ahead["back"]),
            frozenset(acts["verbs"]),
            frozenset(acts["weak"]),
            whole_words(acts["general"]),
            whole_words(acts["domestic"]),
            whole_words(closing["cancelled"]),
            whole_words(closing["moved"]),
            frozenset(closing["common"]),
        )
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault


def join_words(words: list[str]) -> str:
    """The words as alternatives of a pattern, the longest first; a blank is any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def whole_words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{join_words(words)})(?!\w)", re.IGNORECASE)
