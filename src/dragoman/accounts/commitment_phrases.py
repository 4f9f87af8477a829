"""Undertakings told by a set phrase, read by the order of its words: the parse takes such phrases apart."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_doers import find_doer, find_giver
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import has_mark, is_passive, is_told, is_verb, list_helpers
from dragoman.accounts.commitment_weight import count_things, is_heavy, weigh_act, weigh_loosely, weigh_noun
from dragoman.accounts.commitment_wishes import find_sayer
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of, list_forms

AHEAD = frozenset({"ahead", "forward"})
FORCE = frozenset({"effect", "force"})
WISHED = frozenset({"like", "want", "wish", "prefer", "love"})
MEANT = ("VB", "VBP", "VBN", "VBZ", "VBD")
"""Tags that the model gives to the bare form in "to see Chile lift the ban"."""
IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
REACH = 10
"""Tokens of the phrase between "for" and "to", "see" and its verb: "for the remaining twelve prisoners to be"."""


def read_phrase(page: Page, words: CommitmentWords, token: Token) -> Undertaking | None:
    """The undertaking that a set phrase around the token tells, or None."""
    if is_verb(token):
        return (
            read_pressing(page, words, token)
            or read_force(words, token)
            or read_target(page, words, token)
            or read_seeing(page, token)
            or read_for_passive(words, token)
            or read_package(page, words, token)
            or read_setting_aside(page, words, token)
            or read_traded(words, token)
            or read_fulfilled(page, words, token)
        )
    return read_welcome(words, token) or read_possible(page, token)


def read_pressing(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "is pressing ahead with the sale of 40 tanks"."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    if base_of(verb) not in words.pressing or len(after) < 2 or after[0] not in AHEAD or after[1] != "with":
        return None
    thing = next((c for c in verb.subtree if c.i > verb.i and has_mark(c, {"with"})), None)
    weight = weigh_noun(page, thing) if thing is not None else None
    if thing is None or weight is None or not weight.solid:
        return None
    why = f"“{verb.text} {after[0]} with {thing.text}”: {weight}"
    return Undertaking("pledge", verb, thing, find_doer(words, verb), None, "pressing", why)


def read_force(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "the ban on copper takes effect at once": a measure, by whose it is, else by whoever says so."""
    behind = next((t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.lower_ in FORCE), None)
    measure = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if base_of(verb) not in ("take", "come", "enter") or behind is None or measure is None:
        return None
    if base_of(measure) not in words.bans or not (is_told(words, verb) or list_helpers(verb) & words.ahead):
        return None
    owner = find_giver(measure, measure)
    doer, spoken = (owner, False) if owner is not None else find_sayer(verb)
    return Undertaking("pledge", verb, verb, doer, None, "force", f"“{measure.text} … {behind.text}”", spoken)


