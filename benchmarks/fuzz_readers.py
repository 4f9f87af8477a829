"""Feed broken files to all readers: only our own errors may come, within 10 seconds each and 1 GB of memory.

    python benchmarks/fuzz_readers.py [--inputs 50000] [--seed 1] [--reader pdf …]

Each input is a small sound file of one format with up to eight wounds: bytes changed, cut out, doubled, moved, cut off,
pieces of other formats put in. Inputs are drawn by Hypothesis, which gives the smallest input for a failure. The table
says how many documents and faults came of them, and the longest time that one took.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import io
import json
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import docx
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from dragoman.config import DEFAULTS
from dragoman.errors import ReadingError
from dragoman.model import Document
from dragoman.reading.sources import iter_stream

MAX_SECONDS = 10
MAX_MEMORY = 1_000_000_000
TEXT = (
    "OSLO, 3 March 2025 – The Prime Minister of Norway met the President of Ghana in Oslo. “Good,” she said. Zażółć.\n"
)
PIECES = [
    *(b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-1.7\n", b"%%EOF", b"stream\n"),
    *(
        b"<html>",
        b"</",
        b"<!--",
        b"<div>" * 300,
        b"<table><tr><td>" * 60,
        b"&#x110000;",
        b"&#0;",
        b'{"text": "',
        b"[" * 3000,
    ),
    *(
        b"MIME-Version: 1.0\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"--b\n",
        b"=?utf-8?q?=FF?=",
        b'"',
        b";;;\n",
    ),
    *(
        b"WARC/1.0\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999\r\n",
        b"9" * 40,
        b"-1",
        b"\r\n\r\n",
        b"\n" * 400,
    ),
    *(
        b"2025-02-30T99:99:99+99:99",
        b"0001-01-01T00:00:00Z",
        b"31/02/2025",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"<?xml version='1.0'?>",
    ),
    *(
        b"<!ENTITY a '" + b"a" * 50 + b"'>",
        b"<!DOCTYPE x [<!ENTITY a '&a;&a;'>]>&a;",
        b"<w:p/>" * 50,
        b"/Kids [1 0 R]",
        b"1 0 obj\n",
    ),
    *(
        b'<time datetime="2025-03-14T25:00Z">',
        b'<script type="application/ld+json">{"@graph":[[[',
        b'<meta property="og:url" content="http://[">',
    ),
]


def make_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Talks in Oslo", 0)
    document.add_paragraph(TEXT.strip())
    document.add_table(1, 2).cell(0, 0).text = "Ghana"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def take_body() -> bytes:
    """The XML of the sound Word document's body."""
    with zipfile.ZipFile(io.BytesIO(make_docx())) as package:
        return package.read("word/document.xml")


def pack_body(body: bytes) -> bytes:
    """A Word document with this body: sound outside, so that the wounds reach its reader."""
    with zipfile.ZipFile(io.BytesIO(make_docx())) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    return make_zip(*((name, body if name == "word/document.xml" else raw) for name, raw in members))


def make_zip(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(zipfile.ZipInfo(name), raw)
    return stream.getvalue()


def make_pdf() -> bytes:
    lines = b"".join(
        b"BT /F1 11 Tf 1 0 0 1 60 %d Tm (Line %d of the talks between Norway and Ghana) Tj ET\n" % (700 - 14 * n, n)
        for n in range(20)
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lines), lines),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        written
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(written))
    )


PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Talks in Oslo</title>
<meta property="og:url" content="https://mfa.gov.gh/1"><script type="application/ld+json">
{{"@type":"NewsArticle","datePublished":"2025-03-03T10:00:00Z","author":{{"name":"A B"}}}}</script></head>
<body><article><h1>Talks in Oslo</h1><p class="date">3 March 2025, 10:00 GMT</p><p>{TEXT}</p><p>{TEXT}</p>
<figure><figcaption>The port (Photo: A B)</figcaption></figure>
<p class="also-read">Also read: more of it</p></article></body></html>""".encode()
MARKDOWN = (
    f"---\ntitle: Talks\ndate: 2025-03-03\n---\n# Talks\n\n{TEXT}\n- one\n\n| a | b |\n|---|---|\n| c | d |\n".encode()
)
MAIL = f"""From: A B <a@example.org>\nSubject: Talks in Oslo\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nMIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n{TEXT}\n--b
Content-Type: text/html\nContent-Disposition: attachment; filename="a.html"\n\n{PAGE.decode()}\n--b--\n""".encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\nWARC-Record-ID: <urn:1>\r\n" + (
    b"WARC-Date: 2025-03-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(ANSWER), ANSWER)
)
ROWS = (json.dumps({"id": 1, "title": "Talks", "text": TEXT, "published": "2025-03-03"}) + "\n").encode() * 3
TABLE = ("id;title;published;text\n" + f'1;Talks;2025-03-03;"{TEXT}"\n' * 3).encode()


@cache
def list_seeds() -> dict[str, tuple[str, bytes]]:
    """A sound file of each format, with its name."""
    return {
        "text": ("a.txt", (TEXT * 4).encode("cp1250")),
        "markdown": ("a.md", MARKDOWN),
        "html": ("a.html", PAGE),
        "pdf": ("a.pdf", make_pdf()),
        "docx": ("a.docx", make_docx()),
        "docx body": ("a.docx", take_body()),
        "mail": ("a.eml", MAIL),
        "rows": ("a.jsonl", ROWS),
        "table": ("a.csv", TABLE),
        "zip": (
            "a.zip",
            make_zip(("a.txt", TEXT.encode()), ("b/c.html", PAGE), ("d.zip", make_zip(("e.md", TEXT.encode())))),
        ),
        "warc": ("a.warc", WARC),
        "gzip": ("a.jsonl.gz", gzip.compress(ROWS, mtime=0)),
    }


PACKED: dict[str, Callable[[bytes], bytes]] = {"docx body": pack_body}
"""What is done with the wounded bytes before they are read."""


@dataclass
class Tally:
    """What came of the inputs of one reader."""

    inputs: int = 0
    documents: int = 0
    faults: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


@dataclass
class Outcome:
    """What came of a run, by reader; `peak` is the most memory of the whole process in bytes."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    peak: int = 0


