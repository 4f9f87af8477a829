"""What an account, or an engagement of many accounts, looks like, and the weighted reasons for taking two as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.names import find_names, find_state, state_of_city
from dragoman.model.reading import Channel, Status
from dragoman.model.record import FiledAccount, Reason
from dragoman.resolving.participants_likeness import (
    Comparison,
    Sides,
    compare_participants,
    is_gathering,
    list_sides,
    merge_sides,
)
from dragoman.resolving.times_likeness import Time, compare_times, merge_times, tell_time

GROUPS: dict[Channel, str] = {
    "call": "remote",
    "video-call": "remote",
    "meeting": "in person",
    "summit": "in person",
    "visit": "in person",
    "correspondence": "written",
    "contact": "any",
}
"""Channels by the groups that one encounter can't be of two of; `contact` may be any of them."""
SPECIFIC: dict[Channel, int] = {
    "contact": 0,
    "meeting": 1,
    "call": 1,
    "correspondence": 1,
    "visit": 1,
    "video-call": 2,
    "summit": 2,
}
"""How much a channel tells; of two told equally often the one that tells more is taken."""
LONG_WORDS = 60
"""From so many characters on, the same words in two texts come from one report and are no turn of phrase."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "with that this from their have been will about which between other issues including support efforts states"
    " united cooperation relations bilateral situation country countries international meeting discussion".split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One account or all accounts of one engagement, made ready to be compared.

    `channel` is the one that counts, `channels` all told; `topics` the words of their topics; `evidence` the folded
    words that tell of it; `documents` the recorded documents, `origins` those with copies counted as one.
    """

    sides: Sides
    time: Time
    channel: Channel
    channels: frozenset[Channel]
    places: tuple[str, ...]
    statuses: frozenset[Status]
    topics: frozenset[str]
    evidence: frozenset[str]
    documents: frozenset[str]
    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two profiles are: the sum of the reasons' weights; `conflict` names what rules it out, if anything."""

    score: float
    reasons: tuple[Reason, ...]
    conflict: str | None = None


@lru_cache(maxsize=65536)
def fold_text(words: str) -> str:
    """Words in small letters with plain spaces, without what is neither letter nor figure."""
    return " ".join(re.findall(r"\w+", words.lower()))


@lru_cache(maxsize=65536)
def list_topic_words(topic: str) -> tuple[str, ...]:
    """The words of a topic that tell something, a plural's ending left out."""
    return tuple(w.removesuffix("s") for w in _WORD.findall(topic.lower()) if w not in _COMMON)


def draw_profile(filed: FiledAccount) -> Profile:
    """The profile of one account."""
    account = filed.account
    return Profile(
        list_sides(filed),
        tell_time(filed),
        account.channel.value,
        frozenset({account.channel.value}),
        (account.place.value,) if account.place else (),
        frozenset({account.status.value}),
        frozenset(word for topic in account.topics for word in list_topic_words(topic.value)),
        frozenset(fold_text(span.text) for span in account.evidence),
        frozenset({filed.document.id}),
        frozenset({filed.document.origin}),
    )


def merge_profiles(profiles: Sequence[Profile]) -> Profile:
    """The profile of an engagement from those of its accounts, in the order in which they were filed."""
    if len(profiles) == 1:
        return profiles[0]
    channels = frozenset().union(*(p.channels for p in profiles))
    told = [p.sides for p in profiles]
    return Profile(
        merge_sides(told, any(is_gathering(sides, channels) for sides in told)),
        merge_times((min(p.origins), p.time) for p in profiles),
        choose_channel([p.channel for p in profiles]),
        channels,
        tuple(dict.fromkeys(place for p in profiles for place in p.places)),
        frozenset().union(*(p.statuses for p in profiles)),
        frozenset().union(*(p.topics for p in profiles)),
        frozenset().union(*(p.evidence for p in profiles)),
        frozenset().union(*(p.documents for p in profiles)),
        frozenset().union(*(p.origins for p in profiles)),
    )


def choose_channel(told: Iterable[Channel]) -> Channel:
    """The channel of an encounter from those that its accounts tell.

    The most told counts, `contact` only where nothing else is told; of equals that which tells more. A video call told
    once is one among calls: who saw a screen says so.
    """
    counts = Counter(told)
    if "video-call" in counts and GROUPS[most_told(counts)] == "remote":
        return "video-call"
    return most_told(counts)


def most_told(counts: Counter[Channel]) -> Channel:
    named = [channel for channel in counts if channel != "contact"]
    return max(named, key=lambda c: (counts[c], SPECIFIC[c]), default="contact")


def compare_profiles(left: Profile, right: Profile) -> Likeness:
    """How alike two profiles are, with the reasons in words; the order of the two makes no difference."""
    if not left.documents.isdisjoint(right.documents):
        return Likeness(0, (), "one document tells of both, as of two encounters")
    channel = compare_channels(left, right)
    if channel.conflict:
        return Likeness(0, (), channel.why)
    gathering = is_gathering(left.sides, left.channels) and is_gathering(right.sides, right.channels)
    travel = left.channel == right.channel == "visit"
    people = compare_participants(left.sides, right.sides, gathering, travel)
    if people.conflict:
        return Likeness(0, (), people.why)
    wording = compare_wording(left, right)
    remote = "remote" in (GROUPS[left.channel], GROUPS[right.channel])
    time = compare_times(left.time, right.time, remote)
    if time.conflict and wording.weight >= 3 and "told" not in (left.time.kind, right.time.kind):
        time = Comparison(0.0, "told in the same words at another time")
    status = compare_status(left, right)
    place = Comparison(0.0, "") if remote else compare_places(left.places, right.places)
    parts = (
        ("participants", people),
        ("date", time),
        ("channel", channel),
        ("place", place),
        ("status", status),
        ("topics", compare_topics(left.topics, right.topics)),
        ("wording", wording),
    )
    conflict = next((part.why for _, part in parts if part.conflict), None)
    if conflict:
        return Likeness(0, (), conflict)
    reasons = tuple(Reason(name, round(part.weight, 2), part.why) for name, part in parts if part.why)
    return Likeness(round(sum(reason.weight for reason in reasons), 2), reasons)


