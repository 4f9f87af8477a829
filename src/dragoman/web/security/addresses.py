"""Addresses of our own, which a form or a link may send a browser on to."""

from __future__ import annotations

import re

OWN = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}")
"""A path with one slash in front: two, or a backslash, lead to another host."""


def choose_own_address(asked: str, otherwise: str = "/") -> str:
    """The address asked for if it is one of ours."""
    return asked if OWN.fullmatch(asked) else otherwise
