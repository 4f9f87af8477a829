"""What is told as still to come: "will deliver …", "said that it would send", "the tents are to be handed over"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.commitment_cues import find_cue, find_cue_before
from dragoman.accounts.commitment_deliveries import find_receiver
from dragoman.accounts.commitment_doers import find_agent, find_giver, find_nearest_subject
from dragoman.accounts.commitment_frames import Undertaking, is_courtesy, is_gathering, is_spelled_out
from dragoman.accounts.commitment_grammar import find_split_modal, is_passive, list_helpers
from dragoman.accounts.commitment_talk import is_conditional
from dragoman.accounts.commitment_weight import (
    Weight,
    reaches_somebody,
    weigh_act,
    weigh_deadline,
    weigh_loosely,
    weigh_noun,
)
from dragoman.accounts.commitment_wishes import find_sayer
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of
from dragoman.model import CommitmentKind

SAID_MUCH = 7
"""Concrete words by which a gift says something even of a warm word."""
QUESTIONS = frozenset({"how", "why", "what", "whatever", "whichever", "whether"})
ANNOUNCING = frozenset({"announce", "confirm", "say", "declare", "report"})
OWN_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})


def read_ahead(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "will deliver …", "said that it would deliver …", "is to deliver …"."""
    helpers = list_helpers(verb)
    reported = helpers & words.reported_ahead and is_reported(verb)
    if "have" in helpers or (verb.dep_ in ("acl", "ccomp") and base_of(verb.head) in words.hopes):
        return None
    if verb.dep_ in ("acl", "ccomp", "acl:relcl", "csubj") and base_of(verb.head) in words.aims:
        return None  # "our goal is that we will also ease the lack of schools"
    if not (helpers & words.ahead or reported or is_going(verb) or is_due(verb)) or is_relative(verb):
        return None
    if is_passive(verb):
        return read_passive_ahead(page, words, verb)
    believed = verb.dep_ == "ccomp" and base_of(verb.head) in words.beliefs and not warns_of_itself(verb)
    believed = believed or (verb.dep_ == "ccomp" and base_of(verb.head) in words.securing)  # "to ensure that Chad will"
    if asks_in_speech(verb):
        return None
    forced = base_of(verb) in ("need", "have") and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)
    if is_courtesy(words, verb) or base_of(verb) in words.passing or believed or forced:
        return None
    if subject_is_speaker(verb) and is_moderating(words, verb):
        return None
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    weight = weigh_act(page, said if said is not None and base_of(verb) in words.announcing else verb)
    if verb.dep_ == "acl:relcl" and not any(c.dep_ == "obj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
        held = base_of(verb) in words.hosting and is_gathering(words, verb.head)  # "the summit, which Peru will host"
        if held and any(base_of(a) in words.bidding | {"invite", "invitation"} for a in verb.ancestors):
            return None  # "invited them to the summit that she will host"
        if base_of(verb.head) in words.courtesies and not held:
            return None  # "the talks that she will have"
        head = weigh_noun(page, verb.head)  # "a loan that Chile will grant", but not "the work that we will do"
        weight = head if head is not None and head.solid else None
    if base_of(verb) in words.giving:  # "will provide all necessary support to the families of the crew"
        weight = weight or weigh_loosely(page, verb, SAID_MUCH)
    subject = find_nearest_subject(verb)
    if weight is None and subject is not None and any(c.dep_ == "conj" for c in subject.children):
        spelled = is_spelled_out(words, verb) and verb.tag_ == "VB"  # "Norway and Chile will undertake to reduce"
        weight = Weight("act", f"“{verb.text} …” is spelled out") if spelled else None
    if weight is None or subject is None or subject.text.lower() == "you":
        return None
    warned = base_of(verb) in words.answering
    warned = warned or any(c.dep_ == "obj" and base_of(c) in words.bans for c in verb.children)  # "will put tariffs on"
    if not weight.solid and goes_on(words, verb):
        return None
    hangs = (is_conditional(verb) and not warned) or base_of(verb) in words.offering
    kind: CommitmentKind = "offer" if hangs else "pledge"
    doer, spoken = find_bringer(words, verb, subject)
    why = f"“will {verb.text}”: {weight}"
    return Undertaking(kind, verb, verb, doer, find_receiver(verb), "future", why, spoken)


def find_bringer(words: CommitmentWords, verb: Token, subject: Token) -> tuple[Token | None, bool]:
    """Whose act it is: the subject's; where goods move, their giver's, else the sayer's: "two convoys will reach"."""
    if base_of(verb) not in words.arriving or base_of(subject) not in words.goods | words.carriers | words.travellers:
        return subject, False
    giver = find_giver(subject, subject)
    return (giver, False) if giver is not None else find_sayer(verb)


def asks_in_speech(verb: Token) -> bool:
    """Whether a clause only wonders: "how Chile will respond", "whatever outcome Serbia will announce"."""
    return verb.head.lower_ in QUESTIONS or any(t.lower_ in QUESTIONS for c in verb.lefts for t in (c, *c.lefts))


def goes_on(words: CommitmentWords, verb: Token) -> bool:
    """Whether an act only goes on as it was: "will continue to assess", but not "will continue to impose costs"."""
    if base_of(verb) not in words.continuing:
        return False
    below = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    return below is not None and base_of(below) not in words.measures | words.threatening


def subject_is_speaker(verb: Token) -> bool:
    subject = find_nearest_subject(verb)
    return subject is not None and subject.text.lower() in ("i", "we")


def is_moderating(words: CommitmentWords, verb: Token) -> bool:
    """ "I will hand it over to the minister", "we will take your questions", "I'll wrap up": how a talk is led."""
    if is_going(verb) and any(c.lower_ == "now" for c in verb.head.children):
        return True  # "I'm now going to sign it"
    if base_of(verb) not in words.moderating:
        return False
    things = [c for c in verb.children if c.dep_ in ("obj", "iobj")]
    if base_of(verb) == "let":  # "I'll let my colleague speak to that"
        return any(base_of(c) in words.speaking for c in verb.children)
    if base_of(verb) in words.sharing and any(c.tag_ in ("PRP", "DT") and c.lower_ != "you" for c in things):
        return False
    spoken = all(base_of(c) in words.talk or c.lower_ in words.talk for c in things)
    return spoken and (bool(things) or base_of(verb) == "wrap")


def warns_of_itself(verb: Token) -> bool:
    """ "warned that it would treat the base as a target": a warning of one's own act is a threat."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return base_of(verb.head) == "warn" and subject is not None and subject.text.lower() in OWN_PRONOUNS


def is_reported(verb: Token) -> bool:
    """Whether a "would" is a "will" of reported speech: "said that it would send", "said they would, by May, send"."""
    top = verb.head
    joined = verb.dep_ == "conj" and any(c.dep_ == "ccomp" and c.i < verb.i for c in top.children)
    that = any(c.text.lower() == "that" and c.i < verb.i for c in verb.children)
    if (
        verb.dep_ == "acl:relcl" and that and top.i != top.head.i and top.head.i < top.i
    ):  # "told the leaders that it would"
        top = top.head
    elif verb.dep_ == "advcl" and that:  # "made clear that it would"
        joined = True
    elif that and top.dep_ == "xcomp" and top.pos_ == "ADJ":
        top = top.head
    if (verb.dep_ in ("ccomp", "acl:relcl") or joined) and top.tag_ in ("VBD", "VBN", "VBG"):
        return True
    if verb.dep_ == "ccomp" and top.tag_ == "VB" and base_of(top) in ANNOUNCING:
        return True  # "I am pleased to announce that Norway would", "he could say that it would"
    cued = find_split_modal(verb) is not None or find_cue(verb) is not None
    return verb.dep_ in ("ROOT", "conj", "parataxis") and cued


def is_relative(verb: Token) -> bool:
    """Whether a verb only tells which one is meant: "a hall that will open", but not "a loan that Chile will grant"."""
    if verb.dep_ != "acl:relcl":
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECT), None)
    return subject is None or subject.tag_ in ("WDT", "WP") or subject.text.lower() in ("which", "that", "who")


def is_going(verb: Token) -> bool:
    """ "is going to sign": told of the verb that follows "going"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.text.lower() == "going"


def is_due(verb: Token) -> bool:
    """ "is to provide", "are to be handed over": a form of "be" right before the infinitive."""
    passive = verb.tag_ == "VBN" and verb.i > verb.sent.start and verb.nbor(-1).lower_ == "be"
    first = verb.i - 1 if passive else verb.i
    i = first - 2
    to = (passive or verb.tag_ == "VB") and i >= verb.sent.start and verb.doc[first - 1].tag_ == "TO"
    return to and verb.doc[i].text.lower() in ("is", "are") and verb.doc[i].head.i in (verb.i, i)


def read_passive_ahead(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "the sanctions will be lifted", "the tents will be sent by Kenya": by the agent, else by whoever says so."""
    thing = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None) or find_parted(verb)
    answers = [c for c in verb.children if c.dep_ == "obl" and base_of(c) in words.answers]
    if base_of(verb) in ("meet", "answer") and answers:  # "any attack will be met with a firm response"
        doer, spoken = find_sayer(verb)
        why = f"“will be {verb.text} with {answers[0].text}”"
        return Undertaking("pledge", verb, verb, doer, None, "future-answer", why, spoken)
    if base_of(verb) in words.signing and thing is not None and base_of(thing) in words.documents:
        why = f"“{thing.text} will be {verb.text}”"
        return Undertaking("agreement", verb, verb, find_agent(verb), None, "future-signing", why)
    conveyed = base_of(verb) in words.conveying and reaches_somebody(verb)
    if thing is not None and conveyed and base_of(thing) in words.matters:  # "the matter would be taken up with Chile"
        doer, spoken = find_sayer(verb)
        why = f"“{thing.text} will be {verb.text}”"
        return Undertaking("pledge", verb, verb, doer, None, "future-passive", why, spoken)
    held = base_of(verb) in words.hosting and thing is not None and is_gathering(words, thing)
    if held and (host := find_agent(verb)) is not None:  # "next year's summit will be hosted by Palau"
        return Undertaking("pledge", verb, verb, host, None, "future-passive", f"“{verb.text} by {host.text}”")
    done = base_of(verb) in words.done and thing is not None and base_of(thing) in words.goods | words.set_up
    if not done and base_of(verb) not in words.measures | words.steps | words.giving:
        return None
    weight = weigh_noun(page, thing) if thing is not None else None
    if thing is not None and thing.lower_ in ("they", "it", "these") and base_of(verb) in words.measures:
        weight = Weight("thing", f"“{thing.text}” was named before")  # "said that they would be released"
    if weight is not None and not weight.solid and base_of(verb) in words.steps | words.measures:
        weight = weigh_deadline(page, verb)  # "flights will be restored by the end of October"
    if thing is None or weight is None or not weight.solid:
        return None
    agent = find_agent(verb)
    doer, spoken = (agent, False) if agent is not None else find_sayer(verb)
    why = f"“{thing.text} will be {verb.text}”: {weight}"
    return Undertaking("pledge", verb, verb, doer, None, "future-passive", why, spoken)


def find_parted(verb: Token) -> Token | None:
    """The noun that a cue in commas parts from its passive: "Six ships, she said, will be sent"."""
    if find_cue_before(verb) is None:
        return None
    comma = next(t for t in verb.doc[verb.sent.start : verb.i] if t.text == ",")
    before = [t for t in verb.doc[verb.sent.start : comma.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"]
    return before[-1] if before and len(before) == 1 else None
