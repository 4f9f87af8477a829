"""The mentions behind the prepositions of a trigger: "with X", "between A and B", "hosted by C"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.accounts.seats import Seats
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.diplomacy import list_words, word_set

CLAUSE = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "acl", "advcl:relcl"})
INCLUDING = re.compile(
    r"(?:,? (?:and|as well as) (?:other |several )?[a-z-]+(?: [a-z-]+){0,2})?,? (?:including|among them) (?:the )?"
)
"""From a partner to the first who is named of those met beside: "and other senior officials, including"."""
DESCRIBED = re.compile(r"(?:the|an?|his|her|their|its)\s+(?:[a-z][\w’'-]*\s+){0,5}[a-z][\w’'-]*,\s+(?:the\s+)?")
"""From a preposition to the name in apposition to words in small letters."""
DELEGATIONS = re.compile(
    r" (?:the )?(?:[a-z-]+ ){0,3}(?:delegations|teams|representatives|officials|negotiators|experts|envoys)"
    r" (?:of|from) (?:the )?"
)
"""From a preposition to the states whose people are meant."""
GROUPED = re.compile(r"(?:['’]s?)?\s+(?:(?:leaders|counterparts|ministers|partners|allies)\s+)?(?=[A-Z])")
"""Between a group and the first of its members, named one by one."""
UNNAMED = re.compile(
    rf" (?:[a-z-]+ ){{0,3}}(?:{'|'.join(list_words('sides', 'unrepresented'))})"
    r"(?: (?:on|in|from|at) [A-Z][\w ]{2,30}?)?"
    r",? and (?:with )?(?:the )?(?=[A-Z])"
)
"""People who are no side of their own, before one who is named."""
COUNTERPARTS = re.compile(r"(?:[A-Z][\w-]+(?:,| and|, and)? )+counterparts(?:,|:| –| —) (?:the )?")
APPOSED = re.compile(r"(?:,|:| –| —)\s+")
FRONTED = re.compile(r"(?:(?:In turn|Meanwhile|Together|Separately), )?[Ww]ith\s+(?:the\s+)?")
AND = re.compile(r"\s+and\s+(?:the\s+)?")
PRESENT = re.compile(
    r"\b(?:with the (?:participation|attendance)|in the presence|under the (?:co-?)?chair(?:man)?ship) of\s+(?:the\s+)?"
    r"|, (?:co-)?(?:headed|led|chaired) by (?:the )?"
)
MEDIATED = re.compile(
    r"\b(?:mediated|brokered|facilitated) by\s+(?:the\s+)?|\b(?:mediation|facilitation|auspices) of\s+(?:the\s+)?"
)
MEDIATION = re.compile(
    r"(?:['’]s?)?(?: (?:mediation|facilitation|mediators)\b|[-–](?:mediated|brokered|facilitated)\b)"
)
NEXT_WORDS = re.compile(r" (?:[\w-]+ ){0,3}")
BY = frozenset({"chaired by", "co-chaired by", "hosted by", "attended by", "led by", "convened by", "headed by"})


@dataclass(frozen=True, slots=True)
class Search:
    """Where the sides of one trigger are looked for."""

    page: Page
    seats: Seats
    trigger: Trigger
    sentence: Sentence
    rivals: frozenset[int]


WITH_PUBLIC = re.compile(
    rf" (?:jointly |together )?with (?:the )?(?:[a-z-]+ ){{0,2}}(?:{'|'.join(list_words('sides', 'unrepresented'))})\b"
)
"""Behind "will meet": the two meet others together, who are no side, and not each other."""


@dataclass(slots=True)
class Sides:
    """The mentions on each side of a trigger, the first side being the subject or possessor."""

    first: list[Mention] = field(default_factory=list)
    second: list[Mention] = field(default_factory=list)
    separate: bool = False
    """Each of the second side is met on its own: "separate calls with the leaders of A, B and C"."""
    sent: bool = False
    """Their own side sends the first side: "has asked Secretary Berg to travel to Lima"."""

    def all(self) -> list[Mention]:
        return self.first + [m for m in self.second if m not in self.first]

    def actors(self) -> list[Actor]:
        found: list[Actor] = []
        for mention in self.all():
            found += [a for a in mention.actors if a not in found]
        return found


def distinct_countries(actors: list[Actor]) -> set[str]:
    return {a.country for a in actors if a.country is not None}


def find_partners(search: Search, prepositions: frozenset[str], states: bool = False) -> list[Mention]:
    """The mentions behind a preposition that belongs to the trigger or to its carrier."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    if trigger.is_noun:  # "held a call to discuss trade with"
        anchors |= {c.i for a in anchors for c in page.doc[a].children if is_for_talk(c)}
    found: list[Mention] = []
    for i in range(sentence.first, sentence.last):
        word = page.doc[i].text.lower()
        pair = f"{page.doc[i - 1].text.lower()} {word}" if i > sentence.first else word
        if word not in prepositions and pair not in prepositions:
            continue
        mention = seats.starting(page.starts[i] + len(page.doc[i].text) + 1)
        if mention is not None and (mention.role or "").lower().startswith("counterpart"):
            mention = name_counterpart(search, mention) or mention
        if mention is not None and mention.kind in ("body", "group"):
            mention = name_counterparts(search, mention) or mention
        mention = name_members(search, mention) or mention or name_described(search, i) or find_delegations(search, i)
        if word == "with" and (mention is None or (mention.kind == "group" and not mention.actors)):
            mention = find_beside_unnamed(search, i) or mention
        if mention is not None and mention.kind == "group" and not mention.actors:
            told = (m for m in seats.list_from(mention) if m.actors)  # "with ministers and other officials from Peru"
            mention = next(told, None)
        if mention is None:
            continue
        if word == "in" and mention.kind in ("name", "pronoun"):
            continue
        if word in ("of", "to", "in", "by") and not states and mention.kind in ("state", "metonym"):
            continue
        if attaches(search, i, mention, anchors, word):
            found += [m for m in seats.list_from(mention, paired=word == "between") if m not in found]
    return found + find_included(search, found)


