"""Unnamed groups of one state: "White House officials", "the Russian delegation", "Ukrainian and US negotiators"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.annotating.cast import Cast
from dragoman.annotating.page import Mention, Page
from dragoman.annotating.ranges import Ranges
from dragoman.lexicon.diplomacy import BODY_NOUNS, list_words
from dragoman.lexicon.names import NameMatch, demonym_nouns

NOUN = "|".join(sorted(map(re.escape, BODY_NOUNS), key=len, reverse=True))
WORD = (
    r"(?:senior|top|high-level|high-ranking|foreign|defen[cs]e|military|diplomatic|negotiating|government|presidential"
    r"|peace|security|trade|special|technical|national|economic|official|ministerial|interagency|intelligence|new"
    r"|political|finance|interior|energy|parliamentary|business|cultural|joint|leading)"
)
MODIFIER = rf"(?:{WORD}(?:,|\s+and)?\s+){{0,4}}"
AFTER = re.compile(rf"(?:['’]s?)?\s+{MODIFIER}(?:{NOUN}|leaders)\b")
JOINT = re.compile(r"\s*(?:,\s*and|,|and|-|–|&|/)\s*")
NUMBER = r"(?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|other|several)\s+)?"
OF = re.compile(rf"\b{MODIFIER}(?:{NOUN}|leaders)\s+(?:of|from)\s+(?:the\s+)?{NUMBER}$", re.IGNORECASE)
JOINED_STATE = re.compile(r"(?:,\s+and|,|\s+and)\s+(?:the\s+)?")
THE = re.compile(r"\b[Tt]he $")
COUNTERPARTS = re.compile(r"\bcounterparts\b")
REGION = "|".join(sorted(map(re.escape, list_words("sides", "regional")), key=len, reverse=True))
LEADERS = r"(?:(?:foreign|defen[cs]e|finance|trade|prime) )?(?:leaders|ministers|heads of (?:state|government))"
REGIONAL = re.compile(
    rf"\b{LEADERS} of (?:the )?{NUMBER}(?:{REGION}) (?:countries|states|nations)\b"
    rf"|\b(?:{REGION})(?:(?:, | and |, and )(?:{REGION}))* (?:{LEADERS}|counterparts)\b(?!['’])",
    re.IGNORECASE,
)
"""Leaders of a part of the world, which is no state: "met with Nordic and Baltic leaders"."""
APPOSED = 3
"""Characters between counterparts and the first of them who is named."""
OF_REACH = 60
"""Characters before a state's name within which "defence and foreign ministers of" begins."""


def find_bodies(page: Page, cast: Cast, names: Sequence[NameMatch], used: Ranges) -> list[Mention]:
    """The groups that a state's or organisation's name makes with a noun such as "delegation" or "officials"."""
    text, found = page.text, []
    starts = {n.start for n in names}
    endings: dict[int, int] = {}
    for name in reversed(names):
        if name.kind in ("city", "region", "place") or name.start in used:
            continue
        after = AFTER.match(text, name.end)
        joint = JOINT.match(text, name.end)
        if after:
            start, stop, end = name.start, after.end(), after.end()
        elif joint and joint.end() in endings:
            start, stop, end = name.start, name.end, endings[joint.end()]
        else:
            of = OF.search(text, max(0, name.start - OF_REACH), name.start)
            listed = JOINED_STATE.match(text, name.end)
            if of and of.start() not in used and not (listed and listed.end() in starts):
                found += make_body(page, cast, name, of.start(), name.end, text[of.start() : name.end])
            continue
        if stop - 1 in used:
            continue
        endings[name.start] = end
        words = text[start:end] if after else f"{text[name.start : name.end]} {text[:end].split()[-1]}"
        found += make_body(page, cast, name, start, stop, words)
    return found


def find_peoples(page: Page, cast: Cast, names: Sequence[NameMatch], used: Ranges) -> list[Mention]:
    """A state's side by its people's name: "talks with the Danes", "told the British"; not "the British minister"."""
    found = []
    for name in names:
        words = page.text[name.start : name.end]
        if (
            name.kind != "demonym"
            or name.start in used
            or not THE.search(page.text, max(0, name.start - 5), name.start)
        ):
            continue
        behind = page.token_at(name.end - 1) + 1
        alone = behind >= len(page.doc) or page.doc[behind].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PART", "SYM")
        many = words in demonym_nouns(name.code)[1::2]
        glued = page.text[name.end : name.end + 1] in ("-", "–", "/")
        if not glued and (many or (alone and words.endswith(("sh", "ch", "se")))):
            found += make_body(page, cast, name, name.start - len("the "), name.end, f"the {words}")
    return found


def find_regionals(page: Page, cast: Cast, used: Ranges) -> list[Mention]:
    """The leaders of a part of the world, under the text's words and of no state: "European leaders"."""
    found = []
    for words in REGIONAL.finditer(page.text):
        tokens = page.tokens_in(words.start(), words.end())
        if tokens and words.start() not in used and words.end() - 1 not in used:
            head = min(tokens, key=lambda t: sum(1 for _ in t.ancestors))
            actor = cast.body(words.group(), None)
            why = f"“{words.group()}”"
            found.append(Mention(words.start(), words.end(), "body", head.i, (actor,), None, None, why=why))
    return found


def make_body(page: Page, cast: Cast, name: NameMatch, start: int, end: int, words: str) -> list[Mention]:
    tokens = page.tokens_in(start, end)
    if not tokens:
        return []
    chair = words.lower().endswith(("presidency", "chairmanship"))  # "the summit hosted by the Irish presidency"
    actor = cast.state(name.code) if chair else cast.body(re.sub(r"\s+", " ", words), name.code)
    head = min(tokens, key=lambda t: sum(1 for _ in t.ancestors))
    return [Mention(start, end, "body", head.i, (actor,), None, name.code, why=f"“{words}”")]


def is_one_of_counterparts(mention: Mention, inside: list[Mention]) -> bool:
    """Whether a group is one of several states' "counterparts", each one person: "his Thai and Lao counterparts"."""
    alike = [m for m in inside if m.kind == "body" and COUNTERPARTS.search(m.why)]
    if mention not in alike or len({m.country for m in alike}) < 2:
        return False
    end = max(m.end for m in alike)
    return not any(m.kind == "name" and 0 < m.start - end <= APPOSED for m in inside)  # "…, King Lind and Premier Berg"
