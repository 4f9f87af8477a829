"""How official sites build their pages: dated rules from `sites.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lxml import etree

from dragoman.errors import LexiconError
from dragoman.lexicon.publishers import read_host
from dragoman.lexicon.tables import read_toml

PATHS = ("main", "published", "title")


@dataclass(frozen=True, slots=True)
class SiteRule:
    """Where a site puts what, as XPath, for pages published from `since` until `until` (ISO days, both included)."""

    host: str
    since: str | None = None
    until: str | None = None
    main: str | None = None
    published: str | None = None
    title: str | None = None
    drop: tuple[str, ...] = ()
    day_first: bool = False

    def holds_on(self, day: str | None) -> bool:
        """Whether the rule holds for a page of that day; where the day is unknown, the rule of today's site does."""
        if day is None:
            return self.until is None
        return (self.since or "") <= day <= (self.until or "9999")


@cache
def load_site_rules() -> tuple[SiteRule, ...]:
    """All rules. Raises LexiconError for an unknown key, a wrong day or a path that is no XPath."""
    rules = []
    for entry in read_toml("sites.toml").get("site", []):
        try:
            values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
            rule = SiteRule(**values)
            for path in (*(getattr(rule, name) for name in PATHS), *rule.drop):
                etree.XPath(path or ".")
            for day in (rule.since, rule.until):
                date.fromisoformat(day or "2000-01-01")
        except (TypeError, ValueError, etree.XPathError) as fault:
            raise LexiconError(f"sites.toml, site {entry.get('host')!r}: {fault}") from None
        rules.append(rule)
    return tuple(rules)


def find_site_rule(url: str | None, day: str | None) -> SiteRule | None:
    """The rule for a page at the address, published on the day (ISO, or None where unknown)."""
    host = read_host(url) if url else ""
    if not host:
        return None
    fitting = [r for r in load_site_rules() if host == r.host or host.endswith("." + r.host)]
    return next((rule for rule in fitting if rule.holds_on(day)), None)


def select_elements(tree: Any, path: str | None) -> list[Any]:
    """The elements that a rule's path finds."""
    return [found for found in tree.xpath(path) if hasattr(found, "tag")] if path else []
