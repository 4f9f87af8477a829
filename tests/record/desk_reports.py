"""Reports of invented encounters for the tests of the record: an announcement, readouts of both sides, a copy."""

from __future__ import annotations

import json
from pathlib import Path

ANNOUNCEMENT = {
    "id": "nor-announcement",
    "title": "Prime Minister Lind to speak with President Soto",
    "published": "2031-03-03",
    "source": "Government of Norway",
    "url": "https://www.regjeringen.example/lind-to-speak-with-soto",
    "text": (
        "Norwegian Prime Minister Ida Lind will hold a telephone call with President Mateo Soto of Chile on Wednesday, "
        "5 March 2031. The two leaders will discuss salmon exports and the Antarctic research treaty."
    ),
}
NORWEGIAN_READOUT = {
    "id": "nor-readout",
    "title": "Prime Minister Lind speaks with President Soto of Chile",
    "published": "2031-03-05",
    "source": "Government of Norway",
    "url": "https://www.regjeringen.example/lind-speaks-with-soto",
    "text": (
        "Norwegian Prime Minister Ida Lind spoke by telephone with President Mateo Soto of Chile today, 5 March 2031. "
        "They discussed salmon exports. “Norway will deliver two research vessels to Chile by June 2031,” Lind said. "
        "She invited President Soto to visit Norway in the autumn."
    ),
}
CHILEAN_READOUT = {
    "id": "chl-readout",
    "title": "President Soto holds telephone conversation with Norway's Prime Minister",
    "published": "2031-03-06",
    "source": "Presidency of Chile",
    "url": "https://www.presidencia.example/soto-lind",
    "text": (
        "President Mateo Soto of Chile held a telephone conversation with Norwegian Prime Minister Ida Lind on "
        "5 March 2031. The leaders discussed the Antarctic research treaty and a loan of $40 million for ports. "
        "The ports of Punta Arenas and Puerto Williams serve ships on their way to the ice; both want longer piers."
    ),
}
COPY = {
    "id": "agency-copy",
    "title": "Chile and Norway talk about Antarctica",
    "published": "2031-03-06",
    "source": "Southern Wire",
    "url": "https://southernwire.example/1",
    "text": (
        "President Mateo Soto of Chile held a telephone conversation with Norwegian Prime Minister Ida Lind on "
        "5 March 2031. The leaders discussed the Antarctic research treaty and a loan of $40 million for ports. "
        "The ports of Punta Arenas and Puerto Williams serve ships on their way to the ice; both want longer piers. "
        "Southern Wire."
    ),
}
SECOND_CALL = {
    "id": "second-call",
    "title": "Lind and Soto speak again",
    "published": "2031-03-10",
    "source": "Government of Norway",
    "url": "https://www.regjeringen.example/lind-soto-again",
    "text": (
        "Norwegian Prime Minister Ida Lind spoke by telephone with President Mateo Soto of Chile on 10 March 2031. "
        "They discussed the search for a missing trawler."
    ),
}
VISIT = {
    "id": "visit",
    "title": "President Soto in Oslo",
    "published": "2031-10-02",
    "source": "Government of Norway",
    "url": "https://www.regjeringen.example/soto-in-oslo",
    "text": (
        "President Mateo Soto of Chile visited Norway on 2 October 2031. Norwegian Prime Minister Ida Lind met "
        "President Soto in Oslo on 2 October 2031."
    ),
}
REPORTS = (ANNOUNCEMENT, NORWEGIAN_READOUT, CHILEAN_READOUT, COPY, SECOND_CALL, VISIT)


def write_reports(path: Path, *reports: dict[str, str]) -> Path:
    """A JSON lines file of reports, all of them if none is named."""
    path.write_text("".join(json.dumps(report) + "\n" for report in reports or REPORTS), encoding="utf-8")
    return path
