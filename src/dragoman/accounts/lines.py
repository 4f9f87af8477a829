"""The line that an encounter was held by: a telephone, a video link."""

from __future__ import annotations

import re

from dragoman.model import Channel

REMOTE = re.compile(
    r"\b(?:by|over|on|via|through) (?:the |a )?(?:secure )?(?:tele)?phone\b|\btelephonically\b|\bphone (?:call|line)\b",
    re.I,
)
VIDEO = re.compile(
    r"\bvirtual(?:ly)?\b|\bvideo[ -]?(?:link|conference|conferencing|call|teleconference)\b"
    r"|\bvia (?:secure )?video\b|\bonline\b|\bby (?:secure )?video\b",
    re.I,
)


def read_line(near: str, word: str) -> tuple[Channel, str] | None:
    """The channel, and why, where the words near a trigger tell of a video link or a telephone."""
    video, phone = VIDEO.search(near), REMOTE.search(near)
    if video:
        return "video-call", f"“{video.group()}” beside “{word}”"
    if phone:
        return "call", f"“{phone.group()}” beside “{word}”"
    return None
