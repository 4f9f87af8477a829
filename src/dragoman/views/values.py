"""Quotations, commitments and figures as labelled rows, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dragoman.model import Commitment, Quotation
from dragoman.views.sections import Row
from dragoman.wording import plain, write_date, write_words


def name_quotation(quotation: Quotation) -> Text:
    """The words, in quotation marks unless they are only reported."""
    words = plain(quotation.text)
    return Text(words if quotation.kind == "indirect" else f"“{words}”", "bold")


def name_speaker(quotation: Quotation) -> str:
    """Who said it, with the words that say so, to whom and where: “Sall “said” to the press (X)”."""
    told = [quotation.speaker or "speaker not told"]
    told += [f"“{quotation.cue.text}”"] if quotation.cue else []
    told += [f"to {quotation.addressee}"] if quotation.addressee else []
    told += [f"({quotation.medium})"] if quotation.medium else []
    return plain(" ".join(told))


def name_commitment(commitment: Commitment) -> Text:
    """“SEN to GMB · pledge · €5 million · River Fund · due June 2024”."""
    sides = f"{commitment.by} to {commitment.to}" if commitment.to else commitment.by
    told = [commitment.kind, commitment.amount_text, commitment.instrument]
    due = f" · due {write_date(commitment.due)}" if commitment.due else ""
    return Text.assemble((plain(sides), "bold"), " · ", plain(" · ".join(t for t in told if t)) + due)


def list_quotation(quotation: Quotation, where: str) -> Iterator[Row]:
    """A quotation with its speaker and where it stands."""
    yield "", name_quotation(quotation)
    yield "who", f"{name_speaker(quotation)}, {where} [{quotation.start}–{quotation.end}]"


def list_commitment(commitment: Commitment, where: str) -> Iterator[Row]:
    """A commitment with the words it rests on."""
    yield "", name_commitment(commitment)
    yield "words", f"{write_words(commitment.evidence)} {where}"
