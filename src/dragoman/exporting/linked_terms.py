"""The terms of the linked data: which words of schema.org, Web Annotation and PROV say what the record says."""

from __future__ import annotations

from dragoman.contract import Json
from dragoman.model import ActorKind, Status
from dragoman.when import When

SCHEMA = "https://schema.org/"
OWN = "urn:dragoman:terms/"
IRI = {"@type": "@id"}
SCHEMA_TERMS = (
    "name description version creator dateCreated dateModified startDate endDate location attendee about author "
    "publisher datePublished inLanguage identifier roleName softwareVersion sha256"
)
OWN_TERMS = (
    "edtf dateBasis status channel independentSources reviewed rejected account field value role country why verb "
    "filters engagements reviewedEngagements"
)
CONTEXT: Json = {
    "schema": SCHEMA,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dragoman": OWN,
    **{term: f"schema:{term}" for term in SCHEMA_TERMS.split()},
    **{term: f"dragoman:{term}" for term in OWN_TERMS.split()},
    "dateModified": {"@id": "schema:dateModified", "@type": "xsd:dateTime"},
    "eventStatus": {"@id": "schema:eventStatus", **IRI},
    "eventAttendanceMode": {"@id": "schema:eventAttendanceMode", **IRI},
    "url": {"@id": "schema:url", **IRI},
    "attendee": {"@id": "schema:attendee", **IRI},
    "account": {"@id": "dragoman:account", **IRI},
    "actor": {"@id": "dragoman:actor", **IRI},
    "claimOf": {"@id": "dragoman:claimOf", **IRI},
    "judgementOf": {"@id": "dragoman:judgementOf", **IRI},
    "copyOf": {"@id": "dragoman:copyOf", **IRI},
    "Activity": "prov:Activity",
    "used": {"@id": "prov:used", **IRI},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **IRI},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", **IRI},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", **IRI},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", **IRI},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "annotations": {"@reverse": "oa:hasBody"},
    "motivation": {"@id": "oa:motivatedBy", **IRI},
    "hasBody": {"@id": "oa:hasBody", **IRI},
    "hasTarget": {"@id": "oa:hasTarget", **IRI},
    "hasSource": {"@id": "oa:hasSource", **IRI},
    "hasSelector": {"@id": "oa:hasSelector", **IRI},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
"""Terms of W3C's Web Annotation and PROV vocabularies, of schema.org, and of our own where none of them has a word."""

EVENT_STATUSES: dict[Status, str] = {
    "held": f"{SCHEMA}EventScheduled",
    "planned": f"{SCHEMA}EventScheduled",
    "cancelled": f"{SCHEMA}EventCancelled",
}
"""schema.org: EventScheduled is what takes or has taken place as planned. It has no word for what is only proposed."""
ATTENDANCE = {
    "remote": f"{SCHEMA}OnlineEventAttendanceMode",
    "in person": f"{SCHEMA}OfflineEventAttendanceMode",
}
"""By the groups of channels; of letters, and where the channel is not told, nothing is said."""
ACTOR_TYPES: dict[ActorKind, str] = {
    "person": "schema:Person",
    "state": "schema:Country",
    "organisation": "schema:Organization",
    "body": "schema:Organization",
}
DATE_TYPES = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}


def type_date(date: str | None) -> Json | None:
    """A date as a literal of its own precision: a month stays a month."""
    return {"@type": DATE_TYPES[When.parse(date).precision], "@value": date} if date else None