def is_for_talk(verb: Token) -> bool:
    """Whether an infinitive only says that an encounter was there to talk: "held a call | to discuss trade"."""
    to = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    return to and verb.lemma_.lower() in word_set("sides", "talking")


def find_present(search: Search) -> list[Mention]:
    """Those behind the two: "with the participation of the chairperson of …"."""
    present = PRESENT.search(search.page.text, search.trigger.end, search.sentence.end)
    if present is None:
        return []
    at = [m for m in search.page.mentions_in(present.start(), search.sentence.end) if m.start >= present.start()]
    grouped = next(
        (m for m in at if m.country is not None and m.start <= present.end() < m.end), None
    )  # "of the ministers of A and B"
    mention = search.seats.starting(present.end()) or grouped
    return search.seats.list_from(mention) if mention is not None and mention.actors else []


def find_conveners(search: Search, noun: Token) -> list[Mention]:
    """Those by whom a gathering was convened, days and places between: "talks held in Oslo in May by A, B and C"."""
    found: list[Mention] = []
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.lemma_.lower() in word_set("status", "holding"):
            agents = [c for c in clause.children if c.dep_ in ("obl", "obl:agent") and has_by(c)]
            found += [m for c in agents for m in search.seats.of_token(c) if m.actors]
    return found


def has_by(token: Token) -> bool:
    """Whether "by" leads the token's phrase."""
    return any(c.dep_ == "case" and c.lower_ == "by" for c in token.children)


def find_fronted_partner(search: Search) -> list[Mention]:
    """ "With Federal Chancellor Berg, the President discussed": the partner who opens the sentence."""
    fronted = FRONTED.match(search.page.text, search.sentence.start, search.trigger.start)
    mention = search.seats.starting(fronted.end()) if fronted else None
    found: list[Mention] = []
    while mention is not None and mention.actors and mention.kind in ("name", "office"):
        found.append(mention)
        joint = AND.match(search.page.text, mention.end)
        mention = search.seats.starting(joint.end()) if joint else None
    return found if found and search.page.text[found[-1].end : found[-1].end + 2] == ", " else []


