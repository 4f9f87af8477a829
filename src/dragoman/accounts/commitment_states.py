"""The states behind the words of a page: subjects, possessors, pronouns, bodies and speakers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_authors import OURS, find_group_author, find_group_gathered
from dragoman.accounts.commitment_grammar import has_mark
from dragoman.accounts.seats import SUBJECT, Seats
from dragoman.accounts.turns import Turns
from dragoman.annotating.page import Mention, Page
from dragoman.lexicon.commitments import base_of, load_commitment_words
from dragoman.lexicon.names import find_names
from dragoman.lexicon.reporting import load_reporting_words
from dragoman.lexicon.states import is_state
from dragoman.model import Account

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours"})
COUNTED = frozenset({"all", "many", "most", "some", "more", "other"})
"""Before a people they leave its state out: "13 million Kenyans will save", "most Kenyans"."""
NUMBERS = (
    (frozenset({"both", "two"}), 2),
    (frozenset({"three"}), 3),
    (frozenset({"four"}), 4),
    (frozenset({"five"}), 5),
)
"""How many "both countries" are."""
LEAD = 3
"""Sentences in which a text tells whom it is about."""
TWO = 2
NEAR_AHEAD = 500
"""Characters within which a report must come to an encounter for what it tells before to be said there."""
ACROSS = 8
"""Sides at most that face each other: of forty who are invited to a summit none is the other one."""
SHORTER = {
    "EU": ("union", "commission"),
    "NATO": ("alliance",),
    "IMF": ("fund",),
    "UN": ("organization", "organisation"),
    "AU": ("union",),
    "ASEAN": ("association",),
    "IAEA": ("agency",),
    "World Bank": ("bank",),
}
"""By which words an organisation named by its letters is named later: "the Fund"."""
LONGER_NAME = re.compile(r"(?:['’]s)?\)? [A-Z]\w+ (?:and|&) ")
"""Between a union and the last words of its body: "African Union Peace and Security Council"."""
MOVEMENT = frozenset({"group", "movement", "militia"})
"""Words by which a movement is named later: "the group"."""
OWN_LABEL = re.compile(r"\b(?:official|moderator|operator|spokes(?:person|man|woman))\W*$", re.I)
"""Who speaks under these for the publisher, without a name, in its own briefings."""
ASKING = re.compile(r"(?:\bQ:?|\b(?:question|journalist|reporter)s?\W*)$", re.I)
SHORT_NAME = re.compile(r" \(([A-Z]{2,8})\)")


def list_bodies(page: Page) -> list[tuple[int, tuple[str, ...], str]]:
    """Where each named body ends, by which words it is named later, and whose it is.

    "The African Union (AU) Peace and Security Council (PSC)" is later "the council" or "the PSC", and the Union's.
    """
    found: list[tuple[int, tuple[str, ...], str]] = []
    union: Mention | None = None
    for mention in sorted((m for m in page.mentions if m.kind in ("organisation", "body")), key=lambda m: m.start):
        between = page.text[union.end : mention.start] if union is not None else ""
        owner = union if union is not None and LONGER_NAME.fullmatch(between) else mention
        union = owner
        country = next((a.country for a in owner.actors if a.country), None)
        name = page.text[mention.start : mention.end].lower().split()
        short = SHORT_NAME.match(page.text, mention.end)
        if country is not None and len(name) > 1:
            later = (name[-1], *([short[1].lower()] if short else []), *SHORTER.get(country, ()))
            found.append((mention.end, later, country))
        elif country in SHORTER:
            found.append((mention.end, SHORTER[country], country))
    return found


class States:
    """Resolves tokens of a page to states; `engagements` tell who faces whom."""

    def __init__(self, page: Page, engagements: tuple[Account, ...]) -> None:
        self.page = page
        self.seats = Seats(page)
        told = (
            (span.start, list(dict.fromkeys(p.country for p in account.participants if p.country)))
            for account in engagements
            for span in account.evidence
        )
        self.encounters = sorted((start, countries) for start, countries in told if len(countries) > 1)
        self.offsets = [start for start, _ in self.encounters]
        self.quotations = [q for q in page.quotations if q.kind != "indirect"]
        self.turns = Turns(page)
        self.stand_ins = load_commitment_words().stand_ins
        self.own_bodies = load_commitment_words().own_bodies
        self.movements = load_commitment_words().movements
        self.foreign_bodies = load_commitment_words().foreign_bodies
        self.own_lands = load_commitment_words().own_lands
        self.group = find_group_author(page)
        self.gathered = self.group or find_group_gathered(page)
        self.bodies = list_bodies(page)
        self.body_ends = [end for end, _, _ in self.bodies]
        self.titled: dict[str, int] = {}
        for named in find_names(page.document.title or ""):
            self.titled.setdefault(named.code, named.start)
        self.names: dict[int, str] = {}
        self.peoples: set[int] = set()
        for name in page.names:
            for token in page.tokens_in(name.start, name.end):
                self.names.setdefault(token.i, name.code)
                if name.kind == "demonym":
                    self.peoples.add(token.i)

    def states_listed(self, token: Token | None) -> list[str]:
        """Of "both countries": the states named before in the sentence, where they are as many."""
        if token is None:
            return []
        told = {c.text.lower() for c in token.children}
        number = next((n for words, n in NUMBERS if told & words), None)
        before = self.states_in(self.page.doc[i] for i in range(token.sent.start, token.i))
        return before[-number:] if number is not None and len(before) >= number else []

    def states_of_sayer(self, token: Token | None) -> list[str]:
        """Of "it" and "they" in what is said, the sayer: "the ministers met and said that they would not retaliate"."""
        if token is None or token.text.lower() not in ("it", "they") or token.dep_ not in SUBJECT:
            return []
        clause = token.head
        if clause.dep_ != "ccomp" or not load_reporting_words().does_take(clause.head.lemma_.lower(), "clause"):
            return []
        sayer = find_subject(clause.head)
        return self.states_of(sayer) if sayer is not None and sayer.pos_ != "PRON" else []

    def states_before(self, word: Token) -> list[str]:
        """The states of the mention before a finite verb whose subject the parse does not find.

        It stands right before the verb, or nearest before it in its sentence under no preposition: "Kenya, together
        with its allies, is announcing".
        """
        i = word.i - 1
        first = max(0, word.i - 12)
        while i > first and (self.page.doc[i].pos_ in ("AUX", "ADV") or self.is_dated(i)):
            i -= 1
        mention = self.seats.at(i)
        if (
            mention is None
            and word.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VB")
            and word.dep_ in ("ROOT", "ccomp", "conj")
        ) or (mention is None and word.tag_ == "VBN" and word.dep_ == "advcl" and self.page.doc[i].text == ","):
            mention = next(
                (m for j in range(i, word.sent.start - 1, -1) if (m := self.subject_like(j)) is not None), None
            )
        return [a.country for a in mention.actors if a.country] if mention is not None else []

    def is_dated(self, i: int) -> bool:
        """Whether a token belongs to a date or leads to one: "on Monday"."""
        start = self.page.starts[i]
        dates = self.page.dates_in(start - 20, start + 5)
        return any(d.start <= start < d.end or self.page.text[start : d.start].strip() == "on" for d in dates)

    def subject_like(self, i: int) -> Mention | None:
        """The mention at a token if no preposition or possessive leads it."""
        mention = self.seats.at(i)
        if mention is None or mention.head != i or mention.possessive:
            return None
        led = any(c.dep_ == "case" for c in self.page.doc[i].children)
        return None if led or self.page.doc[i].dep_ in ("obj", "conj") else mention

    def states_of(self, token: Token | None, depth: int = 0) -> list[str]:
        """The states for which the token stands, in order; several for "the leaders of A and B"."""
        if token is None or depth > 3:
            return []
        word = token.text.lower()
        if word in FIRST_PERSON and token.text != "US":
            speaker = self.speaker_at(self.page.starts[token.i], word in OURS)
            return [speaker] if speaker else []
        if word in SECOND_PERSON:
            offset = self.page.starts[token.i]
            speaker = self.speaker_at(offset)
            return [c for c in self.face_to_face(offset, speaker) if c != speaker][:1] if speaker else []
        if word in ("it", "its"):
            return self.states_of_it(token)
        if token.tag_ in ("WDT", "WP") and token.dep_ in SUBJECT:  # "Chile, which has no coast, promised"
            clause = next((a for a in token.ancestors if a.dep_ == "acl:relcl"), None)
            return self.states_of(clause.head, depth + 1) if clause is not None else []
        behind = [token.nbor()] if token.pos_ == "NOUN" and token.i + 1 < token.sent.end else []
        named = [t.text for t in (token, *token.children, *behind) if t.text in self.movements]
        if named and (token.text in self.movements or token.pos_ == "NOUN"):  # "the Palestinian group Hamas"
            return named[:1]
        if token.tag_ == "NNPS" and any(c.dep_ == "nummod" or c.text.lower() in COUNTED for c in token.children):
            return []
        found: list[str] = []
        seated = self.seats.of_subject(token) if token.dep_ in SUBJECT else self.seats.of_token(token)
        for mention in seated:
            found += [a.country for a in mention.actors if a.country and a.country not in found]
            if not mention.actors and mention.country and mention.country not in found:
                found.append(mention.country)
        if not found and token.i in self.names:
            found.append(self.names[token.i])
        joined = (c for c in token.children if c.dep_ == "conj" and c.tag_ in ("NNPS", "NNP") and c.i in self.names)
        found += [code for c in joined if found and (code := self.names[c.i]) not in found]
        if len(found) == 1:  # "Hungarian and Romanian officials"
            paired = [c for near in token.lefts for c in near.children if c.dep_ == "conj" and near.i in self.names]
            named = [self.names[near.i] for near in token.lefts if near.i in self.names]
            both = [*named, *(self.names[c.i] for c in paired if c.i in self.names)]
            found = list(dict.fromkeys([*both, *found])) if paired else found
        if not found:
            found = self.states_by_owner(token, depth) or self.states_of_body(token) or self.states_beside(token, depth)
        return found

    def states_beside(self, token: Token, depth: int) -> list[str]:
        """Of an office its holder's, told behind it: "The prime minister, Ida Berg, has asked"."""
        if not self.stands_in(token):
            return []
        named = (c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN")
        return next((states for c in named if (states := self.states_of(c, depth + 1))), [])

    def states_of_asked(self, token: Token | None) -> list[str]:
        """As `states_of`; also of people of a state: "all Libyan stakeholders", "the warring parties in Sudan"."""
        states = self.states_of(token)
        if states or token is None or token.pos_ == "PRON":
            return states
        places = [c for c in token.children if c.dep_ == "nmod" and has_mark(c, {"of", "in"})]
        return self.peoples_in(token.children) or self.states_in(t for place in places for t in place.subtree)

    def peoples_in(self, tokens: Iterable[Token]) -> list[str]:
        """The states whose people or goods a phrase names: "on Chilean copper"."""
        named = (self.names[t.i] for t in tokens if t.i in self.names and t.dep_ in ("amod", "compound"))
        return list(dict.fromkeys(named))

    def states_of_body(self, token: Token) -> list[str]:
        """ "the council": that of the body named last before whose name ends so; a publisher's own "administration"."""
        lemma = base_of(token)
        bare = not any(c.dep_ in ("nmod:poss", "amod", "compound", "nmod", "conj") for c in token.children)
        definite = any(c.text.lower() == "the" for c in token.children)
        if token.pos_ not in ("NOUN", "PROPN") or not (definite or token.pos_ == "PROPN"):
            return []
        if lemma in self.foreign_bodies:
            return self.foreign_before(token)
        if bare and definite and lemma in self.own_lands and self.is_quoted(token):
            speaker = self.speaker_at(self.page.starts[token.i])
            return [speaker] if speaker else []
        if self.page.home is not None and lemma in self.own_bodies and (bare or token.text[:1].isupper()):
            return [self.page.home]
        if bare and definite and lemma in MOVEMENT:
            before = (t.text for t in reversed(self.page.doc[: token.i]) if t.text in self.movements)
            return [m for m in (next(before, None),) if m is not None]
        last = bisect_right(self.body_ends, self.page.starts[token.i]) if bare and definite else 0
        for _, words, country in reversed(self.bodies[:last]):
            if token.text.lower() in words:
                return [country]
        return []

    def foreign_before(self, token: Token) -> list[str]:
        """The state named last before the token that is not the publisher's: of "the regime"."""
        named = (n.code for n in reversed(self.page.names_in(0, self.page.starts[token.i])))
        return [code for code in named if code != self.page.home][:1]

    def states_of_it(self, token: Token) -> list[str]:
        """The state or body named last before "it", in its sentence or as the subject of the sentence before."""
        sentence = self.page.sentence_at(self.page.starts[token.i])
        if sentence is None:
            return []
        for i in range(token.i - 1, sentence.first - 1, -1):
            mention = self.seats.at(i)
            if mention is not None and mention.kind in ("state", "organisation", "metonym", "body"):
                return [a.country for a in mention.actors if a.country]
        for other in self.page.doc[sentence.first : token.i]:
            if other.dep_ in SUBJECT and (states := self.states_of_body(other)):
                return states
        if sentence.index == 0:
            return []
        before = self.page.sentences[sentence.index - 1]
        for other in self.page.doc[before.first : before.last]:
            if other.dep_ in SUBJECT and (states := self.states_of_thing(other)):
                return states
        return []

    def states_of_thing(self, token: Token) -> list[str]:
        """The state for which the token stands if it is no person: "Kenya", "his country"."""
        mention = self.seats.at(token.i)
        if mention is not None:
            things = mention.kind in ("state", "organisation", "metonym", "body")
            return [a.country for a in mention.actors if a.country] if things else []
        return self.states_by_owner(token, 0)

    def states_by_owner(self, token: Token, depth: int) -> list[str]:
        """ "his country", "the Kenyan side", "the Ministry of Defence of Latvia": whose it is."""
        if not self.stands_in(token):
            return []
        for joined in (c for c in token.children if c.dep_ == "conj" and self.stands_in(c)):
            states = self.states_by_owner(joined, depth + 1) if depth < 3 else []
            if states:
                return states
        for child in token.children:
            near = child.dep_ in ("nmod:poss", "amod", "compound") and child.i < token.i
            of = child.dep_ == "nmod" and any(c.text.lower() in ("of", "in") for c in child.children)
            if near or of:
                states = self.states_of(child, depth + 1) if child.dep_ == "nmod:poss" or of else self.name_of(child)
                if of and not states and child.pos_ == "PROPN":  # "the Ministry of Finance of Norway"
                    inner = (c for c in child.children if c.dep_ == "nmod" and has_mark(c, {"of"}))
                    states = next((found for c in inner if (found := self.states_of(c, depth + 1))), [])
                paired = [c for c in child.children if c.dep_ == "conj"] if near else []
                states += [code for c in paired for code in self.name_of(c) if code not in states]
                if states:
                    return states
        return []

    def stands_in(self, token: Token) -> bool:
        """Both forms are asked: the base form of "people" is "person"."""
        return bool({base_of(token), token.text.lower()} & self.stand_ins)

    def name_of(self, token: Token) -> list[str]:
        """The state of a demonym or of one before it: "U.S. federal and state governments"."""
        if token.i in self.names:
            return [self.names[token.i]]
        return [self.names[c.i] for c in token.lefts if c.i in self.names][:1]

    def states_in(self, tokens: Iterable[Token]) -> list[str]:
        """The states that act or are acted upon in a phrase, in order."""
        found: list[str] = []
        for token in tokens:
            mention = self.seats.at(token.i)
            if mention is None or mention.head != token.i:
                continue
            for actor in mention.actors:
                if actor.country and actor.country not in found:
                    found.append(actor.country)
        return found

    def speaker_at(self, offset: int, together: bool = False) -> str | None:
        """The state that "I" is at the offset: the quoted speaker's, else the author's, else the publisher's.

        `together` for "we", which in a group's own document is the group.
        """
        before = bisect_right(self.quotations, offset, key=lambda q: q.start)
        for quotation in self.quotations[max(0, before - 1) : before]:
            if offset < quotation.end:
                return self.state_of_speaker(quotation.speaker)
        turn = self.turns.at(offset)
        if self.page.home is not None and OWN_LABEL.search(self.label_at(offset)):
            return self.page.home
        if turn is not None:
            return turn.country
        if together and self.group is not None:
            return self.group
        if self.page.author is not None and self.page.author.country:
            return self.page.author.country
        return self.page.home

    def label_at(self, offset: int) -> str:
        """The words that name whose turn it is to speak at the offset: "SENIOR ADMINISTRATION OFFICIAL:"."""
        last = bisect_right(self.turns.offsets, offset) - 1
        end = self.turns.offsets[last] if last >= 0 else 0
        return self.page.text[self.page.text.rfind("\n", 0, end) + 1 : end].strip()

    def is_question(self, offset: int) -> bool:
        """Whether a reporter asks there, who speaks for no state."""
        return ASKING.search(self.label_at(offset)) is not None

    @cached_property
    def lead_pair(self) -> list[str]:
        """The two states of which the first sentences of a text tell, where they are two: of "the two sides"."""
        for sentence in self.page.sentences[:LEAD]:
            named = self.page.names_in(0, sentence.end)
            codes = list(dict.fromkeys(n.code for n in named if is_state(n.code)))
            if len(codes) >= TWO:
                return codes if len(codes) == TWO else []
        return []

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quoted words."""
        offset = self.page.starts[token.i]
        before = bisect_right(self.quotations, offset, key=lambda q: q.start)
        return any(offset < q.end for q in self.quotations[max(0, before - 1) : before])

    def state_of_speaker(self, speaker: str | None) -> str | None:
        return next((a.country for a in self.page.actors if a.name == speaker), None)

    def face_to_face(self, offset: int, one: str | None = None) -> list[str]:
        """The states of the encounter told last before the offset (else first after), the publisher's state first."""
        last = bisect_right(self.offsets, offset)
        for start, countries in chain(reversed(self.encounters[:last]), self.encounters[last:]):
            if self.page.home is None and start - offset > NEAR_AHEAD:
                break
            if len(countries) <= ACROSS and (one is None or one in countries):
                return sorted(countries, key=lambda c: c != self.page.home)
        return []
