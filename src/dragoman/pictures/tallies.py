"""How many engagements, in words."""

from __future__ import annotations

from dragoman.model import Status


def tell_status(number: int, status: Status) -> str:
    """ "1 engagement that was held", "3 engagements that are planned"; without the number for none."""
    noun = "engagement" if number == 1 else "engagements"
    verb = {1: {"held": "was", "cancelled": "was"}.get(status, "is")}.get(
        number, "were" if status in ("held", "cancelled") else "are"
    )
    return f"{noun} that {verb} {status}"


def count_engagements(number: int, status: Status) -> str:
    return f"{number:,} {tell_status(number, status)}"
