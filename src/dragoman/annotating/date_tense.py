"""Does a time expression speak of what is past or of what is ahead? Told by the words around it, or by the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.annotating.page import Page

Tense = Literal["past", "ahead"]

REACH = 200
"""How many characters before and after an expression are looked at for the tense of its sentence."""
AHEAD_WORDS = (
    r"(?:(?:will|[’']ll|shall|would|won[’']t|should|can|could|may|might)(?:\s(?:not|also|then|now|be|\w{2,12}ly)){0,3}"
    r"|(?:am|is|are|was|were|be|to)\s(?:also\s|now\s)?(?:to|due|set|scheduled|expected|planned|slated|going)(?:\sto)?(?:\sbe)?)"
    r"\s\w+|to\sbe\s\w+|scheduled|planned|plans?|planning|upcoming|forthcoming|due|slated|expected|ahead\sof|deadline"
    r"|invited?|invitation|intends?|hopes?|until|till|by|propos(?:ed|es?)|look(?:s|ed|ing)?\sforward"
)
PAST_WORDS = r"was|were|had|has|have|did|met|held|spoke|said|told|took|began|came|went|made|saw|sent|left|\w{3,20}ed"
CUES = re.compile(rf"\b(?:(?P<ahead>{AHEAD_WORDS})|(?P<past>{PAST_WORDS}))\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"’)]?(?:\s+(?=[A-Z“\"])|\s+$)|\n|;")


def in_one_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends in text[start:end]."""
    return end - start <= 2 * REACH and SENTENCE_END.search(text, start, end) is None


def judge_by_words(text: str, start: int, end: int) -> Tense | None:
    """The tense by the cue word nearest before the expression in its sentence, else by the first one after it."""
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    after = SENTENCE_END.split(text[end : end + REACH], maxsplit=1)[0]
    cues = list(CUES.finditer(before))
    cue = cues[-1] if cues else CUES.search(after)
    if cue is None:
        return None
    return "ahead" if cue["ahead"] else "past"


PLANNING = frozenset(
    "plan schedule expect set due slate intend hope want invite propose agree prepare aim need ask decide ready".split()
)
PLANS = frozenset("plan invitation proposal offer decision intention agreement request promise".split())
"""Nouns of which an infinitive is ahead: "accepted an invitation to visit Oslo in May"."""
AGREEING = frozenset("agree concur concurr decide settle".split())
"""Verbs of which a gerund behind "on" is ahead: "concurred on holding a meeting on May 2"."""
OFFERING = frozenset("invite propose postpone book suggest convene call".split())
"""Verbs of which a time behind "for" is ahead of what they did: "had been invited for early December"."""
SETTING = frozenset("schedule plan slate expect set due".split())
TIMETABLE = frozenset(
    "arrive attend begin close come convene depart end fly gather go head hold host kick leave meet open receive "
    "resume return start take travel visit".split()
)
"""Verbs whose simple present with a day is a timetable: "Lind arrives in London on Monday"."""
LOOKING_BACK = frozenset("build follow recall recap conclude".split())
"""Verbs that go back to what was, whatever is ahead above: "will go on, building on Sunday's talks"."""
AHEAD_ADJECTIVES = frozenset(
    "upcoming forthcoming planned scheduled next future coming proposed expected ahead".split()
)
PAST_ADJECTIVES = frozenset("last previous earlier recent past".split())
AHEAD_MARKS = frozenset("until till by due".split())
AHEAD_OF = re.compile(
    r"\b(?:ahead of|prepar(?:ations?|ing|ed?) for|run-up to|on the eve of) [^.;,\n]{0,60}$", re.IGNORECASE
)
FOLLOWING = re.compile(r"\b[Ff]ollowing (?:their|his|her|its) (?:[a-z]+ ){0,2}$")
"""Before the day of what went before: "Following their September 9 call, the leaders will discuss …"."""
MODALS = frozenset("will shall would should can could may might must 'll ’ll wo".split())
NEAR = 2
"""Words between "until" and its date, an article among them."""
CLIMBS = 8
"""How many heads above a date are looked at; real sentences seldom need more than five."""


