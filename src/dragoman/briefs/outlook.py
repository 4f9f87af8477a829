"""What is next on the calendar, and who is who."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.briefs.encounters import tell_encounter, tell_when
from dragoman.briefs.matter import Matter, iter_accounts
from dragoman.briefs.quoting import FULL_STOP, note_span, say, widen_span
from dragoman.model import Participant, Tenure
from dragoman.model.paper import Listing, Paragraph, Phrase, Section, Sentence
from dragoman.model.record import Actor, FiledAccount
from dragoman.when import When
from dragoman.wording import write_date

NEAR_NAME = 35
"""Characters beside a name in which its office stands."""


def tell_ahead(matter: Matter, most: int) -> Section | None:
    """What is planned or proposed after the day, the soonest first."""
    items = tuple(
        (
            tell_when(engagement),
            (*tell_encounter((engagement, accounts), matter.texts), Phrase(f" {engagement.status.capitalize()}.")),
        )
        for engagement, accounts in matter.ahead[:most]
    )
    return Section("Next on the calendar", (Listing(items),)) if items else None


def tell_people(matter: Matter, most: int) -> Section | None:
    """Who the people of the sides are: those of the encounter first, then those of the latest contacts."""
    people: dict[str, list[tuple[FiledAccount, Participant]]] = {}
    for filed in iter_accounts(matter):
        for participant, actor_id in zip(filed.account.participants, filed.actors, strict=True):
            if actor_id in matter.actors and participant.role and participant.spans:
                people.setdefault(actor_id, []).append((filed, participant))
    told = [tell_person(matter, told, matter.actors[actor]) for actor, told in list(people.items())[:most]]
    if not told:
        return None
    joined = (phrase for number, one in enumerate(told) for phrase in ((Phrase("; "), *one) if number else one))
    return Section("Who is who", (Paragraph((*joined, FULL_STOP)),))


def tell_person(matter: Matter, told: Sequence[tuple[FiledAccount, Participant]], actor: Actor) -> Sentence:
    """“Ratna Wijaya, President (IDN), since October 2024 …”: the office as the reports give it."""
    around = [
        (filed, participant, widen_span(matter.texts[filed.document.id], span.start, span.end, NEAR_NAME))
        for filed, participant in told
        for span in participant.spans
    ]
    # Of all places that name them, the first one that says the office, too.
    saying_so = (found for found in around if (found[1].role or "") in found[2].text)
    filed, participant, words = next(saying_so, around[0])
    country = f" ({participant.country})" if participant.country else ""
    office = say(f"{participant.role}{country}", note_span(filed.document, words))
    term = find_term(actor, participant, matter.request.on)
    name = say(f"{participant.name}, ", style="strong")
    return (name, office, *((Phrase(", "), term) if term else ()))


def find_term(actor: Actor, participant: Participant, on: str) -> Phrase | None:
    """Since when the office is held, where a text of the record tells it."""
    for tenure in actor.tenures:
        if tenure.office == participant.role and tenure.start and tenure.source != "text" and holds_on(tenure, on):
            return say(f"since {write_date(tenure.start)} according to {tenure.source}")
    return None


def holds_on(tenure: Tenure, on: str) -> bool:
    return When.parse(tenure.start or on).earliest.isoformat() <= on <= When.parse(tenure.end or on).latest.isoformat()
