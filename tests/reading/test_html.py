"""Pages: their main text, what they say of themselves, what is set aside in them."""

from __future__ import annotations

import pytest

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument
from dragoman.reading.documents import make_document
from dragoman.reading.html import capture_html
from dragoman.reading.metadata import PageMetadata, parse_page, read_metadata

BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet in Rabat</h1>
<p>The foreign minister received the Spanish envoy in Rabat on Tuesday&nbsp;morning.</p>
<ul><li>They agreed on fish&shy;ing.</li><li>They spoke of visas.</li></ul>
<blockquote>"We are neighbours," the minister said.</blockquote></article>
<footer>Subscribe to our newsletter</footer>"""
JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Other"},
{"@type": ["NewsArticle"], "headline": "Envoys  meet", "datePublished": "2024-03-05T10:00:00+01:00",
"author": [{"@type": "Person", "name": "Ida Berg"}, {"@type": "Person", "name": "Omar Diallo"}],
"publisher": {"@type": "Organization", "name": "The Gazette"}, "inLanguage": "en-GB"}]}</script>"""


def read_page(page: str) -> PageMetadata:
    return read_metadata(page, parse_page(page))


def test_main_text_without_the_furniture() -> None:
    captured = capture_html(f"<html><head>{JSON_LD}</head><body>{BODY}</body></html>", "page.html")
    assert "Subscribe" not in captured.text
    assert "World" not in captured.text
    assert "- They agreed on fishing.\n- They spoke of visas." in captured.text
    assert captured.title == "Envoys meet"
    assert captured.published == "2024-03-05"
    assert captured.published_at == "2024-03-05T10:00:00+01:00"
    assert captured.source == "The Gazette"
    assert captured.author == "Ida Berg, Omar Diallo"
    assert captured.language == "en-GB"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", PageMetadata(title="Envoys meet in Rabat")),
        ('<meta property="article:modified_time" content="2024-03-09">', PageMetadata("Envoys meet in Rabat")),
        (
            '<meta property="og:site_name" content="Post"><meta name="author" content="https://example.org/ida">'
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/b?c">',
            PageMetadata("Envoys meet in Rabat", (), "Post", "https://example.org/a"),
        ),
        ('<script type="application/ld+json">{broken</script>', PageMetadata("Envoys meet in Rabat")),
    ],
)
def test_metadata_are_what_the_page_says(head: str, said: PageMetadata) -> None:
    assert read_page(f"<html><head>{head}</head><body>{BODY}</body></html>") == said


def test_a_saved_page_tells_where_it_was_saved_from() -> None:
    page = f"<!-- saved from url=(0024)https://example.org/talks -->\n<html><body>{BODY}</body></html>"
    assert read_page(page).url == "https://example.org/talks"


def test_one_time_element_tells_the_day_two_do_not() -> None:
    one = '<article><time datetime="2024-03-05T09:00Z">5 March</time></article>'
    two = one + '<article><time datetime="2024-02-01">1 February</time></article>'
    (telling,) = read_page(f"<html><body>{one}</body></html>").tellings
    assert telling.moment.write() == "2024-03-05T09:00+00:00"
    assert read_page(f"<html><body>{two}</body></html>").tellings == ()


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        capture_html("<html><body><script>var a = 1;</script></body></html>", "page.html")
    with pytest.raises(EmptyDocument):
        capture_html("<!-- nothing -->", "page.html")


def test_captions_and_links_to_other_reports_are_set_aside_and_kept() -> None:
    page = """<html><body><article><h1>Envoys meet in Rabat</h1>
    <p>The foreign minister received the Spanish envoy in Rabat on Tuesday morning, and they spoke of visas.</p>
    <figure><img src="a.jpg"><figcaption>The Spanish envoy and the minister at the port of Agadir</figcaption></figure>
    <p class="also-read">Minister of Peru visits the President of Chile in Santiago</p>
    <p>They agreed to meet again in Madrid in the summer, the ministry said after the talks of the day.</p>
    <p>© 2024 The Gazette. All rights reserved.</p></article></body></html>"""
    document = make_document(capture_html(page, "page.html"), ReadingSettings())
    for aside in document.asides:
        assert document.text[aside.start : aside.end] == aside.text
    told = [aside.text for aside in document.asides]
    assert "Minister of Peru visits the President of Chile in Santiago" in told
    assert "© 2024 The Gazette. All rights reserved." in told
    assert not any("received" in words or "agreed" in words for words in told)
    assert any("set aside" in note for note in document.notes)


def test_a_frame_with_such_a_class_is_not_set_aside() -> None:
    sentences = "".join(
        f"<p>The minister of Ghana and the envoy of Togo spoke of plan {n} in Rabat.</p>" for n in range(40)
    )
    frame = f'<div class="layout related wide"><h1>Talks</h1>{sentences}</div>'
    page = f'<html><body class="has-related">{frame}</body></html>'
    assert make_document(capture_html(page, "page.html"), ReadingSettings()).asides == ()
