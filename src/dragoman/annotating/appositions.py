"""Read who a named person is from the words after the name: "of Norway", "(Norway)", ", the Norwegian minister,"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dragoman.annotating.leading_titles import LeftScan
from dragoman.annotating.titles import BODY_NOUN, STATED, Lexicon, Title
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import OfficeMatch
from dragoman.lexicon.states import is_state

HEADS = frozenset({"head_of_state", "head_of_government", "monarch"})
"""Kinds of office of which nobody holds two."""
OF = re.compile(r"\s+of\s+(?:the\s+)?")
BODY_OF = re.compile(r"\s+of\s+the\s+(?:[A-Z][\w’'-]+\s+(?:(?:and|for)\s+)?){1,6}of\s+(?:the\s+)?")
"""Between a name and the state of the body that it is of: "Rey | of the National Council of | Peru"."""
SEAT = re.compile(r",?\s*\(?[DRI]-[A-Z][A-Za-z]{1,5}\b\.?\)?")
"""Behind a member of the Congress: "Ida Berg, D-Ohio"."""
ENTRY_STATE = re.compile(r",[ \u00a0]+(?:the[ \u00a0]+)?")
LIST_MARK = re.compile(r"[ \t]*(?:[-–—•*·▪][ \t]*|\(?\d{1,2}[.)][ \t]+)?")
LONGEST_MARK = 12
"""Characters before whom a line of a list begins with."""
BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
OPENING = re.compile(
    r",\s+(?:who\s+(?:is|was|serves|served|has\s+served|also\s+serves|doubles)\s+(?:also\s+)?(?:as\s+)?)?"
    r"(?:(?:the|a|an|its|then|his|her)\s+)?(?:(?:country|nation|kingdom|republic|bloc|alliance|organi[sz]ation)['’]s\s+)?"
    r"(?:(?:new|current|former|outgoing|longtime|newly\s+\w+|also)\s+)*"
)
SECOND = re.compile(r",?\s+(?:and|who\s+is\s+also)\s+(?:the\s+)?(?:new\s+)?")
GENITIVE = re.compile(r"['’]s?\s+|\s+")
LINK = re.compile(r"\s+(of|to|for|at)\s+(?:the\s+)?")
OWN_BODY = re.compile(r"(?:['’]s?)?\s+(?P<body>[A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w’'-]+){0,6})")
ACTS_AFTER = re.compile(r"\s+(?:also |then |again |\w+ly )?(?:said|told|met|will|has|had|is|was|did|[a-z]{2,}ed)\b")
"""Behind an office that opens the next clause: "During a call with Ida Berg, the President of Norway stressed"."""
NEXT_NAMED = re.compile(
    r",\s+(?:(?:(?:His|Her) (?:Excellency|Majesty|Highness)|H\.?E\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Shri"
    r"|Smt\.?|Sir|Dame|Comrade|[Tt]he (?:Rt\.? )?Hon(?:ou?rable|\.)?),?\s+)*"
)
"""From an office to a name behind it, with what honours it."""
PARTICLE = re.compile(r"\s+(?:von|van|de|del|della|di|da|dos|du|bin|ben|der|den|ter|el|al)[\s-](?=[A-Z]|der |den |la )")
"""Behind an office that opens the next of a list, whose name the model missed: "Commission President van der Lind"."""
VERB_AFTER = re.compile(r"['’]s|\s+(?:said|told|will|has|had|was|is)\b")


def read_title(lexicon: Lexicon, start: int, end: int, persons: Mapping[int, int], starts: Mapping[int, int]) -> Title:
    """The title around the name text[start:end], before and after it.

    `persons` maps the start of every personal name to its end, `starts` the end of every one to its start.
    """
    title = Title(start, end)
    if lexicon.text[start - 2 : start] == " (" and lexicon.text[end : end + 1] == ")":
        title.start, title.end = start - 1, end + 1
    LeftScan(lexicon, title, starts).run()
    read_state_after(lexicon, title)
    read_apposition(lexicon, title, persons)
    return title


def read_state_after(lexicon: Lexicon, title: Title) -> None:
    """ "of Norway" or "(Norway)" right after the name."""
    text = lexicon.text
    of = OF.match(text, title.end)
    name = lexicon.name_at(of.end()) if of else None
    chairs = name is not None and name.kind == "state" and title.country is not None and not is_state(title.country)
    if name and chairs:  # "ASEAN Chair Prime Minister Lind of Norway" is Norway's
        title.country = None
    if name and name.kind in ("state", "organisation") and title.country in (None, name.code):
        title.set_country(name.code, f"“{text[title.end : name.end].strip()}” after the name")
        title.end = name.end
    body = find_own_body(lexicon, name, {}) if name and name.kind == "demonym" else None
    if name and body is not None and title.country is None:
        title.set_country(name.code, f"“{text[title.end : body[1]].strip()}” after the name")
        title.end = body[1]
    led = BODY_OF.match(text, title.end)
    name = lexicon.name_at(led.end()) if led else None
    if led and name and name.kind == "state" and title.country is None and BODY_NOUN.search(led.group()):
        title.set_country(name.code, f"“{text[title.end : name.end].strip()}” after the name")
        title.end = name.end
    entry = ENTRY_STATE.match(text, title.end)
    name = lexicon.name_at(entry.end()) if entry and title.country is None and opens_line(lexicon, title) else None
    if name and name.kind in ("state", "organisation") and lexicon.raw[name.end : name.end + 1] in ("", "\n"):
        title.set_country(name.code, f"“{text[title.end : name.end].strip(', ')}” after the name")
        title.end = name.end
    seat = SEAT.match(text, title.end)
    if seat and title.country is None:
        title.set_country("USA", f"“{seat.group().strip(', ')}” after the name")
        title.end = seat.end()
    bracket = BRACKET.match(text, title.end)
    name = lexicon.names_by_start.get(bracket.start(1)) if bracket else None
    if bracket and name and name.end == bracket.end(1):
        title.set_country(name.code, f"“({name.name})” after the name")
        title.end = bracket.end()


def opens_line(lexicon: Lexicon, title: Title) -> bool:
    """Whether somebody opens a line, behind a mark of a list or none: "- President Ida Berg, Norway"."""
    begin = max(0, title.start - LONGEST_MARK)
    before = lexicon.raw[begin : title.start]
    return LIST_MARK.fullmatch(before.rpartition("\n")[2]) is not None and (begin == 0 or "\n" in before)


def read_apposition(lexicon: Lexicon, title: Title, persons: Mapping[int, int]) -> None:
    """ ", the Danish prime minister,": take office and state from it, unless it begins the next one of a list."""
    text = lexicon.text
    opening = OPENING.match(text, title.end)
    if opening is None:
        return
    found = read_office_phrase(lexicon, opening.end(), persons)
    if found is None:
        read_apposed_state(lexicon, title, opening.end(), persons)
        return
    office, country, end = found
    following = re.compile(r"[ \u00a0,]*").match(text, end)
    after = following.end() if following else end
    if (after in persons and not text[end:after].startswith(",")) or PARTICLE.match(text, end):
        return
    next_one = NEXT_NAMED.match(text, end)
    apart = country is not None and title.country not in (None, country.code)
    apart = apart or (office.kind in HEADS and any(r.kind in HEADS - {office.kind} for r in title.roles))
    if apart and next_one and (next_one.end() in persons or text[next_one.end()].isupper()):
        return  # "the President of Norway, Mrs Berg, | the President of Peru, Mr Soto, met"
    if (VERB_AFTER if office.common else ACTS_AFTER).match(text, end):
        return
    title.add_role(office)
    if country:
        title.set_country(country.code, f"“{text[opening.end() : end]}” after the name")
    title.boss = title.boss or find_superior(lexicon, end, persons)
    title.end = end
    more = SECOND.match(text, end)
    second = read_office_phrase(lexicon, more.end(), persons) if more else None
    if second is not None and second[2] not in persons and not VERB_AFTER.match(text, second[2]):
        blank = re.compile(r"\s+").match(text, second[2])
        if not (blank and blank.end() in persons):
            title.add_role(second[0])
            title.end = second[2]
    title.roles.sort(key=lambda o: o.common)


def find_superior(lexicon: Lexicon, end: int, persons: Mapping[int, int]) -> tuple[int, int] | None:
    """The range of the name in "Chief Adviser | of Chancellor Lind", an office before it or none."""
    link = LINK.match(lexicon.text, end)
    if link is None:
        return None
    office = lexicon.offices_by_start.get(link.end())
    start = office.end + 1 if office else link.end()
    return (start, persons[start]) if start in persons else None


def read_apposed_state(lexicon: Lexicon, title: Title, pos: int, persons: Mapping[int, int]) -> None:
    """ ", German Chancellery Chief of Division": the state of a body beside the name, in a title not known."""
    name = lexicon.names_by_start.get(pos)
    body = find_own_body(lexicon, name, persons) if name is not None and title.country is None else None
    if name is not None and body is not None and name.kind in ("demonym", "state"):
        title.set_country(name.code, f"“{lexicon.text[pos : body[1]]}” after the name")


def read_office_phrase(
    lexicon: Lexicon, pos: int, persons: Mapping[int, int]
) -> tuple[OfficeMatch, NameMatch | None, int] | None:
    """The office that begins at `pos`, its state before or after it, and where its words end; None for a plural."""
    text, country = lexicon.text, None
    name = lexicon.names_by_start.get(pos)
    office = lexicon.offices_by_start.get(pos)
    if name and office is None and name.kind in STATED:
        country, genitive = name, GENITIVE.match(text, name.end)
        office = lexicon.offices_by_start.get(genitive.end()) if genitive else None
        body = find_own_body(lexicon, name, persons) if office is None else None
        if body is not None:
            office = lexicon.offices_by_start.get(body[1] + 1)
            office = replace(office, title=text[body[0] : office.end]) if office else None
    if office is None or office.plural:
        return None
    if name and name.end < office.end:
        country = name
    end = office.end
    link = LINK.match(text, end)
    name = lexicon.name_at(link.end()) if link else None
    if link is not None and name is None and link.end() in lexicon.offices_by_start and country is None:
        superior = read_office_phrase(lexicon, link.end(), persons)
        if superior is not None:
            inside = (lexicon.names_by_start.get(i) for i in range(superior[0].start, superior[0].end))
            whose = superior[1] or next((n for n in inside if n is not None and n.kind in STATED), None)
            if whose is not None:
                return office, whose, superior[2]
    if link is None or name is None:
        return office, country, end
    if country is None and (link.group(1) == "of" or office.kind in ("spokesperson", "adviser")):
        country = name
    end = name.end
    if office.kind in ("ambassador", "envoy") and link.group(1) in ("to", "for"):
        office = replace(office, title=text[office.start : end])
    genitive = GENITIVE.match(text, end) if name.kind in ("demonym", "state") else None
    above = lexicon.offices_by_start.get(genitive.end()) if genitive else None
    if above is not None and not above.plural:
        return office, country, above.end
    body = find_own_body(lexicon, name, persons)
    if body is not None:
        end = body[1]
        office = replace(office, title=f"{office.title} {link.group(1)} the {text[slice(*body)]}")
    if body is not None or name.kind == "demonym":
        country = country or name
    return office, country, end


def find_own_body(lexicon: Lexicon, name: NameMatch, persons: Mapping[int, int]) -> tuple[int, int] | None:
    """The range of "National Security Secretariat" after "Japan's" or "the German"."""
    own = OWN_BODY.match(lexicon.text, name.end) if name.kind in ("demonym", "state") else None
    if own is None:
        return None
    start, end = own.span("body")
    end = min([end, *(i for i in range(start, end) if i in persons or i in lexicon.offices_by_start)])
    end = start + len(lexicon.text[start:end].rstrip())
    return (start, end) if end > start and BODY_NOUN.search(lexicon.text, start, end) else None
