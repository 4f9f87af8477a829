"""What exports call an engagement, a side, a document; and which addresses they take for links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dragoman.model import Channel, Status
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant
from dragoman.resolving.comparing.channels import CHANNEL_WORDS
from dragoman.wording import NOT_IN_WORDS, plain, write_date

NOT_IN_ADDRESS = re.compile(r"""[\s\x00-\x20\x7f-\x9f"<>\\^`{|}]""")
NAMED = 4
"""Participants that a title names; of a summit the rest are counted."""
MOST_NAMED = 6
"""Participants that a sentence names."""
NOUNS: dict[Channel, str] = {
    "call": "telephone call between",
    "video-call": "video call between",
    "meeting": "meeting of",
    "visit": "visit, with",
    "summit": "summit of",
    "correspondence": "correspondence between",
    "contact": "contact between",
}
ENDS: dict[Status, str] = {
    "held": "took place",
    "planned": "is planned",
    "proposed": "is proposed",
    "cancelled": "was cancelled",
}


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
        return plain(participant.name)
    return plain(f"{participant.name} ({country})")


def write_title(engagement: Engagement) -> str:
    """“Telephone call: Ida Berg (DNK), Lars Vik (NOR)”."""
    names = [name_side(participant) for participant in engagement.participants]
    others = len(names) - NAMED
    told = ", ".join(names[:NAMED]) + (f" and {others} others" if others > 0 else "")
    channel = CHANNEL_WORDS[engagement.channel]
    return f"{channel[0].upper()}{channel[1:]}: {told}"


def summarise_engagement(engagement: Engagement) -> str:
    """The engagement in one sentence ("A telephone call between A and B took place on 3 May 2024.")."""
    named = [
        plain(p.name) + (f" ({p.country})" if p.country and p.country != p.name else "")
        for p in engagement.participants
    ]
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], f"{len(named) - MOST_NAMED + 1} others"]
    who = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named) or "nobody named"
    words = f"A {NOUNS[engagement.channel]} {who} {ENDS[engagement.status]}"
    if engagement.place:
        words += f", {plain(engagement.place)}"
    if engagement.date:
        words += f", {write_date(engagement.date)}"
    return f"{words}."


def tell_reviewed(engagement: Engagement) -> str:
    """What of an engagement a person has accepted or corrected, in words."""
    return f"reviewed by a person: {', '.join(engagement.reviewed)}" if engagement.reviewed else "not reviewed"


def write_source(head: DocumentHead) -> str:
    """“Gazette, 2024-05-04: A call on the river”; a document without a title goes by its id."""
    told = ", ".join(part for part in (head.source, head.published) if part)
    return plain(": ".join(part for part in (told, head.title or head.given_id) if part))
