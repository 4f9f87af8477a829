"""Instruments in play, with the latest figure of each measure."""

from __future__ import annotations

from dragoman.briefs.matter import Matter
from dragoman.briefs.quoting import FULL_STOP, join_phrases, note_span, say
from dragoman.model.paper import Listing, Phrase, Section, Sentence
from dragoman.model.record import RecordedInstrument
from dragoman.resolving.shares import CURRENCY, FigureSeries, order_figures, spell_sum
from dragoman.wording import write_date, write_number


def tell_instruments(matter: Matter, most: int) -> Section | None:
    """One instrument an item: its acronym or name, its latest figures, what took its place."""
    told = [i for i in matter.instruments if i.mentions][:most]
    if not told:
        return None
    return Section(
        "Instruments in play", (Listing(tuple((i.acronym or i.name, tell_instrument(matter, i)) for i in told)),)
    )


def tell_instrument(matter: Matter, instrument: RecordedInstrument) -> Sentence:
    document, span = instrument.mentions[0]
    heads = matter.documents
    known_as = instrument.name if instrument.acronym else instrument.kind.capitalize()
    sentence: list[Phrase] = [say(known_as, note_span(heads[document], span))]
    # A sum in another currency that only restates one is no measure of its own.
    series = [s for s in order_figures(instrument.figures) if not s.name.endswith("(converted)")]
    if series:
        latest = [tell_latest(matter, one) for one in series[: matter.request.details]]
        sentence += [Phrase(": "), *join_phrases(latest, "; ")]
    for words, successions in (("took the place of", instrument.replaced), ("was replaced by", instrument.replaced_by)):
        for name, in_document, evidence in successions[:1]:
            sentence.append(say(f"; {words} the {name}", note_span(heads[in_document], evidence)))
    return (*sentence, FULL_STOP)


def tell_latest(matter: Matter, series: FigureSeries) -> Phrase:
    """“€127 bn loans (August 2025)”, “18 EU countries that expressed interest”."""
    figure = series.figures[-1]
    number = spell_sum(figure) if CURRENCY.fullmatch(figure.unit) else write_number(figure.value)
    # "18 countries" of "EU countries that expressed interest": the property names its unit.
    unit = "" if CURRENCY.fullmatch(figure.unit) or figure.unit in figure.property else f" {figure.unit}"
    day = f" ({write_date(figure.as_of)})" if figure.as_of else ""
    return say(f"{number}{unit} {figure.property}{day}", note_span(matter.documents[figure.document], figure.evidence))
