"""From values to pages: the templates, and the words they use."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.exporting.wording import find_web_address
from dragoman.lexicon.names import name_of
from dragoman.resolving.comparing.channels import CHANNEL_WORDS
from dragoman.views.words import count_things, write_due
from dragoman.web.embedding import embed_picture
from dragoman.wording import NOT_IN_WORDS, plain, plain_lines, write_date, write_period

STATIC = files("dragoman.web") / "static"


def clean_output(value: Any) -> Any:
    """What a template prints: words without controls and marks that turn the direction of writing; None as nothing."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return NOT_IN_WORDS.sub(" ", value)
    return value


@cache
def fingerprint_static(name: str) -> str:
    """The address of a file of our own, with a print of its bytes: browsers may keep it for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def write_count(value: float) -> str:
    """A number as English writes it, to three decimals: "1,234", "84.75"."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")


def join_query(address: str, **values: Any) -> str:
    """An address with a query of those values that are not None or empty; lists give one pair each."""
    query = urlencode({name: value for name, value in values.items() if value not in (None, "", (), [])}, doseq=True)
    return f"{address}?{query}" if query else address


def build_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=clean_output,
        extensions=["jinja2.ext.do"],
    )
    environment.filters |= {
        "count": write_count,
        "day": write_date,
        "lines": plain_lines,
        "period": write_period,
        "plain": plain,
        "state": name_of,
        "web": find_web_address,
    }
    environment.globals |= {
        "channel_words": CHANNEL_WORDS,
        "count_things": count_things,
        "embed_picture": embed_picture,
        "query": join_query,
        "static": fingerprint_static,
        "write_due": write_due,
    }
    return environment


templates = build_environment()
