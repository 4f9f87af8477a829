"""Who asked for an encounter."""

from __future__ import annotations

import pytest

from engagements import read_accounts


def initiators(text: str) -> list[str | None]:
    return [account.initiator.value if account.initiator else None for account in read_accounts(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("President Lula da Silva spoke by phone with Chilean President Gabriel Boric on Tuesday. "
         "The conversation took place at the initiative of the Chilean side.", "CHL"),
        ("Vladimir Putin had a telephone conversation with President of Turkey Recep Tayyip Erdogan. "
         "The call was initiated by the Turkish side.", "TUR"),
        ("On September 4, at the request of Washington, Foreign Minister Sergey Lavrov had a telephone conversation "
         "with US Secretary of State Antony Blinken.", "USA"),
        ("Foreign Minister Penny Wong spoke by telephone with Japanese Foreign Minister Yoko Kamikawa "
         "at Japan's request on 3 May 2024.", "JPN"),
        ("French President Emmanuel Macron called German Chancellor Olaf Scholz on Monday.", "FRA"),
        ("Egyptian President Abdel Fattah el-Sisi was phoned by Iraqi Prime Minister Mohammed Shia al-Sudani "
         "on Sunday.", "IRQ"),
        ("German Chancellor Olaf Scholz received a phone call from Indian Prime Minister Narendra Modi on Monday.",
         "IND"),
    ],
)  # fmt: skip
def test_the_words_tell_who_asked(text: str, code: str) -> None:
    assert initiators(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Danish Prime Minister Ida Berg spoke by phone with Norwegian Prime Minister Jonas Lund.",
        "Danish Prime Minister Ida Berg had a call with Norwegian Prime Minister Jonas Lund.",
        "Kenyan President William Ruto spoke with Ugandan President Yoweri Museveni about trade. "
        "The call, initiated by both sides, lasted 40 minutes.",
        "Danish Prime Minister Ida Berg met Norwegian Prime Minister Jonas Lund on the initiative of Sweden.",
        "Danish Prime Minister Ida Berg met Norwegian Prime Minister Jonas Lund and welcomed the initiative of Norway.",
        "Danish Prime Minister Ida Berg spoke by phone with Norwegian Prime Minister Jonas Lund about the ships that "
        "were sent at the request of Denmark.",
    ],
)
def test_words_that_tell_nobody_of_the_two(text: str) -> None:
    assert initiators(text) == [None]


def test_the_words_are_kept() -> None:
    text = "French President Emmanuel Macron telephoned German Chancellor Olaf Scholz on Monday."
    claim = read_accounts(text)[0].initiator
    assert claim is not None
    assert [text[s.start : s.end] for s in claim.spans] == ["French President Emmanuel Macron telephoned"]
