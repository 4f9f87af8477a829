from __future__ import annotations

import base64
import io

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import EmptyDocument, ReadingError
from dragoman.model import Document
from dragoman.reading.sources import iter_stream

CALL = "The foreign minister of Ghana spoke by telephone with his counterpart in Togo on Friday."
HEADER = "From: =?utf-8?q?Minist=C3=A8re?= <press@example.org>\nSubject: Fwd: Re: Call with =?utf-8?b?VG9nbw==?=\n"
DATE = "Date: Fri, 03 May 2024 18:05:00 +0200\nMIME-Version: 1.0\n"


def read_mail(raw: str | bytes, name: str = "a.eml") -> list[Document | ReadingError]:
    return list(iter_stream(io.BytesIO(raw.encode() if isinstance(raw, str) else raw), name, DEFAULTS))


def read_one(raw: str) -> Document:
    (document,) = read_mail(raw)
    assert isinstance(document, Document), document
    return document


def test_header_fields_become_title_source_and_moment() -> None:
    document = read_one(f"{HEADER}{DATE}Content-Type: text/plain; charset=utf-8\n\n{CALL}\n")
    assert document.text == CALL
    assert (document.title, document.source) == ("Call with Togo", "Ministère")
    assert (document.published, document.published_at) == ("2024-05-03", "2024-05-03T18:05:00+02:00")


def test_plain_text_goes_before_html_and_html_is_read_where_there_is_no_other() -> None:
    parts = "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{}\n--b\n" + (
        f"Content-Type: text/html\n\n<html><body><p>{CALL} In HTML.</p></body></html>\n--b--\n"
    )
    assert read_one(HEADER + DATE + parts.format(CALL)).text == CALL
    assert read_one(HEADER + DATE + parts.format(" ")).text == f"{CALL} In HTML."


def test_flowed_lines_are_joined() -> None:
    document = read_one(
        f"{HEADER}{DATE}Content-Type: text/plain; format=flowed\n\n"
        "The foreign minister of Ghana \nspoke.\n\n From Accra.\n"
    )
    assert document.text == "The foreign minister of Ghana spoke.\n\nFrom Accra."


def test_attachments_that_can_be_read_are_documents_with_the_day_of_the_mail() -> None:
    encoded = base64.encodebytes(CALL.encode()).decode()
    raw = (
        f"{HEADER}{DATE}Content-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nSee attached.\n--b\n"
        f"Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=call.txt\n"
        f"Content-Transfer-Encoding: base64\n\n{encoded}\n--b\n"
        "Content-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n--b\n"
        f"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n{HEADER}{DATE}\n{CALL} Forwarded.\n--b--\n"
    )
    body, attached, forwarded = read_mail(raw)
    assert isinstance(body, Document)
    assert body.text == "See attached."
    assert isinstance(attached, Document)
    assert (attached.id, attached.text, attached.published) == ("a.eml!call.txt", CALL, "2024-05-03")
    assert attached.notes == ("the text prints no day of its own; its file is of 2024-05-03",)
    assert isinstance(forwarded, Document)
    assert (forwarded.text, forwarded.title) == (f"{CALL} Forwarded.", "Call with Togo")


def test_a_saved_page_is_read_as_a_page() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2024-05-03T20:00:00+00:00"></head>'
        f"<body><h1>Call with Togo</h1><p>{CALL}</p><p>{CALL}</p></body></html>"
    )
    document = read_one(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://mfa.gov.gh/call\nSubject: Call\n"
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        f"--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    )
    assert (document.url, document.home) == ("https://mfa.gov.gh/call", "GHA")
    assert document.published_at == "2024-05-03T20:00:00+00:00"
    assert document.title == "Call with Togo"


@pytest.mark.parametrize("name", ["a.eml", "-", "a.txt"])
def test_mails_are_told_by_their_header(name: str) -> None:
    (document,) = read_mail(f"{HEADER}{DATE}\n{CALL}\n", name)
    assert isinstance(document, Document)
    assert document.text == CALL


def test_a_telegram_is_no_mail() -> None:
    telegram = f"FROM: Accra\nTO: Lome\nSUBJECT: Call\nDATE: May 3, 1964\n\n{CALL}\n"
    (document,) = read_mail(telegram, "telegram.txt")
    assert isinstance(document, Document)
    assert document.text.startswith("FROM: Accra")


def test_a_mail_without_text_is_empty() -> None:
    (fault,) = read_mail(f"{HEADER}{DATE}Content-Type: image/png\n\nx\n")
    assert isinstance(fault, EmptyDocument)
