"""Records of invented reports for tests: each report is read once a session, and filed as often as it is asked for."""

from __future__ import annotations

from functools import cache

from dragoman import Reading, read
from dragoman.record import Record
from dragoman.record.adding import Adding
from record import desk_reports as desk

MEETING_AT_HOME = {
    "id": "est-meeting",
    "title": "Foreign Minister Kask meets Foreign Minister Amadi",
    "published": "2031-04-10",
    "source": "Government of Estonia",
    "url": "https://www.valitsus.example/kask-amadi",
    "text": (
        "Estonian Foreign Minister Liisa Kask met Foreign Minister Chidi Amadi of Nigeria in Tallinn on 10 April 2031. "
        "They discussed digital services and fisheries. “Estonia will train forty Nigerian engineers by December "
        "2031,” Kask said."
    ),
}
MEETING_ELSEWHERE = {
    "id": "nga-meeting",
    "title": "Amadi holds talks with Kask",
    "published": "2031-04-12",
    "source": "Government of Nigeria",
    "url": "https://www.foreignaffairs.example/amadi-kask",
    "text": (
        "Foreign Minister Chidi Amadi of Nigeria met Estonian Foreign Minister Liisa Kask in Tallinn on 11 April 2031. "
        "They discussed digital services and a fund of $3 million for fisheries."
    ),
}


@cache
def read_report(report_id: str) -> Reading:
    """The reading of an invented report."""
    known = {report["id"]: report for report in (*desk.REPORTS, MEETING_AT_HOME, MEETING_ELSEWHERE)}
    report = known[report_id]
    return read(report["text"], **{key: report[key] for key in ("id", "title", "published", "source", "url")})


def file_reports(record: Record, *reports: dict[str, str], version: str = "1", reread: bool = False) -> Record:
    """The record with the reports filed, in their order; all of desk_reports where none is named."""
    adding = Adding(record.database, version, reread, "test")
    adding.file_batch([read_report(report["id"]) for report in reports or desk.REPORTS])
    adding.end()
    return record
