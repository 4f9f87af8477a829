"""The actors of one document: whom its names, offices, states and bodies stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from dragoman.annotating.name_words import name_words
from dragoman.annotating.page import Actor
from dragoman.annotating.persons import ARTICLE
from dragoman.annotating.ranks import GENERIC, are_two_heads, fits_office, fold_title, is_leading
from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.holders import Holder, find_holder, parse_day
from dragoman.lexicon.names import name_of
from dragoman.lexicon.offices import HONORIFICS

JUST_LEFT = 4 / 365
"""In years: for a few days after leaving, reports of the last days in office still mean who left."""

SAME_SURNAME = 88.0
"""Below it two spellings are two people: "Zelensky"/"Zelenskyy" score 94, "Zelenska"/"Zelenskyy" 82."""
SHORTEST_FUZZY = 5
"""Letters from which a surname may differ in spelling: "Lind"/"Lund" are two people."""


@cache
def fold_word(word: str) -> str:
    """A word of a name in small ASCII letters without its article: "al-Masri" -> "masri"."""
    return ARTICLE.sub("", anyascii(word).lower().strip(".'’-"))


class Cast:
    """Finds or adds the actors of one document."""

    def __init__(self, day: str | None = None) -> None:
        self.day = day
        """The day of the document, an ISO date or None: whose office "President Lind" was then."""
        self.actors: list[Actor] = []
        self.words: dict[int, list[str]] = {}
        self.known: dict[int, list[str]] = {}
        self.roles: defaultdict[int, list[str]] = defaultdict(list)
        self.kin: set[int] = set()
        self.sponsors: dict[int, Actor] = {}
        """Whose relative or servant somebody is: they are of one state."""
        self.codes: dict[str, Actor] = {}
        self.bodies: dict[tuple[str, str | None], Actor] = {}

    def add(self, actor: Actor) -> Actor:
        self.actors.append(actor)
        return actor

    def person(
        self,
        name: str,
        roles: tuple[str, ...],
        country: str | None,
        gender: str | None,
        former: bool = False,
        kin: bool = False,
    ) -> Actor:
        """The person of that name, known already or new; what is newly told of them is added.

        `roles` are the offices that the text gives them here, the chief one first.
        """
        words = [fold_word(w) for w in name_words(name)]
        role = roles[0] if roles else None
        holder = find_holder(name, role, self.day) if len(words) == 1 and role else None
        known = [fold_word(w) for w in name_words(holder.name)] if holder else None
        named = self.find_person(words, country, gender, role, kin, None) if holder is not None else None
        if (
            named is not None
            and holder is not None
            and self.is_of_the_past(holder)
            and len(self.words[named.index]) > 1
        ):
            holder = known = None  # "President Lind": the text's own Ida Lind, and not one who left years ago
        actor = self.find_person(words, country, gender, role, kin, known)
        if actor is None:
            actor = self.add(Actor(len(self.actors), "person", name, role, country, None, former))
            self.words[actor.index] = words
            if known:
                self.known[actor.index] = known
            if kin:
                self.kin.add(actor.index)
            actor.former = former or self.has_left(name, role, holder)
        elif len(words) > len(self.words[actor.index]):
            actor.name, self.words[actor.index] = name, words
        elif len(words) == len(self.words[actor.index]) > 1 and len(name) > len(actor.name):
            actor.name = name
        if actor.role is None or (role is not None and actor.role in HONORIFICS and role not in HONORIFICS):
            actor.role = role
        actor.country = actor.country or country
        self.roles[actor.index] += [r for r in roles if r not in self.roles[actor.index]]
        if actor.gender is None:
            given = name_words(actor.name)
            told = gender or (gender_of(given[0]) if len(given) > 1 else None)
            actor.gender = "f" if told == "f" else "m" if told == "m" else None
        return actor

    def has_left(self, name: str, role: str | None, holder: Holder | None) -> bool:
        """Whether the register knows that a head of state or government held the office before the document's day only.

        "President Nixon" in a briefing of 2021 is not "the President" there.
        """
        if role is None or not is_leading(fold_title(role)):
            return False
        known = holder or find_holder(name, role, self.day)
        return known is not None and self.is_of_the_past(known)

    def is_of_the_past(self, holder: Holder) -> bool:
        """Whether somebody did not hold the office on the document's day, as far as that is told."""
        day = parse_day(self.day)
        return day is not None and holder.measure_distance(day) > JUST_LEFT

    def find_person(
        self,
        words: list[str],
        country: str | None,
        gender: str | None,
        role: str | None,
        kin: bool,
        known: list[str] | None,
    ) -> Actor | None:
        """The person whom these words can name, or None; `known` is the full name that a surname's office tells.

        Of several with one surname: of the same office, else one with an office, else the first named, no relative.
        """
        best: tuple[tuple[int, bool, bool, bool], Actor] | None = None
        for actor in self.actors:
            if actor.kind != "person" or actor.index not in self.words:
                continue
            if gender and actor.gender and gender != actor.gender:
                continue
            likeness = compare_words(words, self.words[actor.index])
            if not likeness or (likeness < 3 and kin and actor.index not in self.kin):
                continue
            likeness = min(likeness, 2) if len(words) == 1 else likeness
            if likeness < 3 and not agree_names(known or words, self.known.get(actor.index, self.words[actor.index])):
                continue
            if likeness < 3 and country and actor.country and country != actor.country:
                continue
            if likeness < 3 and role and actor.role and country is None and are_two_heads(role, actor.role):
                continue
            rank = (
                likeness,
                bool(role) and role in self.roles[actor.index],
                actor.role is not None,
                actor.index not in self.kin,
            )
            if best is None or rank > best[0]:
                best = rank, actor
        return best[1] if best else None

    def spread_states(self) -> None:
        """Give relatives, consorts and servants of no known state that of whose they are."""
        for actor in self.actors:
            sponsor = self.sponsors.get(actor.index)
            if sponsor is not None and actor.country is None:
                actor.country = sponsor.country

    def state(self, code: str) -> Actor:
        """The state or organisation of that code."""
        actor = self.codes.get(code)
        if actor is None:
            named = len(code) == 3 and code.isupper() and name_of(code) != code
            kind: Literal["state", "organisation"] = "state" if named else "organisation"
            actor = self.add(Actor(len(self.actors), kind, name_of(code), None, code))
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
        """The person who holds the office in this document: last added first, those in office before former ones.

        "The leader" of a state is whoever of it was named first.
        """
        wanted = fold_title(title)
        found = None
        for actor in self.actors if title.lower() in GENERIC else reversed(self.actors):
            if actor.kind != "person" or (country is not None and actor.country != country):
                continue
            for role in self.roles[actor.index] or ([actor.role] if actor.role else []):
                held = fold_title(role)
                if held == wanted or (title.lower() in GENERIC and is_leading(held)) or fits_office(title, role):
                    if not actor.former:
                        return actor
                    found = found or actor
        return found

    def give_role(self, actor: Actor, role: str) -> None:
        """Note an office that the text gives somebody apart from the name."""
        actor.role = actor.role or role
        if role not in self.roles[actor.index]:
            self.roles[actor.index].append(role)

    def office(self, title: str, country: str, body: str | None = None) -> Actor:
        """The unnamed holder of an office: "President of Finland"; `body` names an organisation as the text does."""
        state = body or name_of(country)
        article = "the " if body or re.match(r"United|Netherlands|Philippines|European", state) else ""
        name = f"{title[0].upper()}{title[1:]} of {article}{state}"
        actor = self.bodies.get((name.lower(), country))
        if actor is None:
            role = title if title[0].isupper() else f"{title[0].upper()}{title[1:]}"
            actor = self.add(Actor(len(self.actors), "person", name, role, country))
            self.bodies[(name.lower(), country)] = actor
        return actor


