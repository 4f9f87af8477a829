"""A brief as it might be written, all invented: 36 notes on nine documents, two tables, a picture."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.model.paper import Listing, Note, Paper, Paragraph, Phrase, Picture, Section, Sentence, Style, Table
from dragoman.model.record import DocumentHead

SOURCES = ("Veldan Gazette", "Office of the Prime Minister of Kestria", "Harbour Post", "Ministry of Foreign Affairs")
TITLES = (
    "Prime Minister Marsh receives President Wijaya for talks on grain and rail",
    "Readout of the telephone call with the President of Sundara",
    "Ferry line between the two ports to open in spring",
    "Joint statement after the third round of consultations on water",
    "Minister Okello: we shall keep our word on the bridge",
)
REPORTS = tuple(
    DocumentHead(
        f"d-{1000 + 37 * number:05x}",
        number,
        f"report-{number}",
        title=TITLES[number % len(TITLES)],
        published=f"2031-0{1 + number % 6}-1{number}",
        source=SOURCES[number % len(SOURCES)],
        url=None if number == 4 else f"https://news.example.org/2031/{number}/a-report-on-the-talks",
    )
    for number in range(9)
)
SAID = (
    "the two leaders spoke for forty minutes",
    "Marsh pledged 40 million crowns for the second bridge over the Lune, to be paid by the end of June",
    "agreed to meet again in Port Adler before the summer",
    "on grain exports and the ferry line",
    "“We shall keep our word,” Okello said",
    "invited President Wijaya to Kestria",
)
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120" width="600" height="120">
<defs><linearGradient id="shade"><stop offset="0" stop-color="#1f4e5a"/></linearGradient></defs>
<rect x="0" y="60" width="120" height="40" fill="url(#shade)"/>
<rect x="160" y="20" width="120" height="80" fill="url(#shade)"/>
<text x="10" y="115" font-size="12">2030</text><text x="170" y="115" font-size="12">2031</text></svg>"""


class NoteMaker:
    """Makes one note after the other, each of other words."""

    def __init__(self) -> None:
        self.made: list[Note] = []

    def __call__(self) -> tuple[Note, ...]:
        number = len(self.made)
        words, start = SAID[number % len(SAID)], 120 + 53 * number
        self.made.append(Note(REPORTS[(number * 4) % len(REPORTS)], Span(start, start + len(words), words)))
        return (self.made[-1],)


def say(*told: str | Phrase) -> Sentence:
    return tuple(Phrase(one) if isinstance(one, str) else one for one in told)


def build_paper() -> Paper:
    note = NoteMaker()

    def on(words: str, style: Style = "plain", *, reviewed: bool = False) -> Phrase:
        return Phrase(words, note(), style, reviewed)

    last = Section(
        "Where we stand",
        (
            Paragraph(
                say(
                    "Ratna Wijaya and Helen Marsh last spoke ",
                    on("by telephone on 14 March 2031", "strong", reviewed=True),
                    ", for ",
                    on("forty minutes"),
                    ". They spoke about ",
                    on("grain exports"),
                    " and ",
                    on("the ferry line"),
                    ". Since January 2030 the two sides have met ",
                    on("seven times"),
                    ", three of them in Port Adler; the last visit was ",
                    on("on 2 November 2030", reviewed=True),
                    ".",
                )
            ),
            Paragraph(
                say(
                    "The accounts differ on one point: Kestria tells that a date for the next visit was agreed, ",
                    on("“before the summer”"),
                    "; Sundara is silent on it",
                    on("."),
                    Phrase(" The first account was published two days after the call.", style="quiet"),
                )
            ),
        ),
    )
    open_rows = []
    for what, by, due, money in (
        ("Money for the second bridge over the Lune", "Kestria", "30 June 2031", "40,000,000"),
        ("A visit of the President to Kestria", "Sundara", "summer 2031", "–"),
        ("Report of the joint commission on water", "both", "1 May 2031", "–"),
        ("Two ferries for the line Adler – Tanjung Biru", "Kestria", "not told", "12,500,000"),
        ("Scholarships for forty engineers", "Sundara", "September 2031", "1,800,000"),
    ):
        open_rows.append((say(on(what)), say(by), say(on(due, reviewed=due.startswith("30"))), say(money)))
    due = Section(
        "What is due",
        (Table(("What", "By", "Due", "Crowns"), tuple(open_rows), "Open follow-ups, the next due first", (3,)),),
    )
    said = Section(
        "What was said",
        (
            Listing(
                (
                    (
                        "Helen Marsh",
                        say(
                            on("We shall build the bridge together, and we shall cross it together", "quotation"),
                            ", to the press in Port Adler, ",
                            on("2 November 2030"),
                            ".",
                        ),
                    ),
                    (
                        "Ratna Wijaya",
                        say(
                            on(
                                "Water knows no border. Our people have shared this river for longer than states have",
                                "quotation",
                            ),
                            ", at the opening of the consultations, ",
                            on("11 February 2031"),
                            ".",
                        ),
                    ),
                    (
                        "James Okello, Minister of Transport",
                        say(on("We shall keep our word", "quotation", reviewed=True), ", ", on("on Radio Adler"), "."),
                    ),
                )
            ),
        ),
    )
    past = Section(
        "The last encounters",
        (
            Listing(
                tuple(
                    (
                        day,
                        say(
                            on(channel, "strong"),
                            f" with {who} in {where}: ",
                            on(about),
                            ". Three sources, two of them independent.",
                        ),
                    )
                    for day, channel, who, where, about in (
                        ("14 March 2031", "Call", "Helen Marsh", "–", "grain exports and the ferry line"),
                        (
                            "11 February 2031",
                            "Meeting",
                            "the delegation of Kestria",
                            "Tanjung Biru",
                            "water of the Lune",
                        ),
                        ("2 November 2030", "Visit", "Helen Marsh and James Okello", "Port Adler", "the second bridge"),
                        (
                            "9 June 2030",
                            "Summit",
                            "heads of state of the Eastern Sea",
                            "Karang",
                            "fishing and rescue at sea",
                        ),
                    )
                )
            ),
            Table(
                ("Year", "Calls", "Meetings", "Visits"),
                tuple(
                    (say(on(year)), say(calls), say(meetings), say(visits))
                    for year, calls, meetings, visits in (
                        ("2029", "2", "1", "0"),
                        ("2030", "11", "4", "1"),
                        ("2031", "3", "1", "0"),
                    )
                ),
                "Encounters of the two sides by year",
                (1, 2, 3),
            ),
            Picture(
                "Encounters by year", DRAWING, ("Year", "Encounters"), (("2030", 4), ("2031", 8.5), ("2032", None))
            ),
        ),
    )
    ask = Section(
        "To ask",
        (
            Listing(
                tuple(
                    ("", say(words, on(rest), "?"))
                    for words, rest in (
                        ("When will the money ", "for the second bridge over the Lune be paid"),
                        ("Is the visit still planned ", "before the summer"),
                        ("Who will sit ", "on the joint commission on water"),
                    )
                )
            ),
            Paragraph(say("Again: ", Phrase("by telephone", (note.made[0],)), ".")),
        ),
    )
    return Paper(
        "Brief: Ratna Wijaya, President of Sundara",
        "For the talks in Port Adler on 21 June 2031",
        (last, due, said, past, ask),
        "2031-06-20",
        (
            "Made by dragoman 0.1.0 on 20 June 2031 from the record desk.db, version 214.980.",
            "Filters: with Ratna Wijaya, since 2029.",
        ),
    )
