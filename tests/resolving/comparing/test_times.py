"""Days and clock times: one moment may be two days in two zones."""

from __future__ import annotations

from accounts_told import person, tell, verdicts, whys

AGREE, DIFFER, SILENT = ["agrees"] * 2, ["differs"] * 2, ["silent"] * 2
LULA, TOKAYEV = person("Luiz Lula da Silva", "BRA"), person("Kassym-Jomart Tokayev", "KAZ")
BERG, LUND = person("Ida Berg", "DNK"), person("Jonas Lund", "NOR")


def test_a_call_in_the_evening_is_the_next_day_far_east() -> None:
    told = [
        tell("Casa", LULA, TOKAYEV, date="2024-03-30", time="17:40-03:00", home="BRA"),
        tell("Akorda", TOKAYEV, LULA, date="2024-03-31", home="KAZ"),
    ]
    assert verdicts(told, "date") == AGREE
    assert "17:40 (UTC-03:00) on 30 March 2024 is 01:40 on 31 March 2024 in Astana" in whys(told, "date")[0]


def test_a_clock_time_that_no_zone_explains_differs() -> None:
    told = [
        tell("Casa", LULA, TOKAYEV, date="2024-03-30", time="09:00-03:00", home="BRA"),
        tell("Akorda", TOKAYEV, LULA, date="2024-03-31", home="KAZ"),
    ]
    assert verdicts(told, "date") == DIFFER


def test_without_a_clock_far_capitals_may_explain_a_day() -> None:
    west, east = (
        tell("Casa", LULA, TOKAYEV, date="2023-06-07", home="BRA"),
        tell("Akorda", TOKAYEV, LULA, date="2023-06-08", home="KAZ"),
    )
    assert verdicts([west, east], "date") == AGREE
    assert "may be the same moment: Brasília and Astana are 9 hours apart" in whys([east, west], "date")[0]


def test_the_day_is_later_only_in_the_east() -> None:
    told = [
        tell("Casa", LULA, TOKAYEV, date="2023-06-08", home="BRA"),
        tell("Akorda", TOKAYEV, LULA, date="2023-06-07", home="KAZ"),
    ]
    assert verdicts(told, "date") == DIFFER


def test_neighbouring_capitals_and_meetings_explain_no_day() -> None:
    near = [
        tell("Copenhagen", BERG, LUND, date="2023-06-07", home="DNK"),
        tell("Oslo", BERG, LUND, date="2023-06-08", home="NOR"),
    ]
    met = [
        tell("Casa", LULA, TOKAYEV, channel="meeting", date="2023-06-07", home="BRA"),
        tell("Akorda", TOKAYEV, LULA, channel="meeting", date="2023-06-08", home="KAZ"),
    ]
    assert verdicts(near, "date") == verdicts(met, "date") == DIFFER


def test_a_month_holds_its_days() -> None:
    assert verdicts([tell("A", date="2019-11"), tell("B", date="2019-11-07")], "date") == AGREE
    assert verdicts([tell("A", date="2019-11-06/2019-11-09"), tell("B", date="2019-11-07")], "date") == AGREE
    assert verdicts([tell("A", date="2019-10"), tell("B", date="2019-11-07")], "date") == DIFFER


def test_the_day_of_publication_may_be_the_day_after() -> None:
    after = [tell("A", date="2019-11-07"), tell("B", date="2019-11-08", basis="publication")]
    later = [tell("A", date="2019-11-07"), tell("B", date="2019-11-11", basis="publication")]
    assert verdicts(after, "date") == AGREE
    assert "8 November 2019 is the day of publication" in whys(after, "date")[1]
    assert verdicts(later, "date") == DIFFER


def test_no_majority_is_right() -> None:
    told = [tell("A", date="2019-11-07"), tell("B", date="2019-11-07"), tell("C", date="2019-11-08"), tell("D")]
    told += [tell("E", date="2019-11")]
    assert verdicts(told, "date") == ["differs", "differs", "differs", "silent", "agrees"]
    assert "2 accounts (A, B) say 7 November 2019; C says 8 November 2019" in whys(told, "date")[2]


def test_clock_times_are_compared_as_moments() -> None:
    day = {"date": "2024-01-15"}
    same = [tell("A", time="17:40-05:00", **day), tell("B", time="01:45+03:00", **day)]
    other = [tell("A", time="17:40-05:00", **day), tell("B", time="17:40+03:00", **day)]
    local = [tell("A", LULA, time="12:00", home="BRA", **day), tell("B", TOKAYEV, time="21:00", home="KAZ", **day)]
    unclear = [tell("A", LULA, time="12:00", home="BRA", **day), tell("B", TOKAYEV, time="19:00", home="KAZ", **day)]
    met = [tell("A", channel="meeting", time="12:00", **day), tell("B", channel="meeting", time="19:00", **day)]
    assert verdicts(same, "time") == AGREE
    assert verdicts(other, "time") == DIFFER
    assert verdicts(local, "time") == AGREE
    assert "Astana" in whys(local, "time")[0]
    assert verdicts(unclear, "time") == SILENT
    assert verdicts(met, "time") == DIFFER
