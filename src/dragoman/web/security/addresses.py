"""Addresses of our own: the names of this server, and what a form or a link may send a browser on to."""

from __future__ import annotations

import re

OWN = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}")
"""A path with one slash in front: two, or a backslash, lead to another host."""
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::\d{1,5})?")


def choose_own_address(asked: str, otherwise: str = "/") -> str:
    """The address asked for if it is one of ours."""
    return asked if OWN.fullmatch(asked) else otherwise


def name_host(told: str) -> str:
    """The name in a Host header or an address, without its port, in small letters; empty for what is no name."""
    found = HOST.fullmatch(told.lower())
    return found[1] if found else ""
