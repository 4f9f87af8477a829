"""The record as linked data: schema.org events, Web Annotations of the words behind each value, PROV of who made it.

One document, `{"@context": …, "@graph": […]}`, whose context is written out: nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TextIO
from urllib.parse import quote

from dragoman.contract import Json
from dragoman.exporting.claims import FieldClaim, list_claims
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.linked_terms import (
    ACTOR_TYPES,
    ATTENDANCE,
    CONTEXT,
    EVENT_STATUSES,
    type_date,
)
from dragoman.exporting.wording import find_web_address, write_title
from dragoman.model import Span
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant, FiledAccount, Imprint, Judgement
from dragoman.resolving.likeness import GROUPS
from dragoman.when import When

AROUND = 32
"""Code points of prefix and suffix, by which a quotation is found again in a page that has changed around it."""
TEXTS = 64
"""Texts that are kept at hand: the accounts of one document stand near each other."""


class LinkedData:
    """Makes the nodes of the graph; it keeps which documents, actors and agents it has told of already."""

    def __init__(self, load_text: Callable[[str], str], load_imprint: Callable[[str], Imprint]) -> None:
        self.load_text = lru_cache(TEXTS)(load_text)
        self.load_imprint = lru_cache(TEXTS)(load_imprint)
        self.told: set[str] = set()

    def tell_once(self, node: Json) -> Iterator[Json]:
        if node["@id"] not in self.told:
            self.told.add(node["@id"])
            yield node

    def describe(
        self, engagement: Engagement, accounts: Sequence[FiledAccount], judgements: Iterable[Judgement]
    ) -> Iterator[Json]:
        """The event, then documents, actors and agents that are new, and each claim with its annotations."""
        yield describe_event(engagement, accounts)
        for participant in engagement.participants:
            if participant.actor:
                yield from self.tell_once(describe_actor(participant))
        for filed in accounts:
            imprint = self.load_imprint(filed.document.id)
            yield from self.tell_once(describe_document(filed.document, imprint))
            for claim in list_claims(filed):
                if claim.made_by:
                    yield from self.tell_once(describe_agent(claim.made_by, imprint.read_by))
                yield self.describe_claim(engagement, filed, claim, imprint)
        for judgement in judgements:
            yield describe_judgement(engagement, judgement)

    def describe_claim(self, engagement: Engagement, filed: FiledAccount, claim: FieldClaim, imprint: Imprint) -> Json:
        """One value that one document claims, who made it of which words, and an annotation for each of these."""
        claim_id = name(f"{filed.id}/{claim.field}/{claim.number}")
        document = name(filed.document.id)
        activity = {
            "@type": "Activity",
            "used": document,
            "wasAssociatedWith": name_agent(claim.made_by, imprint.read_by),
        }
        return {
            "@id": claim_id,
            "@type": ["schema:Claim", "prov:Entity"],
            "claimOf": name(engagement.id),
            "account": name(filed.id),
            "field": claim.field,
            "value": claim.value,
            **leave_out({"role": claim.role, "country": claim.country, "actor": claim.actor and name(claim.actor)}),
            **leave_out({"why": claim.why}),
            "wasDerivedFrom": document,
            **({"wasGeneratedBy": activity} if claim.made_by else {}),
            "annotations": [
                {
                    "@id": f"{claim_id}/annotation/{number}",
                    "@type": "Annotation",
                    "motivation": "oa:identifying",
                    "hasBody": claim_id,
                    "hasTarget": self.describe_target(filed.document.id, span),
                }
                for number, span in enumerate(claim.spans)
            ],
        }

    def describe_target(self, document_id: str, span: Span) -> Json:
        """Where words stand: quoted with what is around them, and counted in code points of the canonical text."""
        text = self.load_text(document_id)
        return {
            "@type": "SpecificResource",
            "hasSource": name(document_id),
            "hasSelector": [
                {
                    "@type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": text[max(0, span.start - AROUND) : span.start],
                    "suffix": text[span.end : span.end + AROUND],
                },
                {"@type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }


def write_jsonld(
    told: Iterable[Told],
    heading: ExportHeading,
    stream: TextIO,
    *,
    load_text: Callable[[str], str],
    load_imprint: Callable[[str], Imprint],
    load_judgements: Callable[[Engagement], Iterable[Judgement]] = lambda _: (),
) -> None:
    """Write the graph, a node a line; `load_judgements` gives those that stand on an engagement or its accounts."""
    linked = LinkedData(load_text, load_imprint)
    stream.write('{"@context": ' + write_json(CONTEXT) + ',\n"@graph": [\n' + write_json(describe_heading(heading)))
    for engagement, accounts in told:
        judgements = load_judgements(engagement) if engagement.reviewed or engagement.rejected else ()
        for node in linked.describe(engagement, accounts, judgements):
            stream.write(",\n" + write_json(node))
    stream.write("\n]}\n")


def write_json(value: Json) -> str:
    """JSON in which no half of a pair stands alone: RDF has no word for one."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def name(record_id: str) -> str:
    """The IRI of something in the record."""
    return f"urn:dragoman:{quote(record_id, safe='/-_.~')}"