def find_mediators(search: Search) -> list[Mention]:
    """Who mediates: "under Omani mediation", "mediated by Oman and Qatar", "Oman-brokered talks"."""
    page, start, end = search.page, search.sentence.start, search.sentence.end
    found: list[Mention] = []
    for words in MEDIATED.finditer(page.text, start, end):
        mention = search.seats.starting(words.end())
        found += search.seats.list_from(mention) if mention is not None and mention.actors else []
    for words in MEDIATION.finditer(page.text, start, end):
        if words.group()[0] in "-–" and not NEXT_WORDS.fullmatch(page.text, words.end(), search.trigger.start):
            continue  # "the UN-brokered truce"
        before = [n for n in page.names_in(max(start, words.start() - 40), words.start()) if n.end == words.start()]
        found += [search.seats.state_of(n.code, n.start, n.end) for n in before]
    return found


def find_beside_unnamed(search: Search, i: int) -> Mention | None:
    """Who is named behind people who are no side: "met with | lawmakers and business leaders and | Premier Lind"."""
    unnamed = UNNAMED.match(search.page.text, search.page.starts[i] + len(search.page.doc[i].text), search.sentence.end)
    named = search.seats.starting(unnamed.end()) if unnamed else None
    return named if named is not None and named.kind == "name" and named.role is not None else None


def name_counterparts(search: Search, mention: Mention) -> Mention | None:
    """The first who is named behind "his Thai and Lao counterparts", of several states."""
    lists = COUNTERPARTS.finditer(search.page.text, search.sentence.start, search.sentence.end)
    told = next((m for m in lists if m.start() <= mention.start < m.end()), None)
    named = search.seats.starting(told.end()) if told else None
    if told is None or named is None or named.kind != "name":
        return None
    states = [n.code for n in search.page.names_in(told.start(), told.end()) if n.kind == "demonym"]
    people = [m.actors[0] for m in search.seats.list_from(named) if m.kind == "name" and len(m.actors) == 1]
    if len(states) == len(people):  # "his Thai and Lao counterparts, Anan Suk and Bounmy Vong"
        for actor, code in zip(people, states, strict=True):
            actor.place(code)
    return named


def name_counterpart(search: Search, mention: Mention) -> Mention | None:
    """The first who is named behind counterparts: "with her Thai and Lao counterparts, Minister Berg and …"."""
    comma = APPOSED.match(search.page.text, mention.end, search.sentence.end)
    named = search.seats.starting(comma.end()) if comma else None
    return named if named is not None and named.kind == "name" else None


def name_members(search: Search, mention: Mention | None) -> Mention | None:
    """The first of those listed right behind the group that they are: "with Group leaders Premier Lind, King …"."""
    if mention is None or mention.kind in ("name", "office", "pronoun"):
        return None
    named = GROUPED.match(search.page.text, mention.end, search.sentence.end)
    first = search.seats.starting(named.end()) if named else None
    return first if first is not None and first.kind == "name" and first.role is not None else None


def name_described(search: Search, i: int) -> Mention | None:
    """The one named behind words that describe them: "met with the host of the conference, Premier Lind"."""
    page = search.page
    words = DESCRIBED.match(page.text, page.starts[i] + len(page.doc[i].text) + 1, search.sentence.end)
    named = search.seats.starting(words.end()) if words else None
    return named if named is not None and named.kind == "name" and named.role is not None else None


def find_delegations(search: Search, i: int) -> Mention | None:
    """The first state of those whose people are named: "a meeting of the senior delegations of | Peru and Chad"."""
    page = search.page
    words = DELEGATIONS.match(page.text, page.starts[i] + len(page.doc[i].text), search.sentence.end)
    return search.seats.starting(words.end()) if words else None


