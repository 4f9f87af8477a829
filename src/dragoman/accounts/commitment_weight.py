"""Whether an act or a thing could be checked later: a sum, a number of things, a document, a deed; no warm word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from spacy.tokens import Token

from dragoman.accounts.commitment_grammar import has_mark, is_verb, list_said
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import base_of, load_commitment_words
from dragoman.model import Amount, DateMention

Placed = TypeVar("Placed", Amount, DateMention)

OBJECTS = ("obj", "iobj", "nsubj:pass")
ONE_PERSON = frozenset({"him", "her"})
ARMS = re.compile(r"(?!(?:[A-Z]?[DEGP]|COP|MH)-)[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]?s?$")
"""How aircraft and missiles are called: "F-16s", "S-300", "Su-25"; "G-7" and "E-3" are groups of states."""
MANY = re.compile(r"million|thousand|hundred|\d,?\d\d\d")
"""Numbers of people that can be checked: "for 7 million people", but not "for two people"."""
OUTCOMES = frozenset({"rule", "effect", "impact", "consequence", "result", "spirit", "purpose"})
"""What comes of a document or a deed is neither: "the rule of law", "the effects of the sanctions"."""
YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Weight:
    """Why something can be checked: a "count" (sum, number), a "thing" (goods, document, event) or an "act"."""

    grade: Literal["count", "thing", "act"]
    why: str

    @property
    def solid(self) -> bool:
        """Whether it rests on more than the verb."""
        return self.grade != "act"

    def __str__(self) -> str:
        return self.why


def weigh_act(page: Page, verb: Token, depth: int = 0) -> Weight | None:
    """Why the act of this verb can be checked, or None for warm words."""
    words = load_commitment_words()
    counted = count_things(page, verb)
    if counted is not None:
        return counted
    if any(c.dep_ == "cop" for c in verb.children):
        return None
    objects = [c for c in verb.children if c.dep_ in OBJECTS or (c.dep_ == "obl" and has_particle(c))]
    lemma = base_of(verb)
    below = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.tag_ in ("VB", "VBG")), None)
    if below is not None and lemma in words.continuing and gives_aid(below):
        return None
    if below is not None and depth < 3 and (lemma in words.weak_verbs or not objects):
        weight = weigh_act(page, below, depth + 1)
        held_on = lemma in words.continuing and consults(below)
        return None if held_on else weight
    if lemma == "let" and any(base_of(c) in words.letting for c in verb.children):
        return Weight("act", f"“{verb.text} …” is an act")  # "let her know", "let the ships pass"
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if told is not None and lemma in words.securing and depth < 3:
        return weigh_act(page, told, depth + 1)
    if lemma == "take" and any(o.text.lower() == "place" for o in objects):  # "that two exercises take place"
        event = next((c for c in verb.children if c.dep_ == "nsubj" and is_heavy(c)), None)
        return Weight("thing", f"“{event.text} take place”") if event is not None else None
    if lemma in words.continuing and any(base_of(o) in words.aid | words.courtesies for o in objects):
        return None
    if lemma in words.carrying_out and objects and all(is_pointed_at(o) for o in objects):
        return None  # "will implement these measures"
    aim = next((c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > verb.i), None)
    taken = next((c for o in objects if base_of(o) in words.taken for c in o.children if c.dep_ == "acl"), None)
    if taken is None and any(base_of(o) in words.taken for o in objects):
        taken = aim
    if taken is not None and lemma == "take" and depth < 3:
        return weigh_act(page, taken, depth + 1)
    backed = next((o for o in objects if base_of(o) in words.backed or seeks_membership(o)), None)
    if any(base_of(o) in words.recognised for o in objects) and lemma in ("recognise", "recognize"):
        return Weight("thing", f"“{verb.text} … {objects[0].text}” can be checked")
    if lemma == "give" and any(base_of(o) in words.answers for o in objects):
        return Weight("act", f"“{verb.text} … {objects[0].text}” is an answer")
    if backed is not None and lemma in words.warm_verbs | {"back", "endorse", "veto", "oppose"}:
        return Weight("thing", f"“{verb.text} … {backed.text}” can be checked")
    heavy = next((o for o in objects if is_heavy(o)), None)
    if heavy is None and lemma in words.joining:
        heavy = next((c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and is_heavy(c)), None)
    if heavy is not None and lemma not in words.warm_verbs:
        return Weight("thing", f"“{verb.text} … {heavy.text}” can be checked")
    if lemma in words.conveying and any(base_of(o) in words.matters for o in objects) and reaches_somebody(verb):
        return Weight("act", f"“{verb.text} … {objects[0].text}” is put to somebody")
    if objects and has_adverb_particle(verb) and not all(base_of(o) in words.warm for o in objects):
        return Weight("act", f"“{verb.text} … {objects[0].text}” is an act")
    if lemma == "seek" and aim is not None and depth < 3 and all(base_of(o) in words.warm for o in objects):
        return weigh_act(page, aim, depth + 1)  # "to seek support in Congress to double the grant"
    if lemma == "work" and aim is not None and depth < 3:  # "to work together to return the assets"
        weight = weigh_act(page, aim, depth + 1)
        return weight if weight is not None and weight.solid else None
    if not objects and lemma in words.framing and frames_speech(verb):
        return None
    if lemma in words.weak_verbs or not (is_verb(verb) or verb.pos_ == "NOUN") or verb.pos_ == "AUX":
        return weigh_joined(page, verb, depth) or weigh_deadline(page, verb) or weigh_answer(verb)
    if not objects and lemma in words.resting:
        return None
    if not objects and lemma in words.giving and (verb.i + 1 >= verb.sent.end or verb.nbor().is_punct):
        return None  # "the need for both to deliver"
    if objects and all(is_warm(o) for o in objects) and lemma not in words.multiplying:
        return None
    return Weight("act", f"“{verb.text}” is an act")


def is_pointed_at(noun: Token) -> bool:
    """ "these measures", "this": of which the text told before."""
    return noun.lower_ in ("this", "these", "it", "them") or any(
        c.dep_ == "det" and c.lower_ in ("this", "these", "those") for c in noun.children
    )


def frames_speech(verb: Token) -> bool:
    """ "I will end with a proverb", "let me close by thanking": how a speech is begun or ended, which is no deed."""
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    own = doer is None or doer.text.lower() in ("i", "we", "me", "us")
    return own and any(
        (c.dep_ == "obl" and has_mark(c, {"with"})) or (c.tag_ == "VBG" and has_mark(c, {"by"})) for c in verb.children
    )


def is_warm(noun: Token) -> bool:
    """Whether an object says nothing to check; "it" and "this" stand for what was named before and may."""
    warm = base_of(noun) in load_commitment_words().warm and noun.text.lower() not in ("it", "this", "them")
    return warm or noun.text.lower() in ONE_PERSON


def weigh_loosely(page: Page, verb: Token, least: int = 1) -> Weight | None:
    """Why an act counts where the word itself promises one: as by `weigh_act`, else by its concrete words.

    `least` says how many of them it takes.
    """
    words = load_commitment_words()
    weight = weigh_act(page, verb)
    if weight is None and verb.i > 1 and verb.doc[verb.i - 2].text.lower() == "de":
        return Weight("act", f"“de-{verb.text}” is an act")
    if weight is not None or base_of(verb) in words.continuing | words.vague:
        return weight
    said = [t for t in verb.subtree if t.i >= verb.i and t.pos_ in ("NOUN", "PROPN", "VERB", "NUM")]
    concrete = [t for t in said if base_of(t) not in words.warm | words.weak_verbs and base_of(t) not in words.touch]
    return Weight("act", f"“{verb.text} … {concrete[-1].text}” is spelled out") if len(concrete) >= least else None


def gives_aid(verb: Token) -> bool:
    """Whether the act only goes on giving what is not counted: "will continue to provide assistance"."""
    words = load_commitment_words()
    named = base_of(verb) in words.aid - words.weak_verbs
    given = (c for c in verb.children if c.dep_ == "obl" and has_mark(c, {"with"}))
    return (
        named
        or any(
            base_of(c) in words.aid | words.means for o in verb.children if o.dep_ == "obj" for c in (o, *o.conjuncts)
        )
        or any({base_of(c), c.lower_} & words.means for c in given)
    )


def seeks_membership(noun: Token) -> bool:
    """ "its efforts to become a member", "its push to join the Union"."""
    return any(c.dep_ == "acl" and base_of(c) in ("become", "join", "enter", "accede") for c in noun.children)


def consults(verb: Token) -> bool:
    """Whether the act is only to talk on: "will continue their close consultations"."""
    words = load_commitment_words()
    return any(c.dep_ == "obj" and base_of(c) in words.courtesies for c in verb.children)


def weigh_joined(page: Page, verb: Token, depth: int) -> Weight | None:
    """Why an act joined to a weak one counts: "help by clearing mines", "intensify the work and hold a meeting"."""
    if depth > 2:
        return None
    for child in verb.children:
        if child.i < verb.i or child.pos_ != "VERB":
            continue
        manner = child.tag_ == "VBG" and child.dep_ in ("advcl", "obl", "acl", "xcomp", "conj")
        if manner or (child.dep_ == "conj" and child.tag_ == verb.tag_):
            weight = weigh_act(page, child, depth + 1)
            if weight is not None:
                return weight
    return None


def weigh_deadline(page: Page, verb: Token) -> Weight | None:
    """Why a weak act with a day by which it is due counts: "will let you know by Friday"."""
    published = page.document.published or ""
    for child in verb.children:
        if not any(c.dep_ == "case" and c.text.lower() in ("by", "before", "at", "until") for c in child.children):
            continue
        inside = list(child.subtree)
        for date in list_within(page.dates, page.starts[inside[0].i], page.end_of(inside[-1])):
            last = date.value.rpartition("/")[2]
            if last >= published[: len(last)]:
                return Weight("count", f"due “{date.text}”")
    return None


def weigh_answer(verb: Token) -> Weight | None:
    """Why a warned answer counts: "will respond if the troops cross the border", "will retaliate with tariffs"."""
    if base_of(verb) not in load_commitment_words().answering:
        return None
    means = [c for c in verb.children if c.dep_ == "obl" and any(g.text.lower() == "with" for g in c.children)]
    taken = load_commitment_words().taken
    if any(is_heavy(noun) or base_of(noun) in taken for noun in means):
        return Weight("thing", f"with “{means[0].text}”")
    for clause in (c for c in verb.children if c.dep_ == "advcl"):
        if any(c.dep_ == "mark" and c.text.lower() in ("if", "should") for c in clause.children):
            return Weight("act", f"it hangs on “{clause.text}”")
    strife = load_commitment_words().strife
    for cause in (c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and has_mark(c, {"to"})):
        if base_of(cause) in strife and any(c.lower_ in ("any", "further", "another", "new") for c in cause.children):
            return Weight("act", f"it hangs on “{cause.text}”")  # "would respond to any further aggression"
    return None


def list_within(items: Sequence[Placed], start: int, end: int) -> list[Placed]:
    """The sums or dates, sorted by where they stand, that begin in text[start:end]."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return list(items[first : bisect_left(items, end, lo=first, key=lambda item: item.start)])


