"""Find what a text reports without marks: the clause, infinitive or noun phrase that a reporting word takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.subjects import FINITE, find_subject, is_passive
from dragoman.lexicon.reporting import ReportingWords, load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

EDGE = frozenset(",;:.—–-()\"“”«»'‘’")
NOT_A_SPEAKER = frozenset({"i", "we", "you", "it", "there", "one"})
LIGHT = frozenset(
    {"make", "issue", "express", "voice", "give", "have", "share", "reiterate", "repeat", "raise", "reject", "reaffirm"}
)
"""Verbs whose subject holds the view that their object names ("made the claim that")."""


@dataclass(frozen=True, slots=True)
class Report:
    """Reported words: tokens [first, last], the word that reports them, and the head of the words for the speaker."""

    first: int
    last: int
    cue: tuple[Token, ...]
    speaker: Token | None
    rule: str


def find_reports(page: Page) -> Iterator[Report]:
    """All reported speech, belief and intention, by the syntax of each sentence; marks are not looked at."""
    words = load_reporting_words()
    for sentence in page.sentences:
        tokens = [page.doc[i] for i in range(sentence.first, sentence.last)]
        for token in tokens:
            if is_reporting(token, words):
                yield from report_by_verb(token, tokens, words)
            elif token.lemma_.lower() in words.content_nouns and token.pos_ == "NOUN":
                yield from report_by_noun(token)
            elif cue := according_cue(token, words):
                yield from report_by_phrase(cue)


def is_reporting(token: Token, words: ReportingWords) -> bool:
    return (token.tag_.startswith("VB") or token.pos_ == "VERB") and token.lemma_.lower() in words.takes


def report_by_verb(verb: Token, tokens: Sequence[Token], words: ReportingWords) -> Iterator[Report]:
    """What one reporting verb takes: the first of clause, infinitive, prepositional phrase, object that is there."""
    takes, lemma = words.takes[verb.lemma_.lower()], verb.lemma_.lower()
    subject = find_subject(verb)
    if subject is not None and subject.lower_ in NOT_A_SPEAKER:
        return
    content: list[Token] = []
    rule = ""
    if "clause" in takes:
        content, rule = content_clause(verb, tokens), "clause"
    if not content and "infinitive" in takes:
        content, rule = content_infinitive(verb), "infinitive"
    if not content and "after" in takes:
        content, rule = content_after(verb, words.prepositions[lemma]), "preposition"
    if not content and "object" in takes:
        content, rule = content_object(verb), "object"
    if content and (subject is not None or (rule == "clause" and is_passive(verb))):
        yield from bound_report(content, (verb,), subject, rule)


def content_clause(verb: Token, tokens: Sequence[Token]) -> list[Token]:
    """The clause that a verb reports, before, after or around it."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not (c.tag_ == "VBG" and c.i > verb.i)]
    later = [c for c in clauses if c.i > verb.i]
    if clauses:
        return [t for c in later or clauses[:1] for t in c.subtree]
    aside = next((c for o in verb.rights if o.dep_ == "obl" for c in o.rights if c.dep_ in ("acl", "ccomp")), None)
    if aside is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in aside.lefts):  # said in a note that …
        return list(aside.subtree)
    gerund = next(
        (c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.left_edge.i == verb.i + 1), None
    )
    if gerund is not None:
        return list(gerund.subtree)
    if verb.dep_ == "parataxis" and verb.head.i != verb.i:
        return without(verb.head.subtree, verb)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and verb.dep_ == "ROOT":
        first = min(subject.left_edge.i, verb.i)
        before = [t for t in tokens if t.i < first]
        if before and before[-1].text == "," and any(t.tag_ in (*FINITE, "MD") for t in before):
            return before
    return []


def content_infinitive(verb: Token) -> list[Token]:
    for child in verb.children:
        if (
            child.dep_ in ("xcomp", "ccomp", "advcl")
            and child.i > verb.i
            and any(c.tag_ == "TO" for c in child.children)
        ):
            return list(child.subtree)
    return []


