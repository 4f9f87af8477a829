"""What an encounter was about: short noun phrases of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.likeness import is_international
from dragoman.accounts.topic_phrases import LONGEST, read_list
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.lexicon.topics import TopicWords, load_topic_words
from dragoman.model import Claim, Span, cut_span

MOST = 8
"""Topics of one encounter; a longer list is a text's whole content, not its subject."""
NEAR_OPENER = 3
"""Words from a verb to the opener of its topic: "coordinated their positions ahead of"."""
FEW = 2
"""Topics below which the verbs are asked that also tell much that was no topic ("stressed", "thanked for")."""
REACH = 14
"""Sentences after one of the encounter that may still tell of it ("They also discussed …")."""
SUBJECT_LINE = re.compile(r"^SUBJECTS?\b:?\s+(?:Re:?\s+)?([^\n]+)", re.M)
OCCASION = re.compile(
    r"\b(?:[Mm]eeting|[Cc]onversation|[Cc]all|[Vv]isit|[Tt]alks|[Dd]iscussions?|[Ll]uncheon|[Dd]inner)\b"
)
NEAR = 600
"""Characters from a memorandum's subject line to the words that show the conversation: its list of participants."""
CARRIED_AS = ("obj", "obl", "nsubj", "nsubj:pass")
"""Relations of an encounter noun to the verb that carries it: "held talks on …"."""
SUBJECTS = ("nsubj", "nsubj:pass")


ReadSentence = Callable[[Sentence], list[Candidate]]


def find_topics(page: Page, candidate: Candidate, read: ReadSentence) -> tuple[Claim[str], ...]:
    """The topics of an encounter, in the text's words and order, each once; `read` gives what one sentence tells."""
    words = load_topic_words()
    found = {claim.value.lower(): claim for claim in read_subject_line(page, candidate)}
    spare: list[tuple[Span, str]] = []
    for told in list_sentences(page, candidate, read):
        spans: list[tuple[Span, str]] = []
        heads = [h for h in find_heads(page, words, told.sentence) if is_theirs(page, words, h.governor)]
        heads = [h for h in heads if told.owns(h.governor)]
        for head in heads:
            weak = head.weak or told.general
            (spare if weak else spans).extend((s, head.why) for s in read_list(page, words, head.first.i, head.last))
        named = list(find_instruments(page, told)) if heads else []
        (spare if told.general else spans).extend(named)
        add_topics(page, candidate, found, [s for s in spans if s in named or not names_instrument(page, named, s[0])])
    if len(found) < FEW:
        add_topics(page, candidate, found, spare)
    return tuple(found.values())[:MOST]


def names_instrument(page: Page, named: list[tuple[Span, str]], phrase: Span) -> bool:
    """Whether a phrase holds an instrument that is already named by a shorter topic."""
    return any(
        phrase.start < whole.end and whole.start < phrase.end
        for instrument in page.instruments
        for whole in instrument.spans
        for span, _ in named
        if whole.start <= span.start and span.end <= whole.end
    )


def add_topics(page: Page, candidate: Candidate, found: dict[str, Claim[str]], spans: list[tuple[Span, str]]) -> None:
    """Put the phrases with what was found that neither repeat it nor only name a side."""
    for span, why in spans:
        if not repeats(found, span) and not names_side(page, candidate, span) and not begins_name(page, span):
            found[span.text.lower()] = Claim(span.text, (span,), "rule:topic-phrase", why)


def find_instruments(page: Page, told: Telling) -> Iterator[tuple[Span, str]]:
    """The programmes, funds and treaties named in a sentence that tells what was talked of, by their short names."""
    for instrument in page.instruments:
        for span in instrument.spans:
            if not told.sentence.start <= span.start < told.sentence.end:
                continue
            if told.owns(page.doc[page.token_at(span.start)]):
                short = span.text.find(instrument.acronym) if instrument.acronym else -1
                if short > 0 and instrument.acronym:
                    first = span.start + short
                    span = cut_span(page.text, first, first + len(instrument.acronym))
                if len(span.text.split()) <= LONGEST:
                    yield span, f"the {instrument.kind} “{span.text}” named with it"
                break


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
    """Whether the words, longer ones that hold them, or shorter ones that they hold were found already."""
    words = f" {span.text.lower()} "
    return any(words in f" {known} " or f" {known} " in words for known in found)


