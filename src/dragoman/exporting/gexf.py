"""The network of contacts as GEXF 1.3 (gexf.net), for Gephi; each dated engagement is a spell of its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from dragoman.exporting.contacts import (
    EDGE_FIELDS,
    NODE_FIELDS,
    Contact,
    NodeKind,
    Value,
    count_contacts,
    describe_network,
    describe_tie,
)
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.xml_writing import XmlWriter

NAMESPACE = "http://gexf.net/1.3"
TYPES = {str: "string", int: "integer"}
OF_EDGES = {name: kind for name, kind in EDGE_FIELDS.items() if name != "weight"}
"""The weight is an attribute of the edge itself."""
GRAPH = {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}


def write_gexf(told: Iterable[Told], heading: ExportHeading, stream: TextIO, of: NodeKind = "actors") -> None:
    """Write who met whom as one undirected graph; the heading stands in its description."""
    network = count_contacts(told, of)
    about = describe_network(network, heading)
    xml = XmlWriter(stream)
    with xml.element("gexf", {"xmlns": NAMESPACE, "version": "1.3"}):
        with xml.element("meta", {"lastmodifieddate": heading.day}):
            xml.leaf("creator", words=str(about["made_by"]))
            xml.leaf("description", words="; ".join(f"{name}: {value}" for name, value in about.items()))
        with xml.element("graph", GRAPH):
            declare_values(xml, "node", NODE_FIELDS)
            declare_values(xml, "edge", OF_EDGES)
            with xml.element("nodes"):
                for node in network.nodes.values():
                    xml.break_line()
                    with xml.element("node", {"id": node.id, "label": node.label}):
                        write_values(xml, node.describe())
            with xml.element("edges"):
                for number, ((one, other), contacts) in enumerate(network.ties.items()):
                    xml.break_line()
                    ends = {"id": f"t{number}", "source": one, "target": other, "weight": str(len(contacts))}
                    with xml.element("edge", ends):
                        write_tie(xml, contacts)
    xml.break_line()


def write_tie(xml: XmlWriter, contacts: Sequence[Contact]) -> None:
    """What is told of an edge, and a spell of days for each engagement that has a date."""
    told = describe_tie(contacts)
    write_values(xml, {name: told[name] for name in OF_EDGES})
    days = [contact.when for contact in contacts if contact.when]
    spells = dict.fromkeys((when.earliest.isoformat(), when.latest.isoformat()) for when in days)
    if spells:
        with xml.element("spells"):
            for start, end in spells:
                xml.leaf("spell", {"start": start, "end": end})


def declare_values(xml: XmlWriter, domain: str, fields: Mapping[str, type]) -> None:
    """Declare what is told of nodes or edges; a number that is left out is 0."""
    with xml.element("attributes", {"class": domain, "mode": "static"}):
        for name, kind in fields.items():
            with xml.element("attribute", {"id": name, "title": name, "type": TYPES[kind]}):
                if kind is int:
                    xml.leaf("default", words="0")


def write_values(xml: XmlWriter, told: Mapping[str, Value | None]) -> None:
    """What is told; neither None nor 0 is written."""
    with xml.element("attvalues"):
        for name, value in told.items():
            if value:
                xml.leaf("attvalue", {"for": name, "value": str(value)})
