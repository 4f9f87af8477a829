"""Whether two candidates tell of one encounter: by who takes part, when, by which channel and status."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.days import agree_date
from dragoman.accounts.holders import are_apart, is_regional, is_unnamed
from dragoman.annotating.page import Actor
from dragoman.lexicon.names import find_names
from dragoman.lexicon.states import is_state

BACK = 6
"""Sentences over which "the call" that names nobody comes back to the encounter told before."""


def is_international(actors: list[Actor]) -> bool:
    """Whether two states or organisations are represented, or one and a part of the world ("Africa", its leaders)."""
    codes = {a.country for a in actors if a.country}
    return len(codes) >= 2 or (len(codes) == 1 and any(is_regional(a) for a in actors))


def find_home(merged: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The encounter told before that the candidate comes back to: same people, time, channel and status; last first."""
    best, score = None, 0.0
    for position, known in enumerate(merged):
        likeness = compare(known, candidate)
        if candidate.apart and any(a not in known.actors for a in candidate.actors):
            continue
        if likeness and all(a in known.actors for a in candidate.actors):
            likeness += 0.5 + 0.1 * (known.status == candidate.status)
        likeness += known.last * 1e-4 if candidate.sentence >= 0 else -position * 1e-4
        if likeness > score and likeness >= 1:
            best, score = known, likeness
    return best


def compare(known: Candidate, new: Candidate) -> float:
    """0 where the two can't be one encounter; the higher the surer."""
    if known.series and known.trigger == new.trigger:
        return 0.0  # "calls on A and B" of one state: two encounters
    if known.received != new.received and known.group == new.group:
        return 0.0
    if not agree_status(known, new) or not agree_channel(known, new) or not agree_date(known, new):
        return 0.0
    if known.today is not None and is_group_summit(new) and not is_group_summit(known):
        return 0.0  # "today we took part in the G7 summit", said by two at a meeting of their own
    if known.channel == new.channel and are_apart_by_state(known, new):
        return 0.0
    shared = share_actors(known.actors, new.actors)
    if not new.actors:
        return 1.0 if new.definite and new.sentence - known.sentence < BACK else 0.0
    if shared == 0:
        return 0.0
    if len(new.countries()) < 2:
        if new.series and new.channel != "visit":
            return 0.0  # "her meetings this week" are not the one told of
        if any(a not in known.actors and a.kind == "person" for a in new.actors):
            return 0.0
        return 1.0 + shared if new.definite or covers(known, new) else 0.0
    if known.countries() == new.countries():
        return 2.0 + shared
    if new.countries() < known.countries() or known.countries() < new.countries():
        same_date = known.date is not None and new.date is not None and known.date.value == new.date.value
        named = all(a in known.actors or a in new.actors for a in known.actors + new.actors if a.kind == "person")
        loose = (
            new.definite
            or share_format(known, new)
            or (near(known, new) and new.group == "any")
            or is_part(known, new)
            or (same_date and len(new.countries()) > 2)
        )
        return 1.2 if shared >= 2 and named and loose and not new.series else 0.0
    return 0.0


def are_apart_by_state(known: Candidate, new: Candidate) -> bool:
    """Whether both are in different states: the visit to Chile, the one to Japan; "met in Lima", "met in Oslo"."""
    if known.place is None or new.place is None:
        return False
    there, elsewhere = ({n.code for n in find_names(place.text)} for place in (known.place, new.place))
    return bool(there and elsewhere) and not there & elsewhere


def share_format(known: Candidate, new: Candidate) -> bool:
    """Whether one organisation or format takes part in both: "the G7 leaders", "the G7"."""
    one, other = ({a.country for a in c.actors if a.kind != "person" and a.country} for c in (known, new))
    return any(not is_state(code) for code in one & other)


def is_group_summit(candidate: Candidate) -> bool:
    """Whether it is a summit of an organisation or format: "the G7 summit"."""
    groups = (a.country for a in candidate.actors if a.kind not in ("person", "state"))
    return candidate.channel == "summit" and any(code is not None and not is_state(code) for code in groups)


def is_part(known: Candidate, new: Candidate) -> bool:
    """Whether "he congratulated her" only tells what two of those there did: at the meeting of three told before."""
    told = known.group == "in person" and known.date is not None and new.date is None and new.place is None
    return told and new.weak and not new.other and all(a in known.actors for a in new.actors)


def near(known: Candidate, new: Candidate) -> bool:
    """Whether one stands in the other's sentence or the next."""
    return abs(known.sentence - new.sentence) <= 1


def covers(known: Candidate, new: Candidate) -> bool:
    """Whether the new words tell of nobody else, right beside the known ones."""
    return new.countries() <= known.countries() and near(known, new)


def share_actors(left: list[Actor], right: list[Actor]) -> int:
    """How many of the right are on the left, a state standing for its people; 0 where two persons exclude it."""
    shared = 0
    for actor in right:
        if actor in left:
            shared += 1
            continue
        same = [a for a in left if a.country is not None and a.country == actor.country]
        if not same:
            continue
        people = [a for a in same if a.kind == "person"]
        if actor.kind != "person" or not people or any(may_be_one(actor, a) for a in people):
            shared += 1
        elif not any(b in left for b in right if b.kind == "person" and b.country == actor.country):
            return 0
    return shared


def may_be_one(left: Actor, right: Actor) -> bool:
    """Whether two of one state may be one person: an office only, and who may hold it."""
    if not is_unnamed(left) and not is_unnamed(right):
        return False
    return not left.role or not right.role or not are_apart(left.role, right.role)


def agree_status(known: Candidate, new: Candidate) -> bool:
    """Whether both are past, or both ahead; "the call" may come back to either."""
    ahead = {"planned", "proposed"}
    if known.today is not None and new.channel == "contact" and new.date is None and new.status in ahead:
        return True  # "I want to talk to you about that", said at the meeting
    if known.status == new.status or (new.definite and not new.weak):
        return True
    if "visit" in (known.channel, new.channel) and (new.timeless or (known.timeless and is_international(new.actors))):
        return True
    return known.status in ahead and new.status in ahead


def agree_channel(known: Candidate, new: Candidate) -> bool:
    """Whether both may have been by the same channel: "talks" may have been a call, but no visit and no letter."""
    groups = {known.group, new.group}
    if len(groups) == 1:
        return True
    if "any" in groups:
        return "written" not in groups and "visit" not in groups
    online = {known.channel, new.channel} == {"video-call", "summit"}  # a video conference of the G7 leaders
    return online and share_format(known, new)


def part(known: Candidate, new: Candidate) -> bool:
    """Whether one was told beside the other: "ahead of the meeting, he met …" is another one, with its own people."""
    if known is new.spoken_of or new is known.spoken_of:
        return True
    return any(c.apart and any(a not in d.actors for a in c.actors) for c, d in ((known, new), (new, known)))
