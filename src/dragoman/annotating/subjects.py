"""Who does what a reporting verb tells: the head of the words that are its subject in the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.annotating.date_words import WEEKDAY_NAMES
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBZ", "VBP")
"""Tags of verbs with a tense; modals ("MD") apart."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
SHARES_SUBJECT = ("conj", "xcomp", "advcl", "parataxis", "dep", "cop", "aux", "compound:prt")
CLIMB = 5
"""Verbs between a participle and its subject: "said …, adding …, calling …" needs three."""
NAME_BEHIND = 8
"""Words behind a verb within which a title of several words ends in the name."""


def find_subject(verb: Token, finite: bool = False) -> Token | None:
    """The head of the words that name who speaks: the verb's own subject, its agent or the one it shares; else None.

    `finite` says that the verb is surely one of a main clause, whatever the tagger made of "recalled".
    """
    at = verb
    for step in range(CLIMB):
        own = subject_of(at, passive_too=step > 0)
        if own is None:
            own = neighbour(at) or mislaid_subject(at)
        if own is not None:
            return own
        if at.dep_ == "acl" and step == 0:
            return at.head if finite or at.tag_ in ("VBG", "VBD") else None
        if at.dep_ in ("acl", "advcl") and at.tag_ == "VBG" and at.head.ent_type_ == "PER":
            return at.head  # "Berg, writing on X: “…”"
        quoting = at.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in at.children)
        controls = at.dep_ == "xcomp" or quoting  # "quoted Berg as saying": he speaks
        controller = [c for c in at.head.children if c.dep_ in ("obj", "iobj")] if controls else []
        aside = verb.tag_ == "VBG" and follows_comma(verb)  # "urged Oslo to wait, saying": Oslo says nothing
        if controller and not aside and load_reporting_words().does_take(at.head.lemma_.lower(), "object"):
            return controller[0]
        bare = at.dep_ == "advcl" and at.tag_ in ("VBN", "VBD")  # "when asked": its subject is the one spoken to
        if at.head.i == at.i or bare or not (at.dep_ in SHARES_SUBJECT or verb.tag_ == "VBG"):
            return None
        at = at.head
    return None


def subject_of(verb: Token, passive_too: bool) -> Token | None:
    """The verb's own subject, or its agent in the passive ("was told by Oslo").

    `passive_too` lets a passive subject speak ("was quoted as saying").
    """
    agent = next((c for c in verb.children if c.dep_ in ("obl:agent", "obl") and marks_agent(c)), None)
    aside = next((c for c in verb.children if c.dep_ == "csubj" and c.tag_ == "VBG" and follows_comma(c)), None)
    if aside is not None and (outer := next((c for c in aside.children if c.dep_ == "nsubj"), None)) is not None:
        return outer  # "Berg, speaking beside President Lind, said", which the parse gives to Lind
    whole = [c for c in verb.children if c.dep_ in SUBJECTS and not c.is_space and not is_owner(c)]
    whole = [c for c in whole if c.lower_ not in WEEKDAY_NAMES]  # "but on Sunday struck a softer tone"
    inner = [c for c in whole if c.dep_ != "nsubj:outer"] if verb.pos_ == "VERB" else []
    if inner or whole:  # "the problem is that Berg accused us": Berg does
        child = (inner or whole)[0]
        return named_behind(child) or child if passive_too or not is_passive(verb) else agent
    return agent if verb.tag_ == "VBN" else None


def is_owner(subject: Token) -> bool:
    """Whether a subject of the parse only owns the next one: "The farmers' chief Ida Berg said"."""
    owned = any(c.dep_ == subject.dep_ and c.i > subject.i for c in subject.head.lefts)
    return owned and any(c.tag_ == "POS" for c in subject.rights)


def named_behind(subject: Token) -> Token | None:
    """The person or pronoun behind a subject that the parse makes a second one: "her colleague Ida Berg went", "the
    judge, Ida Berg, said"."""
    behind = [t.text for t in subject.doc[subject.i + 1 : subject.i + 2]]
    between = {subject.i + 1, subject.i + 2} if behind == [","] else {subject.i + 1}
    others = (c for c in subject.head.lefts if c.dep_ == subject.dep_ and c.left_edge.i in between)
    return next((c for c in others if c.pos_ in ("PROPN", "PRON") and subject.pos_ in ("NOUN", "ADJ")), None)


