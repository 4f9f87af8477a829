"""Who takes part in an encounter: the mentions that a trigger's sentence puts into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from dragoman.accounts.triggers import PARTNERED, Trigger
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.names import name_of

JOINT = re.compile(
    r"\s*(?:,\s*(?:and|as well as|along with|together with|alongside)|,|;|\band\b|\bas well as\b|\balong with\b|\btogether with\b|\balongside\b|&)\s+"
    r"(?:with\s+|also\s+|the\s+)?",
)
LEADING = re.compile(
    r"(?:the|The|both|his|her|their|our|its|former|then|new|newly|elected|fellow|visiting|outgoing|incoming|current|[A-Z][\w.'’-]*,?)\s+"
)
"""Words between a preposition and the mention that it brings in: "with former …", "with His Highness, …"."""
CLAUSE = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "acl", "advcl:relcl"})
GATHERING = frozenset({"representative", "leader", "head", "delegation", "member", "official", "minister", "group", "president"})
SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")
WITH = frozenset({"with", "between", "among", "alongside", "by"})


@dataclass(slots=True)
class Sides:
    """The mentions on each side of a trigger, the first side being the subject or possessor."""

    first: list[Mention] = field(default_factory=list)
    second: list[Mention] = field(default_factory=list)
    separate: bool = False
    """Each of the second side is met on its own: "separate calls with the leaders of A, B and C"."""

    def all(self) -> list[Mention]:
        return self.first + [m for m in self.second if m not in self.first]

    def actors(self) -> list[Actor]:
        found: list[Actor] = []
        for mention in self.all():
            found += [a for a in mention.actors if a not in found]
        return found


class Seats:
    """The mentions of a page by the tokens that they cover."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.by_token: dict[int, Mention] = {}
        self.by_start: dict[int, Mention] = {}
        for mention in page.mentions:
            self.by_start.setdefault(mention.start, mention)
            for token in page.tokens_in(mention.start, mention.end):
                self.by_token.setdefault(token.i, mention)

    def state_of(self, code: str, start: int, end: int) -> Mention | None:
        """A mention of the state itself at text[start:end], if the document speaks of it by name anywhere."""
        actor = next((a for a in self.page.actors if a.kind in ("state", "organisation") and a.country == code), None)
        if actor is None:
            actor = Actor(-1, "state", name_of(code), None, code)
        return Mention(start, end, "state", self.page.token_at(start), (actor,), None, code)

    def at(self, token: int) -> Mention | None:
        return self.by_token.get(token)

    def starting(self, offset: int) -> Mention | None:
        """The mention that begins at the offset, or behind an article there."""
        if offset in self.by_start:
            return self.by_start[offset]
        for word in LEADING.finditer(self.page.text, offset, offset + 70):
            if word.start() != offset:
                break
            offset = word.end()
            if offset in self.by_start:
                return self.by_start[offset]
        return None

    def list_from(self, mention: Mention) -> list[Mention]:
        """The mention and those listed after it: "A, B of X, and C"; without a closing "and" only the first."""
        chain, closed, last = [mention], 0, mention
        while True:
            joint = JOINT.match(self.page.text, last.end)
            if not joint:
                break
            following = self.starting(joint.end())
            if following is None or following.kind == "pronoun":
                break
            head = self.page.doc[following.head]
            if head.dep_ in SUBJECT and head.head.i > head.i and not self.is_subject(mention):
                break
            chain.append(following)
            last = following
            if "," != joint.group().strip():
                closed = len(chain)
        return chain[: max(1, closed)]

    def list_to(self, mention: Mention) -> list[Mention]:
        """Those listed before the mention, joined to it by "and": for a subject whose parse names only its end."""
        for other in self.page.mentions:
            if other.end >= mention.start or mention.start - other.end > 12:
                continue
            joint = JOINT.match(self.page.text, other.end)
            if joint and joint.end() in (mention.start, mention.start + 4) and "and" in joint.group():
                return [other] if other.kind in ("name", "office", "state", "body") else []
        return []

    def is_subject(self, mention: Mention) -> bool:
        return self.page.doc[mention.head].dep_ in SUBJECT

    def of_subject(self, token: Token) -> list[Mention]:
        """The subject's mention with all that it is listed with, before and after; for "who" the one before it."""
        if token.tag_ in ("WDT", "WP"):
            found = self.ending(self.page.start_of(token)) or self.of_token(token.head.head)
        else:
            found = self.of_token(token)
        return self.list_to(found[0]) + found if found else []

    def ending(self, offset: int) -> list[Mention]:
        """The mention that ends right before the offset, a comma between."""
        close = [m for m in self.page.mentions_in(max(0, offset - 150), offset) if re.fullmatch(r"[\s,–—-]*", self.page.text[m.end : offset])]
        return close[:1]

    def of_token(self, token: Token) -> list[Mention]:
        """The mention that the token heads or lies in, with those listed after it."""
        mention = self.at(token.i)
        if token.lemma_.lower() in GATHERING and (mention is None or not mention.actors):
            of = [c for c in token.children if c.dep_ == "nmod" and self.at(c.i) is not None]
            mention = self.at(of[0].i) if of else None
        return self.list_from(mention) if mention is not None else []


