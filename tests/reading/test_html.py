from __future__ import annotations

import pytest

from dragoman.errors import EmptyDocument
from dragoman.reading.html import capture_html
from dragoman.reading.metadata import PageMetadata, read_metadata

BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet in Rabat</h1>
<p>The foreign minister received the Spanish envoy in Rabat on Tuesday&nbsp;morning.</p>
<ul><li>They agreed on fish&shy;ing.</li><li>They spoke of visas.</li></ul>
<blockquote>"We are neighbours," the minister said.</blockquote></article>
<footer>Subscribe to our newsletter</footer>"""
JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Other"},
{"@type": ["NewsArticle"], "headline": "Envoys  meet", "datePublished": "2024-03-05T10:00:00+01:00",
"publisher": {"@type": "Organization", "name": "The Gazette"}, "inLanguage": "en-GB"}]}</script>"""


def test_main_text_without_the_furniture() -> None:
    captured = capture_html(f"<html><head>{JSON_LD}</head><body>{BODY}</body></html>", "page.html")
    assert "Subscribe" not in captured.text
    assert "World" not in captured.text
    assert "- They agreed on fishing.\n- They spoke of visas." in captured.text
    assert captured.title == "Envoys meet"
    assert captured.published == "2024-03-05T10:00:00+01:00"
    assert captured.source == "The Gazette"
    assert captured.language == "en-GB"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", PageMetadata(title="Envoys meet in Rabat")),
        (
            '<meta property="article:published_time" content="2024-03-05">',
            PageMetadata("Envoys meet in Rabat", "2024-03-05"),
        ),
        ('<meta property="article:modified_time" content="2024-03-09">', PageMetadata("Envoys meet in Rabat")),
        (
            '<meta name="DC.date.issued" content="2024-03-05"><meta property="og:site_name" content="Post">'
            '<link rel="canonical" href="https://example.org/a">',
            PageMetadata("Envoys meet in Rabat", "2024-03-05", "Post", "https://example.org/a"),
        ),
        ('<script type="application/ld+json">{broken</script>', PageMetadata("Envoys meet in Rabat")),
    ],
)
def test_metadata_are_what_the_page_says(head: str, said: PageMetadata) -> None:
    assert read_metadata(f"<html><head>{head}</head><body>{BODY}</body></html>") == said


def test_one_time_element_tells_the_day_two_do_not() -> None:
    one = '<article><time datetime="2024-03-05T09:00Z">5 March</time></article>'
    two = one + '<article><time datetime="2024-02-01">1 February</time></article>'
    assert read_metadata(f"<html><body>{one}</body></html>").published == "2024-03-05"
    assert read_metadata(f"<html><body>{two}</body></html>").published is None


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        capture_html("<html><body><script>var a = 1;</script></body></html>", "page.html")
