"""Words as an enemy would write them: markup, terminal codes, overrides of the writing direction, what XML has no place
for."""

from __future__ import annotations

from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.model.paper import Listing, Note, Paper, Paragraph, Phrase, Picture, Section, Table
from dragoman.model.record import DocumentHead

FRAGMENTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "&lt;b&gt;",
    "&#x41;",
    "{{ 7*7 }}",
    "{% raw %}",
    "**bold**",
    "_it_",
    "[link](javascript:alert(1))",
    "[^1]: mine",
    "[^1]",
    "](http://evil.example)",
    "(x)",
    "<http://evil.example>",
    "# head",
    "1. one",
    "(a) two",
    "- three",
    "+ four",
    "===",
    "---",
    "> five",
    "| six | seven |",
    "```",
    "    code",
    "~~gone~~",
    "$x$",
    "@name",
    ": term",
    "\\",
    "\x00",
    "\x1b[31m",
    "\x0b",
    "\ud800",
    "\ufffe",
    "\uffff",
    "\u202eright",
    "\u2066",
    "\u2028",
    "\x85",
    "\r\nBcc: all@example.org",
    "\t",
    "\U0001f600",
    "e\u0301",
    "\u05e9\u05dc\u05d5\u05dd",
    "“",
    "'",
    '"',
    "*",
    "word",
    " ",
    ".",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "http://[",
    "https://",
    "//example.org/x",
    "https://example.org/a b\">'<x>\\`\x00\u202e",
    "https://example.org/path?q=1&r=%20#end",
    None,
)

words = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=4).map("".join), st.text(max_size=12))
documents = st.builds(
    DocumentHead,
    id=st.sampled_from(["d-1", "d-2", "d-<3>"]),
    number=st.just(1),
    given_id=words,
    title=words,
    published=st.sampled_from([None, "2031-02-03", "2031-02", "<b>"]),
    source=words,
    url=st.sampled_from(ADDRESSES),
)
notes = st.builds(Note, documents, st.builds(Span, st.integers(0, 9), st.integers(10, 99), words))
phrases = st.builds(
    Phrase,
    words,
    st.lists(notes, max_size=2).map(tuple),
    st.sampled_from(["plain", "strong", "quiet", "quotation"]),
    st.booleans(),
)
sentences = st.lists(phrases, max_size=4).map(tuple)
pairs = st.tuples(sentences, sentences)
blocks = st.one_of(
    st.builds(Paragraph, sentences),
    st.builds(Listing, st.lists(st.tuples(words, sentences), min_size=1, max_size=3).map(tuple)),
    st.builds(
        Table,
        st.tuples(words, words),
        st.lists(pairs, max_size=3).map(tuple),
        words,
        st.sampled_from([(), (1,)]),
    ),
)
papers = st.builds(
    Paper,
    words,
    words,
    st.lists(st.builds(Section, words, st.lists(blocks, max_size=3).map(tuple)), max_size=2).map(tuple),
    st.just("2031-06-20"),
    st.lists(words, max_size=2).map(tuple),
)
papers_of_pictures = st.builds(
    lambda title, cell: Paper(
        title,
        "",
        (Section(title, (Picture(title, '<svg xmlns="http://www.w3.org/2000/svg"/>', (title,), ((cell,),)),)),),
        "2031-06-20",
    ),
    words,
    words,
)
