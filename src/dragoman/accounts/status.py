"""Whether an encounter was held, is planned, was proposed or is off: read from the words around its trigger."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.accounts.clauses import FOR, has_case
from dragoman.accounts.status_words import AHEAD, FUTURE, OFF, TAKEN, WISHED, Told
from dragoman.accounts.triggers import STAYING, Trigger, is_called_off
from dragoman.accounts.verb_status import read_verb_status
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import encounter_verbs, word_set
from dragoman.model import Status

NOT_ON = re.compile(
    r"[^.;,]{0,60}?\b(?:is|are|was|were)(?: not|n['’]t) (?:currently |yet )?"
    r"(?:on the (?:schedule|agenda|cards)|(?:being )?(?:scheduled|planned|prepared|envisaged)|in the works)\b"
)
"""Behind an encounter that nobody has planned."""
CALLED_OFF = re.compile(
    r"(?:\s+(?:between|with|in|on|at|of|for|planned|scheduled|due|set)\b[^.;,]{0,70}?)?"
    r"\s+(?:was|were|(?:has|have|had) been|is|are) (?:\w+ly |then |later |also )?"
    r"(?P<off>called off|cancell?ed|postponed|put off|scrapped|shelved|broken off|off(?=[.,;]))\b"
)
"""Behind an encounter that doesn't take place."""
NONE = re.compile(
    r"\b[Nn]o (?:preparations?|arrangements?|talk|discussions?|agreements?|date|word|need) (?:for|of|on|about)\s+"
    r"(?:[\w’'.-]+\s+){0,3}$"
)
BACK_TO = re.compile(
    r"\b(?:build(?:s|ing)?|built) (?:up)?on (?:the |their |his |her )(?:[\w’'.-]+\s+){0,3}$"
    r"|\bfollow(?:s|ed|ing)? up on (?:the |their |his |her )(?:[\w’'.-]+\s+){0,4}$"
    r"|\b[Ff]ollowing (?:their |his |her )(?:[\w’'.-]+\s+){0,4}$"
)
"""Before an encounter that another one goes back to, whatever is ahead: "will build on the leaders' call"."""
NEED = re.compile(r"\b(?:importance of|need for|necessity of|urgency of)\s+(?:an?\s+)?(?:[\w’'-]+\s+){0,2}$")
STAY = re.compile(r"\b(?:will be (?:in|on|at|paying)|(?:is|are) (?:due (?:in|at|here)|heading (?:to|for)))\b[^,;.]*$")
PROGRAMME = re.compile(r"\b(?:[Pp]rogram(?:me)?|[Aa]genda|[Ii]tinerary|[Ss]chedule)\b")
"""What includes meetings to come."""
COMING = re.compile(r"\b(?:place|held|begin|start|open|arrive)\b")
DURING = re.compile(
    r"\b(?:(?:during|at|in|on)\s+(?:an?|the|his|her|their|this)|for)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE
)
ON_OCCASION = re.compile(
    r"^(?:invit|propos|offer|request|call|asked)[a-z]*\b.*\b(?:in|during|at|after|following|over|by|via)\s+"
    r"(?:(?:an?|the|his|her|their|this|separate)\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
"""From a word of asking to an encounter at which it was asked: "requested more time during a call"."""
NEXT_DAY = re.compile(r"\b(?:the|their|his|her) next (?:day|week|month|year)")
BY_PHRASE: tuple[tuple[re.Pattern[str], Status], ...] = (
    (TAKEN, "planned"),
    (WISHED, "proposed"),
    (AHEAD, "planned"),
    (STAY, "planned"),
)
"""Phrases before a noun and the status that they give it; an invitation accepted goes before the invitation."""
BY_ADJECTIVE: tuple[tuple[str, Status], ...] = (
    ("cancelled_adjectives", "cancelled"),
    ("proposed_adjectives", "proposed"),
    ("planned_adjectives", "planned"),
)


def read_status(page: Page, trigger: Trigger, sentence: Sentence) -> Told:
    """The status by the verb's tense and mood, by adjectives, and by the verbs and nouns above the trigger."""
    token = page.doc[trigger.token]
    if trigger.is_noun:
        return read_noun_status(page, trigger, token, sentence)
    staying = STAYING.match(page.text, trigger.end) if token.lemma_ == "be" else None
    if staying is not None and staying["ahead"]:
        return Told("planned", f"“{trigger.words} {staying['ahead'].strip()}”")
    return read_verb_status(page, token, sentence)


def read_noun_status(page: Page, trigger: Trigger, token: Token, sentence: Sentence) -> Told:
    """The status that the words around a noun give it: adjectives, phrases, its carrier, the verb above it."""
    before = page.text[max(sentence.start, trigger.start - 70) : trigger.start]
    verb = page.doc[trigger.carrier] if trigger.carrier is not None else None
    if verb is not None and (verb.lemma_.lower() in word_set("status", "calling_off") or is_called_off(verb)):
        return Told("cancelled", f"“{verb.text}”")
    after = CALLED_OFF.match(page.text, trigger.end, sentence.end)
    if after:
        return Told("cancelled", f"“{trigger.words} … {after.group('off')}”")
    off = OFF.search(before)
    if off:
        return Told("cancelled", f"“{off.group().strip()} {trigger.words}”")
    back = BACK_TO.search(before)
    if back:
        return Told("held", f"“{back.group().strip()} {trigger.words}”")
    told = read_adjectives(trigger, token, before)
    if told is not None:
        return told
    bidding = next((a for a in (token.head, token.head.head) if a.lemma_.lower() == "invite"), None)
    bidden = next((c.text for c in token.children if c.text.lower() in FOR), None)
    if bidding is not None and bidden is not None:
        return Told("proposed", f"“{bidding.text} … {bidden} … {trigger.words}”")
    if NEED.search(before) or NONE.search(before):
        return Told(None, "a need, no plan")
    if verb is not None and token.dep_ == "nsubj:pass" and token.head.i == verb.i:
        present = any(c.lower_ in ("is", "are") for c in verb.children if c.dep_ in ("aux", "aux:pass"))
        if present and verb.lemma_.lower() in word_set("status", "scheduling"):
            return Told("planned", f"“{trigger.words} … is {verb.text}”")
    doing = verb if token.dep_ == "obj" and verb is not None and token.head.i == verb.i and verb.tag_ == "VBG" else None
    if doing is not None and doing.lemma_.lower() in word_set("status", "scheduling"):
        return Told("planned", f"“{doing.text} … {trigger.words}”")
    for pattern, status in BY_PHRASE:
        phrase = pattern.search(before)
        if phrase and not ON_OCCASION.search(phrase.group()):
            return Told(status, f"“{phrase.group().strip()} {trigger.words}”")
    if token.dep_ == "obl" and token.head.lemma_.lower() in ("ask", "press", "push", "beg") and has_case(token, FOR):
        return Told("proposed", f"“{token.head.text} … for … {trigger.words}”")
    if any(c.dep_ == "det" and c.text.lower() == "no" for c in token.children):
        return Told(None, f"“no {trigger.words}”")
    if NOT_ON.match(page.text, trigger.end, sentence.end):
        return Told(None, "on no schedule")
    if (trigger.soft or trigger.channel == "contact") and any(
        a.lemma_.lower() in word_set("status", "lasting_verbs")
        for a in (token.head, token.head.head)
        if a.pos_ == "VERB"
    ):
        return Told(None, "a lasting process")
    if verb is not None and verb.i != token.i:
        told = read_verb_status(page, verb, sentence)
        listed = verb.lemma_.lower() in ("include", "envisage", "provide", "feature")
        if listed and told.status == "held" and PROGRAMME.search(page.text, sentence.start, page.start_of(verb)):
            return Told("planned", f"the programme “{verb.text} … {trigger.words}”") if verb.tag_ != "VBD" else told
        mooted = verb.lemma_.lower() in word_set("status", "proposed_verbs") - word_set("status", "asking")
        if mooted and token.dep_ == "obj" and token.head.i == verb.i and told.status == "held":
            return Told("proposed", f"“{verb.text} … {trigger.words}”")
        if verb.lemma_.lower() == "accept" and token.dep_ == "obj" and told.status == "held":
            return Told("planned", f"“{verb.text} … {trigger.words}”")
        return told
    going = token.head if token.dep_ == "obl" and has_case(token, FOR) else None
    journey = encounter_verbs().get(going.lemma_.lower()) if going is not None and going.pos_ == "VERB" else None
    if going is not None and journey is not None and journey.frame == "travel":
        told = read_verb_status(page, going, sentence)
        if told.status in ("planned", "cancelled"):
            return told
    if going is not None and journey is not None and journey.lemma in ("host", "welcome", "receive"):
        return read_verb_status(page, going, sentence)  # "hosted Minister Berg for a meeting to discuss fish"
    ahead = {c.lower_ for c in token.children if c.dep_ == "aux"} & FUTURE
    if ahead and any(c.dep_ == "cop" for c in token.children):
        return Told("planned", f"“will be … {trigger.words}”")
    return (
        read_relative(page, token, sentence)
        or read_clause(trigger, token, before)
        or Told("held", "told as past or present", timeless=True)
    )


def read_adjectives(trigger: Trigger, token: Token, before: str) -> Told | None:
    """ "upcoming talks", "the proposed summit": the adjective tells, but not that of "the next day"."""
    words = {c.text.lower() for c in token.children if c.i < token.i}
    words |= {w.lower() for w in re.findall(r"[\w-]+", before)[-4:]}
    for key, status in BY_ADJECTIVE:
        hit = words & word_set("status", key)
        if hit and not (status == "planned" and NEXT_DAY.search(before)):
            return Told(status, f"“{sorted(hit)[0]} {trigger.words}”")
    return None


def read_relative(page: Page, token: Token, sentence: Sentence) -> Told | None:
    """ "talks scheduled for Monday", "the visit that will begin": what the noun's own clause tells."""
    relative = next((c for c in token.children if c.dep_ in ("acl", "acl:relcl")), None)
    if relative is None or relative.i >= token.i + 12 or relative.text[:1].isupper():  # "a letter to Turkish …"
        return None
    if any(c.dep_ in ("nsubj", "nsubj:pass") and c.tag_ not in ("WDT", "WP", "IN", "DT") for c in relative.children):
        return None
    start = page.start_of(relative)
    if relative.lemma_ == "expect" and not COMING.search(page.text, start, start + 60):
        return None
    told = read_verb_status(page, relative, sentence)
    return told if told.status in ("planned", "cancelled") or relative.lemma_ in word_set("light", "verbs") else None


def read_clause(trigger: Trigger, token: Token, before: str) -> Told | None:
    """ "proposed a meeting", "in their talks they will": what the verb above the noun tells."""
    clause = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if clause is None:
        return None
    verb = clause.lemma_.lower()
    if token.dep_ in ("obj", "xcomp", "nsubj:pass") and token.head.i == clause.i:
        if verb in word_set("status", "proposed_verbs") - word_set("status", "asking"):
            return Told("proposed", f"“{clause.text} … {trigger.words}”")
        if verb in word_set("status", "scheduling"):
            return Told("planned", f"“{clause.text} … {trigger.words}”")
    ahead = bool({c.text.lower() for c in clause.children if c.dep_ == "aux"} & FUTURE)
    if ahead and (DURING.search(before) or (token.dep_ == "nsubj" and token.head.i == clause.i)):
        return Told("planned", f"“{trigger.words} … will {clause.text}”")
    return None
