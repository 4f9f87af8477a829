"""Days and months that come in addresses."""

from __future__ import annotations

from dragoman.web.problems import Problem
from dragoman.when import When


def check_date(words: str, what: str) -> str | None:
    """A year, month or day as EDTF, None for no words. Raises Problem, which calls it `what`, for anything else."""
    words = words.strip()
    if not words:
        return None
    try:
        when = When.parse(words)
    except ValueError:
        raise Problem(
            422, "No such date", f"“{what}” must be a year, month or day: 2025, 2025-03, 2025-03-14."
        ) from None
    return when.edtf
