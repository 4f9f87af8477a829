"""Computes the fields of an engagement from the claims of its accounts and the judgements on them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import cast, get_args

from dragoman.model.reading import Channel, DateBasis, Status
from dragoman.model.record import Engagement, EngagementParticipant, FiledAccount, Judgement
from dragoman.resolving.engagement_participants import gather_participants
from dragoman.resolving.likeness import (
    GROUPS,
    choose_channel,
    find_place_state,
    fold_text,
    is_state_name,
    list_topic_words,
)
from dragoman.resolving.participants_likeness import fit_names, fold_words
from dragoman.resolving.times_likeness import FEW_DAYS, believe_date, bound_days

MOST_TOPICS = 12
NEAR_DUPLICATE = 0.6
"""Share of words from which on two topics count as one."""
FIELDS = ("channel", "status", "date", "place", "participants", "topics", "engagement")
"""What a judgement can be on; "engagement", or no field at all, is the whole."""


def compute_engagement(id: str, accounts: Sequence[FiledAccount], judgements: Sequence[Judgement]) -> Engagement:
    """The engagement that the accounts, in the order of their filing, and the judgements on it come to.

    `judgements` are those on this engagement, under any id it has had; those of other verbs than accept, reject and
    correct, and those withdrawn, change nothing. To *accept* marks a field reviewed, and holds the value that it
    names; to *reject* a value leaves it out, without a field it rejects the whole; to *correct* puts its value in
    place of the field's. A participant is written "Name", or "Name | role | COUNTRY" to add one or to replace the one
    of that name; a topic corrected is added. ValueError says what is wrong with a field or value.
    """
    standing = [j for j in judgements if j.stands and j.verb in ("accept", "reject", "correct")]
    standing.sort(key=lambda judgement: (judgement.at, judgement.id))
    fields = [read_field(judgement) for judgement in standing]
    out = settle_rejections(standing, fields)
    pinned: dict[str, str | None] = {}
    for judgement, field in zip(standing, fields, strict=True):
        if field in ("channel", "status", "date", "place"):
            if judgement.verb == "correct" or (judgement.verb == "accept" and judgement.value is not None):
                pinned[field] = check_value(field, judgement.value)
            elif judgement.verb == "reject" and judgement.value in (None, pinned.get(field)):
                pinned.pop(field, None)
    date, basis = choose_date(accounts, out["date"])
    if "date" in pinned:
        date, basis = pinned["date"], None
    channel = cast(Channel, pinned.get("channel") or choose_told_channel(accounts, out["channel"]))
    place = pinned["place"] if "place" in pinned else choose_place(accounts, channel, out["place"])
    whole = [judgement for judgement, field in zip(standing, fields, strict=True) if field == "engagement"]
    return Engagement(
        id=id,
        channel=channel,
        status=cast(Status, pinned.get("status") or choose_status(accounts, date, out["status"])),
        date=date,
        date_basis=basis,
        place=place,
        participants=judge_participants(gather_participants(accounts), standing, fields),
        topics=judge_topics(gather_topics(accounts), standing, fields),
        accounts=tuple(filed.id for filed in accounts),
        sources=len({filed.document.origin for filed in accounts}),
        history=tell_history(accounts),
        reviewed=tuple(sorted(set(fields))),
        rejected=bool(whole) and whole[-1].verb == "reject",
    )


def read_field(judgement: Judgement) -> str:
    """The field that a judgement is on. ValueError if there is none of that name."""
    field = judgement.field or "engagement"
    if field not in FIELDS:
        raise ValueError(f"{field!r} is no field of an engagement: it must be one of {', '.join(FIELDS)}")
    return field


def check_value(field: str, value: str | None) -> str | None:
    """The value, if the field can have it. ValueError says what it must be."""
    allowed = {"channel": get_args(Channel), "status": get_args(Status)}.get(field)
    if allowed and value not in allowed:
        raise ValueError(f"{value!r} is no {field}: it must be one of {', '.join(allowed)}")
    if field == "date" and value is not None:
        bound_days(value)
    if field == "participants" and value is not None:
        read_participant(value)
    return value


def settle_rejections(standing: Sequence[Judgement], fields: Sequence[str]) -> dict[str, frozenset[str | None]]:
    """The values rejected of each field, less those accepted later; None among them rejects whatever is told."""
    out: dict[str, dict[str | None, None]] = {field: {} for field in FIELDS}
    for judgement, field in zip(standing, fields, strict=True):
        if judgement.verb == "reject":
            out[field][judgement.value] = None
        else:
            out[field].pop(judgement.value, None)
    return {field: frozenset(values) for field, values in out.items()}


def tell_history(accounts: Sequence[FiledAccount]) -> tuple[tuple[str | None, Status, str], ...]:
    """The status over time, by the day of publication, then by the order of filing."""
    told = [(filed.document.published, filed.account.status.value, filed.id) for filed in accounts]
    return tuple(sorted(told, key=lambda row: row[0] or ""))


def choose_status(accounts: Sequence[FiledAccount], date: str | None, out: Container[str | None]) -> Status:
    """The latest word on whether it took place.

    Held goes before planned whenever it was published, but for texts from before the day, which misread or misspoke;
    what was called off after it was planned is cancelled, planned anew it is planned; planned goes before proposed.
    """
    told = [(day, status) for day, status, _ in tell_history(accounts) if status not in out]
    if not told:
        return "planned" if "held" in out else "held"
    begin = bound_days(date)[0] if date else 0
    late = [status for day, status in told if not day or bound_days(day[:10])[0] >= begin - 1]
    statuses = [status for _, status in told]
    if "held" in late or set(statuses) == {"held"}:
        return "held"
    course = [status for status in statuses if status in ("planned", "cancelled")]
    if "held" in statuses and not course:
        return "held"
    return course[-1] if course else "proposed"


def choose_date(accounts: Sequence[FiledAccount], out: Container[str | None]) -> tuple[str | None, DateBasis | None]:
    """The date and its basis: a day by the text, else a day of publication, else a longer stretch by the text.

    Of several, that of most origins; of equals a stretch for a visit or summit, a day for the rest, then the earliest.
    """
    votes: dict[tuple[int, str, DateBasis | None], set[str]] = {}
    long_ones = False
    for filed in accounts:
        date = filed.account.date
        if date is None or date.value in out or None in out:
            continue
        first, last = bound_days(date.value)
        basis = filed.account.date_basis
        sure = believe_date(filed) and last - first < FEW_DAYS
        rank = 1 if basis == "publication" else 0 if sure else 2
        votes.setdefault((rank, date.value, basis), set()).add(filed.document.origin)
        long_ones = long_ones or filed.account.channel.value in ("visit", "summit")
    if not votes:
        return None, None

    def rank_date(told: tuple[int, str, DateBasis | None]) -> tuple[int, int, int, str]:
        first, last = bound_days(told[1])
        return told[0], -len(votes[told]), (first - last) if long_ones else (last - first), told[1]

    _, value, basis = min(votes, key=rank_date)
    return value, basis


def choose_told_channel(accounts: Sequence[FiledAccount], out: Container[str | None]) -> Channel:
    """The channel told most, each origin counted once; `contact` where nothing is left."""
    told = dict.fromkeys((filed.document.origin, filed.account.channel.value) for filed in accounts)
    return choose_channel([channel for _, channel in told if channel not in out and None not in out])


def choose_place(accounts: Sequence[FiledAccount], channel: Channel, out: Container[str | None]) -> str | None:
    """The place, of a call none: in the state told most, a city or building before the state, then the most told."""
    if GROUPS[channel] in ("remote", "written") or None in out:
        return None
    told = dict.fromkeys(
        (filed.document.origin, filed.account.place.value)
        for filed in accounts
        if filed.account.place and filed.account.place.value not in out
    )
    places = [place for _, place in told]
    if not places:
        return None
    states = [find_place_state(place) for place in places]

    def rank_place(place: str) -> tuple[int, bool, int, int]:
        within = not is_state_name(place)
        return states.count(find_place_state(place)), within, places.count(place), -places.index(place)

    return max(places, key=rank_place)


def gather_topics(accounts: Sequence[FiledAccount]) -> tuple[str, ...]:
    """The topics of all accounts, near-duplicates once, those told by most origins first."""
    groups: list[tuple[str, set[str], set[str]]] = []
    for filed in accounts:
        for topic in filed.account.topics:
            words = set(list_topic_words(topic.value)) or {fold_text(topic.value)}
            for _, known, origins in groups:
                if len(words & known) / len(words | known) >= NEAR_DUPLICATE:
                    origins.add(filed.document.origin)
                    break
            else:
                groups.append((topic.value, words, {filed.document.origin}))
    return tuple(topic for topic, _, _ in sorted(groups, key=lambda group: -len(group[2])))


def judge_topics(told: Sequence[str], standing: Sequence[Judgement], fields: Sequence[str]) -> tuple[str, ...]:
    """The topics told less those rejected, with those that a person put in; at most MOST_TOPICS of the told ones."""
    kept = list(told)
    added: list[str] = []
    for judgement, field in zip(standing, fields, strict=True):
        if field != "topics" or judgement.value is None:
            continue
        folded = fold_text(judgement.value)
        if judgement.verb == "reject":
            kept = [topic for topic in kept if fold_text(topic) != folded]
            added = [topic for topic in added if fold_text(topic) != folded]
        elif all(fold_text(topic) != folded for topic in added):
            kept = [topic for topic in kept if fold_text(topic) != folded]
            added.append(judgement.value)
    return (*added, *kept[: max(0, MOST_TOPICS - len(added))])


def judge_participants(
    told: Sequence[EngagementParticipant], standing: Sequence[Judgement], fields: Sequence[str]
) -> tuple[EngagementParticipant, ...]:
    """The participants told, as the judgements take them out, put them in or replace them."""
    kept = list(told)
    for judgement, field in zip(standing, fields, strict=True):
        if field != "participants" or not judgement.value:
            continue
        name, role, country = read_participant(judgement.value)
        same = [n for n, known in enumerate(kept) if is_meant(known, name, country)]
        if judgement.verb == "reject":
            kept = [known for n, known in enumerate(kept) if n not in same]
        elif judgement.verb == "correct" and same:
            old = kept[same[0]]
            kept[same[0]] = replace(old, name=name, role=role or old.role, country=country or old.country)
        elif judgement.verb == "correct":
            kept.append(EngagementParticipant(name, role, country, "person", None, ()))
    return tuple(kept)


def read_participant(value: str) -> tuple[str, str | None, str | None]:
    """Name, role and country of "Name | role | COUNTRY"; ValueError where there is no name or one part too many."""
    parts = [part.strip() for part in value.split("|")]
    if not parts[0] or len(parts) > 3:
        raise ValueError(
            f"{value!r} is no participant: NAME | ROLE | COUNTRY is wanted, role and country may be left out"
        )
    role, country = ([part or None for part in parts[1:]] + [None, None])[:2]
    return parts[0], role, country


def is_meant(known: EngagementParticipant, name: str, country: str | None) -> bool:
    """Whether a judgement's name speaks of a participant."""
    if country and known.country and country != known.country:
        return False
    return fold_text(known.name) == fold_text(name) or fit_names(fold_words(known.name), fold_words(name))
