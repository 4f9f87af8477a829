"""Whether two accounts put the same people, states and organisations into an encounter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dragoman.lexicon.holder_names import PARTICLES, fold_name, is_same_given
from dragoman.lexicon.holder_titles import fit_title, strip_title
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import read_organisations
from dragoman.model.record import FiledAccount

NAMED, OFFICE, SIDE = 1.5, 1.0, 0.5
"""What one side is worth: the same person named, an office that the other's person may hold, no more than the state."""
BEHIND = 0.2
"""What it costs that the same person is not the first named of a side, where the principal stands."""
GATHERING = 4
"""From so many sides on an encounter is a gathering, of which no report lists everybody."""
MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Person:
    """One named participant: the actor's id, if any, the folded words of the name, the name as told."""

    actor: str | None
    words: tuple[str, ...]
    name: str
    role: str | None


@dataclass(slots=True)
class Side:
    """All who stand for one state or organisation: persons by name, the offices of those not named."""

    persons: list[Person] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)

    def add(self, other: Side) -> None:
        """Take in what the same account tells of this side."""
        self.persons += other.persons
        self.offices += other.offices


Sides = dict[str, Side]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a feature comes to: its weight and why, in words; with a conflict the two can't be one encounter."""

    weight: float
    why: str
    conflict: bool = False


@lru_cache(maxsize=65536)
def fold_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles left out, that two spellings of it share."""
    words = fold_name(name).words
    return tuple(word for word in words if word not in PARTICLES) or words


def is_office_only(name: str, role: str | None) -> bool:
    """Whether somebody is told by the office only: "President of Finland", but not "King Harald V"."""
    return role is not None and (name.lower() == role.lower() or name.lower().startswith(f"{role.lower()} of "))


def list_sides(filed: FiledAccount) -> Sides:
    """The sides of an account by their codes, in the order of the text; one without a code by actor or folded name."""
    sides: Sides = {}
    for participant, actor in zip(filed.account.participants, filed.actors, strict=True):
        code = participant.country or f"~{' '.join(fold_words(participant.name)) or participant.name}"
        side = sides.setdefault(code, Side())
        if participant.kind != "person":
            continue
        if is_office_only(participant.name, participant.role):
            side.offices.append(participant.role or participant.name)
        else:
            side.persons.append(Person(actor, fold_words(participant.name), participant.name, participant.role))
    return sides


def is_same_person(left: Person, right: Person) -> bool:
    """Whether two participants of one side are one person: the same actor, or names that one person may have."""
    return (left.actor is not None and left.actor == right.actor) or fit_names(left.words, right.words)


@lru_cache(maxsize=65536)
def fit_names(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two folded names fit: one within the other, or the same surname and given name ("jim", "james")."""
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left) or "".join(left) == "".join(right):
        return True
    return left[-1] == right[-1] and is_same_given(left[0], right[0])


@lru_cache(maxsize=16384)
def fit_offices(left: str, right: str) -> bool:
    """Whether two titles can be of one office: "leader" of "President", never "President" of "Foreign Minister"."""
    one, other = strip_title(left), strip_title(right)
    return fit_title(one, right, None) or fit_title(other, left, None)


def compare_sides_of_one(left: Side, right: Side) -> tuple[float, str | None]:
    """What one side shared by both is worth, and who is the same on it; 0 and MISFIT where the people exclude it."""
    same = [
        (max(n, m), max(one.name, other.name, key=len))
        for n, one in enumerate(left.persons)
        for m, other in enumerate(right.persons)
        if is_same_person(one, other)
    ]
    if same:
        behind, name = min(same, key=lambda pair: pair[0])
        return NAMED - BEHIND * (behind > 0), name
    if left.persons and right.persons:
        return 0.0, MISFIT
    told = left.persons or right.persons
    offices = right.offices if left.persons else left.offices
    if told and offices:
        roles = [person.role for person in told if person.role]
        if not roles or any(fit_offices(office, role) for office in offices for role in roles):
            return OFFICE, offices[0]
        return 0.0, MISFIT
    if left.offices and right.offices:
        fits = any(fit_offices(one, other) for one in left.offices for other in right.offices)
        return (OFFICE, left.offices[0]) if fits else (0.0, MISFIT)
    return SIDE, None


@cache
def list_formats() -> frozenset[str]:
    """The codes of formats, under which many states meet as one group (G7, Quad)."""
    return frozenset(body.code for body in read_organisations() if body.kind == "format")


@cache
def list_bodies() -> frozenset[str]:
    """The codes of all organisations and formats."""
    return frozenset(body.code for body in read_organisations())


def is_gathering(sides: Iterable[str], channels: Iterable[str]) -> bool:
    """Whether it is a summit or has so many sides, or meets as a group, that no report needs to list them all."""
    codes = list(sides)
    return len(codes) >= GATHERING or "summit" in channels or not list_formats().isdisjoint(codes)