def follows_comma(token: Token) -> bool:
    return token.i > token.sent.start and token.nbor(-1).text == ","


def neighbour(verb: Token) -> Token | None:
    """The noun right before a finite verb without a subject in the parse ("chief Ida Berg said"), or the name right
    before a participle ("with Berg saying")."""
    if is_passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBG"):
        return None
    i = verb.i - 1
    while i >= 0 and verb.doc[i].pos_ in ("ADV", "AUX") and verb.doc[i].ent_type_ != "PER":
        i -= 1
    if i > 1 and verb.doc[i].lower_ in WEEKDAY_NAMES:  # "Berg on Sunday warned"
        i -= 2 if verb.doc[i - 1].lower_ == "on" else 1
    if i < 0 or verb.doc[i].sent != verb.sent or verb.doc[i].is_space:
        return None
    noun = verb.doc[i]
    if noun.ent_type_ != "PER" and (verb.tag_ == "VBG" or noun.pos_ not in ("NOUN", "PROPN", "PRON")):
        return None
    while noun.dep_ in ("flat", "compound") and noun.head.i < verb.i and noun.head.i != noun.i:
        if any(t.text == "," for t in noun.doc[noun.head.i : noun.i]):  # "Standing beside Soto, Berg said"
            break
        noun = noun.head
    return noun


def mislaid_subject(verb: Token) -> Token | None:
    """The subject of a finite verb where the parser hung it elsewhere: the name that the verb is joined to ("Von der
    Berg echoed him and said"), or one apposed to an opening phrase ("In a post, Berg, who resigned, said")."""
    root = verb.sent.root
    if follows_comma(verb) and verb.tag_ == "VBN" and root.ent_type_ and root.i < verb.i and not is_passive(verb):
        return root  # "Berg, the minister, accused Oslo of", "Peru, whose aide came, called": taken for a participle
    if is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    if follows_comma(verb) and (named := apposed_before(verb) or named_before_relative(verb)) is not None:
        return named
    if verb.tag_ == "VBN":
        return None
    if verb.dep_ == "conj" and verb.head.ent_type_ == "PER" and verb.head.i < verb.i:
        return verb.head
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + NAME_BEHIND)]:
        if token.ent_type_ == "PER":  # "said Acting Secretary Ruiz", the title taken for a verb; not "said Ruiz left"
            return None if token.dep_ in SUBJECTS and token.head.i > token.i else token
        if not token.text[:1].isupper():
            break
    opening = (a for c in verb.lefts if c.dep_ == "obl" for a in c.subtree if a.dep_ == "appos" and a.pos_ == "PROPN")
    return next(opening, None)


def apposed_before(verb: Token) -> Token | None:
    """The person between the commas before a verb, behind an office: "its prime minister, Ida Berg, promised"."""
    if verb.dep_ not in ("conj", "parataxis", "advcl", "ROOT") or verb.i < verb.sent.start + 4:
        return None
    i = verb.i - 2
    while i > verb.sent.start and verb.doc[i].ent_type_ == "PER":
        i -= 1
    office = verb.doc[i - 1] if verb.doc[i].text == "," and i < verb.i - 2 else None
    if office is None or office.pos_ != "NOUN" or office.ent_type_:
        return None
    return next((t for t in verb.doc[i + 1 : verb.i - 1] if t.dep_ != "flat"), None)


def named_before_relative(verb: Token) -> Token | None:
    """The name before a clause between commas that the parse made the main one: "Berg, whose parents left, said"."""
    for i in range(verb.i - 2, verb.sent.start + 1, -1):
        if verb.doc[i].text == ",":
            return None
        name = verb.doc[i - 2]
        if verb.doc[i].tag_ in ("WP", "WP$", "WDT") and verb.doc[i - 1].text == "," and name.pos_ == "PROPN":
            return name.head if name.dep_ == "flat" else name
    return None


def marks_agent(oblique: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "by" for c in oblique.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb has a passive auxiliary, or shares one; the subject's label alone is too often wrong."""
    helper = next((c for c in verb.children if c.dep_ == "aux:pass"), None)
    if helper is not None:  # not "It was, Berg told us, “…”"
        return not any(c.dep_ in SUBJECTS and helper.i < c.i < verb.i for c in verb.children)
    shares = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.i < verb.i
    return shares and any(c.dep_ == "aux:pass" for c in verb.head.children)
