"""Find the words that tell of an encounter: "phone call", "met", "talks", "visit"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.clauses import has_case
from dragoman.accounts.idioms import is_coming, is_courtesy, is_idiom
from dragoman.accounts.lines import read_line
from dragoman.accounts.noun_idioms import is_beside, is_kind_of, is_no_encounter
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import (
    EncounterVerb,
    encounter_nouns,
    encounter_verbs,
    find_verb,
    last_words,
    word_set,
)
from dragoman.model import Channel

CALL_BEFORE = re.compile(r"\b(?:(?:tele)?phone|video|conference) (?:call|conversation|line|conference|link)\b", re.I)
"""Before a verb of meeting: another encounter, at which it was agreed."""
BY_LINE = re.compile(
    r"(?:via|by|over|through|on) (?:a |the )?(?:secure )?"
    r"(?:video[ -]?(?:link|conference|conferencing|call|teleconference)|(?:tele)?phone)\b"
)
TOLD_BY = re.compile(r"(?:,? (?:on |late |early )?\w+day)? (?:by|over|on) (?:the |a )?(?:secure )?(?:tele)?phone\b")
"""Behind whom something was told to: by which line."""
LONG = 240
"""Characters from an encounter to the line that it was held by, over a partner with long titles."""
DEPARTING = re.compile(r" (?:[A-Z]\w+ )?(?:on \w+ )?for (?:the )?[A-Z]")
"""Behind "left": the place that somebody goes to."""
RETURNING = re.compile(r"(?: \w+)? to (?:the )?[A-Z]")
STAYING = re.compile(r"\s+(?:also |currently |now |already )?(?P<ahead>(?:due|expected) )?in\s+(?:the\s+)?")
"""Behind "is": where somebody is, or is to arrive."""
FOR_PURPOSE = re.compile(
    r"(?:,\s+[A-Z][\w ]{2,20})?(?:,?\s+(?:this week|today|yesterday|last week|(?:on|since) \w+(?: \d{1,2})?))?,?\s+"
    r"(?:for|to\s+(?:continue|advance|press|launch|open|receive|visit|discuss|meet|attend|hold|sign|mark|review|take|participate|talk|consult|negotiate|deliver|brief)"
    r"|on\s+an?\s+(?:[\w-]+\s+){0,3}(?:visit|trip|tour|mission))\b"
)
"""Behind the place where somebody is: what they came for."""
MEETING = re.compile(r"\b(?:be|is|are|was|were|been|am|['’](?:s|re|m)) (?:also |now |today )?meeting$")
"""A form of "to be" makes it the verb, whatever the parse takes it for: "will be meeting with Lind"."""
EACH_OTHER = re.compile(r" (?:each other|one another)\b")
TOGETHER = re.compile(r" together (?:again )?(?:in|at|for|on)\b")
DAY = re.compile(r",? (?:on|from|next|this) (?:[A-Z]|\d|week|month)")
"""Behind the place where somebody will be: when, so that it is a visit."""
SITE_IN = re.compile(r"\s+(?:of|in|and|,)\s")
VISITING = re.compile(r"\b(?:the|and|with|a|by) visiting$", re.IGNORECASE)
"""Before somebody's office, what they are called: "held talks with visiting Finance Minister Berg"."""
CARRIED = frozenset(
    {"obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj", "compound", "obl:unmarked", "xcomp", "dep", "appos"}
)
"""Relations in which a noun, or what measures it, stands to the verb that carries it."""


@dataclass(slots=True)
class Trigger:
    """`token` is the verb or the noun's head; `carrier` the verb that carries a noun ("held" talks), if any."""

    token: int
    start: int
    end: int
    channel: Channel
    verb: EncounterVerb | None
    carrier: int | None
    sentence: int
    words: str
    why: str
    weak: bool = False
    """The word tells of an encounter only where both sides are named with it ("discussed", "congratulated")."""
    soft: bool = False
    """The channel is only the usual one of the word ("talks"): a clearer word elsewhere decides."""

    @property
    def is_noun(self) -> bool:
        return self.verb is None


