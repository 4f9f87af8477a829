"""Who takes part in an engagement: everybody whom its accounts tell, each person and each state once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model.reading import ActorKind
from dragoman.model.record import EngagementParticipant, FiledAccount
from dragoman.resolving.participants_likeness import Person, fit_offices, fold_words, is_office_only, is_same_person


@dataclass(slots=True)
class _Entry:
    """All that is told of one participant; `names`, `roles` and `actors` are counted once for each origin."""

    country: str | None
    kind: ActorKind
    people: list[Person] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    accounts: list[str] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_named(self) -> bool:
        return bool(self.people)

    def count(self, origin: str, name: str, role: str | None, actor: str | None, account: str) -> None:
        """Add one telling."""
        for counts, value in ((self.names, name), (self.roles, role), (self.actors, actor)):
            if value and (origin, value) not in self.told:
                self.told.add((origin, value))
                counts[value] += 1
        if account not in self.accounts:
            self.accounts.append(account)

    def take(self, other: _Entry) -> None:
        """Take in an office or a state that proves to be this participant."""
        self.roles += other.roles
        self.accounts += [account for account in other.accounts if account not in self.accounts]

    def settle(self, order: dict[str, int]) -> EngagementParticipant:
        """The participant: the fullest of the names told most, the office and actor told most, the first of equals."""
        name = max(self.names, key=lambda n: (len(fold_words(n)) > 1, self.names[n], len(n)))
        role = max(self.roles, key=lambda r: self.roles[r], default=None)
        actor = max(self.actors, key=lambda a: self.actors[a], default=None)
        accounts = tuple(sorted(self.accounts, key=lambda account: order[account]))
        return EngagementParticipant(name, role, self.country, self.kind, actor, accounts)


def gather_participants(accounts: Sequence[FiledAccount]) -> tuple[EngagementParticipant, ...]:
    """Everybody whom the accounts tell, in the order in which they first do.

    An unnamed office becomes the named person of its side who may hold it, a bare state or delegation the persons of
    its side, unless one account tells both.
    """
    entries: list[_Entry] = []
    for filed in accounts:
        for participant, actor in zip(filed.account.participants, filed.actors, strict=True):
            words = fold_words(participant.name)
            named = participant.kind == "person" and not is_office_only(participant.name, participant.role)
            person = Person(actor, words, participant.name, participant.role)
            entry = find_entry(entries, person, participant.country, named, participant.kind)
            if entry is None:
                entry = _Entry(participant.country, participant.kind)
                entries.append(entry)
            if named and person not in entry.people:
                entry.people.append(person)
            entry.country = entry.country or participant.country
            entry.count(filed.document.origin, participant.name, participant.role, actor, filed.id)
    order = {filed.id: number for number, filed in enumerate(accounts)}
    return tuple(entry.settle(order) for entry in fold_unnamed(entries))


def find_entry(
    entries: Sequence[_Entry], person: Person, country: str | None, named: bool, kind: ActorKind
) -> _Entry | None:
    """The entry that a participant belongs to; one without a country may be of any."""
    for entry in entries:
        if entry.is_named != named or (country and entry.country and country != entry.country):
            continue
        if named and any(is_same_person(person, known) for known in entry.people):
            return entry
        if not named and country == entry.country and (kind == "person") == (entry.kind == "person"):
            alike = any(fold_words(name) == person.words for name in entry.names)
            if alike or (country is not None and is_office_alike(entry, person.role, kind)):
                return entry
    return None


def is_office_alike(entry: _Entry, role: str | None, kind: ActorKind) -> bool:
    """Whether two unnamed participants of one side are one: fitting offices, or a state under two names."""
    if kind == "person":
        return role is not None and any(fit_offices(role, known) for known in entry.roles)
    return not role and not entry.roles


def fold_unnamed(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries less the offices and states that named persons of their side stand for."""
    kept: list[_Entry] = []
    for entry in entries:
        own = set(entry.accounts)
        side = [e for e in entries if e.is_named and entry.country and e.country == entry.country]
        holders = [e for e in side if own.isdisjoint(e.accounts) and (entry.kind != "person" or can_hold(e, entry))]
        if entry.is_named or not holders or (entry.kind != "person" and any(own & set(e.accounts) for e in side)):
            kept.append(entry)
        else:
            holders[0].take(entry)
    return kept


def can_hold(person: _Entry, office: _Entry) -> bool:
    """Whether a named person may be the holder of an unnamed office."""
    return not person.roles or any(fit_offices(role, known) for role in office.roles for known in person.roles)