def compare_channels(left: Profile, right: Profile) -> Comparison:
    """One channel +1; `contact` fits any; a visit is not the meeting within it; call, meeting and letter part."""
    one, other = left.channel, right.channel
    if one == other == "correspondence" and next(iter(left.sides), "") != next(iter(right.sides), ""):
        crossed = not left.time.sources.isdisjoint(right.time.sources)
        return Comparison(-2.5, "letters that begin with another side: they may have crossed", crossed)
    if one == other:
        return Comparison(1.0 if one != "contact" else 0.5, f"both a {one}")
    words = f"{one} and {other}"
    groups = {GROUPS[one], GROUPS[other]}
    if "any" in groups:
        return Comparison(-1.0 if "written" in groups or "visit" in (one, other) else -0.3, f"{words}: may be one")
    if "visit" in (one, other):
        return Comparison(0, f"{words}: a visit is not the meeting within it", True)
    if len(groups) == 1:
        return Comparison(0.5, f"{words}: both {next(iter(groups))}")
    if "video-call" in (one, other) and "in person" in groups:
        return Comparison(-1.0, f"{words}: one may have been virtual")
    return Comparison(0, f"{words}: other channels", True)


def compare_places(left: Sequence[str], right: Sequence[str]) -> Comparison:
    """The best that two accounts' places come to; places in different states only are a conflict."""
    found = [compare_place(one, other) for one in left for other in right]
    return min(found, key=lambda c: (c.conflict, -c.weight, c.why), default=Comparison(0.0, ""))


@lru_cache(maxsize=16384)
def compare_place(left: str, right: str) -> Comparison:
    """One place +1; a city and its state +0.5; two cities of a state -1; two states a conflict."""
    one, other = set(fold_text(left).split()), set(fold_text(right).split())
    words = " and ".join(sorted((left, right)))
    if one <= other or other <= one:
        return Comparison(1.0, f"both in {left if len(left) < len(right) else right}")
    states = find_place_state(left), find_place_state(right)
    if None in states:
        return Comparison(0.0, "")
    if states[0] != states[1]:
        return Comparison(0, f"other places: {words}", True)
    if state_of_city(left) and state_of_city(right):
        return Comparison(-1.0, f"{words}: two places of one state")
    return Comparison(0.5, f"{words}: one state")


@lru_cache(maxsize=16384)
def find_place_state(place: str) -> str | None:
    """The code of the state that a place lies in or is, None where the tables don't know it."""
    return state_of_city(place) or find_state(place)


@lru_cache(maxsize=16384)
def is_state_name(place: str) -> bool:
    """Whether a place is a state and nothing in it ("Japan", not "Tokyo" or "the White House")."""
    return {name.kind for name in find_names(place)} == {"state"}


def compare_status(left: Profile, right: Profile) -> Comparison:
    """Announced and held is one encounter's course; one held is not one cancelled; a mere proposal is weak."""
    both = left.statuses | right.statuses
    if "cancelled" in both and ((left.statuses == {"held"}) or (right.statuses == {"held"})):
        return Comparison(0, "held against cancelled", True)
    dated = "told" in (left.time.kind, right.time.kind)
    if left.statuses == {"proposed"} or right.statuses == {"proposed"}:
        told = left.time.kind == right.time.kind == "told"
        both_proposed = left.statuses == right.statuses
        weight = 0.0 if told or both_proposed else -1.0 if dated else -1.5
        return Comparison(weight, "no more than proposed, by one" if not both_proposed else "both proposed")
    if left.statuses.isdisjoint(right.statuses) and "held" in both and "planned" in both:
        return Comparison(0.3, "announced by one, held by the other")
    return Comparison(0.0, "")


def compare_topics(left: frozenset[str], right: frozenset[str]) -> Comparison:
    """Words of topics that both share: up to +1."""
    shared = left & right
    if not shared:
        return Comparison(0.0, "")
    share = len(shared) / min(len(left), len(right))
    weight = 1.0 if len(shared) >= 2 and share >= 0.5 else 0.6 if len(shared) >= 2 else 0.3
    return Comparison(weight, f"shared topics ({', '.join(sorted(shared)[:5])})")


def compare_wording(left: Profile, right: Profile) -> Comparison:
    """The same words in both: +3 for a copy, or for a sentence too long to be a turn of phrase."""
    shared = left.evidence & right.evidence
    if not shared:
        return Comparison(0.0, "")
    if not left.origins.isdisjoint(right.origins):
        return Comparison(3.0, "the same words, one text a copy of the other")
    if max(len(words) for words in shared) >= LONG_WORDS:
        return Comparison(3.0 if left.evidence == right.evidence else 2.0, "the same words in both texts")
    return Comparison(0.5, "the same turn of phrase")
