"""Whose undertaking it is and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_authors import OURS
from dragoman.accounts.commitment_frames import Undertaking, find_secured
from dragoman.accounts.commitment_grammar import FINITE, has_mark, is_passive, list_said
from dragoman.accounts.commitment_nouns import RECEIVED
from dragoman.accounts.commitment_states import FIRST_PERSON, TWO, States
from dragoman.lexicon.commitments import base_of, load_commitment_words
from dragoman.model import CommitmentKind

JOINT = frozenset(
    {
        "it",
        "they",
        "leaders",
        "parties",
        "sides",
        "both",
        "presidents",
        "ministers",
        "delegations",
        "officials",
        "heads",
        "countries",
        "governments",
        "principals",
        "participants",
        "two",
    }
)
MEMBERS = frozenset({"leaders", "ministers", "participants", "members", "heads", "officials", "principals"})
NUMBERED = frozenset({"two", "both"})
"""Before "leaders" they tell that it is no group that has gathered."""
EACH = frozenset({"country", "side", "party", "state", "government", "nation"})
"""Behind "each" both of them, and those of whom a group is."""
JOINT_TITLE = re.compile(r"(?:[\w’'.-]+ )?joint (?:statement|readout|declaration|communiqu|press statement)", re.I)
GIVEN = ("obj", "iobj", "nsubj", "nsubj:pass", "nmod:poss")
"""How the parse hangs a state to which something is done: "help Peru", "lift its sanctions on Peru"."""
VOWED = frozenset({"verb-commit", "verb-pledge", "verb-promise", "verb-undertake", "verb-vow"})
"""Of a joint statement what it vows is pledged by who issues it: "First, we commit to holding two exercises a year"."""
MUTUAL = frozenset({"exercise", "ties", "exchange"})
"""Rules of deeds that two sides do to each other."""
UNADDRESSED = frozenset({"noun-between", "needed", "appeal"})
"""Rules of what is told with its own other side, or of whom only the words tell: "it is time to lift the embargo"."""
GIVING = frozenset({"future", "delivery", "under-way"})
"""Rules of what is given to somebody."""
AIM = frozenset({"to", "for", "with", "from"})
"""Prepositions of a state that an act is for, or whose people it takes out: "evacuated them from Chad"."""
REACH = 16
"""Tokens behind an act in which it is told for whom it is."""
TOWARDS = frozenset({"to", "for", "with", "from", "on", "upon", "against", "towards", "toward", "into"})
"""Prepositions of a state to which something is done."""


@dataclass(frozen=True, slots=True)
class Settled:
    """`by` and `to` as country codes; a joint pledge has become an agreement."""

    by: str
    to: str | None
    kind: CommitmentKind


def is_against(token: Token, top: Token) -> bool:
    """Whether a phrase aims at the token: whom "new sanctions against Serbia" hit is not who is asked for them."""
    while token.i != top.i:
        if any(c.dep_ == "case" and c.text.lower() in ("against", "on", "into") for c in token.children):
            return True
        token = token.head
    return False


def is_blamed(token: Token) -> bool:
    """Whether a name only tells whose deed is suffered: "aid to those hit by Serbia's war" is not to Serbia."""
    strife = load_commitment_words().strife
    near = token.dep_ in ("nmod:poss", "amod", "compound", "det")
    return base_of(token) in strife or (near and base_of(token.head) in strife)


def is_given_sum(token: Token) -> bool:
    """Whether a name between a verb and a sum or number is the receiver: "will pay Peru €5 million"."""
    behind = token.nbor(1) if token.i + 1 < token.sent.end else None
    before = token.nbor(-1) if token.i > token.sent.start else None
    summed = behind is not None and (behind.pos_ == "NUM" or behind.tag_ in ("CD", "$"))
    return summed and before is not None and before.pos_ == "VERB"


def is_reached(token: Token) -> bool:
    """Whether something is done to the token: an object, or behind "to", "for", "against"; "UN force" names no such."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("compound", "nmod:poss") and token.head.dep_ == "obj" and is_given_sum(token):
        return True
    if token.dep_ == "compound" and token.head.dep_ == "obj" and base_of(token.head) in load_commitment_words().backed:
        return True  # "will support a U.N. resolution"
    return token.dep_ in GIVEN or (token.dep_ in ("obl", "nmod", "obl:agent") and has_mark(token, TOWARDS))