@dataclass(frozen=True, slots=True)
class Search:
    """Where the sides of one trigger are looked for."""

    page: Page
    seats: Seats
    trigger: Trigger
    sentence: Sentence
    rivals: frozenset[int]


def find_sides(page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, rivals: frozenset[int]) -> Sides:
    """The two sides of the trigger, as far as its sentence tells; `rivals` are the tokens of its other triggers."""
    sides = Sides()
    search = Search(page, seats, trigger, sentence, rivals)
    if trigger.is_noun:
        fill_noun(search, sides)
    else:
        fill_verb(search, sides)
    drop_reporters(sides)
    return sides


def fill_verb(search: Search, sides: Sides) -> None:
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    verb = page.doc[trigger.token]
    frame = trigger.verb
    assert frame is not None
    passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
    subject = find_subject(verb)
    if subject is not None:
        sides.first += seats.of_subject(subject)
    if not sides.first:
        sides.first += find_before(search, trigger.start)
    if not sides.first and verb.tag_ == "VB":
        sides.first += find_opening(search)
    if frame.frame == "travel" and verb.tag_ == "VB" and find_invited(verb) is not None:
        host = find_subject(verb.head) if verb.head.pos_ == "VERB" else None
        if host is not None:
            sides.second += seats.of_token(host)
    if frame.frame == "travel" and frame.lemma == "visit":
        sides.second += find_visited(search)
    if frame.takes_object and not passive or frame.frame in ("travel", "letter"):
        for child in verb.children:
            if child.dep_ in ("obj", "iobj") and child.i > verb.i:
                sides.second += [m for m in seats.of_token(child) if not frame.strict or m.kind in ("name", "office", "pronoun")]
    if passive:
        sides.second += [m for c in verb.children if c.dep_ in ("obl:agent", "obl") and has_case(c, {"by"}) for m in seats.of_token(c)]
    if frame.frame in ("mutual", "direct"):
        mutual = frozenset({"between"}) if frame.frame == "mutual" else frozenset()
        sides.second += find_partners(search, frame.prepositions | {"alongside"} | mutual)
        sides.second += find_partners(search, frozenset({"joined by", "accompanied by", "led by", "headed by"}))
    if frame.lemma == "invite":
        sides.second, sides.first = sides.first + find_host(search), sides.second
    if frame.frame == "direct" and not passive and not sides.second:
        mention = seats.starting(trigger.end + 1)
        whole = mention is not None and page.doc[mention.head].dep_ != "compound"
        if mention is not None and whole and (not frame.strict or mention.kind in ("name", "office", "pronoun")):
            sides.second += seats.list_from(mention)
    if frame.lemma == "lead":
        sides.first += find_partners(search, frozenset({"joined by", "accompanied by"}))
    if frame.frame == "travel":
        sides.second += find_host(search) + find_inviter(search)
        sides.second += find_partners(search, frozenset({"to", "in", "with"}), states=True)
    if frame.frame == "letter":
        sides.second += find_partners(search, frozenset({"to"}))
    sides.separate = bool(re.search(r"\bseparate(?:ly)?\b", page.text[max(sentence.start, trigger.start - 40) : trigger.end + 60]))