def name_agent(made_by: str, version: str) -> str:
    return name(f"agent/{made_by}/{version}")


def leave_out(told: Json) -> Json:
    """Only what is told."""
    return {key: value for key, value in told.items() if value not in (None, "", [], ())}


def describe_heading(heading: ExportHeading) -> Json:
    """What the export is of, as a data set."""
    described = heading.describe()
    filters = [f"{key}: {value}" for key, value in heading.filters.items()]
    return leave_out(
        {
            "@id": name(f"export/{heading.state.name}/{heading.state.version}"),
            "@type": ["schema:Dataset", "prov:Entity"],
            "name": f"Export of {heading.state.name}",
            "version": heading.state.version,
            "dateCreated": type_date(heading.day),
            "dateModified": heading.state.changed_at,
            "creator": described["made_by"],
            "filters": filters,
            "engagements": heading.engagements,
            "reviewedEngagements": heading.reviewed,
            "description": described["reviewed_values"],
        }
    )


def describe_event(engagement: Engagement, accounts: Sequence[FiledAccount]) -> Json:
    """The engagement as its accounts and the judgements on it come to."""
    when = When.parse(engagement.date) if engagement.date else None
    return leave_out(
        {
            "@id": name(engagement.id),
            "@type": ["schema:Event", "prov:Entity"],
            "name": write_title(engagement),
            "startDate": when and type_date(when.start),
            "endDate": (when and when.end != when.start and type_date(when.end)) or None,
            "edtf": engagement.date,
            "dateBasis": engagement.date_basis,
            "eventStatus": EVENT_STATUSES.get(engagement.status),
            "eventAttendanceMode": ATTENDANCE.get(GROUPS[engagement.channel]),
            "status": engagement.status,
            "channel": engagement.channel,
            "location": {"@type": "schema:Place", "name": engagement.place} if engagement.place else None,
            "attendee": [describe_attendee(participant) for participant in engagement.participants],
            "about": list(engagement.topics),
            "independentSources": engagement.sources,
            "reviewed": list(engagement.reviewed),
            "rejected": engagement.rejected or None,
            "wasDerivedFrom": list(dict.fromkeys(name(filed.document.id) for filed in accounts)),
        }
    )


def describe_attendee(participant: EngagementParticipant) -> Json:
    """Somebody taking part, in the office told of this encounter (schema:Role)."""
    actor = {"@type": ACTOR_TYPES[participant.kind], "name": participant.name}
    return {
        "@type": "schema:Role",
        "attendee": name(participant.actor) if participant.actor else actor,
        **leave_out({"roleName": participant.role, "country": participant.country}),
    }


def describe_actor(participant: EngagementParticipant) -> Json:
    return leave_out(
        {
            "@id": name(str(participant.actor)),
            "@type": [ACTOR_TYPES[participant.kind], "prov:Agent"],
            "name": participant.name,
            "country": participant.country,
        }
    )


def describe_document(head: DocumentHead, imprint: Imprint) -> Json:
    return leave_out(
        {
            "@id": name(head.id),
            "@type": ["schema:Article", "prov:Entity"],
            "identifier": head.given_id,
            "name": head.title,
            "author": imprint.author,
            "publisher": head.source,
            "datePublished": type_date(head.published),
            "inLanguage": head.language,
            "url": find_web_address(head.url),
            "copyOf": head.copy_of and name(head.copy_of),
            "wasRevisionOf": head.earlier_version and name(head.earlier_version),
            "sha256": imprint.text_sha256,
        }
    )


def describe_agent(made_by: str, version: str) -> Json:
    """The rule or model that made a claim, in the version that read the document."""
    return {
        "@id": name_agent(made_by, version),
        "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
        "name": made_by,
        "softwareVersion": version,
    }


def describe_judgement(engagement: Engagement, judgement: Judgement) -> Json:
    """A person's decision: what was judged, by whom, when and why."""
    return leave_out(
        {
            "@id": name(judgement.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "claimOf": name(engagement.id),
            "judgementOf": name(judgement.subject),
            "verb": judgement.verb,
            "field": judgement.field,
            "value": judgement.value,
            "why": judgement.why,
            "wasGeneratedBy": {
                "@type": "Activity",
                "endedAtTime": judgement.at,
                "wasAssociatedWith": {"@type": ["prov:Person", "schema:Person"], "name": judgement.by},
            },
        }
    )
