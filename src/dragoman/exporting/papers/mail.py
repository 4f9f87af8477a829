"""A paper as a mail (EML) that a mail programme opens: text and HTML of the same, addressed to nobody unless asked."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from dragoman.exporting.papers.html import set_html
from dragoman.exporting.papers.plain_text import set_plain_text
from dragoman.model.paper import Paper
from dragoman.wording import plain


def set_mail(paper: Paper, *, sender: str | None = None, to: str | None = None) -> bytes:
    """The paper as a message (RFC 5322) with its title as the subject, dated on its day at 00:00 UTC.

    `sender` and `to` are addresses as in the fields From and To ("Desk <desk@example.org>, …"); a field that is not
    given is not in the message. Raises ValueError for an address with a line break.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = plain(paper.title)
    message["Date"] = datetime.fromisoformat(paper.day).replace(tzinfo=UTC)
    if sender:
        message["From"] = sender
    if to:
        message["To"] = to
    message["X-Unsent"] = "1"  # Outlook opens it as a draft to be sent, not as a mail that was received
    text, page = set_plain_text(paper), set_html(paper)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    # The library's boundary is a random number; two settings of one paper shall be the same.
    message.set_boundary(f"dragoman-{sha256(f'{text}{page}'.encode()).hexdigest()[:40]}")
    return message.as_bytes()