def fill_noun(search: Search, sides: Sides) -> None:
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    noun = page.doc[trigger.token]
    between = find_partners(search, frozenset({"between", "among"}) | BY)
    partners = find_partners(search, frozenset({"with"}))
    if trigger.channel in ("visit", "correspondence", "call"):
        partners += find_partners(search, frozenset({"to"}), states=True)
        partners += find_partners(search, frozenset({"from"}))
    if trigger.channel in ("summit", "meeting", "visit", "contact"):
        partners += find_partners(search, frozenset({"of", "by", "in" if trigger.channel == "visit" else "of"}), states=True)
    if "call" in trigger.words.lower():
        partners += find_partners(search, frozenset({"on", "upon"}))
    sides.second += between + partners
    sides.first += find_possessor(search)
    sides.first += find_compound(search)
    if noun.dep_ in ("acl:relcl", "root", "ROOT") and any(c.dep_ == "cop" for c in noun.children):
        subject = find_subject(noun)
        if subject is not None:
            sides.first += seats.of_subject(subject)
    if trigger.channel == "visit" and not sides.first and noun.dep_ == "obj":
        subject = find_subject(noun.head)
        sides.first += seats.of_subject(subject) if subject is not None else []
    if trigger.channel == "visit":
        sides.second += find_host(search) + find_inviter(search)
    carrier = page.doc[trigger.carrier] if trigger.carrier is not None else None
    if carrier is not None and carrier.i != noun.i:
        subject = find_subject(carrier)
        if subject is not None and subject.i != noun.i and not is_inside(noun, subject):
            sides.first += seats.of_subject(subject)
        for child in carrier.children:
            if child.dep_ == "obl:agent" or (child.dep_ == "obl" and has_case(child, {"by"})):
                sides.second += seats.of_token(child)
            if child.dep_ in ("obj", "iobj") and child.i != noun.i and carrier.lemma_.lower() in ("host", "receive", "join", "send", "write"):
                sides.second += seats.of_token(child)
            if child.dep_ == "obl" and trigger.channel == "correspondence" and has_case(child, {"to"}):
                sides.second += seats.of_token(child)
    if not sides.first and not sides.second:
        sides.second += find_attenders(search)
    if not sides.first:
        sides.first += find_relative(search, noun)
    if not sides.first and carrier is not None and carrier.tag_ in ("VB", "VBG"):
        sides.first += find_opening(search)
    if carrier is not None and find_invited(carrier) is not None and carrier.head.pos_ == "VERB":
        inviter = find_subject(carrier.head)
        if inviter is not None:
            sides.second += seats.of_subject(inviter)
    if len(distinct_countries(sides.actors())) < 2:
        governor = find_governor(noun)
        before = page.text[max(sentence.start, trigger.start - 45) : trigger.start]
        if governor is not None and (carrier is None or governor.i != carrier.i) and (is_setting(noun, governor) or SETTING.search(before)):
            subject = find_subject(governor)
            if subject is None or not seats.of_token(subject):
                sides.first += [m for m in find_before(search, page.start_of(governor)) if m not in sides.first]
            elif subject.i != noun.i:
                sides.first += [m for m in seats.of_token(subject) if m not in sides.first]
            told = governor.lemma_.lower() in ("invite", "tell", "inform", "assure", "thank", "warn", "urge", "congratulate", "remind", "ask", "brief")
            if told:
                sides.second += [m for c in governor.children if c.dep_ in ("obj", "iobj") for m in seats.of_token(c)]
    else:
        sides.first += find_delegate(search, noun, sides)
    near = page.text[max(sentence.start, trigger.start - 40) : min(sentence.end, trigger.end + 30)]
    sides.separate = bool(
        re.search(r"\bseparate(?:ly)?\b|\bseries of\b|\beach\b|\bindividual\b|\bseveral\b|\ba number of\b", near)
        or trigger.words.lower().endswith(("calls", "meetings", "conversations", "visits"))
    )


