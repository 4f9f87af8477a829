"""Whether an encounter was held, is planned, was proposed or is off: read from the words around its trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.clauses import FOR, find_praised, has_case
from dragoman.accounts.triggers import STAYING, Trigger, is_called_off
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import encounter_verbs, word_set
from dragoman.model import Status

FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
AHEAD = re.compile(
    r"(?:\b(?:ahead of|in preparation for|prior to|preparing for|preparations? for|on the eve of|in advance of"
    r"|look(?:s|ing|ed)? forward to(?: (?:further|more|continued) \w+ (?:at|during|in))?|await(?:s|ing)?"
    r"|in the run-up to|work(?:ing)? on"
    r"|plans? for|scheduled for|towards?)\s+(?:[\w’'.-]+\s+){0,4})$",
    re.I,
)
WISHED = re.compile(
    r"\b(?:invitation(?! and\b)|invited|inviting|invites|invite|proposal|proposed|offer(?:ed)?|request(?:ed)?"
    r"|call(?:ed|s|ing)? for"
    r"|possibility of|prospect of|readiness for|possible|idea of|asked for|ready for|open to)\s+"
    r"(?:[\w’'.-]+\s+){0,5}$",
    re.I,
)
OFF = re.compile(
    r"\b(?:cancell?(?:ed|s|ation of)|called off|calling off|put off|postponed|scrapped|refus(?:ed|al)|declined"
    r"|(?:pulled|backed|dropped|opted) out of|withdrew from|turned down|walked away from|skipped|snubbed"
    r"|ruled out|no plans?(?: for| to)?)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.I,
)
NOT_ON = re.compile(
    r"[^.;,]{0,60}?\b(?:is|are|was|were)(?: not|n['’]t) (?:currently |yet )?"
    r"(?:on the (?:schedule|agenda|cards)|(?:being )?(?:scheduled|planned|prepared|envisaged)|in the works)\b"
)
"""Behind an encounter that nobody has planned."""
BEFORE_GOING = re.compile(
    r"\b(?P<plan>will|(?:is|are) (?:also )?(?:expected|due|set|scheduled|slated|to))\b[^.;]*\b(?:before|after) $"
)
"""Before "flying on to Oslo", which is planned as well."""
CALLED_OFF = re.compile(
    r"(?:\s+(?:between|with|in|on|at|of|for|planned|scheduled|due|set)\b[^.;,]{0,70}?)?"
    r"\s+(?:was|were|(?:has|have|had) been|is|are) (?:\w+ly |then |later |also )?"
    r"(?P<off>called off|cancell?ed|postponed|put off|scrapped|shelved|broken off|off(?=[.,;]))\b"
)
"""Behind an encounter that doesn't take place."""
WAS_IN = re.compile(
    r"\b(?:was|were|had been) in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?(?:,? (?:on|last|earlier|this) [\w ]{3,20})? $"
)
"""Before "to meet": somebody was there for it, and so it was held."""
MEANT = re.compile(
    r"\b(?:was|were|had been)\s+(?:\w+ly\s+)?"
    r"(?:(?:due|scheduled|set|supposed|expected|slated|meant|planning|planned)\s+)?to\s+(?P<have>have\s+)?$"
)
"""Before the verb of an encounter that was once planned."""
BUT_OFF = re.compile(
    r"[,;]?\s+(?:but|however|until|before)\b[^.;]*?"
    r"\b(?P<off>(?:called|put|broken?) off|cancell?ed|postponed|scrapped|shelved|scuttled|dropped|delayed|abandoned"
    r"|did not (?:take place|come|materiali[sz]e|go ahead))\b"
)
"""Behind it: it came to nothing."""
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
TAKEN = re.compile(
    r"\baccept(?:ed|s|ing)?\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}invitation\s+"
    r"(?:(?:from|by|of)\s+[^,;.]{3,60}\s+)?(?:for|to)?\s*(?:[\w’'-]+\s+){0,3}$"
)
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
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
IF = frozenset({"if", "whether", "unless", "should"})
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
HAD = re.compile(
    r"\b(?:had|has had|have had)\s+(?:the|an?)\s+(?:[\w-]+\s+)?"
    r"(?:opportunity|chance|pleasure|honou?r|privilege|occasion)\s*$"
)
"""Before an infinitive: it was done."""
# "two days before he is to meet her"; but "the aim of the visit is to meet" tells what for, not that it is planned.
IS_TO = re.compile(r"(?<!what )\b(?:is|are|am|was|were)(?: (?:also|now|both|then|still|due|set))?\s*$", re.IGNORECASE)
AGREED = re.compile(r"\b(?:on|in|to|about)\s+$")
"""Before "holding a meeting", between it and "agreed"."""
PURPOSE = re.compile(
    r"\b(?:aim|goal|purpose|objective|idea|task|job|role|mission|priority|challenge|way|point|hope|need)s?\b[^.;]*$",
    re.IGNORECASE,
)
BEFORE_INFINITIVE: tuple[tuple[re.Pattern[str], Status], ...] = (
    (OFF, "cancelled"),
    (TAKEN, "planned"),
    (WISHED, "proposed"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """`status` None: the words tell of no encounter (negated, hypothetical, general)."""

    status: Status | None
    why: str
    timeless: bool = False
    """Nothing around the words tells when: "his visit is of great importance"."""


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


def read_verb_status(page: Page, verb: Token, sentence: Sentence, depth: int = 0) -> Told:
    """The status that a verb's own form gives, else that of the verb on which it hangs."""
    if verb.lemma_.lower() == "invite" and depth == 0:
        return Told("proposed", f"“{verb.text}”")
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "mark", "advmod")]
    words = {c.text.lower() for c in helpers}
    wished = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in ("propose", "suggest", "request", "ask", "urge")
    if wished and verb.tag_ in ("VB", "VBP"):
        return Told("proposed", f"“{verb.head.text} that … {verb.text}”")
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "deny":
        return Told("cancelled", f"“{verb.head.text} … {verb.text}”")
    if is_denied(verb):
        return Told("cancelled", f"denied that … {verb.text}")
    given_up = read_given_up(page, verb, sentence)
    if given_up is not None:
        return Told("cancelled", f"“{given_up}”")
    if words & NEGATIONS:
        if verb.lemma_ in word_set("status", "refusable") and words & FUTURE:
            return Told("cancelled", f"“{' '.join(sorted(words))} {verb.text}”")
        return Told(None, "negated")
    if any(c.dep_ == "mark" and c.text.lower() in IF for c in helpers):
        return Told(None, "hypothetical")
    if verb.lemma_.lower() in word_set("status", "cancelled_verbs") and depth:
        return Told("cancelled", f"“{verb.text}”")
    if words & FUTURE:
        return Told("planned", f"“will {verb.text}”")
    if verb.tag_ == "VB" and "due" in words:
        return Told("planned", f"“due to {verb.text}”")
    if words & {"would"}:
        return Told("planned", f"“would {verb.text}”")
    if words & {"could", "might", "may", "should", "can", "must"}:
        return Told(
            "proposed" if words & {"could", "might", "may"} else None, f"“{' '.join(sorted(words))} {verb.text}”"
        )
    if verb.tag_ == "VBD" or (words & {"was", "were", "had", "has", "have", "been"} and verb.tag_ == "VBN"):
        return Told("held", f"“{verb.text}” is past")
    if verb.tag_ == "VB" and any(c.text.lower() == "to" for c in helpers):
        return read_infinitive(page, verb, sentence, depth)
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "acl:relcl")
        and verb.lemma_.lower() in word_set("status", "scheduled")
    ):
        return Told("planned", f"“{verb.text}”")
    if verb.tag_ == "VBG" and find_praised(verb) is not None:
        return Told("held", f"“{verb.head.text} … for {verb.text}”")
    if verb.tag_ == "VBG" or (verb.tag_ in ("JJ", "NN") and verb.text.endswith("ing")):  # "forward to welcoming …"
        before = page.text[max(sentence.start, page.start_of(verb) - 60) : page.start_of(verb)]
        if AHEAD.search(before):
            return Told("planned", f"“{before.split()[-1]} {verb.text}”")
        plan = BEFORE_GOING.search(page.text, sentence.start, page.start_of(verb))
        if plan is not None:
            return Told("planned", f"“{plan.group('plan')} … {verb.text}”")
        own = verb.lemma_ in ("see", "meet", "visit") and any(c.lower_ in ("i", "we") for c in verb.children)
        if own and words & {"am", "are", "'m", "’m"}:
            return Told("planned", f"“I am {verb.text}” is an appointment")
        if words & {"is", "are", "am", "'s", "’s"}:
            return Told("held", f"“{verb.text}” is going on")
        if verb.head.lemma_.lower() in word_set("status", "agreeing") and AGREED.search(before):
            return Told("planned", f"“{verb.head.text} on {verb.text}”")
        if verb.head.i != verb.i and depth < 4 and verb.dep_ in ("advcl", "xcomp", "conj", "acl"):
            parent = verb.head
            expected = parent.tag_ == "VBN" and parent.lemma_.lower() in word_set("status", "intending")
            if expected and any(c.lower_ in ("is", "are") for c in parent.children):  # "is to meet A before flying"
                return Told("planned", f"“{parent.text} … {verb.text}”")
            if verb.dep_ == "xcomp" and parent.lemma_.lower() in word_set("status", "mooting"):
                return Told("proposed", f"“{parent.text} {verb.text}”")
            if parent.pos_ in ("VERB", "AUX"):
                return read_verb_status(page, parent, sentence, depth + 1)
        return Told("held", f"“{verb.text}”")
    if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN") and verb.head.i != verb.i and depth < 4:
        return read_verb_status(page, verb.head, sentence, depth + 1)
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and depth < 4 and verb.head.i != verb.i:
        return read_infinitive(page, verb, sentence, depth)
    return Told("held", f"“{verb.text}”")


