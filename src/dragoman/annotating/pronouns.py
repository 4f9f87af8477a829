"""Whom "he", "her", "its" and "you" stand for: by the clauses around the pronoun, else by who the text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.annotating.subjects import FINITE, SUBJECTS, neighbour
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
SECOND = frozenset({"you", "your"})
FIRST = frozenset({"i", "me", "my", "myself", "we", "us"})
SIDES = frozenset({"sides", "parties"})
"""Behind "the two", "both": the two of whom a report tells."""
PLURAL = frozenset({"they", "them", "their", "both"})
POSSESSIVE = frozenset({"his", "her", "my", "your", "their", "its"})
ALL = frozenset(PRONOUNS) | SECOND | FIRST | PLURAL | {"its"}

SINCE = re.compile(r"\b(?:since|after|following|before) $")
"""Before an owner who is told of in passing: "progress since the President's trip"."""
ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?$")
"""Before somebody who said what is told."""
HIS_TALKS = re.compile(
    r"\b(?:his|her|their) (?:[\w-]+ ){0,2}"
    r"(?:talks|meetings?|conversations?|calls?|discussions?|contacts?) with (?:the )?$"
)
"""Before whom somebody tells of: "spoke of her talks with Berg"."""

AGENTS = ("nsubj", "nsubj:pass", "obl:agent")
REPORTS, LEADS, ACTS, AGENT, OBJECT, OTHER, OWNER = 3.0, 2.5, 2.0, 1.8, 1.2, 1.0, 0.8
"""How much a sentence is about somebody: the subject of "said" most, an owner ("Berg's plan") least."""
REPORTED = 0.2
"""What a subject of "said" loses where somebody else tells of it: "Soto had agreed, Berg said"."""
BEHIND = 6
"""Words from a name to its verb, "on Sunday" between."""
CLOSING = 0.1
"""What the subject of a cue behind a comma has over others: whoever ends the sentence with "Berg said" goes on."""
FADING = 0.9
"""What a sentence's distance takes off: a reporting subject outlasts the objects of two sentences."""
DOUBT = 1.0
"""What a lone word without gender and office loses: it may be no person at all."""
SURE = 0.3
"""What a known gender adds over an unknown one."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A person spoken of: in which sentence, how much it is about them, and whether inside quotation marks."""

    sentence: int
    actor: Actor
    weight: float
    quoted: bool
    head: int
    passing: bool = False
    """Only told of by somebody, or an owner: "spoke of her talks with Berg", "said that he had met Berg"."""


def find_pronouns(page: Page, sentence: Sentence, inside: list[Mention]) -> list[Mention]:
    """The pronouns of a sentence that stand in none of the mentions `inside`."""
    found: list[Mention] = []
    for i in range(sentence.first, sentence.last):
        word, start = page.doc[i].text, page.starts[i]
        if word in SIDES and (sides := find_sides_named(page, sentence, i)) is not None:
            found.append(sides)
            continue
        if word.lower() not in ALL or word == "US" or any(m.start <= start < m.end for m in inside):
            continue
        end = start + len(word)
        mention = Mention(start, end, "group" if word.lower() in PLURAL else "pronoun", i, words=word)
        mention.possessive = word.lower() in POSSESSIVE and page.doc[i].tag_ != "PRP"  # "will travel with her"
        found.append(mention)
    return found


def find_sides_named(page: Page, sentence: Sentence, i: int) -> Mention | None:
    """ "the two sides", "both parties", of nobody who is named behind them."""
    before = [t.text.lower() for t in page.doc[max(sentence.first, i - 2) : i]]
    after = page.doc[i + 1].text.lower() if i + 1 < sentence.last else ""
    if not before or after == "of" or not (before[-1] in ("both", "the") or before == ["the", "two"]):
        return None
    width = len(before) if before[0] == "the" else 1
    start = page.starts[i - width]
    return Mention(start, page.starts[i] + len(page.doc[i].text), "group", i, words="sides")


