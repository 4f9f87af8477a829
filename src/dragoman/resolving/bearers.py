"""Who of the record's persons bears a name: by full name, or by surname with the state, the office and the years."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dragoman.lexicon.name_folding import PersonName, compare_names, fold_person_name, is_given_name
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state
from dragoman.model.record import Actor, Reason
from dragoman.resolving import actor_keys as keys
from dragoman.resolving.actor_names import slug_name
from dragoman.resolving.known_holders import KnownPerson
from dragoman.resolving.namings import Naming, ParsedNaming, parse_naming
from dragoman.resolving.offices import is_same_state, is_single_office
from dragoman.when import When

_GENERATIONS = frozenset({"jr", "sr"})
_RARE = 4
"""Words from which the title of an office is nobody else's: "Head of the Policy Bureau"."""
STRONG, WEAK = 5.0, 2.0
"""Weights of reasons: a full name; a surname with state and office."""
# Offices whose state texts confuse with the one that their holder is sent to, or that go with no state.
_SENT = frozenset({"ambassador", "envoy", "adviser", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Bearers:
    """The persons of the record whom a naming can mean.

    `search` gives the actors filed under any of some keys, `when` is the time of the naming, `apart` are the pairs of
    ids that people judged not the same.
    """

    naming: Naming
    when: When | None
    search: Callable[[Sequence[str]], list[Actor]]
    apart: Collection[frozenset[str]]

    def find_registered(self, person: KnownPerson) -> Actor | None:
        """The actor who is a person of the shipped register, or bears that person's full name in that state."""
        known = self.search([keys.known_key(person.name)])
        found = next((a for a in known if a.known == person.name and self._may_join(a, person.name)), None)
        if found is not None:
            return found
        full = fold_person_name(person.name, person.holder.country)
        slavic = keys.is_slavic(person.holder.country, full)
        for actor in self.search(keys.list_name_keys(full, slavic)):
            if (
                actor.known is None
                and not any(form.suffix in _GENERATIONS for form in _list_forms(actor))
                and is_same_state(actor.country, person.holder.country)
                and self._compare(actor, full, slavic)
                and self._may_join(actor, person.name)
            ):
                return actor
        return None

    def find(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The actor whom a person's name means, and why; None where none or more than one fits."""
        return self._find_bare(parsed, folded) if folded.is_bare else self._find_full(parsed, folded)

    def _compare(self, actor: Actor, name: PersonName, slavic: bool) -> str | None:
        """How a full name is one of the actor's, in words."""
        at_home = is_same_state(actor.country, self.naming.country)
        hows = [compare_names(form, name, slavic, at_home) for form in _list_forms(actor)]
        return "same full name" if "same full name" in hows else next((how for how in hows if how), None)

    def _may_join(self, actor: Actor, name: str) -> bool:
        """Whether no judgement keeps the actor apart from who would be called by this name."""
        return actor.kind == "person" and frozenset((actor.id, f"p-{slug_name(name)}")) not in self.apart

    def _find_full(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The actor who bears this full name, in any of its forms, or was known by the surname alone."""
        naming = self.naming
        slavic = keys.is_slavic(naming.country, folded)
        ranked: list[tuple[tuple[bool, bool], Actor, str]] = []
        for actor in self.search(keys.list_name_keys(folded, slavic)):
            if actor.known and folded.suffix and not any(f.suffix == folded.suffix for f in _list_forms(actor)):
                continue  # the register did not take "Anton Berg Jr." for his father
            how = self._compare(actor, folded, slavic or keys.is_slavic(actor.country))
            if how and self._may_join(actor, parsed.name) and self._suits(actor, parsed):
                ranked.append(((how != "same full name", not is_same_state(actor.country, naming.country)), actor, how))
        if ranked:
            best = min(rank for rank, _, _ in ranked)
            chosen = [(actor, how) for rank, actor, how in ranked if rank == best]
            if len(chosen) > 1 and best[0]:
                return None  # a short form of two persons' names
            actor, how = chosen[0]
            return actor, Reason("name", STRONG, f"{how}: {actor.name}{_tell_state(actor)}")
        return self._find_promoted(parsed, folded)

    def _suits(self, actor: Actor, parsed: ParsedNaming) -> bool:
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
        return not families or bool(families & _SENT) or self._shares_rare_office(actor, parsed)

    def _shares_rare_office(self, actor: Actor, parsed: ParsedNaming) -> bool:
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
        return actor in self.search(met)

    def _find_promoted(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The one actor known by this surname alone whom state, office and years fit."""
        for surname in keys.list_surnames(folded, self.naming.country):
            met = self._find_met("t", surname)
            found = [a for a in met if _is_bare(a) and a.names and self._may_join(a, parsed.name)]
            found = [a for a in found if self._agree(a, parsed, folded)]
            if is_given_name(surname):  # "Joe" was a first name, unless "Foreign Minister Joe" was met
                families = keys.list_families(parsed.office)
                found = [a for a in found if any(a in self._find_met("r", surname, f) for f in families)]
            fitting = self._fit_meeting(found, surname, parsed.office)
            if len(fitting) == 1 and all(_is_bare(a) for a in met):
                why = f"the one person met under that surname in these years{_tell_state(fitting[0])}"
                return fitting[0], Reason("surname", WEAK, why)
        return None

    def _find_met(self, kind: str, surname: str, family: str = "") -> list[Actor]:
        """Who was met under a surname in these years, of the naming's state or of none that is known."""
        country = self.naming.country
        places = [country, keys.NO_STATE] if country else [keys.ANY_STATE]
        met = self.search([k for p in places for k in keys.list_period_keys(kind, p, surname, self.when, family)])
        return [a for a in met if not (country and a.country) or is_same_state(a.country, country)]

    def _agree(self, actor: Actor, parsed: ParsedNaming, folded: PersonName) -> bool:
        """Whether gender and initials let two names be one person's."""
        if parsed.gender and actor.gender and parsed.gender != actor.gender:
            return False
        return all(_fit_initials(form, folded) for form in _list_forms(actor))

    def _fit_meeting(self, found: list[Actor], surname: str, role: str | None) -> list[Actor]:
        """Those met in such an office; without an office told all, and else the only one, if never met in an office."""
        families = keys.list_families(role)
        if not families or not found:
            return found
        met = [actor for family in families for actor in self._find_met("r", surname, family)]
        fitting = [actor for actor in found if actor in met]
        if fitting or len(found) > 1:
            return fitting
        in_office = self._find_met("q", surname)
        return [actor for actor in found if actor not in in_office]

    def _find_bare(self, parsed: ParsedNaming, folded: PersonName) -> tuple[Actor, Reason] | None:
        """The one actor whom a surname alone can mean: of that state, met in such an office in these years."""
        surname = folded.full[-1]
        found = [
            actor
            for actor in self._find_met("t", surname)
            if self._may_join(actor, parsed.name) and self._agree(actor, parsed, folded)
        ]
        if is_given_name(surname) and not (self.naming.country and parsed.office) and not folded.suffix:
            found = [actor for actor in found if _is_bare(actor)]  # "Josh" is not Abraham Joshua Heschel
        fitting = self._fit_meeting(found, surname, parsed.office)
        if len(fitting) > 1:
            fitting = [a for a in fitting if _is_bare(a)]
        if len(fitting) != 1:
            return None
        told = f", {parsed.office}," if parsed.office else ""
        why = f"the one person of the surname {parsed.name}{told} met in these years: {fitting[0].name}"
        return fitting[0], Reason("surname", WEAK, why)


def _list_forms(actor: Actor) -> list[PersonName]:
    """The folded names of an actor, the chief one first; titles are cut from what texts wrote."""
    names = dict.fromkeys((actor.name, *(n.name for n in actor.names)))
    forms = [fold_person_name(parse_naming(Naming(name)).name or name, actor.country) for name in names]
    return [form for form in forms if form.full]


def _is_bare(actor: Actor) -> bool:
    return actor.known is None and all(form.is_bare for form in _list_forms(actor))


def _fit_initials(left: PersonName, right: PersonName) -> bool:
    """Whether initials before one surname are those of the other name, where both tell."""
    first, second = left.words[0], right.words[0]
    if left.full[-1:] == left.words[:1] or right.full[-1:] == right.words[:1]:
        return True  # one is a surname alone
    return first[0] == second[0]


def _tell_state(actor: Actor) -> str:
    return f" ({name_of(actor.country)})" if actor.country else ""
