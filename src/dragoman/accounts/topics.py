"""What an encounter was about: short noun phrases of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.topic_phrases import LONGEST, cut_phrases, is_included
from dragoman.accounts.triggers import find_triggers
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.topics import TopicWords, load_topic_words
from dragoman.model import Claim, Span, cut_span

MOST = 8
"""Topics of one encounter; a longer list is a text's whole content, not its subject."""
REACH = 14
"""Sentences after one of the encounter that may still tell of it ("They also discussed …")."""
SUBJECT_LINE = re.compile(r"^SUBJECTS?\b:?\s+(?:Re:?\s+)?([^\n]+)", re.M)
OCCASION = re.compile(
    r"\b(?:[Mm]eeting|[Cc]onversation|[Cc]all|[Vv]isit|[Tt]alks|[Dd]iscussions?|[Ll]uncheon|[Dd]inner)\b"
)
NEAR = 600
"""Characters from a memorandum's subject line to the words that show the conversation: its list of participants."""
SUBJECTS = ("nsubj", "nsubj:pass")


def find_topics(page: Page, candidate: Candidate) -> tuple[Claim[str], ...]:
    """The topics of an encounter, in the text's words and order, each once."""
    words = load_topic_words()
    found = {claim.value.lower(): claim for claim in read_subject_line(page, candidate)}
    for sentence in list_sentences(page, candidate):
        heads = [head for head in find_heads(page, words, sentence) if is_theirs(page, words, head[0])]
        for token, why in [*heads, *find_included(page, sentence)] if heads else []:
            for span in cut_phrases(page, words, token):
                if repeats(found, span) or names_side(page, candidate, span):
                    continue
                found[span.text.lower()] = Claim(span.text, (span,), "rule:topic-phrase", why)
    return tuple(found.values())[:MOST]


def read_subject_line(page: Page, candidate: Candidate) -> Iterator[Claim[str]]:
    """What a memorandum's heading gives as its subject, for the conversation that it records.

    "Call on the President" names the conversation, not its subject.
    """
    line = SUBJECT_LINE.search(page.text)
    if line is None or not candidate.evidence or candidate.evidence[0].start > line.end() + NEAR:
        return
    if OCCASION.search(line.group(1)):
        return
    for part in re.finditer(r"[^/;(]+", re.sub(r"\(.*", "", line.group(1))):
        span = cut_span(page.text, line.start(1) + part.start(), line.start(1) + part.end())
        if 0 < len(span.text.split()) <= LONGEST:
            yield Claim(span.text, (span,), "rule:subject-line", "the heading gives it as the subject")


def repeats(found: dict[str, Claim[str]], span: Span) -> bool:
    """Whether the words, or longer ones that hold them, were found already."""
    words = span.text.lower()
    return any(words in known for known in found)


def is_theirs(page: Page, words: TopicWords, topic: Token) -> bool:
    """Whether the verb of a topic has a subject that may be a side: "the press discussed the menu" is another's."""
    subject = next((c for c in topic.head.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or subject.lemma_.lower() in words.agenda:
        return True
    mention = page.mention_at(page.starts[subject.i], page.end_of(subject))
    return mention is not None and (bool(mention.actors) or mention.kind == "group")


def names_side(page: Page, candidate: Candidate, span: Span) -> bool:
    """Whether the words only name a person, or a side of the encounter itself."""
    mention = page.mention_at(span.start, span.end)
    if mention is None or mention.end < span.end or mention.start > span.start + 4:
        return False
    countries = candidate.countries()
    return any(a.kind == "person" or a.country in countries for a in mention.actors)


def list_sentences(page: Page, candidate: Candidate) -> list[Sentence]:
    """The sentences of the encounter, and after each those that go on with it until another encounter begins.

    A visit is told apart from the talks that fill it: only its own sentences count.
    """
    told = {s.index for span in candidate.evidence if (s := page.sentence_at(span.start)) is not None}
    indices = set(told)
    for first in told if candidate.channel != "visit" else ():
        for index in range(first + 1, min(len(page.sentences), first + 1 + REACH)):
            sentence = page.sentences[index]
            if index not in told and begins_another(page, candidate, sentence):
                break
            if goes_on(page, candidate, sentence):
                indices.add(index)
    return [page.sentences[i] for i in sorted(indices)]


def begins_another(page: Page, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether the sentence names an encounter and somebody of a state that takes no part in this one."""
    if not find_triggers(page, sentence):
        return False
    countries = candidate.countries()
    for mention in page.mentions_in(sentence.start, sentence.end):
        if mention.kind in ("name", "office") and any(
            a.kind == "person" and a.country and a.country not in countries for a in mention.actors
        ):
            return True
    return False


def goes_on(page: Page, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether the sentence's subject is of the encounter: its people, their states, "the sides", "the talks"."""
    agenda = load_topic_words().agenda
    countries = candidate.countries()
    for token in page.doc[sentence.first : sentence.last]:
        if token.dep_ not in SUBJECTS:
            continue
        if token.lemma_.lower() in agenda or token.text == "It":
            return True
        mention = page.mention_at(page.starts[token.i], page.end_of(token))
        if mention is not None and mention.actors:
            return any(a in candidate.actors or a.country in countries for a in mention.actors)
        return mention is not None and mention.kind == "group"
    return False


def find_heads(page: Page, words: TopicWords, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """The heads of what is talked of in a sentence, each with why."""
    for token in page.doc[sentence.first : sentence.last]:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            yield from read_verb(words, token, lemma)
        elif lemma in words.nouns and token.pos_ in ("NOUN", "PROPN"):
            for child in find_after(token, words.noun_prepositions):
                yield child, f"“{token.text} … {child.text}”"
        elif lemma in words.voiced and token.head.lemma_.lower() in words.voicing:
            for child in find_after(token, words.voiced_prepositions):
                yield child, f"“{token.text} … {child.text}”"


def find_included(page: Page, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """ "discussed several issues, including grain": what is named as part of what was talked of."""
    for token in page.doc[sentence.first : sentence.last]:
        if is_included(token) and (token.pos_ == "NOUN" or token.tag_ == "VBG"):
            yield token, f"“including {token.text}”"


def read_verb(words: TopicWords, verb: Token, lemma: str) -> Iterator[tuple[Token, str]]:
    """The topics of a verb: its object, its passive subject, what follows its preposition."""
    if lemma in words.objects:
        agenda = lemma not in ("include", "cover") or any(
            c.dep_ in SUBJECTS and c.lemma_.lower() in words.agenda for c in verb.children
        )
        for child in verb.children:
            if agenda and (child.dep_ == "obj" or (child.dep_ == "nsubj:pass" and lemma != "include")):
                yield child, f"“{verb.text} … {child.text}”"
    for child in find_after(verb, words.prepositions.get(lemma, frozenset())):
        yield child, f"“{verb.text} … {child.text}”"


def find_after(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns and gerunds behind one of the prepositions that belong to the head."""
    return [
        child
        for child in head.children
        if child.i > head.i
        and any(c.dep_ in ("case", "mark") and c.i < child.i and c.text.lower() in prepositions for c in child.children)
    ]