def weigh_mention(page: Page, mention: Mention) -> float:
    """How much its sentence is about the mention, by its place in the parse."""
    subjects = (t for t in page.tokens_in(mention.start, mention.end) if t.dep_ in SUBJECTS and t.ent_type_ == "PER")
    token = next(subjects, page.doc[mention.head])  # "his spokesman Jan Berg said", with "spokesman" cut off
    if token.dep_ == "flat":
        token = token.head
    if token.dep_ == "appos" and token.ent_type_ == "PER" and token.head.pos_ == "NOUN":
        token = token.head  # "Berg's chief of staff, Arto Lind, arrived"
    if token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "PRON"):
        token = token.head
    if mention.possessive or token.dep_ == "nmod:poss":
        return OWNER
    if ACCORDING.search(page.text, max(0, mention.start - 20), mention.start):
        return REPORTS + CLOSING
    verb = token.head if token.dep_ in SUBJECTS else find_verb_behind(token)
    if verb is not None:
        if is_said_by_other(page, mention, verb):
            return OTHER
        if load_reporting_words().takes.get(verb.lemma_.lower()):
            closing = token.left_edge.i > verb.sent.start and token.left_edge.nbor(-1).text == "," and token.i < verb.i
            return REPORTS - (REPORTED if verb.dep_ == "ccomp" else 0.0) + (CLOSING if closing else 0.0)
        return (
            LEADS if verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT") else ACTS
        )
    return {"obl:agent": AGENT, "obj": OBJECT, "ROOT": ACTS}.get(token.dep_, OTHER)


def is_said_by_other(page: Page, mention: Mention, verb: Token) -> bool:
    """Whether somebody else who is named stands right before the verb: "will see Lind in Oslo, adviser Berg told"."""
    start = page.start_of(verb)
    near = page.mention_at(max(0, start - 2), start - 1) if mention.end < start - 1 else None
    return near is not None and near is not mention and near.kind == "name" and near.end == start - 1


def find_verb_behind(name: Token) -> Token | None:
    """The finite verb of which a person is the subject, whatever the parse hung them on: "Berg on Sunday warned"."""
    if name.ent_type_ != "PER" or name.dep_ in ("nmod:poss", "appos"):
        return None
    for token in name.doc[name.i + 1 : min(name.sent.end, name.i + BEHIND)]:
        if token.tag_ in FINITE and token.pos_ == "VERB":
            bare = not any(c.dep_ in SUBJECTS for c in token.children)
            return token if bare and neighbour(token) == name else None
    return None


def is_passing(page: Page, mention: Mention) -> bool:
    """Whether somebody only tells of the person: "spoke of her talks with Berg", "said that he had met Berg"."""
    token = page.doc[mention.head]
    if token.dep_ in SUBJECTS:
        return False
    if mention.possessive and SINCE.search(page.text, max(0, mention.start - 12), mention.start):
        return True
    if HIS_TALKS.search(page.text, max(0, mention.start - 60), mention.start):
        return True
    for above in (token, *token.ancestors):
        if above.dep_ in ("ccomp", "parataxis") and above.head.lemma_.lower() in load_reporting_words().takes:
            return True
        if above.pos_ == "NOUN" and any(c.dep_ == "nmod:poss" and c.lower_ in PRONOUNS for c in above.children):
            return above.i != token.i
        if above.pos_ == "VERB" and above.dep_ in ("ROOT", "conj"):
            return False
    return False


def settle_pronoun(
    page: Page, recent: list[Spoken], mention: Mention, sentence: Sentence, inside: list[Mention], quoted: bool
) -> Actor | None:
    """The actor of the pronoun, or None where the text does not tell.

    `recent` are those spoken of before, `inside` the mentions of its sentence, `quoted` says that it stands in marks.
    """
    word = mention.words.lower()
    if word == "its":
        return settle_its(mention, inside)
    if word in SECOND:
        return page.addressee
    if word in FIRST:
        return page.author
    gender = PRONOUNS[word]
    above, barred = climb_subjects(page, recent, mention, inside, quoted)
    for actor in above:
        if actor.gender in (None, gender) and actor not in barred:
            return actor
    fitting = [s for s in recent if s.actor.gender in (None, gender) and s.actor not in barred]
    if not quoted:
        fitting = [s for s in fitting if not s.quoted] or fitting
    if fitting:
        return max(enumerate(fitting), key=lambda f: (score(f[1], sentence, gender, quoted), -f[0]))[1].actor
    after = (m for m in inside if m.start > mention.start and m.kind == "name" and is_subject(page, m))
    return next((m.actors[0] for m in after if m.actors[0].gender in (None, gender)), None)


