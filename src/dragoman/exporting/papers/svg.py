"""Pictures made safe to stand within a page."""

from __future__ import annotations

import re

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs clipPath linearGradient "
    "radialGradient stop marker pattern symbol use style".split()
)
"""The elements of SVG that draw; scripts, links, foreign HTML and anything that loads are not among them."""
ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
"""What XML 1.0 (section 2.2) has no place for, and overrides of the writing direction."""
REMOTE = re.compile(r"(?i)url\(\s*(?!#)|@import|expression\(|\\")
"""CSS that loads something; a backslash could hide it."""
REFERENCE = re.compile(r"(url\(\s*)#")


def clean_svg(svg: str, title: str, prefix: str) -> str:
    """The drawing as an element that can stand in an HTML page.

    It has `title` as its label, loads and runs nothing, and its ids begin with `prefix`, so that two pictures of one
    page don't take each other's. Raises lxml.etree.XMLSyntaxError where `svg` is no XML, ValueError where it is no SVG.
    """
    root = _parse(svg)
    if root.tag != f"{{{SVG}}}svg":
        raise ValueError(f"{title}: the picture is no SVG")
    for element in list(root.iter()):
        if _is_harmless(element):
            _clean_attributes(element, prefix)
        else:
            _drop(element)
    for name in ("aria-labelledby", "aria-describedby"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-label", title)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def _parse(svg: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(ILLEGAL.sub("", svg).encode(), parser)


def _is_harmless(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):  # an entity that was not resolved
        return False
    name = etree.QName(element)
    if name.localname == "style" and REMOTE.search("".join(element.itertext())):
        return False
    return name.namespace == SVG and name.localname in DRAWN


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _clean_attributes(element: etree._Element, prefix: str) -> None:
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname
        if local.lower().startswith("on") or REMOTE.search(value) or (local == "href" and not value.startswith("#")):
            del element.attrib[name]
        elif local == "id":
            element.set(name, prefix + value)
        elif local == "href":
            element.set(name, f"#{prefix}{value[1:]}")
        else:
            element.set(name, REFERENCE.sub(rf"\1#{prefix}", value))


def measure_svg(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own points: of its view box, else its size; 640 by 360 if none is told."""
    root = _parse(svg)
    told = re.findall(r"[\d.]+", root.get("viewBox", ""))[2:] or [
        number for name in ("width", "height") for number in re.findall(r"^[\d.]+(?=(?:px)?$)", root.get(name, ""))
    ]
    if len(told) != 2:
        return 640, 360
    return float(told[0]), float(told[1])
