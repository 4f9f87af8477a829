"""What a side asks for or offers in talk: "would be helpful if", "would appreciate a reply", "could you lend us"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_doers import find_giver
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import has_mark, list_helpers
from dragoman.accounts.commitment_weight import is_heavy, weigh_act, weigh_loosely, weigh_noun
from dragoman.accounts.commitment_wishes import find_sayer
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of

SET_TIMES = frozenset({"hour", "day", "week", "month", "deadline"})
YOU = frozenset({"you"})
ABLE = frozenset({"can", "could", "would", "will"})


def read_talk(page: Page, words: CommitmentWords, token: Token) -> Undertaking | None:
    """The request or offer that a turn of talk makes, or None."""
    if token.pos_ == "ADJ" or any(c.dep_ == "cop" for c in token.children):
        return read_helpful(page, words, token)
    if token.pos_ not in ("VERB", "AUX"):
        return None
    return (
        read_appreciated(words, token)
        or read_lack(page, words, token)
        or read_plea(page, words, token)
        or read_liking(page, words, token)
        or read_ultimatum(page, token)
        or read_condition(page, words, token)
    )


def read_helpful(page: Page, words: CommitmentWords, adjective: Token) -> Undertaking | None:
    """ "a loan would be helpful", "it would be useful if Peru withdrew the ships"."""
    if base_of(adjective) not in words.helpful or "would" not in list_helpers(adjective):
        return None
    doer, spoken = find_sayer(adjective)
    for clause in adjective.children:
        asks = clause.dep_ in ("advcl", "ccomp") and has_mark(clause, {"if"})
        asked = next((c for c in clause.children if c.dep_ in SUBJECT), None) if asks else None
        if asked is not None and weigh_loosely(page, clause) is not None:
            why = f"“{adjective.text} if … {clause.text}”"
            return Undertaking("request", adjective, clause, doer, asked, "helpful", why, spoken, other=True)
    thing = next((c for c in adjective.children if c.dep_ == "nsubj"), None)
    if thing is None or not is_heavy(thing):
        return None
    why = f"“{thing.text} would be {adjective.text}”"
    return Undertaking("request", adjective, adjective, doer, find_giver(thing, thing), "helpful", why, spoken)


def read_appreciated(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "would appreciate an early reply", "would welcome your views"."""
    if base_of(verb) not in words.appreciating or not list_helpers(verb) & {"would", "should", "shall"}:
        return None
    thing = next((c for c in verb.children if c.dep_ == "obj" and base_of(c) in words.replies), None)
    if thing is None:
        return None
    return Undertaking(
        "request",
        verb,
        verb,
        find_subject(verb),
        find_giver(thing, thing),
        "appreciated",
        f"“{verb.text} … {thing.text}”",
    )


def read_lack(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "we need ten more helicopters": goods, by the side that lacks them."""
    if base_of(verb) != "need" or verb.pos_ != "VERB" or list_helpers(verb) - {"do", "does", "did", "would", "will"}:
        return None
    thing = next((c for c in verb.children if c.dep_ == "obj" and (base_of(c) in words.goods or c.text in "$€£")), None)
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    weight = weigh_noun(page, thing) if thing is not None and doer is not None else None
    if weight is None or not weight.solid or any(c.text.lower() in words.negations for c in verb.children):
        return None
    return Undertaking("request", verb, verb, doer, None, "lack", f"“{verb.text}”: {weight}")


def read_liking(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "we would like Peru to open the port", "he wished the minister to inform Lima", "I would ask you to"."""
    would = bool(list_helpers(verb) & {"would", "should"})
    liked = base_of(verb) in ("like", "ask", "request") and would
    if not liked and not (base_of(verb) == "wish" and verb.tag_ in ("VBD", "VBZ", "VBP")):
        return None
    asked = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "iobj")), None)
    act = next((c for c in verb.children if c.i > verb.i and c.tag_ == "VB" and has_mark(c, {"to"})), None)
    weight = weigh_loosely(page, act) if act is not None and asked is not None and act.i > asked.i else None
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if act is None or weight is None or doer is None or base_of(act) in words.encounters:
        return None
    why = f"“{verb.text} … {act.text}”: {weight}"
    return Undertaking("request", verb, act, doer, asked, "liking", why, other=True)


def read_ultimatum(page: Page, verb: Token) -> Undertaking | None:
    """ "gave Serbia ten days to withdraw its troops": what has to be done in a time that is set."""
    if base_of(verb) not in ("give", "grant") or verb.tag_ not in ("VBD", "VBZ", "VBN", "VBP"):
        return None
    asked = next((c for c in verb.children if c.i > verb.i and c.dep_ == "iobj"), None)
    time = next((c for c in verb.children if c.i > verb.i and c.dep_ == "obj" and base_of(c) in SET_TIMES), None)
    if asked is None or time is None:
        return None
    acts = [c for c in (*verb.children, *time.children) if c.i > time.i and c.tag_ == "VB" and has_mark(c, {"to"})]
    weight = weigh_loosely(page, acts[0]) if acts else None
    if weight is None:
        return None
    why = f"“{verb.text} {time.text} to {acts[0].text}”: {weight}"
    return Undertaking("request", verb, acts[0], find_subject(verb), asked, "ultimatum", why, other=True)


def read_plea(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "please send us the list", "could you lend us two aircraft", "you can help us by sending tents"."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECT), None)
    please = any(c.text.lower() == "please" for c in verb.children) and verb.tag_ in ("VB", "VBP") and subject is None
    you = subject is not None and subject.text.lower() in YOU and bool(list_helpers(verb) & ABLE)
    gives = base_of(verb) in words.giving | words.obliging and any(
        c.dep_ in ("obj", "iobj") and c.text.lower() in ("us", "me") for c in verb.children
    )
    weight = weigh_act(page, verb) if please or you else None
    if weight is None or not (gives or (please and weight.solid)):
        return None
    return Undertaking("request", verb, verb, None, subject, "plea", f"“{verb.text}”: {weight}", spoken=True)


def read_condition(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "could accept the draft provided that", "could send two ships if": what a side holds out on a condition."""
    if "could" not in list_helpers(verb) or not is_conditional(verb):
        return None
    weight = weigh_act(page, verb)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    told = verb.dep_ == "ccomp" or (subject is not None and subject.text.lower() in ("we", "i"))
    if weight is None or subject is None or not told or subject.text.lower() in YOU | {"it"}:
        return None
    if base_of(verb) in words.beliefs:
        return None
    return Undertaking("offer", verb, verb, subject, None, "condition", f"“could {verb.text} if”: {weight}")


def is_conditional(verb: Token) -> bool:
    """ "would sign if …", "will withdraw provided that …": it hangs on what another does."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    bound = [c for c in verb.children if c.dep_ in ("advcl", "xcomp") and c.i > verb.i]
    return any(c.text.lower() in ("assuming", "provided", "providing") for c in bound) or any(
        g.dep_ == "mark" and g.text.lower() in ("if", "unless", "provided", "assuming")
        for c in clauses
        for g in c.children
    )
