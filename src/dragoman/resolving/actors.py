"""Which actor of the record a text speaks of: persons by name, state, office and day; states, organisations, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.lexicon.name_folding import PersonName, compare_names, fold_person_name, is_given_name
from dragoman.lexicon.names import find_organisation, find_state, name_of
from dragoman.lexicon.states import is_state
from dragoman.model.record import Actor, ActorName, Judgement, Reason
from dragoman.resolving import actor_keys as keys
from dragoman.resolving.actor_names import choose_name, lower_capitals, slug_name
from dragoman.resolving.known_holders import KnownPerson, find_known_person
from dragoman.resolving.namings import Naming, ParsedNaming, is_personal_name, parse_day_range, parse_naming
from dragoman.resolving.offices import find_office_holder, is_same_state, is_single_office

_WITH_ARTICLE = re.compile(r"United|Netherlands|Philippines|European|Czech Republic")
_GENERATIONS = frozenset({"jr", "sr"})
_RARE = 4
"""Words from which the title of an office is nobody else's: "Head of the Policy Bureau"."""
_CERTAIN, _STRONG, _FAIR, _WEAK = 10.0, 5.0, 3.0, 2.0
"""Weights of reasons: a code or a judgement; a full name; an office on a day; a surname with state and office."""
# Offices whose state texts confuse with the one that their holder is sent to, or that go with no state.
_SENT = frozenset({"ambassador", "envoy", "adviser", "spokesperson"})


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
        found = self.find_bare(parsed, folded) if folded.is_bare else self.find_full(parsed, folded)
        if found is not None:
            actor, reason = found
            return self.join(actor, parsed, folded, (reason,))
        return self.start(parsed, folded, (Reason("new", 0.0, f"nobody known fits the name {parsed.name}"),))

    def resolve_known(self, person: KnownPerson, parsed: ParsedNaming, folded: PersonName) -> Resolution:
        reason = Reason("register", _STRONG, person.why)
        full = fold_person_name(person.name, person.holder.country)
        wanted = [keys.known_key(person.name)]
        found = [a for a in self.find(wanted) if a.known == person.name and self.may_join(a, person.name)]
        if not found:
            slavic = keys.is_slavic(person.holder.country, full)
            others = self.find(keys.list_name_keys(full, slavic))
            found = [
                a
                for a in others
                if a.known is None
                and not any(form.suffix in _GENERATIONS for form in self.list_forms(a))
                and is_same_state(a.country, person.holder.country)
                and self.compare(a, full, slavic)
                and self.may_join(a, person.name)
            ]
        if found:
            return self.join(found[0], parsed, folded, (reason,), person)
        return self.start(parsed, folded, (reason,), person)

    def compare(self, actor: Actor, name: PersonName, slavic: bool) -> str | None:
        """How a full name is one of the actor's, in words."""
        at_home = is_same_state(actor.country, self.naming.country)
        hows = [compare_names(form, name, slavic, at_home) for form in self.list_forms(actor)]
        return "same full name" if "same full name" in hows else next((how for how in hows if how), None)

    def list_forms(self, actor: Actor) -> list[PersonName]:
        """The folded names of an actor, the chief one first; titles are cut from what texts wrote."""
        names = dict.fromkeys((actor.name, *(n.name for n in actor.names)))
        forms = [fold_person_name(parse_naming(Naming(name)).name or name, actor.country) for name in names]
        return [form for form in forms if form.full]

    def may_join(self, actor: Actor, name: str) -> bool:
        """Whether no judgement keeps the actor apart from who would be called by this name."""
        return actor.kind == "person" and frozenset((actor.id, f"p-{slug_name(name)}")) not in self.apart

    def find_full(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The actor who bears this full name, in any of its forms, or was known by the surname alone."""
        naming = self.naming
        slavic = keys.is_slavic(naming.country, folded)
        ranked: list[tuple[tuple[bool, bool], Actor, str]] = []
        for actor in self.find(keys.list_name_keys(folded, slavic)):
            if actor.known and folded.suffix and not any(f.suffix == folded.suffix for f in self.list_forms(actor)):
                continue  # the register did not take "Anton Berg Jr." for his father
            how = self.compare(actor, folded, slavic or keys.is_slavic(actor.country))
            if how and self.may_join(actor, parsed.name) and self.suits(actor, parsed):
                ranked.append(((how != "same full name", not is_same_state(actor.country, naming.country)), actor, how))
        if ranked:
            best = min(rank for rank, _, _ in ranked)
            chosen = [(actor, how) for rank, actor, how in ranked if rank == best]
            if len(chosen) > 1 and best[0]:
                return None  # a short form of two persons' names
            actor, how = chosen[0]
            return actor, Reason("name", _STRONG, f"{how}: {actor.name}{self.tell_state(actor)}")
        return self.find_promoted(parsed, folded)

    def suits(self, actor: Actor, parsed: ParsedNaming) -> bool:
        """Whether state and office let an actor of the same full name be this person.

        Two states' holders of national offices are two; who has no office told, is sent abroad, or serves an
        organisation may come under another state's code; so may the holder of an office of many words.
        """
        country = self.naming.country
        if actor.known is not None:
            return country is None or is_same_state(actor.country, country)
        if country is None or actor.country is None or is_same_state(actor.country, country):
            return True
        if not (is_state(country) and is_state(actor.country)):
            return True
        families = {family.removesuffix("-deputy") for family in keys.list_families(parsed.office)}
        return not families or bool(families & _SENT) or self.shares_rare_office(actor, parsed)

    def shares_rare_office(self, actor: Actor, parsed: ParsedNaming) -> bool:
        """Whether an office of many words was told of the actor, too, in these years, under another state's code."""
        office = parsed.office or ""
        if is_single_office(office) or len(office.split()) < _RARE:
            return False
        met = [
            key
            for surname in keys.list_surnames(fold_person_name(parsed.name), None)
            for family in keys.list_families(office)
            for key in keys.list_period_keys("r", keys.ANY_STATE, surname, self.when, family)
        ]
        return actor in self.find(met)

    def find_promoted(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The one actor known by this surname alone whom state, office and years fit."""
        for surname in keys.list_surnames(folded, self.naming.country):
            met = self.find_met("t", surname)
            found = [a for a in met if self.is_bare(a) and a.names and self.may_join(a, parsed.name)]
            found = [a for a in found if self.agree(a, parsed, folded)]
            if is_given_name(surname):  # "Joe" was a first name, unless "Foreign Minister Joe" was met
                families = keys.list_families(parsed.office)
                found = [a for a in found if any(a in self.find_met("r", surname, f) for f in families)]
            fitting = self.fit_meeting(found, surname, parsed.office)
            if len(fitting) == 1 and all(self.is_bare(a) for a in met):
                why = f"the one person met under that surname in these years{self.tell_state(fitting[0])}"
                return fitting[0], Reason("surname", _WEAK, why)
        return None

    def find_met(self, kind: str, surname: str, family: str = "") -> list[Actor]:
        """Who was met under a surname in these years, of the naming's state or of none that is known."""
        country = self.naming.country
        places = [country, keys.NO_STATE] if country else [keys.ANY_STATE]
        met = self.find([k for p in places for k in keys.list_period_keys(kind, p, surname, self.when, family)])
        return [a for a in met if not (country and a.country) or is_same_state(a.country, country)]

    def is_bare(self, actor: Actor) -> bool:
        return actor.known is None and all(form.is_bare for form in self.list_forms(actor))

    def agree(self, actor: Actor, parsed: ParsedNaming, folded: PersonName) -> bool:
        """Whether gender and initials let two names be one person's."""
        if parsed.gender and actor.gender and parsed.gender != actor.gender:
            return False
        return all(_fit_initials(form, folded) for form in self.list_forms(actor))

    def fit_meeting(self, found: list[Actor], surname: str, role: str | None) -> list[Actor]:
        """Those met in such an office; without an office told all, and else the only one, if never met in an office."""
        families = keys.list_families(role)
        if not families or not found:
            return found
        met = [actor for family in families for actor in self.find_met("r", surname, family)]
        fitting = [actor for actor in found if actor in met]
        if fitting or len(found) > 1:
            return fitting
        in_office = self.find_met("q", surname)
        return [actor for actor in found if actor not in in_office]

    def find_bare(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The one actor whom a surname alone can mean: of that state, met in such an office in these years."""
        surname = folded.full[-1]
        found = [
            actor
            for actor in self.find_met("t", surname)
            if self.may_join(actor, parsed.name) and self.agree(actor, parsed, folded)
        ]
        if is_given_name(surname) and not (self.naming.country and parsed.office) and not folded.suffix:
            found = [actor for actor in found if self.is_bare(actor)]  # "Josh" is not Abraham Joshua Heschel
        fitting = self.fit_meeting(found, surname, parsed.office)
        if len(fitting) > 1:
            fitting = [a for a in fitting if self.is_bare(a)]
        if len(fitting) != 1:
            return None
        told = f", {parsed.office}," if parsed.office else ""
        why = f"the one person of the surname {parsed.name}{told} met in these years: {fitting[0].name}"
        return fitting[0], Reason("surname", _WEAK, why)

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

    def tell_state(self, actor: Actor) -> str:
        return f" ({name_of(actor.country)})" if actor.country else ""


def _fit_initials(left: PersonName, right: PersonName) -> bool:
    """Whether initials before one surname are those of the other name, where both tell."""
    first, second = left.words[0], right.words[0]
    if left.full[-1:] == left.words[:1] or right.full[-1:] == right.words[:1]:
        return True  # one is a surname alone
    return first[0] == second[0]


def _ascii_code(code: str | None) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", code or "").strip("-")


def list_actor_keys(actor: Actor) -> tuple[str, ...]:
    """The keys that an actor is found under by what it is alone: its id, its names, the offices that it holds.

    For actors made by an import; those met in texts have more (`Resolution.keys`).
    """
    found = [keys.id_key(actor.id)]
    if actor.known:
        found.append(keys.known_key(actor.known))
    if actor.kind == "person":
        for name in dict.fromkeys((actor.name, *(n.name for n in actor.names))):
            form = fold_person_name(name, actor.country)
            found += keys.list_name_keys(form, keys.is_slavic(actor.country, form))
            surnames = keys.list_surnames(form, actor.country)
            found += keys.list_meeting_keys(surnames, actor.country, None, None)
    for tenure in actor.tenures:
        found += keys.list_tenure_keys(tenure)
        form = fold_person_name(actor.name, actor.country)
        surnames = keys.list_surnames(form, tenure.country)
        for when in keys.list_tenure_periods(tenure):
            found += keys.list_meeting_keys(surnames, tenure.country, tenure.office, when)
    return tuple(dict.fromkeys(found))
