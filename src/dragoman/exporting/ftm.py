"""The record as FollowTheMoney entities (followthemoney.tech), one a line, for Aleph and OpenSanctions' tools.

An engagement is an Event; each claim of it is a Documentation, which ties the event to the Article that says it, with
the words. Persons, bodies and offices come last, when all that the engagements tell of them is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from dragoman.contract import place_of
from dragoman.exporting.claims import FieldClaim, list_claims
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.wording import find_web_address, tell_reviewed, write_title
from dragoman.lexicon.names import name_of
from dragoman.model import ActorKind
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant, FiledAccount, FiledTenure, Imprint
from dragoman.resolving.entities import Entity, hash_id, list_alpha2, make_entity, make_tenure_entities
from dragoman.when import When
from dragoman.wording import plain, plain_lines

SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "organisation": "Organization",
    "body": "PublicBody",
}
LANGUAGES = {"en": "eng"}
"""ISO 639-3, which FollowTheMoney asks for, of the languages that are read."""
SECOND = 19
"""Letters of an ISO time without its offset: FollowTheMoney's times are in UTC and do not say so."""
LONGEST_NAME, LONGEST_PLACE = 384, 250
"""Letters that FollowTheMoney takes of a name and of an address."""


@dataclass(slots=True)
class ActorNotes:
    """What engagements tell of an actor, gathered: names, offices, and the documents that name it.

    `actor` is the record's id, None for somebody whom it could not tell apart.
    """

    kind: ActorKind
    country: str | None
    actor: str | None
    names: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    proofs: dict[str, None] = field(default_factory=dict)


def write_entities(
    told: Iterable[Told],
    heading: ExportHeading,
    stream: TextIO,
    *,
    load_imprint: Callable[[str], Imprint],
    find_tenures: Callable[[Collection[str]], Iterable[FiledTenure]] = lambda _: (),
) -> None:
    """Write each entity once; `find_tenures` gives the offices that actors (by their ids) hold or held."""
    written: set[str] = set()
    actors: dict[str, ActorNotes] = {}

    def write(entity: Entity) -> None:
        if entity["id"] not in written:
            written.add(entity["id"])
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")

    write(describe_heading(heading))
    for engagement, accounts in told:
        for filed in accounts:
            write(describe_document(filed.document, load_imprint(filed.document.id)))
        write(describe_event(engagement, accounts, gather_actors(engagement, accounts, actors)))
        for entity in describe_claims(engagement, accounts):
            write(entity)
    for actor_id, notes in actors.items():
        write(describe_actor(actor_id, notes))
    persons = {notes.actor for notes in actors.values() if notes.actor and notes.kind == "person"}
    for filed_tenure in find_tenures(persons):
        head = filed_tenure.document
        if head:
            write(describe_document(head, load_imprint(head.id)))
        proof = identify_document(head) if head else None
        for entity in make_tenure_entities(filed_tenure, proof):
            write(entity)


def describe_heading(heading: ExportHeading) -> Entity:
    """What the export is of, as a Note."""
    state = heading.state
    return make_entity(
        hash_id("export", state.name, state.version, json.dumps(dict(heading.filters))),
        "Note",
        name=plain(f"Export of {state.name}, version {state.version}")[:LONGEST_NAME],
        description=json.dumps(heading.describe(), ensure_ascii=True),
        createdAt=heading.day,
    )


def identify_document(head: DocumentHead) -> str:
    return hash_id("document", head.id)


def describe_document(head: DocumentHead, imprint: Imprint) -> Entity:
    """A document as an Article; its file name is the id that it came with."""
    return make_entity(
        identify_document(head),
        "Article",
        title=head.title and plain(head.title),
        fileName=plain(head.given_id),
        author=imprint.author and plain(imprint.author),
        publishedAt=head.published,
        publisher=head.source and plain(head.source),
        sourceUrl=find_web_address(head.url),
        language=LANGUAGES.get(head.language or ""),
        retrievedAt=imprint.added_at[:SECOND],
    )


