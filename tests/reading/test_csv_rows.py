from __future__ import annotations

import io

import pytest

from dragoman.config import ReadingSettings
from dragoman.errors import BrokenRow, EmptyDocument, ReadingError, UndecodableText
from dragoman.model import Document
from dragoman.reading.sources import iter_stream

CALL = "The foreign minister of Ghana spoke by telephone with his counterpart in Togo on Friday."


def read_table(raw: str | bytes, name: str = "a.csv", limit: int = 5_000) -> list[Document | ReadingError]:
    stream = io.BytesIO(raw.encode() if isinstance(raw, str) else raw)
    return list(iter_stream(stream, name, ReadingSettings(max_characters=limit)))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_are_told_by_name_and_the_delimiter_by_use(mark: str) -> None:
    heading = mark.join(["URL", "Headline", "Date", "Full Text", "other", "Publisher", "id"])
    row = mark.join(["https://mfa.gov.gh/1", "Call", "2024-05-03", f'"{CALL}\nAnd ""more""{mark}"', "x", "MFA", "r1"])
    (document,) = read_table(f"\ufeff{heading}\r\n{row}\r\n\r\n", "-")
    assert isinstance(document, Document)
    assert document.text == f'{CALL}\nAnd "more"{mark}'
    assert (document.id, document.title, document.published) == ("r1", "Call", "2024-05-03")
    assert (document.url, document.source, document.home) == ("https://mfa.gov.gh/1", "MFA", "GHA")


def test_faults_name_the_line_and_the_rest_goes_on() -> None:
    raw = f'id,text\n1,"{CALL}\nTwo lines."\n2,\n3,{CALL},too,many\n4\n5,{CALL}\n'
    found = read_table(raw)
    assert [f.document for f in found if isinstance(f, ReadingError)] == ["a.csv:4", "a.csv:5", "a.csv:6"]
    assert [type(f) for f in found] == [Document, EmptyDocument, BrokenRow, BrokenRow, Document]


def test_an_open_quotation_mark_does_not_fill_the_memory() -> None:
    raw = f'id,text\n1,{CALL}\n2,"never closed\n' + "x,y\n" * 60_000
    first, fault = read_table(raw)
    assert isinstance(first, Document)
    assert isinstance(fault, BrokenRow)
    assert fault.document == "a.csv:3"
    assert "quotation mark" in fault.remedy


def test_a_long_text_is_read_whole() -> None:
    (document,) = read_table(f'id,text\n1,"{CALL * 4_000}"\n', limit=500_000)
    assert isinstance(document, Document)
    assert document.text == CALL * 4_000


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("a,b\n1,2\n", BrokenRow),
        ("\n", EmptyDocument),
        (b"id,text\n1,good\n" + b"2,\xff\xfe\n" * 3, Document),
        (b"id,text\n1," + b"x" * 70_000 + b"\xff\xff\n", UndecodableText),
    ],
)
def test_other_faults(raw: str | bytes, fault: type) -> None:
    found = read_table(raw, limit=100_000)
    assert isinstance(found[0], fault)


def test_a_text_with_commas_is_no_table() -> None:
    (document,) = read_table(f"Accra, text, and more, with commas\n\n{CALL}\n", "a.txt")
    assert isinstance(document, Document)
    assert document.id == "a.txt"
