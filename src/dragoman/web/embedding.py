"""Pictures of the record within pages."""

from __future__ import annotations

import re

from markupsafe import Markup

from dragoman.model.paper import Picture

NAMED = re.compile(r'aria-labelledby="title desc"|id="(title|desc)"')


def embed_picture(picture: Picture, name: str) -> Markup:
    """The drawing as part of a page; `name` tells its ids from those of other pictures there."""
    head, found, rest = picture.svg.partition("<rect")

    def rename(match: re.Match[str]) -> str:
        return f'id="{name}-{match[1]}"' if match[1] else f'aria-labelledby="{name}-title {name}-desc"'

    # We draw the pictures ourselves, and their words are escaped there.
    return Markup(NAMED.sub(rename, head) + found + rest)


def describe_picture(picture: Picture) -> dict[str, object]:
    """The numbers of a picture, for the JSON twin."""
    return {"title": picture.title, "columns": picture.columns, "rows": picture.rows}
