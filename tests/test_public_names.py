from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman

PUBLIC = """
Account Amount BrokenRow Claim Commitment DateMention Document DragomanError EmptyDocument EngagementFilters Evaluation
Figure FollowUpFilters Instrument JudgementError LexiconError MissingExtra NotInRecord NotText Participant Quotation
Reading ReadingError ReadingSettings Record RecordError Span TooLong UndecodableText __version__ describe_reading
evaluate_records open_record read read_document read_file read_many
""".split()
"""Taking a name out, or changing what it means, breaks somebody's script: say so in CHANGELOG.md."""


def test_exported_names_are_these() -> None:
    assert sorted(dragoman.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_there_and_documented(name: str) -> None:
    value = getattr(dragoman, name)
    assert name == "__version__" or (value.__doc__ and value.__module__.startswith("dragoman"))


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'wrte'"):
        dragoman.wrte  # noqa: B018


def test_help_does_not_wait_for_the_language_library() -> None:
    code = "import sys, dragoman.cli; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_looking_up_does_not_wait_for_the_language_library() -> None:
    code = "import sys, dragoman.record; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
