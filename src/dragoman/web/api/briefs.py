"""Briefs: the paper before an encounter, or on a counterpart, made of the record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.briefs.brief import write_brief
from dragoman.briefs.matter import BriefRequest, Length
from dragoman.client import shapes
from dragoman.client.shapes.sent import Day
from dragoman.model.paper import Listing, Note, Paper, Paragraph, Picture, Sentence, Table, number_notes
from dragoman.web.api.parameters import MOST_SIDES, EngagementId, Id, Words
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.when import When

router = APIRouter(tags=["Briefs"])
Numbers = dict[Note, int]


About = Annotated[Words | None, Query(description="Words of a topic or instrument to keep to.")]
HowLong = Annotated[Length, Query(description="Two pages at the most, or half a page.")]


@serve(
    router,
    "GET",
    "/briefs",
    shapes.Brief,
    call="/briefs?with=IDN&with=AUS&on=2025-04-02",
    python='brief = desk.brief(with_=["IDN", "AUS"], on="2025-04-02")\nprint(brief.title, len(brief.notes))',
)
def prepare_brief(
    service: Reading,
    with_: Annotated[
        list[Id],
        Query(
            alias="with",
            min_length=1,
            max_length=MOST_SIDES,
            description="A country code, an organisation's acronym, or the id of an actor; repeat it for several.",
            examples=[["IDN", "AUS"]],
        ),
    ],
    on: Annotated[
        Day | None, Query(description="The day of the encounter; else today.", examples=["2025-04-02"])
    ] = None,
    about: About = None,
    length: HowLong = "full",
) -> Response:
    """Prepare the brief on a counterpart, or before the encounter with all of the sides on a day.

    Each phrase bears the numbers of the notes it rests on. Asking changes nothing: the record doesn't keep that a brief
    was made.
    """
    today = date.today().isoformat()
    request = BriefRequest(tuple(with_), on or today, today, about, length)
    return service.answer(tell_paper(write_brief(service.record, request)))


@serve(
    router,
    "GET",
    "/engagements/{id}/brief",
    shapes.Brief,
    call="/engagements/e-4f21/brief?length=short",
    python='print(desk.brief(engagement="e-4f21", length="short").sections[0].title)',
    also=(404,),
)
def prepare_engagement(service: Reading, id: EngagementId, about: About = None, length: HowLong = "full") -> Response:
    """Prepare the brief before an engagement, on its day; without a day, on today's."""
    engagement = service.record.load_engagement(id)
    today = date.today().isoformat()
    day = When.parse(engagement.date).earliest.isoformat() if engagement.date else today
    request = BriefRequest((), day, today, about, length, engagement.id)
    return service.answer(tell_paper(write_brief(service.record, request)))


def tell_paper(paper: Paper) -> shapes.Brief:
    """A paper as it is answered: its notes are numbered as a reader of the set paper sees them."""
    numbers = number_notes(paper)
    return shapes.Brief(
        title=paper.title,
        subtitle=paper.subtitle,
        day=paper.day,
        sections=[
            shapes.Section(title=section.title, blocks=[tell_block(block, numbers) for block in section.blocks])
            for section in paper.sections
        ],
        about=list(paper.about),
        notes=[tell_note(note, number) for note, number in numbers.items()],
    )


def tell_block(block: Paragraph | Listing | Table | Picture, numbers: Numbers) -> shapes.Block:
    if isinstance(block, Paragraph):
        return shapes.Paragraph(sentence=tell_sentence(block.sentence, numbers))
    if isinstance(block, Listing):
        items = [shapes.Item(label=label, sentence=tell_sentence(words, numbers)) for label, words in block.items]
        return shapes.Listing(items=items)
    if isinstance(block, Table):
        rows = [[tell_sentence(cell, numbers) for cell in row] for row in block.rows]
        return shapes.BriefTable(caption=block.caption, columns=list(block.columns), rows=rows)
    return shapes.PictureTable(title=block.title, columns=list(block.columns), rows=[list(row) for row in block.rows])


def tell_sentence(sentence: Sentence, numbers: Numbers) -> shapes.Sentence:
    return [
        shapes.Phrase(
            text=phrase.text,
            notes=[numbers[note] for note in phrase.notes],
            style=phrase.style,
            reviewed=phrase.reviewed,
        )
        for phrase in sentence
    ]


def tell_note(note: Note, number: int) -> shapes.Note:
    head = note.document
    return shapes.Note(
        number=number,
        document_id=head.id,
        document=head.given_id,
        title=head.title,
        published=head.published,
        source=head.source,
        url=head.url,
        text=note.span.text,
        start=note.span.start,
        end=note.span.end,
    )