def weigh_noun(page: Page, noun: Token) -> Weight | None:
    """Why the thing can be checked, or None for a warm word or nothing at all ("no weapons")."""
    words = load_commitment_words()
    if any(c.dep_ == "det" and c.text.lower() == "no" for c in noun.children):
        return None
    counted = count_things(page, noun)
    if counted is not None:
        return counted
    if is_heavy(noun):
        return Weight("thing", f"“{noun.text}” can be checked")
    return None if base_of(noun) in words.warm else Weight("act", f"“{noun.text}” is no warm word")


def is_heavy(noun: Token) -> bool:
    """Whether the noun, or one joined or belonging to it, names a document, goods or an event."""
    words = load_commitment_words()
    weighty = words.weighty - words.warm
    if base_of(noun) in weighty or ARMS.match(noun.text):
        return True
    if any(c.dep_ == "compound" and ARMS.match(c.text) for c in noun.children):
        return True
    if any(c.dep_ == "compound" and base_of(c) in words.goods | words.exercises for c in noun.children):
        return True
    if base_of(noun) in ("tie", "relation") and any(base_of(c) == "diplomatic" for c in noun.children):
        return True
    if base_of(noun) == "time" and any(c.lower_ in ("more", "additional", "extra") for c in noun.children):
        return True  # "asked for more time"
    if base_of(noun) in words.backing and any(base_of(c) in words.material for c in noun.children):
        return True
    deps = ("conj",) if base_of(noun) in OUTCOMES else ("conj", "nmod")
    near = [c for c in noun.children if c.dep_ in deps and c.i > noun.i]
    return any(
        base_of(c) in weighty for c in near if c.dep_ == "conj" or any(g.text.lower() == "of" for g in c.children)
    )