def is_denied(verb: Token) -> bool:
    """Whether reports of it are denied: "denied reports in the Danish press that he had spoken to her"."""
    if verb.dep_ not in ("acl", "ccomp", "acl:relcl"):
        return False
    told = verb.head
    while told.dep_ == "nmod" and told.lemma_.lower() not in word_set("status", "rumours"):
        told = told.head
    rumour = told.lemma_.lower() in word_set("status", "rumours")
    return rumour and told.head.lemma_.lower() in word_set("status", "denying")


def read_given_up(page: Page, verb: Token, sentence: Sentence) -> str | None:
    """The words that tell of a plan given up: "was to have flown", "was due to come, but the trip was put off"."""
    start = page.start_of(verb)
    meant = MEANT.search(page.text, max(sentence.start, start - 60), start)
    if meant is None:
        return None
    if meant.group("have"):
        return f"{meant.group().strip()} {verb.text}"
    after = BUT_OFF.search(page.text, page.end_of(verb), sentence.end)
    return f"{meant.group().strip()} {verb.text} … {after.group('off')}" if after else None


def read_infinitive(page: Page, verb: Token, sentence: Sentence, depth: int) -> Told:
    """ "to meet": planned after "plans", proposed after "invited", held where it is the purpose of something held."""
    before = re.sub(r"to\s+$", "", page.text[max(sentence.start, page.start_of(verb) - 80) : page.start_of(verb)])
    had = HAD.search(before)
    if had:
        return Told("held", f"“{had.group().strip()} to {verb.text}”")
    for pattern, status in BEFORE_INFINITIVE:
        phrase = pattern.search(before)
        if phrase:
            return Told(status, f"“{phrase.group().strip()} to {verb.text}”")
    stayed = WAS_IN.search(before)
    if stayed:
        return Told("held", f"“{stayed.group().strip()} to {verb.text}”")
    is_to = IS_TO.search(before)
    if is_to and not PURPOSE.search(before):
        return Told("planned", f"“{is_to.group().strip()} to {verb.text}”")
    parent = verb.head
    if parent.i == verb.i:
        return Told("planned", f"“to {verb.text}” as a headline's future")
    lemma = parent.lemma_.lower()
    if lemma in word_set("status", "cancelled_verbs"):
        return Told("cancelled", f"“{parent.text} to {verb.text}”")
    if lemma in word_set("status", "dispatching"):
        return Told("planned", f"“{parent.text} … to {verb.text}”")
    if {c.text.lower() for c in parent.children if c.dep_ == "aux"} & FUTURE:
        return Told("planned", f"“will {parent.text} … to {verb.text}”")
    under_way = parent.tag_ == "VBG" and {c.text.lower() for c in parent.children if c.dep_ == "aux"} & {
        "is",
        "are",
        "am",
    }
    if under_way and (lemma == "travel" or lemma in word_set("status", "intending")):
        return Told("planned", f"“{parent.text} … to {verb.text}”")
    would = {c.text.lower() for c in parent.children if c.dep_ == "aux"} & {"would", "'d", "’d"}
    if parent.pos_ == "NOUN" and any(c.lower_ in NEGATIONS for c in (*parent.children, *parent.head.children)):
        return Told(None, f"no {parent.text} to {verb.text}")
    if would and lemma in ("like", "love", "want"):
        return Told("proposed", f"“would {parent.text} to {verb.text}”")
    if lemma in word_set("status", "courtesies") and not would:
        return Told("held", f"“{parent.text} to {verb.text}”")
    if lemma in ("fail", "unable"):
        return Told(None, f"“{parent.text} to {verb.text}”")
    if lemma in word_set("status", "intending"):
        if lemma == "go" and parent.tag_ != "VBG":
            return Told("held", f"“{parent.text} to {verb.text}”")
        return Told("planned", f"“{parent.text} to {verb.text}”")
    if lemma in word_set("status", "proposed_verbs") or lemma in word_set("status", "offering"):
        return Told("proposed", f"“{parent.text} to {verb.text}”")
    if parent.pos_ in ("VERB", "AUX") and depth < 4:
        return read_verb_status(page, parent, sentence, depth + 1)
    if any(c.text.lower() in ("is", "are", "was", "were", "be") for c in parent.children if c.dep_ == "cop"):
        return Told("proposed", f"“{parent.text} to {verb.text}”")
    return Told("planned", f"“to {verb.text}”")
