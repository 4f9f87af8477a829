"""The region of the world that a state lies in (regions.toml, after the United Nations' M49)."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import read_toml

INTERNATIONAL = "International organisations and formats"


@cache
def load_regions() -> dict[str, str]:
    """The region of each state or territory, by ISO 3166-1 alpha-3 code, in the order of the file."""
    return {code: region for region, codes in read_toml("regions.toml")["regions"].items() for code in codes.split()}


def region_of(code: str) -> str:
    """The region of a code; of an organisation's, that it is one."""
    return load_regions().get(code, INTERNATIONAL)