def compare_words(left: list[str], right: list[str]) -> int:
    """How surely two folded names are one person's: 0 not, 1 by spelling, 2 by one shared word, 3 in full, 4 alike."""
    if left == right:
        return 4
    if len(left) > 1 and len(right) > 1:
        if set(left) <= set(right) or set(right) <= set(left):
            return 3
        if left[-1] == right[-1] and is_short_for(left[0], right[0]):
            return 3
        if left[0] == right[0] and ratio(left[-1], right[-1]) >= SAME_SURNAME:
            return 3
        if left[0] == right[0] and ratio(" ".join(left), " ".join(right)) >= SAME_SURNAME:
            return 3
        return 0
    single, other = (left, right) if len(left) == 1 else (right, left)
    if single[0] in other:
        return 2
    if len(single[0]) >= SHORTEST_FUZZY and ratio(single[0], other[-1]) >= SAME_SURNAME:
        return 1
    return 0


def agree_names(left: list[str], right: list[str]) -> bool:
    """Whether two names are one person's as far as both are given in full."""
    return len(left) < 2 or len(right) < 2 or compare_words(left, right) > 0


def is_short_for(left: str, right: str) -> bool:
    """Whether two given names may be one person's: "Joe" and "Joseph", "J" and "John"; not of different gender."""
    genders = {gender_of(left), gender_of(right)} - {None}
    return left[:1] == right[:1] and len(genders) < 2
