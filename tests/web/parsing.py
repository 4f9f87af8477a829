"""Pages as a reader finds them: their words, links and tables."""

from __future__ import annotations

import re

from httpx2 import Response
from lxml import html
from lxml.html import HtmlElement

STEP = re.compile(r"(?P<tag>[\w*-]+)?(?P<tests>(?:[#.][\w-]+|\[[^]]+\])*)")
TEST = re.compile(r"#(?P<id>[\w-]+)|\.(?P<kind>[\w-]+)|\[(?P<name>[\w-]+)(?:(?P<how>\$?=)(?P<value>[^]]+))?\]")


def parse(answer: Response) -> HtmlElement:
    """The page of an answer, which must be one."""
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def words(element: HtmlElement) -> str:
    """The words of an element on one line; cells of a table are told apart."""
    cells = element.xpath("self::tr/*")
    return " ".join(" ".join(words(cell) for cell in cells).split() if cells else element.text_content().split())


def select(page: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements of a path in the part of CSS that these tests need: "main > form[action$=judge] .field"."""
    axis, xpath = "descendant::", []
    for step in path.split():
        if step == ">":
            axis = "child::"
            continue
        found = STEP.fullmatch(step)
        assert found, step
        tests = "".join(map(write_test, TEST.finditer(found["tests"])))
        xpath.append(f"{axis}{found['tag'] or '*'}{tests}")
        axis = "descendant::"
    return list(page.xpath("/".join(xpath)))


def write_test(match: re.Match[str]) -> str:
    if match["id"]:
        return f"[@id='{match['id']}']"
    if match["kind"]:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {match['kind']} ')]"
    name, value = match["name"], match["value"]
    if match["how"] == "$=":
        return f"[substring(@{name}, string-length(@{name}) - {len(value) - 1}) = '{value}']"
    return f"[@{name}='{value}']" if value else f"[@{name}]"


def find(page: HtmlElement, path: str) -> HtmlElement:
    """The one element of a path."""
    found = select(page, path)
    assert len(found) == 1, f"{path}: {len(found)}"
    return found[0]


def list_words(page: HtmlElement, path: str) -> list[str]:
    return [words(element) for element in select(page, path)]


def list_links(page: HtmlElement, path: str) -> list[str]:
    return [element.get("href") for element in select(page, path)]


def section(page: HtmlElement, heading: str) -> HtmlElement:
    """The section that a heading of this id opens."""
    return find(page, f"section[aria-labelledby={heading}]")
