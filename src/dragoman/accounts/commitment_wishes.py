"""What a side asks for by naming it as needed: "Serbia must withdraw", "the need for new sanctions"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_cues import find_cue
from dragoman.accounts.commitment_doers import find_owner
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import has_mark, is_passive, list_helpers
from dragoman.accounts.commitment_weight import is_heavy, weigh_act, weigh_loosely, weigh_noun
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of

NEEDED = ("csubj", "xcomp", "ccomp", "advcl", "acl")
"""How the parse hangs what is needed: "it is important to …", "it is time to …"."""


def read_wish(page: Page, words: CommitmentWords, token: Token) -> Undertaking | None:
    """The request that an obligation or a need expresses, or None."""
    if token.pos_ in ("VERB", "AUX"):
        return read_obligation(page, words, token) or read_question(page, words, token)
    if token.pos_ == "NOUN" and base_of(token) in words.needs:
        return read_need(page, words, token)
    if token.pos_ == "NOUN" and base_of(token) in words.appeals:
        return read_appeal(page, words, token)
    if token.pos_ == "NOUN" and base_of(token) in words.hopes:
        return read_hope(page, words, token)
    if base_of(token) in words.polite and (asked := read_polite(page, token)) is not None:
        return asked
    attribute = token.dep_ in ("amod", "acl") and token.head.pos_ in ("NOUN", "PROPN")  # "steps necessary to open"
    predicate = (token.pos_ == "ADJ" and not attribute) or any(c.dep_ == "cop" for c in token.children)
    if predicate and base_of(token) in words.needed:
        return read_needed(page, token)
    return None


def read_obligation(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "Serbia must withdraw its troops", said by another side."""
    helpers = list_helpers(verb)
    borne = base_of(verb) == "bear"  # "must bear responsibility" asks for no act
    if borne or not helpers & (words.obligations | words.counsels) or is_passive(verb):
        return None
    weight = weigh_act(page, verb)
    if not helpers & words.obligations and (weight is None or not weight.solid):
        return None
    asked = next((c for c in verb.children if c.dep_ in SUBJECT), None)
    if weight is None or asked is None or base_of(verb) in words.encounters | words.passing:
        return None
    doer, spoken = find_sayer(verb)
    return Undertaking(
        "request", verb, verb, doer, asked, "obligation", f"“must {verb.text}”: {weight}", spoken, other=True
    )


