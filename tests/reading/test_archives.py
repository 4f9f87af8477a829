"""ZIP files, web archives and gzip: what is in them, and what is refused."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import EmptyDocument, NotText, ReadingError, TooLong
from dragoman.model import Document
from dragoman.reading.parts import Budget
from dragoman.reading.sources import iter_documents, iter_stream

CALL = "The foreign minister of Ghana spoke by telephone with his counterpart in Togo on 3 May 2024.\n"


def make_zip(*members: tuple[str, bytes], password: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    made = bytearray(stream.getvalue())
    if password:
        made[6] |= 1
        made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def read_bytes(raw: bytes, name: str, budget: Budget | None = None) -> list[Document | ReadingError]:
    return list(iter_stream(io.BytesIO(raw), name, DEFAULTS, budget))


def name_all(found: list[Document | ReadingError]) -> list[tuple[str, str]]:
    return [(type(f).__name__, f.id if isinstance(f, Document) else f.document) for f in found]


def test_members_are_read_by_name_hidden_and_other_ones_passed_over() -> None:
    raw = make_zip(
        ("b/two.html", f"<html><body><p>{CALL}</p></body></html>".encode()),
        ("a.txt", CALL.encode()),
        (".hidden.txt", CALL.encode()),
        ("__MACOSX/a.txt", CALL.encode()),
        ("photo.png", b"\x89PNG"),
        ("empty.txt", b""),
    )
    assert name_all(read_bytes(raw, "z.zip")) == [
        ("Document", "z.zip!a.txt"),
        ("Document", "z.zip!b/two.html"),
        ("EmptyDocument", "z.zip!empty.txt"),
    ]


def test_one_archive_in_another_is_opened_and_no_third() -> None:
    inner = make_zip(("a.txt", CALL.encode()))
    assert name_all(read_bytes(make_zip(("i.zip", inner)), "z.zip")) == [("Document", "z.zip!i.zip!a.txt")]
    (fault,) = read_bytes(make_zip(("o.zip", make_zip(("i.zip", inner)))), "z.zip")
    assert isinstance(fault, NotText)
    assert fault.document == "z.zip!o.zip!i.zip"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    raw = make_zip(("a.txt", CALL.encode()), ("bomb.txt", b"a" * 30_000_000), ("c.txt", CALL.encode()))
    first, bomb, last = read_bytes(raw, "z.zip")
    assert isinstance(bomb, TooLong)
    assert "no text packs so small" in bomb.fault
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    (fault,) = read_bytes(gzip.compress(b'{"text": "' + b"a" * 120_000_000), "a.jsonl.gz")
    assert isinstance(fault, TooLong)


def test_too_many_members_and_too_much_together_end_an_archive() -> None:
    raw = make_zip(*((f"{n}.txt", CALL.encode()) for n in range(5)))
    assert name_all(read_bytes(raw, "z.zip", Budget(members=2)))[2:] == [("TooLong", "z.zip!2.txt")]
    assert name_all(read_bytes(raw, "z.zip", Budget(size=len(CALL) * 4)))[4:] == [("TooLong", "z.zip!4.txt")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (make_zip(("a.png", b"x")), "no file of a format that is read"),
        (make_zip(("a.txt", CALL.encode()), password=True), "under a password"),
        (make_zip(("a.txt", CALL.encode()))[:60], "broken"),
        (make_zip(("xl/workbook.xml", b"<x/>")), "an Excel workbook"),
        (make_zip(("content.xml", b"<x/>")), "an OpenDocument file"),
        (make_zip(("a.txt", CALL.encode() * 9)).replace(b"\x8d\xcd", b"\x00\xff", 1).replace(CALL.encode(), b"-"), ""),
    ],
    ids=["unknown format", "password", "cut", "workbook", "OpenDocument", "damaged"],  # the bytes hold a time
)
def test_faults_of_archives_are_told(raw: bytes, words: str) -> None:
    found = read_bytes(raw, "z.zip")
    assert any(words in str(fault) for fault in found if isinstance(fault, ReadingError)) or not words


def test_a_member_that_is_broken_inside_is_a_fault_and_the_rest_goes_on() -> None:
    raw = bytearray(make_zip(("a.txt", CALL.encode() * 3), ("b.txt", CALL.encode())))
    place = raw.index(b"a.txt") + 5
    raw[place + 4 : place + 8] = b"\xff\xff\xff\xff"
    broken, sound = read_bytes(bytes(raw), "z.zip")
    assert isinstance(broken, NotText)
    assert isinstance(sound, Document)


def test_a_web_archive_without_its_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n\r\n")
    (tmp_path / "b.txt").write_text(CALL)
    fault, document = iter_documents([tmp_path])
    assert "pip install 'dragoman[warc]'" in str(fault)
    assert isinstance(document, Document)


def test_a_web_archive_that_is_cut_off_is_a_fault() -> None:
    page = f"<html><body><p>{CALL}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mfa.gov.gh/1\r\nWARC-Record-ID: <urn:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode()
    (document,) = read_bytes(header + answer + b"\r\n\r\n", "a.warc")
    assert isinstance(document, Document)
    assert (document.url, document.home) == ("https://mfa.gov.gh/1", "GHA")
    (fault,) = read_bytes(header + answer[:-20], "a.warc")
    assert isinstance(fault, NotText)
    assert "cut off" in fault.fault
    (empty,) = read_bytes(header.replace(b"response\r\nWARC-T", b"request\r\nWARC-T") + answer, "a.warc")
    assert isinstance(empty, EmptyDocument)


def test_patterns_name_files_in_folders(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("one.txt", "a/two.txt", "a/b/three.txt", "a/b/four.md", "a/.five.txt"):
        (tmp_path / name).write_text(CALL)
    found = [Path(d.id).name for d in iter_documents([f"{tmp_path}/**/*.txt"]) if isinstance(d, Document)]
    assert found == ["three.txt", "two.txt", "one.txt"]
    (fault,) = iter_documents([f"{tmp_path}/*.pdf"])
    assert isinstance(fault, EmptyDocument)
