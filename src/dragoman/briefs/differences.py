"""Where the accounts of earlier contacts differ."""

from __future__ import annotations

from dragoman.briefs.encounters import name_contact
from dragoman.briefs.matter import Matter
from dragoman.briefs.quoting import FULL_STOP, note_span, say
from dragoman.model.paper import Listing, Phrase, Section, Sentence
from dragoman.model.record import ComparedField, Comparison


def tell_differences(matter: Matter, most: int) -> Section | None:
    """One differing field an item, with what each side of the difference says."""
    items = [
        (name_contact(engagement), tell_difference(comparison, field))
        for engagement, comparison in matter.comparisons
        for field in comparison.fields
        if field.verdict == "differs"
    ][:most]
    return Section("Where accounts differ", (Listing(tuple(items)),)) if items else None


def tell_difference(comparison: Comparison, field: ComparedField) -> Sentence:
    """“Date: 3 May 2024 (Gazette); 4 May 2024 (Courier).”"""
    sentence: list[Phrase] = [say(f"{field.name[:1].upper()}{field.name[1:]}", style="strong"), Phrase(": ")]
    told = [
        (filed, cell) for filed, cell in zip(comparison.accounts, field.cells, strict=True) if cell.verdict == "differs"
    ]
    for number, (filed, cell) in enumerate(told):
        spans = cell.spans or filed.account.evidence[:1]
        source = filed.document.source or filed.document.title or filed.document.given_id
        notes = [note_span(filed.document, span) for span in spans[:1]]
        sentence.append(say(f"{'; ' if number else ''}{cell.value or 'not told'} ({source})", *notes))
    return (*sentence, FULL_STOP)
