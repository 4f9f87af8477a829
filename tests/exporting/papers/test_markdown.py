from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.exporting.papers import set_paper
from dragoman.exporting.papers.apparatus import build_apparatus
from dragoman.exporting.papers.markdown import set_markdown
from dragoman.model import Span
from dragoman.model.paper import Listing, Note, Paper, Paragraph, Phrase, Section, Table
from dragoman.model.record import DocumentHead
from dragoman.wording import plain
from hostile_words import papers
from sample_paper import build_paper

NOTE = Note(DocumentHead("d-1", 1, "one", source="Gazette"), Span(0, 5, "words"))


def read(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def text_of(token: Token) -> str:
    parts = token.children or []
    return squeeze("".join(p.content if p.type in ("text", "code_inline") else "" for p in parts))


def squeeze(words: str) -> str:
    return " ".join(words.split())


def paragraph_of(*phrases: Phrase) -> Paper:
    return Paper("T", "", (Section("S", (Paragraph(phrases),)),), "2031-06-20")


def tell(phrase: Phrase, paper: Paper) -> str:
    """A phrase as a reader without footnotes shall see it."""
    numbers = build_apparatus(paper).numbers
    text = plain(phrase.text, edges=True)
    words = text.strip()
    marks = "\u00a0✓" * phrase.reviewed + "".join(f"[^{n}]" for n in dict.fromkeys(numbers[n] for n in phrase.notes))
    quoted = f"“{words}”" if words and phrase.style == "quotation" else words
    return text.replace(words, quoted + marks, 1) if words else text + marks


def test_the_sample_reads_back_whole() -> None:
    paper = build_paper()
    tokens = read(set_markdown(paper))
    headings = [text_of(tokens[i + 1]) for i, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == [paper.title, *(section.title for section in paper.sections), "Sources"]
    assert sum(token.type == "table_open" for token in tokens) == 3
    assert [t.attrs.get("style") for t in tokens if t.type == "th_open"][:4] == [None, None, None, "text-align:right"]
    links = [child.attrs["href"] for t in tokens for child in t.children or [] if child.type == "link_open"]
    assert links == [s.link for s in build_apparatus(paper).sources.values() if s.link]


def test_each_note_leads_to_its_words() -> None:
    paper = build_paper()
    text = set_markdown(paper)
    defined = dict(re.findall(r"(?m)^\[\^(\d+)\]: (.*)$", text))
    letters = dict(re.findall(r"(?m)^- \*\*([A-Z]+)\*\* .*\((d-\w+)\)$", text))
    assert len(defined) == 38
    for note, number in build_apparatus(paper).numbers.items():
        letter, told = defined[str(number)].split(", ", 1)
        assert letters[letter] == note.document.id
        assert told == f"“{note.span.text}” \\[{note.span.start}–{note.span.end}\\]"
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


@given(papers)
@example(paragraph_of(Phrase("a"), Phrase("(b)", style="strong"), Phrase("c")))
@example(paragraph_of(Phrase("a", (NOTE,)), Phrase("(javascript:x)")))
@example(paragraph_of(Phrase("", (NOTE,)), Phrase(": mine")))
@example(paragraph_of(Phrase("a", style="strong"), Phrase("b", style="strong")))
@example(paragraph_of(Phrase("1", style="strong"), Phrase(". b")))
def test_hostile_words_stay_words(paper: Paper) -> None:
    tokens = read(set_markdown(paper))
    inline = [text_of(token) for token in tokens if token.type == "inline"]
    assert not [t for t in tokens if t.type in ("html_block", "fence", "code_block", "blockquote_open", "hr")]
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close", "link_open", "link_close"}
    assert all(str(c.attrs["href"]).startswith("https://example.org/") for c in children if c.type == "link_open")
    for section in paper.sections:
        for block in section.blocks:
            sentences = {
                Paragraph: lambda b: [b.sentence],
                Listing: lambda b: [s for _, s in b.items],
                Table: lambda b: [cell for row in b.rows for cell in row],
            }[type(block)](block)
            for sentence in sentences:
                told = squeeze("".join(tell(phrase, paper) for phrase in sentence))
                assert not told or any(told == line or line.endswith(f": {told}") for line in inline)


@pytest.mark.parametrize(
    "start",
    ["1. one", "1) one", "(a) one", "a. one", "- one", "+ one", "# one", "===", "---", ": one", "    one", "> x"],
)
def test_a_paragraph_stays_a_paragraph(start: str) -> None:
    tokens = read(set_markdown(paragraph_of(Phrase(start))))
    assert [t.type for t in tokens[6:9]] == ["paragraph_open", "inline", "paragraph_close"]
    assert text_of(tokens[7]) == start.strip()


def test_lists_of_pandoc_are_not_begun() -> None:
    text = set_markdown(paragraph_of(Phrase("(a) one")))
    assert "\n(a\\) one\n" in text


def test_two_runs_give_the_same() -> None:
    assert set_paper(build_paper(), "markdown") == set_paper(build_paper(), "markdown")
