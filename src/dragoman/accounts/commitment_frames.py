"""What stands around a word that tells of a commitment: the act it takes, its doer, whom it is put to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.commitment_doers import find_agent, find_next_noun
from dragoman.accounts.commitment_grammar import FINITE, has_mark, is_passive, is_stray_object, is_verb, list_helpers
from dragoman.accounts.commitment_weight import Weight, is_heavy, weigh_act, weigh_deadline, weigh_loosely, weigh_noun
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, Frame, base_of, list_forms, load_commitment_words
from dragoman.model import CommitmentKind

SPELLED_OUT = 7
"""Content words of an agreed act, itself counted: "to expand cooperation in energy, finance and transport"."""
REACH, REACH_OVER_ADDRESSEE = 6, 14
"""Tokens from the word to the "to" of its infinitive: "pressure from Ghana to", "urged the members of the union to"."""
LEADERS = frozenset({"leader", "president", "minister", "counterpart", "colleague", "ceremony", "event"})
"""Whom or what one joins in an encounter: "will join the other leaders"."""
EXECUTIVE = frozenset({"executive", "presidential", "government"})
"""What makes an order a document: "signed an executive order", for "the international order" is none."""
CALMING = frozenset({"de"})
"""Before a hyphen it begins a verb which the model takes apart: "called on Serbia to de-escalate tensions"."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """`word` tells of it, `act` is what is undertaken, `doer` whose it is, `asked` whom it is put to.

    `spoken`: it is the speaker's, where no doer is named. `other`: it counts only if the asked one is another state.
    `bidden`: an invitation told by a word of asking.
    """

    kind: CommitmentKind
    word: Token
    act: Token
    doer: Token | None
    asked: Token | None
    rule: str
    why: str
    spoken: bool = False
    other: bool = False
    bidden: bool = False


def find_act(page: Page, words: CommitmentWords, word: Token, frame: Frame) -> tuple[Token, Weight] | None:
    """What the word's frame finds after it and why it counts, or None."""
    behind = [c for c in word.children if c.i > word.i]
    if word.pos_ == "NOUN" and "infinitive" in frame.takes:  # "the readiness of the Chilean side to join"
        behind.sort(key=lambda c: not (c.tag_ == "VB" and has_mark(c, {"to"})))
    for child in behind:
        found = None
        if child.pos_ == "NOUN" and child.text.lower() == "hand" and "infinitive" in frame.takes:
            over = (
                child.i + 1 < len(child.doc) and child.nbor().text.lower() == "over"
            )  # "to hand over", taken for a noun
            found = Weight("act", "“hand over” is an act") if over else None
        elif is_verb(child) or (child.dep_ in ("xcomp", "ccomp") and not is_stray_object(child)):
            if fits_clause(words, child, frame):
                found = weigh_clause(page, words, child, frame)
        elif fits_noun(child, frame) and not is_date(page, child):
            found = weigh_object(page, words, child, frame)
        if found is not None:
            return child, found
    for parted in list_parted_acts(words, word, frame):
        weight = weigh_clause(page, words, parted, frame)
        if weight is not None:
            return parted, weight
    for act, noun in list_far_objects(word, frame):
        weight = weigh_object(page, words, noun, frame)
        if weight is not None:
            return act, weight
    if frame.objects == "documents":
        return find_document(words, word)
    if "infinitive" in frame.takes and (frame.addressee or not is_passive(word)):
        verb = find_infinitive(words, word, frame)
        weight = weigh_clause(page, words, verb, frame) if verb is not None else None
        if verb is not None and weight is not None:
            return verb, weight
    return None


