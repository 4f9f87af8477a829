"""The network of contacts as GraphML (graphml.graphdrawing.org), for networkx, igraph, Gephi and yEd."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from dragoman.exporting.contacts import (
    EDGE_FIELDS,
    NODE_FIELDS,
    NodeKind,
    Value,
    count_contacts,
    describe_network,
    describe_tie,
)
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.xml_writing import XmlWriter

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {str: "string", int: "int"}


def write_graphml(told: Iterable[Told], heading: ExportHeading, stream: TextIO, of: NodeKind = "actors") -> None:
    """Write who met whom as one undirected graph; the heading stands as data of the graph."""
    network = count_contacts(told, of)
    about = describe_network(network, heading)
    xml = XmlWriter(stream)
    with xml.element("graphml", {"xmlns": NAMESPACE}):
        declare_data(xml, "graph", {name: type(value) for name, value in about.items()})
        declare_data(xml, "node", {"label": str, **NODE_FIELDS})
        declare_data(xml, "edge", EDGE_FIELDS)
        xml.break_line()
        with xml.element("graph", {"id": "contacts", "edgedefault": "undirected"}):
            write_data(xml, "graph", about)
            for node in network.nodes.values():
                write_element(xml, "node", {"id": node.id}, {"label": node.label, **node.describe()})
            for number, ((one, other), contacts) in enumerate(network.ties.items()):
                write_element(xml, "edge", {"id": f"t{number}", "source": one, "target": other}, describe_tie(contacts))
    xml.break_line()


def declare_data(xml: XmlWriter, domain: str, fields: Mapping[str, type]) -> None:
    """Declare the data of graph, node or edge; a number that is left out is 0."""
    for name, kind in fields.items():
        key = {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": TYPES[kind]}
        xml.break_line()
        with xml.element("key", key):
            if kind is int:
                xml.leaf("default", words="0")


def write_element(xml: XmlWriter, name: str, places: Mapping[str, str], told: Mapping[str, Value | None]) -> None:
    xml.break_line()
    with xml.element(name, places):
        write_data(xml, name, told)


def write_data(xml: XmlWriter, domain: str, told: Mapping[str, Value | None]) -> None:
    """What is told; neither None nor 0 is written."""
    for name, value in told.items():
        if value:
            xml.leaf("data", {"key": f"{domain}_{name}"}, str(value))
