"""Whether an encounter was held, is planned, was proposed or is off: read from the words around its trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import encounter_verbs, light_verbs, status_words
from dragoman.model import Status

FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
AHEAD = re.compile(
    r"(?:\b(?:ahead of|in preparation for|prior to|preparing for|preparations? for|on the eve of|in advance of|look(?:s|ing|ed)? forward to|"
    r"await(?:s|ing)?|in the run-up to|plans? for|scheduled for|towards?)\s+(?:[\w’'.-]+\s+){0,4})$",
    re.I,
)
WISHED = re.compile(
    r"\b(?:invitation|invited|inviting|invites|invite|proposal|proposed|offer(?:ed)?|request(?:ed)?|call(?:ed|s|ing)? for|possibility of|prospect of|readiness for|possible|idea of|asked for|ready for|open to)\s+"
    r"(?:[\w’'.-]+\s+){0,5}$",
    re.I,
)
OFF = re.compile(
    r"\b(?:cancell?(?:ed|s|ation of)|called off|calling off|postponed|scrapped|refus(?:ed|al)|declined|ruled out|no plans?(?: for| to)?)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.I,
)
NEED = re.compile(r"\b(?:importance of|need for|necessity of|urgency of)\s+(?:an?\s+)?(?:[\w’'-]+\s+){0,2}$")
TAKEN = re.compile(
    r"\baccept(?:ed|s|ing)?\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}invitation\s+(?:for|to)?\s*(?:[\w’'-]+\s+){0,3}$"
)
STAY = re.compile(r"\bwill be (?:in|on|at|paying)\b[^,;.]*$")
IF = frozenset({"if", "whether", "unless", "should"})
PAST = frozenset({"VBD"})


@dataclass(frozen=True, slots=True)
class Told:
    """`status` None: the words tell of no encounter (negated, hypothetical, general)."""

    status: Status | None
    why: str


def read_status(page: Page, trigger: Trigger, sentence: Sentence) -> Told:
    """The status by the verb's tense and mood, by adjectives, and by the verbs and nouns above the trigger."""
    token = page.doc[trigger.token]
    if trigger.is_noun:
        return read_noun_status(page, trigger, token, sentence)
    return read_verb_status(page, token, sentence)


