"""From bytes to characters, without guessing: UTF-8, UTF-16 with its mark, Windows-1252 with a note."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import NotText, UndecodableText

SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"SQLite format 3": "an SQLite database",
}
CHARSET = re.compile(rb"""(?i)<meta[^>]{0,80}charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL_SHARE = 0.03
"""Of control characters in a text: a stray bell or escape is cleaned away, random bytes have above .09."""
MAX_FOREIGN_SHARE = 0.2
"""Of non-ASCII characters in a Windows-1252 text. Letters of English reports in Latin-1 stay under 0.02; Cyrillic or
Greek bytes misread as Windows-1252 come above 0.7."""


def refuse_binary(head: bytes, document: str) -> None:
    """Raise NotText where the first bytes show a format that is not read."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    for signature, name in SIGNATURES.items():
        if head.startswith(signature) and (signature != b"MZ" or b"\x00" in head):
            raise NotText(document, f"this is {name}, not text", "save it as text, Markdown or HTML first")
    if b"\x00" in head or len(CONTROL.findall(head)) > len(head) * MAX_CONTROL_SHARE:
        raise NotText(document, "these bytes are no text", "give a text, Markdown, HTML or JSON lines file")


def decode_bytes(raw: bytes, document: str, *, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """The characters of the bytes, and a note where the encoding was not UTF-8.

    For HTML the charset that the page declares is tried before the last resort. Raises NotText and UndecodableText.
    """
    refuse_binary(raw[:4096], document)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16"), ("read as UTF-16",)
        except UnicodeDecodeError as broken:
            raise UndecodableText(document, f"broken UTF-16 at byte {broken.start}", "save it as UTF-8") from None
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as broken:
        first_fault = broken.start
    declared = CHARSET.search(raw[:4096]) if html else None
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return raw.decode(name), (f"read as {name}, as the page declares",)
        except (UnicodeDecodeError, LookupError):
            pass  # a page may lie about its charset; the last resort below is checked
    remedy = "save it as UTF-8"
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise UndecodableText(document, f"byte {first_fault} is no UTF-8", remedy) from None
    if sum(c > "\x7f" for c in text) > len(text) * MAX_FOREIGN_SHARE:
        raise UndecodableText(document, f"byte {first_fault} is no UTF-8, and the encoding can't be told", remedy)
    return text, (f"byte {first_fault} is no UTF-8; read as Windows-1252",)
