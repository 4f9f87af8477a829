"""Read an HTML page: its main text is the canonical text, no offset ever points into the page's markup."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import Any

import trafilatura
from lxml import html

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, NotText, TooLong
from dragoman.lexicon.publishers import load_publishers
from dragoman.reading.documents import Captured
from dragoman.reading.metadata import PageMetadata, find_headline, first_text, parse_page, read_metadata
from dragoman.reading.moments import parse_moment
from dragoman.reading.printed import find_printed, join_words, read_printed
from dragoman.reading.publication import Telling, choose_publication
from dragoman.reading.site_rules import SiteRule, find_site_rule, select_elements

CAPTIONS = re.compile(r"(?:^|[\s_-])(?:fig)?captions?(?:[\s_-]|$)|photo-?credit|image-?credit", re.IGNORECASE)
RELATED = re.compile(
    r"(?:^|[\s_-])(?:related|recommended|also-?read|read-?(?:more|also|next)|see-?also)(?:[\s_-]|$)", re.IGNORECASE
)
"""Classes of elements that hold captions, or links to other reports."""
WHOLES = frozenset({"html", "body", "main", "article"})
MAX_ASIDE = 1_500
"""Characters; a longer element with such a class is the frame of the report and its asides."""
EMBEDDED = re.compile(r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=]+")
"""Pictures and fonts within a page that a browser saved whole: most of its bytes, none of its words."""
MAX_MARKUP = 10_000_000
"""Characters of a page without what is embedded: its tree takes some 40 times as much memory."""
MAX_ELEMENTS = 100_000
"""Longer pages take more than ten seconds; the longest live report that we know of has some 20,000."""
PARTS = ".//*[self::p or self::li or self::a or self::h2 or self::h3 or self::h4 or self::span or self::div]"
MAX_PART = 450
"""Characters of a caption or a link to another report."""
MIN_RULED = 80
"""Characters that a site's rule must find: less is an empty frame, the text stands elsewhere."""


def capture_html(
    page: str,
    name: str,
    notes: tuple[str, ...] = (),
    settings: ReadingSettings | None = None,
    url: str | None = None,
) -> Captured:
    """The main text of a page and what the page says of itself. `url` is its address, where it is known otherwise.

    Raises EmptyDocument where no text can be found, NotText where the markup is no page's, TooLong.
    """
    page = EMBEDDED.sub("", page)
    if len(page) > MAX_MARKUP:
        raise TooLong(name, f"a page of more than {MAX_MARKUP:,} characters", "save its text in a file of its own")
    try:
        tree = parse_page(page)
        if tree is None:
            raise EmptyDocument(name, "there is no page in it")
        if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
            raise TooLong(name, f"a page of more than {MAX_ELEMENTS:,} elements", "save its text in a file of its own")
        return capture_tree(tree, page, name, notes, settings, url)
    except RecursionError:
        raise NotText(name, "the markup is nested too deeply", "save the text of the report in a file") from None


def capture_tree(
    tree: Any, page: str, name: str, notes: tuple[str, ...], settings: ReadingSettings | None, url: str | None
) -> Captured:
    """The capture of a page that has been parsed."""
    said = read_metadata(page, tree)
    address = said.url or url
    catalogue = (settings.catalogue if settings else None) or load_publishers()
    source = catalogue.find(address, said.source)
    home = source.home if source else None
    zone = source.zone if source else None
    rule = find_site_rule(address, said.tellings[0].moment.day if said.tellings else None)
    told = read_tellings(tree, said, rule, home)
    publication = choose_publication(told, zone)
    if rule and not rule.holds_on(publication.published):
        rule = find_site_rule(address, publication.published)
    text, ruled = extract_text(page, tree, rule)
    if not text:
        raise EmptyDocument(name, "no main text found in this page", "save the text of the report in a file of its own")
    if rule and rule.main and not ruled:
        notes = (*notes, f"the rule for pages of {rule.host} finds no text here; read as any other page")
    return Captured(
        id=name,
        text=text,
        title=first_text(*select_elements(tree, rule.title if rule else None)[:1]) or said.title,
        published=publication.published,
        published_at=publication.published_at,
        source=said.source,
        url=address,
        language=said.language,
        author=said.author,
        notes=(*notes, *publication.notes),
        captions=list_parts(tree, "figcaption", CAPTIONS),
        related=list_parts(tree, None, RELATED),
    )


def read_tellings(tree: Any, said: PageMetadata, rule: SiteRule | None, home: str | None) -> list[Telling]:
    """All that a page tells of its publication: the site's rule, its data, what it prints."""
    day_first = bool(rule and rule.day_first)
    ruled = None
    for element in select_elements(tree, rule.published if rule else None):
        moment = parse_moment(element.get("datetime") or element.get("content") or "")
        if moment and moment.time:
            ruled = Telling("site rule", moment, join_words(element) or element.get("datetime"))
        else:
            ruled = read_printed(join_words(element), home, day_first, True, "site rule")
        if ruled:
            break
    return [
        *([ruled] if ruled else []),
        *said.tellings,
        *find_printed(tree, find_headline(tree, said.title), home, day_first),
    ]


def extract_text(page: str, tree: Any, rule: SiteRule | None) -> tuple[str | None, bool]:
    """The main text, and whether the site's rule found it."""
    for element in select_elements(tree, rule.main if rule else None)[:1]:
        body = deepcopy(element)
        body.tail = None
        for path in rule.drop if rule else ():
            for dropped in select_elements(body, path):
                dropped.drop_tree()
        markup = html.tostring(body, encoding="unicode")
        text = trafilatura.extract(f"<html><body><article>{markup}</article></body></html>", include_comments=False)
        if text and len(text) >= MIN_RULED:
            return text, True
    return trafilatura.extract(page, include_comments=False), False


def list_parts(tree: Any, tag: str | None, classes: re.Pattern[str]) -> tuple[str, ...]:
    """The words of each element with such a tag or class, and of each part of it; none of one that holds the report."""
    found: dict[str, None] = {}
    for element in tree.xpath("//*[@class] | //figcaption"):
        if element.tag in WHOLES or not (element.tag == tag or classes.search(element.get("class") or "")):
            continue
        whole = " ".join(element.text_content().split())
        if len(whole) > MAX_ASIDE or element.xpath(".//h1"):
            continue
        for words in (whole, *(" ".join(part.text_content().split()) for part in element.xpath(PARTS))):
            if 0 < len(words) <= MAX_PART:
                found[words] = None
    return tuple(found)