def judge_by_parse(page: Page, start: int, end: int) -> Tense | None:
    """The tense of the nearest verb above the expression in the parse; by the words where the parse has none."""
    if AHEAD_OF.search(page.text, max(0, start - 80), start):
        return "ahead"
    if FOLLOWING.search(page.text, max(0, start - 40), start):
        return "past"
    tokens = page.tokens_in(start, end)
    if not tokens:
        return judge_by_words(page.text, start, end)
    inside = {t.i for t in tokens}
    node = next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[0])
    first = tokens[0].i
    # Only right before the date: in "spoke by phone Sunday night" the parse may hang "by" on the night.
    marks = (c for c in node.children if c.lower_ in AHEAD_MARKS and c.dep_ in ("case", "mark"))
    behind_noun = first > 0 and page.doc[first - 1].pos_ == "NOUN"
    if not behind_noun and any(first - c.i <= NEAR for c in marks):
        return "ahead"
    set_for = page.text[max(0, start - 4) : start] == "for "
    below = last = node
    for _ in range(CLIMBS):
        if node.lemma_.lower() in LOOKING_BACK and node is not below and node is not below.head:
            return "past"  # "will build on their call in February"
        if node.pos_ in ("VERB", "AUX") or any(c.dep_ in ("aux", "cop", "aux:pass") for c in node.children):
            led = {c.lower_ for c in last.children if c.dep_ == "case"}
            invited = node.lemma_ == "invite" and bool(led & {"for", "to"})  # "has invited her for a visit in May"
            tense = judge_verb(node, set_for or invited)
            if tense:
                return tense
        elif any(child.lower_ in PAST_ADJECTIVES for child in node.children):
            return "past"
        elif node.lower_ in SETTING or any(child.lower_ in AHEAD_ADJECTIVES for child in node.children):
            return "ahead"
        if node.head is node:
            break
        last, node = node, node.head
    return judge_by_words(page.text, start, end)


def judge_verb(verb: Token, set_for: bool = False) -> Tense | None:
    """The tense of one verb with its auxiliaries; None where it takes that of the verb above it.

    `set_for`: the expression stands behind "for", as what is invited or postponed to it.
    """
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    if any(h.lower_ in MODALS for h in helpers):
        return "ahead"
    to = any(c.tag_ == "TO" for c in verb.children)
    if to:
        above = verb.head
        planned = above is not verb and (above.lemma_.lower() in PLANNING | PLANS or above.lemma_ == "be")
        return "ahead" if planned or any(h.lemma_ == "be" for h in helpers) else None
    lemma, children = verb.lemma_.lower(), {c.lower_ for c in verb.children}
    on = verb.tag_ == "VBG" and any(c.dep_ in ("mark", "case") and c.lower_ in ("on", "to") for c in verb.children)
    if on and verb.head.lemma_.lower() in AGREEING:
        return "ahead"
    if verb.tag_ == "VBG" and lemma in LOOKING_BACK:
        return "past"
    if lemma in SETTING and verb.tag_ in ("VBN", "JJ") and "up" not in children:
        return "ahead"
    if lemma in OFFERING and verb.tag_ in ("VBN", "VBD") and set_for:
        return "ahead"
    if lemma == "look" and "forward" in children:
        return "ahead"
    if verb.tag_ == "VBD" or any(h.tag_ == "VBD" or h.lemma_ == "have" for h in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "ahead" if lemma in TIMETABLE or lemma in PLANNING else None
    if any(h.tag_ in ("VBZ", "VBP") for h in helpers):
        return "ahead" if verb.tag_ == "VBG" else None
    return "past" if verb.tag_ == "VBN" else None