def find_included(search: Search, found: list[Mention]) -> list[Mention]:
    """ "with A and senior officials, including B": who is named as one of those beside a partner, of A's state."""
    more = INCLUDING.match(search.page.text, found[-1].end, search.sentence.end) if found else None
    mention = search.seats.starting(more.end()) if more else None
    if mention is None or mention.kind not in ("name", "office"):
        return []
    codes = {a.country for m in found for a in m.actors} | {None}
    return [m for m in search.seats.list_from(mention) if m not in found and {a.country for a in m.actors} & codes]


def attaches(search: Search, i: int, mention: Mention, anchors: set[int], word: str) -> bool:
    """Whether the phrase of preposition i belongs to the trigger: by the parse, or by standing next to it."""
    page, trigger = search.page, search.trigger
    if word in ("with", "between") and trigger.is_noun and i == trigger.token + 1:
        return True  # "following a meeting with": whatever the parse hangs the name on
    inside = {t.i for t in page.tokens_in(mention.start, mention.end)}
    current = page.doc[mention.head]
    while current.head.i in inside and current.head.i != current.i:
        current = current.head
    led = {i - 1} if page.doc[i].text == "by" and is_clause_of_noun(page.doc[i - 1]) else set[int]()
    rivals = set(search.rivals)
    if (
        not trigger.weak
    ):  # "held in partnership with the UN" tells who held it, "discussed … in partnership with" does not
        rivals = {r for r in rivals if page.doc[r].lower_ not in word_set("sides", "joined")}
    if word == "with" and trigger.weak and any(a.kind == "person" and a.role for a in mention.actors):
        # "discussed trade with Minister Berg": ties are with states, talk is with people
        rivals = {r for r in rivals if not is_partnered(page.doc[r])}
    between = {r for r in rivals - led if trigger.token < r < i}
    rivals -= anchors | inside | led
    for _ in range(6):
        if not crosses(page, word, {current.i, current.head.i} & rivals):
            return False
        if current.pos_ == "VERB" and current.i not in anchors:
            break
        if current.head.i in anchors:
            if word == "in" and between:  # "will travel to Oslo after his talks in Bergen"
                return False
            return i > trigger.token or word in ("with", "between", "among") or trigger.carrier == current.head.i
        if current.dep_ in CLAUSE or current.head.i == current.i:
            break
        through = (
            current.head.pos_ in ("NOUN", "PROPN", "ADJ")
            and current.dep_ in ("nmod", "obl")
            and current.head.i not in anchors
        )
        if through and not (word in ("with", "between") and (trigger.weak or trigger.is_noun)):
            break
        current = current.head
    if i < trigger.token or not crosses(page, word, between):
        return False
    gap = page.doc[trigger.token + 1 : i]
    passive = trigger.verb is not None and page.doc[trigger.token].tag_ == "VBN"
    if word in ("with", "between") or (word == "by" and (passive or page.doc[i - 1].tag_ == "VBN")):
        held = word_set("status", "holding")  # "the talks held in Oslo between A and B"
        other = (t for t in gap if t.pos_ == "VERB" and t.i != i - 1 and not (t.tag_ == "VBN" and t.lemma_ in held))
        return len(gap) <= 12 and not any(other) and not any(t.text in (";", ":") for t in gap)
    return len(gap) <= 1 and not any(t.pos_ == "VERB" for t in gap)


def is_partnered(noun: Token) -> bool:
    """ "trade", "relations": nouns that are "with" somebody and no encounter."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.lower_.removesuffix("s") in word_set("sides", "partnered")


def is_clause_of_noun(verb: Token) -> bool:
    """Whether a participle tells of the noun before it: "talks hosted by", not "will hold talks and be received by"."""
    return verb.tag_ in ("VBN", "VBD") and not any(c.dep_ == "aux:pass" for c in verb.children)


def crosses(page: Page, word: str, rivals: set[int]) -> bool:
    """Whether a phrase may reach over other nouns with sides: "talks on a trade deal between A and B"."""
    return (
        word == "between"
        and all(page.doc[r].text.lower().removesuffix("s") in word_set("sides", "partnered") for r in rivals)
    ) or not rivals
