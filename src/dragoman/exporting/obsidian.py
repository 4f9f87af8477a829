"""The record as a vault of Obsidian: linked notes of engagements, actors, instruments and documents, and an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.exporting.claims import list_claims
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.note_words import escape, link, link_page, quote_words, write_front_matter
from dragoman.exporting.vault import FOLDERS, INDEX, Vault, name_note
from dragoman.exporting.wording import find_web_address, name_side, tell_reviewed, write_source, write_title
from dragoman.lexicon.names import name_of
from dragoman.model import ActorKind
from dragoman.model.record import (
    DocumentHead,
    Engagement,
    EngagementParticipant,
    FiledAccount,
    Imprint,
    RecordedInstrument,
)
from dragoman.resolving.comparing.channels import CHANNEL_WORDS
from dragoman.when import When

FindInstrument = Callable[[str], RecordedInstrument | None]
"""The instrument of a name, acronym or id."""


@dataclass(slots=True)
class ActorNote:
    """What the engagements tell of an actor, gathered for its note."""

    kind: ActorKind
    country: str | None
    names: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Links:
    """What is gathered while engagements pass: of each note the lines that lead to engagements."""

    actors: dict[str, ActorNote] = field(default_factory=dict)
    documents: dict[str, DocumentHead] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    """The path of an instrument's note by its id."""
    engagements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By the path of a note: the lines that link the engagements it has to do with."""
    index: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The lines of the index by month."""


def write_vault(
    told: Iterable[Told],
    heading: ExportHeading,
    vault: Vault,
    *,
    load_imprint: Callable[[str], Imprint],
    find_instrument: FindInstrument = lambda _: None,
) -> None:
    """Write all notes, then the index. Of engagements that have been written only the lines that link them are kept."""
    links = Links()
    known: dict[str, str | None] = {}

    def place_instrument(name: str) -> str | None:
        """The path of the note of an instrument that is named so; None where the record has none."""
        if name not in known:
            found = find_instrument(name)
            known[name] = None
            if found:
                known[name] = links.instruments[found.id] = name_note("instruments", found.name, found.id)
        return known[name]

    for engagement, accounts in told:
        note = name_engagement(engagement)
        instruments = list(dict.fromkeys(i.name for filed in accounts for i in filed.instruments))
        placed = {name: path for name in instruments if (path := place_instrument(name))}
        vault.write(note, [*describe_engagement(engagement, placed), *describe_accounts(accounts)])
        enter_links(links, engagement, accounts, note, placed.values())
    for actor_id, actor in links.actors.items():
        path = place_actor(actor_id)
        vault.write(path, describe_actor(actor_id, actor, links.engagements[path]))
    for head in links.documents.values():
        path = place_document(head)
        vault.write(path, describe_document(head, load_imprint(head.id), links.engagements[path]))
    for instrument_id, path in links.instruments.items():
        instrument = find_instrument(instrument_id)
        if instrument:
            vault.write(path, describe_instrument(instrument, links))
    vault.write(INDEX.removesuffix(".md"), describe_index(heading, links))


def name_engagement(engagement: Engagement) -> str:
    """The path of an engagement's note: its day, channel and sides can be read in a list of files."""
    sides = dict.fromkeys(p.country or p.name for p in engagement.participants)
    day = (engagement.date or "undated").replace("/", " to ")
    return name_note("engagements", f"{day} {engagement.channel} {' '.join(sides)}", engagement.id)


def place_actor(actor_id: str) -> str:
    return name_note("actors", "", actor_id)


def place_document(head: DocumentHead) -> str:
    return name_note("documents", f"{head.published or 'undated'} {head.title or ''}", head.id)


def link_document(head: DocumentHead) -> str:
    """A short link to a document's note: by its source and day."""
    label = ", ".join(part for part in (head.source, head.published) if part)
    return link(place_document(head), label or head.given_id)


def enter_links(
    links: Links, engagement: Engagement, accounts: Sequence[FiledAccount], note: str, instruments: Iterable[str]
) -> None:
    """Gather what the notes of actors, documents and instruments, and the index, will say of an engagement."""
    line = f"- {engagement.date or 'undated'}, {engagement.status}: {link(note, write_title(engagement))}"
    links.index[engagement.date[:7] if engagement.date else "undated"].append(line)
    paths = dict.fromkeys(instruments)
    for participant in engagement.participants:
        if participant.actor:
            actor = links.actors.setdefault(participant.actor, ActorNote(participant.kind, participant.country))
            actor.names[participant.name] = None
            actor.offices |= {participant.role: None} if participant.role else {}
            paths[place_actor(participant.actor)] = None
    for filed in accounts:
        links.documents.setdefault(filed.document.id, filed.document)
        paths[place_document(filed.document)] = None
    for path in paths:
        links.engagements[path].append(line)


def link_participant(participant: EngagementParticipant) -> str:
    side = name_side(participant)
    return link(place_actor(participant.actor), side) if participant.actor else side


