from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReadingError, UndecodableText
from dragoman.reading.decoding import decode_bytes

LATIN = "The minister met Mr. Sánchez in Málaga – “a good talk,” she said. It’s done, for €5 million. " * 3
POLISH = "The minister met Mr. Paweł Zaręba and Mr. Łukasz Żółć in the city of Łódź on Monday. " * 3
RUSSIAN = "Министр встретился с послом Ганы и обсудил торговлю, которая была в этом году на уровне, и не только это."
GREEK = "Ο υπουργός συναντήθηκε με τον πρέσβη και είπε ότι η συμφωνία για την ειρήνη είναι στο τραπέζι από σήμερα."
CHINESE = "外交部长今天在北京会见了加纳大使,双方就贸易问题交换了意见,并同意继续对话。" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((LATIN, name) for name in ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-32")),
        *((LATIN, name) for name in ("utf-16-le", "utf-16-be")),
        (POLISH, "cp1250"),
        *((RUSSIAN, name) for name in ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "utf-8")),
        (GREEK, "cp1253"),
        (CHINESE, "gb18030"),
    ],
)
def test_the_encoding_is_told_by_the_words(text: str, encoding: str) -> None:
    decoded, notes = decode_bytes(text.encode(encoding), "a.txt")
    assert decoded.removeprefix("\ufeff") == text
    assert bool(notes) == (not encoding.startswith("utf-8"))


def test_what_a_page_or_server_declares_goes_before_guessing() -> None:
    page = '<meta charset="windows-1251"><p>Да</p>'
    assert decode_bytes(page.encode("cp1251"), "a.html", html=True)[0] == page
    assert decode_bytes("Łódź".encode("iso8859_2"), "a.html", html=True, charset="ISO-8859-2")[0] == "Łódź"
    lie = b'<meta charset="utf-8"><meta charset="no-such"><p>Caf\xe9 de la Paix in M\xe1laga</p>'
    assert "Café" in decode_bytes(lie, "a.html", html=True)[0]


def test_one_broken_place_makes_no_other_encoding_of_a_text() -> None:
    decoded, notes = decode_bytes(LATIN.encode() + b" \xff end", "a.txt")
    assert decoded == LATIN + " \ufffd end"
    assert "1 places are no UTF-8" in notes[0]


@pytest.mark.parametrize("raw", [bytes(range(128, 256)) * 3, b"\xff\xfe\x00", "Тест".encode("cp1251")])
def test_what_makes_no_words_is_not_guessed(raw: bytes) -> None:
    with pytest.raises(UndecodableText):
        decode_bytes(raw, "a.txt")


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_decoded_or_refused(raw: bytes, html: bool) -> None:
    with suppress(ReadingError):
        text, notes = decode_bytes(raw, "a", html=html)
        assert notes or text == raw.decode("utf-8-sig")
