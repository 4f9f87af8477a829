"""One readout in every format gives the same record as its plain text, every span the words that stand there."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import docx
import pytest

from dragoman.contract import describe_reading
from dragoman.model import Document, Reading, Span
from dragoman.pipeline import read_document
from dragoman.reading.sources import iter_documents
from pdf_writer import typeset, write_pdf

ROOT = Path(__file__).resolve().parents[2]
SITES = Path(__file__).parent / "fixtures" / "sites"
PARAGRAPHS = (ROOT / "examples" / "reports" / "1-readout-jakarta.txt").read_text("utf-8").strip().split("\n\n")
TEXT = "\n\n".join(PARAGRAPHS)
BROKEN = {
    "telephone": "tele\xadphone",
    "undersea": "under\xadsea",
    "fisheries": "fish\xaderies",
    "foreign": "for\xadeign",
}
BROKEN |= {"September": "Septem\xadber", "ministers": "minis\xadters", "President": "Presi\xaddent"}


def hyphenate(words: str) -> str:
    for whole, parts in BROKEN.items():
        words = words.replace(whole, parts)
    return words


def make_pdf(columns: int, **layout: Any) -> bytes:
    """The readout with hyphenation, running heads, page numbers, on several pages."""
    head = "Presidential Office – Press release no. 41"
    pages = typeset([hyphenate(p) for p in PARAGRAPHS], columns=columns, head=head, foot="{}", lines_a_page=8, **layout)
    assert len(pages) > 1
    return write_pdf(pages, title="Microsoft Word - readout.docx")


def make_docx() -> bytes:
    document = docx.Document()
    document.add_heading(PARAGRAPHS[0], 0)
    for paragraph in PARAGRAPHS[1:]:
        added = document.add_paragraph()
        added.add_run(paragraph[:20]).bold = True
        added.add_run(paragraph[20:])
    return save(document)


def save(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_mail(kind: str = "plain") -> bytes:
    page = f"<html><body><p>{'</p><p>'.join(PARAGRAPHS[1:])}</p></body></html>"
    body = page if kind == "html" else "\n\n".join(PARAGRAPHS[1:])
    encoded = base64.encodebytes(body.encode()).decode()
    return (
        f"From: Presidential Office <press@example.org>\nTo: list@example.org\nSubject: {PARAGRAPHS[0]}\n"
        f"Date: Fri, 14 Mar 2025 19:20:00 +0700\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{encoded}"
    ).encode()


def make_csv(delimiter: str, encoding: str = "utf-8") -> bytes:
    stream = io.StringIO()
    rows = csv.writer(stream, delimiter=delimiter)
    rows.writerow(["id", "title", "published", "text"])
    rows.writerow(["r1", PARAGRAPHS[0], "2025-03-14", TEXT])
    return stream.getvalue().encode(encoding)


def make_zip(name: str, raw: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, raw)
    return stream.getvalue()


def make_warc(raw: bytes, packed: bool) -> bytes:
    """A web archive with a picture, a page that was not found, and the readout."""
    records = []
    for url, status, kind, body in (
        ("https://example.org/banner.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/gone", "404 Not Found", "text/html", b"<html><body><p>Not found.</p></body></html>"),
        ("https://example.org/readout", "200 OK", "text/html; charset=utf-8", raw),
    ):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        header = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\n"
            f"WARC-Date: 2025-03-15T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = header.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


WEBLOG = (SITES / "weblog.html").read_bytes()
ROW = json.dumps({"id": "r", "title": PARAGRAPHS[0], "text": TEXT, "published": "2025-03-14"}).encode() + b"\n"
MARKDOWN = f"# {PARAGRAPHS[0]}\n\n" + "\n\n".join(PARAGRAPHS[1:]).replace("President", "**President**", 1)
FORMATS: dict[str, bytes] = {
    "windows.txt": TEXT.replace("\n", "\r\n").replace('"', "“", 1).replace('"', "”", 1).encode("cp1252"),
    "mark.txt": b"\xef\xbb\xbf" + TEXT.replace("the Timor", "the\xa0Timor").replace("floods", "flo\xadods").encode(),
    "wide.txt": TEXT.encode("utf-16"),
    "mac.txt": TEXT.replace('"', "“", 1).replace('"', "”", 1).replace("A$40", "A$40").encode("mac_roman"),
    "readout.md": MARKDOWN.encode(),
    "weblog.html": WEBLOG,
    "tables.html": (SITES / "tables.html").read_bytes(),
    "components.html": (SITES / "components.html").read_bytes(),
    "one-column.pdf": make_pdf(1),
    "two-columns.pdf": make_pdf(2),
    "row-by-row.pdf": make_pdf(2, across=True),
    "readout.docx": make_docx(),
    "plain.eml": make_mail(),
    "html.eml": make_mail("html"),
    "rows.jsonl": ROW,
    "rows.jsonl.gz": gzip.compress(ROW),
    "comma.csv": make_csv(","),
    "semicolon.csv": make_csv(";", "cp1252"),
    "tab.tsv": make_csv("\t", "utf-16"),
    "archive.zip": make_zip("2025/readout.docx", make_docx()),
    "nested.zip": make_zip("inner.zip", make_zip("readout.html", WEBLOG)),
    "crawl.warc": make_warc(WEBLOG, packed=False),
    "crawl.warc.gz": make_warc(WEBLOG, packed=True),
    "no-ending": make_pdf(1),
    "wrong-ending.txt": make_docx(),
}


def read_only(path: Path) -> Reading:
    (document,) = iter_documents([path])
    assert isinstance(document, Document), document
    return read_document(document)


def take_record(reading: Reading) -> dict[str, Any]:
    """What a reading tells, without places in the text; straight quotation marks for typographic ones."""
    described = describe_reading(reading)
    kept = {}
    for layer in ("engagements", "quotes", "amounts", "commitments"):
        kept[layer] = [strip_places(value) for value in described[layer]]
    return {"published": described["published"], "title": described["title"], **kept}


def strip_places(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = ("spans", "start", "end", "id", "speaker_span", "cue", "evidence", "initiator")
        return {key: strip_places(inner) for key, inner in value.items() if key not in left_out}
    if isinstance(value, list):
        return [strip_places(inner) for inner in value]
    return value


def iter_spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from iter_spans(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from iter_spans(getattr(value, field.name))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("plain") / "readout.txt"
    path.write_text(TEXT, "utf-8")
    record = take_record(read_only(path))
    assert len(record["engagements"]) >= 2
    assert record["quotes"]
    assert record["amounts"]
    return record


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_record_of_the_plain_text(name: str, tmp_path: Path, plain: dict[str, Any]) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name])
    reading = read_only(path)
    assert take_record(reading) == plain
    text = reading.document.text
    spans = list(iter_spans(reading))
    assert len(spans) > 10
    for span in spans:
        assert text[span.start : span.end] == span.text
    for quote in (*reading.quotes, *reading.statements, *reading.amounts, *reading.dates):
        assert text[quote.start : quote.end] == quote.text
