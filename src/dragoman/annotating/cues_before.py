"""The cue before marked words: he said: “…”; in the clause of a verb; after a colon or a name before one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.annotating.attribution import CITING, Attribution, attribute, attribute_words, leading_phrase
from dragoman.annotating.cues_after import speaks
from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speaker_words import span_speaker
from dragoman.annotating.speakers import name_speaker, name_words
from dragoman.annotating.statements import is_reporting
from dragoman.annotating.subjects import FINITE, find_subject, subject_of
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADING = 6
"""Tokens before the mark, its colon among them, within which the verb that leads to the words stands."""


def cue_leading(page: Page, mark: Marked, before: Sequence[Token]) -> Attribution | None:
    """The verb of speech right before the colon or comma that leads to the words, or parted from it by whom it tells:
    "Asked whether it would last, Berg told the crowd: “…”"."""
    words = load_reporting_words()
    leading = [t for t in before if not t.is_space]
    if len(leading) < 2 or leading[-1].text not in (":", ",") or page.text[mark.outer_start - 1].isalpha():
        return None
    for verb in reversed(leading[-LEADING:-1]):
        speech = leading[-1].text == ":" or words.does_take(verb.lemma_.lower(), "clause")
        if is_reporting(verb, words) and verb.tag_ in FINITE and speech:
            cited = [c for c in verb.rights if c.dep_ == "obj" and c.i < leading[-1].i and verb.lemma_ in CITING]
            if cited and leading[-1].text == ":":  # "the report quotes one officer: “…”"
                return attribute(page, "cue-before", [verb], cited[0])
            subject = subject_of(verb, passive_too=False)
            told = subject is not None and subject.i < verb.i and any(t.i == subject.i for t in before)
            return attribute(page, "cue-before", [verb], subject) if told else None
        if verb.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def cue_governing(
    page: Page, marks: Sequence[Marked], index: int, before: Sequence[Token], after: Sequence[Token] = ()
) -> Attribution | None:
    """The reporting word in whose clause the words stand ("said that the talks were “…”", "his claim that “…”").

    What somebody has yet to say is told by the source that the sentence names ("according to the draft").
    """
    if not before:
        return None
    words = load_reporting_words()
    inside = page.tokens_in(marks[index].start, marks[index].end)
    quoted = {t.i for t in inside}
    if index:
        quoted.update(t.i for t in page.tokens_in(marks[index - 1].start, marks[index - 1].end))
    at = next((t for t in inside if t.head.i not in quoted), None)
    parallel = [t.lower_ for t in before[-2:]] == ["and", "that"]
    while at is not None and at.head.i != at.i:
        below, joined = at, at.dep_ == "conj"
        at = at.head
        if at.i in quoted or yields(at, joined) or (parallel and at.dep_ == "ccomp" and is_reporting(at.head, words)):
            continue  # "said that the bank had promised a loan and that “…”": said like the first clause
        if is_reporting(at, words) and not takes_thing(at, below):
            subject = find_subject(at)
        elif at.lemma_.lower() in words.content_nouns and any(c.lower_ == "that" for c in at.subtree):
            subject = next((c for c in at.children if c.dep_ == "nmod:poss"), None)
        else:
            continue
        filler = (
            at.lemma_.lower() == "know" and subject is not None and subject.lower_ == "you"
        )  # "it was, you know, “…”"
        if subject is not None and subject.i not in quoted and not filler:
            ahead = speaks_ahead(at)
            nearer = find_nearer(before, at)
            if nearer is not None:
                return attribute(page, "cue-governing", [nearer], subject_of(nearer, passive_too=False))
            return (ahead and cue_by_phrase(page, [*before, *after])) or attribute(page, "cue-governing", [at], subject)
    return None


def speaks_ahead(verb: Token) -> bool:
    """Whether somebody has yet to say it: "will warn", "are set to voice", "will meet, voicing"."""
    shared = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    if any(c.lower_ in ("will", "would", "’ll", "'ll") for c in (*verb.lefts, *shared.lefts)):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("set", "expect", "plan", "schedule", "intend", "due")


def cue_told(
    page: Page, marks: Sequence[Marked], index: int, before: Sequence[Token], behind: Attribution | None
) -> Attribution | None:
    """Whose words a clause before them tells, whoever tells it behind: "Berg said it was “…”, the agency reported"."""
    if behind is None or not before:
        return None
    told = cue_governing(page, marks, index, before)
    verb = told.verb if told is not None else None
    if verb is None or verb.i > before[-1].i or verb.lemma_.lower() not in load_reporting_words().speech:
        return None
    quoted = {t.i for t in page.tokens_in(marks[index].start, marks[index].end)}
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")  # not "voiced “strong support”, the office said"
    return told if any(t.i in quoted for c in clauses for t in c.subtree) else None


def cue_within(page: Page, marks: Sequence[Marked], index: int, before: Sequence[Token]) -> Attribution | None:
    """The author of a text of which the marked words are the verb: "the ministers, in a joint statement, “condemned
    it”", "the letter “urges all to wait”"."""
    words = load_reporting_words()
    texts = words.texts | words.authored
    inside = page.tokens_in(marks[index].start, marks[index].end)
    verb = next((t for t in inside if t.tag_ in FINITE and t.i - inside[0].i <= 1), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None or subject.i not in {t.i for t in before}:
        return None
    if subject.lemma_.lower() in texts:
        return attribute(page, "within", [], subject)
    text = next((t for t in before if t.lemma_.lower() in texts and any(c.lower_ == "in" for c in t.lefts)), None)
    if text is None:
        return None
    return attribute(page, "within", [], text if any(c.lower_ == "joint" for c in text.lefts) else subject)


def find_nearer(before: Sequence[Token], verb: Token) -> Token | None:
    """A verb of speech of a clause between a verb and the mark: "told Reuters, while Berg insisted his men “…”"."""
    words = load_reporting_words()
    for token in reversed(before):
        if token.i <= verb.i:
            return None
        begun = token.dep_ == "advcl" and any(
            c.lower_ in ("while", "whereas", "though", "although") for c in token.lefts
        )
        if begun and token.tag_ in FINITE and is_reporting(token, words):
            subject = subject_of(token, passive_too=False)
            return token if subject is not None and subject.i < token.i else None
    return None


def yields(verb: Token, joined: bool) -> bool:
    """Whether the words stand in what somebody else tells: "said that Oslo wanted “…”", "said that she had spoken to
    both and “…”", where they are only `joined` to the verb."""
    words = load_reporting_words()
    above = verb.head
    told = verb.dep_ == "ccomp" and words.takes.get(above.lemma_.lower(), frozenset()) >= {"quote", "clause"}
    return told and (joined or not words.does_take(verb.lemma_.lower(), "quote"))


def takes_thing(verb: Token, words: Token) -> bool:
    """Whether the marked words are no more than what a verb handles: "would put Chile back on “the list”", "held “a
    special place”"."""
    if verb.lemma_.lower() not in load_reporting_words().things:
        return False
    put = verb.lemma_.lower() == "put" and any(c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)
    return put or (words.dep_ in ("obj", "obl") and verb.lemma_.lower() != "put")


def cue_before(page: Page, before: Sequence[Token], after: Sequence[Token] = ()) -> Attribution | None:
    """The reporting verb next before the mark: he said: "…"; adding, "…"."""
    words = load_reporting_words()
    for verb in reversed(before):
        if not is_reporting(verb, words) and not speaks(verb):
            continue
        last = all(t.pos_ in ("PUNCT", "ADV", "SCONJ") for t in before if t.i > verb.i)
        subject = find_subject(verb, finite=last) if verb.tag_ != "NNS" else None
        if subject is not None and any(t.i == subject.i for t in before):
            source = cue_by_phrase(page, [*before, *after]) if speaks_ahead(verb) else None
            return source or attribute(page, "cue-before", [verb], subject)
        phrase = leading_phrase([t for t in before if t.i < verb.i])
        if phrase and phrase[-1].i == verb.i - 1:
            return attribute_words(page, "cue-before", [verb], phrase)
    return None


def label_before(page: Page, before: Sequence[Token]) -> Attribution | None:
    """A name before a colon: PRESIDENT LIND: It is, as they say, "…"; a word from Anna Lind: "…"."""
    colon = next((k for k, t in enumerate(before) if t.text == ":"), None)
    if not colon:
        return None
    label = before[:colon]
    if all(t.pos_ == "PROPN" or t.is_upper or t.text == "." for t in label):
        return Attribution("label", name_words(page, label), page.span_of(label))
    if colon == len(before) - 1 and label[-1].ent_type_ == "PER":
        first = len(label)
        while first and label[first - 1].ent_type_ == "PER":
            first -= 1
        return Attribution("label", name_words(page, label[first:]), page.span_of(label[first:]))
    return None


def cue_by_phrase(page: Page, around: Sequence[Token]) -> Attribution | None:
    """ "According to the ministry" anywhere in the sentence."""
    words = load_reporting_words()
    for i, token in enumerate(around):
        for phrase in words.according:
            if token.lower_ == phrase[0] and tuple(t.lower_ for t in around[i : i + len(phrase)]) == phrase:
                whom = leading_phrase(around[i + len(phrase) :])
                if whom:
                    return attribute_words(page, "according", around[i : i + len(phrase)], whom)
        owner = next((c for c in token.lefts if c.dep_ == "nmod:poss"), None)
        if token.lower_ == "words" and owner is not None and any(c.lower_ == "in" for c in token.lefts):
            return attribute(page, "according", [], owner)  # "In Berg's words, “…”"
    return None


def cue_by_colon(page: Page, mark: Marked, before: Sequence[Token]) -> Attribution | None:
    """The person who is the subject of the clause that a colon ends, whatever its verb: Berg was blunt: "…"."""
    return tell_lead(page, "colon", before) if page.text[: mark.outer_start].rstrip()[-1:] == ":" else None


def tell_lead(page: Page, rule: str, lead: Sequence[Token]) -> Attribution | None:
    """The attribution to the person who is the subject of the last main clause of these words; None without one."""
    inside = {t.i for t in lead}
    tops = [t for t in lead if t.head.i not in inside or t.head.i == t.i]
    subjects = [c for t in tops for c in t.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    if not subjects:
        return None
    subject = subjects[-1]
    mention = page.mention_at(page.start_of(subject), page.end_of(subject))
    acts = mention is not None and mention.kind in ("name", "office") and bool(mention.actors)
    named = subject.ent_type_ == "PER" or any(c.dep_ == "appos" and c.ent_type_ == "PER" for c in subject.rights)
    person = named or acts or subject.lower_ in ("he", "she")
    owner = next((c for c in subject.lefts if c.dep_ == "nmod:poss"), None)
    if not person and owner is not None and subject.lemma_.lower() in load_reporting_words().authored:
        return Attribution(rule, name_speaker(page, owner), span_speaker(page, owner))  # "her message was clear: “…”"
    return Attribution(rule, name_speaker(page, subject), span_speaker(page, subject)) if person else None
