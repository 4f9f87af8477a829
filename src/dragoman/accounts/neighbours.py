"""The mentions around a trigger that no preposition brings in: before it, in its compound, in its who-clause."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from dragoman.accounts.partners import Search
from dragoman.annotating.page import Actor, Mention
from dragoman.lexicon.diplomacy import list_words

REGION = re.compile(rf"[-–]({'|'.join(list_words('sides', 'regions'))})\s+(?:[A-Z]\w+['’]?\s+){{0,2}}$")
STAYING = re.compile(
    r",?\s+(?:who|which)\s+(?:is|was|are|were|will be|has been|had been|arrived|came|will arrive)\b[^,;:]*$"
)
ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ees|ance)|[Pp]articipants in"
    r"|took part|taking part|participat(?:ed|ing|ion)|were present|was present|also present"
    r"|joined|accompanied)\b"
)
ADVERBS = re.compile(r"[\s,]*(?:(?:today|yesterday|also|on \w+|then|\w+ly|has|have|had|will|and|later|\w+day)[\s,]+)*")
LED = re.compile(
    r"\b(?:led|leads|head(?:s|ed)|leading|heading)\s+(?:an?|the|his|her|their)\s+(?:[\w.-]+\s+){0,4}delegation\b"
)
DELEGATION = re.compile(
    r"\b(?:The|the|His|Her|Their) (?:[\w.-]+ )?delegation (?:also |then |later |has |had |will |would )*$"
)
FRONT = re.compile(r"(?:[A-Z](?:(?! (?:met|said|that|who|which) )[^,;:]){0,50}, )?")
"""A time or place before who opens a sentence."""
WHO = frozenset({"who", "which", "that", "where", "while", "as"})
GENITIVE = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")


def find_before(search: Search, start: int) -> list[Mention]:
    """The mention right before a verb at `start`, adverbs and days between: for a parse that lost the subject."""
    text = search.page.text
    before = [m for m in search.page.mentions_in(search.sentence.start, start) if m.kind != "state"]
    if before and not before[-1].possessive and ADVERBS.fullmatch(text, before[-1].end, start):
        return [*search.seats.list_to(before[-1]), before[-1]]
    return []


def find_leader(search: Search, start: int) -> list[Mention]:
    """Who leads "the delegation" right before a verb at `start`: "A led a delegation to Oslo. The delegation met B"."""
    page = search.page
    told = list(LED.finditer(page.text, 0, search.sentence.start)) if DELEGATION.search(page.text[:start]) else []
    led = page.sentence_at(told[-1].start()) if told else None
    before = page.mentions_in(led.start, told[-1].start()) if led is not None else []
    leader = next((m for m in reversed(before) if m.kind == "name" and any(a.country for a in m.actors)), None)
    return [leader] if leader is not None else []


def find_opener(search: Search, verb: Token) -> list[Mention]:
    """Who opens the sentence and so does what "and met" tells, where the parse lost the first verb.

    "Earlier in the day, Ida Berg laid flowers at the wall and met with President Lind", read as "laid flowers".
    """
    page, sentence = search.page, search.sentence
    joined = verb.i > sentence.first and page.doc[verb.i - 1].lower_ in ("and", "also", "then", "later")
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not joined:
        return []
    first = next(iter(page.mentions_in(sentence.start, page.start_of(verb))), None)
    if first is None or first.kind not in ("name", "office", "pronoun") or first.possessive:
        return []
    if not FRONT.fullmatch(page.text, sentence.start, first.start):
        return []
    between = page.doc[page.token_at(first.end - 1) + 1 : verb.i]
    return search.seats.list_from(first) if not any(t.text in (";", ":") or t.lower_ in WHO for t in between) else []


def find_opening(search: Search) -> list[Mention]:
    """The subject that opens the sentence: whose purpose an infinitive tells that the parse hangs elsewhere."""
    for mention in search.page.mentions_in(search.sentence.start, search.trigger.start):
        if mention.kind in ("name", "office", "pronoun", "body"):
            return search.seats.list_from(mention) if search.seats.is_subject(mention) else []
    return []


def find_possessor(search: Search) -> list[Mention]:
    """ "Lind's call", "his conversation": whose it is."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    noun = page.doc[trigger.token]
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.i < noun.i:
            mention = seats.at(child.i)
            if mention is not None:
                return seats.list_from(mention)
    before = page.text[max(sentence.start, trigger.start - 60) : trigger.start]
    genitive = GENITIVE.search(before)
    if genitive:
        mention = seats.at(page.token_at(trigger.start - len(before) + genitive.start() - 1))
        return [mention] if mention is not None else []
    return []


