"""Tells whether a title, as a text puts it before a name, can speak of an office of the register of holders."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# What the words of a stripped title tell, the first that fits; "Treasury Secretary", "Finance Minister" are one family.
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern))
    for family, pattern in (
        ("spokesperson", r"\bspokes|press secretary"),
        ("finance minister", r"chancellor of exchequer"),
        ("security adviser", r"security (?:adviser|assistant)|for national security"),
        ("security council", r"\bsecurity council"),
        (
            "chief of staff",
            r"chief of (?:(?:general|army|defence) )?staff|head of (?:presidential (?:office|adm)|office of pres)",
        ),
        ("envoy", r"\benvoy|\bspecial (?:representative|coordinator)|\bnegotiator|\bmediator"),
        ("adviser", r"\badviser|\baide\b|counsel|\bassistant to\b|senior director|\bto (?:vice )?president\b"),
        ("ambassador", r"\bambassador|permanent representative|\btrade representative"),
        ("high representative", r"high representative|foreign policy chief"),
        ("secretary general", r"secretary general"),
        ("director", r"^(?:director|head of (?!state|government))"),
        ("party leader", r"general secretary|first secretary|party (?:chief|leader|secretary|chairman)"),
        (
            "foreign minister",
            r"\bforeign (?:minister|secretary|affairs|office)|\bexternal (?:affairs|relations)|foreign$",
        ),
        ("foreign minister", r"\b(?:top|chief) diplomat"),
        ("secretary of state", r"secretary of state"),
        ("defence minister", r"\bdefence|\bof war\b|war (?:minister|secretary)|armed forces minister"),
        ("finance minister", r"\bfinance|\btreasury"),
        ("prime minister", r"prime minister|premier|taoiseach|\bpm\b|head of government|council of ministers"),
        ("chancellor", r"\bchancellor"),
        ("crown prince", r"crown prince"),
        ("monarch", r"\b(?:king|queen|emir|amir|sultan|emperor|shah|monarch)\b"),
        ("pope", r"\bpope\b|pontiff"),
        ("supreme leader", r"supreme leader|ayatollah|paramount leader|supreme guide"),
        ("president", r"\bpresident\b"),
        ("director", r"director|administrator"),
        ("commissioner", r"commissioner"),
        ("chairman", r"\bchair"),
        ("minister", r"\bminister"),
        ("secretary", r"\bsecretary"),
        ("speaker", r"\bspeaker"),
        ("commander", r"\bcommander"),
        ("party leader", r"\bleader"),
    )
)
_HEADS = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "monarch",
        "supreme leader",
        "party leader",
        "chairman",
        "crown prince",
    }
)
_SECRETARIES = frozenset(
    {"secretary of state", "foreign minister", "defence minister", "finance minister", "secretary"}
)
# Titles that fit every office of some families.
_WIDE: dict[str, frozenset[str]] = {
    "minister": frozenset({"minister", "foreign minister", "defence minister", "finance minister"}),
    "chairman": _HEADS - {"monarch", "crown prince", "chancellor"},
    "prince": frozenset({"crown prince", "foreign minister", "ambassador"}),
    **dict.fromkeys(("leader", "head of state", "ruler", "strongman", "dictator"), _HEADS),
}
_STRIPPED = re.compile(
    r"\b(?:former|ex|late|then|acting|interim|caretaker|outgoing|incoming|current|new|elect|designate|emeritus|the"
    r"|mr|mrs|ms|miss|dr|sir|madam|madame|professor|prof|lord|lady|dame|sheikh|sheikha|his|her|excellency|highness"
    r"|royal|majesty|honou?rable|right|general(?! secretary)(?<!secretary general)|gen|marshal|field|colonel|col"
    r"|admiral|comrade|herr|monsieur|senor)\b"
)
_DEPUTY = re.compile(r"\b(?:vice|deputy|under|undersecretary)\b|\bassistant (?!to\b)")
_PART = re.compile(r",| and (?!defence council|security)|&|/|;")


@lru_cache(maxsize=4096)
def strip_title(title: str) -> str:
    """A title in small letters without honorifics, ranks and words of time; empty if nothing else is in it."""
    plain = (
        anyascii(title)
        .lower()
        .replace("advisor", "adviser")
        .replace("councillor", "councilor")
        .replace("defense", "defence")
    )
    plain = re.sub(r"\s+", " ", re.sub(r"[.'`’]|(?<=\w)-(?=\w)", lambda m: " " if m.group() == "-" else "", plain))
    return re.sub(r"\s+", " ", _STRIPPED.sub("", plain)).strip(" ,;-")


@lru_cache(maxsize=4096)
def tell_families(stripped: str) -> frozenset[tuple[str, bool]]:
    """The families of a stripped title, each with whether it is a deputy's: "vice president" -> president, True."""
    found: set[tuple[str, bool]] = set()
    for part in _PART.split(stripped):
        family = next((family for family, pattern in _FAMILIES if pattern.search(part)), None)
        if family:
            found.add((family, bool(_DEPUTY.search(part))))
    return frozenset(found)


@lru_cache(maxsize=4096)
def fit_title(title: str, office: str, body: str | None) -> bool:
    """Whether a stripped title can speak of an office: "secretary" of "Secretary of State", "NATO chief" of a body's.

    `body` is the organisation's code where the office is one's.
    """
    held = strip_title(office)
    families = tell_families(held)
    if held == title or families & tell_families(title):
        return True
    if re.fullmatch(r"(?:(?:deputy|under|assistant) ?)?secretary", title):
        deputy = title != "secretary"
        return "secretary" in held and any((family, deputy) in families for family in _SECRETARIES)
    full = {family for family, deputy in families if not deputy}
    chief = re.fullmatch(r"(.*?) ?\b(?:chief|head|boss)", title)
    if chief:
        return body is not None and bool(full) and chief.group(1) in ("", body.lower())
    return not full.isdisjoint(_WIDE.get(title, frozenset()))