def read_need(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "stressed the need for Serbia to withdraw", "the need for new sanctions"."""
    if noun.dep_ == "nmod" and has_mark(noun, {"on", "about"}):
        return None  # "with a focus on Kenya's need for radars"
    above = noun.head.children if noun.dep_ == "obj" else ()
    aims = [c for c in above if c.i > noun.i and c.tag_ == "VB" and c.dep_ == "advcl" and has_mark(c, {"to"})]
    for child in (*noun.children, *aims):
        if child.i < noun.i:
            continue
        if child.pos_ == "VERB" and child.dep_ in ("acl", "advcl", "nmod", "xcomp"):
            weight = weigh_act(page, child)
            asked = next((c for c in child.children if c.dep_ in SUBJECT), None)
            asked = asked or next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"for"})), None)
            asked = asked or find_impressed(noun)
            if asked is None and (weight is None or weight.grade != "thing"):
                continue
        elif (
            child.dep_ == "nmod" and has_mark(child, {"for", "of"}) and is_heavy(child) and base_of(child) != "dialogue"
        ):
            weight, asked = weigh_noun(page, child), None
        else:
            continue
        if weight is not None:
            why = f"“{noun.text} … {child.text}”: {weight}"
            return Undertaking("request", noun, child, find_owner(words, noun), asked, "need", why)
    return None


def find_impressed(noun: Token) -> Token | None:
    """Whom somebody is told to have urged: "impressed upon the king the need to act"."""
    verb = noun.head
    if base_of(verb) not in ("impress", "urge", "press"):
        return None
    return next((c for c in verb.children if c.dep_ == "obl" and has_mark(c, {"on", "upon"})), None)


def read_appeal(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "raised the importance of releasing the prisoners": a soft appeal with an act that can be checked."""
    if base_of(noun) not in words.matters and (wanted := read_wanted(page, words, noun)) is not None:
        return wanted
    act = next((c for c in noun.children if c.tag_ == "VBG" and c.i > noun.i and has_mark(c, {"of"})), None)
    weight = weigh_act(page, act) if act is not None else None
    deeds = words.measures | words.steps | words.giving | words.signing | words.ending
    if act is None or weight is None or not weight.solid or base_of(act) not in deeds:
        return None
    asked = next((c for c in act.children if c.dep_ in SUBJECT), None)
    return Undertaking(
        "request", noun, act, find_owner(words, noun), asked, "appeal", f"“{noun.text} of {act.text}”: {weight}"
    )


def read_wanted(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "stressed the importance of the transfer of new radars": a delivery that is asked for by its importance."""
    deeds = (c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i and has_mark(c, {"of"}))
    deed = next((c for c in deeds if base_of(c) in words.deliveries), None)
    owned = deed is not None and any(c.dep_ == "nmod:poss" for c in deed.children)
    things = deed.children if deed is not None and not owned else ()
    thing = next((c for c in things if c.dep_ == "nmod" and c.i > c.head.i and has_mark(c, {"of"})), None)
    weight = weigh_noun(page, thing) if thing is not None else None
    if deed is None or weight is None or not weight.solid:
        return None
    why = f"“{noun.text} of {deed.text}”: {weight}"
    return Undertaking("request", noun, deed, find_owner(words, noun, deed), None, "need", why)


def read_question(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "asked whether Peru could send two ships": what is asked for by a question."""
    if base_of(verb) not in words.questioning:
        return None
    for child in verb.children:
        wondered = child.dep_ in ("ccomp", "advcl") and has_mark(child, {"if", "whether"}) and child.i > verb.i
        able = any(c.dep_ == "aux" and c.text.lower() in ("could", "can", "would", "might") for c in child.children)
        asked = next((c for c in child.children if c.dep_ in SUBJECT), None) if wondered and able else None
        if (
            asked is not None and is_passive(child) and base_of(child) not in words.states_of_mind
        ):  # "asked whether ten more ships could be sent"
            weight = weigh_noun(page, asked)
            if weight is not None and weight.solid:
                why = f"“{verb.text} whether {asked.text} … {child.text}”: {weight}"
                return Undertaking("request", verb, child, find_subject(verb), None, "question", why)
            continue
        act = next((c for c in child.children if c.dep_ == "xcomp" and c.tag_ == "VB"), child)
        weight = weigh_act(page, act) if asked is not None else None
        if asked is not None and weight is not None:
            why = f"“{verb.text} whether … {child.text}”: {weight}"
            return Undertaking("request", verb, child, find_subject(verb), asked, "question", why, other=True)
    return None


def read_hope(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "expressed the hope that Serbia would withdraw its troops"."""
    backing = next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"for"})), None)
    if backing is not None and base_of(backing) in words.backing:
        of = next((c for c in backing.children if c.dep_ == "nmod" and has_mark(c, {"of", "for", "in"})), None)
        if of is not None and (base_of(of) in words.backed or is_heavy(backing)):
            why = f"“{noun.text} for {backing.text} of {of.text}”"
            return Undertaking("request", noun, backing, find_owner(words, noun), None, "hope", why)
    for child in noun.children:
        told = child.dep_ in ("acl", "ccomp") or (child.dep_ == "acl:relcl" and has_mark(child, {"that"}))
        if child.i < noun.i or child.tag_ != "VB" or not told:
            continue
        asked = next((c for c in child.children if c.dep_ in SUBJECT and c.text.lower() != "you"), None)
        weight = weigh_act(page, child)
        if weight is not None and asked is not None:
            why = f"“{noun.text} that … {child.text}”: {weight}"
            return Undertaking("request", noun, child, find_owner(words, noun), asked, "hope", why, other=True)
    return None


def read_needed(page: Page, adjective: Token) -> Undertaking | None:
    """ "it is important that Serbia withdraw its troops", "it is necessary to hold elections"."""
    if any(c.lower_ in ("when", "as", "if", "where") and c.i < adjective.i for c in adjective.children):
        return None  # "only when necessary to"
    for child in adjective.children:
        reason = any(c.dep_ == "mark" and c.text.lower() not in ("that", "to", "for") for c in child.children)
        if child.i < adjective.i or child.pos_ != "VERB" or child.dep_ not in NEEDED or reason:
            continue
        asked = next((c for c in child.children if c.dep_ in SUBJECT), None)
        asked = asked or next((c for c in adjective.children if c.dep_ == "nmod" and has_mark(c, {"for"})), None)
        weight = weigh_act(page, child) or (weigh_loosely(page, child) if asked is not None else None)
        if weight is not None and (asked is not None or weight.solid):
            doer, spoken = find_sayer(adjective)
            why = f"“{adjective.text} … {child.text}”: {weight}"
            return Undertaking("request", adjective, child, doer, asked, "needed", why, spoken)
    return None


def read_polite(page: Page, word: Token) -> Undertaking | None:
    """ "would be grateful if Serbia let him know", "would appreciate it if you sent your reply"."""
    for child in word.children:
        asks = child.dep_ in ("advcl", "ccomp") and has_mark(child, {"if"}) and child.i > word.i
        asked = next((c for c in child.children if c.dep_ in SUBJECT), None) if asks else None
        weight = weigh_loosely(page, child) if asks else None
        if asked is not None and weight is not None:
            why = f"“{word.text} if … {child.text}”: {weight}"
            return Undertaking("request", word, child, find_subject(word), asked, "polite", why)
    return None


def find_sayer(word: Token) -> tuple[Token | None, bool]:
    """Who says the clause of the word: the subject of the verb above, else (None, True) for the speaker of the text."""
    if word.dep_ == "ccomp" and word.head.pos_ == "VERB":
        return find_subject(word.head), False
    if word.dep_ == "ccomp" and word.head.dep_ == "xcomp" and word.head.pos_ == "ADJ":  # "made clear that"
        return find_subject(word.head.head), False
    sayer = find_cue(word)
    return (sayer, False) if sayer is not None else (None, True)
