"""What an HTML page says of itself: JSON-LD, OpenGraph and Dublin Core, microdata, `<time>`, `<title>`, `lang`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import html
from lxml.etree import ParserError

from dragoman.reading.moments import parse_moment
from dragoman.reading.printed import MOMENTS, describe_element
from dragoman.reading.publication import Place, Telling

ARTICLES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle BlogPosting WebPage PressRelease Report "
    "GovernmentService SpecialAnnouncement LiveBlogPosting CreativeWork".split()
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "govuk:first-published-at",
    "datepublished",
    "date-published",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publication_date",
    "publication-date",
    "pub_date",
    "displaydate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
"""Names of `<meta>` elements, the most telling first; a date of modification is never one."""
TIMES = (
    "//*[self::article or self::header or self::main]//time | //time[@pubdate or contains(@class, 'publi')]"
    " | //*[contains(@class, 'published') or contains(@class, 'pubdate') or contains(@class, 'posted')"
    " or @data-timestamp or @data-published]"
)
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
"""What browsers write at the head of a page that they save."""
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
"""What old systems put around JSON-LD."""
DEEPEST = 4
"""Objects within objects that are looked at."""
MIN_HEADLINE = 8
"""Characters: a shorter heading that the title holds is the name of a column."""
PUBLICATION = re.compile(r"publi|posted|pubdate|entry-date|timestamp|created|issued|released", re.IGNORECASE)
MODIFIED = re.compile(r"modif|updat|revis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; `tellings` are the moments of publication, the most telling first."""

    title: str | None = None
    tellings: tuple[Telling, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None


def parse_page(page: str) -> Any:
    """The tree of a page, or None where there is no HTML in it."""
    try:
        return html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except ParserError:
        return None


def read_metadata(page: str, tree: Any) -> PageMetadata:
    """The metadata of a page; what it doesn't say is None."""
    article = next(iter_articles(tree), {})
    meta = read_meta(tree)
    publisher = article.get("publisher")
    saved = SAVED_FROM.search(page[:2000])
    return PageMetadata(
        title=first_text(
            article.get("headline"), meta.get("og:title"), find_headline(tree, None), *tree.xpath("//title")[:1]
        ),
        tellings=tuple(iter_tellings(tree, article, meta)),
        source=first_text(name_of(publisher), meta.get("og:site_name")),
        url=read_url(*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url"), saved[1] if saved else None),
        language=first_text(article.get("inLanguage"), tree.get("lang"), *tree.xpath("//html/@lang")),
        author=first_author(name_of(article.get("author")), *(meta.get(name) for name in AUTHORS)),
    )


def iter_tellings(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> Iterator[Telling]:
    """The moments of publication that the page's data tell, the most telling first."""
    told: list[tuple[Place, Any]] = [("JSON-LD", article.get("datePublished"))]
    told += [("meta element", meta.get(name)) for name in PUBLISHED]
    told += [
        ("microdata", element.get("content") or element.get("datetime"))
        for element in tree.xpath(
            "//*[@itemprop='datePublished' or @property='schema:datePublished' or @property='datePublished']"
        )
        if element.tag != "meta"
    ]
    told += [("time element", words) for words in read_times(tree)]
    seen: set[str] = set()
    for place, words in told:
        moment = parse_moment(words) if isinstance(words, str) else None
        if moment and isinstance(words, str) and place not in seen:
            seen.add(place)
            yield Telling(place, moment, words.strip())


def read_times(tree: Any) -> list[str]:
    """The moments in the attributes of `<time>` elements and of those named after publication, those named so first;
    none where several differ in day.
    """
    told = [
        (str(element.get(name)).strip(), describe_element(element))
        for element in tree.xpath(TIMES)
        for name in MOMENTS
        if parse_moment(element.get(name) or "")
    ]
    told = [(words, named) for words, named in told if not MODIFIED.search(named) or "publish" in named]
    published = [words for words, named in told if PUBLICATION.search(named)]
    words = published or [words for words, _ in told]
    return words[:1] if len({words[:10] for words in words}) == 1 else []


def find_headline(tree: Any, title: str | None) -> Any:
    """The element of the headline: the longest heading whose words the title holds, or that holds the title; else
    the first `<h1>`, or None.
    """
    known = fold_words(title or first_text(*tree.xpath("//title")[:1]) or "")
    best, length = next(iter(tree.xpath("//h1")), None), MIN_HEADLINE
    for heading in tree.xpath("//h1 | //h2 | //h3")[:60]:
        words = fold_words(heading.text_content())
        if known and len(words) > length and (words in known or known in words):
            best, length = heading, len(words)
    return best


def fold_words(words: str) -> str:
    """Words as they are compared: letters and figures, small."""
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def read_meta(tree: Any) -> dict[str, str]:
    """Name or property → content of the `<meta>` elements; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content").strip():
            found.setdefault(name.lower(), element.get("content"))
    return found


def iter_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of an article, news before pages; broken JSON-LD is passed over, as browsers do."""
    pages = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            told = json.loads(WRAPPING.sub("", script.text_content()), strict=False)
        except (ValueError, RecursionError):
            continue
        for entry in iter_objects(told):
            kinds = entry.get("@type")
            named = {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}
            if named & {"WebPage", "CreativeWork"}:
                pages.append(entry)
            elif named & ARTICLES:
                yield entry
    yield from pages


def iter_objects(told: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document that can be its article: itself, those of its graph, what it is about."""
    if isinstance(told, list):
        for entry in told:
            yield from iter_objects(entry, depth + 1)
    elif isinstance(told, dict) and depth <= DEEPEST:
        yield told
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from iter_objects(told.get(key), depth + 1)


def name_of(value: Any) -> str | None:
    """The name in a JSON-LD person or organisation, or of each in a list of them."""
    if isinstance(value, list):
        names = [name for name in map(name_of, value) if name]
        return ", ".join(names) or None
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) and name.strip() else None


def first_author(*candidates: str | None) -> str | None:
    """The first candidate that is a name and no address of a profile."""
    return next((" ".join(c.split()) for c in candidates if c and c.strip() and "://" not in c), None)


def read_url(*candidates: str | None) -> str | None:
    """The first full address among the candidates; a path that stands first is joined to the next one's host."""
    found = [" ".join(c.split()) for c in candidates if isinstance(c, str) and c.strip()]
    full = [c for c in found if re.match(r"(?i)https?://[^\s/]", c)]
    if found and full and found[0].startswith("/"):
        try:
            return urljoin(full[0], found[0])
        except ValueError:
            return full[0]
    return full[0] if full else None


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
