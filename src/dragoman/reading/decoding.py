"""From bytes to characters: byte order marks, UTF-8, what the page declares, else the encoding that gives words."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import NotText, UndecodableText
from dragoman.reading.language import tell_language

SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document, or one under a password",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
}
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks, the longer first: that of UTF-32 begins with that of UTF-16."""
CHARSET = re.compile(
    rb"""(?i)<meta[^>]{0,80}charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,60}encoding\s*=\s*["']([\w.:-]{2,40})"""
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL_SHARE = 0.03
"""Of control characters in a text: a stray bell or escape is cleaned away, random bytes have above .09."""
MAX_FOREIGN_SHARE = 0.2
"""Of bytes beyond ASCII in a text in Latin letters. Letters of English reports in Latin-1 stay under 0.02; Cyrillic or
Greek bytes come above 0.7."""
LATIN = ("cp1252", "cp1250", "mac_roman", "cp1254", "cp1257", "cp850")
"""Tried in this order; of two that give equally good words the first is taken."""
OTHER_LETTERS = (
    *("cp1251", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "cp1256", "cp1255"),
    *("cp1250", "iso8859_2", "cp1254"),
)
"""Tried in this order, where the words are those of a language."""
EAST_ASIAN = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "tis_620"]
MIN_EAST_ASIAN = 60
"""Bytes; fewer make sense in several East Asian encodings."""
NAMES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "mac_roman": "Mac Roman", "cp1251": "Windows-1251"}
SAMPLE = 100_000
"""Bytes by which an encoding is told."""
MIN_WEIGHT = 0.2
"""Of the letters beyond ASCII; below it no encoding but the most common, Windows-1252, is believed."""
TYPOGRAPHIC = frozenset("‘’‚“”„–—…•«»‹›€£©®°§·\xa0\xad")
SIGNS = frozenset("½¼¾±×÷¢¥²³¹µ")
MAX_BROKEN_SHARE = 0.1
"""Of the sequences beyond ASCII in a text that is UTF-8 all the same: one broken place does not make it Latin-1."""


def refuse_binary(head: bytes, document: str) -> None:
    """Raise NotText where the first bytes show a format that is not read."""
    if head.startswith(tuple(MARKS)) or tell_wide(head):
        return
    for signature, name in SIGNATURES.items():
        if head.startswith(signature) and (signature != b"MZ" or b"\x00" in head):
            raise NotText(document, f"this is {name}, not text", "save it as text, Markdown, HTML, PDF or DOCX first")
    if b"\x00" in head or len(CONTROL.findall(head)) > len(head) * MAX_CONTROL_SHARE:
        raise NotText(document, "these bytes are no text", "`dragoman formats` lists what is read")


def decode_bytes(
    raw: bytes, document: str, *, html: bool = False, charset: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """The characters of the bytes, and a note where the encoding was not UTF-8.

    `charset` is what a server or e-mail says of them; for HTML, what the page declares is tried as well. Raises NotText
    and UndecodableText.
    """
    refuse_binary(raw[:4096], document)
    wide = next((name for mark, name in MARKS.items() if raw.startswith(mark)), None) or tell_wide(raw[:4096])
    if wide:
        try:
            return raw.decode(wide), (f"read as {wide[:6].upper()}",)
        except UnicodeDecodeError as broken:
            raise UndecodableText(
                document, f"broken {wide[:6].upper()} at byte {broken.start}", "save it as UTF-8"
            ) from None
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as broken:
        first_fault = broken.start
    declared = CHARSET.search(raw[:4096]) if html else None
    said = [charset] if charset else []
    said += [(declared[1] or declared[2]).decode("ascii")] if declared else []
    for name in said:
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue  # servers and pages lie about their charset; what is tried below is checked
        if isinstance(text, str):
            return text, (f"read as {name.lower()}, as the page declares",)
    mended = raw.decode("utf-8-sig", errors="replace")
    broken_places = mended.count("\ufffd")
    if broken_places <= MAX_BROKEN_SHARE * sum(c > "\x7f" for c in mended):
        return mended, (f"{broken_places} places are no UTF-8, the first at byte {first_fault}; they show as \ufffd",)
    told = tell_encoding(raw)
    if told is None:
        raise UndecodableText(
            document, f"byte {first_fault} is no UTF-8, and the encoding can't be told", "save it as UTF-8"
        )
    return raw.decode(told), (f"byte {first_fault} is no UTF-8; read as {NAMES.get(told, told)}",)


def tell_wide(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    pairs = len(head) // 2
    if pairs < 8 or b"\x00\x00" in head:
        return None
    zeros_first, zeros_second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if zeros_second > 0.7 * pairs and zeros_first == 0:
        return "utf-16-le"
    return "utf-16-be" if zeros_first > 0.7 * pairs and zeros_second == 0 else None


def tell_encoding(raw: bytes) -> str | None:
    """The encoding, not UTF-8, that makes words of the bytes; None where none does."""
    sample = raw[:SAMPLE]
    if sum(byte > 0x7F for byte in sample) <= len(sample) * MAX_FOREIGN_SHARE:
        latin = [
            (weigh_letters(text, latin=True), name)
            for name in LATIN
            if (text := try_decode(raw, sample, name)) is not None
        ]
        best = max((weight for weight, _ in latin), default=0.0)
        if best > MIN_WEIGHT:
            return next(name for weight, name in latin if weight == best)
        return "cp1252" if fits(raw, "cp1252") else None
    weighed = [
        (weigh_letters(text), name)
        for name in OTHER_LETTERS
        if (text := try_decode(raw, sample, name)) is not None and tell_language(text)
    ]
    best = max((weight for weight, _ in weighed), default=0.0)
    if best > 0:
        return next(name for weight, name in weighed if weight == best)
    guess = from_bytes(sample, cp_isolation=EAST_ASIAN).best() if len(sample) >= MIN_EAST_ASIAN else None
    return guess.encoding if guess and guess.language not in ("", "Unknown") and fits(raw, guess.encoding) else None


def try_decode(raw: bytes, sample: bytes, name: str) -> str | None:
    """The sample in an encoding that the whole fits, else None."""
    return sample.decode(name) if fits(raw, name) else None


def fits(raw: bytes, name: str) -> bool:
    """Whether all the bytes have a meaning in the encoding."""
    try:
        raw.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def weigh_letters(text: str, latin: bool = False) -> float:
    """How well the characters beyond ASCII stand, from -2 to 1: letters among letters, small ones after small ones,
    marks and signs at the edges of words. In a `latin` text most letters beyond ASCII stand beside one of ASCII."""
    weight, count = 0, 0
    for place in range(len(text)):
        character = text[place]
        if character <= "\x7f":
            continue
        count += 1
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        letters = [neighbour for neighbour in (before, after) if neighbour.isalpha()]
        alone = not letters
        if character in TYPOGRAPHIC or (character in SIGNS and alone):
            weight += 1
        elif not character.isalpha() or (character.isupper() and before.islower()):
            weight -= 2
        elif alone or (character.islower() and before.isupper() and after.isupper()):
            weight -= 1
        elif not latin or any(neighbour.isascii() for neighbour in letters):
            weight += 1
    return weight / count if count else 1.0
