"""Nouns that tell of a commitment: "readiness to", "at the invitation of", "the treaty between", "supplies of"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_doers import find_agent, find_owner
from dragoman.accounts.commitment_frames import Undertaking, find_act, is_courtesy, is_date
from dragoman.accounts.commitment_grammar import has_mark, is_told
from dragoman.accounts.commitment_weight import count_things, weigh_loosely
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of, load_commitment_words
from dragoman.model import CommitmentKind

RECEIVED = "received"
"""The rule of what is pledged by several givers, each of whom has a record of its own."""


def read_noun(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "Chile's readiness to …", "announced plans to …", "his call for …"."""
    if any(c.dep_ in ("compound", "amod") and base_of(c) in words.talked for c in noun.children) or is_title(noun):
        return None
    if is_dropped(words, noun):
        return None
    if base_of(noun) == "proposal" and find_owner(words, noun) is None:
        return None  # "backlash over a proposal to"
    for frame in words.nouns.get(base_of(noun), ()):
        found = find_act(page, words, noun, frame)
        if found is not None and base_of(noun.head) == "have" and base_of(found[0]) in words.saying:
            continue
        ready = base_of(noun) in ("readiness", "preparedness")
        if ready and found is not None and base_of(found[0]) in words.answering:
            continue  # "their readiness to respond decisively"
        if base_of(noun) == "announcement" and found is not None and is_pointed_at_bare(found[0]):
            continue  # "her announcement of the tariffs"
        warm = base_of(noun) in words.binding | {"determination", "resolve"}
        if warm and found is not None and found[1].grade != "count" and is_only_reflected(words, noun):
            continue  # "this reflects its commitment to building a fair system"
        committed = base_of(noun) in words.binding and found is not None and found[1].solid
        if found is not None and (committed or frame.kind != "pledge" or not is_courtesy(words, found[0])):
            act, weight = found
            why = f"“{noun.text} … {act.text}”: {weight}"
            rule = f"noun-{base_of(noun)}"
            threat = frame.kind == "offer" and base_of(act) in words.threatening  # "readiness to impose costs"
            kind: CommitmentKind = "pledge" if threat else frame.kind
            if kind == "pledge" and base_of(act) in words.offering:
                kind = "offer"
            owner = find_owner(words, noun, act)
            made = any(c.dep_ == "acl" and base_of(c) in words.voicing for c in noun.children)
            spoken = owner is None and made and page.home is not None  # "the commitment made in May to hold a dialogue"
            asked = find_pressed(page, noun) if kind == "request" else None
            return Undertaking(kind, noun, act, owner, asked, rule, why, spoken)
    return None


def is_only_reflected(words: CommitmentWords, noun: Token) -> bool:
    """ "this reflects its commitment to", "the trip will highlight her commitment to": nobody undertakes it there."""
    if base_of(noun.head) in words.reflecting:
        return True
    subject = find_subject(noun.head) if noun.dep_ == "obj" else None
    return subject is not None and base_of(subject) in words.journeys | words.courtesies


def is_pointed_at_bare(noun: Token) -> bool:
    """ "the tariffs", with nothing that tells which."""
    told = [c for c in noun.children if c.dep_ not in ("det", "case", "punct")]
    return noun.pos_ == "NOUN" and not told and any(c.lower_ == "the" for c in noun.children)


def is_dropped(words: CommitmentWords, noun: Token) -> bool:
    """ "backed away from her threat to", "dropped plans to", "in response to Serbia's decision to": none of its own."""
    above = noun.head
    if noun.dep_ not in ("obj", "obl", "nmod", "nsubj:pass"):
        return False
    if base_of(above) in ("back", "walk"):
        return has_mark(noun, {"from", "back"}) or any(c.lower_ == "back" for c in above.children)
    return base_of(above) in words.blaming or (base_of(above) in words.abandoning and noun.dep_ != "obl")