def list_parted_acts(words: CommitmentWords, noun: Token, frame: Frame) -> Iterator[Token]:
    """The infinitives that a participle parts from a noun: "the commitment made in May to hold a dialogue"."""
    if noun.pos_ != "NOUN" or "infinitive" not in frame.takes:
        return
    made = (c for c in noun.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD") and base_of(c) in words.voicing)
    for verb in (c for participle in made for c in participle.children):
        if verb.i > noun.i and verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and has_mark(verb, {"to"}):
            yield verb


def list_far_objects(word: Token, frame: Frame) -> Iterator[tuple[Token, Token]]:
    """The acts, and the nouns that tell of them, where the word's object hangs elsewhere in the parse."""
    if "object" in frame.addressee and "noun" in frame.takes:  # "asked its partners for ten systems"
        asked = [c for c in word.children if c.i > word.i and c.dep_ in ("obj", "iobj")]
        named = (g for c in asked for g in c.children if g.dep_ == "nmod" and has_mark(g, frame.prepositions))
        yield from ((noun, noun) for noun in named)
    if word.pos_ == "NOUN" and word.dep_ == "obj" and "noun" in frame.takes:  # "considered a request for $9 million"
        beside = (c for c in word.head.children if c.i > word.i and c.dep_ == "obl" and has_mark(c, frame.prepositions))
        yield from ((c, c) for c in beside if c.text in "$€£")
    if word.pos_ == "NOUN" and "noun" in frame.takes and frame.kind == "request":  # "its appeal to allies for arms"
        near = [*word.children, *(word.head.children if word.dep_ == "obj" else ())]
        asked = [c for c in near if c.i > word.i and c.dep_ in ("nmod", "obl") and has_mark(c, {"to", "on"})]
        named = (g for c in asked for g in c.children if g.dep_ == "nmod" and has_mark(g, frame.prepositions))
        yield from ((noun, noun) for noun in named)
    if "object" not in frame.takes:
        return
    head = word.head
    misread = word.dep_ == "amod" and word.tag_ == "VBN" and head.dep_ == "ROOT" and word.i == head.i - 1
    if misread and any(c.dep_ == "nsubj" and c.i < word.i for c in head.children):  # "Peru and Chile reached agreement"
        yield head, head
    by_whom = find_agent(word) if word.tag_ == "VBN" and word.dep_ == "acl" else None
    if frame.objects == "weighty" and by_whom is not None and not is_told_before(head, word):
        yield word, head  # "a loan announced by Chile"
    if frame.objects == "weighty" and frame.kind == "pledge" and is_passive(word):
        yield from ((c, c) for c in word.children if c.dep_ == "nsubj:pass")  # "new grants were announced"


def is_told_before(noun: Token, participle: Token) -> bool:
    """ "the agreement announced by both": of what it is on the text told before."""
    beside = [c for c in noun.children if c.i != participle.i and not c.is_punct]
    known = base_of(noun) in load_commitment_words().documents and noun.dep_ in ("nsubj", "nsubj:pass")
    return known and [c.lower_ for c in beside] == ["the"]


def find_document(words: CommitmentWords, verb: Token) -> tuple[Token, Weight] | None:
    """The document that is signed where it is no object: "a treaty was signed", "the treaty that they signed with us".

    A bare "the treaties signed" only comes back to what is known.
    """
    noun = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    partner = any(c.dep_ == "obl" and has_mark(c, {"with"}) for c in verb.children)
    if verb.dep_ in ("acl", "acl:relcl") and partner and verb.head.pos_ in ("NOUN", "PROPN"):
        noun = verb.head
    notes = noun is not None and base_of(noun) == "exchange" and any(base_of(c) == "note" for c in noun.children)
    if noun is None or not (notes or base_of(noun) in words.documents):
        return None
    if {c.lower_ for c in noun.children} & {"the", "this", "that"} and len(list(noun.children)) == 1:
        return None  # "the deal was signed": of which the text told before
    return noun, Weight("thing", f"“{noun.text}” is a document")


def weigh_clause(page: Page, words: CommitmentWords, verb: Token, frame: Frame) -> Weight | None:
    """Why the act of a clause counts under a frame, or None."""
    weight = weigh_loosely(page, verb) if frame.acts == "spelled" else weigh_act(page, verb)
    vowed = base_of(verb.head) in words.binding | {"commit", "vote"} and frame.kind in ("pledge", "delivered")
    if vowed and weight is not None and is_measure(words, verb):
        return weight
    if frame.kind == "delivered" and (weight is None or not weight.solid):  # "allowed 200 trucks to enter"
        let = next((c for c in verb.head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        weight = weigh_noun(page, let) if let is not None else weight
    if weight is None and frame.kind == "agreement" and is_spelled_out(words, verb):
        return Weight("act", f"“{verb.text} …” is spelled out")
    if frame.objects == "weighty" and (weight is None or not weight.solid) and frame.kind in ("pledge", "agreement"):
        weight = weigh_deadline(page, verb) or weight
    return weight if weight is None or frame.objects != "weighty" or weight.solid else None


def is_measure(words: CommitmentWords, verb: Token) -> bool:
    """Whether an act is a measure with an object: "commit to freezing accounts", "to ensuring that they are freed"."""
    verb = find_secured(words, verb)
    done = base_of(verb) in (words.measures | words.steps | words.giving | words.curbing) - words.weak_verbs
    return done and any(c.dep_ in ("obj", "nsubj:pass") and base_of(c) not in words.warm for c in verb.children)


def find_secured(words: CommitmentWords, verb: Token) -> Token:
    """Of "ensure that they are freed" what is to be done; of any other verb that verb."""
    secured = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    return next(secured, verb) if base_of(verb) in words.securing else verb


def is_spelled_out(words: CommitmentWords, verb: Token) -> bool:
    """Whether an agreed act says so much that even a warm verb can be checked by it.

    To stay in touch or to work together does only with a time or a document: "in the days ahead", "under the Charter".
    """
    if base_of(verb) in words.meeting or any(base_of(t) in words.touch for t in verb.subtree):
        return any(base_of(t) in words.spans for t in verb.subtree)
    if base_of(verb) in words.vague | words.continuing and not any(
        t.pos_ == "PROPN" and base_of(t) in words.documents for t in verb.subtree
    ):
        return False
    return sum(t.pos_ in ("NOUN", "PROPN", "NUM", "VERB", "ADJ") for t in verb.subtree) >= SPELLED_OUT


def find_infinitive(words: CommitmentWords, word: Token, frame: Frame) -> Token | None:
    """The infinitive next in the sentence, where the parse hangs it elsewhere: "called on Serbia to withdraw".

    None where another noun has it: "warned Serbia about a decision to withdraw".
    """
    reach = REACH_OVER_ADDRESSEE if frame.addressee or word.pos_ == "NOUN" else REACH
    following = word.doc[word.i + 1 : min(word.sent.end, word.i + 1 + reach)]
    for token in following:
        if token.tag_ in FINITE or token.text in (";", ":", "—") or token.tag_ in ("WDT", "WP"):
            return None
        own = token.text.lower().endswith(("self", "selves"))  # "commit ourselves to"
        if token.dep_ in ("obj", "nsubj", "nsubj:pass", "iobj") and not frame.addressee and not own:
            return None
        if token.text.lower() == "to" and token.tag_ in ("TO", "IN") and token.i + 1 < word.sent.end:
            verb = next((t for t in word.doc[token.i + 1 : min(word.sent.end, token.i + 3)] if t.tag_ == "VB"), None)
            if verb is None and token.dep_ == "mark" and token.head.pos_ == "ADJ" and token.head.i == token.i + 1:
                return token.head  # "urged the king to open the gate"
            if verb is None and token.i + 3 < word.sent.end and word.doc[token.i + 1].text.lower() in CALMING:
                return word.doc[token.i + 3]
            if verb is None and (bare := find_mistagged(words, word, token)) is not None:
                return bare
            if verb is not None:
                other = verb.head
                of_noun = word.i < other.i and base_of(other) in words.nouns and verb.dep_ == "acl"
                of_noun = of_noun and not has_mark(other, {"in", "during"})  # "their vow in a call to lift the ban"
                return None if of_noun else verb
    return None


def find_mistagged(words: CommitmentWords, word: Token, to: Token) -> Token | None:
    """The head of what the model takes for a noun phrase behind "to": "has offered to clear mines"."""
    bare = to.nbor()
    if to.i == word.i + 1 and bare.lower_ in words.deeds and bare.tag_ == "NN" and bare.nbor().is_punct:
        return bare  # "Ghana offered to mediate."
    known = list_forms().get(bare.lower_) == bare.lower_ and bare.lower_ in words.measures | words.steps | words.deeds
    if to.i != word.i + 1 or not known or bare.tag_ not in ("JJ", "NN") or bare.i + 1 >= word.sent.end:
        return None
    return bare.head if bare.head.i > bare.i and bare.head.pos_ in ("NOUN", "PROPN") else None


def is_date(page: Page, noun: Token) -> bool:
    """Whether a noun tells when: "agreed on Tuesday to lift the ban"."""
    start = page.starts[noun.i]
    return any(d.start <= start < d.end for d in page.dates_in(start - 40, start + 1))


def fits_noun(noun: Token, frame: Frame) -> bool:
    """Whether a dependent noun stands where the frame takes one."""
    if "noun" in frame.takes and noun.dep_ in ("obj", "obl", "nmod") and has_mark(noun, frame.prepositions):
        return True
    return "object" in frame.takes and (noun.dep_ == "obj" or is_stray_object(noun))


def fits_clause(words: CommitmentWords, verb: Token, frame: Frame) -> bool:
    """Whether a dependent verb has a form that the frame takes."""
    if verb.tag_ == "VB" and has_mark(verb, {"to"}):
        purpose = verb.dep_ == "advcl" and not frame.addressee and frame.kind != "delivered"
        return "infinitive" in frame.takes and not purpose
    if verb.tag_ == "VBG" and (has_mark(verb, frame.prepositions) or verb.dep_ == "xcomp" or follows(verb)):
        return "gerund" in frame.takes
    if base_of(verb.head) == "ask" and not has_mark(verb, {"that"}):  # "asked what Peru would send"
        return False
    helpers = list_helpers(verb)
    passive = verb.tag_ == "VBN" and any(c.dep_ == "aux:pass" and c.text.lower() == "be" for c in verb.children)
    modal = (verb.tag_ == "VB" or passive) and bool(helpers & words.modal)
    bare = verb.tag_ == "VB" and not helpers
    wished = frame.kind == "offer" and verb.head.tag_ in ("VBD", "VBN")  # "proposed that the sides start talks"
    asked = verb.tag_ == "VBP" and (wished or (frame.kind == "request" and has_single_subject(verb)))
    asked = asked or is_subjunctive_passive(verb)
    that = verb.dep_ == "ccomp" or (verb.dep_ == "acl" and has_mark(verb, {"that"}))
    return that and "clause" in frame.takes and (modal or bare or asked)


def is_subjunctive_passive(verb: Token) -> bool:
    """ "requested that the loan be increased"."""
    being = [c for c in verb.children if c.dep_ == "aux:pass"]
    return verb.tag_ == "VBN" and any(c.text.lower() == "be" for c in being) and not list_helpers(verb)


def has_single_subject(verb: Token) -> bool:
    """ "demanded that Serbia release": the form without an ending, which the parse takes for a plural one."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(c.tag_ in ("NN", "NNP", "NNPS") for c in subjects)


def follows(verb: Token) -> bool:
    """ "proposed holding": the gerund stands right behind its verb."""
    return verb.head.i == verb.i - 1


def weigh_object(page: Page, words: CommitmentWords, noun: Token, frame: Frame) -> Weight | None:
    """Why an object counts under a frame, or None."""
    lemma = base_of(noun)
    if frame.objects == "any":
        return Weight("act", "it is named") if noun.pos_ != "PRON" or frame.kind == "invitation" else None
    if frame.objects == "documents":
        told = any(c.dep_ in ("nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss") for c in noun.children)
        told = told or any(c.tag_ == "VB" and c.i > noun.i and c.dep_ == "advcl" for c in noun.head.children)
        told = told or (noun.i + 1 < len(noun.doc) and noun.nbor().text.lower() in ("on", "with", "to", "for"))
        executive = lemma in words.own_documents and any(c.text.lower() in EXECUTIVE for c in noun.children)
        near = (*noun.children, *noun.head.children)  # "signed a $20 million programme with Chad"
        grant = base_of(noun.head) == "sign" and lemma in words.set_up | words.goods
        grant = grant and any(c.dep_ in ("obl", "nmod") and has_mark(c, {"with"}) for c in near)
        named = executive or grant or (lemma in words.documents and (told or noun.pos_ == "PROPN"))
        return Weight("thing", f"“{noun.text}” is a document") if named else None
    if frame.objects == "orders":
        return Weight("thing", f"“{noun.text}” is an order") if lemma in words.own_documents else None
    if frame.objects == "dated":
        return weigh_deadline(page, noun) or weigh_deadline(page, noun.head.head)
    if frame.objects == "proposals":
        return Weight("thing", f"“{noun.text}” is put forward") if lemma in words.proposals else None
    if frame.objects == "bodies":
        return Weight("thing", f"“{noun.text}” is set up") if is_set_up(words, noun) else None
    weight = weigh_noun(page, noun)
    if frame.objects == "weighty":
        return weight if weight is not None and weight.solid else None
    backed = lemma in words.backing and weight is not None and weight.solid  # "a call for financial support"
    return weight if (lemma not in words.warm or backed) and noun.pos_ != "PRON" else None


def is_set_up(words: CommitmentWords, noun: Token) -> bool:
    """Whether a noun names a body or programme and tells which: "a joint fund", but not "a productive dialogue"."""
    told = (c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "acl", "acl:relcl"))
    return base_of(noun) in words.set_up and any(base_of(c) not in words.praised for c in told)


def find_addressee(verb: Token, frame: Frame) -> Token | None:
    """Whom the verb addresses: its passive subject, its object, or the object of a preposition of the frame."""
    if is_passive(verb):
        return next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    for child in verb.children:
        if child.i < verb.i:
            continue
        if "object" in frame.addressee and child.dep_ in ("obj", "iobj"):
            return child
        if child.dep_ in ("obl", "obj", "nmod") and has_mark(child, frame.addressee):
            return child
    return find_next_noun(verb) if "object" in frame.addressee else None


def is_courtesy(words: CommitmentWords, act: Token) -> bool:
    """Whether the act is an encounter, which is no commitment: "will visit", "would make a private visit"."""
    if base_of(act) in words.finishing and any(
        c.dep_ == "obj" and base_of(c) in words.courtesies - words.journeys and has_subject_matter(act, c)
        for c in act.children
    ):
        return False  # "will conclude negotiations on a tax treaty"
    if base_of(act) in words.framing and any(c.dep_ == "obj" and base_of(c) in words.journeys for c in act.children):
        return True  # "will conclude her trip in Lima"
    if base_of(act) == "kick" and any(c.dep_ == "obj" and base_of(c) in words.gatherings for c in act.children):
        return True  # "will kick off the summit"
    hosted = [c for c in act.children if c.dep_ == "obj" and c.tag_ != "WDT"]
    hosted += [act.head] if act.dep_ == "acl:relcl" else []  # "the summit, which Peru will host"
    with_whom = [c for c in (*act.children, *(g for c in hosted for g in c.children)) if has_mark(c, {"with"})]
    if base_of(act) == "hold" and any(c.pos_ == "PROPN" or c.ent_type_ == "PER" for c in with_whom):
        return True  # "will hold a bilateral summit with President Lind"
    if base_of(act) in words.hosting and any(is_gathering(words, c) for c in hosted):
        return False
    things = [c for c in act.children if c.dep_ == "obj"]
    if base_of(act) in words.sheltering and any(base_of(c) in words.sheltered for c in things):
        return False  # "will receive refugees"
    if base_of(act) == "return" and any(c.pos_ == "NOUN" and base_of(c) not in words.courtesies for c in things):
        return False  # "will return the base to the authorities"
    if base_of(act) in words.launching or base_of(act) in ("allow", "permit", "boycott", "suspend", "cancel"):
        return False
    if base_of(act) == "take" and any(c.dep_ == "obj" and base_of(c) in words.taken for c in act.children):
        aims = [c for c in act.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > act.i]
        if any(g.dep_ == "obj" and is_heavy(g) for c in aims for g in c.children):
            return False  # "will take measures to limit the sale of tanks"
    if base_of(act) in words.conveying and any(c.dep_ == "obj" and base_of(c) in words.matters for c in act.children):
        return False  # "would take it up with the minister"
    below = next((c for c in act.children if c.dep_ == "xcomp" and c.i > act.i and c.tag_ not in FINITE), None)
    ahead = [t.text.lower() for t in act.doc[act.i : act.i + 3]]
    if ahead[:2] == ["co", "-"] and ahead[2:] != [] and ahead[2] in words.encounters | words.hosting:
        return True  # "will co-chair the group", which the parse takes apart
    joined = [c for c in act.children if c.dep_ == "obj"] if base_of(act) == "join" else []
    company = words.gatherings | words.courtesies | LEADERS
    if any(c.tag_ == "PRP" or c.ent_type_ == "PER" or base_of(c) in company for c in joined):
        return True  # "Minister Lind will join him for the talks", "will join the other leaders"
    if base_of(act) in words.encounters or (below is not None and base_of(below) in words.encounters):
        return True
    return any(c.dep_ == "obj" and base_of(c) in words.courtesies for c in act.children)


def has_subject_matter(act: Token, noun: Token) -> bool:
    """Whether it is told what is talked of: "conclude negotiations on a tax treaty"."""
    return any(c.dep_ in ("nmod", "obl") and has_mark(c, {"on", "of"}) for c in (*noun.children, *act.children))


def is_gathering(words: CommitmentWords, noun: Token) -> bool:
    """Whether a noun names a gathering that a state prepares: "the next Arctic Summit", "a donors' conference"."""
    told = any(c.dep_ in ("amod", "compound", "nmod:poss", "nmod") and c.text[:1].isalpha() for c in noun.children)
    if any(c.lower_ in ("press", "news") for c in noun.children):
        return False
    return base_of(noun) in words.gatherings and (told or noun.pos_ == "PROPN")
