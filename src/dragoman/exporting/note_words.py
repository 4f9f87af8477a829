"""Words, links and front matter as Obsidian's Markdown takes them: nothing of a text is taken for markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from dragoman.exporting.wording import find_web_address
from dragoman.model import Span
from dragoman.wording import plain, plain_lines

MARKUP = re.compile(r"([\\`*_\[\]<>#|~$=^%&])")
AT_THE_START = re.compile(r"([+-])|(\d+)([.)])")
"""What begins a list."""
NOT_IN_LABELS = re.compile(r"[\[\]|\\]+")


class Link(str):
    """A wikilink of ours; "[[" of a text is none."""


def escape(words: str) -> str:
    """The words on one line, every sign of Markdown and Obsidian taken as itself."""
    line = MARKUP.sub(r"\\\1", plain(words))
    begins = AT_THE_START.match(line)
    if begins:
        before = begins.end(2) if begins[2] else 0
        return f"{line[:before]}\\{line[before:]}"
    return line


def link(note: str, label: str) -> Link:
    """A wikilink to a note by its path: [[actors/p-ida-berg|Ida Berg]]."""
    words = plain(NOT_IN_LABELS.sub(" ", plain(label)))
    return Link(f"[[{note}|{words}]]" if words else f"[[{note}]]")


def link_page(url: str | None) -> str | None:
    """A link to a page of the web; None for what is no address of one."""
    address = find_web_address(url)
    return f"<{address}>" if address else None


def quote_words(span: Span, source: str) -> list[str]:
    """The lines of a block quote: the words with their line breaks, then where they stand (code points)."""
    lines = [f"> {escape(line)}  " for line in plain_lines(span.text).split("\n")]
    return [*lines, f"> — {source}, code points {span.start}–{span.end}", ""]


def write_front_matter(told: Mapping[str, object]) -> list[str]:
    """YAML of one line a key; what is not told is left out. JSON is YAML, quotes and all."""
    lines = [f"{key}: {write_value(value)}" for key, value in told.items() if value not in (None, "", [], ())]
    return ["---", *lines, "---", ""]


def write_value(value: object) -> str:
    """A value in JSON that is YAML, too: no sign in it that YAML would not take, and no link but ours."""
    if isinstance(value, str):
        line = value if isinstance(value, Link) else re.sub(r"\[(?=\[)|\](?=\])", r"\g<0> ", plain(value))
        return json.dumps(line, ensure_ascii=False)
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, Iterable):
        return f"[{', '.join(write_value(one) for one in value)}]"
    raise TypeError(f"no front matter is made of {value!r}")
