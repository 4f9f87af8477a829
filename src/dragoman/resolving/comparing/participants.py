"""Compare who took part: one row for everybody, by whom they are named."""

from __future__ import annotations

from dragoman.lexicon.names import name_of
from dragoman.model import Participant, Span
from dragoman.model.record import ComparedField, EngagementParticipant, FiledAccount
from dragoman.resolving.comparing.telling import SAME, Columns, Relation, Told, lay_out_field
from dragoman.resolving.engagement_participants import gather_participants
from dragoman.resolving.participants_likeness import fit_names, fold_words, is_office_only

STATE_ONLY = "one account names the state and not the person"
OFFICE_ONLY = "one account tells the office and not the name"
SILENCE = "this account does not name them"


def compare_participants(columns: Columns) -> tuple[ComparedField, ...]:
    """A row for everybody who is told to have taken part. Whom an account leaves out it does not deny."""
    return tuple(
        lay_out_field(
            f"participant: {spell_person(person)}",
            columns,
            [tell_participant(filed, person) if filed.id in tellers else None for filed in columns.accounts],
            relate_namings,
            SILENCE,
        )
        for person in gather_participants(columns.accounts)
        for tellers in [frozenset(person.accounts)]
    )


def spell_person(person: EngagementParticipant) -> str:
    country = name_of(person.country) if person.country else None
    return person.name if country is None or country in person.name else f"{person.name} ({country})"


def tell_participant(filed: FiledAccount, person: EngagementParticipant) -> Told[str] | None:
    """How an account names a participant: its value is "name", or why it tells less than the name."""
    own = choose_own(filed, person)
    if own is None:
        return None
    words = f"{own.name}, {own.role}" if own.role and own.role.casefold() not in own.name.casefold() else own.name
    return Told(rank_naming(own), words, first_spans(own.spans))


def choose_own(filed: FiledAccount, person: EngagementParticipant) -> Participant | None:
    """The account's own entry of a participant: the same actor, a name that fits, the office, else the state."""
    side = [
        (participant, actor)
        for participant, actor in zip(filed.account.participants, filed.actors, strict=True)
        if participant.country == person.country or participant.country is None or person.country is None
    ]
    for participant, actor in side:
        if actor is not None and actor == person.actor:
            return participant
    for participant, _ in side:
        if fit_names(fold_words(participant.name), fold_words(person.name)):
            return participant
    for told_less in (OFFICE_ONLY, STATE_ONLY):
        for participant, _ in side:
            if rank_naming(participant) == told_less:
                return participant
    return None


def rank_naming(participant: Participant) -> str:
    if participant.kind != "person":
        return STATE_ONLY
    return OFFICE_ONLY if is_office_only(participant.name, participant.role) else "name"


def relate_namings(left: str, right: str) -> Relation:
    """An account that names the state or the office only agrees with one that names the person."""
    if left == right:
        return SAME
    return Relation("agrees", STATE_ONLY if STATE_ONLY in (left, right) else OFFICE_ONLY)


def first_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The first places that name somebody: a text may do so a hundred times."""
    return spans[:3]
