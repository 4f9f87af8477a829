"""Tell the language of a text by its script and its most common short words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+")
"""Letters with a full stop are no words: "U.S." would count for the languages that have "u" and "s"."""
SAMPLE = 20_000
"""Characters that are looked at."""
MIN_WORDS = 4
"""Common short words of a language that are needed to tell it: a headline alone has too few."""
MIN_LEAD = 1.5
"""How many times more of its short words the language needs than the next: Danish and Norwegian share most."""


@cache
def load_short_words() -> dict[str, tuple[str, frozenset[str]]]:
    """Language code → its English name and its short words, from `languages.toml`."""
    table = tomllib.loads(files("dragoman.reading").joinpath("languages.toml").read_text("utf-8"))
    return {code: (entry["name"], frozenset(entry["words"].split())) for code, entry in table.items()}


def name_language(code: str) -> str:
    """The English name of a language code, or the code itself."""
    entry = load_short_words().get(code)
    return entry[0] if entry else f"the language {code!r}"


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, None where the words are too few or too mixed to tell.

    English is told as soon as it has as many of its short words as any other language has.
    """
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[:SAMPLE] if middle < SAMPLE else text[: SAMPLE // 2] + text[middle : middle + SAMPLE // 2]
    words = Counter(WORD.findall(INITIALS.sub(" ", sample.lower())))
    scores = {
        code: sum(count for word, count in words.items() if word in known)
        for code, (_, known) in load_short_words().items()
    }
    english = scores.pop("en")
    best = max(scores, key=lambda code: scores[code])
    if english >= MIN_WORDS and english >= scores[best]:
        return "en"
    if scores[best] >= MIN_WORDS and scores[best] >= MIN_LEAD * english:
        return best
    return None
