"""PLOVER's contexts of an event: the fields that its topics and words belong to."""

from __future__ import annotations

from dragoman.exporting.events import Event
from dragoman.lexicon.events import load_event_tables


def list_contexts(event: Event) -> tuple[str, ...]:
    """The contexts that the topics of an encounter, or the words of a commitment, name; in the order of the table."""
    told = event.topics if event.source == "encounter" else [words.span.text for words in event.words]
    return tuple(
        name for name, words in load_event_tables().contexts.items() if any(words.search(topic) for topic in told)
    )
