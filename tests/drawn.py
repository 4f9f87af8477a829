"""Engagements in any number to draw, and what stands where in a picture."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import combinations
from typing import get_args

from lxml import etree

from dragoman.lexicon.states import read_states
from dragoman.model import Channel
from dragoman.model.paper import Picture
from dragoman.model.reading import Span
from dragoman.model.record import Engagement, EngagementParticipant, RecordedInstrument, SourcedFigure
from dragoman.pictures.lettering import measure_words
from dragoman.pictures.packing import Box
from sample_record import build_engagement

SVG = "{http://www.w3.org/2000/svg}"
CODES = [state.alpha3 for state in read_states() if state.kind == "state"]
HOSTILE = (
    "</text><script>alert(1)</script>", "\u202egnihton\u202c", "a\x00b\x1b[31m\u0085", "& \" ' &amp; ]]>", "W" * 400,
    "Z̷̢̡̧̛̛̛̛̛a̴̢̡̧̛̛̛̛̛", "漢字" * 60, "محمد بن عبد الله", "\ufffe\uffff", "🙂" * 9, "\u200b", "=1+1",
)  # fmt: skip


def build_participant(code: str | None, name: str = "", actor: str | None = None) -> EngagementParticipant:
    return EngagementParticipant(name or f"Speaker of {code}", None, code, "person", actor or f"p-{code}", ("a-1",))


def build_many(number: int, *, states: int = 30, years: int = 5, sides: tuple[str, ...] = ()) -> list[Engagement]:
    """Invented engagements, always the same: of these sides, else of many, a few of which are in most."""
    chance = random.Random(number)
    found = []
    for count in range(number):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(365 * years))
        span = f"{day}/{day + timedelta(days=chance.randrange(1, 90))}"
        codes = sides or tuple(
            dict.fromkeys(
                CODES[min(states - 1, int(chance.expovariate(4 / states)))]
                for _ in range(chance.choice((2, 2, 2, 3, 6)))
            )
        )
        found.append(
            build_engagement(
                count,
                channel=chance.choice(get_args(Channel)),
                status=chance.choice(("held",) * 6 + ("planned", "planned", "proposed", "cancelled")),
                date=chance.choice((*(str(day),) * 8, *(str(day)[:7],) * 2, span, str(day)[:4], None)),
                place=chance.choice((None, "Oslo", "Santiago de Chile")),
                participants=tuple(map(build_participant, codes)),
            )
        )
    return found


def build_fund(number: int) -> RecordedInstrument:
    """An instrument with so many figures, in two currencies."""
    chance = random.Random(number)
    figures = []
    for count in range(number):
        day = str(date(2024, 1, 1) + timedelta(days=chance.randrange(600)))
        figures.append(
            SourcedFigure(
                chance.choice(("size of the fund", "paid into the fund")),
                chance.choice((150e6, 127e6, 90e6 + count * 1e6)),
                chance.choice(("EUR", "EUR", "USD")),
                chance.choice((day, day[:7], day[:4], None)),
                f"d-{count % 5}",
                Span(0, 14, "President Sall"),
                chance.choice((day, day, None)),
            )
        )
    return RecordedInstrument("i-1", "Lake Bridge Fund", "LBF", "fund", ("Lake Bridge Fund",), tuple(figures))


def parse(picture: Picture) -> etree._Element:
    """The picture as XML, refused where it is not well-formed."""
    return etree.fromstring(picture.svg.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def read_number(shape: etree._Element, name: str) -> float:
    return float(shape.get(name, "0"))


def box_words(text: etree._Element) -> Box:
    """Where the words of a text element stand at most."""
    shown = "".join(text.xpath("text()"))
    x, y, size = (read_number(text, name) for name in ("x", "y", "font-size"))
    width = measure_words(shown, size, bold=text.get("font-weight") == "bold")
    if text.get("transform"):
        assert text.get("transform") == f"rotate(-90 {text.get('x')} {text.get('y')})"
        return Box(x - size * 0.75, y - width, x + size * 0.2, y)
    left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", "start"), 0.0)
    return Box(left, y - size * 0.75, left + width, y + size * 0.2)


def box_shape(shape: etree._Element) -> Box:
    """The box of a rectangle, disc, line or path."""
    n = {
        name: read_number(shape, name)
        for name in ("x", "y", "width", "height", "cx", "cy", "r", "x1", "y1", "x2", "y2")
    }
    match etree.QName(shape).localname:
        case "rect":
            return Box(n["x"], n["y"], n["x"] + n["width"], n["y"] + n["height"])
        case "circle":
            return Box(n["cx"] - n["r"], n["cy"] - n["r"], n["cx"] + n["r"], n["cy"] + n["r"])
        case "line":
            return Box(
                *(
                    f(n[a], n[b])
                    for f, a, b in ((min, "x1", "x2"), (min, "y1", "y2"), (max, "x1", "x2"), (max, "y1", "y2"))
                )
            )
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape.get("d"))]
    return Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))


def list_words(picture: Picture) -> list[str]:
    return ["".join(text.xpath("text()")) for text in parse(picture).iter(f"{SVG}text")]


def list_told(picture: Picture) -> list[str]:
    """The titles of the marks, in the order of drawing."""
    return [title.text for title in parse(picture).xpath("//*[local-name()='rect' or local-name()='circle']/*")]


def check_picture(picture: Picture) -> None:
    """What holds of every picture: it stands by itself, nothing is cut off, no words cover others."""
    root = parse(picture)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    width, height = float(root.get("width")), float(root.get("height"))
    assert root.get("viewBox") == f"{root.get('width')} {root.get('height')}".join(("0 0 ", ""))
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    names = {etree.QName(shape).localname for shape in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "circle", "line", "path", "text"}
    for shape in root.iter():
        for name, value in shape.attrib.items():
            assert "href" not in name
            assert not re.search(r"url\(|https?:|nan|inf(?!o)", value, re.IGNORECASE), (name, value)
    paper = Box(0, 0, width, height)
    texts = [box_words(text) for text in root.iter(f"{SVG}text")]
    shapes = [box_shape(shape) for name in ("rect", "circle", "line", "path") for shape in root.iter(f"{SVG}{name}")]
    assert [box for box in (*texts, *shapes) if not box.lies_in(paper)] == []
    words = list_words(picture)
    touching = [(words[a], words[b]) for a, b in combinations(range(len(texts)), 2) if texts[a].touches(texts[b])]
    assert touching == []
    assert all(len(row) == len(picture.columns) for row in picture.rows)
