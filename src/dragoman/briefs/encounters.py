"""Encounters in sentences: who, when, where, on what, with which outcome, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.briefs.quoting import (
    FULL_STOP,
    LONGEST_NOTE,
    cut_span,
    hold_span,
    join_near,
    join_phrases,
    note_claims,
    note_span,
    quote,
    say,
    widen_span,
)
from dragoman.exporting.heading import Told
from dragoman.exporting.papers.apparatus import MARK
from dragoman.model import Amount, Channel, Claim, Span
from dragoman.model.paper import Note, Phrase, Sentence
from dragoman.model.record import Engagement, EngagementParticipant, FiledAccount
from dragoman.wording import name_participant, write_period

HEADS: dict[Channel, str] = {
    "call": "Telephone call",
    "video-call": "Video call",
    "meeting": "Meeting",
    "visit": "Visit",
    "summit": "Summit",
    "correspondence": "Correspondence",
    "contact": "Contact",
}
MOST_NAMED = 6
MOST_DETAILS = 4
"""Topics of an encounter that are told; of the sums that were named one less."""
BEFORE_NAME = 30
"""Characters before the first name that a note of a long sentence begins with: its title, and "In a call with"."""
OUTCOMES = {"agreement": "Agreed", "delivered": "Done"}


def tell_encounter(
    told: Told, texts: Mapping[str, str], *, offices: bool = False, details: int = MOST_DETAILS
) -> Sentence:
    """“Telephone call: Ida Berg (DNK) and Jan Vos (NLD), on grain exports. Sums named: €5 million.”

    `texts` are those of its documents by id. With `offices`, participants come with the office they are said to hold.
    `details` is how many topics are told, and of sums one less.
    """
    engagement, accounts = told
    notes = note_evidence(accounts)
    named = name_participants(engagement.participants, offices=offices)
    head = say(
        f"{HEADS[engagement.channel]}: {named}", *notes[:1], reviewed=is_reviewed(engagement, "channel", "participants")
    )
    sentence: list[Phrase] = [head]
    if engagement.place:
        sentence += [
            Phrase(", "),
            say(engagement.place, *note_place(engagement, accounts, notes), reviewed=is_reviewed(engagement, "place")),
        ]
    if topics := tell_topics(engagement.topics[:details], engagement, accounts, texts, notes):
        sentence += [Phrase(", on "), *topics]
    sentence.append(FULL_STOP)
    if engagement.sources > 1:
        sentence.append(say(f" {engagement.sources} independent sources.", *notes[1:2] or notes[:1]))
    return (*sentence, *tell_sums(accounts, texts, details - 1), *tell_outcome(accounts))


def tell_when(engagement: Engagement) -> str:
    """The day or days of an engagement, marked where a person has looked at them, or that none is told."""
    mark = f" {MARK}" if is_reviewed(engagement, "date") else ""
    return f"{write_period(engagement.date) if engagement.date else 'Day not told'}{mark}"


def name_contact(engagement: Engagement) -> str:
    """“Telephone call, 3 May 2024”."""
    day = f", {write_period(engagement.date)}" if engagement.date else ""
    return f"{HEADS[engagement.channel]}{day}"


def note_evidence(accounts: Sequence[FiledAccount]) -> tuple[Note, ...]:
    """Of each account that is no copy of another the words that name most of the participants."""
    told = [filed for filed in accounts if filed.account.evidence]
    originals = [filed for filed in told if not filed.document.copy_of] or told
    return tuple(Note(filed.document, choose_evidence(filed)) for filed in originals)


def choose_evidence(filed: FiledAccount) -> Span:
    """The evidence that names most, from the first name on where it is too long for a note."""
    surnames = [p.name.split()[-1] for p in filed.account.participants]

    def find_named(span: Span) -> list[int]:
        return [at for at in (span.text.find(name) for name in surnames) if at >= 0]

    def rank(span: Span) -> tuple[int, bool]:
        # Who is named first is often told all along; words that name the other side tell this encounter from the next.
        return len(find_named(span)), any(name in span.text for name in surnames[1:])

    evidence = max(filed.account.evidence, key=rank)
    named = find_named(evidence)
    if named and max(named) > LONGEST_NOTE - max(map(len, surnames)):
        first = evidence.text.rfind(" ", 0, max(0, min(named) - BEFORE_NAME)) + 1
        evidence = Span(evidence.start + first, evidence.end, evidence.text[first:])
    return cut_span(evidence)


def name_participants(participants: Sequence[EngagementParticipant], *, offices: bool = False) -> str:
    """The participants in one phrase; of many the first ones and how many more."""
    named = [name_participant(p) if offices else name_shortly(p) for p in participants]
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], f"{len(named) - MOST_NAMED + 1} others"]
    if len(named) < 2:
        return named[0] if named else "nobody named"
    return f"{('; ' if offices else ', ').join(named[:-1])} and {named[-1]}"


def name_shortly(participant: EngagementParticipant) -> str:
    country = participant.country
    return f"{participant.name} ({country})" if country and country != participant.name else participant.name


def note_place(engagement: Engagement, accounts: Sequence[FiledAccount], known: Sequence[Note]) -> tuple[Note, ...]:
    return note_value([(filed, filed.account.place) for filed in accounts], engagement.place, known)


def note_date(engagement: Engagement, accounts: Sequence[FiledAccount], known: Sequence[Note]) -> tuple[Note, ...]:
    return note_value([(filed, filed.account.date) for filed in accounts], engagement.date, known)


def note_value(
    told: Sequence[tuple[FiledAccount, Claim[str] | None]], value: str | None, known: Sequence[Note]
) -> tuple[Note, ...]:
    """The note of the first account that tells the value; of a value that no account tells, a person's, none."""
    for filed, claim in told:
        if claim is not None and claim.value == value and claim.spans:
            return note_claims(filed.document, claim.spans[:1], known)
    return ()