def find_subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the clause on which it hangs."""
    current = verb
    for _ in range(6):
        own = [c for c in current.children if c.dep_ in SUBJECT]
        if own:
            subject = own[0]
            return subject
        if current.dep_ == "acl:relcl" or current.dep_ == "acl":
            return current.head
        invited = find_invited(current)
        if invited is not None:
            return invited
        if current.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "cop", "dep") and current.head.i != current.i:
            parent = current.head
            if current.dep_ == "xcomp":
                controller = [c for c in parent.children if c.dep_ == "obj"]
                if controller and parent.lemma_ in ("invite", "ask", "urge", "send", "allow", "tell", "direct", "order", "dispatch", "encourage"):
                    return controller[0]
            current = parent
            if current.pos_ in ("NOUN", "PROPN") and current.dep_ not in SUBJECT:
                return current if current.pos_ == "PROPN" else None
            continue
        return None
    return None


def find_before(search: Search, start: int) -> list[Mention]:
    """The mention right before a verb at `start`, adverbs and days between: for a parse that lost the subject."""
    text = search.page.text
    before = [m for m in search.page.mentions_in(search.sentence.start, start) if m.kind != "state"]
    if before and not before[-1].possessive:
        gap = text[before[-1].end : start]
        if re.fullmatch(r"[\s,]*(?:(?:today|yesterday|also|on \w+|then|\w+ly|has|have|had|will|and|later|\w+day)[\s,]+)*", gap):
            return search.seats.list_to(before[-1]) + [before[-1]]
    return []


def find_opening(search: Search) -> list[Mention]:
    """The subject that opens the sentence: whose purpose an infinitive tells that the parse hangs elsewhere."""
    for mention in search.page.mentions_in(search.sentence.start, search.trigger.start):
        if mention.kind in ("name", "office", "pronoun", "body"):
            return search.seats.list_from(mention) if search.seats.is_subject(mention) else []
    return []


def find_invited(verb: Token) -> Token | None:
    """ "invited him to visit", "an invitation for him to visit": who would do it."""
    if verb.tag_ != "VB" or verb.head.i == verb.i:
        return None
    for noun in (verb.head, *(c for c in verb.head.children if c.dep_ in ("obj", "nsubj:pass"))):
        if noun.lemma_.lower() in ("invitation", "proposal", "request", "offer", "invite"):
            for child in (*noun.children, *verb.head.children):
                if child.dep_ in ("nmod", "obl", "iobj") and noun.i < child.i < verb.i and has_case(child, {"for", "to"}):
                    return child
    if verb.head.lemma_.lower() in ("invite", "ask", "urge", "encourage"):
        return next((c for c in verb.head.children if c.dep_ in ("obj", "nsubj:pass", "iobj")), None)
    return None


def find_governor(noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    current = noun
    for _ in range(8):
        if current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ == "VERB":
            return current
    return None


SETTING = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Aa]fter|[Ff]ollowing|[Aa]t|[Bb]efore|[Aa]mid)\s+(?:an?|the|his|her|their)\s+(?:[\w“”\"'-]+\s+){0,4}$")
ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ees|ance)|took part|taking part|participat(?:ed|ing|ion)|were present|was present|also present|joined|accompanied)\b"
)


def find_attenders(search: Search) -> list[Mention]:
    """ "Others who attended the meeting were A and B": all who are named in a sentence on who was there."""
    page, sentence = search.page, search.sentence
    if not ATTENDED.search(page.text, sentence.start, sentence.end):
        return []
    return [m for m in page.mentions_in(sentence.start, sentence.end) if m.kind == "name" and not m.possessive]


def is_setting(noun: Token, governor: Token) -> bool:
    """Whether the noun is when or where the verb's subject acted: "in a call with X, he said", no "hailed the talks"."""
    current = noun
    while current.head.i != governor.i and current.dep_ in ("nmod", "conj", "compound", "obl") and current.head.i != current.i:
        current = current.head
    return current.dep_ in ("obl", "nmod", "obl:unmarked", "advmod") and current.head.i == governor.i and has_case(
        current, {"in", "during", "at", "after", "following", "on", "before", "of", "with", "for", "through", "via", "by", "over", "amid"}
    )


BY = frozenset({"chaired by", "co-chaired by", "hosted by", "attended by", "led by", "convened by", "headed by"})


def find_delegate(search: Search, noun: Token, sides: Sides) -> list[Mention]:
    """ "At the AU-EU meeting, the AU's chairperson said": the person who speaks there for one of the bodies."""
    governor = find_governor(noun)
    subject = find_subject(governor) if governor is not None and is_setting(noun, governor) else None
    mention = search.seats.at(subject.i) if subject is not None else None
    if mention is None or any(a.kind == "person" for a in sides.actors()):
        return []
    return [mention] if any(a.kind == "person" and a.country in distinct_countries(sides.actors()) for a in mention.actors) else []


