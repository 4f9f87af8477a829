"""Quotations, commitments and figures as labelled rows, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dragoman.model import Commitment, Quotation
from dragoman.views.sections import Row
from dragoman.wording import name_sides, name_speaker, plain, write_terms, write_words


def name_quotation(quotation: Quotation) -> Text:
    """The words, in quotation marks unless they are only reported."""
    words = plain(quotation.text)
    return Text(words if quotation.kind == "indirect" else f"“{words}”", "bold")


def name_commitment(commitment: Commitment) -> Text:
    """“SEN to GMB · pledge · €5 million · River Fund · due June 2024”."""
    return Text.assemble((name_sides(commitment), "bold"), " · ", write_terms(commitment))


def list_quotation(quotation: Quotation, where: str) -> Iterator[Row]:
    """A quotation with its speaker and where it stands."""
    yield "", name_quotation(quotation)
    yield "who", f"{name_speaker(quotation)}, {where} [{quotation.start}–{quotation.end}]"


def list_commitment(commitment: Commitment, where: str) -> Iterator[Row]:
    """A commitment with the words it rests on."""
    yield "", name_commitment(commitment)
    yield "words", f"{write_words(commitment.evidence)} {where}"
