"""What a site's robots.txt asks of us, by RFC 9309: the longest rule that fits counts, `*` and `$` are understood.

`urllib.robotparser` takes the first rule that fits and `*` for a letter: it would fetch what `Disallow: /*.pdf$` asks
to leave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")
MAX_ROBOTS = 512_000
"""Bytes that are read of it: RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that concern us, each whether it allows and which paths; `delay` is the pause asked for, in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched."""
        path = fold_path(target)
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if fits(pattern, path)]
        # Of two rules of one length the one that allows counts.
        return max(fitting, default=(0, True))[1]


ALLOWED = Robots()
REFUSED = Robots(rules=((False, "/"),))


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of the groups that name `agent`, else of those for everybody. What is no rule is passed over."""
    rules: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    named: list[str] = []
    naming = False
    for line in text.removeprefix("\ufeff").splitlines():
        found = LINE.match(line)
        if not found:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            value = value.partition("/")[0].strip()
            named = [*(named if naming else []), value.lower()]
            naming = True
            rules.setdefault(value.lower(), [])
            continue
        naming = naming and key not in ("allow", "disallow", "crawl-delay")
        for name in named:
            if key in ("allow", "disallow") and value:
                rules[name].append((key == "allow", fold_path(value)))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
                delays[name] = float(value)
    ours = agent.lower() if agent.lower() in rules else "*"
    return Robots(tuple(rules.get(ours, ())), delays.get(ours))


def fold_path(path: str) -> str:
    """A path as it is compared: quoted in one way, whoever wrote it."""
    return quote(unquote(path, errors="surrogateescape"), safe="/*$?=&:@!'()+,;~", errors="surrogateescape")


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says; `*` stands for any letters, `$` at the end for the path's end.

    Takes time in proportion to the lengths: each part is looked for once, from where the one before it ended.
    """
    whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = parts.pop() if whole and parts else ""
    for part in parts:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not whole:
        return True
    return path.endswith(last) and len(path) - len(last) >= at if "*" in pattern else len(path) == at
