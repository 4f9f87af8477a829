"""What a record might hold of one encounter, built by hand for tests of views."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType

from dragoman.model import Account, Claim, Commitment, Participant, Quotation, Span, Tenure
from dragoman.model.record import (
    Actor,
    ActorName,
    Cell,
    ComparedField,
    Comparison,
    DocumentHead,
    Engagement,
    EngagementParticipant,
    FiledAccount,
    FollowUp,
    Judgement,
    RecordedInstrument,
    Share,
    SourcedFigure,
)

TEXT = "President Sall met President Barrow in Banjul on 3 May 2024. “The river is ours,” he said."
SAID = Quotation("The river is ours,", 62, 80, "direct", "Sall", cue=Span(85, 89, "said"))
PROMISE = Commitment("SEN", "GMB", "pledge", Span(0, 14, "President Sall"), "€5 million", "River Fund", "2024-06")


def draw(view: RenderableType, width: int = 100) -> str:
    """The view as plain text."""
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(view)
    return stream.getvalue()


def build_head(number: int, **values: object) -> DocumentHead:
    fixed: dict[str, object] = {"title": f"Report {number}", "published": f"2024-05-0{number}", "source": "Gazette"}
    return DocumentHead(id=f"d-{number}", number=number, given_id=f"{number}.txt", **(fixed | values))  # type: ignore[arg-type]


def build_filed(number: int, *, date: str | None = "2024-05-03", **head: object) -> FiledAccount:
    evidence = Span(0, 60, TEXT[:60])
    account = Account(
        id="e1",
        channel=Claim("meeting", (Span(15, 18, "met"),)),
        status=Claim("held"),
        date=Claim(date, (Span(46, 59, "on 3 May 2024"),)) if date else None,
        date_basis="text" if date else None,
        place=Claim("Banjul") if number == 1 else None,
        participants=(Participant("Sall", "President", "SEN", ()), Participant("Barrow", "President", "GMB", ())),
        topics=(Claim("the river"),),
        evidence=(evidence,),
    )
    said = (SAID,) if number == 1 else ()
    promised = (PROMISE,) if number == 1 else ()
    return FiledAccount(f"a-{number}", build_head(number, **head), account, ("p-1", None), "e-1", said, (), promised)


def build_engagement(number: int = 1, **values: object) -> Engagement:
    fixed: dict[str, object] = {
        "channel": "meeting",
        "status": "held",
        "date": "2024-05-03",
        "date_basis": "text",
        "place": "Banjul",
        "participants": (
            EngagementParticipant("Macky Sall", "President", "SEN", "person", "p-1", ("a-1", "a-2")),
            EngagementParticipant("Adama Barrow", "President", "GMB", "person", None, ("a-1",)),
        ),
        "topics": ("the river", "fishing"),
        "accounts": ("a-1", "a-2"),
        "sources": 2,
        "history": (("2024-05-01", "planned", "a-1"), ("2024-05-04", "held", "a-2")),
    }
    return Engagement(id=f"e-{number}", **(fixed | values))  # type: ignore[arg-type]


def build_follow_up(number: int = 1, **values: object) -> FollowUp:
    fixed: dict[str, object] = {
        "kind": "pledge",
        "by": "SEN",
        "to": "GMB",
        "what": "€5 million to the River Fund",
        "state": "open",
        "document": "d-1",
        "opened": Span(0, 14, "President Sall"),
        "opened_on": "2024-05-01",
        "due": "2024-06",
    }
    return FollowUp(id=f"f-{number}", **(fixed | values))  # type: ignore[arg-type]


def build_judgement(**values: object) -> Judgement:
    fixed: dict[str, object] = {
        "verb": "correct", "subject": "e-1", "by": "Ann Lee", "why": "the diary", "at": "2024-06-01T10:00:00+00:00",
        "field": "date", "value": "2024-05-03",
    }  # fmt: skip
    return Judgement(id="j-1", **(fixed | values))  # type: ignore[arg-type]


def build_comparison() -> Comparison:
    day, other = Span(46, 59, "on 3 May 2024"), Span(3, 11, "Saturday")
    return Comparison(
        "e-1",
        (build_filed(1), build_filed(2, source="Courier")),
        (
            ComparedField("channel", (Cell("agrees", "meeting"), Cell("agrees", "talks"))),
            ComparedField(
                "date",
                (Cell("differs", "3 May 2024", (day,), "one day apart"), Cell("differs", "4 May 2024", (other,))),
            ),
            ComparedField("place", (Cell("agrees", "Banjul"), Cell("silent"))),
            ComparedField("initiator", (Cell("silent"), Cell("silent"))),
        ),
    )


def build_actor() -> Actor:
    told = Span(0, 14, "President Sall")
    return Actor(
        "p-1",
        "person",
        "Macky Sall",
        "SEN",
        known="Macky Sall",
        names=(ActorName("Macky Sall", 3), ActorName("Sall", 1), ActorName("Маки Салл")),
        tenures=(
            Tenure("Macky Sall", "President", "SEN", "2012-04-02", "2024-04-02", told),
            Tenure("Sall", "President", "SEN", "2012-05", None, source="register.csv"),
        ),
    )


def build_instrument() -> RecordedInstrument:
    words = Span(0, 14, "President Sall")
    whole = SourcedFigure("size of the fund", 200e6, "EUR", "2024-05", "d-1", words, "2024-05-01")
    part = SourcedFigure("paid into the fund", 5e6, "EUR", None, "d-2", words, "2024-05-02")
    return RecordedInstrument(
        "i-1",
        "River Fund",
        "RF",
        "fund",
        ("River Fund", "RF", "Fund for the River"),
        (whole, part),
        (Share("€5 m of €200 m: 2.5 %", part, whole),),
        ("e-1",),
        replaced=(("Bridge Fund", "d-1", words),),
    )
