"""Who said the words between marks: the cue around them, the clause they stand in, or the quotation before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speakers import find_subject, name_phrase, name_speaker, span_speaker, strip_article
from dragoman.annotating.statements import according_cue, is_reporting
from dragoman.lexicon.reporting import load_reporting_words
from dragoman.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

TERMINATORS = frozenset(".!?…")
REACH = 40
"""Tokens between a mark and its cue: "…, " the Secretary-General of the Council, X, has reportedly told needs about twenty."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The reporting word and the words for the speaker; `verb` is None where there is no verb."""

    rule: str
    name: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    verb: Token | None = None


def attribute(page: Page, rule: str, cue: Sequence[Token], head: Token | None) -> Attribution:
    """The attribution to the words of which `head` is the syntactic head."""
    verb = cue[0] if cue and cue[0].tag_.startswith("VB") and len(cue) == 1 else None
    span = page.span_of(cue) if cue else None
    if head is None:
        return Attribution(rule, None, None, span, verb)
    return Attribution(rule, name_speaker(page, head), span_speaker(page, head), span, verb)


def find_cue(page: Page, marks: Sequence[Marked], index: int) -> Attribution | None:
    """The cue of marked words in their own sentence; None if there is none."""
    after, before = tokens_after(page, marks, index), tokens_before(page, marks, index)
    return (
        cue_after(page, marks[index], after)
        or cue_governing(page, marks[index], before)
        or cue_before(page, before)
        or cue_by_phrase(page, [*before, *after])
        or signature(page, marks[index], after)
    )


