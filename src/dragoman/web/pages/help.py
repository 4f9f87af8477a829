"""Help: what each page is for, the words and keys, where the data lies, how to cite."""

from __future__ import annotations

from starlette.responses import Response

from dragoman import __version__
from dragoman.web.desk import Reader
from dragoman.web.routing import open_router, page

router = open_router()

PAGES = (
    ("/", "Today", "What is new since you last looked, what comes up, what is due, and which sources fail."),
    ("/engagements", "Engagements", "Every encounter, by side, day, channel, status, place and topic."),
    ("/review", "Review", "One question at a time: accept, correct or reject what was read."),
    ("/follow-ups", "Follow-ups", "What was promised, asked for or planned, and is open, overdue or kept."),
    ("/commitments", "Commitments", "Pledges, offers, requests and agreements by stage, in their own currencies."),
    ("/calendar", "Calendar", "What was held, what is planned and what is due, month by month."),
    ("/network", "Network", "Who met whom in a period: a matrix, and the network around one side."),
    ("/actors", "Actors", "People, states, organisations and bodies: offices, contacts, last words."),
    ("/pair", "Two sides", "Contacts of two sides a month, what is open between them, where accounts differ."),
    ("/instruments", "Instruments", "Programmes, funds and treaties, with each figure claimed of them."),
    ("/documents", "Documents", "The texts as they were read, with all that was taken from them."),
    ("/sources", "Sources", "Who published what the record holds, and how the watched feeds fare."),
    ("/briefs", "Briefs", "Papers before an encounter, each sentence with its source."),
    ("/add", "Add", "Paste a text, upload files or give an address, and see what is read before it is kept."),
    ("/search", "Search", "Names and words in any script."),
    ("/history", "History", "What happened to the record, and why."),
)
"""Address, name and use of each page."""

WORDS = (
    ("Engagement", "An encounter: a call, meeting, visit. Its values are computed from the accounts of it."),
    ("Account", "What one document says of one engagement, each value with the words it came from."),
    (
        "Independent source",
        "A document that copies no other on record; copies and later versions count once, with their original.",
    ),
    (
        "Agrees, differs, silent",
        "How accounts stand to each other, field by field. Who leaves a thing out does not deny it. “Accounts differ "
        "on” narrows the list of engagements down to those that do.",
    ),
    ("Commitment", "A pledge, offer, request, invitation or agreement, or something delivered."),
    ("Follow-up", "Something that a text leaves to be done; a later text closes it. Overdue: its last day has passed."),
    ("Instrument", "A named programme, fund, plan, treaty, format or list."),
    ("Judgement", "A person’s decision. It outlives every new reading, and can be taken back, never deleted."),
    ("Reviewed", "A person has accepted or corrected it."),
    ("Day of report", "The text tells the encounter as its news without a day: the day of publication stands for it."),
)

CHANNELS = (
    ("call", "by telephone"),
    ("video-call", "by video link"),
    ("meeting", "in person, at one table"),
    ("visit", "somebody travels to another’s country"),
    ("summit", "of the leaders of several states or an organisation"),
    ("correspondence", "a letter, note or message"),
    ("contact", "they spoke, how is not told"),
)

STATUSES = (
    ("held", "it took place"),
    ("planned", "announced or scheduled, still ahead of the text"),
    ("proposed", "invited to, offered or asked for"),
    ("cancelled", "called off"),
)

FOLLOW_UP_STATES = (
    ("open", "nothing on record closes it"),
    ("overdue", "open, and its last day has passed"),
    ("kept", "a later text tells that it was done"),
    ("moved", "put off to another day"),
    ("cancelled", "called off or declined"),
)

KEYS_ANYWHERE = (
    ("j", "next item of the list"),
    ("k", "item before"),
    ("o", "open the sentence behind the value or item in focus"),
    ("/", "search"),
    ("?", "this page"),
    ("Esc", "leave a field"),
)

KEYS_TO_PAGES = (
    ("t", "Today"),
    ("e", "Engagements"),
    ("r", "Review"),
    ("f", "Follow-ups"),
    ("c", "Commitments"),
    ("k", "Calendar"),
    ("n", "Network"),
    ("a", "Actors"),
    ("i", "Instruments"),
    ("s", "Sources"),
    ("b", "Briefs"),
    ("d", "Add"),
    ("h", "Help"),
)
"""What follows the key g; static/keys.js has the same, and a test compares the two."""

KEYS_OF_PAGES = (
    ("Today", (("y", "yesterday’s engagements"), ("m", "mark all as seen"))),
    (
        "Review",
        (
            ("a", "accept"),
            ("e", "edit"),
            ("r", "reject"),
            ("y", "the same"),
            ("n", "not the same"),
            ("s", "skip"),
            ("u", "undo"),
            ("w", "say why in your own words"),
            ("l", "all questions as a list"),
        ),
    ),
    ("Lists with filters", (("v", "go to the first filter"),)),
    ("Engagement", (("b", "prepare a brief"), ("c", "correct"), ("m", "merge"), ("x", "split"))),
    ("Correct, merge, split", (("v", "the value"), ("w", "the reason"), ("a", "accept"), ("y", "merge or split"))),
    (
        "Add",
        (("p", "paste a text"), ("u", "upload files"), ("w", "give an address"), ("a", "add it"), ("x", "discard it")),
    ),
    ("Briefs", (("w", "with whom"), ("d", "download for Word"))),
    ("Actor, instrument", (("u", "follow or unfollow"),)),
    ("Actor", (("b", "prepare a brief"), ("c", "correct it"), ("m", "find whom it is the same as"))),
    ("Two sides", (("b", "prepare a brief"),)),
    ("Calendar", (("p", "previous month"), ("n", "next month"))),
)
"""What each page takes for itself; a test looks for them in the templates."""


@page(router, "/help")
def show_help(desk: Reader) -> Response:
    """What an officer needs to know to work with these pages."""
    state = desk.record.describe_state()
    told = {
        "pages": PAGES,
        "words": WORDS,
        "channels": CHANNELS,
        "statuses": STATUSES,
        "follow_up_states": FOLLOW_UP_STATES,
        "keys": {"anywhere": KEYS_ANYWHERE, "after_g": KEYS_TO_PAGES, "pages": dict(KEYS_OF_PAGES)},
        "record": state,
    }
    return desk.show("help.html.jinja", "Help", told, {"version": __version__, "keys_told": told["keys"]})
