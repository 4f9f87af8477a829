"""The meeting that a text comes back to without having told it: of those who did something together before."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate, list_actors
from dragoman.accounts.likeness import is_international
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.model import cut_span

TOGETHER = re.compile(r",? and (?:also )?(?:the |his |her )?")
"""Between the two who open a sentence: "the Danish minister and his Thai counterpart"."""
DURING = re.compile(r"\b(?:[Dd]uring|[Ii]n|[Aa]t) (?:the|this|that|their) (?:[\w-]+ ){0,2}$")
OPENING = 12
"""Characters before the first of them: an article, an adverb."""
REACH = 3
"""Sentences over which the meeting may be of those told before."""


def seat_returns(page: Page, candidates: list[Candidate]) -> None:
    """Give "During the meeting, …" the two that open a sentence before it, where no encounter has been told yet."""
    for candidate in candidates:
        if is_international(candidate.actors) and not candidate.weak:
            return
        remote = candidate.channel in ("visit", "correspondence")
        before = page.text[max(0, candidate.trigger.start - 40) : candidate.trigger.start]
        if not candidate.definite or remote or not DURING.search(before):
            continue
        for sentence in reversed(page.sentences[max(0, candidate.sentence - REACH) : candidate.sentence]):
            pair = find_pair(page, sentence)
            if pair:
                candidate.mentions = [*pair, *candidate.mentions]
                candidate.actors = list_actors([*pair, *candidate.mentions])
                candidate.evidence = [cut_span(page.text, sentence.start, sentence.end), *candidate.evidence]
                candidate.definite = False
                return


def find_pair(page: Page, sentence: Sentence) -> list[Mention]:
    """The two of two states who open a sentence and do something in it; [] where it has no such two."""
    people = [m for m in page.mentions_in(sentence.start, sentence.end) if m.kind in ("name", "office", "group")]
    if len(people) < 2 or people[0].start - sentence.start > OPENING:
        return []
    first, second = people[:2]
    apart = {a.country for a in first.actors} & {a.country for a in second.actors}
    if apart or not is_international([*first.actors, *second.actors]):
        return []
    behind = page.token_at(second.end) + (page.text[second.end : second.end + 1] == " ")
    acts = behind < len(page.doc) and page.doc[behind].pos_ in ("VERB", "AUX", "ADV")
    return [first, second] if acts and TOGETHER.fullmatch(page.text, first.end, second.start) else []
