from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from frontoffice.app.printing import printer_status
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.settings import Printer, Transport

CHOSEN = Printer("Depan", Transport.NETWORK, "10.0.0.9", abilities="dle_eot,gs_r,macro")
ASKED = datetime(2026, 11, 24, 3, 33, tzinfo=UTC)
ELSEWHERE = "network 10.0.0.10"


def a_job(state: JobState, reason: str = "", printer_id: str = CHOSEN.identity) -> PrintJob:
    name = "Belakang" if printer_id == ELSEWHERE else "Depan"
    return PrintJob(uuid4(), uuid4(), "0001", 1, state, name, "", "Siti", ASKED, reason, printer_id=printer_id)


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        (JobState.QUEUED, "", ("", "Depan")),
        (JobState.SENDING, "", ("", "Depan")),
        (JobState.CONFIRMED, "", ("done", "Depan")),
        (JobState.ACCEPTED, "officer", ("done", "Depan")),
        (JobState.VOID, "officer", ("", "Depan")),
        (JobState.WAITING, "put_off", ("", "Depan")),
        (JobState.BLOCKED, "printer_paper_out", ("late", "Depan: Change the paper; the resi goes on by itself.")),
    ],
)
def test_the_last_paper_tells_how_the_printer_is(state: JobState, reason: str, expected: tuple[str, str]) -> None:
    assert printer_status.status_of_job(a_job(state, reason), CHOSEN) == expected


def test_of_another_printer_only_what_is_wrong_is_told() -> None:
    assert printer_status.status_of_job(a_job(JobState.CONFIRMED, printer_id=ELSEWHERE), CHOSEN) is None
    assert printer_status.status_of_job(a_job(JobState.SENDING, printer_id=ELSEWHERE), CHOSEN) is None
    wrong = printer_status.status_of_job(a_job(JobState.BLOCKED, "printer_cover_open", ELSEWHERE), CHOSEN)
    assert wrong == ("late", "Belakang: Close the cover; the resi goes on by itself.")


def test_without_a_printer_nothing_is_wrong_but_something_is_to_be_done() -> None:
    none = dataclasses.replace(CHOSEN, name="", transport=Transport.NONE, address="")
    assert printer_status.status_of_job(None, none) == ("", "No printer yet")
    assert printer_status.status_of_job(a_job(JobState.WAITING, "printer_none", ""), none) == ("soon", "No printer yet")


def test_a_look_at_the_printer_tells_what_is_wrong_or_soon_will_be() -> None:
    assert printer_status.status_of_printer("", CHOSEN) == ("done", "Depan")
    assert printer_status.status_of_printer("printer_near_end", CHOSEN)[0] == "soon"
    assert printer_status.status_of_printer("printer_offline", CHOSEN)[0] == "late"


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        (JobState.SENDING, "", "soon"),
        (JobState.CONFIRMED, "", "soon"),
        (JobState.BLOCKED, "printer_paper_out", "late"),
    ],
)
def test_a_roll_that_ends_soon_is_not_hidden_by_the_papers_that_still_come_out(
    state: JobState, reason: str, expected: str
) -> None:
    found = printer_status.status_of_job(a_job(state, reason), CHOSEN, near_end=True)
    assert found is not None
    assert found[0] == expected
    assert printer_status.status_of_job(a_job(JobState.CONFIRMED, printer_id=ELSEWHERE), CHOSEN, near_end=True) is None


def test_a_look_at_the_printer_asks_nobody_to_look_for_paper() -> None:
    assert "before anything was printed" in printer_status.status_of_printer("printer_interrupted", CHOSEN)[1]


def test_a_printer_that_was_never_asked_is_not_said_to_prove_nothing() -> None:
    state, text = printer_status.status_of_printer("", Printer("Loket", Transport.NETWORK, "10.0.0.9"))
    assert state == ""
    assert "not tested yet" in text


@pytest.mark.parametrize(
    ("printer", "light"),
    [
        (Printer("Loket", Transport.NETWORK, "10.0.0.9", abilities="dle_eot,gs_r,macro"), "done"),
        (Printer("Loket", Transport.NETWORK, "10.0.0.9", abilities="dle_eot,gs_r,gs_h,asb"), ""),
        (Printer("Loket", Transport.SERIAL, "COM3,9600", abilities="gs_r"), ""),
        (Printer("Loket", Transport.NETWORK, "10.0.0.9", abilities="dle_eot,macro"), ""),
        (Printer("Loket", Transport.NETWORK, "10.0.0.9", abilities="dle_eot"), ""),
        (Printer("Loket", Transport.NETWORK, "10.0.0.9", abilities="none"), ""),
        (Printer("Loket", Transport.CUPS, "resi", abilities="dle_eot,gs_r,macro"), ""),
        (Printer("Loket", Transport.PDF), "done"),
    ],
)
def test_a_printer_that_can_prove_nothing_says_so_at_the_light(printer: Printer, light: str) -> None:
    state, text = printer_status.status_of_printer("", printer)
    assert state == light
    assert ("look at each paper" in text) == (not light)
    shows_no_restart = "gs_r" in printer.abilities and printer.transport is not Transport.CUPS and not light
    assert ("restarted on the way" in text) is shows_no_restart
