"""What the sides said lately, topic by topic, in their words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.briefs.matter import Matter, iter_accounts
from dragoman.briefs.quoting import SENTENCE_END, quote, say
from dragoman.model import Quotation, Span
from dragoman.model.paper import Listing, Section, Sentence
from dragoman.model.record import DocumentHead, FiledAccount
from dragoman.resolving.undertakings import list_content_words
from dragoman.wording import write_date

FEWEST_WORDS = 6
"""Words of a quotation that states a position; shorter ones are scraps of the reporter's sentence."""
IN_GENERAL = "In general"


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation with its document and the topic it is about, None where its words don't tell."""

    document: DocumentHead
    quotation: Quotation
    topic: str | None


def tell_sayings(matter: Matter, most: int) -> Section | None:
    """The latest quotations of the sides, those on one topic together."""
    chosen = choose_sayings(matter)[:most]
    if not chosen:
        return None
    topics = dict.fromkeys(saying.topic for saying in chosen)
    ordered = [
        saying for topic in sorted(topics, key=lambda t: t is None) for saying in chosen if saying.topic == topic
    ]
    labels = [saying.topic or IN_GENERAL for saying in ordered]
    return Section(
        "What they said",
        (
            Listing(
                tuple(
                    (label if label not in labels[:number] else "", tell_saying(saying))
                    for number, (label, saying) in enumerate(zip(labels, ordered, strict=True))
                )
            ),
        ),
    )


def choose_sayings(matter: Matter) -> list[Saying]:
    """Whole positions of the sides' people, the latest first, each once."""
    found: dict[tuple[str, int], Saying] = {}
    for filed in iter_accounts(matter):
        for quotation in filed.quotes:
            if states_position(quotation) and speaks_for_side(matter, filed, quotation):
                topic = find_topic(filed, quotation, matter.texts[filed.document.id])
                found.setdefault((filed.document.id, quotation.start), Saying(filed.document, quotation, topic))
    return sorted(
        found.values(),
        key=lambda s: (
            s.document.published or "",
            s.quotation.kind == "direct",
            s.topic is not None,
            -s.quotation.start,
        ),
        reverse=True,
    )


def states_position(quotation: Quotation) -> bool:
    return (
        quotation.kind != "indirect" and quotation.speaker is not None and len(quotation.text.split()) >= FEWEST_WORDS
    )


def speaks_for_side(matter: Matter, filed: FiledAccount, quotation: Quotation) -> bool:
    """Whether who speaks takes part for one of the sides."""
    for participant, actor in zip(filed.account.participants, filed.actors, strict=True):
        if participant.name == quotation.speaker:
            return participant.country in matter.sides or actor in matter.sides
    return False


def find_topic(filed: FiledAccount, quotation: Quotation, text: str) -> str | None:
    """The topic of the encounter whose words the quotation or its sentence holds."""
    said = list_content_words(quotation.text)
    for topic in filed.account.topics:
        if list_content_words(topic.value) & said:
            return topic.value
    for topic in filed.account.topics:
        for span in topic.spans:
            first, last = sorted([(span.start, span.end), (quotation.start, quotation.end)])
            if not SENTENCE_END.search(text[first[1] : last[0]]):
                return topic.value
    return None


def tell_saying(saying: Saying) -> Sentence:
    """“Ida Berg, 4 May 2024 (Telegram): “We shall …””"""
    quotation, document = saying.quotation, saying.document
    day = f", {write_date(document.published)}" if document.published else ""
    medium = f" ({quotation.medium})" if quotation.medium else ""
    said = quote(document, Span(quotation.start, quotation.end, quotation.text))
    return (say(f"{quotation.speaker}{day}{medium}: ", style="strong"), said)
