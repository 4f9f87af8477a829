"""Finds who is said to hold, take up or leave an office: "Ștefan Lupu, who took office in March 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.annotating.tenure_words import HOPED, PASSIVE, SMALL_TAGS, TOLD, TRIGGER, UNREAL, VERBS, Event
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import HONORIFICS, OfficeMatch, find_offices
from dragoman.model import DateMention, Span, Tenure, cut_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = re.compile(r"(?:\s|,|\b(?:as|the|a|an|to|be|in|new|its|their|his|her|country|nation|first|next)\b|['’]s\b)*")
_FULL_TERM = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_SINCE = re.compile(r"\bsince\s+(?:early\s+|late\s+|mid-)?$", re.IGNORECASE)
_TERM = re.compile(r"(?:,?\s*\(|,\s+)(?:in\s+(?:office|power)\s+)?since\s+", re.IGNORECASE)
_REACH = 90
"""Characters after a verb within which the office it speaks of is named."""


@dataclass(frozen=True, slots=True)
class _Post:
    """An office named in a sentence: its title, the code of its state where the words tell it, and where it ends."""

    title: str
    country: str | None
    end: int


def find_tenures(page: Page) -> tuple[Tenure, ...]:
    """The tenures that a page tells of named persons, in the order of their words, each once.

    Dates are EDTF, read against the day of publication. An election gives no start. The office is the one named with
    the verb, else the one that the text gives the person; without an office or a state there is no tenure.
    """
    found: dict[tuple[str, str, str | None, str | None, str | None], Tenure] = {}
    for sentence in page.sentences:
        if not TRIGGER.search(page.text, sentence.start, sentence.end):
            continue
        for tenure in _Telling(page, sentence).run():
            key = (tenure.person, tenure.office, tenure.country, tenure.start, tenure.end)
            found.setdefault(key, tenure)
    return tuple(sorted(found.values(), key=_tell_place))


def is_exact(date: DateMention) -> bool:
    """Whether it is a day, month or year, told as such: "four months ago" is about then."""
    return _FULL_TERM.fullmatch(date.value) is not None and not date.text.endswith("ago")


def _tell_place(tenure: Tenure) -> tuple[int, int, str]:
    assert tenure.evidence is not None
    return tenure.evidence.start, tenure.evidence.end, tenure.person


class _Telling:
    """What one sentence tells of tenures."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        self.page, self.sentence = page, sentence
        self.tokens = page.doc[sentence.first : sentence.last]
        self._offices: tuple[OfficeMatch, ...] | None = None
        self.verb_end = sentence.start
        """Where the words of the verb being read end: "assumed office"."""

    def run(self) -> Iterator[Tenure]:
        for token in self.tokens:
            lemma = token.lemma_.lower()
            if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD"):
                patterns = VERBS.get("elect" if lemma == "elected" else lemma, ())
                after = self.page.text[self.page.start_of(token) : self.sentence.end]
                matches = ((pattern.match(after), event) for pattern, event in patterns)
                match, event = next(((m, e) for m, e in matches if m), (None, None))
                if match is not None and event is not None and self.is_real(token):
                    self.verb_end = self.page.start_of(token) + match.end()
                    yield from self.read_verb(token, lemma, event)
            if lemma == "since":
                yield from self.read_copula(token)
        yield from self.read_adjectives()
        yield from self.read_terms()

    # Words of a verb

    def is_real(self, verb: Token) -> bool:
        """Whether the verb says that it is, was or will be so."""
        for child in verb.children:
            if child.dep_ == "neg" or (child.tag_ in SMALL_TAGS and child.lemma_.lower() in UNREAL):
                return False
        return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in HOPED)

    def read_verb(self, verb: Token, lemma: str, event: Event) -> Iterator[Tenure]:
        passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)
        participle = verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN"
        if lemma.startswith(tuple(PASSIVE)) and not (passive or participle):
            return  # who appoints is no holder
        mention = self.find_subject(verb)
        if mention is None:
            return
        if event == "replace":
            yield from self.read_replacement(verb, mention, passive)
            return
        person, post = self.take_person(mention), self.find_post(verb)
        bare = lemma in ("become", "name", "appoint") and post is None
        if person is None or (bare and not (participle and mention.role)):
            return
        date = self.find_date(verb)
        if event == "hold" and not (date and self.follows_since(date)):
            return
        if date is None and (post is None or mention.kind != "name"):
            return  # "the President took office" tells neither when nor which; "I became President" is no news
        words = TOLD[event].format(verb=f"“{self.page.text[self.page.start_of(verb) : self.page.end_of(verb)]}”")
        if post is None and lemma in ("lead", "rule", "govern") and not mention.role and not person.role:
            post = _Post("leader", None, 0)
        if date is not None and event == "elected":
            words += f" (elected {date.text})"
        if any(child.lemma_.lower() in ("will", "shall") for child in verb.children) and event in ("start", "end"):
            words = words.replace("is said to have been", "is said to be going to be")
        value = date.value if date else None
        tenure = self.make(
            person,
            post,
            mention,
            verb,
            date,
            start=value if event in ("start", "hold") else None,
            end=value if event == "end" else None,
            rule=event,
            why=words,
        )
        if tenure is not None:
            yield tenure

    def read_replacement(self, verb: Token, mention: Mention, passive: bool) -> Iterator[Tenure]:
        """ "X succeeded Y as foreign minister": the one takes the office up, the other leaves it."""
        after = self.page.end_of(verb)
        nearest = self.page.mentions_in(after, min(after + _REACH, self.sentence.end))
        words = re.compile(r".*\bby\s+(?:the\s+)?" if passive else r"\s+(?:the\s+)?(?:late\s+)?")
        other = next((m for m in nearest if words.fullmatch(self.page.text[after : m.start])), None)
        post = self.find_post(verb)
        if other is None:
            return
        new, old = (other, mention) if passive else (mention, other)
        newcomer, predecessor = self.take_person(new), self.take_person(old)
        if newcomer is None or predecessor is None or newcomer is predecessor:
            return
        date = self.find_date(verb)
        value = date.value if date else None
        office = post or self.tell_office(newcomer, new) or self.tell_office(predecessor, old)
        told = f"{newcomer.name} is said to have followed {predecessor.name} in the office"
        for person, at, start, end in ((newcomer, new, value, None), (predecessor, old, None, value)):
            sponsor = person.country or newcomer.country or predecessor.country
            tenure = self.make(person, office, at, verb, date, start, end, "replace", told, sponsor)
            if tenure is not None:
                yield tenure

    def read_copula(self, since: Token) -> Iterator[Tenure]:
        """ "has been president since 2019", "president since 2019", "in office since"."""
        date = next(iter(self.page.dates_in(self.page.end_of(since), self.page.end_of(since) + 25)), None)
        if date is None or not self.follows_since(date):
            return
        head = self.climb(since.head)
        if head.pos_ not in ("NOUN", "PROPN") or not any(child.dep_ == "cop" for child in head.children):
            return
        mention = self.find_subject(head)
        person = self.take_person(mention) if mention is not None else None
        if mention is None or person is None:
            return
        post = self.post_at(head)
        if post is None and head.lemma_.lower() not in ("office", "power"):
            return
        why = "the office is said to have been held since then"
        tenure = self.make(person, post, mention, head, date, date.value, None, "hold", why)
        if tenure is not None:
            yield tenure

    def read_adjectives(self) -> Iterator[Tenure]:
        """ "former Finnish president X", "outgoing Prime Minister Y", "his predecessor, Z"."""
        text = self.page.text
        for mention in self.page.mentions_in(self.sentence.start, self.sentence.end):
            person = self.take_person(mention) if mention.kind == "name" else None
            if person is None or not (mention.role or person.role):
                continue
            before = text[max(self.sentence.start, mention.start - 12) : mention.start]
            match = re.search(r"\b(former|ex-|outgoing)\s?$", before, re.IGNORECASE)
            if match is None or mention.role is None:
                continue
            word = match[1].lower()
            told = "is about to leave the office" if word == "outgoing" else "held the office before"
            post = _Post(mention.role, mention.country, mention.end)
            start = mention.start - len(before) + match.start()
            evidence = cut_span(text, start, mention.end)
            yield from self.settle(person, post, None, None, evidence, word.strip("-"), f"“{word}”: {told}", None)

    def read_terms(self) -> Iterator[Tenure]:
        """ "Prime Minister X, in office since July 2024,", "President Y (since 2019)"."""
        for mention in self.page.mentions_in(self.sentence.start, self.sentence.end):
            person = self.take_person(mention) if mention.kind == "name" else None
            match = _TERM.match(self.page.text, mention.end) if person is not None else None
            date = next(iter(self.page.dates_in(match.end(), match.end() + 1)), None) if match else None
            if person is None or date is None or mention.role is None or not is_exact(date):
                continue
            post = _Post(mention.role, mention.country, mention.end)
            evidence = cut_span(self.page.text, mention.start, date.end)
            why = "the office is said to have been held since then"
            yield from self.settle(person, post, date.value, None, evidence, "hold", why, None)

    # Finding the parts

    def find_subject(self, verb: Token) -> Mention | None:
        """Who does it, or to whom it is done: the verb's own subject, else the noun or the clause it belongs to."""
        token, seen = verb, 0
        while seen < 4:
            own = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
            if own is not None:
                if own.tag_ in ("WP", "WDT"):
                    return self.mention_of(token.head)
                return self.mention_of(own) or next(
                    (m for c in own.children if c.pos_ == "PROPN" and (m := self.mention_of(c)) is not None), None
                )
            if token.dep_.startswith("acl"):
                return self.mention_of(token.head)
            if token.dep_ not in ("conj", "advcl", "xcomp"):
                return None
            token, seen = token.head, seen + 1
        return None

    def mention_of(self, token: Token) -> Mention | None:
        """The mention whose words hold a token; of an apposition, that of the name beside it."""
        if not self.sentence.first <= token.i < self.sentence.last:
            return None
        return self.page.mention_at(self.page.start_of(token), self.page.end_of(token))

    def take_person(self, mention: Mention) -> Actor | None:
        """The one named person whom a mention speaks of."""
        if len(mention.actors) != 1 or mention.kind not in ("name", "pronoun", "office"):
            return None
        actor = mention.actors[0]
        unnamed = actor.role is not None and actor.name.lower().startswith(f"{actor.role.lower()} of ")
        return actor if actor.kind == "person" and not unnamed and actor.name[:1].isupper() else None

    def offices(self) -> tuple[OfficeMatch, ...]:
        """The titles in the sentence, with their places in the text."""
        if self._offices is None:
            self._offices = find_offices(self.page.text[self.sentence.start : self.sentence.end])
        return self._offices

    def find_post(self, verb: Token) -> _Post | None:
        """The office named right after the verb: "as foreign minister", "president of Poland"."""
        begin = self.page.end_of(verb)
        particle = re.compile(r"\s+(?:in|over|down|up|office|power|the\s+post|his\s+post|her\s+post)\b").match
        while (more := particle(self.page.text, begin)) and more.end() <= self.sentence.end:
            begin = more.end()
        return self.post_from(begin, begin + _REACH)

    def post_from(self, begin: int, until: int) -> _Post | None:
        text = self.page.text
        offset = self.sentence.start
        for office in self.offices():
            start, end = office.start + offset, office.end + offset
            if start < begin or start > until or office.plural:
                continue
            names = self.page.names_in(begin, min(end + 30, self.sentence.end))
            state = next((n for n in names if self.is_state_of(n, start, end)), None)
            between = text[begin:start]
            if state is not None and state.end <= start:
                between = text[begin : state.start] + text[state.end : start]
            between = self.cut_person(between)
            if _BETWEEN.fullmatch(self.cut_date(between)):
                return _Post(office.title, state.code if state else None, max(end, state.end if state else 0))
            return None
        return None

    def is_state_of(self, name: NameMatch, start: int, end: int) -> bool:
        """Whether a state's name belongs to the office at text[start:end]: "Danish premier", "president of …"."""
        if name.end <= start:
            return self.page.text[name.end : start].strip() in ("", "'s", "’s")
        if start <= name.start < end:
            return True
        return self.page.text[end : name.start].strip() in ("of", "of the")

    def cut_date(self, words: str) -> str:
        """Words without "in March", "on 5 May" between a verb and its office."""
        for date in self.page.dates_in(self.sentence.start, self.sentence.end):
            words = re.sub(rf"\b(?:in|on|last|this)?\s*{re.escape(date.text)}", "", words)
        return words

    def cut_person(self, words: str) -> str:
        """Words without the name of who is replaced: "succeeded Per Lind as"."""
        for mention in self.page.mentions_in(self.sentence.start, self.sentence.end):
            named = self.page.text[mention.start : mention.end]
            if mention.kind == "name" and named in words:
                words = words.replace(named, "")
        return words

    def post_at(self, noun: Token) -> _Post | None:
        start, end = self.page.start_of(noun), self.page.end_of(noun)
        for office in self.offices():
            first, last = office.start + self.sentence.start, office.end + self.sentence.start
            if first <= start and end <= last and not office.plural:
                names = self.page.names_in(max(self.sentence.start, first - 30), last + 30)
                state = next((n for n in names if self.is_state_of(n, first, last)), None)
                return _Post(office.title, state.code if state else None, max(last, state.end if state else 0))
        return None

    def tell_office(self, actor: Actor, mention: Mention) -> _Post | None:
        """The office that the text gives somebody here, else elsewhere, if it is no mere honorific."""
        for role, country in ((mention.role, mention.country), (None if actor.former else actor.role, actor.country)):
            if role is not None and role not in HONORIFICS:
                return _Post(role, country, 0)
        return None

    def climb(self, token: Token) -> Token:
        """The verb, or the noun of a copula, that a token hangs on, within the sentence."""
        for _ in range(6):
            if token.pos_ == "VERB" or any(c.dep_ == "cop" for c in token.children) or token.head.i == token.i:
                return token
            token = token.head
        return token

    def find_date(self, verb: Token) -> DateMention | None:
        """The date that hangs on the verb itself, a day, month or year."""
        dates = self.page.dates_in(self.sentence.start, self.sentence.end)
        for date in dates:
            tokens = self.page.tokens_in(date.start, date.end)
            if is_exact(date) and any(self.climb(token).i == verb.i for token in tokens):
                return date
        later = [date for date in dates if date.start > self.page.start_of(verb)]
        if len(later) != 1 or not is_exact(later[0]):
            return None
        between = self.page.doc[verb.i + 1 : self.page.token_at(later[0].start)]
        plain = not any(token.pos_ in ("VERB", "AUX") or token.text in ",;:" for token in between)
        return later[0] if plain else None

    def follows_since(self, date: DateMention) -> bool:
        return _SINCE.search(self.page.text[max(0, date.start - 20) : date.start]) is not None

    # Making

    def make(
        self,
        person: Actor,
        post: _Post | None,
        mention: Mention,
        verb: Token,
        date: DateMention | None,
        start: str | None,
        end: str | None,
        rule: str,
        why: str,
        sponsor: str | None = None,
    ) -> Tenure | None:
        places = [(mention.start, mention.end), (self.page.start_of(verb), max(self.page.end_of(verb), self.verb_end))]
        places += [(date.start, date.end)] if date else []
        if post is not None and self.sentence.start < post.end <= self.sentence.end:
            places.append((places[0][0], post.end))
        evidence = cut_span(self.page.text, min(p[0] for p in places), max(p[1] for p in places))
        chosen = post or self.tell_office(person, mention)
        return next(self.settle(person, chosen, start, end, evidence, rule, why, sponsor), None)

    def settle(
        self,
        person: Actor,
        post: _Post | None,
        start: str | None,
        end: str | None,
        evidence: Span,
        rule: str,
        why: str,
        sponsor: str | None,
    ) -> Iterator[Tenure]:
        """The tenure, if office and state are told."""
        country = (post.country if post else None) or person.country or sponsor
        if post is None or country is None or evidence.start < self.sentence.start:
            return
        office = post.title[:1].upper() + post.title[1:]
        yield Tenure(person.name, office, country, start, end, evidence, "text", f"rule:tenure-{rule}", why)
