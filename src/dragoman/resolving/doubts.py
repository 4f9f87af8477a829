"""Why a value is less sure than others: what the reading tells of its own sureness, in words for a person."""

from __future__ import annotations

import re
from typing import Any

from dragoman.model import Claim
from dragoman.model.record import FiledAccount
from dragoman.resolving.times_likeness import believe_date

# What the rules say where a value hangs on more than the words themselves: on a date spoken of before, on the order of
# day and month, on which year is near. The day of publication is no such thing: a readout says "today".
DOUBTFUL = re.compile(
    r"the date spoken of before it|^the (?:month|year) is that of \S+ before it|order nearer to the publication"
    r"|^the year in which it is near|since no other day is told before it|, in the title$"
)


def tell_doubt(claim: Claim[Any]) -> str | None:
    """Why the reading is not sure of a claim, as the rule tells it; None where nothing says that it is not."""
    return claim.why if DOUBTFUL.search(claim.why) else None


def tell_date_doubt(filed: FiledAccount) -> str | None:
    """Why an account's date is not sure; None for one that is, or where it has none."""
    claim = filed.account.date
    if claim is None:
        return None
    if filed.account.date_basis == "publication":
        return "no text names the day, and the day of publication stands for it"
    if not believe_date(filed):
        return "it is told as still ahead, and the day lies before the text that tells it"
    return tell_doubt(claim)
