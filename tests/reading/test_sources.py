from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman import read
from dragoman.config import ReadingSettings
from dragoman.errors import (
    BrokenRow,
    EmptyDocument,
    NotText,
    ReadingError,
    TooLong,
    UndecodableText,
)
from dragoman.model import Document
from dragoman.reading.canonical import hash_text
from dragoman.reading.sources import iter_documents, iter_stream

CALL = "The foreign minister of Ghana spoke by telephone with his counterpart in Togo on 3 May 2024.\n"


def read_one(path: Path, **settings: object) -> Document | ReadingError:
    found = list(iter_documents([path], ReadingSettings(**settings)))  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_text_file_becomes_canonical(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_bytes(
        "\ufeffMinisters talk trade\r\n\r\nThe Ministers met in Lome\u0301 for the\u00a0talks.\x07\r\n".encode()
    )
    document = read_one(path)
    assert isinstance(document, Document)
    assert document.text == "Ministers talk trade\n\nThe Ministers met in Lomé for the talks."
    assert document.title == "Ministers talk trade"
    assert document.text_sha256 == hash_text(document.text)
    assert document.id == str(path)
    assert document.language == "en"


def test_latin_1_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(
        ("The minister met Mr. Sánchez and the ambassador of Peru in the city of Málaga. " * 3).encode("latin-1")
    )
    document = read_one(path)
    assert isinstance(document, Document)
    assert "Sánchez" in document.text
    assert document.notes == ("byte 22 is no UTF-8; read as Windows-1252",)


@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("empty.txt", b"", EmptyDocument),
        ("blank.txt", b" \n\t\n", EmptyDocument),
        ("mark.txt", b"\xef\xbb\xbf", EmptyDocument),
        ("invisible.txt", "\u200b\u00ad".encode(), EmptyDocument),
        ("empty.jsonl", b"", EmptyDocument),
        ("empty.html", b"<html><body></body></html>", EmptyDocument),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00", NotText),
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3", NotText),
        ("report.docx", b"PK\x03\x04\x14\x00", NotText),
        ("pretty.json", b'{\n  "id": "a",\n  "text": "The ministers met."\n}\n', NotText),
        ("list.json", b'[{"text": "The ministers met."}]', NotText),
        ("feed.xml", b'<?xml version="1.0"?>\n<rss><channel></channel></rss>', NotText),
        ("noise.txt", bytes(range(256)) * 20, NotText),
        ("noise.jsonl", bytes(range(256)) * 20, NotText),
        ("russian.txt", "Министр встретился с послом Ганы и обсудил торговлю.".encode("cp1251"), UndecodableText),
        ("broken.txt", b"The minister met the ambassador \x81\x8d of Peru in the city.", UndecodableText),
        ("half.txt", b"\xff\xfeT\x00h", UndecodableText),
        ("cut.txt.gz", gzip.compress(CALL.encode(), mtime=0)[:-12], NotText),
    ],
)
def test_bad_files_get_the_right_error(tmp_path: Path, name: str, raw: bytes, fault: type[ReadingError]) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found = read_one(path)
    assert isinstance(found, fault)
    assert found.document == str(path)
    assert found.fault


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(CALL.encode("utf-16"))
    document = read_one(path)
    assert isinstance(document, Document)
    assert document.text == CALL.strip()


def test_long_texts_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(CALL * 220_000)
    assert path.stat().st_size > 20_000_000
    assert isinstance(read_one(path), TooLong)
    path.write_text(CALL * 3)
    found = read_one(path, max_characters=100)
    assert isinstance(found, TooLong)
    assert "--max-characters" in found.remedy


def test_missing_files_and_addresses_are_faults() -> None:
    missing, address = iter_documents(["/no/such/file.txt", "https://example.org/readout"])
    assert "no such file" in str(missing)
    assert "not read yet" in str(address)


def test_folders_are_searched_in_order_and_only_for_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("# Talks\n\nThe two ministers met in Accra.\n")
    (tmp_path / "a.txt").write_text(CALL)
    (tmp_path / "c.HTML").write_text(f"<html><body><p>{CALL}</p></body></html>")
    (tmp_path / ".notes").mkdir()
    (tmp_path / ".notes" / "e.txt").write_text(CALL)
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    (tmp_path / "readout.aspx").write_text(f"<!DOCTYPE html><html><body><p>{CALL}</p></body></html>")
    (tmp_path / "Makefile").write_text("all:\n\ttrue\n")
    found = list(iter_documents([tmp_path]))
    assert [Path(d.id).name for d in found if isinstance(d, Document)] == [
        "a.txt",
        "two.md",
        "c.HTML",
        "readout.aspx",
    ]
    empty = tmp_path / "none"
    empty.mkdir()
    assert isinstance(read_one(empty), EmptyDocument)


def test_content_decides_over_the_ending(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"<!DOCTYPE html><html><body><p>{CALL}</p></body></html>")
    document = read_one(page)
    assert isinstance(document, Document)
    assert document.text == CALL.strip()
    text = tmp_path / "text.html"
    text.write_text(CALL)
    document = read_one(text)
    assert isinstance(document, Document)
    assert document.text == CALL.strip()
    rows = tmp_path / "rows.txt"
    rows.write_text(json.dumps({"id": 7, "text": CALL}) + "\n")
    document = read_one(rows)
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("7", CALL)