def has_adverb_particle(verb: Token) -> bool:
    """ "take back the migrants", "give up enrichment", "put Chile back on the list": an act of a weak verb."""
    particles = [c for c in verb.children if c.dep_ in ("advmod", "compound:prt") and c.i > verb.i]
    return any(
        (c.i == verb.i + 1 and c.lower_ in ("back", "up", "in", "over", "off")) or c.lower_ in ("back", "forward")
        for c in particles
    )


def reaches_somebody(verb: Token) -> bool:
    """ "take the matter up with the minister", "refer it to the Court"."""
    marks = ("with", "to", "before")
    near = [c for c in verb.children if c.dep_ in ("obl", "nmod") and c.i > verb.i]
    return any(g.dep_ == "case" and g.text.lower() in marks for c in near for g in c.children)


def has_particle(noun: Token) -> bool:
    """Whether the parse takes a verb's particle for a preposition: "hand over the weapons"."""
    return any(c.dep_ == "case" and c.text.lower() in ("over", "back", "out", "up", "off") for c in noun.children)


def count_things(page: Page, head: Token) -> Weight | None:
    """The weight of a sum, a share or a number of things in the phrase; leaders and days are not counted."""
    words = load_commitment_words()
    inside = list_said(head)
    start, end = page.starts[inside[0].i], page.end_of(inside[-1])
    amounts = list_within(page.amounts, start, end)
    if amounts:
        return Weight("count", f"a sum: “{amounts[0].text}”")
    dates = list_within(page.dates, max(0, start - 40), end)
    for token in inside:
        if token.text == "%" or token.text.lower() == "percent":
            return Weight("count", "a share in percent")
        if (
            token.dep_ != "nummod"
            or token.tag_ != "CD"
            or (token.head.pos_ != "NOUN" and token.head.tag_ != "NNPS")
            or YEAR.match(token.text)
        ):
            continue
        dated = any(d.start <= page.starts[token.i] < d.end for d in dates)
        named = token.text[0].isupper() and token.head.text[0].isupper()  # "the Six Assurances"
        crowd = base_of(token.head) in ("people", "person") and MANY.search(token.text.lower()) is not None
        if (
            not (dated or named)
            and token.text.lower() not in ("one", "two")
            and (crowd or base_of(token.head) not in words.uncounted)
        ):
            return Weight("count", f"a number: “{token.text} {token.head.text}”")
    return None
