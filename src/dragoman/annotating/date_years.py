"""Is a number of four figures a year? Not after "resolution" or "$", nor before "soldiers"."""

from __future__ import annotations

import re

BLOCKED_BEFORE = re.compile(
    r"(?:[$€£¥₴₽#§№/]|\b(?:[A-Z]{1,3}\$|USD|EUR|GBP|[Nn]os?\.?|number|[Rr]esolutions?|UNSCR|UNSC|[Ss]ections?|[Aa]rticles?"
    r"|[Pp]aragraphs?|[Rr]ule|[Rr]oom|[Ff]light|[Dd]ecree|[Cc]hapter|[Pp]age|pp?\.|Boeing|Airbus|[Mm]odel|Vision|Agenda"
    r"|Horizon|Expo|Project|FY|[Ff]iscal(?:\syear)?|[Ff]inancial\syear|[Aa]t|[Hh]ill|[Hh]eight|[Pp]oint|[Cc]ode"
    r"|Act of|[Cc]lass of))[\s-]?$"
)
YEAR_LED_IN = re.compile(
    r"\b(?:as|in|since|until|till|by|during|before|after|from|of|early|late|mid|for|to|between|and|through|circa|the|that"
    r"|this|its|his|their)[\s-]$|[(\[]$",
    re.IGNORECASE,
)
COUNTED = (
    r"(?:people|persons?|men|women|children|troops|soldiers|personnel|workers|employees|jobs|civilians|refugees|prisoners"
    r"|fighters|officers|delegates|participants|students|tons|tonnes|km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet|ft|kg"
    r"|hectares|acres|square|cubic|barrels|vehicles|tanks|aircraft|planes|ships|boats|guns|missiles|drones|shells|rounds"
    r"|votes|seats|euros?|dollars|rubles|pounds|hours?|hrs|GMT|UTC|local|MW|percent|per|years|days|months|weeks|units|copies"
    r"|homes|houses|casualties|dead|wounded|others|members|companies|families|households|Agenda|Roadmap|Vision)\b"
)
COUNTED_AFTER = re.compile(
    rf"-(?:strong|man|foot|ton|mile|km|pound|word|seat|page|met(?:er|re)|year|odd)\b|\s{COUNTED}"
)
COUNTED_LATER = re.compile(rf"\s(?:[a-z]{{1,15}}\s)?{COUNTED}")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four figures is a year and no amount, number of a paper or of a model."""
    before, after = text[max(0, start - 24) : start], text[end : end + 40]
    if BLOCKED_BEFORE.search(before) or COUNTED_AFTER.match(after):
        return False
    if YEAR_LED_IN.search(before):
        return True
    alone = (not before or before.endswith("\n")) and re.match(r"\s*(?:$|\n|[-–—:])", after) is not None
    return alone or (1900 <= int(text[end - 4 : end]) <= 2060 and not COUNTED_LATER.match(after))
