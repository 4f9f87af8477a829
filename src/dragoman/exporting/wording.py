"""Words of texts as other formats take them: on one line, without controls, and only addresses of the web as links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant
from dragoman.resolving.comparing.channels import CHANNEL_WORDS

# Controls, the marks that turn the direction of writing, halves of pairs and what is no character: XML forbids most,
# and a reversed line shows other words than it holds.
UNFIT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
)
NOT_ON_A_LINE = re.compile(rf"[\s{UNFIT}]+")
NOT_IN_WORDS = re.compile(rf"[{UNFIT}]")
NOT_IN_ADDRESS = re.compile(r"""[\s\x00-\x20\x7f-\x9f"<>\\^`{|}]""")
NAMED = 4
"""Participants that a title names; of a summit the rest are counted."""


def write_line(words: str) -> str:
    """The words on one line, controls as spaces."""
    return NOT_ON_A_LINE.sub(" ", words).strip()


def write_lines(words: str) -> str:
    """The words with their line breaks, controls as spaces."""
    return NOT_IN_WORDS.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def find_web_address(url: str | None) -> str | None:
    """The address if it leads to the web (http, https) and holds no sign that would end a link; else None."""
    if not url or NOT_IN_ADDRESS.search(url) or NOT_IN_WORDS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def name_side(participant: EngagementParticipant) -> str:
    """“Ida Berg (DNK)”; a state or organisation by its name alone."""
    country = participant.country
    if country is None or participant.kind in ("state", "organisation") or country in participant.name:
        return write_line(participant.name)
    return write_line(f"{participant.name} ({country})")


def write_title(engagement: Engagement) -> str:
    """“Telephone call: Ida Berg (DNK), Lars Vik (NOR)”."""
    names = [name_side(participant) for participant in engagement.participants]
    others = len(names) - NAMED
    told = ", ".join(names[:NAMED]) + (f" and {others} others" if others > 0 else "")
    channel = CHANNEL_WORDS[engagement.channel]
    return f"{channel[0].upper()}{channel[1:]}: {told}"


def tell_reviewed(engagement: Engagement) -> str:
    """What of an engagement a person has accepted or corrected, in words."""
    return f"reviewed by a person: {', '.join(engagement.reviewed)}" if engagement.reviewed else "not reviewed"


def write_source(head: DocumentHead) -> str:
    """“Gazette, 2024-05-04: A call on the river”; a document without a title goes by its id."""
    told = ", ".join(part for part in (head.source, head.published) if part)
    return write_line(": ".join(part for part in (told, head.title or head.given_id) if part))
