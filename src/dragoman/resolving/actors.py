"""Which actor of the record a text speaks of: persons by name, state, office and day; states, organisations, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.lexicon.name_folding import PersonName, fold_person_name
from dragoman.lexicon.names import find_organisation, find_state, name_of
from dragoman.lexicon.states import is_state
from dragoman.model.record import Actor, ActorName, Judgement, Reason
from dragoman.resolving import actor_keys as keys
from dragoman.resolving.actor_names import choose_name, lower_capitals, slug_name
from dragoman.resolving.bearers import STRONG, Bearers
from dragoman.resolving.known_holders import KnownPerson, find_known_person
from dragoman.resolving.namings import Naming, ParsedNaming, is_personal_name, parse_day_range, parse_naming
from dragoman.resolving.offices import find_office_holder

_WITH_ARTICLE = re.compile(r"United|Netherlands|Philippines|European|Czech Republic")
_CERTAIN, _FAIR = 10.0, 3.0
"""Weights of reasons: a code or a judgement; an office on a day."""


class KnownActors(Protocol):
    """What the record knows of actors, by key."""

    def find_actors(self, keys: Sequence[str]) -> Sequence[Actor]:
        """The actors filed under any of the keys, each once, in any order, those merged away left out."""
        ...


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actor whom a naming means, new or as it is now known, and why.

    `keys` are to be added to those it is found under (none is ever to be taken away); `learnt` are names that it was
    not known by. An actor without a certain person behind it ("President of Palau") is a body.
    """

    actor: Actor
    is_new: bool
    keys: tuple[str, ...]
    learnt: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        return self.actor.id


def resolve_actor(naming: Naming, known: KnownActors, judgements: Sequence[Judgement] = ()) -> Resolution:
    """The actor whom a naming means, among those known or new; the same input gives the same result.

    `judgements` are the standing ones on actors: of two judged the same the judgement's subject is taken; two judged
    not the same are never joined. Costs a few look-ups by key. ValueError for a naming without a name.
    """
    if not naming.name.strip():
        raise ValueError("there is no name to resolve")
    return _Resolving(naming, known, judgements).resolve()


