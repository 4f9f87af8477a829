from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from hypothesis import given, settings

from dragoman.exporting.papers.apparatus import build_apparatus
from dragoman.exporting.papers.html import set_html
from dragoman.exporting.papers.mail import set_mail
from dragoman.exporting.papers.plain_text import set_plain_text
from dragoman.model.paper import Paper
from dragoman.wording import plain
from hostile_words import papers
from sample_paper import build_paper


def read(made: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(made, policy=default))


def body_of(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return part.get_content().replace("\r\n", "\n")


def test_a_mail_is_text_and_page_addressed_to_nobody() -> None:
    paper = build_paper()
    mail = read(set_mail(paper))
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["Subject"] == paper.title
    assert mail["Date"].datetime.isoformat() == "2031-06-20T00:00:00+00:00"
    assert (mail["To"], mail["From"], mail["Cc"], mail["Bcc"]) == (None, None, None, None)
    assert body_of(mail, "plain") == set_plain_text(paper)
    assert body_of(mail, "html").rstrip() == set_html(paper).rstrip()


def test_addresses_that_are_given() -> None:
    mail = read(set_mail(build_paper(), sender="Desk <desk@example.org>", to="a@example.org, B <b@example.org>"))
    assert mail["From"] == "Desk <desk@example.org>"
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@example.org", "b@example.org"]


def test_an_address_can_not_bring_fields_of_its_own() -> None:
    with pytest.raises(ValueError, match=r"linefeed|newline"):
        set_mail(build_paper(), to="a@example.org\nBcc: all@example.org")


def test_the_same_bytes_each_time() -> None:
    assert set_mail(build_paper()) == set_mail(build_paper())


def test_each_note_of_the_text_has_its_words() -> None:
    paper = build_paper()
    apparatus = build_apparatus(paper)
    lines = " ".join(set_plain_text(paper).split())
    for note, number in apparatus.numbers.items():
        assert f"[{number}] {apparatus.write_note(note)}" in lines
        assert lines.count(f"[{number}]") >= 2
    assert max(map(len, set_plain_text(paper).splitlines())) <= 76


@settings(max_examples=60)
@given(papers)
def test_hostile_words_stay_words(paper: Paper) -> None:
    mail = read(set_mail(paper))
    assert mail.keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    assert " ".join(str(mail["Subject"]).split()) == " ".join(plain(paper.title).split())
    assert body_of(mail, "plain") == set_plain_text(paper)
    assert body_of(mail, "html").rstrip() == set_html(paper).rstrip()
