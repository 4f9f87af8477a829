"""Find the words that tell of a commitment: "agreed to", "will deliver", "is ready to", "thanked … for sending"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_deliveries import (
    read_delivered_noun,
    read_delivery,
    read_total,
)
from dragoman.accounts.commitment_doers import find_agent, find_doer, find_nearest_subject
from dragoman.accounts.commitment_frames import Undertaking, find_act, find_addressee, is_courtesy
from dragoman.accounts.commitment_futures import is_moderating, read_ahead
from dragoman.accounts.commitment_grammar import (
    has_mark,
    is_main_misread,
    is_passive,
    is_told,
    is_verb,
    list_helpers,
    list_negations,
)
from dragoman.accounts.commitment_nouns import (
    read_document,
    read_invitation,
    read_launch,
    read_noun,
    read_received,
    read_signing,
)
from dragoman.accounts.commitment_phrases import read_phrase, read_welcome
from dragoman.accounts.commitment_recalled import read_recalled
from dragoman.accounts.commitment_sanctions import read_sanction
from dragoman.accounts.commitment_sides import Settled
from dragoman.accounts.commitment_talk import read_talk
from dragoman.accounts.commitment_thanks import read_gift, read_thanks
from dragoman.accounts.commitment_wishes import read_wish
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.commitments import CommitmentWords, Frame, base_of, load_commitment_words
from dragoman.model import CommitmentKind

REPEATED = frozenset({"had", "earlier", "previously", "repeatedly", "often", "long", "once", "already", "frequently"})


def find_undertakings(page: Page, sentence: Sentence) -> list[Undertaking]:
    """The undertakings of a sentence, in order, also those told inside another's act."""
    words = load_commitment_words()
    told = (read_token(page, words, token) for token in page.doc[sentence.first : sentence.last])
    return [u for u in told if u is not None and not is_unreal(words, u.word)]


def drop_inner(told: list[tuple[Undertaking, Settled]]) -> list[tuple[Undertaking, Settled]]:
    """Without those that are told inside another's act, which are left to that one."""
    found: list[tuple[Undertaking, Settled]] = []
    for inner, settled in told:
        if any(is_within(inner, other) for other, _ in found):
            continue
        found = [pair for pair in found if not is_within(pair[0], inner)]
        found.append((inner, settled))
    return found


def read_token(page: Page, words: CommitmentWords, token: Token) -> Undertaking | None:
    """The undertaking of which this token is the telling word, or None."""
    if token.text.lower() in words.adjectives and has_copula(token):
        return (
            read_welcome(words, token)
            or read_adjective(page, words, token)
            or read_wish(page, words, token)
            or read_talk(page, words, token)
        )
    if is_verb(token):
        return (
            read_ahead(page, words, token)
            or read_verb(page, words, token)
            or read_recalled(page, words, token)
            or read_thanks(page, words, token)
            or read_sanction(page, words, token)
            or read_delivery(page, words, token)
            or read_total(page, words, token)
            or read_wish(page, words, token)
            or read_talk(page, words, token)
            or read_phrase(page, words, token)
        )
    if token.pos_ in ("NOUN", "PROPN"):
        return (
            read_noun(page, words, token)
            or read_thanks(page, words, token)
            or read_received(page, words, token)
            or read_invitation(token)
            or read_document(words, token)
            or read_signing(words, token)
            or read_launch(words, token)
            or read_delivered_noun(page, words, token)
            or read_gift(page, words, token)
            or read_wish(page, words, token)
        )
    if token.pos_ != "ADJ":
        return None
    return (
        read_thanks(page, words, token)
        or read_wish(page, words, token)
        or read_talk(page, words, token)
        or read_phrase(page, words, token)
    )


