"""The actors of one document: whom its names, offices, states and bodies stand for."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from dragoman.annotating.page import Actor
from dragoman.annotating.persons import name_words
from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.names import name_of

SAME_SURNAME = 88.0
"""Below it two spellings are two people: "Zelensky"/"Zelenskyy" score 94, "Zelenska"/"Zelenskyy" 82."""

GENERIC = frozenset({"leader", "counterpart", "premier", "head of state", "head of government", "leaders", "head", "chief"})


@cache
def fold_word(word: str) -> str:
    return anyascii(word).lower().strip(".'’-")


class Cast:
    """Finds or adds the actors of one document."""

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self.words: dict[int, list[str]] = {}
        self.codes: dict[str, Actor] = {}
        self.bodies: dict[tuple[str, str | None], Actor] = {}

    def add(self, actor: Actor) -> Actor:
        self.actors.append(actor)
        return actor

    def person(self, name: str, role: str | None, country: str | None, gender: str | None, former: bool) -> Actor:
        """The person of that name, known already or new; what is newly told of them is added."""
        words = [fold_word(w) for w in name_words(name)]
        actor = self.find_person(words, country, gender, role)
        if actor is None:
            actor = self.add(Actor(len(self.actors), "person", name, role, country, None, former))
            self.words[actor.index] = words
        elif len(words) > len(self.words[actor.index]):
            actor.name, self.words[actor.index] = name, words
        elif len(words) == len(self.words[actor.index]) > 1 and len(name) > len(actor.name):
            actor.name = name
        actor.role = actor.role or role
        actor.country = actor.country or country
        if actor.gender is None:
            given = name_words(actor.name)
            told = gender or (gender_of(given[0]) if len(given) > 1 else None)
            actor.gender = "f" if told == "f" else "m" if told == "m" else None
        return actor

    def find_person(
        self, words: list[str], country: str | None, gender: str | None, role: str | None = None
    ) -> Actor | None:
        """The last added person whom these words can name, or None."""
        best, score = None, 0
        for actor in reversed(self.actors):
            if actor.kind != "person" or actor.index not in self.words:
                continue
            if gender and actor.gender and gender != actor.gender:
                continue
            likeness = compare_words(words, self.words[actor.index])
            if likeness < 3 and country and actor.country and country != actor.country:
                continue
            if likeness and role and actor.role and role == actor.role:
                likeness += 1
            if likeness > score:
                best, score = actor, likeness
        return best

    def state(self, code: str, body: str | None = None) -> Actor:
        """The state or organisation of that code."""
        actor = self.codes.get(code)
        if actor is None:
            kind = "state" if len(code) == 3 and code.isupper() and name_of(code) != code else "organisation"
            actor = self.add(Actor(len(self.actors), kind, body or name_of(code), None, code))  # type: ignore[arg-type]
            self.codes[code] = actor
        return actor

    def body(self, words: str, country: str | None) -> Actor:
        """A group of unnamed people of one state, under the text's words ("White House officials")."""
        key = (words.lower(), country)
        actor = self.bodies.get(key)
        if actor is None:
            actor = self.add(Actor(len(self.actors), "body", words, None, country))
            self.bodies[key] = actor
        return actor

    def holder(self, title: str, country: str | None) -> Actor | None:
        """The person who holds the office in this document: last added first."""
        wanted = fold_title(title)
        for actor in reversed(self.actors):
            if actor.kind == "person" and actor.role and (country is None or actor.country == country):
                held = fold_title(actor.role)
                if held == wanted or (title.lower() in GENERIC and is_leading(held)) or fits_office(title, actor.role):
                    return actor
        return None

    def office(self, title: str, country: str) -> Actor:
        """The unnamed holder of an office: "President of Finland"."""
        state = name_of(country)
        article = "the " if re.match(r"United|Netherlands|Philippines|European", state) else ""
        name = f"{title[0].upper()}{title[1:]} of {article}{state}"
        actor = self.bodies.get((name.lower(), country))
        if actor is None:
            role = title if title[0].isupper() else title.title()
            actor = self.add(Actor(len(self.actors), "person", name, role, country))
            self.bodies[(name.lower(), country)] = actor
        return actor


def compare_words(left: list[str], right: list[str]) -> int:
    """How surely two folded names are one person's: 0 not, 1 by one shared word, 2 by spelling, 3 in full."""
    if left == right:
        return 4
    if len(left) > 1 and len(right) > 1:
        if set(left) <= set(right) or set(right) <= set(left):
            return 3
        if left[-1] == right[-1] and (left[0][0] == right[0][0]):
            return 3
        if ratio(left[-1], right[-1]) >= SAME_SURNAME and left[0] == right[0]:
            return 3
        if left[0] == right[0] and left[0] not in ("the",) and ratio(" ".join(left), " ".join(right)) >= SAME_SURNAME:
            return 3
        return 0
    single, other = (left, right) if len(left) == 1 else (right, left)
    if single[0] in (other[-1], other[0]) or single[0] in other:
        return 2
    if len(single[0]) >= 5 and ratio(single[0], other[-1]) >= SAME_SURNAME:
        return 1
    return 0


def fold_title(title: str) -> frozenset[str]:
    """The words of a title that tell one office from another."""
    stop = {"of", "the", "for", "and", "federal", "acting", "new"}
    title = re.sub(r"external affairs", "foreign", re.sub(r"foreign affairs", "foreign", title, flags=re.I), flags=re.I)
    alias = {"advisor": "adviser", "defence": "defense", "pm": "prime minister", "secretary-general": "secretary general"}
    words = " ".join(alias.get(w, w) for w in title.lower().replace(",", " ").split())
    return frozenset(w for w in words.split() if w not in stop)


def fits_office(title: str, role: str) -> bool:
    """Whether "the Secretary" can be the Secretary of State: the same head word, and no deputy, vice or former one."""
    wanted, held = fold_title(title), fold_title(role)
    lesser = {"vice", "deputy", "assistant", "former", "under", "principal"}
    return wanted <= held and head_word(title) == head_word(role) and not (held - wanted) & lesser


def head_word(title: str) -> str:
    return re.split(r"\s+(?:of|for|to|at)\b|,", title.lower())[0].split()[-1]


def is_leading(held: frozenset[str]) -> bool:
    """Whether an office leads a state, government or organisation."""
    if held & {"vice", "deputy", "former"}:
        return False
    return bool(
        held
        & {"president", "prime", "premier", "chancellor", "king", "queen", "emir", "amir", "sultan", "taoiseach", "pope"}
    ) or held >= {"secretary", "general"}
