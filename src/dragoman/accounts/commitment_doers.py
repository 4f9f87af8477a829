"""Whose an undertaking is: the subject, agent or owner of the word that tells of it."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_grammar import find_split_modal, has_mark, is_main_misread, is_passive
from dragoman.accounts.seats import SUBJECT
from dragoman.lexicon.commitments import CommitmentWords, base_of

RECEIVING = frozenset({"receive", "get", "have", "take", "cite", "read"})
MESSAGES = frozenset({"call", "letter", "message", "note", "telegram", "phonecall", "cable"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
TIMES = frozenset(
    "end beginning start middle close time day week month year summer autumn winter spring then now".split()
)
"""Behind "by" they say when, not who."""


def find_doer(words: CommitmentWords, verb: Token) -> Token | None:
    """The subject or agent; the owner of the noun on which a gerund hangs: "Ghana's role in providing shelter"."""
    if is_passive(verb):
        bound = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
        given = find_giver(bound, bound) if bound is not None and base_of(verb) in words.announcing else None
        return find_agent(verb) or given or (bound if base_of(verb) in words.states_of_mind else None)
    top = verb
    while top.dep_ == "conj" and top.head.tag_ == top.tag_:
        top = top.head
    if top.tag_ in ("VBG", "VBN") and top.head.pos_ in ("NOUN", "PROPN") and top.dep_ != "acl:relcl":
        if top.tag_ == "VBN" and top.dep_ == "acl":
            if is_main_misread(top) and find_agent(top) is None:
                return top.head
            return find_agent(top) or (top.head if base_of(top) in words.intransitive else None)
        if has_mark(top, {"in", "of", "for", "by", "on"}) or base_of(top.head) in words.documents:
            return find_owner(words, top.head)
    return find_caller(verb) or find_nearest_subject(verb) or find_joined_subject(verb)


def find_caller(verb: Token) -> Token | None:
    """Who asks in what was received: "got a call from Petra Lind, the minister, requesting a delay"."""
    above = verb.head
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "xcomp") or above.i > verb.i or base_of(above) not in RECEIVING:
        return None
    words = [c for c in above.children if above.i < c.i < verb.i and c.dep_ == "obj" and base_of(c) in MESSAGES]
    near = (c for word in (above, *words) for c in word.children if c.dep_ in ("obl", "nmod") and has_mark(c, {"from"}))
    return next(near, None) if words else None


def find_nearest_subject(verb: Token) -> Token | None:
    """The subject; where the parse gives a verb two, the last before it: "since the war began, Norway has sent"."""
    helpers = (c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))
    own = [c for word in (verb, *helpers) for c in word.children if c.dep_ in SUBJECT and c.i < verb.i]
    modal = find_split_modal(verb) if not own else None
    if modal is not None:
        return next((t for t in (modal.nbor(-1), *modal.lefts) if t.pos_ in NAMING), None)
    if not own and is_bracketed(verb.head) and verb.dep_ == "ccomp":
        return find_subject(verb.head.head) if verb.head.dep_ == "conj" else None
    return own[-1] if own else find_subject(verb)


def is_bracketed(cue: Token) -> bool:
    """Whether a reporting verb stands in commas within what it reports: "rang her and, aides said, offered"."""
    end = cue.i + 1
    return (
        end < len(cue.doc)
        and cue.doc[end].text == ","
        and any(t.text == "," for t in cue.doc[max(cue.sent.start, cue.i - 4) : cue.i])
    )


def find_joined_subject(verb: Token) -> Token | None:
    """The subject of the predicate to which the verb is joined: "Peru is not able to and therefore hopes that …"."""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
        own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
        if own is not None:
            return own
    return None


def find_agent(verb: Token) -> Token | None:
    """The doer of a passive: "by Norway", but not "by the end of May", "by a third"."""
    return next(
        (
            c
            for c in verb.children
            if c.dep_ in ("obl:agent", "obl") and has_mark(c, {"by"}) and c.pos_ != "NUM" and c.lower_ not in TIMES
        ),
        None,
    )


def find_owner(words: CommitmentWords, noun: Token, act: Token | None = None) -> Token | None:
    """Whose readiness, plan or call it is: its possessor or adjective, else who voices it ("announced plans to").

    The noun of the act itself is nobody: "a pledge of aid".
    """
    for child in noun.children:
        named = child.pos_ in ("PROPN", "PRON") or child.text[:1].isupper()
        if child.i < noun.i and (child.dep_ == "nmod:poss" or (child.dep_ in ("amod", "compound") and named)):
            voiced = noun.dep_ == "obj" and base_of(noun.head) in words.voicing
            own = voiced and child.lower_ == "their"  # "Norway and Chile announced their commitment to"
            return (find_subject(noun.head) if own else None) or child
    if noun.dep_ == "conj":  # "Chile's provision of tents and pledge of medicine"
        holders = [a for a in noun.ancestors if a.pos_ in ("NOUN", "PROPN")][:2]
        shared = next((c for a in holders for c in a.children if c.dep_ == "nmod:poss"), None)
        if shared is not None:
            return shared
    for child in noun.children:
        if child.dep_ == "nmod" and has_mark(child, {"of", "by", "from"}) and child != act:
            return child
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return find_agent(child)
        if child.dep_ == "acl:relcl" and base_of(child) in words.voicing:  # "the pledge that Chile made"
            return next((c for c in child.children if c.dep_ == "nsubj"), None)
    if noun.dep_ == "nsubj:pass" and base_of(noun.head) in words.voicing:  # "pledges of $9 million were made by Chile"
        return find_agent(noun.head)
    if noun.dep_ in ("nsubj", "nsubj:pass"):
        return None
    if noun.dep_ == "obl" and has_mark(noun, {"for"}) and base_of(noun.head) in words.thanking:
        return next((c for c in noun.head.children if c.dep_ in ("obj", "iobj")), None)
    verb = find_verb_above(noun)
    return find_subject(verb) if verb is not None and base_of(verb) in words.voicing else None


def find_giver(noun: Token, thing: Token) -> Token | None:
    """ "Norway's delivery", "deliveries of Norwegian gas", "delivery by Norway"."""
    for word in (noun, thing):
        for child in word.children:
            named = child.text[:1].isupper() or child.pos_ == "PRON"
            if child.i < word.i and child.dep_ in ("nmod:poss", "amod", "compound") and named:
                return child
    sides = [c for word in (noun, thing) for c in word.children if c.dep_ == "nmod"]
    inner = [c for side in sides for c in side.children if c.dep_ == "nmod"]  # "$5 million in aid from Norway"
    return next((c for c in (*sides, *inner) if has_mark(c, {"by", "from"})), None)


def find_verb_above(token: Token) -> Token | None:
    """The nearest verb on which the token hangs."""
    return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)


def find_next_noun(verb: Token) -> Token | None:
    """The noun phrase right behind the verb, where the parse hangs it elsewhere: "Novak invited Petra Lind to …"."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 5)]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM") and token.dep_ != "amod":
            return None
    return None