def read_verb(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """A verb of undertaking with what it takes."""
    frames = words.verbs.get(base_of(verb))
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl" and find_agent(verb) is None and not is_main_misread(verb)
    told = is_told(words, verb)
    if frames is None or not (told or is_to_be_asked(words, verb)):
        return None
    for frame in frames:
        if not told and not (frame.kind == "request" and frame.addressee):
            continue
        if participle and frame.kind == "agreement":
            continue
        found = find_act(page, words, verb, frame)
        if found is None or (frame.kind == "agreement" and agrees_on_praise(words, verb, found[0])):
            continue
        act, weight = found
        if frame.kind == "pledge" and (is_courtesy(words, act) or is_offer(words, act)):
            continue
        if base_of(verb) == "expect" and base_of(act) in words.foreseen:
            continue
        if base_of(verb) == "threaten" and is_recalled_threat(verb):
            continue
        if base_of(verb) == "commit" and base_of(verb.head if act == verb else act) in words.crimes:
            continue
        if base_of(verb) == "decide" and is_courtesy(words, act):
            continue  # "decided to travel to Oslo"
        if base_of(verb) in words.ordering and verb.i < act.i and act.doc[act.i - 2].lower_ == "order":
            continue  # "directed the strikes in order to protect"
        if base_of(verb) == "commit" and base_of(act) in words.striving and weight.grade != "count":
            continue  # "is committed to securing a deal"
        if frame.kind == "agreement" and weight.grade == "act" and is_opinion(act):
            continue
        if base_of(verb) in words.securing and act.pos_ == "NOUN" and base_of(act) in words.warm:
            continue  # "guarantees the security of two million people"
        asked = find_addressee(verb, frame) or find_hearer(verb, act, frame)
        if base_of(verb) in ("hope", "expect") and not frame.addressee:
            asked = next((c for c in act.children if c.dep_ in SUBJECT and c.text.lower() != "you"), None)
        # "hoped that the ships could be sent": of whom it is asked is not told.
        handed = base_of(verb) == "hope" and asked is not None and is_passive(act) and weight.solid
        asked = None if handed else asked
        if frame.addressee and (asked is None or (asked.pos_ == "NOUN" and base_of(asked) in words.warm | words.taken)):
            continue  # "encouraged further steps to"
        if frame.kind == "request" and asked is None:
            asked = find_source(act) or find_named_subject(act)
        if asked is None and base_of(verb.head) in words.writing and verb.dep_ in ("xcomp", "advcl"):
            before = (c for c in verb.head.children if c.i < verb.i and c.dep_ == "obl")
            asked = next((c for c in before if has_mark(c, {"to"})), None)
        doer = find_quoter(page, verb) or find_doer(words, verb)
        if (asked is not None and asked.text.lower() in ("i", "me")) or (
            doer is not None and doer.text.lower() == "you"
        ):
            continue
        why = f"“{verb.text} … {act.text}”: {weight}"
        rule = f"verb-{base_of(verb)}"
        other = (
            not handed
            and base_of(verb) in words.expecting
            and (base_of(verb) in ("hope", "expect") or bool(frame.addressee))
        )
        bidden = frame.kind == "request" and base_of(verb) in words.bidding and base_of(act) in words.visits
        kind = "invitation" if bidden else frame.kind
        if kind == "agreement" and base_of(act) in words.own_documents:
            kind = "pledge"
        if kind == "pledge" and base_of(act) in words.offering:
            kind = "offer"
        if kind == "offer" and base_of(act) in words.threatening:
            kind = "pledge"
        return Undertaking(kind, verb, act, doer, asked, rule, why, other=other, bidden=bidden)
    return None


def is_to_be_asked(words: CommitmentWords, verb: Token) -> bool:
    """ "will also call on Chile to lift the ban": a request that is announced is made."""
    return bool(list_helpers(verb) & words.ahead) and not is_passive(verb) and not list_negations(words, verb)


def agrees_on_praise(words: CommitmentWords, verb: Token, act: Token) -> bool:
    """ "agreed on the importance of pursuing peace", "on the need to rebuild trust": nothing that can be checked.

    But "reached a consensus on the need for a truce" is a document.
    """
    praise = (words.appeals - words.matters) | (words.needs if base_of(act) not in words.documents else frozenset())
    return any(c.dep_ == "obl" and base_of(c) in praise for c in verb.children)


def is_opinion(act: Token) -> bool:
    """ "agreed that freedom should be restored": what both think right, by whomever it is done."""
    return is_passive(act) and any(c.dep_ == "aux" and c.lower_ in ("should", "must") for c in act.children)


def is_recalled_threat(verb: Token) -> bool:
    """ "had earlier threatened", "has repeatedly threatened", "Berg, who has threatened": told as background."""
    beside = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "aux")}
    return bool(beside & REPEATED) or (verb.dep_ == "acl:relcl" and beside & {"has", "have", "had"} != set())


def find_hearer(verb: Token, act: Token, frame: Frame) -> Token | None:
    """To whom a thing is offered or promised: "offered Peru two ships", "threatened Peru with tariffs"."""
    if frame.kind not in ("offer", "pledge") or is_passive(verb):
        return None
    before = (c for c in verb.children if verb.i < c.i < act.i and c.dep_ in ("iobj", "obj"))
    return next((c for c in before if c.pos_ in ("PROPN", "PRON") or c.ent_type_ == "PER"), None)