def find_compound(search: Search) -> list[Mention]:
    """ "US-Russia talks", "the NATO summit": names right before the noun; a capital alone is where it was held."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    found: list[Mention] = []
    i = page.token_at(trigger.start) - 1
    while i >= sentence.first:
        token = page.doc[i]
        mention = seats.at(i)
        if (
            mention is not None
            and mention.kind in ("state", "organisation", "name", "metonym")
            and not mention.possessive
        ):
            inside = page.mentions_in(mention.start, page.end_of(token))  # "U.S.-Ghana" may be one token
            found[:0] = [m for m in inside if m.kind in ("state", "organisation", "name", "metonym")]
            i = page.token_at(mention.start) - 1
        elif token.text in ("-", "–", "/", "and", ","):
            if token.text in ("and", ",") and not found:
                break
            i -= 1
        elif (
            token.pos_ in ("ADJ", "NOUN", "NUM", "PROPN")
            and not found
            and trigger.token - i < 5
            and token.ent_type_ == ""
        ):
            i -= 1
        else:
            break
    found += find_demonyms(search)
    found = found or find_region(search)
    if len(found) == 1 and any(n.kind == "capital" for n in page.names_in(found[0].start, found[0].start + 1)):
        return []
    return found


def find_region(search: Search) -> list[Mention]:
    """ "the Russia-Africa summit", "the EU–Central Asia summit": a state and a part of the world, which has no code."""
    page, trigger = search.page, search.trigger
    begin = max(search.sentence.start, trigger.start - 60)
    joined = REGION.search(page.text, begin, trigger.start) if trigger.channel in ("summit", "meeting") else None
    state = next((m for m in page.mentions_in(begin, trigger.start) if joined and m.end == joined.start()), None)
    if joined is None or state is None or state.kind not in ("state", "organisation", "metonym"):
        return []
    start, end = joined.span(1)
    part = Actor(-1, "body", joined.group(1), None, None)
    return [state, Mention(start, end, "body", page.token_at(start), (part,), None, None)]


def find_demonyms(search: Search) -> list[Mention]:
    """ "the Russian-Ukrainian talks": the states of joined demonyms in the noun's phrase."""
    page, trigger = search.page, search.trigger
    begin = max(search.sentence.start, trigger.start - 60)
    names = [n for n in page.names_in(begin, min(trigger.end + 60, len(page.text))) if n.kind == "demonym"]
    found = []
    for left, right in pairwise(names):
        if page.text[left.end : right.start] not in ("-", "–") or left.code == right.code:
            continue
        token = page.doc[page.token_at(right.start)]
        above = {a.i for a in token.ancestors}
        if trigger.token in above and not any(r in above for r in search.rivals - {trigger.token} if r > token.i):
            found += [search.seats.state_of(n.code, n.start, n.end) for n in (left, right)]
    return found


def find_relative(search: Search, noun: Token) -> list[Mention]:
    """ "X, who is in Armenia for a visit": the noun that the relative clause tells of."""
    begin = search.sentence.start
    stay = STAYING.search(search.page.text[begin : search.trigger.start])
    if stay:
        return search.seats.ending(begin + stay.start())
    for token in (noun, *noun.ancestors):
        if token.dep_ == "acl:relcl":
            return search.seats.of_token(token.head)
        if token.pos_ == "VERB":
            return []
    return []


def find_attenders(search: Search) -> list[Mention]:
    """ "Others who attended the meeting were A and B": all who are named in a sentence on who was there."""
    page, sentence = search.page, search.sentence
    if not ATTENDED.search(page.text, sentence.start, sentence.end):
        return []
    return [m for m in page.mentions_in(sentence.start, sentence.end) if m.kind == "name" and not m.possessive]
