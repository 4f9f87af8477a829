"""Nouns of encounter in other senses: "a press conference", "a call for action", "the status of talks"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.page import Page
from dragoman.lexicon.diplomacy import (
    encounter_nouns,
    list_words,
    word_set,
)

MARGINS = re.compile(
    r"\b(?:margins|sidelines|fringes) of (?:the |an? )?(?:[\w’'–-]+ ){0,8}$"
    r"|\b(?:notes|views|details|ideas|impressions) (?:on|about|of) (?:the|their|his|her) (?:[\w’'-]+ ){0,2}$"
)
"""Words before an encounter named in passing: "on the margins of the summit", "compared notes on the talks"."""
SAME = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Tt]oday['’]s)\s+(?:[\w-]+\s+)?$")
ROUND = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|previous|last|next|new|latest|final|another)"
    r" (?:such )?$"
)
"""Before a round of talks that are not named with it."""
SEQUEL = re.compile(
    r"\s+(?:(?:will|would|also)\s+)*"
    r"(?:follow(?:s|ed|ing)?(?: up on)?|buil(?:t|ds?|ding) (?:up)?on|continue[sd]? from|stems? from)\b"
    r"|\s+(?:is|was|will be)\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:continuation|follow-up|follow-on|sequel)\b"
)
"""Behind "the meeting": what it goes back to, another encounter or an agreement."""
OF_JOINT = re.compile(
    r"\s+of\s+the\s+(?:[Jj]oint|[Bb]ilateral|[Ii]nter-?[Gg]overnmental|[Mm]ixed)\s+(?:[\w-]+\s+){0,4}"
    r"(?:[Cc]ommission|[Cc]ouncil|[Cc]ommittee|[Gg]roup)\b"
)
"""Behind a session: of a standing body of two states."""
SPOKEN_ABOUT = re.compile(
    rf"\b(?:{'|'.join(list_words('no_encounter', 'about'))})\s+"
    r"(?:(?!(?:for|in|at|to|with|during|after|before|following|ahead|amid)\b)[\w’'-]+\s+){0,3}$"
)
HOLDING = frozenset({"hold", "have", "conduct", "host", "schedule", "convene", "arrange"})
"""Verbs of which the object "call" is one by telephone, whatever stands behind it."""
EXCHANGED = re.compile(rf"of\s+(?:{'|'.join(list_words('no_encounter', 'exchanged'))})")


def is_beside(page: Page, token: Token) -> bool:
    """Whether a gathering is named in passing: "spoke on the margins of the summit with X"."""
    start = page.start_of(token)
    return bool(MARGINS.search(page.text[max(0, start - 90) : start]))


def is_kind_of(token: Token) -> bool:
    """Whether the noun only says of which kind the one behind it is: "a breakfast summit"."""
    whole = token.head
    return token.dep_ == "compound" and whole.i == token.i + 1 and whole.lemma_.lower() in encounter_nouns()


def is_no_encounter(page: Page, token: Token, entry: str) -> bool:
    """Words of the same form that tell of something else: a press conference, a call for action, "exchange of fire"."""
    joint = entry.startswith("joint ")
    if token.i and page.doc[token.i - 1].text.lower() in word_set("no_encounter", "before") and not joint:
        return True
    after = page.doc[token.i + 1].text.lower() if token.i + 1 < len(page.doc) else ""
    paid = token.head.lemma_.lower() in ("pay", "make") or "courtesy" in (c.text.lower() for c in token.children)
    end = page.end_of(token)
    timed = after == "on" and bool(page.dates_in(end, end + len(" on Thursday")))
    held = (after == "to" or timed) and token.head.lemma_.lower() in HOLDING  # "will hold a call to discuss trade"
    if entry == "call" and after in word_set("no_encounter", "after_call") and not (paid or held):
        return True
    if entry == "round":  # "the second round took place", "a new round will be held"
        return ROUND.search(page.text, max(0, page.start_of(token) - 30), page.start_of(token)) is None or after == "of"
    if entry == "session" and OF_JOINT.match(page.text, page.end_of(token)):
        return False
    if entry in word_set("no_encounter", "turned") and after in word_set("no_encounter", "turning"):
        return entry != "exchange" or not EXCHANGED.match(page.text, page.starts[token.i + 1])
    if entry == "travel" and after != "to" and not any(c.dep_ == "nmod:poss" for c in token.children):
        return True  # "restore global travel"
    if any(c.lower_ == "respective" for c in token.children):  # of each with others: nobody can tell whom
        return True
    if is_topic(page, token) or token.text == "Telegram" or is_beside(page, token) or is_sequel(page, token):
        return True
    if entry.endswith("dialogue") and token.text.islower():
        return True
    if entry in word_set("letters", "nouns") and not is_posted(token):
        return True
    if entry in word_set("letters", "wishes") and token.head.lemma_.lower() in word_set("letters", "voicing"):
        return True
    return (
        token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.lemma_.lower() not in encounter_nouns()
    )


def is_sequel(page: Page, token: Token) -> bool:
    """Whether the words only say what an encounter goes back to: "Their meeting followed up on the call"."""
    start = page.start_of(token)
    if not SAME.search(page.text, max(0, start - 30), start):
        return False
    return SEQUEL.match(page.text, page.end_of(token)) is not None


def is_posted(token: Token) -> bool:
    """Whether a letter is said to pass between two: sent, received, addressed, or "from X", "to Y"."""
    if token.head.lemma_.lower() in word_set("letters", "posting"):
        return True
    if any(c.dep_ == "nmod:poss" and c.lower_ in ("your", "my") for c in token.children):
        return True
    return any(c.dep_ == "nmod" and any(k.text.lower() in ("from", "to") for k in c.children) for c in token.children)


def is_topic(page: Page, token: Token) -> bool:
    """ "briefed him on negotiations with Washington", "the status of talks": a process spoken about, no encounter."""
    if token.text.lower() not in word_set("no_encounter", "processes"):
        return False
    if any(c.dep_ == "acl" and c.lemma_ in word_set("status", "holding") for c in token.children):
        return False  # "discussed the talks held in Oslo in May"
    start = page.start_of(token)
    if token.dep_ == "obj" and token.head.lemma_.lower() in word_set("no_encounter", "weighing"):
        return True
    owned = any(c.dep_ == "nmod:poss" and c.lower_ in ("his", "her", "your") for c in token.children)
    partnered = page.text[page.end_of(token) :].startswith(" with ")
    if owned and partnered:  # "a report on his talks with you"
        return False
    return bool(SPOKEN_ABOUT.search(page.text[max(0, start - 50) : start]))
