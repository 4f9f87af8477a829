"""Engagements as an export gets them, built by hand: their texts, accounts and headings, tame or hostile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from dragoman.exporting.heading import ExportHeading, Told
from dragoman.model import Account, Claim, Participant, Span
from dragoman.model.record import (
    DocumentHead,
    Engagement,
    EngagementParticipant,
    FiledAccount,
    Imprint,
    RecordState,
)

BERG = EngagementParticipant("Ida Berg", "Prime Minister", "DNK", "person", "p-ida-berg", ("a-1",))
MOE = EngagementParticipant("Nils Moe", "Minister of Defence", "DNK", "person", "p-nils-moe", ("a-1",))
VIK = EngagementParticipant("Lars Vik", "Prime Minister", "NOR", "person", "p-lars-vik", ("a-1",))
TOGO = EngagementParticipant("Togo", None, "TGO", "state", "s-TGO", ("a-1",))
NATO = EngagementParticipant("NATO", None, "NATO", "organisation", "o-NATO", ("a-1",))
NOBODY = EngagementParticipant("a harbour pilot", None, None, "person", None, ("a-1",))
HOSTILE = (
    'two "quotes", \'one\', ]] and [[links]] | a bar',
    "a line\nand another\r\nand\u2028a third\ttab",
    "controls \x00\x01\x08\x0b\x0c\x1b[31m\x7f\x85 end",
    "a turned \u202eline\u202c and marks \u200f\ufeff\ufffe\uffff",
    "<script>alert(1)</script> & &amp; ]]> <!-- -->",
    "---\nreviewed: true\n---\n# heading\n%%comment%% $x$ `code` ==mark== ^block #tag",
    "BEGIN:VEVENT;X=1,2\\n:END",
    "CON", "..", "../../etc/passwd", "a/b\\c:d*e?f\"g<h>i|j", "nul.", "=1+1", "\u0301" * 50, "😀" * 200, "名" * 300,
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40)).filter(lambda words: words.strip() != "")
URLS = st.sampled_from(
    [None, "javascript:alert(1)", "https://example.org/a?b=1&c=2", "http://example.org/\nX-EVIL:1", "https://[",
     "data:text/html,<b>", 'https://example.org/"><script>', "HTTPS://EXAMPLE.ORG/", "file:///etc/passwd"]
)  # fmt: skip


def build_heading(**values: object) -> ExportHeading:
    fixed: dict[str, object] = {
        "state": RecordState("desk.db", "3.14", "2024-06-01T10:00:00+00:00", "1.2.3"),
        "filters": {"with": "Denmark"},
        "day": "2024-05-20",
        "engagements": 1,
        "reviewed": 0,
    }
    return ExportHeading(**(fixed | values))  # type: ignore[arg-type]


@dataclass
class Library:
    """The texts and imprints of the documents that engagements rest on."""

    texts: dict[str, str] = field(default_factory=dict)

    def load_text(self, document_id: str) -> str:
        return self.texts[document_id]

    def load_imprint(self, document_id: str) -> Imprint:
        return Imprint(document_id, "A. Writer", None, "ab" * 32, "2024-06-01T09:00:00+00:00", "1.2.3")

    def tell(
        self,
        number: int = 1,
        *,
        participants: Sequence[EngagementParticipant] = (BERG, VIK),
        words: str = "Berg rang Vik on 3 May 2024",
        head: dict[str, object] | None = None,
        time: str | None = None,
        **values: object,
    ) -> Told:
        """An engagement of one account; its words stand in the text of its document, which is kept here."""
        text = f"COPENHAGEN – {words} – the office said."
        start = text.index(words)
        span = Span(start, start + len(words), words)
        document = DocumentHead(**{  # type: ignore[arg-type]
            "id": f"d-{number}", "number": number, "given_id": f"{number}.txt", "title": f"Report {number}",
            "published": "2024-05-04", "source": "Gazette", "url": f"https://example.org/{number}", "language": "en",
            **(head or {}),
        })  # fmt: skip
        self.texts[document.id] = text
        engagement = Engagement(**{  # type: ignore[arg-type]
            "id": f"e-{number}", "channel": "call", "status": "held", "date": "2024-05-03", "date_basis": "text",
            "place": None, "topics": ("cables",), "accounts": (f"a-{number}",), "sources": 1, **values,
            "participants": tuple(participants),
        })  # fmt: skip
        account = Account(
            id="e1",
            channel=Claim(engagement.channel, (span,), "rule:channel-noun", "“rang” is a word of the channel call"),
            status=Claim(engagement.status, (span,), "rule:tense"),
            date=Claim(engagement.date, (span,), "rule:date") if engagement.date else None,
            date_basis=engagement.date_basis,
            place=Claim(engagement.place, (span,), "rule:place") if engagement.place else None,
            participants=tuple(Participant(p.name, p.role, p.country, (span,), p.kind) for p in participants),
            topics=tuple(Claim(topic, (span,), "rule:topic") for topic in engagement.topics),
            evidence=(span,),
            time=Claim(time, (span,), "rule:clock") if time else None,
        )
        actors = tuple(p.actor for p in participants)
        return engagement, (FiledAccount(f"a-{number}", document, account, actors, engagement.id),)


@st.composite
def hostile_records(draw: st.DrawFn) -> tuple[Library, list[Told]]:
    """A library and two engagements whose every word is what a hostile page might say."""
    library = Library()
    told = []
    for number in (1, 2):
        one = EngagementParticipant(draw(WORDS), draw(WORDS), "DNK", "person", f"p-{number}", (f"a-{number}",))
        other = EngagementParticipant(draw(WORDS), None, None, "body", None, (f"a-{number}",))
        head = {"title": draw(WORDS), "source": draw(WORDS), "url": draw(URLS), "given_id": draw(WORDS)}
        told.append(
            library.tell(
                number,
                participants=(one, other, VIK),
                words=draw(WORDS),
                head=head,
                place=draw(WORDS),
                topics=(draw(WORDS),),
            )
        )
    return library, told
