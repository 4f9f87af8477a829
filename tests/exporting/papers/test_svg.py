from __future__ import annotations

import pytest
from lxml import etree

from dragoman.exporting.papers.svg import clean_svg, measure_svg

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def clean(inner: str, attributes: str = "") -> str:
    return clean_svg(f"<svg {NAMESPACES} {attributes}>{inner}</svg>", "A title", "p-")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<image href='https://example.org/x.png'/>",
        "<a href='https://example.org'><text>x</text></a>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>rect { fill: url(https://example.org/x) }</style>",
        "<style>rect { fill: u\\72l(https://example.org/x) }</style>",
        "<use xlink:href='https://example.org/x.svg#a'/>",
        "<rect style='fill: url(https://example.org/x)'/>",
        "<rect fill='url( https://example.org/x )'/>",
        "<rect onclick='alert(1)'/>",
        "<!-- https://example.org -->",
        "<?xml-stylesheet href='https://example.org/x.css'?>",
    ],
)
def test_nothing_is_run_or_loaded(inner: str) -> None:
    made = clean(inner)
    assert "example.org" not in made
    assert "alert" not in made
    assert "xhtml" not in made


def test_entities_are_not_resolved() -> None:
    made = clean_svg(
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg {NAMESPACES}><text>&x;</text></svg>', "T", "p-"
    )
    assert etree.fromstring(made)[0].text is None


def test_ids_are_the_pictures_own() -> None:
    made = clean("<defs><clipPath id='a'/></defs><use href='#a'/><rect clip-path='url(#a)'/>", "onload='x()'")
    assert made.count("p-a") == 3
    assert "#a" not in made
    assert "onload" not in made
    assert 'role="img" aria-label="A title"' in made


def test_words_stay_and_what_xml_does_not_know_goes() -> None:
    made = clean("<text>a \\ &lt;b&gt; \x00\x1b\u202ec</text>")
    assert etree.fromstring(made)[0].text == "a \\ <b> c"


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="no SVG"):
        clean_svg("<html/>", "T", "p-")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 40.5" width="9"', (30, 40.5)),
        ('width="300" height="200px"', (300, 200)),
        ('width="100%" height="20"', (640, 360)),
        ("", (640, 360)),
    ],
)
def test_sizes(attributes: str, size: tuple[float, float]) -> None:
    assert measure_svg(f"<svg {NAMESPACES} {attributes}/>") == size