def read_noun_status(page: Page, trigger: Trigger, token: Token, sentence: Sentence) -> Told:
    before = page.text[max(sentence.start, trigger.start - 70) : trigger.start]
    words = {c.text.lower() for c in token.children if c.i < token.i} | {
        w.lower() for w in re.findall(r"[\w-]+", before)[-4:]
    }
    if trigger.carrier is not None and page.doc[trigger.carrier].lemma_.lower() in (
        "cancel",
        "postpone",
        "scrap",
        "scuttle",
        "abandon",
    ):
        return Told("cancelled", f"“{page.doc[trigger.carrier].text}”")
    off = OFF.search(before)
    if off:
        return Told("cancelled", f"“{off.group().strip()} {trigger.words}”")
    for key, status in (
        ("cancelled_adjectives", "cancelled"),
        ("proposed_adjectives", "proposed"),
        ("planned_adjectives", "planned"),
    ):
        hit = words & status_words(key)
        if hit and not (
            key == "planned_adjectives" and re.search(r"\b(?:the|their|his|her) next (?:day|week|month|year)", before)
        ):
            return Told(status, f"“{sorted(hit)[0]} {trigger.words}”")  # type: ignore[arg-type]
    if NEED.search(before):
        return Told(None, "a need, no plan")
    for pattern, status in ((TAKEN, "planned"), (WISHED, "proposed"), (AHEAD, "planned"), (STAY, "planned")):
        hit_words = pattern.search(before)
        if hit_words:
            return Told(status, f"“{hit_words.group().strip()} {trigger.words}”")  # type: ignore[arg-type]
    if any(c.dep_ == "det" and c.text.lower() == "no" for c in token.children):
        return Told(None, f"“no {trigger.words}”")
    if (trigger.soft or trigger.channel == "contact") and any(
        a.lemma_.lower() in status_words("lasting_verbs") for a in (token.head, token.head.head) if a.pos_ == "VERB"
    ):
        return Told(None, "a lasting process")
    verb = page.doc[trigger.carrier] if trigger.carrier is not None else None
    if verb is not None and verb.i != token.i:
        return read_verb_status(page, verb, sentence)
    clause = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    relative = next((c for c in token.children if c.dep_ in ("acl", "acl:relcl")), None)
    coming = relative is not None and (
        relative.lemma_ != "expect"
        or re.search(r"\b(?:place|held|begin|start|open|arrive)\b", page.text[page.start_of(relative) :][:60])
    )
    if relative is not None and coming and relative.i < token.i + 12:
        told = read_verb_status(page, relative, sentence)
        if told.status in ("planned", "cancelled") or relative.lemma_ in light_verbs():
            return told
    if clause is not None and clause.lemma_.lower() in status_words("planned_verbs") | status_words("proposed_verbs"):
        if token.dep_ in ("obj", "xcomp", "nsubj:pass") and token.head.i == clause.i:
            key = clause.lemma_.lower()
            if key in status_words("proposed_verbs") and key not in (
                "want",
                "call",
                "seek",
                "ask",
                "consider",
                "request",
            ):
                return Told("proposed", f"“{clause.text} … {trigger.words}”")
            if key in ("plan", "schedule", "expect", "anticipate", "arrange", "prepare"):
                return Told("planned", f"“{clause.text} … {trigger.words}”")
    if clause is not None and {c.text.lower() for c in clause.children if c.dep_ == "aux"} & FUTURE:
        if re.search(r"\b(?:during|at|in|on)\s+(?:an?|the|his|her|their|this)\s+(?:[\w-]+\s+){0,2}$", before, re.I):
            return Told("planned", f"“{trigger.words} … will {clause.text}”")
    return Told("held", "told as past or present")


def read_verb_status(page: Page, verb: Token, sentence: Sentence, depth: int = 0) -> Told:
    """The status that a verb's own form gives, else that of the verb on which it hangs."""
    if verb.lemma_.lower() == "invite" and depth == 0:
        return Told("proposed", f"“{verb.text}”")
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "mark", "advmod")]
    words = {c.text.lower() for c in helpers}
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "deny":
        return Told("cancelled", f"“{verb.head.text} … {verb.text}”")
    if words & {"not", "n't", "never", "n’t"}:
        if verb.lemma_ in ("meet", "visit", "hold", "take", "attend", "travel") and words & FUTURE:
            return Told("cancelled", f"“{' '.join(sorted(words))} {verb.text}”")
        return Told(None, "negated")
    if any(c.dep_ == "mark" and c.text.lower() in IF for c in helpers):
        return Told(None, "hypothetical")
    if verb.lemma_.lower() in status_words("cancelled_verbs") and depth:
        return Told("cancelled", f"“{verb.text}”")
    if words & FUTURE:
        return Told("planned", f"“will {verb.text}”")
    if words & {"would"}:
        return Told("planned", f"“would {verb.text}”")
    if words & {"could", "might", "may", "should", "can", "must"}:
        return Told(
            "proposed" if words & {"could", "might", "may"} else None, f"“{' '.join(sorted(words))} {verb.text}”"
        )
    if verb.tag_ in ("VBD",) or (words & {"was", "were", "had", "has", "have", "been"} and verb.tag_ == "VBN"):
        if words & {"is", "are"} and verb.tag_ == "VBN" and verb.lemma_.lower() in status_words("planned_verbs"):
            return Told("planned", f"“{verb.text}”")
        return Told("held", f"“{verb.text}” is past")
    if verb.tag_ == "VB" and any(c.text.lower() == "to" for c in helpers):
        return read_infinitive(page, verb, sentence, depth)
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "acl:relcl")
        and verb.lemma_.lower() in ("schedule", "plan", "expect", "set", "slate")
    ):
        return Told("planned", f"“{verb.text}”")
    if verb.tag_ == "VBG":
        before = page.text[max(sentence.start, page.start_of(verb) - 60) : page.start_of(verb)]
        if AHEAD.search(before):
            return Told("planned", f"“{before.split()[-1]} {verb.text}”")
        if words & {"is", "are", "am", "'s", "’s"}:
            return Told("held", f"“{verb.text}” is going on")
        if verb.head.i != verb.i and depth < 4 and verb.dep_ in ("advcl", "xcomp", "conj", "acl"):
            parent = verb.head
            if verb.dep_ == "xcomp" and parent.lemma_.lower() in (
                "consider",
                "propose",
                "suggest",
                "discuss",
                "contemplate",
            ):
                return Told("proposed", f"“{parent.text} {verb.text}”")
            if parent.pos_ in ("VERB", "AUX"):
                return read_verb_status(page, parent, sentence, depth + 1)
        return Told("held", f"“{verb.text}”")
    if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN") and verb.head.i != verb.i and depth < 4:
        return read_verb_status(page, verb.head, sentence, depth + 1)
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and depth < 4 and verb.head.i != verb.i:
        return read_infinitive(page, verb, sentence, depth)
    return Told("held", f"“{verb.text}”")


