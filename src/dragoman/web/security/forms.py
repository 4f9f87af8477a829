"""Forms as they come in, before anything believes them."""

from __future__ import annotations

import re

from starlette.datastructures import FormData
from starlette.requests import Request

from dragoman.record.paging import NOT_STORED
from dragoman.web.problems import Problem

UTF8 = re.compile(r';\s*charset="?utf-?8"?\s*(?=;|$)')
MOST_FIELDS = 1_000
MOST_FILES = 1_000


async def parse_form(
    request: Request, *, most_bytes: int, fields: int = MOST_FIELDS, files: int = MOST_FILES
) -> FormData:
    """The fields of a form, each of at most so many bytes.

    Raises Problem for words that no text holds, and for an encoding other than UTF-8; HTTPException for a form that is
    broken or has too many fields.
    """
    # Browsers name no encoding here. Python knows some in which a megabyte takes minutes, and some that are none.
    if "charset" in UTF8.sub("", request.headers.get("content-type", "").lower()):
        raise Problem(415, "Not UTF-8", "Send the form in UTF-8.")
    form = await request.form(max_files=files, max_fields=fields, max_part_size=most_bytes)
    for name, value in form.multi_items():
        if NOT_STORED.search(name) or (isinstance(value, str) and NOT_STORED.search(value)):
            await form.close()
            raise Problem(422, "The form can't be read", "It holds a character that no text has (U+0000); remove it.")
    return form
