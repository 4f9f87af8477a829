"""What the words of an undertaking say: the acts still ahead, what is particular to it, and its clause in short."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.follow_ups import load_follow_up_words
from dragoman.lexicon.names import find_names

LONGEST_WHAT = 140
"""Characters of the words that a list of follow-ups shows; the whole sentence is its evidence."""
# After these another clause begins: "… is reviewing the papers, and that Oslo will answer once that is done".
CLAUSE = re.compile(r"(?:,|;|:|\s[–—-])\s(?:(?:and|but)\s)?(?:that\s)?|\s(?:and\s)?that\s")
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*\d|\d")
# Before a marker they make a refusal ("isn't going to") or no promise at all ("when we will send them").
REFUSAL = re.compile(r"(?:\b(?:not|never|no)|n['’]t)\s(?:(?:\w+ly|our|its|their|his|her|the|an?)\s)?$", re.IGNORECASE)
WONDERED = re.compile(r"\b(?:when|whether|if|how|what|why|until|unless|in case)\s(?:[\w.'’]+\s){1,3}$", re.IGNORECASE)
QUESTION = re.compile(r"^\s*Q(?::|\s|$)|\?[\"”’']?\s*$")
# A person's name tells who, not what.
TITLED = re.compile(
    r"\b(?:President|Minister|Premier|Chancellor|Secretary|Chairman|King|Queen|Prince|Ambassador|Envoy|General|Mr|Mrs|Ms|Dr)"
    r"\.?\s(?:[A-Z][\w.'’-]*\s?){1,3}"
)
SHORTENED = re.compile(r"(?<=\w)['’]ll(?!\w)")


@dataclass(frozen=True, slots=True)
class Act:
    """An act still ahead: its verb in the plain form and where its marker ("will", "agreed to") begins."""

    verb: str
    start: int
    refused: bool


def find_acts(words: str) -> tuple[Act, ...]:
    """The acts that the words say are still ahead, in order."""
    text = SHORTENED.sub(" will", words)
    acts = []
    for found in load_follow_up_words().ahead.finditer(text):
        before, verb = text[max(0, found.start() - 40) : found.start()], found["verb"].lower()
        if WONDERED.search(before):
            continue
        refused = verb in ("not", "never") or REFUSAL.search(before) is not None
        acts.append(Act(plain_verb(verb), found.start(), refused))
    return tuple(acts)


def plain_verb(verb: str) -> str:
    """ "sending" → "send": the plain form among the acts that are known, else the word as it is."""
    acts = load_follow_up_words().acts
    for form in (
        verb,
        verb.removesuffix("ing"),
        verb.removesuffix("ing") + "e",
        verb[:-4] if verb.endswith("ing") else "",
    ):
        if form in acts:
            return form
    return verb


def is_question(words: str) -> bool:
    """Whether the words ask, as a transcript's "Q" or the mark at the end shows."""
    return QUESTION.search(words) is not None


def shorten(words: str) -> str:
    """The clause that tells what is to be done, in at most 140 characters, cut between words."""
    flat = " ".join(words.split()).strip(' "“”')
    if len(flat) <= LONGEST_WHAT:
        return flat
    acts = [act for act in find_acts(flat) if act.verb in load_follow_up_words().acts]
    if acts:
        starts = [found.end() for found in CLAUSE.finditer(flat[: acts[0].start])]
        flat = flat[starts[-1] :] if starts else flat
    flat = flat[:1].upper() + flat[1:]
    if len(flat) <= LONGEST_WHAT:
        return flat
    return flat[: flat.rindex(" ", 0, LONGEST_WHAT)].rstrip(" ,;:–—-") + " …"


def list_content_words(words: str) -> frozenset[str]:
    """The stems of what is particular in the words: no names of states, none of what any such report says."""
    return frozenset(map_content_words(words))


@lru_cache(maxsize=8192)
def map_content_words(words: str) -> Mapping[str, str]:
    """The same stems, each with the word as it is first written."""
    common = load_follow_up_words().common
    taken = [(name.start, name.end) for name in find_names(words)]
    taken += [found.span() for found in TITLED.finditer(words)]
    found: dict[str, str] = {}
    for word in WORD.finditer(words):
        if any(start < word.end() and word.start() < end for start, end in taken):
            continue
        small = word.group().casefold().replace("’", "'").removesuffix("'s")
        number = small[0].isdigit()
        if "'" in small or small in common or (not number and len(small) < 4) or (number and len(small) < 2):
            continue
        found.setdefault(small if number else stem(small), word.group())
    return found


def stem(word: str) -> str:
    """A rough stem, so that "interceptors" and "interceptor", "trained" and "training" are one."""
    for ending in ("ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:8]
