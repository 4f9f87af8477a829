"""What a commitment is as an event, by its kind and by the words of its evidence; the tables are `events.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.exporting.events import Event, Party, Report, Words, first_day, name_side
from dragoman.lexicon.events import Coding, KindCoding, Subject, load_event_tables
from dragoman.lexicon.names import find_names
from dragoman.model import Commitment

AGAINST = re.compile(r"\b(?:on|against|over|from)\s+(?:the\s+|all\s+)?$")


def code_commitment(commitment: Commitment) -> Coding | None:
    """The type, mode and code of a commitment: the first subject that fits tells them.

    None for a pledge or offer of which the words do not tell whether it is help or threat.
    """
    tables = load_event_tables()
    words, kind = commitment.evidence.text, tables.kinds[commitment.kind]
    if commitment.kind == "agreement" and tables.signed_words.search(words) and not tables.ahead.search(words):
        return tables.signed
    for subject in tables.subjects:
        if not (subject.name == kind.subject if kind.subject else fits_subject(subject, commitment)):
            continue
        one_sided = kind.stage == "intended" and commitment.kind != "agreement"
        if subject.untold and one_sided:
            return None
        coding = code_stage(subject, kind)
        if coding and (one_sided or kind.stage != "intended" or not subject.hostile):
            return coding
    return None


def code_stage(subject: Subject, kind: KindCoding) -> Coding | None:
    """The coding of a subject that was done, is intended or is asked for; None where the subject has none."""
    if kind.stage == "done":
        return subject.done
    if kind.stage == "asked":
        return Coding("REQUEST", subject.asked_mode, cameo=subject.asked) if subject.asked else None
    if not subject.intended:
        return None
    return subject.hostile or Coding(kind.type or "AGREE", cameo=subject.intended)


def fits_subject(subject: Subject, commitment: Commitment) -> bool:
    """Whether the evidence speaks of the subject and, for what is done against somebody, names the recipient so."""
    words = commitment.evidence.text
    if subject.words is None:
        return True
    found = subject.words.search(words)
    if found is None or not subject.against:
        return found is not None
    return any(
        name.code == commitment.to and name.start > found.start() and AGAINST.search(words[: name.start])
        for name in find_names(words)
    )


def make_commitment_event(
    identifier: str,
    engagement: str,
    tellings: Sequence[tuple[Commitment, Words, Report]],
    coding: Coding,
    *,
    sources: int,
) -> Event:
    """The event that one undertaking is; `tellings` are what its accounts say of it, `coding` that of the first.

    It is dated by its first report: texts seldom tell the day of a promise.
    """
    commitment = tellings[0][0]
    parties: tuple[Party, ...] = tuple(
        name_side(code) for code in dict.fromkeys((commitment.by, commitment.to)) if code
    )
    mutual = commitment.kind == "agreement" and len(parties) == 2
    reports = tuple(dict.fromkeys(report for _, _, report in tellings))
    told = first_day(report.published for report in reports)
    return Event(
        id=identifier,
        engagement=engagement,
        source="commitment",
        coding=coding,
        actors=parties if mutual else parties[:1],
        recipients=parties if mutual else parties[1:],
        reciprocal=mutual,
        date=told,
        date_basis="publication" if told else None,
        words=tuple(dict.fromkeys(words for _, words, _ in tellings)),
        reports=reports,
        sources=sources,
        amount=next((c.amount_text for c, _, _ in tellings if c.amount_text), None),
        instrument=next((c.instrument for c, _, _ in tellings if c.instrument), None),
        due=next((c.due for c, _, _ in tellings if c.due), None),
        historical=load_event_tables().historical.search(commitment.evidence.text) is not None,
    )