def describe_engagement(engagement: Engagement, instruments: dict[str, str]) -> Iterator[str]:
    """The front matter, and what the accounts and the judgements on them come to."""
    when = When.parse(engagement.date) if engagement.date else None
    title = write_title(engagement)
    yield from write_front_matter(
        {
            "id": engagement.id,
            "type": "engagement",
            "aliases": [title],
            "date": engagement.date,
            "first_day": when and when.earliest.isoformat(),
            "last_day": when and when.latest.isoformat(),
            "date_basis": engagement.date_basis,
            "channel": engagement.channel,
            "status": engagement.status,
            "place": engagement.place,
            "participants": [link_participant(p) for p in engagement.participants],
            "countries": list(dict.fromkeys(p.country for p in engagement.participants if p.country)),
            "topics": engagement.topics,
            "instruments": [link(path, name) for name, path in instruments.items()],
            "sources": engagement.sources,
            "reviewed": engagement.reviewed,
            "rejected": engagement.rejected,
        }
    )
    basis = " (the day of publication)" if engagement.date_basis == "publication" else ""
    told = f"{CHANNEL_WORDS[engagement.channel]}, {engagement.status}, {engagement.date or 'no date told'}{basis}"
    yield from (f"# {escape(title)}", "", f"{escape(told)}; {escape(tell_reviewed(engagement))}.", "")
    for participant in engagement.participants:
        office = f", {escape(participant.role)}" if participant.role else ""
        side = link_participant(participant) if participant.actor else escape(name_side(participant))
        yield f"- {side}{office}"
    for label, words in (("Place", [engagement.place or ""]), ("Topics", engagement.topics)):
        if any(words):
            yield f"- {label}: {'; '.join(map(escape, words))}"
    if instruments:
        yield f"- Instruments: {', '.join(link(path, name) for name, path in instruments.items())}"
    yield ""


def describe_accounts(accounts: Sequence[FiledAccount]) -> Iterator[str]:
    """Of each account: every value with its words, the sentences it rests on, what was said and undertaken."""
    for filed in accounts:
        head = filed.document
        source = link_document(head)
        yield from (f"## {link(place_document(head), write_source(head))}", "")
        for claim in list_claims(filed):
            if claim.field != "evidence":
                words = "; ".join(f"“{escape(span.text)}” {span.start}–{span.end}" for span in claim.spans)
                value = ", ".join(part for part in (claim.value, claim.role, claim.country) if part)
                yield f"- {claim.field}: {escape(value)} — {words or 'no words of its own'} ({escape(claim.made_by)})"
        yield ""
        for span in filed.account.evidence:
            yield from quote_words(span, source)
        for said in filed.quotes:
            if said.kind != "indirect":
                speaker = escape(said.speaker or "not told who")
                yield f"- {speaker}: “{escape(said.text)}” {said.start}–{said.end}"
        for commitment in filed.commitments:
            yield from ("", f"{commitment.kind} by {escape(commitment.by)}:", "")
            yield from quote_words(commitment.evidence, source)
        yield ""


def describe_actor(actor_id: str, actor: ActorNote, engagements: Sequence[str]) -> Iterator[str]:
    names = list(actor.names)
    yield from write_front_matter(
        {
            "id": actor_id,
            "type": actor.kind,
            "aliases": names,
            "country": actor.country,
            "country_name": actor.country and name_of(actor.country),
            "offices": list(actor.offices),
            "engagements": len(engagements),
        }
    )
    yield from (f"# {escape(max(names, key=len))}", "", *(f"- {escape(office)}" for office in actor.offices))
    yield from ("", "## Engagements", "", *engagements, "")


def describe_document(head: DocumentHead, imprint: Imprint, engagements: Sequence[str]) -> Iterator[str]:
    yield from write_front_matter(
        {
            "id": head.id,
            "type": "document",
            "given_id": head.given_id,
            "title": head.title,
            "aliases": [head.title] if head.title else [],
            "author": imprint.author,
            "source": head.source,
            "published": head.published,
            "url": find_web_address(head.url),
            "language": head.language,
            "copy_of": head.copy_of,
            "earlier_version": head.earlier_version,
            "text_sha256": imprint.text_sha256,
        }
    )
    page = link_page(head.url)
    yield from (f"# {escape(write_source(head))}", "", *([page, ""] if page else []))
    yield from ("## Engagements", "", *engagements, "")


def describe_instrument(instrument: RecordedInstrument, links: Links) -> Iterator[str]:
    """Names, figures with their words, what it replaced, and the engagements of the export in which it came up."""
    path = links.instruments[instrument.id]
    yield from write_front_matter(
        {
            "id": instrument.id,
            "type": "instrument",
            "kind": instrument.kind,
            "acronym": instrument.acronym,
            "aliases": instrument.names,
        }
    )
    yield from (f"# {escape(instrument.name)}", "", escape(instrument.kind), "")
    for figure in instrument.figures:
        head = links.documents.get(figure.document)
        source = link_document(head) if head else escape(figure.document)
        dated = f" (as of {figure.as_of})" if figure.as_of else ""
        yield f"- {escape(figure.property)}: {figure.value:,.15g} {escape(figure.unit)}{dated}"
        yield from ("", *quote_words(figure.evidence, source))
    for label, replaced in (("Took the place of", instrument.replaced), ("Replaced by", instrument.replaced_by)):
        for name, document, span in replaced:
            yield f"- {label} {escape(name)}: “{escape(span.text)}” ({escape(document)}, {span.start}–{span.end})"
    yield from ("", "## Engagements", "", *links.engagements[path], "")


def describe_index(heading: ExportHeading, links: Links) -> Iterator[str]:
    """What the export is of, and its engagements by month; the mark by which the folder is known as ours."""
    described = heading.describe()
    filters = [f"{name}: {value}" for name, value in described.pop("filters").items()]
    yield from write_front_matter({"dragoman_vault": 1, **described, "filters": filters})
    state = heading.state
    yield from (f"# {escape(state.name)}, version {state.version}", "")
    yield f"{escape(described['made_by'])}, {heading.day}; filters: {escape(', '.join(filters)) or 'none'};"
    yield from (f"{escape(described['reviewed_values'])}.", "")
    yield f"The folders {', '.join(FOLDERS)} are written anew by each export; keep notes of your own beside them."
    for month in sorted(links.index):
        yield from ("", f"## {month}", "", *links.index[month])
    yield ""