def align_sides(left: Sides, right: Sides) -> Sides:
    """The left sides, those without a code put under the code at which the right names the same person."""
    aligned: Sides = {}
    for code, side in left.items():
        if code.startswith("~") and code not in right:
            for other_code, other in right.items():
                if any(is_same_person(a, b) for a in side.persons for b in other.persons):
                    code = other_code
                    break
        aligned.setdefault(code, Side()).add(side)
    return aligned


def compare_participants(left: Sides, right: Sides, gathering: bool, travel: bool) -> Comparison:
    """How well the sides and their people fit: up to +3 for two sides.

    `gathering`: both tell of one that no report lists in full. `travel`: both tell of a visit, whose traveller must be
    the same while each report names another host. A meeting of two is not that of three on the same day, if somebody
    stands for the third.
    """
    left, right = align_sides(left, right), align_sides(right, left)
    shared = [code for code in left if code in right]
    if len(shared) < 2:
        return compare_gathering(left, right, shared) if gathering else Comparison(0, "other sides", True)
    worth, names, misfits = 0.0, [], []
    for code in shared:
        weight, name = compare_sides_of_one(left[code], right[code])
        worth += weight
        if name == MISFIT:
            misfits.append(code)
        elif name:
            names.append(name)
    if misfits and not allows_misfits(left, right, shared, misfits, travel):
        return Comparison(0, f"other people of {name_of(misfits[0])}", True)
    weight = min(3.0, worth * 2 / len(shared)) - 0.5 * bool(misfits)
    share = len(shared) / len(left.keys() | right.keys())
    told = "; ".join(names) if names else "none by name"
    words = f"the same sides ({', '.join(name_of(code) for code in shared)}; {told})"
    if share < 1 and not (gathering and share >= 0.3):
        more = sorted(left.keys() ^ right.keys())
        third = any(stands_alone(code, left.get(code) or right[code]) for code in more)
        pair = min(len(left), len(right)) == 2 and third and not travel
        weight -= 4.5 if pair or share < 0.5 else 1.5 if share < 0.6 else 0.7
        words += f", {len(more)} more told by one only"
    return Comparison(weight, words)


def stands_alone(code: str, side: Side) -> bool:
    """Whether a side is more than a word for one of the others: somebody is named for it, or it is a format."""
    return bool(side.persons or side.offices) or code in list_formats()


def allows_misfits(left: Sides, right: Sides, shared: list[str], misfits: list[str], travel: bool) -> bool:
    """Whether sides with other people still leave it one encounter: the hosts of a visit, a few of a gathering."""
    if travel and len(misfits) == 1:
        return any(compare_sides_of_one(left[c], right[c])[0] > OFFICE for c in shared if c not in misfits)
    return len(shared) >= GATHERING and len(misfits) * 3 <= len(shared)


def compare_gathering(left: Sides, right: Sides, shared: list[str]) -> Comparison:
    """Two reports of a gathering that list other guests: the same group, or a group and a state that may be in it."""
    formats = list_formats()
    groups = [set(codes) & formats for codes in (left, right)]
    if not shared or (groups[0] and groups[1] and groups[0].isdisjoint(groups[1])):
        return Comparison(0, "other sides", True)
    if all(groups) or shared[0] in list_bodies():
        return Comparison(1.5, f"the same group ({name_of(shared[0])})")
    if any(compare_sides_of_one(left[code], right[code])[1] == MISFIT for code in shared):
        return Comparison(0, "other people", True)
    if any(groups) and max(len(left), len(right)) >= GATHERING:
        return Comparison(1.0, f"a gathering with {name_of(shared[0])}")
    return Comparison(0, "other sides", True)


def merge_sides(told: Sequence[Mapping[str, Side]], gathering: bool) -> Sides:
    """The sides of several accounts of one encounter, together.

    A side that fewer than half of the accounts tell, or a person whom fewer than half of those that name anybody of
    the side do, is left out, so that one report that runs two meetings together does not draw in the other one; of a
    gathering every side stays.
    """
    merged: Sides = {}
    for code in dict.fromkeys(code for sides in told for code in sides):
        sides = [told_sides[code] for told_sides in told if code in told_sides]
        if gathering or len(sides) * 2 >= len(told):
            offices = list(dict.fromkeys(office for side in sides for office in side.offices))
            merged[code] = Side(keep_persons([side.persons for side in sides if side.persons]), offices)
    return merged


def keep_persons(told: Sequence[Sequence[Person]]) -> list[Person]:
    """The persons of a side whom at least half of the accounts name, each spelling once."""
    groups: list[tuple[dict[Person, None], set[int]]] = []
    for number, persons in enumerate(told):
        for person in persons:
            for known, numbers in groups:
                if person in known or any(is_same_person(person, other) for other in known):
                    known[person] = None
                    numbers.add(number)
                    break
            else:
                groups.append(({person: None}, {number}))
    return [person for known, numbers in groups if len(numbers) * 2 >= len(told) for person in known]