def tokens_after(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the closing mark to the end of the sentence, the end of the block or the next mark."""
    mark = marks[index]
    end = page.blocks[mark.block].end
    if index + 1 < len(marks):
        end = min(end, marks[index + 1].outer_start)
    found: list[Token] = []
    for token in page.tokens_in(mark.outer_end, max(end, mark.outer_end)):
        if token.text in TERMINATORS:
            break
        if page.start_of(token) >= mark.outer_end:
            found.append(token)
    return found


def tokens_before(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the beginning of the sentence, or of its block, to the opening mark, other marked words left out."""
    mark = marks[index]
    start = page.blocks[mark.block].start
    skipped = [m for m in marks[max(0, index - 4) : index] if m.block == mark.block]
    found: list[Token] = []
    i = page.token_at(mark.outer_start - 1) if mark.outer_start > start else -1
    while i >= 0 and page.starts[i] >= start:
        token = page.doc[i]
        inside = next((m for m in skipped if m.outer_start <= page.starts[i] < m.outer_end), None)
        if inside is not None:
            if page.text[inside.start : inside.end].rstrip()[-1:] in TERMINATORS:
                break
        elif token.text in TERMINATORS:
            break
        else:
            found.append(token)
        i -= 1
    found.reverse()
    return found


def cue_after(page: Page, mark: Marked, after: Sequence[Token]) -> Attribution | None:
    """ "…," she said; "…," said Smith; "…," Smith, who came in May, told Reuters; "…," according to the ministry."""
    words = load_reporting_words()
    ending = page.text[mark.start : mark.end].rstrip()[-1:]
    segment = [t for t in after if not t.is_space]
    while segment and segment[0].text in (",", "-", "–", "—", "―"):
        segment.pop(0)
    if not segment or ending == ".":
        return None
    for phrase in words.according:
        if tuple(t.lower_ for t in segment[: len(phrase)]) == phrase and len(segment) > len(phrase):
            head = phrase_head(segment[len(phrase) :])
            return attribute(page, "according-after", segment[: len(phrase)], head)
    for verb in segment[:REACH]:
        if not is_reporting(verb, words) or not words.takes[verb.lemma_.lower()] & {"quote", "clause"}:
            continue
        lead = [t for t in segment if t.i < verb.i and t.pos_ not in ("ADV", "PUNCT", "CCONJ", "AUX")]
        subject = find_subject(verb)
        if not lead and verb.tag_ in ("VBD", "VBZ", "VBP"):
            head = subject if subject is not None and subject.i > verb.i else next_phrase(segment, verb)
            if head is not None:
                return attribute(page, "cue-inverted", [verb], head)
            if subject is not None and ending in ",?!":
                return attribute(page, "cue-after", [verb], subject)
            continue
        if ending in "?!" and any(t.lower_ == "that" for t in verb.rights):
            continue
        if lead and verb.tag_ != "VBG":
            head = phrase_head(lead)
            if subject is None and ending in ",?!—–" and head is not None and head.pos_ in ("PROPN", "PRON", "NOUN"):
                subject = head
            if subject is not None and subject.i < verb.i and subject.left_edge.i <= lead[0].i <= subject.i:
                return attribute(page, "cue-after", [verb], subject)
    return None


def phrase_head(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase at the beginning of the tokens."""
    if not tokens:
        return None
    indices = {t.i for t in tokens}
    at = next((t for t in tokens if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    while at is not None and at.head.i in indices and at.head.i != at.i and at.head.pos_ in ("PROPN", "NOUN", "PRON"):
        at = at.head
    return at


def next_phrase(segment: Sequence[Token], verb: Token) -> Token | None:
    """The head of the noun phrase right after an inverted verb ("said the minister")."""
    rest = [t for t in segment if t.i > verb.i]
    if rest and rest[0].pos_ in ("DET", "PROPN", "PRON", "NOUN", "ADJ"):
        return phrase_head(rest)
    return None


def cue_governing(page: Page, mark: Marked, before: Sequence[Token]) -> Attribution | None:
    """The reporting verb in whose clause the marked words stand ("said that the talks were “…”")."""
    if not before:
        return None
    words = load_reporting_words()
    inside = page.tokens_in(mark.start, mark.end)
    own = {t.i for t in inside}
    sentence = inside[0].sent if inside else None
    at = next((t for t in inside if t.head.i not in own), None)
    while at is not None and at.head.i != at.i and at.head.sent == sentence:
        at = at.head
        if at.i not in own and is_reporting(at, words):
            subject = find_subject(at)
            if subject is not None and subject.i not in own:
                return attribute(page, "cue-governing", [at], subject)
    return None


def cue_before(page: Page, before: Sequence[Token]) -> Attribution | None:
    """The reporting verb next before the mark: he said: "…"; adding, "…"."""
    words = load_reporting_words()
    for verb in reversed(before):
        if is_reporting(verb, words):
            subject = find_subject(verb)
            if subject is not None:
                return attribute(page, "cue-before", [verb], subject)
    return None


def cue_by_phrase(page: Page, around: Sequence[Token]) -> Attribution | None:
    """ "According to the ministry" anywhere in the sentence."""
    words = load_reporting_words()
    for i, token in enumerate(around):
        for phrase in words.according:
            if token.lower_ == phrase[0] and tuple(t.lower_ for t in around[i : i + len(phrase)]) == phrase:
                head = phrase_head(around[i + len(phrase) : i + len(phrase) + REACH])
                if head is not None:
                    return attribute(page, "according", around[i : i + len(phrase)], head)
    return None


def signature(page: Page, mark: Marked, after: Sequence[Token]) -> Attribution | None:
    """ "…" — Anna Lind, foreign minister: a dash and a name to the end of the line."""
    segment = [t for t in after if not t.is_space]
    if len(segment) < 2 or segment[0].text not in ("-", "–", "—", "―") or segment[1].pos_ != "PROPN":
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in segment):
        return None
    head = phrase_head(segment[1:])
    return attribute(page, "signature", [], head)


def find_addressee(page: Page, attribution: Attribution) -> str | None:
    """Whom the words were spoken to, where the reporting verb says so ("told Reuters", "wrote to the king")."""
    verb = attribution.verb
    if verb is None:
        return None
    words, lemma = load_reporting_words(), verb.lemma_.lower()
    for child in verb.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
        direct = lemma in words.addressing and child.dep_ in ("obj", "iobj", "nsubj:pass") and child.i != verb.i
        if (direct or (lemma in words.addressing_to and child.dep_ == "obl" and case == "to")) and is_hearer(child):
            return name_speaker(page, child) or strip_article(page.span_of(name_phrase(child)).text)
    return None


def is_hearer(token: Token) -> bool:
    return token.ent_type_ in ("PER", "ORG") or token.pos_ in ("PROPN", "NOUN")


def find_medium(page: Page, mark: Marked | None, attribution: Attribution, start: int, end: int) -> str | None:
    """Where the words were said ("Telegram", "press conference"), from the sentence around them, the words left out."""
    around = page.text[start:end]
    if mark is not None:
        around = page.text[start : max(start, mark.outer_start)] + " " + page.text[min(end, mark.outer_end) : end]
    if attribution.speaker is not None and not around.strip():
        return None
    return next((name for name, form in load_reporting_words().media if form.search(around)), None)
