"""An instrument as a page: names, figures with their sentences, shares, what replaced what, engagements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from dragoman.model import Span
from dragoman.model.record import DocumentHead, Engagement, RecordedInstrument, Share, SourcedFigure
from dragoman.resolving.shares import FigureSeries, order_figures
from dragoman.views.sections import Hanging, Row, draw_section
from dragoman.views.tables import tabulate_engagements
from dragoman.wording import name_instrument, plain, write_date, write_document, write_number, write_words


class InstrumentPage:
    """What `rich` prints of an instrument; `documents` (by id) name the sources of its figures."""

    def __init__(
        self,
        instrument: RecordedInstrument,
        *,
        documents: Mapping[str, DocumentHead],
        engagements: Sequence[Engagement] = (),
    ) -> None:
        self.instrument, self.documents, self.engagements = instrument, documents, engagements

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        instrument = self.instrument
        yield Text(name_instrument(instrument.name, instrument.acronym), "bold")
        yield Text(plain(f"{instrument.id} · {instrument.kind}"), "dim")
        yield Text()
        others = [name for name in instrument.names if name not in (instrument.name, instrument.acronym)]
        if others:
            yield Hanging("names    ", plain("; ".join(others)))
            yield Text()
        yield from draw_section("Figures", order_figures(instrument.figures), self.list_series)
        yield from draw_section("Shares", instrument.shares, self.list_share)
        yield from draw_section("Replaced", instrument.replaced, self.list_succession)
        yield from draw_section("Replaced by", instrument.replaced_by, self.list_succession)
        if self.engagements:
            yield Text.assemble(("ENGAGEMENTS", "bold"), (f"  {len(self.engagements)}", "dim"))
        yield tabulate_engagements(self.engagements)

    def list_series(self, series: FigureSeries) -> Iterator[Row]:
        yield "", Text(plain(f"{series.name}, {series.unit}"), "bold")
        for figure in series.figures:
            yield (
                "",
                Text(plain(f"{self.tell_day(figure)}: {write_number(figure.value)} {figure.unit}, {figure.property}")),
            )
            yield "words", write_words(figure.evidence)
            yield "in", self.name_source(figure.document)

    def list_share(self, share: Share) -> Iterator[Row]:
        yield "", Text(plain(share.words), "bold")
        for label, figure in (("part", share.part), ("whole", share.whole)):
            yield label, f"{write_words(figure.evidence)} {self.name_source(figure.document)}"

    def list_succession(self, succession: tuple[str, str, Span]) -> Iterator[Row]:
        name, document, evidence = succession
        yield "", Text(plain(name), "bold")
        yield "words", write_words(evidence)
        yield "in", self.name_source(document)

    def tell_day(self, figure: SourcedFigure) -> str:
        if figure.as_of:
            return write_date(figure.as_of)
        return f"published {write_date(figure.published)}" if figure.published else "day not told"

    def name_source(self, document_id: str) -> str:
        head = self.documents.get(document_id)
        return f"{write_document(head)} ({document_id})" if head else document_id
