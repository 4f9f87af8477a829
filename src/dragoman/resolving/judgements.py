"""What people's judgements come to: on a follow-up, and where two of them contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import cast, get_args

from dragoman.model.record import FollowUp, FollowUpState, Judgement
from dragoman.when import When

FOLLOW_UP_FIELDS = ("state", "due", "what")
ACTOR_FIELDS = ("name", "country", "gender")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two standing judgements that can't both be right; the later one is what the record goes by."""

    earlier: Judgement
    later: Judgement
    why: str


def judge_follow_up(follow_up: FollowUp, judgements: Sequence[Judgement]) -> FollowUp:
    """A follow-up as people have decided on it: corrected, accepted, or rejected (then it is cancelled).

    `judgements` are the standing ones on it, the oldest first; of two on one field the later holds.
    """
    for judgement in judgements:
        why = f"{follow_up.why}; {judgement.verb} by {judgement.by}: {judgement.why}".removeprefix("; ")
        if judgement.verb == "accept":
            follow_up = replace(follow_up, reviewed=True)
        elif judgement.verb == "reject":
            follow_up = replace(follow_up, state="cancelled", reviewed=True, why=why)
        elif judgement.verb == "correct" and judgement.value is not None:
            if judgement.field == "state":
                follow_up = replace(follow_up, state=cast(FollowUpState, judgement.value), reviewed=True, why=why)
            elif judgement.field == "due":
                follow_up = replace(follow_up, due=judgement.value or None, reviewed=True, why=why)
            elif judgement.field == "what":
                follow_up = replace(follow_up, what=judgement.value, reviewed=True, why=why)
    return follow_up


def check_follow_up_value(field: str | None, value: str | None) -> str | None:
    """What is wrong with a correction of a follow-up, None where nothing is."""
    if field not in FOLLOW_UP_FIELDS:
        return f"a follow-up has no field {field!r}: correct its {', '.join(FOLLOW_UP_FIELDS)}"
    if field == "state" and value not in get_args(FollowUpState):
        return f"{value!r} is no state of a follow-up: {', '.join(get_args(FollowUpState))}"
    if field == "due" and value:
        return check_edtf(value)
    return None


def check_actor_value(field: str | None, value: str | None) -> str | None:
    """What is wrong with a correction of an actor, None where nothing is."""
    if field not in ACTOR_FIELDS:
        return f"an actor has no field {field!r}: correct its {', '.join(ACTOR_FIELDS)}"
    if not value:
        return "the value that is right must not be empty"
    if field == "gender" and value not in ("f", "m"):
        return f"{value!r} is no gender of the record: f, m"
    return None


def check_edtf(value: str) -> str | None:
    """What is wrong with an EDTF date, None where nothing is."""
    try:
        When.parse(value)
    except ValueError as fault:
        return str(fault)
    return None


def find_conflicts(judgements: Iterable[Judgement]) -> list[Conflict]:
    """Pairs of standing judgements that contradict each other, in the order of the later one."""
    standing = sorted((j for j in judgements if j.stands), key=lambda j: (j.at, j.id))
    by_subject: dict[frozenset[str | None], list[Judgement]] = {}
    for judgement in standing:
        by_subject.setdefault(frozenset((judgement.subject, judgement.other)), []).append(judgement)
    found = [
        Conflict(earlier, later, why)
        for about in by_subject.values()
        for earlier, later in combinations(about, 2)
        if (why := contradict(earlier, later))
    ]
    found += contradict_by_chain(standing)
    return sorted(found, key=lambda c: (c.later.at, c.later.id, c.earlier.id))


def contradict(earlier: Judgement, later: Judgement) -> str | None:
    """Why two judgements on the same thing can't both be right, None where they can."""
    verbs = {earlier.verb, later.verb}
    if verbs == {"same", "not-same"}:
        return "one says that they are the same, the other that they are not"
    if earlier.field != later.field or "same" in verbs or "not-same" in verbs:
        return None
    if verbs == {"correct"}:
        return f"two values: {earlier.value} and {later.value}" if earlier.value != later.value else None
    same_value = earlier.value == later.value
    if verbs == {"accept", "reject"} and same_value:
        return "one accepts what the other rejects"
    if verbs == {"accept", "correct"} and not same_value:
        return "one accepts what the other corrects"
    return None


def contradict_by_chain(standing: Sequence[Judgement]) -> list[Conflict]:
    """Judgements `not-same` on two things that judgements `same` join through others: A is B, B is C, A is not C."""
    leader: dict[str, str] = {}

    def find_leader(thing: str) -> str:
        while thing in leader:
            thing = leader[thing]
        return thing

    joins = [(j, j.other) for j in standing if j.verb == "same" and j.other]
    for judgement, other in joins:
        one, two = find_leader(judgement.subject), find_leader(other)
        if one != two:
            leader[two] = one
    found = []
    for apart in standing:
        if apart.verb != "not-same" or not apart.other or find_leader(apart.subject) != find_leader(apart.other):
            continue
        pair = {apart.subject, apart.other}
        chain = [j for j, other in joins if find_leader(j.subject) == find_leader(apart.subject)]
        if any({j.subject, j.other} == pair for j in chain):
            continue  # told already as a contradiction of two
        last = max(chain, key=lambda j: (j.at, j.id))
        earlier, later = sorted((apart, last), key=lambda j: (j.at, j.id))
        found.append(Conflict(earlier, later, "joined through others by judgements, and judged not the same"))
    return found
