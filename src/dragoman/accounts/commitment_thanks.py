"""What one is thanked or praised for as done: "thanked Norway for sending tents", "Ghana's hosting of refugees"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_deliveries import find_armament
from dragoman.accounts.commitment_doers import find_agent, find_verb_above
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import has_mark
from dragoman.accounts.commitment_weight import Weight, is_heavy, weigh_act, weigh_noun
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of
from dragoman.model import CommitmentKind

SPELLING = frozenset({"including", "in", "by", "through"})
"""They spell out what one is thanked for: "for Chile's support, including sending tents"."""


def read_thanks(page: Page, words: CommitmentWords, word: Token) -> Undertaking | None:
    """ "thanked Norway for sending …", "grateful to Norway for …": what the thanked side has done."""
    if base_of(word) not in words.thanking:
        return None
    thanked = next((c for c in word.children if c.dep_ in ("obj", "iobj")), None)
    anchors = [word] if thanked is None else [word, thanked]
    if word.pos_ != "VERB":
        anchors += [word.head] if word.dep_ == "obj" else []
        near = [c for anchor in anchors for c in anchor.children if c.i > word.i]
        thanked = next((c for c in near if c.pos_ in ("PROPN", "NOUN", "PRON") and has_mark(c, {"to"})), None)
    if (praised := find_praised_act(page, words, word)) is not None:
        why = f"“{word.text} … for {praised[0].text}”: {praised[1]}"
        return Undertaking("delivered", word, praised[0].head, thanked, find_subject(word), "thanks", why)
    reasons = [c for anchor in anchors for c in anchor.children if c.i > word.i and has_mark(c, {"for"})]
    named = [c for g in reasons if g.pos_ in ("NOUN", "PROPN") for c in (*g.children, *g.head.children) if c.i > g.i]
    for child in (*reasons, *(c for c in named if c.tag_ == "VBG" and has_mark(c, SPELLING))):
        if child.tag_ == "VBG":
            armament = find_armament(words, child)
            weight = weigh_act(page, child) or (weigh_noun(page, armament) if armament is not None else None)
        else:
            weight = weigh_noun(page, child)
            if base_of(child) not in words.goods and (weight is None or weight.grade != "count"):
                weight = None
        if weight is not None and base_of(child) == "invite":
            guest = next((c for c in child.children if c.dep_ == "obj"), None)
            return Undertaking("invitation", word, child, thanked, guest, "thanks", f"“{word.text} … for {child.text}”")
        if weight is not None and (weight.grade == "count" or not is_ceremony(words, child)):
            why = f"“{word.text} … for {child.text}”: {weight}"
            giver = thanked or next((find_agent(c) for c in child.children if c.dep_ == "acl"), None)
            kind: CommitmentKind = "pledge" if base_of(child) in words.promises else "delivered"
            return Undertaking(kind, word, child, giver, find_subject(word), "thanks", why)
    return None


def find_praised_act(page: Page, words: CommitmentWords, word: Token) -> tuple[Token, Weight] | None:
    """ "for enacting sanctions", "for welcoming 40,000 refugees", where the parse takes the act for an attribute."""
    for token in word.doc[word.i + 1 : word.sent.end - 1]:
        act = token.nbor()
        deed = act.text.endswith("ing") and act.dep_ == "amod" and act.head.i > act.i
        if (
            token.text.lower() == "for"
            and deed
            and base_of(act) in words.measures | words.steps | words.giving | words.acts
        ):
            weight = weigh_noun(page, act.head)
            return (act, weight) if weight is not None and weight.solid else None
    return None


def is_ceremony(words: CommitmentWords, act: Token) -> bool:
    """Whether what is thanked for is an encounter itself: "for hosting the talks", but not "for hosting refugees"."""
    things = [c for c in act.children if c.dep_ == "obj"]
    if any(base_of(c) in words.courtesies for c in things):
        return True
    if base_of(act) in words.attending and all(c.tag_ == "PRP" for c in things):  # "for joining us"
        return True
    if base_of(act) not in words.encounters:
        return False
    people = any(base_of(c) in words.sheltered or c.tag_ == "NNPS" for c in things)
    return base_of(act) not in words.sheltering or not people


def read_gift(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "welcomed Ghana's support for the airlift", "Ghana's generosity in hosting refugees": praised as done."""
    if base_of(noun) not in words.gifts:
        return None
    verb = find_verb_above(noun)
    if verb is None or base_of(verb) not in words.praising:
        return None
    if (
        noun.head == verb and noun.dep_ == "obj" and base_of(verb) in words.uttering
    ):  # "expressed support for the truce"
        return None
    holder = noun.head if noun.dep_ == "nmod" else noun
    owner = next((c for word in (noun, holder) for c in word.children if c.dep_ == "nmod:poss"), None)
    for child in noun.children:
        talked = has_mark(child, {"in"}) and base_of(child) in words.courtesies  # "its support in these negotiations"
        if child.i < noun.i or owner is None or talked:
            continue
        if child.dep_ == "nmod" and has_mark(child, {"for", "to", "in", "of"}) and is_heavy(child):
            weight = weigh_noun(page, child)
        elif child.pos_ == "PROPN" and has_mark(child, {"to"}) and base_of(noun) == "contribution":
            weight = Weight("thing", f"“{noun.text} to {child.text}”")
        elif child.tag_ == "VBG" and child.dep_ in ("acl", "nmod", "advcl"):
            weight = weigh_act(page, child)
        else:
            continue
        if weight is not None and weight.solid:
            return Undertaking(
                "delivered",
                noun,
                child,
                owner,
                child if has_mark(child, {"to"}) and child.pos_ == "NOUN" else find_subject(verb),
                "noun-gift",
                f"“{noun.text} … {child.text}”: {weight}",
            )
    return None
