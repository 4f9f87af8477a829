"""Compare by which channel the parties spoke, and whether it took place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model import Channel, Status
from dragoman.model.record import FiledAccount
from dragoman.resolving.comparing.telling import SAME, Relation, Told
from dragoman.resolving.comparing.times import spell_date

CHANNEL_WORDS: dict[Channel, str] = {
    "call": "telephone call",
    "video-call": "video call",
    "meeting": "meeting",
    "visit": "visit",
    "summit": "summit",
    "correspondence": "letter or message",
    "contact": "contact (how is not told)",
}
WITHIN: dict[frozenset[Channel], str] = {
    frozenset({"meeting", "visit"}): "a meeting may be part of a visit",
    frozenset({"meeting", "summit"}): "a summit is a meeting",
    frozenset({"visit", "summit"}): "a summit may be the occasion of a visit",
}
LATE = 1
"""Days by which a report that still looks ahead may lag behind: it was written the evening before."""
AHEAD = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class Course:
    """The status that one account tells, and the day on which it was published."""

    status: Status
    published: date | None


def tell_channel(filed: FiledAccount) -> Told[Channel]:
    """The channel that an account tells."""
    claim = filed.account.channel
    return Told(claim.value, CHANNEL_WORDS[claim.value], claim.spans)


def relate_channels(left: Channel, right: Channel) -> Relation:
    """Whether two channels can be one: "contact" agrees with all, a video call is no telephone call."""
    if left == right:
        return SAME
    if "contact" in (left, right):
        return Relation("agrees", "one account does not tell how they spoke")
    why = WITHIN.get(frozenset({left, right}))
    return Relation("agrees", why) if why else Relation("differs")


def tell_status(filed: FiledAccount) -> Told[Course]:
    """The status that an account tells, as of its publication."""
    claim = filed.account.status
    day = filed.document.published
    words = claim.value + (f" (told on {spell_date(day[:10])})" if day and claim.value in AHEAD else "")
    return Told(Course(claim.value, date.fromisoformat(day[:10]) if day else None), words, claim.spans)


def relate_statuses(left: Course, right: Course) -> Relation:
    """Whether two statuses can be stages of one course: proposed, planned, then held or cancelled."""
    if left.status == right.status:
        return SAME
    if {left.status, right.status} == {"held", "cancelled"}:
        return Relation("differs")
    if {left.status, right.status} == AHEAD:
        return Relation("agrees", "proposed in one account, planned in another: stages of one course")
    ahead, done = (left, right) if left.status in AHEAD else (right, left)
    words = "held" if done.status == "held" else "called off"
    if ahead.published and done.published and (ahead.published - done.published).days > LATE:
        return Relation("differs", f"told as still ahead after it was told as {words}")
    return Relation("agrees", f"first {ahead.status}, then {words}: its status over time")
