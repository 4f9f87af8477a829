"""Lists of the record as aligned tables: words wrap, ids and days are never cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from dragoman.model.record import Actor, DocumentHead, Engagement, FollowUp, Judgement, RecordedInstrument
from dragoman.record.search import Hit
from dragoman.views.sections import STATUS_STYLES
from dragoman.views.words import name_participant, plain, write_document, write_due, write_span_of_dates

Cell = str | Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading; whole ones are never wrapped, right ones hold figures."""

    heading: str
    whole: bool = False
    right: bool = False


class AlignedTable:
    """What `rich` prints of rows of cells; nothing but `none` where there are no rows."""

    def __init__(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], none: str = "Nothing found.") -> None:
        self.columns, self.rows, self.none = columns, [tuple(row) for row in rows], none

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.rows:
            yield Text(self.none, "italic")
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for number, column in enumerate(self.columns):
            longest = max(cell_len(plain(str(row[number]))) for row in self.rows)
            table.add_column(
                column.heading,
                justify="right" if column.right else "left",
                overflow="fold",
                # A column of ids gets the room it needs before words get any.
                min_width=min(max(longest, len(column.heading)), options.max_width) if column.whole else 4,
                no_wrap=column.whole and longest <= options.max_width,
            )
        for row in self.rows:
            table.add_row(*(cell if isinstance(cell, Text) else Text(plain(cell)) for cell in row))
        for line in console.render_lines(table, options, pad=False):
            yield from strip_end(line)
            yield Segment.line()


def strip_end(line: list[Segment]) -> list[Segment]:
    """A line without the blanks at its end."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Segment(kept[-1].text.rstrip(), kept[-1].style, kept[-1].control)
    return kept


def style_status(status: str) -> Text:
    return Text(status, STATUS_STYLES.get(status, ""))


def tabulate_engagements(engagements: Iterable[Engagement]) -> AlignedTable:
    """One engagement a row; * marks what a person has reviewed."""
    columns = [
        Column("date", whole=True),
        Column("channel", whole=True),
        Column("status", whole=True),
        Column("participants"),
        Column("place"),
        Column("sources", right=True),
        Column("id", whole=True),
    ]
    rows = (
        (
            write_span_of_dates(e.date),
            e.channel,
            style_status("rejected" if e.rejected else e.status),
            "; ".join(name_participant(p) for p in e.participants),
            e.place or "",
            str(e.sources),
            f"{e.id} *" if e.reviewed else e.id,
        )
        for e in engagements
    )
    return AlignedTable(columns, rows, "No engagement found.")


def tabulate_follow_ups(follow_ups: Iterable[FollowUp], today: str | None) -> AlignedTable:
    """One follow-up a row; what is open and was due before `today` is overdue."""
    columns = [
        Column("due", whole=True),
        Column("status", whole=True),
        Column("kind", whole=True),
        Column("by", whole=True),
        Column("to", whole=True),
        Column("what"),
        Column("since", whole=True),
        Column("id", whole=True),
    ]
    rows = (
        (
            write_span_of_dates(f.due),
            style_status(write_due(f, today)),
            f.kind,
            f.by,
            f.to or "",
            f.what,
            f.opened_on or "",
            f"{f.id} *" if f.reviewed else f.id,
        )
        for f in follow_ups
    )
    return AlignedTable(columns, rows, "No follow-up found.")


def tabulate_hits(hits: Iterable[Hit]) -> AlignedTable:
    """One hit a row, with the words that match."""
    columns = [
        Column("kind", whole=True),
        Column("date", whole=True),
        Column("title"),
        Column("words"),
        Column("id", whole=True),
    ]
    return AlignedTable(columns, ((h.kind, h.date or "", h.title, mark_words(h), h.id) for h in hits))


def mark_words(hit: Hit) -> Text:
    """The snippet with the words that match in bold; in brackets where it stands."""
    shown = Text()
    offset = hit.start or 0
    position = 0
    for mark in hit.marks:
        shown.append(plain(hit.snippet[position : mark.start - offset], edges=True))
        shown.append(plain(hit.snippet[mark.start - offset : mark.end - offset], edges=True), "bold")
        position = mark.end - offset
    shown.append(plain(hit.snippet[position:], edges=True))
    if hit.start is not None:
        shown.append(f"  [{hit.start}–{hit.start + len(hit.snippet)}]", "dim")
    return shown


def tabulate_actors(actors: Iterable[Actor]) -> AlignedTable:
    """One actor a row, with the office held last."""
    columns = [
        Column("id", whole=True),
        Column("name"),
        Column("kind", whole=True),
        Column("country", whole=True),
        Column("offices"),
    ]
    rows = (
        (a.id, a.name, a.kind, a.country or "", "; ".join(dict.fromkeys(t.office for t in a.tenures))) for a in actors
    )
    return AlignedTable(columns, rows, "No actor found.")


def tabulate_instruments(instruments: Iterable[RecordedInstrument]) -> AlignedTable:
    """One instrument a row."""
    columns = [Column("id", whole=True), Column("name"), Column("acronym", whole=True), Column("kind", whole=True)]
    return AlignedTable(columns, ((i.id, i.name, i.acronym or "", i.kind) for i in instruments), "No instrument found.")


def tabulate_judgements(judgements: Iterable[Judgement]) -> AlignedTable:
    """One judgement a row, withdrawn ones with who withdrew them and why."""
    columns = [
        Column("at", whole=True),
        Column("verb", whole=True),
        Column("of", whole=True),
        Column("what"),
        Column("by"),
        Column("why"),
        Column("id", whole=True),
    ]
    rows = []
    for j in judgements:
        what = " = ".join(part for part in (j.field, j.value) if part)
        why = j.why if j.stands else f"{j.why} — withdrawn by {j.withdrawn_by} on {j.withdrawn_at}: {j.withdrawn_why}"
        rows.append((j.at[:10], j.verb, j.subject, j.other or what, j.by, why, j.id))
    return AlignedTable(columns, rows, "No judgement found.")


def tabulate_documents(documents: Mapping[str, DocumentHead]) -> AlignedTable:
    """One document a row."""
    columns = [Column("id", whole=True), Column("document")]
    return AlignedTable(columns, ((i, write_document(head)) for i, head in documents.items()))
