"""The brief before an encounter, or on a counterpart: all of it from claims, each sentence with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.briefs.changing import tell_changes
from dragoman.briefs.differences import tell_differences
from dragoman.briefs.dues import NOT_TOLD, tell_dues
from dragoman.briefs.encounters import (
    HEADS,
    is_reviewed,
    name_participants,
    note_date,
    note_evidence,
    tell_encounter,
    tell_when,
)
from dragoman.briefs.figures import tell_instruments
from dragoman.briefs.fitting import fit_paper
from dragoman.briefs.matter import BriefRequest, Length, Matter, gather_matter, tell_day
from dragoman.briefs.outlook import tell_ahead, tell_people
from dragoman.briefs.quoting import say
from dragoman.briefs.sayings import tell_sayings
from dragoman.lexicon.names import name_of
from dragoman.model.paper import Listing, Paper, Paragraph, Phrase, Picture, Section, Sentence, Table
from dragoman.model.record import RecordState
from dragoman.record import Record
from dragoman.record.engagement_loading import place_of_account
from dragoman.views.words import count_things
from dragoman.wording import plain, write_date, write_period

MOST: dict[Length, dict[str, int]] = {
    "full": {
        "changes": 5,
        "contacts": 12,
        "sayings": 10,
        "dues": 10,
        "instruments": 6,
        "differences": 5,
        "ahead": 5,
        "people": 12,
    },
    "short": {"changes": 1, "contacts": 2, "sayings": 1, "dues": 2, "instruments": 1, "differences": 1, "ahead": 1},
}
"""Items of each section at the most; what the page doesn't hold is left out from the end."""
LINES: dict[Length, float] = {"full": 105, "short": 33}
"""Lines of a paper with its notes: two pages of A4; half a page of text and the notes below it."""
SHORT_TITLE = "In short"


def write_brief(record: Record, request: BriefRequest, *, remember: bool = False) -> Paper:
    """The brief that is asked for, at most two pages, a short one half a page.

    With `remember`, the record keeps that it was made: the next one, of a later day, tells what has changed since.
    Raises NotInRecord where the engagement asked for is not there, RecordError.
    """
    matter = gather_matter(record, request)
    state = record.describe_state()
    paper = fit_paper(lambda most: build_brief(matter, state, most), MOST[request.length], LINES[request.length])
    if remember:
        record.remember_brief(request.subject, request.made_on)
    return paper


def build_brief(matter: Matter, state: RecordState, most: Mapping[str, int]) -> Paper:
    """The brief with so many items of each section; a section of nothing is left out."""
    tellers: dict[str, Callable[[Matter, int], Section | None]] = {
        "changes": tell_changes,
        "contacts": tell_contacts,
        "sayings": tell_sayings,
        "dues": tell_dues,
        "instruments": tell_instruments,
        "differences": tell_differences,
        "ahead": tell_ahead,
        "people": tell_people,
    }
    found = (tell_opening(matter), *(tell(matter, most[name]) for name, tell in tellers.items() if most.get(name)))
    sections = tuple(section for section in found if section)
    return Paper(
        title=name_brief(matter),
        subtitle=f"Brief for {write_date(matter.request.on)}"
        + (f", on {plain(matter.request.about)}" if matter.request.about else ""),
        sections=sections if matter.request.length == "full" else condense_sections(sections),
        day=matter.request.made_on,
        about=tell_origin(matter, state, most),
    )


def condense_sections(sections: Sequence[Section]) -> tuple[Section, ...]:
    """All sections as one list, each under its name: half a page has no room for headings and tables."""
    items: list[tuple[str, Sentence]] = []
    for section in sections:
        sentences = [sentence for block in section.blocks for sentence in list_sentences(block)]
        items += [(section.title if number == 0 else "", sentence) for number, sentence in enumerate(sentences)]
    return (Section(SHORT_TITLE, (Listing(tuple(items)),)),) if items else ()


def list_sentences(block: Paragraph | Listing | Table | Picture) -> Iterator[Sentence]:
    """What a block says, one sentence an item or row; the label of an item goes before it."""
    if isinstance(block, Paragraph):
        yield block.sentence
    elif isinstance(block, Listing):
        yield from ((Phrase(f"{label}: "), *sentence) if label else sentence for label, sentence in block.items)
    elif isinstance(block, Table):
        for row in block.rows:
            told = [cell for cell in row if "".join(phrase.text for phrase in cell) != NOT_TOLD]
            yield tuple(p for n, cell in enumerate(told) for p in ((Phrase(" · "), *cell) if n else cell))


def name_brief(matter: Matter) -> str:
    """“Meeting of Ida Berg (DNK) and Jan Vos (NLD)”, or the names of the sides."""
    if matter.encounter:
        engagement = matter.encounter[0]
        return plain(f"{HEADS[engagement.channel]}: {name_participants(engagement.participants)}")
    return plain(" and ".join(name_brief_side(matter, side) for side in matter.sides))


def name_brief_side(matter: Matter, side: str) -> str:
    return matter.actors[side].name if side in matter.actors else name_of(side)


def tell_opening(matter: Matter) -> Section | None:
    """The encounter itself: who with which office, when, where, on what."""
    if matter.encounter is None:
        return None
    engagement, accounts = matter.encounter
    notes = note_evidence(accounts)
    day = engagement.date or matter.request.on
    status: Sentence = (
        say(
            f"{engagement.status.capitalize()} for {write_period(day)}",
            *(note_date(engagement, accounts, notes) or notes[:1]),
            style="strong",
            reviewed=is_reviewed(engagement, "date", "status"),
        ),
        Phrase(". "),
    )
    told = tell_encounter(matter.encounter, matter.texts, offices=True, details=matter.request.details)
    return Section("The encounter", (Paragraph((*status, *told)),))


def tell_contacts(matter: Matter, most: int) -> Section | None:
    """The last contacts of the sides and their outcome, the latest first."""
    in_text = sorted(matter.contacts[:most], key=lambda told: place_of_account(told[1][0]))
    chosen = sorted(in_text, key=tell_day, reverse=True)
    if not chosen:
        return None
    details = matter.request.details
    items = tuple((tell_when(told[0]), tell_encounter(told, matter.texts, details=details)) for told in chosen)
    return Section("Last contacts", (Listing(items),))


def tell_origin(matter: Matter, state: RecordState, most: Mapping[str, int]) -> tuple[str, ...]:
    """What the brief is made from, and what of the record is not in it."""
    more = len(matter.contacts) - most["contacts"]
    return (
        f"Made on {write_date(matter.request.made_on)} by dragoman {state.dragoman} from the record "
        f"{plain(state.name)}, version {state.version}.",
        "Every sentence is made of claims whose words stand in the notes; what the reports do not tell is left out.",
        *([f"{count_things(more, 'earlier contact')} left out; dragoman list shows them."] if more > 0 else []),
    )