def is_theirs(page: Page, words: TopicWords, governor: Token) -> bool:
    """Whether the verb of a topic has a subject that may be a side: "the press discussed the menu" is another's."""
    subject = next((c for c in governor.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or subject.lemma_.lower() in words.agenda:
        return True
    mention = page.mention_at(page.starts[subject.i], page.end_of(subject))
    return mention is not None and (bool(mention.actors) or mention.kind == "group")


def begins_name(page: Page, span: Span) -> bool:
    """Whether the words begin with somebody: "Foreign Minister Eide on his birthday"."""
    mention = page.mention_at(span.start, span.start + 1)
    return mention is not None and mention.kind in ("name", "office") and not mention.possessive


def names_side(page: Page, candidate: Candidate, span: Span) -> bool:
    """Whether the words only name a person, or a side of the encounter itself."""
    mention = page.mention_at(span.start, span.end)
    if mention is None or mention.end < span.end or mention.start > span.start + 4:
        return False
    countries = candidate.countries()
    return any(a.kind == "person" or a.country in countries for a in mention.actors)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of an encounter. `triggers`: the tokens of the encounter words in it, and whether each is
    a word of this encounter."""

    sentence: Sentence
    triggers: dict[int, bool]
    general: bool
    """It tells of several encounters of a kind at once."""

    def owns(self, token: Token) -> bool:
        """Whether what hangs on the token is told of this encounter: the next encounter word above it decides, else
        the last one before it."""
        if all(self.triggers.values()):
            return True
        above = [token, *token.ancestors]
        nearest = next((t.i for t in above if t.i in self.triggers), None)
        if nearest is None:
            nearest = max((i for i in self.triggers if i < token.i), default=None)
        return nearest is None or self.triggers[nearest]


def list_sentences(page: Page, candidate: Candidate, read: ReadSentence) -> list[Telling]:
    """The sentences of the encounter, then those that go on with it until another encounter begins.

    Its own sentence comes first, the summary of a series ("calls with A, B and C") last. A visit is told apart from
    the talks that fill it: only its own sentences count.
    """
    told = [s.index for span in candidate.evidence if (s := page.sentence_at(span.start)) is not None]
    own = {i: read_telling(page, read, candidate, page.sentences[i]) for i in told}
    further: dict[int, Telling] = {}
    for first, telling in own.items() if candidate.channel != "visit" else ():
        if telling.triggers and not telling.triggers[min(telling.triggers)]:
            continue
        for index in range(first + 1, min(len(page.sentences), first + 1 + REACH)):
            if index in own:
                continue
            following = read_telling(page, read, candidate, page.sentences[index])
            if following.triggers and not any(following.triggers.values()):
                break
            if goes_on(page, candidate, following.sentence):
                further.setdefault(index, replace(following, general=following.general or telling.general))
    return sorted([*own.values(), *(further[i] for i in sorted(further))], key=lambda t: t.general)


def read_telling(page: Page, read: ReadSentence, candidate: Candidate, sentence: Sentence) -> Telling:
    """The sentence with its encounter words, told apart by who takes part; words without sides count only alone."""
    others = read(sentence)
    sided = [o for o in others if is_international(o.actors)] or others
    triggers: dict[int, bool] = {}
    for other in sided:
        token = page.doc[page.token_at(other.trigger.end - 1)]
        triggers[token.i] = not is_another(candidate, other) or triggers.get(token.i, False)
        if token.dep_ in CARRIED_AS:
            triggers.setdefault(token.head.i, triggers[token.i])
    starts = [o.trigger.start for o in sided]
    general = any(o.series for o in others) or len(set(starts)) < len(starts)
    return Telling(sentence, triggers, general)


def is_another(candidate: Candidate, other: Candidate) -> bool:
    """Whether the other one has both its sides, and one of them takes no part in the encounter."""
    countries = candidate.countries()
    return is_international(other.actors) and any(
        a not in candidate.actors and (a.kind == "person" or (a.country is not None and a.country not in countries))
        for a in other.actors
    )


def goes_on(page: Page, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether the sentence's subject is of the encounter: its people, their states, "the sides", "the talks"."""
    agenda = load_topic_words().agenda
    subjects = [t for t in page.doc[sentence.first : sentence.last] if t.dep_ in SUBJECTS]
    for token in subjects:
        if token.lemma_.lower() in agenda or token.text == "It" or token.dep_ == "nsubj:pass":
            return True
        mention = page.mention_at(page.starts[token.i], page.end_of(token))
        if mention is not None:
            return takes_part(candidate, mention)
    opening = page.mention_at(sentence.start, sentence.start + 5) if not subjects else None
    return opening is not None and takes_part(candidate, opening)


def takes_part(candidate: Candidate, mention: Mention) -> bool:
    """Whether the mention is of the encounter's people, their states, or of "the sides"."""
    if not mention.actors:
        return mention.kind == "group"
    return any(a in candidate.actors or a.country in candidate.countries() for a in mention.actors)


@dataclass(frozen=True, slots=True)
class Head:
    """Where topics begin: their first token, the token after the last that may belong to them, the word that brings
    them up. `weak`: the word is also said of much that was no topic."""

    first: Token
    last: int
    governor: Token
    why: str
    weak: bool


def find_heads(page: Page, words: TopicWords, sentence: Sentence) -> Iterator[Head]:
    """Where a sentence tells what was talked of."""
    opening = page.doc[sentence.first]
    for opener in words.opening:
        width = len(opener.split())
        begins = page.text[sentence.start : sentence.end].lower().startswith(f"{opener} ")
        if begins and sentence.first + width < sentence.last:
            yield Head(
                page.doc[sentence.first + width], sentence.last, opening, f"the sentence opens with “{opener}”", False
            )
    for token in page.doc[sentence.first : sentence.last]:
        lemma = token.lemma_.lower()
        first: list[Token] = []
        weak = lemma in words.weak
        if token.tag_.startswith("VB") or token.pos_ == "VERB":
            yield from read_passive(words, token, lemma)
            first = read_verb(page, words, token, lemma, sentence.last)
        elif lemma in words.nouns and token.pos_ in ("NOUN", "PROPN"):
            first = find_after(token, words.noun_prepositions)
        elif lemma in words.voiced and token.head.lemma_.lower() in words.voicing:
            first, weak = find_after(token, words.voiced_prepositions), True
        always = find_opened(page, token, words.always, 1, sentence.last)
        for start in dict.fromkeys([*first, *always]):
            yield Head(start, sentence.last, token, f"“{token.text} … {start.text}”", weak)


def read_passive(words: TopicWords, verb: Token, lemma: str) -> Iterator[Head]:
    """The topics before their verb: "copper prices were discussed"."""
    for child in verb.children if lemma in words.objects and lemma != "include" else ():
        if child.dep_ == "nsubj:pass" and child.i < verb.i:
            phrase = sorted((t for t in child.subtree if t.i < verb.i), key=lambda t: t.i)
            yield Head(phrase[0], phrase[-1].i + 1, verb, f"“{child.text} … {verb.text}”", False)


def read_verb(page: Page, words: TopicWords, verb: Token, lemma: str, last: int) -> list[Token]:
    """The first words of a verb's topics: its object, what follows its preposition."""
    found = []
    prepositions = words.prepositions.get(lemma, frozenset())
    if lemma in words.objects or (lemma in words.weak and not prepositions):
        agenda = lemma not in ("include", "cover") or any(
            c.dep_ in SUBJECTS and c.lemma_.lower() in words.agenda for c in verb.children
        )
        objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i] if agenda else []
        found += [min((t for t in c.subtree if t.i > verb.i), key=lambda t: t.i) for c in objects[:1]]
        if not objects and agenda and verb.i + 1 < last and begins_phrase(verb.nbor()) and not is_passive(verb):
            found.append(verb.nbor())
    found += find_after(verb, prepositions)
    if not found and prepositions:
        found += find_behind_name(page, verb, prepositions, last)
    if lemma in words.preparing:
        found += find_opened(page, verb, words.openers, NEAR_OPENER, last)
    return found


def begins_phrase(token: Token) -> bool:
    """Whether a noun phrase may begin at the token, where the parse gives the verb before it no object."""
    return token.tag_ in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS") or token.tag_ in ("VBD", "VBN")


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children)