def read_received(page: Page, words: CommitmentWords, giver: Token) -> Undertaking | None:
    """ "received pledges from the governments of Chile and Peru to send ships": of each giver its own pledge."""
    of = any(c.dep_ == "nmod" and has_mark(c, {"of"}) for c in giver.children)
    if of and base_of(giver) in words.stand_ins:
        return None  # "the governments of Chile and Peru": told by their states
    top = giver
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ == "nmod" and has_mark(top, {"of"}) and base_of(top.head) in words.stand_ins:
        top = top.head
    noun, verb = top.head, top.head.head
    vow = base_of(noun) in words.promises and noun.dep_ == "obj" and top.dep_ == "nmod" and has_mark(top, {"from"})
    none = any(c.lower_ in words.negations for c in noun.children)
    if not vow or none or base_of(verb) not in words.receiving or not is_told(words, verb):
        return None
    acts = (c for c in (*noun.children, *verb.children) if c.i > noun.i and c.tag_ == "VB" and has_mark(c, {"to"}))
    weight = count_things(page, noun) or next((w for c in acts if (w := weigh_loosely(page, c)) is not None), None)
    if weight is None:
        return None
    why = f"“{verb.text} {noun.text} from {giver.text}”: {weight}"
    return Undertaking("pledge", noun, noun, giver, find_subject(verb), RECEIVED, why)


def find_pressed(page: Page, noun: Token) -> Token | None:
    """Who has to bear a call or pressure: "Peru has faced pressure from Chile to lift the ban", "an appeal to Peru"."""
    verb = noun.head
    near = [*noun.children, *(verb.children if noun.dep_ == "obj" else ())]
    put_to = (c for c in near if c.i > noun.i and c.dep_ in ("nmod", "obl") and has_mark(c, {"to", "on"}))
    hearer: Token | None = next((c for c in put_to if not is_date(page, c)), None)
    if hearer is not None:
        return hearer
    borne = noun.dep_ == "obj" and base_of(verb) in ("face", "resist", "reject", "ignore", "receive")
    return find_subject(verb) if borne else None


def is_title(noun: Token) -> bool:
    """Whether a noun is part of a name: "the Call to Action", "the Plan for Peace"."""
    return noun.text[:1].isupper() and noun.i > noun.sent.start


def read_invitation(noun: Token) -> Undertaking | None:
    """ "at the invitation of the Sultan", "accepted her invitation", "extended an invitation to the King"."""
    if base_of(noun) != "invitation":
        return None
    host = next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"of", "from", "by"})), None)
    host = host or next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    guests = [c for c in noun.children if c.dep_ in ("nmod", "obl") and has_mark(c, {"to", "for"})]
    occasion = next((c for c in guests if is_occasion(c)), None)  # "an invitation to the Lima Summit"
    guest = next((c for c in guests if c != occasion), None)
    if guest is None and host is not None:  # "the invitation of the Chilean leadership to Petra Lind to attend"
        guest = next((c for c in host.children if c.dep_ == "nmod" and has_mark(c, {"to"})), None)
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    subject = find_subject(verb) if verb is not None else None
    if (
        host is None
        and verb is not None
        and base_of(verb) in ("extend", "issue", "send", "renew", "reiterate", "convey", "deliver")
    ):
        host = find_agent(verb) or subject
        guest = guest or next((c for c in verb.children if c.dep_ in ("obl", "iobj") and has_mark(c, {"to"})), None)
    elif host is None and verb is not None and base_of(verb) == "thank":
        host = next((c for c in verb.children if c.dep_ in ("obj", "iobj")), None)
    elif guest is None:
        guest = subject
    if host is None and guest is not None and verb is not None and base_of(verb) == "accept":
        visit = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
        host = find_place(visit) if visit is not None else None
        if occasion is not None:
            near = (c for word in (noun, occasion) for c in word.children if c.dep_ == "nmod" and has_mark(c, {"in"}))
            host = host or next(near, None)
    if host is None or host == noun or guest == noun:
        return None
    act = verb if verb is not None and (verb == noun.head or guest is not None) else noun
    return Undertaking("invitation", noun, act, host, guest, "noun-invitation", f"“{noun.text}”")


