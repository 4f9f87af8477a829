"""The words that say what an encounter was about, from `topics.toml` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml

FILE = "topics.toml"


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The table: where topics stand (verbs: `objects`, `weak`, `prepositions`; `nouns`), what holds or makes none."""

    objects: frozenset[str]
    weak: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    preparing: frozenset[str]
    openers: frozenset[str]
    always: frozenset[str]
    opening: frozenset[str]
    voicing: frozenset[str]
    voiced: frozenset[str]
    voiced_prepositions: frozenset[str]
    nouns: frozenset[str]
    noun_prepositions: frozenset[str]
    agenda: frozenset[str]
    wrappers: frozenset[str]
    boilerplate: frozenset[str]
    generic: frozenset[str]
    lead: frozenset[str]
    reporting: frozenset[str]
    standing: frozenset[str]


@cache
def load_topic_words() -> TopicWords:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_topics(read_toml(FILE))


def shape_topics(table: dict[str, Any]) -> TopicWords:
    """The table of a parsed file. LexiconError names what is missing."""
    try:
        return TopicWords(
            frozenset(table["objects"]["verbs"]),
            frozenset(table["objects"]["weak"]),
            {verb: frozenset(words) for verb, words in table["prepositions"].items()},
            frozenset(table["preparing"]["verbs"]),
            frozenset(table["preparing"]["openers"]),
            frozenset(table["preparing"]["always"]),
            frozenset(table["preparing"]["opening"]),
            frozenset(table["voicing"]["verbs"]),
            frozenset(table["voicing"]["nouns"]),
            frozenset(table["voicing"]["prepositions"]),
            frozenset(table["nouns"]["words"]),
            frozenset(table["nouns"]["prepositions"]),
            frozenset(table["agenda"]["nouns"]),
            frozenset(table["wrappers"]["nouns"]),
            frozenset(table["wrappers"]["boilerplate"]),
            frozenset(table["wrappers"]["generic"]),
            frozenset(table["wrappers"]["lead"]),
            frozenset(table["wrappers"]["reporting"]),
            frozenset(table["wrappers"]["standing"]),
        )
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault
