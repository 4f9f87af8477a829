"""Words that report speech, belief and intention, with what they take; read from `reporting.toml` beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError

TABLE = Path(__file__).with_name("reporting.toml")
PATTERNS = frozenset({"quote", "clause", "infinitive", "object", "after"})


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """The table: what each verb takes, the nouns, the phrases, whom verbs address, the media.

    `takes` maps a lemma to its patterns (see the head of the table), `prepositions` to those that lead its content;
    `speech` are the lemmas of plain speech, which take words in marks and clauses alike.
    """

    takes: dict[str, frozenset[str]]
    speech: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    things: frozenset[str]
    continuing: frozenset[str]
    content_nouns: frozenset[str]
    texts: frozenset[str]
    authored: frozenset[str]
    bodies: frozenset[str]
    of_state: frozenset[str]
    stand_ins: frozenset[str]
    persons: frozenset[str]
    anonymous: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    addressing: frozenset[str]
    addressing_to: frozenset[str]
    media: tuple[tuple[str, re.Pattern[str]], ...]

    def does_take(self, lemma: str, pattern: str) -> bool:
        return pattern in self.takes.get(lemma, frozenset())


@cache
def load_reporting_words() -> ReportingWords:
    """The shipped table, read once a process."""
    return read_reporting_words(TABLE)


def read_reporting_words(path: Path) -> ReportingWords:
    """The table of a TOML file; LexiconError names the file and the fault."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return shape_table(table, path)
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{path}: {fault}") from fault
    except KeyError as fault:
        raise LexiconError(f"{path}: the key {fault} is missing") from fault
    except re.error as fault:
        raise LexiconError(f"{path}: {fault.pattern!r} is no regular expression: {fault}") from fault


def shape_table(table: dict[str, Any], path: Path) -> ReportingWords:
    takes: dict[str, frozenset[str]] = {}
    prepositions: dict[str, frozenset[str]] = {}
    speech: set[str] = set()
    for group in table["verbs"]:
        patterns = frozenset(group["takes"])
        if patterns - PATTERNS:
            raise LexiconError(f"{path}: verbs take none of {sorted(patterns - PATTERNS)}, only {sorted(PATTERNS)}")
        if patterns == {"quote", "clause"}:
            speech |= set(group["lemmas"])
        for lemma in group["lemmas"]:
            takes[lemma] = takes.get(lemma, frozenset()) | patterns
            prepositions[lemma] = prepositions.get(lemma, frozenset()) | frozenset(group.get("prepositions", ()))
    nouns = table["nouns"]
    return ReportingWords(
        takes,
        frozenset(speech),
        prepositions,
        frozenset(table["things"]["lemmas"]),
        frozenset(table["continuing"]["lemmas"]),
        frozenset(nouns["content"]),
        frozenset(nouns["texts"]),
        frozenset(nouns["authored"]),
        frozenset(nouns["bodies"]),
        frozenset(nouns["of_state"]),
        frozenset(nouns["stand_ins"]),
        frozenset(nouns["persons"]),
        frozenset(nouns["anonymous"]),
        tuple(tuple(phrase.split()) for phrase in table["phrases"]["according"]),
        frozenset(table["addressees"]["verbs"]),
        frozenset(table["addressees"]["to"]),
        tuple((m["name"], re.compile("|".join(m["forms"]))) for m in table["media"]),
    )
