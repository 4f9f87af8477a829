"""Give every span the exact words of the stored text: the rules read a text whose broken lines are joined."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

T = TypeVar("T")


def anchor_words(value: T, text: str) -> T:
    """A copy of the value in which every `text` beside a `start` and an `end` is text[start:end]."""
    if isinstance(value, tuple):
        return cast(T, tuple(anchor_words(item, text) for item in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: anchor_words(getattr(value, f.name), text) for f in fields(value)}
    if {"start", "end", "text"} <= changed.keys():
        changed["text"] = text[changed["start"] : changed["end"]]
    return cast(T, replace(value, **changed))