WOUNDS = st.lists(
    st.tuples(
        st.sampled_from(["change", "cut", "double", "insert", "end", "swap", "replace"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 400),
        st.one_of(st.sampled_from(PIECES), st.binary(min_size=1, max_size=12)),
    ),
    max_size=8,
)


def wound(raw: bytes, wounds: list[tuple[str, float, int, bytes]]) -> bytes:
    """The bytes with these wounds."""
    for kind, share, length, piece in wounds:
        place = int(share * len(raw))
        if kind == "change":
            raw = raw[:place] + piece[:1] + raw[place + 1 :]
        elif kind == "cut":
            raw = raw[:place] + raw[place + length :]
        elif kind == "double":
            raw = raw[: place + length] + raw[place:]
        elif kind == "insert":
            raw = raw[:place] + piece + raw[place:]
        elif kind == "replace":
            raw = raw[:place] + piece + raw[place + len(piece) :]
        elif kind == "end":
            raw = raw[: max(place, 1)]
        else:
            raw = raw[place:] + raw[:place]
    return raw


def read_all(raw: bytes, name: str) -> tuple[int, int]:
    """How many documents and faults the bytes give; whatever else they raise is a defect."""
    counted: Counter[bool] = Counter()
    for given_back in iter_stream(io.BytesIO(raw), name, DEFAULTS):
        assert isinstance(given_back, Document | ReadingError)
        if isinstance(given_back, ReadingError):
            assert given_back.document
            assert given_back.fault
        else:
            assert given_back.text.strip()
            for aside in given_back.asides:
                assert given_back.text[aside.start : aside.end] == aside.text
        counted[isinstance(given_back, Document)] += 1
    return counted[True], counted[False]


def fuzz_reader(reader: str, inputs: int, start: int) -> Tally:
    """Read so many wounded files of one format. Raises whatever a reader raises that is no ReadingError."""
    name, sound = list_seeds()[reader]
    pack = PACKED.get(reader, bytes)
    tally = Tally()
    names = [name, name, name, "-", "b.txt", "c.html"]

    @seed(start)
    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(WOUNDS, st.sampled_from(names))
    def check(wounds: list[tuple[str, float, int, bytes]], called: str) -> None:
        raw = pack(wound(sound, wounds))
        faulthandler.dump_traceback_later(MAX_SECONDS, exit=True)
        begun = time.perf_counter()
        documents, faults = read_all(raw, called)
        took = time.perf_counter() - begun
        faulthandler.cancel_dump_traceback_later()
        tally.inputs += 1
        tally.documents += documents
        tally.faults += faults
        tally.seconds += took
        tally.slowest = max(tally.slowest, took)

    check()
    return tally


def fuzz_readers(inputs: int, start: int, readers: list[str], report: Callable[[str, Tally], None]) -> Outcome:
    """Spread the inputs over the readers, tell of each as it is done."""
    outcome = Outcome()
    share = -(-inputs // len(readers))
    for reader in readers:
        outcome.tallies[reader] = fuzz_reader(reader, share, start)
        report(reader, outcome.tallies[reader])
    outcome.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", action="append", choices=sorted(list_seeds()))
    chosen = parser.parse_args()

    def report(reader: str, tally: Tally) -> None:
        print(
            f"{reader:10}{tally.inputs:8}{tally.documents:11}{tally.faults:9}{tally.seconds:9.1f}{tally.slowest:9.2f}",
            flush=True,
        )

    print(f"{'reader':10}{'inputs':>8}{'documents':>11}{'faults':>9}{'seconds':>9}{'slowest':>9}")
    outcome = fuzz_readers(chosen.inputs, chosen.seed, chosen.reader or list(list_seeds()), report)
    total = sum(tally.inputs for tally in outcome.tallies.values())
    print(f"{total:,} inputs, no error but our own; most memory {outcome.peak / 1e6:.0f} MB")
    return int(outcome.peak > MAX_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
