"""What an HTML page says of itself: JSON-LD, OpenGraph and Dublin Core, `<time>`, `<title>`, `lang`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.etree import ParserError

ARTICLES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage", "PressRelease", "Report"}
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "pubdate",
    "date",
)
"""Names of `<meta>` elements, the most telling first; a date of modification is never one."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; `published` as it is written there."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


def read_metadata(page: str) -> PageMetadata:
    """The metadata of a page; what it doesn't say is None. A page that is no HTML says nothing."""
    try:
        tree = html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except ParserError:
        return PageMetadata()
    article = next(iter_articles(tree), {})
    meta = read_meta(tree)
    publisher = article.get("publisher")
    times = tree.xpath("//article//time[@datetime] | //header//time[@datetime] | //time[@pubdate and @datetime]")
    moments = {str(time.get("datetime"))[:10] for time in times}
    return PageMetadata(
        title=first_text(
            article.get("headline"), meta.get("og:title"), *tree.xpath("//h1")[:1], *tree.xpath("//title")[:1]
        ),
        published=first_text(
            article.get("datePublished"),
            *(meta.get(name) for name in PUBLISHED),
            *(moments if len(moments) == 1 else ()),
        ),
        source=first_text(
            publisher.get("name") if isinstance(publisher, dict) else publisher, meta.get("og:site_name")
        ),
        url=first_text(*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url")),
        language=first_text(article.get("inLanguage"), tree.get("lang"), *tree.xpath("//html/@lang")),
    )


def read_meta(tree: Any) -> dict[str, str]:
    """Name or property → content of the `<meta>` elements; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content").strip():
            found.setdefault(name.lower(), element.get("content"))
    return found


def iter_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article; broken JSON-LD is passed over, as browsers do."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            told = json.loads(script.text_content())
        except (json.JSONDecodeError, RecursionError):
            continue
        graph = told.get("@graph", [told]) if isinstance(told, dict) else told
        for entry in graph if isinstance(graph, list) else ():
            kinds = entry.get("@type") if isinstance(entry, dict) else None
            if not ARTICLES.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                yield entry


def first_text(*candidates: Any) -> str | None:
    """The first of the candidates (strings or elements) that has words, white space evened out."""
    for candidate in candidates:
        text = (
            candidate
            if isinstance(candidate, str)
            else candidate.text_content()
            if hasattr(candidate, "text_content")
            else ""
        )
        if text.strip():
            return " ".join(text.split())
    return None