def find_behind_name(page: Page, verb: Token, prepositions: frozenset[str], last: int) -> list[Token]:
    """What follows the preposition behind those told: "briefed Prime Minister Støre on the talks"."""
    mention = page.mention_at(page.end_of(verb) + 1, page.end_of(verb) + 6)
    if mention is None or mention.start > page.end_of(verb) + 6:
        return []
    i = page.token_at(mention.end - 1) + 1
    return [page.doc[i + 1]] if i + 1 < last and page.doc[i].text.lower() in prepositions else []


def find_opened(page: Page, token: Token, openers: frozenset[str], reach: int, last: int) -> list[Token]:
    """What stands behind an opener of one or more words near the token: "ahead of the summit"."""
    for i in range(token.i + 1, min(token.i + 1 + reach, last)):
        for opener in openers:
            width = len(opener.split())
            if (
                i + width < last
                and page.text[page.starts[i] : page.starts[i + width]].lower().split() == opener.split()
            ):
                return [page.doc[i + width]]
    return []


def find_after(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The first words behind one of the prepositions that belong to the head, or stands right behind it."""
    found = []
    for child in head.children:
        cases = [c for c in child.children if c.dep_ in ("case", "mark") and head.i < c.i < child.i]
        if child.i > head.i and any(c.text.lower() in prepositions for c in cases):
            found.append(cases[-1].nbor())
    if not found and head.i + 2 < len(head.doc) and head.nbor().text.lower() in prepositions:
        found.append(head.nbor(2))
    return found
