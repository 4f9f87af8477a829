"""The status that a verb's own form gives an encounter, else that of the verb on which it hangs."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.accounts.clauses import find_praised
from dragoman.accounts.status_words import AHEAD, FUTURE, OFF, TAKEN, WISHED, Told
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import word_set
from dragoman.model import Status

BEFORE_GOING = re.compile(
    r"\b(?P<plan>will|(?:is|are) (?:also )?(?:expected|due|set|scheduled|slated|to))\b[^.;]*\b(?:before|after) $"
)
"""Before "flying on to Oslo", which is planned as well."""
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
THOUGHT_OF = re.compile(r"\b(?:importance|possibility|idea|prospect|expediency|necessity|question) of $")
"""Before a gerund: what somebody would have held: "the importance of convening the Council"."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only"})
"""Before "to visit": who has done so."""
IF = frozenset({"if", "whether", "unless", "should"})
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
    if "could" in words and verb.dep_ == "ccomp" and verb.head.lemma_ in ("happy", "glad", "pleased", "delighted"):
        return Told("held", f"“{verb.head.text} that … could {verb.text}”")
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
        if THOUGHT_OF.search(before):
            return Told("proposed", f"“{before.split()[-2]} of {verb.text}”")
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
    if (
        lemma in word_set("status", "occasions") | ORDINALS
        and not would
        and any(c.dep_ == "cop" for c in parent.children)
    ):
        return Told("held", f"“{parent.text} to {verb.text}”")
    if parent.pos_ == "NOUN" and any(c.lower_ in ORDINALS for c in parent.children if c.i < parent.i) and not would:
        return Told("held", f"“the first … to {verb.text}”")
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