def score(spoken: Spoken, sentence: Sentence, gender: str, quoted: bool) -> float:
    """How likely a pronoun of the sentence speaks of somebody spoken of before."""
    points = spoken.weight - FADING * (sentence.index - spoken.sentence)
    actor = spoken.actor
    points += SURE if actor.gender == gender else 0.0
    points -= DOUBT if actor.gender is None and actor.role is None and " " not in actor.name else 0.0
    if quoted and not spoken.quoted and spoken.weight == REPORTS and spoken.sentence == sentence.index:
        points -= REPORTS  # the speaker is "I" in the words, not "he"
    return points


def settle_its(mention: Mention, inside: list[Mention]) -> Actor | None:
    """The state or body named last before it in its sentence."""
    before = [m.actors[0] for m in inside if m.start < mention.start and len(m.actors) == 1]
    bodies = [actor for actor in before if actor.kind != "person"]
    return bodies[-1] if bodies else None


def climb_subjects(
    page: Page, recent: list[Spoken], mention: Mention, inside: list[Mention], quoted: bool
) -> tuple[list[Actor], list[Actor]]:
    """The persons that are subject or agent of the verbs above a pronoun, innermost first; and those whom it can't be.

    An object pronoun is never the subject of its own verb ("Smith called him"); one in quotation marks never the
    subject of a verb outside of them.
    """
    token = page.doc[mention.head]
    words = {s.head for s in recent if s.quoted}
    own_object = not mention.possessive and token.dep_ in ("obj", "iobj", "obl")
    heads = {
        head: m.actors[0]
        for m in inside
        if (m.start < mention.start or is_subject(page, m))
        and len(m.actors) == 1
        and m.actors[0].kind == "person"
        and not is_speech(m)
        and (quoted or m.head not in words)  # "“Berg asked me,” he said" is not Berg
        for head in name_heads(page, m)
    }
    if not heads:
        return [], []
    above: list[Actor] = []
    barred: list[Actor] = []
    first = True
    for verb in token.ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        agents = [c.i for c in find_agents(verb) if c.i != mention.head and c.i in heads]
        found = [heads[i] for i in agents if not quoted or i in words]
        if first and own_object:
            barred += found or find_shared_subject(verb, heads)
        else:
            above += found
        first = False
    return above, barred


def name_heads(page: Page, mention: Mention) -> list[int]:
    """The tokens by which a mention hangs in the parse: its head, and what a parse that cuts a name makes a subject."""
    parts = page.tokens_in(mention.start, mention.end) if mention.kind == "name" else []
    return [mention.head, *(t.i for t in parts if t.dep_ in SUBJECTS and t.i != mention.head)]


def find_agents(verb: Token) -> list[Token]:
    """The subject or agent of a verb; of an infinitive whom the verb above it asks ("asked Berg to come")."""
    own = [c for c in verb.children if c.dep_ in AGENTS]
    bare = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VB")
    if own or not bare:
        return own
    return [c for c in verb.head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i]


def is_speech(mention: Mention) -> bool:
    """Whether a mention is "I" or "you": no "he" of the same text is its person."""
    return mention.words.lower() in FIRST | SECOND


def find_shared_subject(verb: Token, heads: dict[int, Actor]) -> list[Actor]:
    """The subject that a participle takes from the clause on which it hangs."""
    for parent in verb.ancestors:
        found = [heads[c.i] for c in parent.children if c.dep_ in SUBJECTS and c.i in heads]
        if found:
            return found
    return []


def is_subject(page: Page, mention: Mention) -> bool:
    return page.doc[mention.head].dep_ in SUBJECTS