def read_infinitive(page: Page, verb: Token, sentence: Sentence, depth: int) -> Told:
    """ "to meet": planned after "plans", proposed after "invited", held where it is the purpose of something held."""
    before = re.sub(r"to\s+$", "", page.text[max(sentence.start, page.start_of(verb) - 80) : page.start_of(verb)])
    for pattern, status in ((OFF, "cancelled"), (TAKEN, "planned"), (WISHED, "proposed")):
        told = pattern.search(before)
        if told:
            return Told(status, f"“{told.group().strip()} to {verb.text}”")  # type: ignore[arg-type]
    parent = verb.head
    if parent.i == verb.i:
        return Told("planned", f"“to {verb.text}” as a headline's future")
    lemma = parent.lemma_.lower()
    if lemma in status_words("cancelled_verbs"):
        return Told("cancelled", f"“{parent.text} to {verb.text}”")
    if lemma in ("dispatch", "send", "direct", "instruct", "order"):
        return Told("planned", f"“{parent.text} … to {verb.text}”")
    if {c.text.lower() for c in parent.children if c.dep_ == "aux"} & FUTURE:
        return Told("planned", f"“will {parent.text} … to {verb.text}”")
    if lemma in ("kind", "gracious", "generous", "enough"):
        return Told("held", f"“{parent.text} to {verb.text}”")
    if lemma in ("fail",):
        return Told(None, f"“{parent.text} to {verb.text}”")
    if lemma in (
        "agree",
        "plan",
        "schedule",
        "expect",
        "intend",
        "set",
        "prepare",
        "arrange",
        "slate",
        "hope",
        "promise",
        "decide",
        "due",
        "go",
        "be",
        "scheduled",
        "poised",
        "look",
        "pledge",
        "commit",
        "aim",
    ):
        if lemma == "go" and parent.tag_ != "VBG":
            return Told("held", f"“{parent.text} to {verb.text}”")
        return Told("planned", f"“{parent.text} to {verb.text}”")
    if lemma in status_words("proposed_verbs") or lemma in (
        "ready",
        "willing",
        "prepared",
        "invitation",
        "proposal",
        "offer",
        "opportunity",
        "chance",
        "readiness",
        "willingness",
        "desire",
        "need",
        "possible",
        "important",
        "right",
        "time",
    ):
        return Told("proposed", f"“{parent.text} to {verb.text}”")
    if parent.pos_ in ("VERB", "AUX") and depth < 4:
        told = read_verb_status(page, parent, sentence, depth + 1)
        if lemma in encounter_verbs() or lemma in light_verbs() or verb.dep_ == "advcl":
            return told
        return Told(None if told.status is None else told.status, told.why)
    if any(c.text.lower() in ("is", "are", "was", "were", "be") for c in parent.children if c.dep_ == "cop"):
        return Told("proposed", f"“{parent.text} to {verb.text}”")
    return Told("planned", f"“to {verb.text}”")
