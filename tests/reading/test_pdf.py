"""PDF files: what is undone of their layout, and what is told of those that can't be read."""

from __future__ import annotations

import zlib

import pytest

from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import EmptyDocument, NotText, ReadingError, TooLong
from dragoman.reading.documents import Captured
from dragoman.reading.pdf import capture_pdf
from pdf_writer import Placed, typeset, write_pdf

TITLE = "Readout of the talks between the foreign ministers of Peru and Chile"
TALKS = (
    "The foreign min\xadisters of Peru and Chile met in Arica on 3 March 2024 and spoke of the long-term "
    "manage\xadment of the harbour, the rail\xadway to Tacna and the fishing grounds in round {}. They agreed "
    "to meet again in Lima in Septem\xadber. “The bor\xadder unites us,” the Peru\xadvian minister said after them."
)
PARAGRAPHS = [TITLE, *(TALKS.format(number) for number in range(1, 13))]
PLAIN = [words.replace("\xad", "") for words in PARAGRAPHS]


def read_pages(pages: list[list[Placed]], title: str = "") -> Captured:
    return capture_pdf(write_pdf(pages, title=title), "a.pdf", DEFAULTS)


def read_lines(captured: Captured) -> list[str]:
    return captured.text.split("\n\n")


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("lines", [9, 23, 40])
def test_columns_heads_and_hyphens_are_undone(columns: int, across: bool, lines: int) -> None:
    pages = typeset(
        PARAGRAPHS, columns=columns, across=across, lines_a_page=lines, head="Press office – {}", foot="Page {} of 9"
    )
    captured = read_pages(pages)
    assert " ".join(read_lines(captured)) == " ".join(PLAIN)
    # a sentence that ends where a column ends may end its paragraph as well: nothing on the page tells
    assert len(PLAIN) <= len(read_lines(captured)) <= len(PLAIN) + len(pages) * columns
    assert captured.title == TITLE
    assert "running heads left out" in captured.notes[0]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("writing", [{"scaled": True}, {"by_word": True}, {"scaled": True, "by_word": True}])
def test_however_the_letters_are_placed_the_words_are_the_same(columns: int, writing: dict[str, bool]) -> None:
    pages = typeset(PARAGRAPHS, columns=columns, lines_a_page=30, head="Press office – {}")
    captured = capture_pdf(write_pdf(pages, **writing), "a.pdf", DEFAULTS)
    assert " ".join(read_lines(captured)) == " ".join(PLAIN)
    assert captured.title == TITLE


def test_headings_and_lists_keep_their_lines() -> None:
    page: list[Placed] = [
        (60, 780, 14, "Talks in Arica"),
        (60, 750, 11, "The ministers agreed on three points, which their deputies will put into"),
        (60, 736, 11, "a treaty:"),
        (60, 716, 11, "• a ferry that will leave Arica twice a day in the summer and once a day in the"),
        (72, 702, 11, "winter, and"),
        (60, 688, 11, "• a road."),
        (60, 660, 11, "Next steps"),
        (60, 646, 11, "The deputies will meet in Lima in April, their offices said on Monday evening"),
        (60, 632, 11, "in a joint statement."),
    ]
    assert read_lines(read_pages([page])) == [
        "Talks in Arica",
        "The ministers agreed on three points, which their deputies will put into a treaty:",
        "• a ferry that will leave Arica twice a day in the summer and once a day in the winter, and",
        "• a road.",
        "Next steps",
        "The deputies will meet in Lima in April, their offices said on Monday evening in a joint statement.",
    ]


def test_rows_of_a_table_stay_rows() -> None:
    names = ["Ana Ruiz", "Ida Berg", "Omar Sy", "Lena Ott", "Juan Paz", "Mia Lund"]
    page: list[Placed] = [
        (60, 780, 11, "The following persons took part in the talks of the two delegations in Arica:")
    ]
    for number, name in enumerate(names):
        page += [(60, 750 - 16 * number, 11, name), (330, 750 - 16 * number, 11, "Minister")]
    assert "Ana Ruiz Minister" in read_pages([page]).text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("of the govern-", "ment of", "government of"),
        ("a long-", "term plan", "a long-term plan"),
        ("the Franco-", "German talks", "Franco-German talks"),
        ("in 2020-", "2021 and", "in 2020- 2021 and"),
    ],
)
def test_words_broken_at_line_ends(first: str, second: str, whole: str) -> None:
    page: list[Placed] = [
        (60, 780, 11, "The ministers spoke for two hours about the work and the plans and the budget " + first),
        (60, 766, 11, second + " which nobody had thought of before the meeting in the harbour of Arica began."),
    ]
    assert whole in read_pages([page]).text


def test_a_browser_prints_the_address_at_the_edge() -> None:
    pages = typeset(PARAGRAPHS, foot="https://mfa.example.org/talks {}/3", lines_a_page=25)
    assert read_pages(pages).url == "https://mfa.example.org/talks"


@pytest.mark.parametrize(
    ("title", "read"),
    [(TITLE, TITLE), ("Microsoft Word - draft3.docx", None), ("untitled", None), ("Another thing altogether", None)],
)
def test_the_title_among_the_properties_counts_where_it_stands_in_the_text(title: str, read: str | None) -> None:
    page: list[Placed] = [(60, 780 - 14 * n, 11, line) for n, line in enumerate([TITLE, "They met in Arica."])]
    assert read_pages([page], title).title == read


def scan() -> bytes:
    """A PDF of one page that is a picture."""
    made = write_pdf([[]])
    picture = zlib.compress(b"\x00" * 300)
    place = made.index(b"xref\n0")
    body = made[:place].replace(b"/Resources << /Font << /F1 3 0 R >> >>", b"/Resources << /XObject << /I 7 0 R >> >>")
    start, end = body.index(b"6 0 obj"), len(body)
    content = b"6 0 obj\n<< /Length 31 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q   \nendstream\nendobj\n"
    image = (
        b"7 0 obj\n<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(picture), picture)
    )
    return body[:start] + content + image + b"trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n" + made[end:0]


@pytest.mark.parametrize(
    ("raw", "kind", "words"),
    [
        (write_pdf(typeset(PARAGRAPHS), locked=True), NotText, "under a password"),
        (write_pdf(typeset(PARAGRAPHS))[:-40], NotText, "cut off"),
        (write_pdf([[]]), EmptyDocument, "no text in this PDF"),
        (scan(), EmptyDocument, "a scan"),
        (b"%PDF-1.7\n%%EOF\n", NotText, "broken"),
    ],
)
def test_what_can_not_be_read_says_why(raw: bytes, kind: type[ReadingError], words: str) -> None:
    with pytest.raises(kind, match=words) as fault:
        capture_pdf(raw, "a.pdf", DEFAULTS)
    assert fault.value.remedy


def test_a_pdf_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLong, match="--max-characters"):
        capture_pdf(write_pdf(typeset(PARAGRAPHS)), "a.pdf", ReadingSettings(max_characters=500))
