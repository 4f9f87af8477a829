"""Records of invented reports for tests: each report is read once a session, and filed as often as it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
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


def write_report(report_id: str, published: str | None, text: str) -> dict[str, str | None]:
    return {"id": report_id, "title": None, "published": published, "source": "Gazette", "url": None, "text": text}


PLANNED_CALL = write_report(
    "planned-call",
    "2031-02-06",
    "Norwegian Prime Minister Ida Lind will hold a telephone call with the President of Chile soon.",
)
HELD_CALL = write_report(
    "held-call",
    "2031-02-23",
    "Norwegian Prime Minister Ida Lind spoke by telephone with President Mateo Soto of Chile on 22 February 2031.",
)
PLANNED_VIDEO_CALL = write_report(
    "planned-video-call",
    "2031-03-06",
    "Danish Prime Minister Karl Holm will hold a video call with the leaders of Bolivia soon.",
)
HELD_VIDEO_CALL = write_report(
    "held-video-call",
    "2031-03-23",
    "Danish Prime Minister Karl Holm held a video call with President Luis Paz of Bolivia on 22 March 2031.",
)
UNDATED = write_report(
    "undated", None, "Norwegian Prime Minister Ida Lind met President Aino Kallio of Estonia in Tallinn."
)
UNNAMED = write_report(
    "unnamed",
    "2031-05-03",
    "Norwegian Prime Minister Ida Lind met the Foreign Minister of Peru in Oslo on 3 May 2031.",
)
DAY_COUNTED = write_report(
    "day-counted",
    "2031-06-09",
    "On 2 June 2031 the Danish parliament voted on fisheries. The following day Danish Prime Minister Karl Holm spoke "
    "by telephone with President Luis Paz of Bolivia.",
)
BOATS_PROMISED = write_report(
    "boats-promised",
    "2031-07-01",
    "Iceland will deliver twelve rescue boats and training for coast guards to Ghana by December 2031, Foreign "
    "Minister Jon Arnarson said.",
)
BOATS_DELIVERED = write_report(
    "boats-delivered",
    "2031-11-20",
    "Iceland has delivered twelve rescue boats and training for coast guards to Ghana.",
)
DOUBTFUL = (UNDATED, UNNAMED, DAY_COUNTED, BOATS_PROMISED, BOATS_DELIVERED)
CLOSE = (PLANNED_CALL, HELD_CALL, PLANNED_VIDEO_CALL, HELD_VIDEO_CALL)
KNOWN = {report["id"]: report for report in (*desk.REPORTS, MEETING_AT_HOME, MEETING_ELSEWHERE, *DOUBTFUL, *CLOSE)}


@cache
def read_report(report_id: str) -> Reading:
    """The reading of an invented report."""
    report = KNOWN[report_id]
    return read(report["text"], **{key: report[key] for key in ("id", "title", "published", "source", "url")})


def file_reports(record: Record, *reports: Mapping[str, str | None]) -> Record:
    """The record with the reports filed, in their order; all of desk_reports where none is named."""
    adding = Adding(record.database, "1", False, "test")
    adding.file_batch([read_report(report["id"]) for report in reports or desk.REPORTS])
    adding.end()
    return record
