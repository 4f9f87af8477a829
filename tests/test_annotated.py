"""The annotated documents of the archive: their marks fit its texts, and a document that is missing is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from annotated import ARCHIVE, join_texts, list_sets, spell_evidence


@pytest.mark.parametrize("name", list_sets())
def test_every_mark_lies_in_its_text(name: str, shared: Path) -> None:
    rows = join_texts(name, shared / ARCHIVE)
    assert len(rows) >= 48
    for row in rows:
        words = [c["evidence"] for c in row["commitments"]] + [w for e in row["engagements"] for w in e["evidence"]]
        assert all(w and w == w.strip() and w in row["text"] for w in words)


def test_marks_become_words() -> None:
    told = {
        "engagements": [{"channel": "call", "evidence": [[0, 6], [11, 15]]}],
        "commitments": [{"by": "NOR", "evidence": [7, 15]}],
    }
    spelled = spell_evidence(told, "Norway will send ships.")
    assert spelled["engagements"][0]["evidence"] == ["Norway", " sen"]
    assert spelled["commitments"][0] == {"by": "NOR", "evidence": "will sen"}


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl.gz"
    with gzip.open(archive, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "other", "text": "Nothing."}) + "\n")
    with pytest.raises(ValueError, match="documents of statements-a are not in it"):
        join_texts("statements-a", archive)