def find_partners(search: Search, prepositions: frozenset[str], states: bool = False) -> list[Mention]:
    """The mentions behind a preposition that belongs to the trigger or to its carrier."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    found: list[Mention] = []
    for i in range(sentence.first, sentence.last):
        word = page.doc[i].text.lower()
        pair = f"{page.doc[i - 1].text.lower()} {word}" if i > sentence.first else word
        if word not in prepositions and pair not in prepositions:
            continue
        mention = seats.starting(page.starts[i] + len(page.doc[i].text) + 1)
        if mention is None or mention.kind == "group" and not mention.actors:
            continue
        if word in ("to", "in", "of", "by") and mention.kind in ("name", "pronoun") and word == "in":
            continue
        if word in ("of", "to", "in", "by") and not states and mention.kind in ("state", "metonym"):
            continue
        if attaches(search, i, mention, anchors, word):
            found += [m for m in seats.list_from(mention) if m not in found]
    return found


def attaches(search: Search, i: int, mention: Mention, anchors: set[int], word: str) -> bool:
    """Whether the phrase of preposition i belongs to the trigger: by the parse, or by standing next to it."""
    page, trigger = search.page, search.trigger
    current = page.doc[mention.head]
    for _ in range(6):
        if not crosses(page, word, {current.i, current.head.i} & (search.rivals - anchors)):
            return False
        if current.pos_ == "VERB" and current.i not in anchors:
            break
        if current.head.i in anchors:
            return i > trigger.token or word in ("with", "between", "among") or trigger.carrier == current.head.i
        if current.dep_ in CLAUSE or current.head.i == current.i:
            break
        through = current.head.pos_ in ("NOUN", "PROPN", "ADJ") and current.dep_ in ("nmod", "obl") and current.head.i not in anchors
        if through and not (word in ("with", "between") and (trigger.weak or trigger.is_noun)):
            break
        current = current.head
    if i < trigger.token or not crosses(page, word, {r for r in search.rivals if trigger.token < r < i}):
        return False
    gap = page.doc[trigger.token + 1 : i]
    if word in ("with", "between") or word == "by" and page.doc[i - 1].tag_ == "VBN":
        return len(gap) <= 12 and not any(t.pos_ == "VERB" and t.i != i - 1 or t.text in (";", ":") for t in gap)
    return len(gap) <= 1 and not any(t.pos_ == "VERB" for t in gap)


def crosses(page: Page, word: str, rivals: set[int]) -> bool:
    """Whether a phrase may reach over other nouns with sides: "talks on a trade deal between A and B"."""
    return word == "between" and all(page.doc[r].text.lower().removesuffix("s") in PARTNERED for r in rivals) or not rivals


def find_possessor(search: Search) -> list[Mention]:
    """ "Zelensky's call", "his conversation": whose it is."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    noun = page.doc[trigger.token]
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.i < noun.i:
            mention = seats.at(child.i)
            if mention is not None:
                return seats.list_from(mention)
    before = page.text[max(sentence.start, trigger.start - 60) : trigger.start]
    genitive = re.search(r"['’]s?\s+(?:[\w-]+\s+){0,3}$", before)
    if genitive:
        mention = seats.at(page.token_at(trigger.start - len(before) + genitive.start() - 1))
        return [mention] if mention is not None else []
    return []