class Parties(States):
    """Settles whose an undertaking is and to whom."""

    def settle(self, undertaking: Undertaking) -> Settled | None:
        """Whose the undertaking is and to whom; None where the text doesn't tell whose."""
        doers = self.states_of_sayer(undertaking.doer) or self.states_of(undertaking.doer)
        if undertaking.spoken:
            speaker = self.speaker_at(self.page.starts[undertaking.word.i])
            doers = [speaker] if speaker else []
        doers = doers[:1] if undertaking.rule == RECEIVED else doers
        asked = self.states_of_asked(undertaking.asked)
        offset = self.page.starts[undertaking.word.i]
        bidden = undertaking.asked is not None and undertaking.asked.i < undertaking.word.i  # "Serbia is expected to"
        if not doers and undertaking.doer is None and undertaking.rule != "thanks" and not bidden:
            doers = self.states_before(undertaking.word)
        if not doers:
            doers = self.states_said(undertaking)
        if not doers and undertaking.rule == "arrival" and undertaking.doer is not None:
            doers = self.peoples_in(undertaking.doer.children)  # "howitzers from Canadian stocks"
        if undertaking.kind == "invitation" and undertaking.rule == "thanks" and doers == asked:
            return None
        if undertaking.kind == "invitation" and undertaking.rule == "noun-invitation" and asked:
            doers = [c for c in doers if c not in asked]
        if not doers and undertaking.kind == "invitation":
            named = self.states_in(undertaking.act.subtree)
            doers = [c for c in named if c not in asked]
            if not doers and asked:  # "the visiting official invited his counterpart": whoever faces the guest
                doers = [c for c in self.face_to_face(offset, asked[0]) if c not in asked]
            doers = (doers or named)[:1]
        if not doers and self.is_joint(undertaking):
            doers = self.states_listed(undertaking.doer) or self.members_gathered(undertaking.doer)
            doers = doers or self.face_to_face(offset) or self.lead_pair
        if not doers and undertaking.rule == "thanks" and undertaking.doer is None and len(asked) == 1:
            facing = [c for c in self.face_to_face(offset, asked[0]) if c != asked[0]]
            doers = facing if len(facing) == 1 else []
        if not doers:
            return None
        if undertaking.kind == "request" and len(asked) == 1 and asked == doers and self.is_us(undertaking):
            doers = [c for c in self.face_to_face(offset, asked[0]) if c != asked[0]][:1]
            if not doers:
                return None
        joint = len(doers) > 1 or (
            undertaking.doer is not None and undertaking.doer.text.lower() in JOINT - {"it", "they"}
        )
        if undertaking.rule in ("need", "needed", "appeal") and joint and not asked:
            return None
        if self.is_joint(undertaking) and len(doers) > 1 and self.page.home not in doers:
            facing = self.face_to_face(offset)
            doers = [*([self.page.home] if self.page.home in facing else []), *doers]
        doers = self.group_meant(undertaking) or self.order_by_title(doers)
        by = self.page.home if self.page.home in doers else doers[0]
        if undertaking.kind in ("request", "invitation") and self.is_at_home(undertaking, by, asked):
            return None
        if undertaking.kind == "request" and not (len(doers) > 1 and asked and set(asked) <= set(doers)):
            others = [c for c in asked if c != by]  # who asks together with them is not asked
        else:
            others = [c for c in (*doers, *asked) if c != by]
        if undertaking.other and not others:
            return None
        kind: CommitmentKind = undertaking.kind
        if asked == [by] and undertaking.rule in ("polite", "verb-hope", "hope", "liking", "ultimatum"):
            return None
        if asked == [by] and undertaking.rule == "needed":
            return None  # "it is important that we understand this"
        if asked == [by] and (kind == "request" or undertaking.bidden):
            kind = "pledge"
        if kind == "request" and len(doers) > 1 and self.is_to_own(undertaking, asked, doers):
            kind = "agreement"  # "the presidents tasked their teams to finish the text"
            others = [c for c in doers if c != by]
        if (
            kind == "agreement"
            and undertaking.rule == "verb-decide"
            and len(doers) == 1
            and not self.is_joint(undertaking)
        ):
            kind = "pledge"
        # "the Nordic Council, which Chile launched" is towards no council.
        itself = self.states_in([undertaking.act]) if undertaking.rule == "recalled" else []
        others = [c for c in others if c not in itself]
        threat = undertaking.rule == "verb-threaten" or self.is_measure(undertaking, doers)
        gift = undertaking.kind == "delivered" and undertaking.rule not in MUTUAL
        if (threat or gift) and len(doers) > 1:  # "Peru and Chile threatened to": towards another than both
            others = [c for c in (*asked, *self.find_others(undertaking, by, asked)) if c not in doers]
        if (
            kind == "pledge"
            and not threat
            and (len(doers) > 1 or (self.is_of_all(undertaking.doer) and undertaking.rule not in VOWED))
        ):
            kind = "agreement"
        own = asked == [by] and self.is_at_own(undertaking)
        if not others and not own and not ((threat or gift) and len(doers) > 1):
            apart = doers if kind == "request" else []
            apart = [*apart, *itself]
            others = [c for c in self.find_others(undertaking, by, asked) if c not in apart]
            if not others and kind == "request" and undertaking.asked is None and self.page.home is None:
                others = self.states_headed(by)
        return Settled(by, next(iter(others), None), kind)

    def members_gathered(self, doer: Token | None) -> list[str]:
        """The group itself where its own gathering is told: "The participants decided", of the Quad's ministers."""
        whole = doer is not None and doer.lower_ in MEMBERS and all(c.lower_ not in NUMBERED for c in doer.lefts)
        return [self.gathered] if whole and self.gathered is not None else []

    def group_meant(self, undertaking: Undertaking) -> list[str]:
        """Of "we will strengthen NATO's defences", told after its summit, NATO: the act is on what is its own."""
        doer, group = undertaking.doer, self.gathered
        if doer is None or group is None or doer.lower_ not in OURS:
            return []
        own = (t for t in undertaking.act.subtree if self.names.get(t.i) == group)
        return [group] if any(t.dep_ in ("nmod:poss", "nsubj") for t in own) else []

    def states_headed(self, by: str) -> list[str]:
        """The one state besides its own of which a report's title tells: "African Union urges ceasefire in Chad"."""
        told = [c for c in self.titled if c != by]
        return told if len(told) == 1 else []

    def is_at_own(self, undertaking: Undertaking) -> bool:
        """Whether people of the doer's own are given something: "will provide shelter to Norwegian citizens"."""
        people = undertaking.asked is not None and undertaking.asked.pos_ == "NOUN"
        return people and undertaking.kind in ("pledge", "delivered") and undertaking.rule in GIVING

    def is_to_own(self, undertaking: Undertaking, asked: list[str], doers: list[str]) -> bool:
        """Whether several ask their own: "they directed officials to finish the text"."""
        staff = undertaking.asked
        if asked:
            return set(asked) <= set(doers)
        ordered = base_of(undertaking.word) in load_commitment_words().ordering
        return ordered and staff is not None and staff.tag_ == "NNS" and staff.i not in self.names

    def is_measure(self, undertaking: Undertaking, doers: list[str]) -> bool:
        """Whether several announce what hits another: "the allies will be imposing sanctions on Serbia"."""
        act = undertaking.act
        if undertaking.kind != "pledge" or base_of(act) not in load_commitment_words().threatening:
            return False
        return any(c not in doers for c in self.states_in(t for t in list_said(act) if is_reached(t)))

    def is_us(self, undertaking: Undertaking) -> bool:
        """ "he asked us to", "she demanded an answer from the Chilean ministry": who asks a side is of the other."""
        asked, doer = undertaking.asked, undertaking.doer
        if asked is None or doer is None:
            return False
        sought = has_mark(asked, {"from"}) and doer.lower_ in ("he", "she", "they")
        return sought or (asked.lower_ in ("us", "me") and doer.lower_ not in FIRST_PERSON)

    def is_at_home(self, undertaking: Undertaking, by: str, asked: list[str]) -> bool:
        """Whether a side asks its own legislature, people or firms: "urged Congress to pass", "anyone who can help"."""
        guest, words = undertaking.asked, load_commitment_words()
        if guest is None or (asked and asked != [by]) or set(self.peoples_in(guest.subtree)) - {by}:
            return False
        people = bool(asked) and guest.tag_ in ("NNP", "NNPS") and guest.i in self.peoples
        told = base_of(guest) in words.own_public or people
        return told and not (asked and base_of(undertaking.word) in words.ordering and not people)

    def order_by_title(self, doers: list[str]) -> list[str]:
        """The sides of a joint document in the order of its title: "Joint Statement by Peru and Ghana"."""
        if len(doers) < 2 or not self.titled.keys() >= set(doers):
            return doers
        return sorted(doers, key=lambda code: self.titled[code])

    def states_said(self, undertaking: Undertaking) -> list[str]:
        """Whose a passive act is that a speaker tells: "“Two ships have been ordered to the strait,” he said".

        Where the words are joined to a clause about a thing, whoever says that clause: "said that the trucks were idle
        and hoped that Chile would send tyres".
        """
        word, doer = undertaking.word, undertaking.doer
        if word.dep_ == "conj" and word.head.dep_ == "ccomp" and doer is not None and doer.pos_ == "NOUN":
            return self.states_of(find_subject(word.head.head))
        bound = doer is None or (doer.pos_ == "NOUN" and base_of(doer) in load_commitment_words().goods)
        if not bound or undertaking.kind not in ("pledge", "delivered") or not self.is_quoted(word):
            return []
        speaker = self.speaker_at(self.page.starts[word.i])
        return [speaker] if speaker else []

    def is_of_all(self, doer: Token | None) -> bool:
        """Whether "we" are all who issue a joint statement; "our governments" are always."""
        joint = JOINT_TITLE.match(self.page.document.title or "") is not None
        if doer is None:
            return False
        ours = doer.tag_ == "NNS" and doer.text.lower() in JOINT
        ours = ours and any(c.dep_ == "nmod:poss" and c.text.lower() == "our" for c in doer.children)
        return ours or (joint and doer.text.lower() == "we")

    def find_others(self, undertaking: Undertaking, by: str, asked: list[str]) -> list[str]:
        """To whom it is, where neither doers nor asked tell: a letter's reader, whom the act reaches, who is faced."""
        reader = self.page.addressee.country if self.page.addressee is not None else None
        doer, kind = undertaking.doer, undertaking.kind
        spoken = doer is not None and doer.text.lower() in FIRST_PERSON and kind != "agreement"
        if spoken and reader is not None and reader != by:
            return [reader]
        hearer = [c for c in self.states_told(undertaking.act) if c != by]
        if hearer:
            return hearer
        if undertaking.rule == "arrival":  # "the flights landed in Peru"
            there = [
                self.names[t.i] for t in undertaking.act.subtree if t.i in self.names and has_mark(t, {"in", "at"})
            ]
            if there and there[0] != by:
                return there
        act = [t for t in list_said(undertaking.act) if kind != "request" or not is_against(t, undertaking.act)]
        words = load_commitment_words()
        strife = [t for t in act if is_blamed(t)] if base_of(undertaking.act) not in words.threatening else []
        blamed = [*self.states_in(strife), *self.peoples_in(strife)]
        act = [t for t in act if t not in strife]
        given = [c for t in act if has_mark(t, {"to"}) and t.dep_ in ("obl", "nmod", "obj") for c in self.peoples_of(t)]
        reached = [c for c in (*given, *self.states_in(t for t in act if is_reached(t))) if c != by]
        if reached:
            return reached
        offset = self.page.starts[undertaking.word.i]
        faced = [c for c in self.face_to_face(offset, by) if c != by and c not in blamed]
        if spoken and faced and self.turns.at(offset) is not None:
            return faced
        if undertaking.rule in UNADDRESSED or (undertaking.rule == "need" and self.page.home is None):
            faced = []
        elif undertaking.rule == "recalled" and by != self.page.home:
            faced = [] if undertaking.doer is not None and undertaking.doer.pos_ == "PROPN" else faced
        places = {"in", "at"} if kind == "offer" else {"at"} if kind == "request" else set()
        acting = [t for t in act if not has_mark(t, places)]  # not "a ceasefire in Chad"
        named = [c for c in (*self.states_in(acting), *self.peoples_in(act), *self.places_reached(act)) if c != by]
        deed = find_secured(words, undertaking.act)
        barred = any(c.dep_ == "obj" and base_of(c) in words.bans for c in deed.children)  # "employing sanctions on"
        hit = barred or base_of(deed) in words.curbing | words.measures | words.threatening | words.steps | words.giving
        if named and kind in ("offer", "pledge") and undertaking.act.pos_ in ("VERB", "ADJ") and not hit:
            told = [c for c in self.states_in(acting) if c != by and c not in self.peoples_in(act)]
            return told or [c for c in named if c in faced]
        if named or set(asked) - {by} or (undertaking.asked is not None and kind == "request"):
            return named
        if not faced and self.is_of_all(undertaking.doer) and by in self.titled and len(self.titled) == TWO:
            return [c for c in self.titled if c != by]  # "Joint Statement by Peru and Ghana": "First, we commit to"
        aim = AIM | {"in"} if undertaking.rule == "arrival" else AIM
        return faced or [c for c in self.states_aimed_at(undertaking.act, aim) if c != by]

    def states_told(self, act: Token) -> list[str]:
        """To whom an act is said: "told the Peruvian Prime Minister that Norway would pay for the hospital"."""
        while act.dep_ in ("conj", "xcomp") and act.head.i < act.i:
            act = act.head
        if act.dep_ not in ("ccomp", "acl:relcl") or base_of(act.head) not in load_commitment_words().telling:
            return []
        hearers = (c for c in act.head.children if act.head.i < c.i < act.i and c.dep_ in ("obj", "iobj"))
        return [code for hearer in hearers for code in self.states_of(hearer)]

    def peoples_of(self, token: Token) -> list[str]:
        """The state of the people for whom a token stands: "asylum to five Chilean officers"."""
        return self.peoples_in(t for c in token.lefts for t in c.subtree) if token.tag_ == "NNS" else []

    def states_aimed_at(self, act: Token, aim: frozenset[str]) -> list[str]:
        """The states that an act is for, whether they take part or not: "70 million dollars of aid for Kenya"."""
        found = []
        for token in act.doc[act.i : min(act.sent.end, act.i + REACH)]:
            if token.i > act.i and token.tag_ in FINITE:
                break
            for end in (token, *(c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod:poss"))):
                if end.i in self.names and has_mark(token, aim):
                    found.append(self.names[end.i])
        return list(dict.fromkeys(found))

    def places_reached(self, tokens: Iterable[Token]) -> list[str]:
        """The states of the cities and lands to which something goes: "a third battery to Kyiv"."""
        acting = {a.country for a in self.page.actors}
        reached = (t for t in tokens if t.i in self.names and has_mark(t, {"to", "for", "against"}))
        return list(dict.fromkeys(self.names[t.i] for t in reached if self.names[t.i] in acting))

    def is_joint(self, undertaking: Undertaking) -> bool:
        """ "the sides agreed", "they committed to", "it was agreed"."""
        if undertaking.doer is None:
            impersonal = undertaking.word.pos_ == "NOUN" or is_passive(undertaking.word)
            return undertaking.kind == "agreement" and impersonal
        word = undertaking.doer.text.lower()
        of = [c for c in undertaking.doer.children if c.dep_ == "nmod" and has_mark(c, {"of"})]
        if word in NUMBERED and any(base_of(c) in load_commitment_words().set_up for c in of):
            return False  # "both of these initiatives"
        if word in EACH and any(c.lower_ in ("each", "either") for c in undertaking.doer.children):
            return True
        if word == "group" and any(has_mark(c, {"of"}) and base_of(c) in EACH for c in undertaking.doer.children):
            return True  # "this group of countries agreed to"
        return word in JOINT if undertaking.kind == "agreement" else word in JOINT - {"it"}
