"""The cue behind marked words: “…,” she said; “…,” said Smith; “…,” according to the ministry; “…” — Anna Lind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.annotating.attribution import (
    CITING,
    Attribution,
    attribute,
    attribute_words,
    leading_phrase,
    phrase_head,
)
from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speakers import AGED, name_person_before
from dragoman.annotating.statements import is_reporting
from dragoman.annotating.subjects import FINITE, find_subject
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

JOINTS = (",", "-", "–", "—", "―")
TIMES = frozenset({"when", "after", "before", "while", "because", "until", "once"})
"""Words that begin a clause about something else: "…," when Berg attacked him."""
DASH = re.compile(r"\s?(?:[-–—―]|--)\s?(?=[A-Z])")
"""What parts a name from the words above which it is signed."""
CALLED = 3
"""Words before the mark among which a passive verb stands: "described as", "called"."""
REACH = 40
"""Tokens between a mark and its cue: "the Secretary-General of the Council, X, has reportedly told" needs twenty."""


def cue_after(page: Page, mark: Marked, after: Sequence[Token]) -> Attribution | None:
    """ "…," she said; "…," said Smith; "…," Smith, who came in May, told Reuters; "…," according to the ministry."""
    words = load_reporting_words()
    ending = page.text[mark.start : mark.end].rstrip()[-1:]
    segment = [t for t in after if not t.is_space]
    parted = ending in ",?!—–" or (bool(segment) and segment[0].text in JOINTS)
    while segment and segment[0].text in JOINTS:
        segment.pop(0)
    if [t.lower_ for t in segment[:2]] in (["is", "what"], ["was", "what"], ["is", "how"], ["was", "how"]):
        segment = segment[2:]  # “…” was how Berg described it
    if not segment or ending == "." or segment[0].pos_ == "CCONJ" or segment[0].lower_ in TIMES:
        return None
    for according in words.according:
        n = len(according)
        if tuple(t.lower_ for t in segment[:n]) == according and len(segment) > n:
            return attribute_words(
                page, "according-after", segment[:n], leading_phrase(segment[n:]) or segment[n : n + 1]
            )
    if is_followed_by_person(segment, ending):
        return attribute_words(page, "cue-inverted", segment[:1], leading_phrase(segment[1:]))
    for k, verb in enumerate(segment[:REACH]):
        if not speaks(verb) or any(c.dep_ == "aux:pass" and c.i >= segment[0].i for c in verb.lefts):
            continue
        subject = find_subject(verb)
        lead = [t for t in segment[:k] if t.pos_ not in ("ADV", "CCONJ", "AUX") or t.tag_ == "DT"]
        if not lead and (verb.tag_ not in ("VB", "VBG") or verb.lower_ == "read"):
            follower = leading_phrase(segment[k + 1 :])
            person = apposed_person(segment[k + 1 :], follower)
            if person:
                return attribute_words(page, "cue-inverted", [verb], person)
            bracketed = subject is not None and bool(follower) and subject.i > follower[-1].i
            if bracketed and any(t.ent_type_ == "PER" for t in follower):
                return attribute_words(page, "cue-inverted", [verb], follower)
            if subject is not None and (subject.i > verb.i or (not follower and ending in ",?!")):
                return attribute(page, "cue-inverted" if subject.i > verb.i else "cue-after", [verb], subject)
            if follower:
                return attribute_words(page, "cue-inverted", [verb], follower)
        elif verb.tag_ == "VBG" and k > 1 and subject is not None and is_cited(segment[:k]):
            return attribute(page, "cue-after", [verb], subject)  # "…", Berg was quoted as saying, is heard saying
        elif verb.tag_ == "VB" and k > 1 and subject is not None and goes_on(segment[:k]):
            return attribute(page, "cue-after", [verb], subject)  # "…", Berg went on to say
        elif lead and verb.tag_ not in ("VB", "VBG"):
            if ending in "?!" and any(t.lower_ == "that" for t in verb.rights):
                continue
            if AGED.fullmatch(page.span_of(lead).text):
                back = name_person_before(page, lead[0])
                return Attribution("cue-after", back, page.span_of(lead), page.span_of([verb]), verb)
            phrase = leading_phrase(lead)
            if len(phrase) == len(lead):
                return attribute_words(page, "cue-after", [verb], phrase)
            if subject is not None and subject.i < verb.i and subject.left_edge.i <= lead[0].i <= subject.i:
                return attribute(page, "cue-after", [verb], subject)
            if phrase and parted and is_own_clause(segment[:k], len(phrase)):
                return attribute_words(page, "cue-after", [verb], phrase)
            if parted and (person := person_before(segment[:k])):
                return attribute_words(page, "cue-after", [verb], person)
    return None


def cue_by_agent(page: Page, before: Sequence[Token], after: Sequence[Token]) -> Attribution | None:
    """ "It was described as “…” by Berg": the agent of a verb of speech in the passive, wherever the parse hangs it."""
    words = load_reporting_words()
    verb = next((t for t in reversed(before[-CALLED:]) if t.tag_ == "VBN" and is_reporting(t, words)), None)
    if verb is None or not after or after[0].lower_ != "by":
        return None
    phrase = leading_phrase(after[1:])
    return attribute_words(page, "agent", [verb], phrase) if phrase else None


def is_followed_by_person(segment: Sequence[Token], ending: str) -> bool:
    """Whether a verb that is none of speech stands between words and a person: "…," beamed President Berg."""
    if segment[0].tag_ not in ("VBD", "VBZ") or ending not in ",?!" or speaks(segment[0]):
        return False
    phrase = leading_phrase(segment[1:])
    return any(t.ent_type_ == "PER" for t in phrase) and find_subject(segment[0]) not in segment[len(phrase) + 1 :]


def goes_on(before: Sequence[Token]) -> bool:
    """Whether words before an infinitive only say that somebody goes on: "went on to", "hastened to"."""
    if before[-1].lower_ != "to":
        return False
    verb = before[-3] if before[-2].lower_ == "on" and len(before) > 2 else before[-2]
    return verb.lemma_.lower() in ("go", "hasten", "continue", "proceed", "rush") and verb.tag_.startswith("VB")


def is_cited(before: Sequence[Token]) -> bool:
    """Whether words before a participle say whose words follow: "was quoted as", "is heard", "can be seen"."""
    quoted = before[-1].lower_ == "as" and before[-2].lemma_.lower() in (*CITING, "report")
    return quoted or (
        before[-1].tag_ == "VBN" and before[-1].lemma_.lower() in ("hear", "see", "show", "film", "record")
    )


def speaks(token: Token) -> bool:
    """Whether a word is a verb that introduces marked words; "reads" is often taken for a noun."""
    words = load_reporting_words()
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and token.lower_.endswith("s"):
        ends = token.i + 1 == len(token.doc) or token.nbor().is_punct  # "a voice in the film asks."
        return lemma in ("read", "say", "state", "note") or (
            ends and lemma in ("ask", "add", "insist", "argue", "reply")
        )
    return is_reporting(token, words) and bool(words.takes[lemma] & {"quote", "clause"})


def apposed_person(tokens: Sequence[Token], phrase: Sequence[Token]) -> list[Token]:
    """The person whom an office at the beginning of the tokens turns out to be: "the union's chair, Ida Berg"."""
    at = len(phrase)
    named = any(t.ent_type_ == "PER" for t in phrase)
    if not phrase or named or at + 1 >= len(tokens) or tokens[at].text != "," or phrase[0].pos_ == "PROPN":
        return []
    rest = tokens[at + 1 :]
    run = [t for i, t in enumerate(rest) if all(r.ent_type_ == "PER" for r in rest[: i + 1])]
    ends = len(run) == len(rest) or rest[len(run)].text in (",", "(", "-", "–", "—")
    return run if run and ends else []


def person_before(before: Sequence[Token]) -> list[Token]:
    """The person between commas right before a verb, behind an office: "…," its chief in Peru, Ida Berg, said."""
    kept = [t for t in before if t.pos_ not in ("ADV", "AUX")]
    if len(kept) < 4 or kept[-1].text != "," or kept[0].pos_ == "PROPN" or kept[0].ent_type_ == "PER":
        return []
    first = len(kept) - 1
    while first and kept[first - 1].ent_type_ == "PER":
        first -= 1
    verbal = any(t.pos_ == "VERB" for t in kept[:first])
    return kept[first:-1] if first < len(kept) - 1 and first and kept[first - 1].text == "," and not verbal else []


def is_own_clause(lead: Sequence[Token], phrase: int) -> bool:
    """Whether what stands between a noun phrase and its verb is set off by commas or brackets, or nothing."""
    between = [t for t in lead[phrase:] if t.pos_ not in ("ADV", "AUX")]
    return not between or (
        between[0].text in (",", "(", "-", "–", "—") and between[-1].text in (",", ")", "-", "–", "—")
    )


def sign(page: Page, marks: Sequence[Marked], index: int) -> Attribution | None:
    """ "…" — Anna Lind, foreign minister: a dash and a name to the end of the line."""
    dash = DASH.match(page.text, marks[index].outer_end)
    if dash is None:
        return None
    block = page.blocks[marks[index].block].end
    line = page.text.find("\n", dash.end(), block)
    end = min(marks[index + 1].outer_start if index + 1 < len(marks) else block, line if line >= 0 else block)
    segment = page.tokens_in(dash.end(), end)
    named = bool(segment) and (segment[0].pos_ == "PROPN" or segment[0].ent_type_ == "PER")
    if not named or any(t.tag_ in (*FINITE, "MD") for t in segment):
        return None
    head = phrase_head(segment)
    return attribute(page, "signature", [], head)