def identify_actor(participant: EngagementParticipant) -> str:
    """The id of an actor's entity; an organisation has the one of an exported register."""
    if participant.kind == "organisation" and participant.country:
        return hash_id("organization", participant.country)
    if participant.actor:
        return hash_id("person" if participant.kind == "person" else participant.kind, participant.actor)
    return hash_id("unknown", participant.kind, participant.country, participant.name)


def gather_actors(engagement: Engagement, accounts: Sequence[FiledAccount], actors: dict[str, ActorNotes]) -> list[str]:
    """Note what an engagement tells of those who take part; the ids of their entities."""
    documents = {filed.id: filed.document for filed in accounts}
    involved = []
    for participant in engagement.participants:
        entity_id = identify_actor(participant)
        made = ActorNotes(participant.kind, participant.country, participant.actor)
        notes = actors.setdefault(entity_id, made)
        notes.names[plain(participant.name)[:LONGEST_NAME]] = None
        if participant.role:
            notes.offices[plain(participant.role)] = None
        notes.proofs |= dict.fromkeys(identify_document(documents[a]) for a in participant.accounts if a in documents)
        involved.append(entity_id)
    return involved


def describe_actor(entity_id: str, notes: ActorNotes) -> Entity:
    """A person with the offices told, a state or its body as a PublicBody, or an Organization, with all its names."""
    code = notes.country
    names = list(notes.names)
    told: dict[str, str | Iterable[str] | None] = {
        "country": list_alpha2().get(code) if code else None,
        "proof": list(notes.proofs),
    }
    if notes.kind == "person":
        told["position"] = list(notes.offices)
    elif code and notes.kind in ("state", "organisation"):
        told["alias"] = [name for name in names if name != name_of(code)]
        names = [name_of(code)]
    return make_entity(entity_id, SCHEMATA[notes.kind], name=names, **told)


def describe_event(engagement: Engagement, accounts: Sequence[FiledAccount], involved: Sequence[str]) -> Entity:
    """An engagement as an Event: dates by their prefix, status, channel and topics as keywords."""
    when = When.parse(engagement.date) if engagement.date else None
    single = when is not None and when.start == when.end
    basis = "the date is the day of publication" if engagement.date_basis == "publication" else None
    urls = [find_web_address(filed.document.url) for filed in accounts]
    return make_entity(
        hash_id("engagement", engagement.id),
        "Event",
        name=write_title(engagement)[:LONGEST_NAME],
        recordId=engagement.id,
        date=when.start if when and single else None,
        startDate=when.start if when and not single else None,
        endDate=when.end if when and not single else None,
        location=engagement.place and plain(engagement.place)[:LONGEST_PLACE].strip(),
        involved=involved,
        keywords=[engagement.channel, engagement.status, *map(plain, engagement.topics)],
        summary=[plain_lines(span.text) for filed in accounts for span in filed.account.evidence],
        notes=[words for words in (basis, tell_reviewed(engagement)) if words],
        sourceUrl=[url for url in urls if url],
        proof=[identify_document(filed.document) for filed in accounts],
    )


def describe_claims(engagement: Engagement, accounts: Sequence[FiledAccount]) -> Iterator[Entity]:
    """Each claim as a Documentation: the field is its role, the value its summary, the words its description."""
    for filed in accounts:
        document = identify_document(filed.document)
        for claim in list_claims(filed):
            yield make_entity(
                hash_id("claim", filed.id, claim.field, str(claim.number)),
                "Documentation",
                document=document,
                entity=hash_id("engagement", engagement.id),
                role=claim.field,
                summary=plain_lines(claim.value),
                description=[plain_lines(span.text) for span in claim.spans],
                recordId=filed.id,
                indexText=tell_maker(claim),
                date=filed.document.published,
                proof=document,
            )


def tell_maker(claim: FieldClaim) -> str:
    """Where the words stand (code points), who made the claim, and why, as JSON."""
    return json.dumps(
        {"spans": [place_of(span) for span in claim.spans], "made_by": claim.made_by, "why": claim.why},
        ensure_ascii=True,
    )
