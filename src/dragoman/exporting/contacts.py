"""Who met whom: the engagements of a record as a network of actors, or of the states and organisations they act for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, TypeAlias, get_args

from dragoman.exporting.heading import ExportHeading, Told
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state
from dragoman.model import ActorKind, Channel
from dragoman.model.record import Engagement, EngagementParticipant
from dragoman.when import When
from dragoman.wording import plain

NodeKind = Literal["actors", "states"]
Value: TypeAlias = str | int


@dataclass(slots=True)
class Node:
    """An actor, or a state or organisation; `office` is the one told of the latest of its engagements."""

    id: str
    label: str
    kind: ActorKind
    country: str | None
    office: str | None = None
    engagements: int = 0

    def describe(self) -> dict[str, Value | None]:
        """What is told of a node beside its id and label, in the order of NODE_FIELDS."""
        country = name_of(self.country) if self.country else None
        return {
            "kind": self.kind,
            "country": self.country,
            "country_name": country,
            "office": self.office,
            "engagements": self.engagements,
        }


@dataclass(frozen=True, slots=True)
class Contact:
    """What a network keeps of one held engagement, once for all the ties that it is part of."""

    id: str
    channel: Channel
    when: When | None
    bilateral: bool
    reviewed: bool


def describe_tie(contacts: Sequence[Contact]) -> dict[str, Value | None]:
    """What is told of the contacts of two nodes, in the order of EDGE_FIELDS."""
    channels = Counter(contact.channel for contact in contacts)
    days = [contact.when for contact in contacts if contact.when]
    first = min(days, key=lambda when: (when.earliest, when.latest), default=None)
    last = max(days, key=lambda when: (when.latest, when.earliest), default=None)
    return {
        "weight": len(contacts),
        "first": first.edtf if first else None,
        "last": last.edtf if last else None,
        "bilateral": sum(contact.bilateral for contact in contacts),
        "reviewed": sum(contact.reviewed for contact in contacts),
        "engagement_ids": " ".join(contact.id for contact in contacts),
        **{name_channel(channel): channels[channel] for channel in get_args(Channel)},
    }


def name_channel(channel: Channel) -> str:
    """The name of the field that counts a channel: "channel_video_call"."""
    return f"channel_{channel.replace('-', '_')}"


NODE_FIELDS: dict[str, type] = {"kind": str, "country": str, "country_name": str, "office": str, "engagements": int}
EDGE_FIELDS: dict[str, type] = {
    "weight": int,
    "first": str,
    "last": str,
    "bilateral": int,
    "reviewed": int,
    "engagement_ids": str,
    **{name_channel(channel): int for channel in get_args(Channel)},
}
"""What is told of nodes and edges, and of which type; a number that is not given is 0."""


@dataclass(slots=True)
class ContactNetwork:
    """Nodes by id, and the contacts of each two by their ids, in the order in which they were first met.

    `held` counts the engagements it is made of, `passed_over` those that were not held.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    ties: dict[tuple[str, str], list[Contact]] = field(default_factory=dict)
    held: int = 0
    passed_over: int = 0


def count_contacts(told: Iterable[Told], of: NodeKind = "actors") -> ContactNetwork:
    """The network of the engagements that were held; only counts are kept of each.

    Two actors are tied where they act for different sides: two ministers of one state have not met each other by
    sitting at one table. An engagement of n sides is a tie of each pair of them; `bilateral` counts those of two.
    """
    network = ContactNetwork()
    for engagement, _ in told:
        if engagement.status != "held":
            network.passed_over += 1
            continue
        network.held += 1
        enter_engagement(network, engagement, of)
    return network


def enter_engagement(network: ContactNetwork, engagement: Engagement, of: NodeKind) -> None:
    met: dict[str, str] = {}
    for participant in engagement.participants:
        made = make_actor(participant) if of == "actors" else make_state(participant)
        if made is None or made.id in met:
            continue
        node = network.nodes.setdefault(made.id, made)
        node.office = made.office or node.office
        node.engagements += 1
        met[made.id] = participant.country or made.id
    contact = Contact(
        engagement.id,
        engagement.channel,
        When.parse(engagement.date) if engagement.date else None,
        bilateral=len(set(met.values())) == 2,
        reviewed=bool(engagement.reviewed),
    )
    for one, other in combinations(sorted(met), 2):
        if met[one] != met[other]:
            network.ties.setdefault((one, other), []).append(contact)


def make_actor(participant: EngagementParticipant) -> Node:
    """The node of a participant; one that the record could not tell apart goes by name, kind and country."""
    name = plain(participant.name)
    unknown = f"{participant.kind}:{participant.country or ''}:{name}"
    office = plain(participant.role) if participant.role else None
    return Node(participant.actor or unknown, name, participant.kind, participant.country, office)


def make_state(participant: EngagementParticipant) -> Node | None:
    """The node of whom a participant acts for; None where no text tells it."""
    code = participant.country
    if code is None:
        return None
    return Node(code, name_of(code), "state" if is_state(code) else "organisation", code)


def describe_network(network: ContactNetwork, heading: ExportHeading) -> dict[str, Value]:
    """What a graph says of itself: the heading of the export, its filters in one line, and what was drawn."""
    described = heading.describe()
    filters = ", ".join(f"{name} {value}" for name, value in described.pop("filters").items())
    told = {name: plain(value) if isinstance(value, str) else value for name, value in described.items()}
    return {
        **{name: value for name, value in told.items() if value is not None},
        "filters": plain(filters) or "none",
        "held": network.held,
        "not_held_left_out": network.passed_over,
    }
