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
    places = [match.span() for match in _WORD.finditer(text)]
    initials = {spelling.words[0][0] for spelling in wanted}
    longest = max((len(spelling.words) for spelling in wanted), default=0)
    found = 0
    for number_of_word, (start, _) in enumerate(places):
        # What begins with a plain letter is folded to it: most words are passed over without being folded.
        if text[start].isascii() and text[start].lower() not in initials:
            continue
        for here in list_runs(text, places, number_of_word, longest):
            number = find_spelling([word for word, _ in here], wanted)
            if number is not None:
                yield start, here[len(wanted[number].words) - 1][1], number
                found += 1
        if found >= MOST_MATCHES:
            return


def list_runs(
    text: str, places: Sequence[tuple[int, int]], number: int, longest: int
) -> Iterator[list[tuple[str, int]]]:
    """The folded words from each that a word of the text is folded to, at most `longest`, each with its end."""
    run: list[tuple[str, int]] = []
    own = 0
    for start, end in places[number : number + longest]:
        run += [(word, end) for word in fold_word(text[start:end])]
        own = own or len(run)
    for first in range(own):
        yield run[first : first + longest]


def find_spelling(words: Sequence[str], wanted: Sequence[Spelling]) -> int | None:
    """The number of the first spelling that the words begin with."""
    for number, spelling in enumerate(wanted):
        *before, last = spelling.words
        if len(words) < len(spelling.words) or list(words[: len(before)]) != before:
            continue
        if words[len(before)] == last or (spelling.open and words[len(before)].startswith(last)):
            return number
    return None


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
