"""Which group of states speaks in a document: of "G7 Leaders' Statement" the G7 is "we", whoever publishes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.annotating.page import Page
from dragoman.lexicon.names import NameMatch, find_names
from dragoman.lexicon.states import is_state, read_organisations

OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
ISSUED = re.compile(r"\b(?:statement|declaration|communiqu[eé]|joint readout|principles|charter)\b", re.I)
ABOUT = re.compile(r"\b(?:on|regarding|concerning|about|following|after)\b", re.I)
"""Behind these a title tells what a document is about, no longer whose it is."""
SINGLE = re.compile(
    r"\b(?:Secretary|President|Chair(?:man|woman|person)?|Spokes\w+|Minister|Advis[eo]r|Ambassador|Commissioner|Official"
    r"|Envoy|Representative|Chancellor)\b(?!s)"
)
"""One office: its holder speaks, and not the group: "Statement by the Spokesperson on", "NATO Secretary General's"."""
TOGETHER = re.compile(r"(?:joint |leaders\W{0,2} |ministers\W{0,2} )+(?:statement|declaration|communiqu[eé])", re.I)
GATHERING = re.compile(r"(?:[’']s?)?(?: [A-Z][\w’'-]+){0,5} (?:Meetings?|Summit|Ministerial|Session|Conference)\b")
"""Behind a group's name: its own gathering, as in "Quad Foreign Ministers' Meeting"."""
WE_THE = re.compile(r"\b[Ww]e, (?:the |as )?")
OPENING = 3
"""Sentences in which a joint document tells who speaks."""


@cache
def list_formats() -> frozenset[str]:
    """The groups that are no organisations with a seat: G7, Quad."""
    return frozenset(o.code for o in read_organisations() if o.kind == "format")


def find_group_author(page: Page) -> str | None:
    """The one group whose document it is, by its title or by "We, the Leaders of the G7"; None for all other texts."""
    title = page.document.title or ""
    about = ABOUT.search(title)
    issuer = title[: about.start()] if about else title
    if ISSUED.search(issuer) and not SINGLE.search(issuer):
        names = find_names(issuer)
        if names:
            return only_group(names)
        told = find_names(title)
        if TOGETHER.match(title) and told and told[0].code in list_formats():
            return only_group(told)  # "Joint Leaders' Statement on AUKUS"
    return find_group_opening(page)


def find_group_opening(page: Page) -> str | None:
    """The group that a text's first sentences name behind "we": "We, the G7 Foreign Ministers of Canada, France …"."""
    for sentence in page.sentences[:OPENING]:
        opened = WE_THE.search(page.text, sentence.start, sentence.end)
        names = list(page.names_in(opened.end(), sentence.end)) if opened else []
        if names and names[0].code in list_formats():
            return names[0].code
    return None


def find_group_gathered(page: Page) -> str | None:
    """The group whose gathering a title tells, of nobody's meeting with another: "Readout of the Quad Summit"."""
    title = page.document.title or ""
    names = find_names(title)
    group = only_group(names)
    if group is None or re.search(r"\bwith\b", title, re.I):
        return None
    return group if any(n.code == group and GATHERING.match(title, n.end) for n in names) else None


def only_group(names: Sequence[NameMatch]) -> str | None:
    """The one organisation or format among the names, where no state is named beside it; a place may be."""
    codes = {n.code for n in names if n.kind in ("organisation", "state", "demonym", "metonym")}
    return next((code for code in codes if len(codes) == 1 and not is_state(code)), None)