def tell_topics(
    topics: Sequence[str],
    engagement: Engagement,
    accounts: Sequence[FiledAccount],
    texts: Mapping[str, str],
    known: Sequence[Note],
) -> Sentence:
    """The topics with their words; of what stands close together in a text, one note."""
    spans = {topic.value: (filed, topic) for filed in reversed(accounts) for topic in filed.account.topics}
    told = [(topic, *spans[topic]) if topic in spans else (topic, None, None) for topic in topics]
    notes = list(known)
    for _, filed, claim in told:
        if filed and claim and claim.spans and not (notes and hold_span(notes[-1], filed.document, claim.spans[0])):
            near = [c.spans[0] for _, f, c in told if f is filed and c and c.spans]
            notes.append(Note(filed.document, join_near(texts.get(filed.document.id, ""), claim.spans[0], near)))
    reviewed = is_reviewed(engagement, "topics")
    return join_phrases(
        share_notes(
            [
                say(
                    topic,
                    *(note_claims(filed.document, claim.spans[:1], notes) if filed and claim else ()),
                    reviewed=reviewed,
                )
                for topic, filed, claim in told
            ]
        )
    )


def share_notes(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with a note only where the next one rests on another: the number stands once, behind the last."""
    return [
        Phrase(p.text, () if n + 1 < len(phrases) and phrases[n + 1].notes == p.notes else p.notes, p.style, p.reviewed)
        for n, p in enumerate(phrases)
    ]


def tell_sums(accounts: Sequence[FiledAccount], texts: Mapping[str, str], most: int) -> Iterator[Phrase]:
    """“ Sums named: €5 million (river fund).” What only restates another in another currency is left out."""
    sums: dict[tuple[float, str | None], tuple[FiledAccount, Amount]] = {}
    for filed in accounts:
        for amount in filed.amounts:
            if amount.restates is None:
                sums.setdefault((amount.value, amount.currency), (filed, amount))
    phrases = []
    for filed, amount in list(sums.values())[:most]:
        of = f" ({amount.of})" if amount.of else ""
        around = widen_span(texts[filed.document.id], amount.start, amount.end)
        phrases.append(say(f"{amount.text}{of}", note_span(filed.document, around)))
    if phrases:
        yield from (Phrase(" Sums named: "), *join_phrases(phrases), FULL_STOP)


def tell_outcome(accounts: Sequence[FiledAccount]) -> Iterator[Phrase]:
    """“ Agreed: “…” Done: “…”” What is still owed stands among what is due."""
    told = set()
    for filed in accounts:
        for commitment in filed.commitments:
            label = OUTCOMES.get(commitment.kind)
            if label and (commitment.kind, commitment.by, commitment.to) not in told:
                told.add((commitment.kind, commitment.by, commitment.to))
                yield from (Phrase(f" {label}: "), quote(filed.document, commitment.evidence), FULL_STOP)


def is_reviewed(engagement: Engagement, *fields: str) -> bool:
    """Whether a person has accepted or corrected one of the fields, or the whole."""
    return bool({"engagement", *fields} & set(engagement.reviewed))