def is_occasion(noun: Token) -> bool:
    """Whether a noun is what somebody is invited to, and nobody who is invited."""
    words = load_commitment_words()
    return base_of(noun) in words.gatherings | words.courtesies | {"inauguration", "ceremony", "celebration", "parade"}


def find_place(visit: Token) -> Token | None:
    """Where a visit goes, which stands for the unnamed host: "accepted an invitation to visit Kenya"."""
    for child in visit.children:
        if child.dep_ == "obj" or (child.dep_ == "obl" and has_mark(child, {"to", "in"})):
            return child
    return None


def read_document(words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "the ceasefire between A and B", "an agreement with Chile": a document or bargain of two sides."""
    if base_of(noun) not in words.documents:
        return None
    between = next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"between"})), None)
    definite = any(
        c.dep_ in ("det", "nmod:poss") and c.text.lower() not in ("a", "an", "any", "no") for c in noun.children
    )
    if between is None or not definite:
        return None
    return Undertaking("agreement", noun, noun, between, None, "noun-between", f"“{noun.text} between”")


def read_launch(words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "the launch of a dialogue on trade": what sides set up, told by a noun."""
    if base_of(noun) not in words.launches:
        return None
    of = next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"of"})), None)
    named = of
    if of is not None and base_of(of) not in words.set_up:
        named = next((c for c in of.children if c.dep_ == "appos" and c.pos_ == "PROPN"), of)
    if of is None or named is None or base_of(named) not in words.set_up:
        return None
    told = [c for c in (*named.children, *of.children) if c.dep_ in ("amod", "compound", "nmod")]
    if all(base_of(c) in words.praised or c.lower_ == "new" for c in told):
        return None  # "the launch of new partnerships"
    doer = find_owner(words, noun, of) if any(c.dep_ == "nmod:poss" for c in noun.children) else find_agent(noun)
    why = f"“{noun.text} of {named.text}”"
    return Undertaking("pledge" if doer is not None else "agreement", noun, named, doer, None, "noun-launch", why)


def read_signing(words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "the signing of a fisheries agreement": a document that the sides make, told by a noun."""
    force = base_of(noun) == "entry" and [t.text for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["into", "force"]
    if base_of(noun) not in words.signings and not force:
        return None
    told = noun
    if force:  # "the entry into force of the treaty"
        noun = noun.doc[noun.i + 2]
    document = next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"of"})), None)
    document = document or next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"on"})), None)
    if document is not None and base_of(document) in ("negotiation", "negotiations", "talk", "talks"):
        subjects = [c for word in (noun, document) for c in word.children if c.dep_ == "nmod" and has_mark(c, {"on"})]
        talked = next(iter(subjects), None)
        document = talked if talked is not None and base_of(talked) in words.documents else None
        if document is None and base_of(noun) in ("conclusion", "completion", "finalization", "finalisation"):
            why = f"“{noun.text} of negotiations”"
            return Undertaking("agreement", told, noun, find_agent(noun), None, "noun-signing", why)
    pending = has_mark(noun, {"after", "before", "until", "upon", "without"})
    if document is None or base_of(document) not in words.documents or pending:
        return None
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and c.pos_ in ("PROPN", "PRON")), None)
    near = (*document.children, *noun.children)
    sides = (c for c in near if c.dep_ == "nmod" and c.pos_ == "PROPN" and has_mark(c, {"between"}))
    owner = next((c for c in sides if base_of(c) not in words.stand_ins), owner)
    return Undertaking(
        "agreement",
        told,
        document,
        find_agent(noun) or owner,
        None,
        "noun-signing",
        f"“{noun.text} of {document.text}”",
    )
