"""Which words of topics mean the same, from `topic_synonyms.toml` beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml

FILE = "topic_synonyms.toml"
KEPT = ("ss", "us", "is", "ics")
"""Endings whose s makes no plural: "crisis", "politics"."""


@dataclass(frozen=True, slots=True)
class TopicSynonyms:
    """`words` and `phrases` lead to the first of their group; `broader` from a narrow word to the wide one."""

    words: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]
    broader: dict[str, str]
    whole: re.Pattern[str]
    empty: frozenset[str]
    situation: frozenset[str]
    relations: frozenset[str]
    joining: frozenset[str]

    def plain(self, word: str) -> str:
        """The word that stands for this one: singular, and the first of its group."""
        single = singular(word)
        return self.words.get(word) or self.words.get(single) or single


@cache
def load_topic_synonyms() -> TopicSynonyms:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_synonyms(read_toml(FILE))


def shape_synonyms(table: dict[str, Any]) -> TopicSynonyms:
    """The table of a parsed file. LexiconError names what is missing, or what stands in two groups."""
    try:
        words = spread_groups(table["words"]["groups"])
        phrases = spread_groups(table["phrases"]["groups"])
        # A phrase becomes one word: "climate change" is "climate-change", which no other word is part of.
        joined = {phrase: first.replace(" ", "-") for phrase, first in phrases.items()}
        longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        known = {**words, **{first: first for first in joined.values()}}
        return TopicSynonyms(
            known,
            joined,
            re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"),
            {
                spell(narrow, words, joined): spell(wide, words, joined)
                for wide, under in table["broader"].items()
                for narrow in under
            },
            re.compile("|".join(re.escape(phrase) for phrase in table["whole"]["phrases"])),
            frozenset(table["empty"]["words"]),
            frozenset(table["situation"]["words"]),
            frozenset(table["relations"]["words"]),
            frozenset(table["joining"]["words"]),
        )
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault


def spell(phrase: str, words: dict[str, str], phrases: dict[str, str]) -> str:
    """The one word that stands for a word or phrase among the words of a topic."""
    return phrases.get(phrase) or words.get(phrase, phrase)


def spread_groups(groups: list[list[str]]) -> dict[str, str]:
    """Each member of a group with its first."""
    found: dict[str, str] = {}
    for group in groups:
        for member in group:
            if member in found:
                raise LexiconError(f"{FILE}: {member!r} stands in two groups")
            found[member] = group[0]
    return found


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A word without the plural's ending: "countries", "taxes", "exports"."""
    if word.endswith(KEPT) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > len("ties") else word[:-1]
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word.removesuffix("s")