def content_after(verb: Token, prepositions: frozenset[str]) -> list[Token]:
    """The phrase after the verb's preposition, with an infinitive that hangs on it ("called on Oslo to act")."""
    for child in verb.children:
        case = next((c for c in child.children if c.dep_ in ("case", "mark") and c.lower_ in prepositions), None)
        if child.i > verb.i and case is not None:
            phrase = [t for t in child.subtree if t.i > case.i]
            return phrase + content_infinitive(verb)
    return []


def content_object(verb: Token) -> list[Token]:
    """The object with all that follows it in the verb's phrase but for adverbial clauses and further verbs."""
    child = next((c for c in verb.children if c.dep_ in ("obj", "iobj") and c.i > verb.i), None)
    if child is None or (child.pos_ == "PRON" and len(list(verb.rights)) == 1):
        return []
    content = list(child.subtree)
    for later in verb.rights:
        if later.i > child.i and (
            later.dep_ in ("xcomp", "ccomp")
            or (later.dep_ == "obl" and later.left_edge.lower_ in ("as", "of", "for", "to"))
            or (later.dep_ == "advcl" and later.left_edge.lower_ in ("as", "of", "for"))
        ):
            content.extend(later.subtree)
    return content


def report_by_noun(noun: Token) -> Iterator[Report]:
    """ "His claim that …", "Oslo's pledge to …", "made the claim that …"."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and introduces_content(c)), None)
    if clause is None:  # the parser often hangs the clause on the verb
        clause = next(
            (c for c in noun.head.rights if c.left_edge.i == noun.i + 1 and c.left_edge.lower_ == "that"), None
        )
    if clause is None:
        return
    speaker = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    if speaker is None and noun.dep_ in ("obj", "obl") and noun.head.lemma_.lower() in LIGHT:
        speaker = find_subject(noun.head)
    if speaker is not None and speaker.lower_ not in ("my", "your", *NOT_A_SPEAKER):
        yield from bound_report(list(clause.subtree), (noun,), speaker, "noun")


def introduces_content(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "to") for c in clause.children)


def report_by_phrase(cue: tuple[Token, ...]) -> Iterator[Report]:
    """ "According to the ministry, …": all of the clause but the phrase itself."""
    case = cue[-1].head if cue[-1].dep_ == "fixed" else cue[-1]
    source = case.head
    if case.dep_ != "case" or source.head.i == source.i:
        return
    at = source.head
    while at.dep_ not in ("ROOT", "ccomp", "conj", "advcl", "acl:relcl", "parataxis") and at.head.i != at.i:
        at = at.head
    yield from bound_report(without(at.subtree, source), cue, source, "according")


def according_cue(token: Token, words: ReportingWords) -> tuple[Token, ...]:
    """The tokens of "according to" if the token begins such a phrase; else none."""
    for phrase in words.according:
        if token.lower_ == phrase[0] and token.i + len(phrase) <= len(token.doc):
            cue = tuple(token.doc[token.i + k] for k in range(len(phrase)))
            if all(t.lower_ == word for t, word in zip(cue, phrase, strict=True)):
                return cue
    return ()


def without(subtree: Iterator[Token], left_out: Token) -> list[Token]:
    """The tokens of a clause less those of the reporting phrase inside it, unless it stands in their midst."""
    gone = {t.i for t in left_out.subtree}
    return [t for t in subtree if t.i not in gone]


def bound_report(content: list[Token], cue: tuple[Token, ...], speaker: Token | None, rule: str) -> Iterator[Report]:
    """The report over the content's first to last token, less marks and stops at its edges; at least two words."""
    kept = sorted(content, key=lambda t: t.i)
    while kept and kept[0].text in EDGE:
        kept.pop(0)
    while kept and kept[-1].text in EDGE:
        kept.pop()
    if sum(t.is_alpha for t in kept) >= 2:
        yield Report(kept[0].i, kept[-1].i, cue, speaker, rule)