def test_standard_input_is_told_by_its_content() -> None:
    rows = io.BytesIO((json.dumps({"id": "x", "text": CALL}) + "\n").encode() * 2)
    assert [d.id for d in iter_stream(rows, "-", ReadingSettings()) if isinstance(d, Document)] == ["x", "x"]
    (document,) = iter_stream(io.BytesIO(gzip.compress(CALL.encode())), "-", ReadingSettings())
    assert isinstance(document, Document)
    assert document.text == CALL.strip()


def test_broken_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"id": "good", "text": CALL, "language": "en", "published": "2024-05-03T08:00:00Z"})
    bad = [
        '{"id": "cut", "text": "The',
        "[1, 2]",
        '{"id": "none"}',
        '{"id": "number", "text": 5}',
        '{"id": "empty", "text": "  "}',
        '{"id": "half", "text": "The \\ud800 minister"}',
        "[" * 100_000,
        '{"id": "tr", "text": "Bakan ile elçi bu konuda ve daha çok şey için bir araya geldi.", "language": "tr"}',
        "null",
    ]
    path.write_text("\n".join([good, "", *bad, good]) + "\n")
    with path.open("ab") as stream:
        stream.write(b'{"id": "latin", "text": "Caf\xe9"}\n')
    found = list(iter_documents([path]))
    documents = [d for d in found if isinstance(d, Document)]
    faults = [f for f in found if isinstance(f, ReadingError)]
    assert [(d.id, d.language) for d in documents] == [("good", "en"), ("tr", "tr"), ("good", "en")]
    assert documents[0].published == "2024-05-03"
    assert [f.document for f in faults] == [f"{path}:{n}" for n in (3, 4, 5, 6, 7, 8, 9, 11, 13)]
    assert [type(f) for f in faults] == [
        *(BrokenRow,) * 4,
        EmptyDocument,
        BrokenRow,
        BrokenRow,
        BrokenRow,
        BrokenRow,
    ]


def test_an_overlong_row_is_a_fault_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    long = json.dumps({"id": "long", "text": CALL * 3_000})
    path.write_text(f"{long}\n{json.dumps({'id': 'next', 'text': CALL})}\n")
    fault, document = iter_documents([path], ReadingSettings(max_characters=1_000))
    assert isinstance(fault, TooLong)
    assert fault.document == f"{path}:1"
    assert isinstance(document, Document)


def test_rows_keep_their_text_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    text = "\ufeffThe minister\u00a0met \u200bhis colleague.\r\nIt was in Lome\u0301 at the port. "
    with gzip.open(path, "wt") as stream:
        stream.write(json.dumps({"id": "kept", "text": text, "title": ["no string"], "published": "yesterday"}) + "\n")
    document = read_one(path)
    assert isinstance(document, Document)
    assert document.text == text
    assert document.title is None
    assert document.published is None
    assert document.notes == (
        "'title' of the row is no string; left out",
        "the day of publication 'yesterday' is no ISO date; left out",
    )


def test_given_day_of_publication_wins(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": CALL, "published": "2020-01-01"}))
    document = read_one(path, published="2024-05-04")
    assert isinstance(document, Document)
    assert document.published == "2024-05-04"
    assert document.id == f"{path}:1"


@pytest.mark.parametrize("said", ["en", "en-GB", "EN_us", "eng", "English", None])
def test_english_by_any_name_is_english(tmp_path: Path, said: str | None) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": CALL, "language": said}))
    document = read_one(path)
    assert isinstance(document, Document)
    assert (document.language, document.notes) == ("en", ())


def test_a_wrong_language_in_a_row_is_noted_and_a_foreign_text_marked(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"text": CALL, "language": "fr"}, {"text": "Appel: Accra, Togo", "language": "fr"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    document, foreign = iter_documents([path])
    assert isinstance(document, Document)
    assert document.notes == ("said to be in French, but the words are English",)
    assert isinstance(foreign, Document)
    assert (foreign.language, foreign.notes) == ("fr", ("the text is in French; only English is read",))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Le ministre a reçu l'ambassadeur du Togo et les deux ont parlé de la paix.", "fr", "French"),
        ("Президент провів розмову з президентом Румунії, і вони говорили про це та інше.", "uk", "Ukrainian"),
    ],
)
def test_a_text_in_another_language_is_marked_and_tells_nothing(text: str, language: str, name: str) -> None:
    reading = read(text)
    assert reading.document.language == language
    assert reading.notes == (f"the text is in {name}; only English is read",)
    assert (reading.engagements, reading.quotes, reading.statements, reading.dates) == ((), (), (), ())


class Drip(io.RawIOBase):
    """A pipe whose writer is slow: seven bytes at a time."""

    def __init__(self, raw: bytes) -> None:
        self.rest = io.BytesIO(raw)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.rest.read(min(7, len(view)))
        view[: len(data)] = data
        return len(data)


def test_a_slow_pipe_is_told_by_as_much_as_it_needs() -> None:
    rows = (json.dumps({"id": "x", "text": CALL}) + "\n").encode() * 300
    found = list(iter_stream(io.BufferedReader(Drip(rows)), "-", ReadingSettings()))
    assert [d.id for d in found if isinstance(d, Document)] == ["x"] * 300
    (document,) = iter_stream(io.BufferedReader(Drip(gzip.compress(CALL.encode()))), "-", ReadingSettings())
    assert isinstance(document, Document)
