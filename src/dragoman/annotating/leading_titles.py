"""Read who a named person is from the words before the name: office, state, rank, honorific.

"Danish Prime Minister Ida Berg", "President of the Republic of India Asha Rao", "the Court's president,
Ida Berg," are one title each; what stands after the name is read in `appositions`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dragoman.annotating.titles import BODY_NOUN, STATED, Lexicon, Title, extend_chain, find_of, strip_back
from dragoman.lexicon.offices import SPELLINGS, OfficeMatch

FEMALE = frozenset(
    "Mrs Mrs. Ms Ms. Miss Madam Madame Mme Lady Dame Baroness Sheikha Begum Señora Signora Frau".split()
) | {"Her Majesty", "Her Excellency", "Her Royal Highness", "Her Highness"}
MALE = frozenset("Mr Mr. Sir Lord Sheikh Monsieur M. Herr Señor Signor Baron".split()) | {
    "His Majesty", "His Excellency", "His Royal Highness", "His Highness", "His Holiness",
}  # fmt: skip
FILLER = re.compile(
    r"(?:\b(?:the|then|new|newly|elected|appointed|outgoing|incoming|visiting|current|late|longtime|fellow|U\.?N\.?|then-"
    r"|its|their|our|my|his|her)|\b(?:The|His|Her|Its|Their|Our))$"
)
DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "my"})
KIN = re.compile(
    r"(?:\b(?P<whose>his|her|their|His|Her)|['’]s?)\s+(?:\w+\s+)?"
    r"(?P<kin>wife|husband|spouse|son|daughter|brother|sister|father|mother|partner|nephew|niece|cousin|fiancée?"
    r"|son-in-law|daughter-in-law|brother-in-law|grandson|granddaughter|uncle|aunt|widow),?\s*$"
)
FEMALE_KIN = frozenset("wife daughter sister mother niece daughter-in-law granddaughter aunt widow fiancée".split())
MALE_KIN = frozenset("husband son brother father nephew son-in-law brother-in-law grandson uncle".split())
JOINED = re.compile(r"(?:,?\s+and|\s*&)\s*$")
BODY_HEAD = re.compile(
    r"((?:[A-Z][\w’'-]*\s+(?:(?:of|for)\s+(?:the\s+)?)?){1,6})(head|chief|boss|director|leader|president|secretary|governor)$"
)
GENITIVE = re.compile(r"(?:['’]s?)?\s+")
BODY_LED = re.compile(
    r"(?:\bthe\s+)?\b(head|chief|director|leader|commander|president|chairman|secretary)\s+of\s+(?:the\s+)?$", re.I
)
BODY_RUN = re.compile(r"(?:['’]s?)?\s+(?:[A-Z][\w’'-]+)(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w’'-]+){0,6}$")
SMALL_BODY = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z]+(?:['’]s?)?\s+){0,4}(?:service|agency|ministry|council|committee|parliament|army|navy|force|forces"
    r"|bank|commission|office|department|staff|guard|chamber|assembly|senate|delegation|mission)"
    r"(?:\s+(?:at|to|in|for)\s+[^,;.]{3,60})?$"
)
"""A body in small letters: "the head of Norway's | intelligence service,"."""
CLOSED = re.compile(r"\s*(?:[,.;:)”\"]|$|\b(?:said|told|will|has|had|was|is|met|meeting|says|and)\b)")
PORTFOLIO_LINK = re.compile(r"\s+(?:for|of|on)\s+(?:the\s+)?")
PORTFOLIO_WORDS = re.compile(r"[A-Z][\w’'-]+(?:(?:,)?\s+(?:(?:and|of|the|for)\s+){0,2}[A-Z][\w’'-]+){0,6}")
PORTFOLIO = 100
"""Characters before a name within which its office begins to tell what it is for."""
THE = re.compile(r"\b[Tt]he\s+(?:(?:former|new|current|outgoing|incoming|visiting|then|acting)\s+)?$")
ALONE = frozenset({"head_of_state", "head_of_government", "monarch"})


class LeftScan:
    """Reads a title leftwards from the name, one element a step."""

    def __init__(self, lexicon: Lexicon, title: Title, persons_by_end: Mapping[int, int]) -> None:
        self.lexicon, self.title, self.persons_by_end = lexicon, title, persons_by_end
        self.text = lexicon.text
        self.pos = title.start
        self.comma = False
        self.article = False

    def run(self) -> None:
        steps = (
            self.read_kin,
            self.read_honorific,
            self.read_office,
            self.read_portfolio,
            self.read_body_head,
            self.read_state,
            self.read_possessor,
            self.read_sender,
            self.read_filler,
        )
        while (edge := self.find_edge()) is not None and any(step(edge) for step in steps):
            pass
        self.title.start = self.pos

    def find_edge(self) -> int | None:
        """Where the word before ends; None where the title can't go on."""
        text, edge = self.text, self.pos
        while edge > 0 and text[edge - 1] in " \u00a0":
            edge -= 1
        if edge == 0 or (edge == self.pos and text[edge - 1] != "@"):
            return None
        ranked = all(office.kind == "military" for office in self.title.roles)
        if text[edge - 1] == "," and not self.comma and ranked and not self.title.kin:
            self.comma, edge = True, edge - 1
        return edge

    def read_kin(self, edge: int) -> bool:
        kin = KIN.search(self.text, max(0, edge - 32), edge)
        if kin is None or self.title.roles or kin.end() != edge:
            return False
        word = kin["kin"]
        self.title.kin = True
        self.title.gender = self.title.gender or ("f" if word in FEMALE_KIN else "m" if word in MALE_KIN else None)
        self.pos = kin.start("kin")
        return False

    def read_honorific(self, edge: int) -> bool:
        word = self.lexicon.find_honorific(edge)
        office = self.lexicon.offices_by_end.get(edge)
        longer = office is not None and office.end - office.start > len(word or "")
        if word is None or self.comma or (longer and word != "Professor"):
            return False
        self.title.gender = self.title.gender or ("f" if word in FEMALE else "m" if word in MALE else None)
        self.pos = edge - len(word)
        told = office is not None and (office.kind in ("military", "monarch", "religious") or office.title in SPELLINGS)
        if office is not None and told and office.start == self.pos:
            self.title.add_role(office)
        self.article = word.startswith("The ") and "\n" in self.lexicon.raw[max(0, self.pos - 2) : self.pos]
        article = re.search(r"\b[Tt]he\s+$", self.text[max(0, self.pos - 5) : self.pos])
        if article:
            self.pos -= len(article.group())
        return True

    def read_office(self, edge: int) -> bool:
        """An office right before, or one "of X" that ends there, with those joined to it."""
        title, lexicon = self.title, self.lexicon
        office = lexicon.offices_by_end.get(edge)
        if office is None:
            return self.read_office_of(edge)
        if self.article or (self.comma and not self.may_be_apposed(office)):
            return False
        if office.plural:
            if self.comma or office.common:
                return False
            office = replace(office, title=re.sub(r"s(?=$|\s+(?:of|for)\b)", "", office.title, count=1))
        self.comma = False
        title.add_role(office)
        leading = lexicon.names_by_start.get(office.start)
        if leading is not None and leading.end < office.end:
            title.set_country(leading.code, f"“{office.title}”")
        self.pos = office.start
        self.join_offices()
        self.pass_office()
        return True

    def read_office_of(self, edge: int) -> bool:
        """ "Prime Minister of the Republic of X", with the state right before the edge."""
        title, text = self.title, self.text
        name = self.lexicon.names_by_end.get(edge)
        begin = extend_chain(text, name.start) if name else 0
        of = find_of(text, begin) if begin else None
        office = self.lexicon.offices_by_end.get(of.start()) if of else None
        if name is None or of is None or office is None or office.plural or self.article:
            return False
        if self.comma and not self.may_be_apposed(office):
            return False
        if name.kind in ("city", "region", "capital"):
            office = replace(office, title=text[office.start : edge])
        title.add_role(office)
        asked = of.group(1) == "to" and title.country is None and office.kind != "ambassador"
        if of.group(1) in ("of", "for") or asked:
            title.set_country(name.code, f"“{text[office.start : edge]}” before the name")
        self.pos, self.comma = office.start, False
        self.pass_office()
        return True

    def read_portfolio(self, edge: int) -> bool:
        """An office whose portfolio runs on up to the name: "Assistant Secretary of Trade for Remote Islands Berg"."""
        if self.comma or self.article or self.title.roles:
            return False
        for link in PORTFOLIO_LINK.finditer(self.text, max(0, edge - PORTFOLIO), edge):
            office = self.lexicon.offices_by_end.get(link.start())
            whole = PORTFOLIO_WORDS.fullmatch(self.text, link.end(), edge)
            if office is None or whole is None or office.common or office.plural or office.kind in ALONE:
                continue
            self.title.add_role(replace(office, end=edge, title=self.text[office.start : edge]))
            inside = (self.lexicon.names_by_start.get(i) for i in range(link.end(), edge))
            whose = next((n for n in inside if n is not None and n.kind in STATED), None)
            if whose is not None and " of " in link.group():  # but "Director for Peru" tells of another state
                self.title.set_country(whose.code, f"“{self.text[office.start : edge]}” before the name")
            self.pos = office.start
            return True
        return False

    def may_be_apposed(self, office: OfficeMatch) -> bool:
        """Whether an office before ", Name" is a full title ("the Prime Minister, Mr. Arden"), no end of a clause."""
        if office.plural:
            return False
        before = self.text[max(0, office.start - 16) : office.start]
        the = THE.search(before)
        determined = the is not None
        owned = self.lexicon.read_office_state(office) is not None
        opening = not office.common and bool(re.search(r"(?:^|[\n.(])\s*$", before))
        if not (determined or owned or opening):
            return False
        if not office.common:
            return True
        start = office.start - len(the.group()) if the else office.start
        edge = strip_back(self.text, start)
        listed = (edge - 1 if self.text[edge - 1 : edge] == "," else edge) in self.persons_by_end
        return not listed and CLOSED.match(self.text, self.title.end) is not None

    def join_offices(self) -> None:
        """Take in "Deputy Chief of Staff of the President of X and" before an office of the same person.

        Heads of state and government are somebody else ("the President and Special Envoy Berg").
        """
        joint = JOINED.search(self.text, max(0, self.pos - 8), self.pos)
        if joint is None:
            return
        edge, lexicon = joint.start(), self.lexicon
        found = lexicon.offices_by_end.get(edge)
        state = lexicon.names_by_end.get(edge)
        of = find_of(self.text, extend_chain(self.text, state.start)) if state else None
        if found is None and of is not None:
            found = lexicon.offices_by_end.get(of.start())
        if found is not None and found.kind in ALONE:
            of_office = find_of(self.text, found.start)
            found = lexicon.offices_by_end.get(of_office.start()) if of_office else None
        if found is None or found.kind in ALONE or found.plural or found.common:
            return
        if re.search(r"\b[Tt]he\s+$", self.text[max(0, found.start - 5) : found.start]):
            return
        words = self.text[found.start : self.title.roles[-1].end]
        if state is not None:
            self.title.set_country(state.code, f"“{words}” before the name")
        self.title.roles[-1] = replace(found, title=f"{found.title} and {self.title.roles[-1].title}")
        self.pos = found.start

    def pass_office(self) -> None:
        """Go past another office of the same person: "Chairperson of the African Union, President of Senegal Lind"."""
        edge = strip_back(self.text, self.pos)
        if self.text[edge - 1 : edge] != "," or self.title.kin or self.comma:
            return
        lexicon, edge = self.lexicon, edge - 1
        found, name = lexicon.offices_by_end.get(edge), lexicon.names_by_end.get(edge)
        of = find_of(self.text, extend_chain(self.text, name.start)) if name else None
        if found is None and of is not None and name is not None:
            found = lexicon.offices_by_end.get(of.start())
            foreign = name.kind == "state" and name.code != self.title.country
            found = None if foreign else found
        if found is None or found.common or found.plural or found.kind in ALONE:
            return
        self.pos = found.start

    def read_state(self, edge: int) -> bool:
        """ "Danish", "NATO", "Norway's" before the office or the name."""
        name = self.lexicon.names_by_end.get(edge) or self.lexicon.owner_before(edge)
        if name is None or self.comma or self.article or name.kind not in STATED:
            return False
        sender = self.lexicon.owner_before(strip_back(self.text, name.start))
        if sender is not None and sender.kind in STATED and name.kind == "state" and self.is_sent():
            self.title.roles[-1] = replace(
                self.title.roles[-1], title=f"{self.text[name.start : edge]} {self.title.roles[-1].title}"
            )
            self.pos = name.start
            return True
        self.title.set_country(name.code, f"“{self.text[name.start : self.title.end]}”")
        self.pos = extend_chain(self.text, name.start)
        return True

    def is_sent(self) -> bool:
        """Whether the office is that of one sent to a state: "US Syria envoy" is of the US."""
        return bool(self.title.roles) and self.title.roles[-1].kind in ("envoy", "ambassador")

    def read_body_head(self, edge: int) -> bool:
        """ "Norway's Coast Guard head", "Shin Bet chief", and "the head of Norway's Coast Guard," before the name."""
        return not self.article and (self.read_head_after(edge) or self.read_head_before(edge))

    def read_head_after(self, edge: int) -> bool:
        roles = self.title.roles
        head_end = roles[-1].end if roles else edge
        led = BODY_HEAD.search(self.text, max(0, head_end - 80), head_end)
        if led is None or self.comma or (roles and led.start(2) != roles[-1].start):
            return False
        lexicon, start = self.lexicon, led.start()
        whose = lexicon.owner_before(strip_back(self.text, start))
        pos = whose.start if whose else start
        if whose is None:
            inside = (lexicon.names_by_start.get(i) for i in range(start, led.start(2)))
            whose = next((n for n in inside if n is not None and n.kind in STATED), None)
            whole = whose is not None and (whose.kind != "organisation" or whose.name == whose.code)
            if whose is not None and whole and whose.start == start:
                blank = GENITIVE.match(self.text, whose.end)
                start = blank.end() if blank else whose.end
        named = pos < start < led.start(2)
        if whose is None or start >= led.start(2) or not (named or BODY_NOUN.search(self.text, start, led.start(2))):
            return False
        office = OfficeMatch(start, head_end, self.text[start:head_end], "organisation_head", False, False, False)
        roles[-1:] = []
        self.title.add_role(office)
        self.title.set_country(whose.code, f"“{self.text[pos:head_end]}”")
        self.pos = pos
        return True

    def read_head_before(self, edge: int) -> bool:
        run = self.find_body(edge, BODY_RUN) or self.find_body(edge, SMALL_BODY)
        name = self.lexicon.names_by_end.get(run.start()) if run else None
        led = BODY_LED.search(self.text, max(0, name.start - 30), name.start) if name else None
        if run is None or name is None or led is None or not CLOSED.match(self.text, self.title.end):
            return False
        if not (SMALL_BODY.match(run.group()) or BODY_NOUN.search(self.text, run.start(), edge)):
            return False
        words = re.sub(r"^(?:['’]s?)?\s+", "", run.group())
        words = re.split(r"\s+(?:at|to|in|for)\s+", words)[0] if SMALL_BODY.match(run.group()) else words
        title = f"{led.group(1)} of the {words}"
        self.title.add_role(OfficeMatch(led.start(1), edge, title, "organisation_head", False, False, True))
        self.title.set_country(name.code, f"“{self.text[led.start() : edge]}” before the name")
        self.pos, self.comma = led.start(), False
        return True

    def find_body(self, edge: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The words of a body behind a state's name, up to the edge, where a comma parts them from a name."""
        run = pattern.search(self.text, max(0, edge - 90), edge) if self.comma and not self.title.roles else None
        while run is not None and run.start() not in self.lexicon.names_by_end:
            run = pattern.search(self.text, run.start() + 1, edge)
        return run

    def read_possessor(self, edge: int) -> bool:
        """ "President Biden's", "the US President's" before an office: of that state too."""
        text = self.text
        if text[edge - 2 : edge] in ("'s", "’s"):
            bare = edge - 2
        elif text[edge - 1 : edge] in ("'", "’"):
            bare = edge - 1
        else:
            return False
        if not self.title.roles or self.comma:
            return False
        if bare in self.persons_by_end:
            self.title.boss = (self.persons_by_end[bare], bare)
            self.pos = self.persons_by_end[bare]
            return False
        office = self.lexicon.offices_by_end.get(bare)
        stated = self.lexicon.read_office_state(office) if office else None
        if stated is None:
            return False
        self.title.set_country(stated[1].code, f"“{text[stated[0] : edge]}”")
        self.pos = stated[0]
        return True

    def read_sender(self, edge: int) -> bool:
        """ "A spokesman for President Lind of Norway," before the name: of Lind's state."""
        lexicon, text = self.lexicon, self.text
        state = lexicon.names_by_end.get(edge)
        of = find_of(text, state.start) if state and edge not in self.persons_by_end else None
        end = of.start() if of else edge
        if not self.comma or end not in self.persons_by_end or not CLOSED.match(text, self.title.end):
            return False
        start = boss = self.persons_by_end[end]
        held = lexicon.offices_by_end.get(strip_back(text, start))
        if held is not None:
            stated = lexicon.read_office_state(held)
            start = stated[0] if stated else held.start
        link = re.search(r"\s+(?:for|to|of)\s+$", text[max(0, start - 8) : start])
        office = lexicon.offices_by_end.get(start - len(link.group())) if link else None
        if office is None or office.plural:
            return False
        self.title.add_role(office)
        self.title.boss = (boss, end)
        self.pos = office.start
        return False

    def read_filler(self, edge: int) -> bool:
        filler = FILLER.search(self.text, max(0, edge - 12), edge)
        if filler is None or self.comma:
            return False
        self.pos = filler.start()
        return filler.group().lower() not in DETERMINERS