class _Resolving:
    """One resolution under way."""

    def __init__(self, naming: Naming, known: KnownActors, judgements: Sequence[Judgement]) -> None:
        self.naming, self.known = naming, known
        self.when = parse_day_range(naming.day)
        self.same = [j for j in judgements if j.stands and j.verb == "same" and j.other and j.field is None]
        self.apart = {
            frozenset((j.subject, j.other))
            for j in judgements
            if j.stands and j.verb == "not-same" and j.other and j.field is None
        }
        self.bearers = Bearers(naming, self.when, self.find, self.apart)

    def resolve(self) -> Resolution:
        found = self.resolve_kind()
        actor = found.actor
        for _ in range(len(self.same)):
            judgement = next((j for j in self.same if j.other == actor.id), None)
            if judgement is None or frozenset((judgement.subject, judgement.other)) in self.apart:
                break
            subject = next(iter(self.find([keys.id_key(judgement.subject)])), None)
            if subject is None:
                break
            reason = Reason("judgement", _CERTAIN, f"{judgement.by} judged them the same: {judgement.why}")
            found = Resolution(
                self.name_actor(subject, self.naming.name),
                False,
                found.keys if found.is_new else (),
                self.list_learnt(subject, self.naming.name),
                (*found.reasons, reason),
            )
            actor = subject
        return found

    def resolve_kind(self) -> Resolution:
        naming = self.naming
        if naming.kind == "body":
            return self.resolve_body(naming.name, naming.country)
        if naming.kind != "person":
            return self.resolve_code()
        if naming.role is None and (find_state(naming.name) or find_organisation(naming.name)):
            return self.resolve_code()  # "Ukraine", "NATO" as the speaker of a quotation
        parsed = parse_naming(naming)
        if naming.role is None and naming.country is None and parsed.name and not is_personal_name(parsed.name):
            return self.resolve_body(naming.name, None)
        if not parsed.name:
            return self.resolve_office(parsed)
        return self.resolve_person(parsed)

    def find(self, wanted: Sequence[str]) -> list[Actor]:
        """The actors under the keys, each once, in the order of their ids."""
        if not wanted:
            return []
        return sorted({a.id: a for a in self.known.find_actors(wanted)}.values(), key=lambda a: a.id)

    # States, organisations, bodies

    def resolve_code(self) -> Resolution:
        naming = self.naming
        code = (find_state(naming.name) or find_organisation(naming.name)) or naming.country
        if naming.country and (naming.kind != "person" or code is None):
            code = naming.country
        if code and is_state(code):
            return self.take_fixed(f"s-{code}", "state", name_of(code), code, f"the code of the state is {code}")
        if code:
            return self.take_fixed(
                f"o-{_ascii_code(code)}", "organisation", name_of(code), code, f"the organisation is {code}"
            )
        actor_id = f"o-{slug_name(naming.name)}"
        return self.take_fixed(actor_id, "organisation", naming.name, None, "an organisation of that name")

    def resolve_body(self, words: str, country: str | None) -> Resolution:
        slug = slug_name(keys.fold_body(words, country))
        actor_id = f"b-{slug}-{_ascii_code(country).lower()}" if country else f"b-{slug}"
        return self.take_fixed(actor_id, "body", words, country, "the same words for a body of the same state")

    def take_fixed(self, actor_id: str, kind: str, name: str, country: str | None, why: str) -> Resolution:
        """The actor whose id its code or words give."""
        found = next(iter(self.find([keys.id_key(actor_id)])), None)
        actor = found or Actor(actor_id, kind, name, country)  # type: ignore[arg-type]
        return Resolution(
            self.name_actor(actor, self.naming.name),
            found is None,
            (keys.id_key(actor_id),) if found is None else (),
            self.list_learnt(actor, self.naming.name),
            (Reason("identity", _CERTAIN, why),),
        )

    # Unnamed holders of an office

    def resolve_office(self, parsed: ParsedNaming) -> Resolution:
        office, country = parsed.office or "", self.naming.country or self.find_country()
        person = self.find_holder(office, country) if country else None
        if person is not None:
            return person
        name = f"{office[:1].upper()}{office[1:]}"
        if country:
            article = "the " if _WITH_ARTICLE.match(name_of(country)) else ""
            name = self.naming.name if " of " in self.naming.name else f"{name} of {article}{name_of(country)}"
        actor_id = f"b-{slug_name(office)}-{_ascii_code(country).lower()}" if country else f"b-{slug_name(office)}"
        return self.take_fixed(actor_id, "body", name, country, "the unnamed holder of that office")

    def find_country(self) -> str | None:
        """The state in the words of a naming that comes without its code."""
        from dragoman.lexicon.names import find_names

        return next((name.code for name in find_names(self.naming.name)), None)

    def find_holder(self, office: str, country: str) -> Resolution | None:
        """The one person who holds an office on the day, as the register and the record's tenures tell it."""
        if self.naming.day is None or self.when is None:
            return None
        wanted = [f"o:{country}:{family}" for family in keys.list_families(office)]
        by_tenure = {tenure: actor for actor in self.find(wanted) for tenure in actor.tenures}
        held = find_office_holder(office, country, self.naming.day, tuple(by_tenure))
        people: dict[str, Actor | None] = {}
        for tenure in held:
            actor = by_tenure.get(tenure)
            people.setdefault(actor.known or actor.name if actor else tenure.person, actor)
        if len(people) != 1:
            return None
        tenure, actor = held[0], next(iter(people.values()))
        why = f"the {tenure.office} ({name_of(country)}) on {self.naming.day} is {tenure.person} ({tenure.source})"
        reason = Reason("office", _FAIR, why)
        if actor is not None:
            return Resolution(actor, False, (), (), (reason,))
        named = replace(self.naming, name=tenure.person, role=tenure.office, country=tenure.country)
        found = _Resolving(named, self.known, ()).resolve_person(parse_naming(named))
        return replace(found, learnt=found.learnt if found.is_new else (), reasons=(reason, *found.reasons))

    # Persons

    def resolve_person(self, parsed: ParsedNaming) -> Resolution:
        naming = self.naming
        person = find_known_person(parsed.name, parsed.office, naming.country, parsed.gender, naming.day)
        folded = fold_person_name(parsed.name, naming.country)
        if person is not None:
            return self.resolve_known(person, parsed, folded)
        if not folded.full:
            return self.resolve_body(naming.name, naming.country)
        found = self.bearers.find(parsed, folded)
        if found is not None:
            actor, reason = found
            return self.join(actor, parsed, folded, (reason,))
        return self.start(parsed, folded, (Reason("new", 0.0, f"nobody known fits the name {parsed.name}"),))

    def resolve_known(self, person: KnownPerson, parsed: ParsedNaming, folded: PersonName) -> Resolution:
        reason = Reason("register", STRONG, person.why)
        found = self.bearers.find_registered(person)
        if found is not None:
            return self.join(found, parsed, folded, (reason,), person)
        return self.start(parsed, folded, (reason,), person)

    # What comes of it

    def join(
        self,
        actor: Actor,
        parsed: ParsedNaming,
        folded: PersonName,
        reasons: tuple[Reason, ...],
        person: KnownPerson | None = None,
    ) -> Resolution:
        known = actor.known or (person.name if person else None)
        changed = replace(
            self.name_actor(actor, parsed.name),
            country=actor.country or self.naming.country or (person.holder.country if person else None),
            gender=actor.gender or (person.holder.gender if person else parsed.gender),
            known=known,
        )
        changed = replace(changed, name=choose_name(changed, parsed.name))
        learnt = self.list_learnt(actor, parsed.name)
        return Resolution(changed, False, self.list_keys(changed, parsed, folded), learnt, reasons)

    def start(
        self,
        parsed: ParsedNaming,
        folded: PersonName,
        reasons: tuple[Reason, ...],
        person: KnownPerson | None = None,
    ) -> Resolution:
        name = person.name if person else parsed.name
        country = person.holder.country if person else self.naming.country
        gender = person.holder.gender if person else parsed.gender
        blank = Actor("", "person", lower_capitals(name), country, gender, person.name if person else None)
        actor = replace(self.name_actor(blank, parsed.name), id=self.choose_id(f"p-{slug_name(name)}"))
        return Resolution(actor, True, self.list_keys(actor, parsed, folded), (parsed.name,), reasons)

    def choose_id(self, wanted: str) -> str:
        """The id wanted, or with the first number that is free."""
        number, chosen = 1, wanted
        while self.known.find_actors([keys.id_key(chosen)]):
            number += 1
            chosen = f"{wanted}-{number}"
        return chosen

    def list_keys(self, actor: Actor, parsed: ParsedNaming, folded: PersonName) -> tuple[str, ...]:
        found = [keys.id_key(actor.id)]
        forms = [folded]
        if actor.known:
            found.append(keys.known_key(actor.known))
            forms.insert(0, fold_person_name(actor.known, actor.country))
        for form in forms:
            slavic = keys.is_slavic(actor.country, form)
            found += keys.list_name_keys(form, slavic)
            surnames = keys.list_surnames(form, actor.country)
            for country in dict.fromkeys((self.naming.country, actor.country)):
                found += keys.list_meeting_keys(surnames, country, parsed.office, self.when)
        return tuple(dict.fromkeys(found))

    def name_actor(self, actor: Actor, name: str) -> Actor:
        if not self.list_learnt(actor, name):
            return actor
        return replace(actor, names=(*actor.names, ActorName(name)))

    def list_learnt(self, actor: Actor, name: str) -> tuple[str, ...]:
        return () if any(n.name == name for n in actor.names) else (name,)


def _ascii_code(code: str | None) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", code or "").strip("-")
