"""How alike two names are that were romanised, or typed, in different ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

LEAST_LIKENESS = 80.0
"""Letters alike in per cent: "erntogan", out of the Greek, is "erdogan" (80), "vance" is not "lance" (80 and short)."""
SHORTEST_LIKE = 6
"""Names of fewer letters must be equal but for their romanisation: Iran and Ivan differ by one letter."""

# What tables of romanisation (BGN/PCGN, ISO 9, ISO 843, the passports') write differently, longest first.
_ALIKE = (
    (re.compile("shch|sch|sh|sz"), "s"),
    (re.compile("tch|tsch|cz|ch|ts|tz"), "c"),
    (re.compile("zh"), "z"),
    (re.compile("kh|gh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("ou"), "u"),
    (re.compile("[ijy]+"), "i"),
    (re.compile("io|ie(?=[^aeiou])"), "e"),
    (re.compile("ck|q"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_ENDING = re.compile(r"[ijy]+$")
_ENDINGS = ("y", "yy", "yi", "iy", "i", "ii", "ij")


@lru_cache(4096)
def reduce_word(word: str) -> str:
    """A folded word less what romanisations differ in: "zelenskyy", "zelenskiy", "zelensky" are all "zelenski"."""
    for pattern, letter in _ALIKE:
        word = pattern.sub(letter, word)
    return word


def is_alike(word: str, other: str, *, loose: bool = False) -> bool:
    """Whether two folded words are one name, romanised differently; `loose` also allows for lost letters."""
    one, two = reduce_word(word), reduce_word(other)
    return one == two or (loose and measure_likeness(one, two) >= LEAST_LIKENESS)


def measure_likeness(one: str, two: str) -> float:
    """Letters alike in per cent of two reduced words; 0 where they are too short to differ at all."""
    return fuzz.ratio(one, two) if min(len(one), len(two)) >= SHORTEST_LIKE else 100.0 * (one == two)


def liken_name(asked: Sequence[str], name: Sequence[str]) -> float:
    """How well a folded name answers the words asked for: 0 where one of them is missing, 1 where they are equal."""
    if not asked or not name:
        return 0.0
    total = 0.0
    reduced = [reduce_word(word) for word in name]
    for word in map(reduce_word, asked):
        begun = 90.0 if len(word) > 2 and any(part.startswith(word) for part in reduced) else 0.0
        best = max(begun, *(measure_likeness(word, part) for part in reduced))
        if best < LEAST_LIKENESS:
            return 0.0
        total += best
    # Of two names that hold all the words, the one with fewer others is meant.
    return total / len(asked) / 100 * (0.9 + 0.1 * min(1.0, len(asked) / len(name)))


def list_spellings(word: str) -> list[str]:
    """Other endings that romanisations give a folded word in i, j or y ("zelensky": "zelenskyy", "zelenskiy" …)."""
    if len(word) < 5 or not _ENDING.search(word):
        return []
    stem = _ENDING.sub("", word)
    return [stem + ending for ending in _ENDINGS if stem + ending != word]