def find_source(thing: Token) -> Token | None:
    """From whom something is sought: "demanded an explanation from the Serbian ministry"."""
    near = thing.children if thing.pos_ in ("NOUN", "PROPN") else ()
    beside = thing.head.children if thing.dep_ == "obj" else ()
    sources = (c for c in (*near, *beside) if c.i > thing.i and c.dep_ in ("nmod", "obl") and has_mark(c, {"from"}))
    return next(sources, None)


def find_named_subject(act: Token) -> Token | None:
    """Of whom a clause asks it, by name: "demanded that Serbia release them"."""
    subject = next((c for c in act.children if c.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.pos_ == "PROPN" and act.dep_ == "ccomp" else None


def find_quoter(page: Page, verb: Token) -> Token | None:
    """The subject of a verb that the parse joins to one in a quotation: "wrote that “it is late”, and asked for"."""
    if verb.dep_ != "conj":
        return None
    start, joined = page.starts[verb.i], page.starts[verb.head.i]
    quoted = next((q for q in page.quotations if q.kind != "indirect" and q.start <= joined < q.end), None)
    if quoted is None or quoted.start <= start < quoted.end:
        return None
    above = next((a for a in verb.ancestors if page.starts[a.i] < quoted.start and a.pos_ == "VERB"), None)
    return find_subject(above) if above is not None else None


def is_offer(words: CommitmentWords, act: Token) -> bool:
    """ "declared its readiness to lend": the noun tells more than its verb."""
    return act.pos_ == "NOUN" and any(f.kind == "offer" for f in words.nouns.get(base_of(act), ()))


def read_adjective(page: Page, words: CommitmentWords, adjective: Token) -> Undertaking | None:
    """ "is ready to …", "stands ready to …"."""
    for frame in words.adjectives.get(adjective.text.lower(), ()):
        found = find_act(page, words, adjective, frame)
        if found is not None:
            act, weight = found
            helpers = {c.text.lower() for c in adjective.children if c.dep_ == "aux"}
            if helpers & {"have", "has", "had"} or adjective.dep_ == "acl:relcl":
                continue
            things = [c for c in act.children if c.dep_ == "obj"]
            loose = base_of(act) in ("take", "use") and any(base_of(c) in words.taken | words.means for c in things)
            if loose and not weight.solid:
                continue  # "prepared to take further measures"
            if is_moderating(words, act) or list_negations(words, adjective):
                continue  # "we are ready to take questions", "is not ready to sign"
            if adjective.text.lower() in words.moods and not helpers & (words.ahead | words.reported_ahead):
                continue
            if frame.kind == "pledge" and is_courtesy(words, act):
                continue
            if adjective.dep_ == "ccomp" and base_of(adjective.head) in words.securing:
                continue  # "to ensure that the Union is ready to meet any threat"
            why = f"“{adjective.text} … {act.text}”: {weight}"
            rule = f"adjective-{base_of(adjective)}"
            eased = base_of(act) in words.easing and any(base_of(c) in words.bans for c in act.children)
            kind: CommitmentKind = "pledge" if base_of(act) in words.threatening and not eased else frame.kind
            return Undertaking(kind, adjective, act, find_nearest_subject(adjective), None, rule, why)
    return None


def has_copula(adjective: Token) -> bool:
    """ "is ready", "stands ready", "would be prepared"."""
    return adjective.dep_ == "xcomp" or any(c.dep_ in ("cop", "aux:pass") for c in adjective.children)


def is_unreal(words: CommitmentWords, word: Token) -> bool:
    """Whether the word stands in a condition: "if it will not send", "provided Chile withdrew its ships"."""
    above = word.head
    bound = above.text.lower() in ("provided", "providing", "assuming") and word.dep_ == "ccomp"
    if bound and not any(c.dep_ in SUBJECT for c in above.children):
        return True
    return any(c.dep_ == "mark" and c.text.lower() in words.unreal for c in word.children)


def is_within(inner: Undertaking, outer: Undertaking) -> bool:
    """Whether the inner one is part of the outer one's act: "urged it to agree to …", "agreed that it would …"."""
    if inner.act.i == outer.act.i and inner.word.i > outer.word.i:
        return True
    token = inner.word
    for _ in range(4):
        if token.i == outer.act.i and outer.act.i != outer.word.i:
            return True
        if token.dep_ not in ("xcomp", "ccomp", "conj", "acl", "obj", "advcl") or token.head.i == token.i:
            return False
        if token.dep_ == "conj" and token.tag_ != token.head.tag_:
            return False
        token = token.head
    return False