def read_target(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "set a target of ten million tons", "set themselves the goal of doubling trade by 2030"."""
    target = next((c for c in verb.children if c.dep_ == "obj" and base_of(c) in ("target", "goal")), None)
    if base_of(verb) != "set" or target is None or not is_told(words, verb):
        return None
    weight = count_things(page, target)
    if weight is None:
        return None
    return Undertaking("pledge", verb, target, find_doer(words, verb), None, "target", f"“{target.text}”: {weight}")


def read_seeing(page: Page, verb: Token) -> Undertaking | None:
    """ "would like to see Chile lift its duties", "wants to see the prisoners freed"."""
    if verb.lower_ != "see" or verb.i < verb.sent.start + 2 or verb.nbor(-1).lower_ != "to":
        return None
    wish = verb.nbor(-2)
    if base_of(wish) not in WISHED:
        return None
    sentence = page.sentence_at(page.starts[verb.i])
    asked, act = find_asked(verb.i + 1, verb, sentence.last) if sentence is not None else (None, None)
    if asked is None or act is None:
        return None
    done = act.tag_ == "VBN" and not is_named(asked)
    weight = weigh_noun(page, asked) if done else weigh_loosely(page, act)
    if weight is None or (done and not weight.solid):
        return None
    why = f"“{wish.text} to see … {act.text}”: {weight}"
    doer = find_subject(wish)
    return Undertaking("request", verb, act, doer, None if done else asked, "seeing", why, other=not done)


def read_package(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "Norway's new package contains two ships", "the package includes 40 tanks, the ministry said"."""
    package = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    thing = next((c for c in verb.children if c.dep_ == "obj"), None)
    if base_of(verb) not in words.containing or package is None or base_of(package) not in words.packages:
        return None
    weight = weigh_noun(page, thing) if thing is not None and is_told(words, verb) else None
    if weight is None or not weight.solid:
        return None
    owner = find_giver(package, package)
    doer, spoken = (owner, False) if owner is not None else find_sayer(verb)
    return Undertaking("pledge", verb, verb, doer, None, "package", f"“{package.text} … {verb.text}”: {weight}", spoken)


def read_setting_aside(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has set aside ten million dollars", "ten million has been set aside, she said"."""
    aside = any(t.lower_ == "aside" for t in verb.doc[verb.i + 1 : verb.i + 6])
    thing = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")), None)
    weight = count_things(page, thing) if aside and thing is not None and is_told(words, verb) else None
    if base_of(verb) not in ("set", "put") or weight is None:
        return None
    doer, spoken = find_doer(words, verb), False
    if doer is None or is_passive(verb):
        doer, spoken = find_sayer(verb)
    return Undertaking("pledge", verb, verb, doer, None, "setting-aside", f"“{verb.text} aside”: {weight}", spoken)


def read_fulfilled(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has fulfilled its obligations to supply arms", "kept its promise to": what was undertaken is done."""
    noun = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")), None)
    if base_of(verb) not in words.fulfilling or noun is None or not is_told(words, verb):
        return None
    if base_of(noun) not in words.promises | words.binding | {"obligation"}:
        return None
    act = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
    weight = weigh_act(page, act) if act is not None else None
    if act is None or weight is None or not weight.solid:
        return None
    why = f"“{verb.text} … {noun.text} to {act.text}”: {weight}"
    return Undertaking("delivered", verb, act, find_doer(words, verb), None, "fulfilled", why)


def read_traded(words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "halted arms exports to Chad", where the model takes the goods' plural for the verb."""
    goods, deed = noun.i - 1, noun.i - 2
    if noun.tag_ != "VBZ" or noun.lower_ not in words.traded or deed <= noun.sent.start:
        return None
    verb = noun.doc[deed]
    base = list_forms().get(verb.lower_, "")
    known = base != verb.lower_ and base in words.measures | words.steps
    if not known or not noun.doc[goods].tag_.startswith("NN"):
        return None
    subjects = [t for t in noun.doc[noun.sent.start : deed] if t.dep_ in SUBJECT]
    if not subjects:
        return None
    return Undertaking("delivered", noun, noun, subjects[-1], None, "traded", f"“{verb.text} … {noun.text}”")


def find_asked(first: int, word: Token, end: int, to: bool = False) -> tuple[Token | None, Token | None]:
    """The head of the noun phrase that begins at a token, and the verb right behind it; with `to` its infinitive."""
    last = None
    for token in word.doc[first : min(end, first + REACH)]:
        if to and token.lower_ == "to" and last is not None:
            verb = next((t for t in word.doc[token.i + 1 : min(end, token.i + 3)] if t.pos_ == "VERB"), None)
            return last, verb
        if not to and last is not None and token.tag_ in MEANT:
            return last, token
        noun = token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_.startswith("NN")
        if not noun and token.pos_ not in IN_PHRASE and token.lower_ not in ("of", "in", "at", "from"):
            return None, None
        if noun and (last is None or last.head.i == token.i or last.i == token.i - 1):
            last = token
    return None, None


def is_named(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON")


def read_for_passive(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "asked for the deliveries to be brought forward", "called for the border to be reopened"."""
    if not any(f.kind == "request" and "for" in f.prepositions for f in words.verbs.get(base_of(verb), ())):
        return None
    if not is_told(words, verb) or verb.i + 1 >= verb.sent.end or verb.nbor().lower_ != "for":
        return None
    thing, act = find_asked(verb.i + 2, verb, verb.sent.end, to=True)
    if thing is None or act is None or act.tag_ != "VBN" or act.nbor(-1).lower_ != "be":
        return None
    deed = base_of(act) in words.measures | words.steps | words.giving | words.ending | words.signing
    if not (deed or is_heavy(thing) or base_of(thing) in words.deliveries):
        return None
    why = f"“{verb.text} for {thing.text} to be {act.text}”"
    return Undertaking("request", verb, act, find_doer(words, verb), None, "for-passive", why)


def read_welcome(words: CommitmentWords, adjective: Token) -> Undertaking | None:
    """ "would be honoured to receive you in Oslo": an invitation."""
    if adjective.lower_ not in words.moods or not list_helpers(adjective) & (words.ahead | words.reported_ahead):
        return None
    for act in (c for c in adjective.children if c.i > adjective.i and c.tag_ == "VB" and has_mark(c, {"to"})):
        guest = next((c for c in act.children if c.dep_ == "obj"), None)
        if base_of(act) not in ("receive", "welcome", "host", "see") or guest is None or guest.pos_ == "NOUN":
            continue
        why = f"“{adjective.text} to {act.text} {guest.text}”"
        return Undertaking("invitation", adjective, act, find_subject(adjective), guest, "welcome", why, bidden=True)
    return None


def read_possible(page: Page, adjective: Token) -> Undertaking | None:
    """ "would it be possible for Chile to name an envoy?"."""
    if adjective.lower_ != "possible" or "would" not in list_helpers(adjective):
        return None
    start = next((t for t in adjective.doc[adjective.i + 1 : adjective.i + 8] if t.lower_ == "for"), None)
    asked, act = find_asked(start.i + 1, adjective, adjective.sent.end, to=True) if start is not None else (None, None)
    weight = weigh_act(page, act) if act is not None else None
    if act is None or weight is None:
        return None
    cue = next((c for c in adjective.children if c.dep_ == "parataxis"), None)
    doer, spoken = (find_subject(cue), False) if cue is not None else find_sayer(adjective)
    why = f"“possible for … to {act.text}”: {weight}"
    return Undertaking("request", adjective, act, doer, asked, "plea", why, spoken, other=True)