def find_triggers(page: Page, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence, in order."""
    found = []
    for i in range(sentence.first, sentence.last):
        token = page.doc[i]
        trigger = (
            read_noun(page, sentence, token) or read_verb(page, sentence, token) or read_stay(page, token, sentence)
        )
        if trigger is not None:
            found.append(trigger)
    return found


def find_barriers(page: Page, sentence: Sentence) -> frozenset[int]:
    """The tokens that have sides of their own, encounter or not: "with" behind "negotiations" belongs to these."""
    found = set()
    for i in range(sentence.first, sentence.last):
        token = page.doc[i]
        lemma = token.text.lower().removesuffix("s")
        if token.pos_ in ("NOUN", "PROPN") and (is_beside(page, token) or lemma == "round"):
            continue  # "the fifth round of talks, mediated by Oman": sides of the talks
        joined = lemma in word_set("sides", "joined") and i > sentence.first and page.doc[i - 1].lower_ == "in"
        if (
            joined
            or (
                token.pos_ in ("NOUN", "PROPN")
                and (lemma in encounter_nouns() or lemma in word_set("sides", "partnered"))
            )
            or (token.pos_ == "VERB" and token.lemma_.lower() in encounter_verbs() and not is_idiom(page, token))
        ):
            found.add(i)
    return frozenset(found)


def read_noun(page: Page, sentence: Sentence, token: Token) -> Trigger | None:
    """The trigger whose head is this noun, its longest known form taken."""
    paid = token.i > sentence.first and page.doc[token.i - 1].text.lower() in ("courtesy", "-")  # "a one-on-one"
    if (
        token.pos_ not in ("NOUN", "PROPN")
        and not paid
        and not (token.text.lower() == "meeting" and token.tag_ in ("NN", "VBG"))
    ):
        return None
    if token.lower_ == "meeting" and is_verb(page, sentence, token):
        return None
    word = token.text.lower()
    lemma = {"talks": "talk", "meetings": "meeting"}.get(word, token.lemma_.lower())
    if word not in last_words() and lemma not in last_words():
        return None
    nouns = encounter_nouns()
    for width in (5, 3, 2, 1):  # "one-on-one" is five tokens
        first = token.i - width + 1
        if first < sentence.first:
            continue
        before = "".join(t.text_with_ws for t in page.doc[first : token.i]).lower()
        for last in (word, lemma):
            channel = nouns.get(before + last)
            if channel is not None:
                return make_noun(page, sentence, token, first, channel, before + last)
    return None


def is_verb(page: Page, sentence: Sentence, token: Token) -> bool:
    """Whether "meeting" is what somebody does: "will be meeting Lind", "…, with Lind meeting Berg in March"."""
    if MEETING.search(page.text, sentence.start, page.end_of(token)):
        return True
    return token.tag_ == "VBG" and any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)


def make_noun(page: Page, sentence: Sentence, token: Token, first: int, channel: Channel, entry: str) -> Trigger | None:
    if is_no_encounter(page, token, entry) or is_kind_of(token):
        return None
    start, end = page.starts[first], page.end_of(token)
    why = f"“{page.text[start:end]}” is a word of the channel {channel}"
    near = page.text[max(sentence.start, start - 25) : min(sentence.end, end + 60)]
    if channel in ("meeting", "contact", "call"):
        described = next((c for c in token.children if c.i < token.i and c.lower_ in ("virtual", "online")), None)
        told = read_line(near if described is None else f"{described.text} {near}", page.text[start:end])
        if told is not None and told[0] != channel:
            channel, why = told
        told = read_end(page, sentence, token)
        if told is not None and channel == "meeting":
            channel, why = told
    words = page.text[start:end]
    soft = channel == "meeting" and entry in word_set("soft", "words")
    weak = entry in word_set("weak", "words")
    inside = page.doc[first : token.i + 1]
    top = next((t for t in inside if t.pos_ in ("NOUN", "PROPN") and t.head not in inside), token)
    return Trigger(token.i, start, end, channel, None, find_carrier(top), sentence.index, words, why, weak, soft)


def read_end(page: Page, sentence: Sentence, token: Token) -> tuple[Channel, str] | None:
    """The line told behind a partner with long titles, no other encounter between: "talks with X of Y, via video"."""
    end = page.end_of(token)
    by = BY_LINE.search(page.text, end, min(sentence.end, end + LONG))
    between = page.tokens_in(end + 1, by.start()) if by else []
    if by is None or any(t.pos_ == "VERB" or t.lemma_.lower() in last_words() for t in between):
        return None
    return read_line(by.group(), token.text)


def find_carrier(token: Token) -> int | None:
    """The verb that carries the noun: "held talks", "a series of calls took place", "took part in the summit"."""
    head = token
    for _ in range(4):
        parent = head.head
        paid = head is token and parent.lemma_ == "pay"  # "will pay courtesy calls", which the parse takes for a verb
        if (head.dep_ not in CARRIED and not paid) or parent is head:
            return None
        verb = parent.lemma_.lower()
        if parent.pos_ in ("VERB", "AUX"):
            measured = head.dep_ == "obl:unmarked" and head is not token  # "wrapped up two days of talks"
            measured = measured or has_case(head, frozenset({"off", "up"}))  # "kicked off talks"
            if head.dep_ in ("obl", "obl:unmarked", "nmod") and not measured:
                carries = verb in word_set("carriers", "taking_part")
            else:
                carries = (
                    verb in word_set("light", "verbs") or head.dep_ in ("obj", "nsubj:pass") or is_called_off(parent)
                )
            return parent.i if carries else None
        if verb not in word_set("carriers", "measures") and head.dep_ != "conj":
            return None
        head = parent
    return None


def is_called_off(verb: Token) -> bool:
    """ "called off", "put off": verbs whose object the parse often hangs elsewhere."""
    off = any(c.dep_ == "compound:prt" and c.text.lower() == "off" for c in verb.children)
    return off and verb.lemma_.lower() in word_set("status", "off_verbs")  # but talks "kick off"


def read_verb(page: Page, sentence: Sentence, token: Token) -> Trigger | None:
    """The trigger that this verb is, or None."""
    read = token.pos_ == "VERB" or token.tag_.startswith("VB")
    read = read or (token.lower_ == "meeting" and is_verb(page, sentence, token))
    if not (read or is_misread(page, token) or is_gerund(page, token)):
        return None
    verb = encounter_verbs()["meet"] if is_together(page, token) else find_verb(token.lemma_, token.text)
    verb = verb or (encounter_verbs()["phone"] if is_told_by_line(page, token) else None)
    adjective = token.dep_ == "amod" and not follows_person(page, token) and not is_gerund(page, token)
    if verb is None or adjective or is_idiom(page, token):
        return None
    if verb.lemma == "invite" and not is_bidding(page, token):
        return None
    if VISITING.search(page.text, max(0, page.start_of(token) - 6), page.end_of(token)):
        return None
    if verb.lemma == "sit" and page.text[page.end_of(token) : page.end_of(token) + 6] != " down ":
        return None
    if verb.lemma in ("leave", "depart") and not DEPARTING.match(page.text, page.end_of(token)):
        return None
    if verb.lemma == "head" and page.text.startswith(" by ", page.end_of(token)):
        return None  # "a delegation headed by Lind"
    if verb.lemma in ("come", "go") and not is_coming(page, token):
        return None
    if verb.lemma == "return" and not RETURNING.match(page.text, page.end_of(token)):
        return None
    if verb.lemma == "visit" and is_site(page, token):
        return None
    if verb.lemma == "lead" and not any(
        c.dep_ == "obj" and c.lemma_.lower() in ("delegation", "mission") for c in token.children
    ):
        return None
    start, end = page.start_of(token), page.end_of(token)
    channel, why = verb.channel, f"the verb “{token.text}”"
    if verb.lemma == "call" and is_courtesy(page, token):
        channel, why = "meeting", f"“{token.text} on” somebody"
    before = page.text[max(sentence.start, start - 30) : start]
    near = page.text[start : min(sentence.end, end + 90)]
    if channel == "contact" or not CALL_BEFORE.search(before):  # "agreed in a phone call to meet"
        near = f"{before}{near}"
    if channel in ("contact", "meeting"):
        channel, why = read_line(near, token.text) or (channel, why)
    if channel == "contact":
        channel, why = read_end(page, sentence, token) or (channel, why)
    head = token.head if token.dep_ == "cop" else token  # "will be | together in Oslo"
    return Trigger(head.i, start, end, channel, verb, None, sentence.index, token.text, why, verb.weak)


def is_together(page: Page, token: Token) -> bool:
    """Whether several come together somewhere: "seeing each other at the summit", "will be together in Oslo"."""
    if token.lemma_ == "see":
        return EACH_OTHER.match(page.text, page.end_of(token)) is not None
    return token.lemma_ in ("be", "get", "come") and TOGETHER.match(page.text, page.end_of(token)) is not None


def is_told_by_line(page: Page, token: Token) -> bool:
    """Whether somebody is told, asked or warned of something by telephone: "told President Lind by phone that"."""
    if token.lemma_.lower() not in word_set("carriers", "addressing"):
        return False
    told = page.mention_at(page.end_of(token) + 1, page.end_of(token) + len(" the ") + 1)
    return told is not None and TOLD_BY.match(page.text, told.end) is not None


def is_site(page: Page, token: Token) -> bool:
    """Whether what is visited is neither a state nor a place or person of one: "visited the military cemetery"."""
    site = next((c for c in token.children if c.dep_ == "obj" and c.i > token.i), None)
    if site is None or site.pos_ not in ("NOUN", "PROPN") or site.lemma_.lower() in word_set("places", "territories"):
        return False
    start = page.start_of(site)
    inside = [site, *(c for c in site.children if c.dep_ in ("compound", "amod", "flat", "nmod") and c.i < site.i)]
    names = page.names_in(page.start_of(min(inside, key=lambda t: t.i)), page.end_of(site))
    placed = any(n.kind != "demonym" for n in names) or SITE_IN.match(page.text, page.end_of(site))
    building = site.text in word_set("places", "building_nouns") or page.text[start - 6 : start] == "White "
    return not (placed or building) and page.mention_at(start, start + 1) is None


def read_stay(page: Page, token: Token, sentence: Sentence) -> Trigger | None:
    """The visit that "was in Accra for talks", "will be in Oslo to sign", "is due in Lima on Friday" tells of."""
    staying = STAYING.match(page.text, page.end_of(token), sentence.end) if token.lemma_ == "be" else None
    names = page.names_in(staying.end(), staying.end() + 1) if staying else ()
    place = next((n for n in names if n.kind in ("state", "capital", "city")), None)
    if place is None or staying is None:
        return None
    start, end = page.start_of(token), page.end_of(token)
    purpose = FOR_PURPOSE.match(page.text, place.end, sentence.end)
    dated = page.text[max(0, start - 5) : start] == "will " and DAY.match(page.text, place.end)
    if not (staying["ahead"] or purpose or dated):
        return None
    words = page.text[start : place.end]
    why = f"“{words}” for a purpose is a visit"
    carrier = token.head.i if token.dep_ in ("cop", "aux:pass") else None
    return Trigger(token.i, start, end, "visit", encounter_verbs()["arrive"], carrier, sentence.index, token.text, why)


def is_gerund(page: Page, token: Token) -> bool:
    """Whether a form in -ing, to the parse an adjective, is behind a preposition: "forward to welcoming Danish …"."""
    behind = token.i > 0 and page.doc[token.i - 1].text.lower() in ("to", "by", "before", "after")
    return behind and token.text.endswith("ing") and token.tag_ in ("VBG", "JJ", "NN")


def is_misread(page: Page, token: Token) -> bool:
    """Whether "arrives", taken for a noun by the parse, stands behind somebody: "Premier Lind arrives in Oslo"."""
    form = token.tag_ in ("NNS", "NN", "JJ") and token.text.islower() and token.text.endswith(("s", "ed"))
    return form and follows_person(page, token)


def follows_person(page: Page, token: Token) -> bool:
    """Whether the word stands right behind somebody who is named or meant by an office."""
    start = page.start_of(token)
    mention = page.mention_at(start - 2, start - 1)
    return (
        mention is not None
        and mention.kind in ("name", "office")
        and not mention.possessive
        and start - mention.end == 1
        and any(a.kind == "person" for a in mention.actors)
    )


def is_bidding(page: Page, token: Token) -> bool:
    """Whether "invited him to Budapest" tells of a visit by itself: no "to visit", "to talks" behind it."""
    end = page.end_of(token)
    after = page.text[end : end + 90].split(".")[0]
    to = re.search(r"\bto\s+(?:the\s+)?([A-Z]\w+)", after)
    return bool(to) and not re.search(r"\b(?:visit|talks|meet|summit|trip|conference|attend)\b", after)