def find_compound(search: Search) -> list[Mention]:
    """ "US-Russia talks", "the NATO summit": names right before the noun; a capital alone is where it was held."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    found: list[Mention] = []
    i = page.token_at(trigger.start) - 1
    while i >= sentence.first:
        token = page.doc[i]
        mention = seats.at(i)
        if mention is not None and mention.kind in ("state", "organisation", "name", "metonym") and not mention.possessive:
            found.insert(0, mention)
            i = page.token_at(mention.start) - 1
        elif token.text in ("-", "–", "/", "and", ","):
            if token.text in ("and", ",") and not found:
                break
            i -= 1
        elif token.pos_ in ("ADJ", "NOUN", "NUM", "PROPN") and not found and trigger.token - i < 5 and token.ent_type_ == "":
            i -= 1
        else:
            break
    found += find_demonyms(search)
    capitals = {n.start for n in page.names if n.kind == "capital"}
    return [] if len(found) == 1 and found[0].start in capitals else found


def find_host(search: Search) -> list[Mention]:
    """The state of the city, or "our country", that a visit goes to."""
    page, trigger = search.page, search.trigger
    after = re.compile(r"\s+(?:paid\s+|here\s+|(?:an?|the)\s+(?:[\w-]+\s+){0,2}delegation\s+)?(?:to|in)\s+(?:the\s+)?(?:capital\s+(?:of\s+)?)?").match(page.text, trigger.end)
    if after is None:
        stay = re.compile(r"\bin\s+(?:the\s+)?([A-Z][\w .'’-]+?)\s+(?:on|for)\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,3}$")
        before = stay.search(page.text[max(search.sentence.start, trigger.start - 80) : trigger.start])
        place = max(search.sentence.start, trigger.start - 80) + before.start(1) if before else -1
        name = next((n for n in page.names if n.start == place), None)
        return [m for m in [search.seats.state_of(name.code, name.start, name.end)] if m] if name else []
    own = re.compile(r"our (?:country|state|nation|capital)\b").match(page.text, after.end())
    if own and page.home:
        return [m for m in [search.seats.state_of(page.home, own.start(), own.end())] if m]
    name = next((n for n in page.names if n.start == after.end() and n.kind in ("city", "capital", "region", "place")), None)
    return [m for m in [search.seats.state_of(name.code, name.start, name.end)] if m] if name else []


def find_visited(search: Search) -> list[Mention]:
    """The state of the city in "visited Washington"."""
    place = re.compile(r"\s+(?:the\s+)?(?:capital\s+|city\s+of\s+)?").match(search.page.text, search.trigger.end)
    name = next((n for n in search.page.names if place and n.start == place.end() and n.kind in ("city", "capital", "region")), None)
    return [m for m in [search.seats.state_of(name.code, name.start, name.end)] if m] if name else []


INVITER = re.compile(
    r"\b(?:at the (?:kind )?invitation of|(?:as|at) (?:a |the )?(?:official )?guests? of|hosted by|received by|at the request of)\s+"
)
GUEST = re.compile(r"\bas\s+(?=[A-Z][^,.;]{2,50}['’]s?\s+guest\b)|\bat\s+(?=[A-Z][^,.;]{2,50}['’]s?\s+invitation\b)")


def find_inviter(search: Search) -> list[Mention]:
    """Who receives a visitor: "at the invitation of X", "as X's guest"."""
    for pattern in (INVITER, GUEST):
        told = pattern.search(search.page.text, search.sentence.start, search.sentence.end)
        mention = search.seats.starting(told.end()) if told else None
        if mention is not None:
            return [mention]
    return []


STAYING = re.compile(r",?\s+(?:who|which)\s+(?:is|was|are|were|will be|has been|had been|arrived|came|will arrive)\b[^,;:]*$")


def find_relative(search: Search, noun: Token) -> list[Mention]:
    """ "X, who is in Armenia for a visit": the noun that the relative clause tells of."""
    begin = search.sentence.start
    stay = STAYING.search(search.page.text[begin : search.trigger.start])
    if stay:
        return search.seats.ending(begin + stay.start())
    for token in (noun, *noun.ancestors):
        if token.dep_ == "acl:relcl":
            return search.seats.of_token(token.head)
        if token.pos_ == "VERB":
            return []
    return []


def find_demonyms(search: Search) -> list[Mention]:
    """ "the Russian-Ukrainian talks": the states of joined demonyms in the noun's phrase."""
    page, trigger = search.page, search.trigger
    phrase = page.text[max(search.sentence.start, trigger.start - 60) : trigger.end + 60]
    offset = max(search.sentence.start, trigger.start - 60)
    names = [n for n in page.names if n.kind == "demonym" and offset <= n.start < offset + len(phrase)]
    found = []
    for left, right in pairwise(names):
        if page.text[left.end : right.start] in ("-", "–") and left.code != right.code:
            token = page.doc[page.token_at(right.start)]
            if any(a.i == trigger.token for a in token.ancestors) and not any(r in {a.i for a in token.ancestors} for r in search.rivals - {trigger.token} if r > token.i):
                found += [search.seats.state_of(left.code, left.start, left.end), search.seats.state_of(right.code, right.start, right.end)]
    return [m for m in found if m is not None]


def has_case(token: Token, words: set[str]) -> bool:
    return any(c.dep_ == "case" and c.text.lower() in words for c in token.children)


def is_inside(outer: Token, inner: Token) -> bool:
    return any(a.i == outer.i for a in inner.ancestors)


def distinct_countries(actors: list[Actor]) -> set[str]:
    return {a.country for a in actors if a.country is not None}


def drop_reporters(sides: Sides) -> None:
    """Spokespersons report, they take no part."""
    for side in (sides.first, sides.second):
        side[:] = [m for m in side if not (m.actors and all(a.role and "spokes" in a.role.lower() for a in m.actors))]
