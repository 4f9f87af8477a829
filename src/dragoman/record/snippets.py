"""Cut the telling stretch out of a stored text, with the words in it that were searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model import Span
from dragoman.record.search_tables import fold_for_search

WIDTH = 200
"""Characters of a snippet, about two lines of a terminal."""
LONGEST_WORD = 30
MOST_MATCHES = 1000
"""Places of a text that are weighed against each other."""

# Characters that fold_for_search makes a word each stand alone, all others run on.
_SYLLABIC = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_SYLLABIC}]|[^\W{_SYLLABIC}]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Folded words that stand together; the last of them may be the beginning of a longer one if it is `open`."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text from code point `start`; `marks` count in the whole text, too."""

    text: str
    start: int
    marks: tuple[Span, ...]


def cut_snippet(text: str, wanted: Sequence[Spelling], width: int = WIDTH) -> Snippet:
    """The stretch that holds most of the different spellings wanted, the first of several; else the beginning."""
    matches = list(find_matches(text, wanted))
    best: list[tuple[int, int, int]] = []
    kinds = 0
    for first, (start, _, _) in enumerate(matches):
        window = []
        for match in matches[first:]:
            if match[1] - start > width:
                break
            window.append(match)
        different = len({number for _, _, number in window})
        if different > kinds:
            best, kinds = window, different
    left = max(0, best[0][0] - (width - (best[-1][1] - best[0][0])) // 2) if best else 0
    left, right = widen_to_words(text, left, min(len(text), left + width))
    marks = tuple(Span(s, e, text[s:e]) for s, e in dict.fromkeys((s, e) for s, e, _ in best))
    return Snippet(text[left:right], left, marks)


def find_matches(text: str, wanted: Sequence[Spelling]) -> Iterator[tuple[int, int, int]]:
    """Where the spellings stand, and the number of each."""
    words = list(list_words(text))
    firsts = {spelling.words[0][:2] for spelling in wanted}
    found = 0
    for position, (word, start, _) in enumerate(words):
        if word[:2] not in firsts:
            continue
        for number, spelling in enumerate(wanted):
            here = words[position : position + len(spelling.words)]
            *before, last = (w for w, _, _ in here)
            if len(here) < len(spelling.words) or tuple(before) != spelling.words[:-1]:
                continue
            if last == spelling.words[-1] or (spelling.open and last.startswith(spelling.words[-1])):
                yield start, here[-1][2], number
                found += 1
                break
        if found >= MOST_MATCHES:
            return


def list_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text and where each stands."""
    for match in _WORD.finditer(text):
        for word in fold_word(match.group()):
            yield word, match.start(), match.end()


@lru_cache(16_384)
def fold_word(word: str) -> tuple[str, ...]:
    return tuple(fold_for_search(word).split())


def widen_to_words(text: str, left: int, right: int) -> tuple[int, int]:
    """The stretch without half words at its ends, as far as words are told apart by blanks."""
    first, last = max(0, left - LONGEST_WORD), min(len(text), right + LONGEST_WORD)
    while left > first and not text[left - 1].isspace():
        left -= 1
    while right < last and not text[right].isspace():
        right += 1
    return left, right
