from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from lxml import html

from dragoman.exporting.papers.apparatus import build_apparatus
from dragoman.exporting.papers.html import set_html
from dragoman.model.paper import Paper, Paragraph, Phrase, Section
from dragoman.wording import plain
from hostile_words import papers, papers_of_pictures
from sample_paper import build_paper

OURS = set(
    "html head meta title style body main header footer section h1 h2 p dl div dt dd ul ol li table caption thead "
    "tbody tr th td strong span bdi sup a b figure figcaption details summary svg".split()
)


def read(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def squeeze(words: str) -> str:
    return " ".join(words.split())


def test_each_number_leads_to_its_words_and_back() -> None:
    paper = build_paper()
    page = read(set_html(paper))
    numbers = build_apparatus(paper).numbers
    assert len(numbers) == 38
    for note, number in numbers.items():
        cited = page.xpath("//sup/a[@href=$to]", to=f"#note-{number}")
        assert cited
        assert {a.text for a in cited} == {str(number)}
        (item,) = page.xpath("//*[@id=$id]", id=f"note-{number}")
        assert (item.getparent().tag, item.getparent().index(item)) == ("ol", number - 1)
        assert item.findtext("b") == str(number)
        assert item.find("bdi").text == f"“{note.span.text}”"
        assert f"[{note.span.start}–{note.span.end}]" in item.text_content()
        (source,) = page.xpath("//*[@id=$id]", id=item.find("a").get("href")[1:])
        assert note.document.id in source.text_content()
        assert [a.get("href")[1:] for a in item.xpath("a[@class='back']")] == [a.get("id") for a in cited]


def test_a_note_that_is_cited_twice_leads_back_to_both() -> None:
    page = read(set_html(build_paper()))
    assert page.xpath("//li[@id='note-1']/a[@class='back']/@href") == ["#ref-1", "#ref-1-2"]


def test_the_page_is_whole_in_itself() -> None:
    page = read(set_html(build_paper()))
    assert page.get("lang") == "en"
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@style")
    assert "url(" not in page.findtext(".//style")
    assert page.xpath("//a/@href[not(starts-with(., '#'))]") == [
        source.link for source in build_apparatus(build_paper()).sources.values() if source.link
    ]
    assert [len(page.xpath(f"//{name}")) for name in ("main", "footer", "h1")] == [1, 1, 1]
    headings = page.xpath("//section/@aria-labelledby")
    assert headings == page.xpath("//h2/@id")


def test_ids_are_unique() -> None:
    assert max(Counter(read(set_html(build_paper())).xpath("//@id")).values()) == 1


def test_tables_pictures_and_marks() -> None:
    page = read(set_html(build_paper()))
    assert len(page.xpath("//table/thead/tr/th[@scope='col']")) == 4 + 4 + 2
    first = page.xpath("//table")[0]
    assert first.xpath(".//td[@class='number']")[0].text_content() == "40,000,000"
    figure = page.find(".//figure")
    assert figure.find("svg").get("aria-label") == figure.findtext("figcaption") == "Encounters by year"
    assert [tr.text_content() for tr in figure.xpath(".//tbody/tr")] == ["20304", "20318.5", "2032–"]
    assert {e.get("aria-label") for e in page.xpath("//*[@role='img'][text()='✓']")} == {"reviewed by a person"}
    assert "✓ reviewed by a person" in page.find(".//footer").text_content()


def test_phrases_follow_each_other_as_they_stand() -> None:
    sentence = tuple(
        Phrase(t, style=s) for t, s in (("a", "plain"), ("b", "strong"), (" c", "quiet"), ("d", "quotation"))
    )
    page = read(set_html(Paper("T", "", (Section("S", (Paragraph(sentence),)),), "2031-06-20")))
    assert page.xpath("//main//p")[0].text_content() == "ab c“d”"
    assert not page.xpath("//ol")


@settings(max_examples=60)
@given(papers)
def test_hostile_words_stay_words(paper: Paper) -> None:
    text = set_html(paper)
    page = read(text)
    assert {e.tag for e in page.iter()} <= OURS
    assert not [name for e in page.iter() for name in e.attrib if name.startswith("on")]
    assert all(h.startswith(("#", "https://example.org/")) for h in page.xpath("//@href"))
    assert squeeze(page.find(".//h1").text or "") == squeeze(plain(paper.title))
    assert text == plain_but_lines(text)
    quoted = [p for s in paper.iter_sentences() for p in s if p.style == "quotation" and plain(p.text)]
    assert [squeeze(e.text) for e in page.xpath("//bdi[@class='quotation']")] == [
        squeeze(f"“{plain(p.text)}”") for p in quoted
    ]


@given(papers_of_pictures)
def test_hostile_pictures(paper: Paper) -> None:
    page = read(set_html(paper))
    assert {e.tag for e in page.iter()} <= OURS


def plain_but_lines(text: str) -> str:
    return "\n".join(
        "".join(c for c in line if c == " " or (not c.isspace() and c.isprintable()) or plain(c))
        for line in text.split("\n")
    )
