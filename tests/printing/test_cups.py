"""CUPS by what its commands write; for real under ``long``: a cupsd of its own on loopback, a raw queue to the printer."""

from __future__ import annotations

import dataclasses
import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.conversation import End, PrintOutcome, PrintStep
from frontoffice.printing.cups import CupsJobState, CupsQueue, CupsQueueState, ListedJob, jobs_titled, queue_state
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown, hand_over, recall
from tests.support.cupsd import Cups, running
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import MUTE, RECEIPT, WHOLE
from tests.support.refusals import failure

pytestmark = pytest.mark.posix("the commands of CUPS, as scripts")


@contextmanager
def searched(path: str) -> Iterator[None]:
    """QueuedJobState the commands of CUPS are looked for."""
    before = os.environ["PATH"]
    os.environ["PATH"] = path
    try:
        yield
    finally:
        os.environ["PATH"] = before


def test_a_raw_queue_is_none_for_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = {
        "kasir": CupsQueueState(stopped=False, accepting=True, model="Generic PCL Laser Printer"),
        "resi": CupsQueueState(stopped=False, accepting=True, model="Local Raw Printer"),
    }
    monkeypatch.setattr(cups, "queue_state", states.get)
    with lpstat_says(tmp_path, e="kasir\nresi\ngone"):
        assert cups.page_queues() == ("kasir",)


@pytest.mark.parametrize("name", ["", "-resi", "resi loket"])
def test_a_name_that_no_queue_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        CupsQueue(name)


def test_without_cups_its_absence_is_said(tmp_path: Path) -> None:
    with searched(str(tmp_path)):
        for asked in (cups.queues, lambda: CupsQueue("resi").add(b"paper", "an-id")):
            with pytest.raises(Unavailable, match="queue_system_missing"):
                asked()


def stands_for(command: str, folder: Path, *lines: str) -> str:
    """A PATH on which that command does these lines; the words of the call are "$@"."""
    folder.mkdir()
    (folder / command).write_text("\n".join(("#!/bin/sh", *lines)))
    (folder / command).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("says", "taken"),
    [
        ('lp: Destination "resi" is not accepting jobs.', "queue_refused"),
        ("lp: Error - The printer or class does not exist.", "queue_refused"),
        ("lp: Error - Bad file descriptor", "queue_system_down"),
        ("lp: Error - Broken pipe", "maybe"),
        ("lp: Error - No such file or directory", "maybe"),
    ],
)
def test_only_what_lp_says_before_it_hands_anything_over_is_a_no(tmp_path: Path, says: str, taken: str) -> None:
    with searched(stands_for("lp", tmp_path / "bin", "cat >/dev/null", f"echo '{says}' >&2", "exit 1")):
        if taken == "maybe":
            with pytest.raises(SubmissionUnknown):
                CupsQueue("resi").add(b"paper", "an-id")
        else:
            with pytest.raises(Unavailable, match=taken):
                CupsQueue("resi").add(b"paper", "an-id")


# --- what lpstat, lp and cancel write, by scripts in their place -----------------------------------------------------


@contextmanager
def lpstat_says(folder: Path, **says: str) -> Iterator[None]:
    """``r``, ``e``, ``d`` and ``l`` (of the printer "resi"): what lpstat writes for that, in the language of C alone."""
    answers = {"r": "scheduler is running", "e": "kasir\nresi"} | says
    asked = {"r": "-r", "e": "-e", "d": "-d", "l": "-l -p resi"}
    cases = [f"'{asked[option]}') cat <<'END'\n{text}\nEND\n;;" for option, text in answers.items()]
    with searched(stands_for("lpstat", folder / "bin", '[ "$LC_ALL" = C ] || exit 1', 'case "$*" in', *cases, "esac")):
        yield


def test_the_queues_are_those_that_lpstat_lists(tmp_path: Path) -> None:
    with lpstat_says(tmp_path):
        assert cups.queues() == ("kasir", "resi")


@pytest.mark.parametrize(
    ("says", "queue"),
    [("system default destination: resi", "resi"), ("no system default destination", "")],
)
def test_the_default_queue_is_the_one_that_lpstat_names(tmp_path: Path, says: str, queue: str) -> None:
    with lpstat_says(tmp_path, d=says):
        assert cups.default_queue() == queue


def test_without_its_scheduler_there_is_no_list_of_queues(tmp_path: Path) -> None:
    with lpstat_says(tmp_path, r="scheduler is not running"), pytest.raises(Unavailable) as down:
        cups.queues()
    assert (down.value.code, down.value.facts) == ("queue_system_down", {"command": "lpstat"})


@pytest.mark.parametrize("lines", [("exit 1",), ("echo 'lpstat: Unable to connect to server' >&2",)])
def test_an_lpstat_that_fails_or_reaches_nobody_says_nothing_of_queues(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with searched(stands_for("lpstat", tmp_path / "bin", *lines)), pytest.raises(Unavailable, match="system_down"):
        cups.queues()


def the_state_is(monkeypatch: pytest.MonkeyPatch, state: CupsQueueState | None) -> None:
    monkeypatch.setattr(cups, "queue_state", lambda name: state if name in ("resi", "disabled-resi") else None)


FINE = CupsQueueState(stopped=False, accepting=True, model="Local Raw Printer", uri="socket://10.0.0.9")


@pytest.mark.parametrize(
    ("name", "state", "trouble"),
    [
        ("resi", FINE, ""),
        ("disabled-resi", FINE, ""),
        ("lain", FINE, "queue_unknown"),
        ("resi", dataclasses.replace(FINE, accepting=False), "queue_rejects"),
        ("resi", dataclasses.replace(FINE, stopped=True), "queue_stopped"),
        ("resi", dataclasses.replace(FINE, model="TM-m30 - IPP Everywhere"), "queue_filters"),
    ],
)
def test_what_keeps_a_queue_from_taking_a_paper(
    monkeypatch: pytest.MonkeyPatch, name: str, state: CupsQueueState, trouble: str
) -> None:
    the_state_is(monkeypatch, state)
    assert CupsQueue(name).trouble() == trouble


def test_the_queues_are_found_with_their_drivers_but_for_those_that_convert(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states = {
        "resi": FINE,
        "hp": dataclasses.replace(FINE, model="HP LaserJet"),
        "air": dataclasses.replace(FINE, model="X, driverless"),
    }
    monkeypatch.setattr(cups, "queues", lambda: tuple(states))
    monkeypatch.setattr(cups, "queue_state", states.get)
    assert cups.list_queues() == (("resi", "Local Raw Printer"), ("hp", "HP LaserJet"))


def listed(monkeypatch: pytest.MonkeyPatch, *states: CupsJobState) -> None:
    """Jobs 1, 2 and so on of the title "an-id" in the queue "resi"."""
    jobs = tuple(ListedJob(number, state) for number, state in enumerate(states, start=1))
    monkeypatch.setattr(cups, "jobs_titled", lambda queue, title: jobs if (queue, title) == ("resi", "an-id") else None)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], QueuedJobState.GONE),
        ([CupsJobState.CANCELED], QueuedJobState.GONE),
        ([CupsJobState.ABORTED], QueuedJobState.GONE),
        ([CupsJobState.COMPLETED], QueuedJobState.PASSED_ON),
        ([CupsJobState.ABORTED, CupsJobState.COMPLETED], QueuedJobState.PASSED_ON),
        ([CupsJobState.PENDING], QueuedJobState.HELD),
        ([CupsJobState.STOPPED], QueuedJobState.HELD),
        ([CupsJobState.COMPLETED, CupsJobState.PROCESSING], QueuedJobState.HELD),
    ],
)
def test_a_job_is_held_passed_on_or_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, states: list[CupsJobState], expected: QueuedJobState
) -> None:
    listed(monkeypatch, *states)
    the_state_is(monkeypatch, FINE)
    with lpstat_says(tmp_path, l="printer resi now printing resi-1.  enabled since Tue"):
        assert CupsQueue("resi").job_status("an-id") == QueuedJobStatus(expected)


@pytest.mark.parametrize(
    ("state", "message", "alerts", "expected"),
    [
        ("now printing resi-1.  enabled since", "Sending data to printer.", "none", ""),
        ("disabled since", "Paused", "media-empty-error", PrintReason.QUEUE_STOPPED),
        ("now printing resi-1.  enabled since", "", "media-empty-error", PrintReason.PAPER_OUT),
        ("now printing resi-1.  enabled since", "", "media-needed", PrintReason.PAPER_OUT),
        ("now printing resi-1.  enabled since", "", "cover-open-warning", PrintReason.COVER_OPEN),
        ("now printing resi-1.  enabled since", "", "door-open", PrintReason.COVER_OPEN),
        ("now printing resi-1.  enabled since", "", "interlock-open", PrintReason.COVER_OPEN),
        ("now printing resi-1.  enabled since", "", "media-jam-error", PrintReason.ERROR),
        ("now printing resi-1.  enabled since", "", "offline-report", PrintReason.OFFLINE),
        ("now printing resi-1.  enabled since", "The printer is not responding.", "none", PrintReason.UNREACHABLE),
        ("now printing resi-1.  enabled since", "The printer may not exist or", "none", PrintReason.UNREACHABLE),
        ("now printing resi-1.  enabled since", "The printer is unreachable", "none", PrintReason.UNREACHABLE),
    ],
)
def test_why_a_job_is_held_is_in_the_printers_message_or_its_alerts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, message: str, alerts: str, expected: Reason
) -> None:
    """Its description, which anybody may have worded, is no reason."""
    listed(monkeypatch, CupsJobState.PROCESSING)
    the_state_is(monkeypatch, dataclasses.replace(FINE, stopped="disabled since" in state))
    lines = (
        f"printer resi {state}",
        f"\t{message}",
        "\tForm mounted:",
        "\tDescription: offline",
        f"\tAlerts: {alerts}",
    )
    with lpstat_says(tmp_path, l="\n".join(lines)):
        assert CupsQueue("resi").job_status("an-id") == QueuedJobStatus(QueuedJobState.HELD, expected)


def test_an_lpstat_without_words_names_no_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, CupsJobState.PENDING)
    the_state_is(monkeypatch, FINE)
    with searched(stands_for("lpstat", tmp_path / "bin", "exit 0")):
        assert CupsQueue("resi").job_status("an-id") == QueuedJobStatus(QueuedJobState.HELD)


def test_only_jobs_that_have_not_ended_are_cancelled_each_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(monkeypatch, CupsJobState.PENDING, CupsJobState.COMPLETED, CupsJobState.STOPPED, CupsJobState.CANCELED)
    with searched(stands_for("cancel", tmp_path / "bin", f'echo "$*" >> {tmp_path}/cancelled')):
        CupsQueue("resi").cancel("an-id")
    assert (tmp_path / "cancelled").read_text().split() == ["resi-1", "resi-3"]


def test_a_paper_is_given_to_lp_as_it_is_under_its_title(tmp_path: Path) -> None:
    with searched(stands_for("lp", tmp_path / "bin", f'echo "$*" > {tmp_path}/words', f"cat > {tmp_path}/data")):
        CupsQueue("resi").add(b"paper\x00", "an-id")
    assert (tmp_path / "words").read_text() == "-d resi -o raw -t an-id -\n"
    assert (tmp_path / "data").read_bytes() == b"paper\x00"


def test_pages_are_given_to_lp_with_their_copies_and_what_was_chosen(tmp_path: Path) -> None:
    with searched(stands_for("lp", tmp_path / "bin", f'echo "$*" > {tmp_path}/words', f"cat > {tmp_path}/data")):
        CupsQueue("kantor").add_pages(b"%PDF", "Nota Dinas", 2, "sides=one-sided", "print-color-mode=monochrome")
    options = "-n 2 -o sides=one-sided -o print-color-mode=monochrome"
    assert (tmp_path / "words").read_text() == f"-d kantor {options} -t Nota Dinas -\n"
    assert (tmp_path / "data").read_bytes() == b"%PDF"


def test_a_command_that_does_not_end_in_time_has_said_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups, "_PATIENCE", 0.2)
    with searched(stands_for("lp", tmp_path / "lp", "exec sleep 9")), pytest.raises(SubmissionUnknown):
        CupsQueue("resi").add(b"paper", "an-id")
    with searched(stands_for("lpstat", tmp_path / "lpstat", "exec sleep 9")), pytest.raises(Unavailable):
        cups.queues()


def test_pages_that_are_not_taken_are_reported_and_given_up_in_their_time_or_when_somebody_stops_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "_NOTICE", 0.0)
    waits: list[float] = []
    pages = b"%PDF" + bytes(300_000)  # more than a pipe holds
    with searched(stands_for("lp", tmp_path / "lp", "exec sleep 9")):
        for patience, is_stopped in ((60.0, True), (0.3, False)):
            monkeypatch.setattr(cups, "_PATIENCE_FOR_PAGES", patience)
            stop = threading.Event()

            def wait(stop: threading.Event = stop, is_stopped: bool = is_stopped, patience: float = patience) -> None:
                waits.append(patience)
                if is_stopped:
                    stop.set()

            with pytest.raises(SubmissionUnknown):
                CupsQueue("kantor").add_pages(pages, "Nota", 1, stopped=stop.is_set, on_wait=wait)
    assert waits == [60.0, 0.3]
    slow = stands_for("lp", tmp_path / "slow", "sleep 0.3", f"cat > {tmp_path}/data")
    with searched(slow):
        monkeypatch.setattr(cups, "_PATIENCE_FOR_PAGES", 60.0)
        CupsQueue("kantor").add_pages(pages, "Nota", 1)
    assert (tmp_path / "data").read_bytes() == pages


@pytest.fixture
def system() -> Iterator[Cups]:
    with running() as cups_here:
        yield cups_here


@pytest.fixture
def printer(system: Cups) -> Iterator[PaperPrinter]:
    with PaperPrinter(MUTE, buffer=2048) as made:
        system.raw_queue(made.address, "-m", "raw")
        yield made


class Over:
    """A paper that is handed over in a thread of its own, as at the desk."""

    def __init__(self, patience: float = 10.0, title: str = "an-id", data: bytes = RECEIPT) -> None:
        self._steps: queue.Queue[tuple[PrintStep, str]] = queue.Queue()
        self._stop = threading.Event()
        self._outcome: list[PrintOutcome] = []
        self._thread = threading.Thread(target=self._run, args=(patience, title, data), daemon=True)
        self._thread.start()

    def _run(self, patience: float, title: str, data: bytes) -> None:
        resi = CupsQueue("resi")
        self._outcome.append(
            hand_over(resi, data, title, stopped=self._stop.is_set, on_step=self._step, patience=patience)
        )

    def _step(self, step: PrintStep, reason: str) -> None:
        self._steps.put((step, reason))

    def until(self, step: PrintStep, reason: str = "") -> None:
        while self._steps.get(timeout=60) != (step, reason):
            pass

    def stop(self) -> PrintOutcome:
        self._stop.set()
        return self.end()

    def end(self) -> PrintOutcome:
        self._thread.join(30)
        return self._outcome[0]


def over(patience: float = 10.0) -> PrintOutcome:
    return Over(patience).end()


@pytest.mark.long
def test_a_healthy_queue_hands_it_over(printer: PaperPrinter) -> None:
    assert cups.queues() == ("resi",)
    assert CupsQueue("resi").trouble() == ""
    assert over() == PrintOutcome(End.HANDED_OVER, sent=len(RECEIPT))
    printer.until(lambda: printer.times(WHOLE) == 1)


@pytest.mark.long
def test_a_queue_that_rejects_or_is_stopped_or_unknown_is_sent_nothing(system: Cups, printer: PaperPrinter) -> None:
    assert CupsQueue("kasir").trouble() == "queue_unknown"
    assert CupsQueue("kasir").job_status("an-id") == QueuedJobStatus(QueuedJobState.GONE)
    system.command("/usr/sbin/cupsreject", "resi")
    assert CupsQueue("resi").trouble() == "queue_rejects"
    assert over() == PrintOutcome(End.NOT_SENT, reason=PrintReason.QUEUE_REFUSED), (
        "lp says no, though python-escpos would not notice"
    )
    system.command("/usr/sbin/cupsaccept", "resi")
    system.command("/usr/sbin/cupsdisable", "resi")
    assert CupsQueue("resi").trouble() == "queue_stopped"
    assert printer.paper == []


@pytest.mark.long
def test_a_queue_is_known_by_its_state_and_not_by_its_name(system: Cups, printer: PaperPrinter) -> None:
    system.command(
        "/usr/sbin/lpadmin", "-p", "disabled-not-accepting", "-E", "-v", f"socket://{printer.address}/", "-m", "raw"
    )
    state = queue_state("disabled-not-accepting")
    assert state is not None
    assert (state.stopped, state.accepting, state.is_raw, state.converts) == (False, True, True, False)
    assert CupsQueue("disabled-not-accepting").trouble() == ""
    system.command("/usr/sbin/lpadmin", "-p", "air", "-E", "-v", "ipp://127.0.0.1:9/ipp/print", "-m", "raw")
    assert CupsQueue("air").trouble() == "queue_filters"
    assert ("air" in dict(cups.list_queues()), queue_state("tiada")) == (False, None)


@pytest.mark.long
def test_a_queue_that_stops_with_the_paper_in_it_does_not_print_it_later(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/cupsdisable", "resi")
    given = Over()
    given.until(PrintStep.BLOCKED, "queue_stopped")
    assert given.stop() == PrintOutcome(End.UNCERTAIN, reason=PrintReason.STOPPED, sent=len(RECEIPT))
    system.command("/usr/sbin/cupsenable", "resi")
    assert over().end is End.HANDED_OVER
    printer.until(lambda: bool(printer.engine.sheets))
    assert len(printer.engine.sheets) == 1, "the one that was cancelled came out as well"


@pytest.mark.long
def test_a_printer_that_is_gone_is_waited_for_and_after_a_stop_keeps_no_paper_for_tomorrow(
    system: Cups, printer: PaperPrinter
) -> None:
    system.raw_queue("127.0.0.1:9")
    given = Over()
    given.until(PrintStep.BLOCKED, "printer_unreachable")
    assert given.stop().end is End.UNCERTAIN
    assert system.unfinished() == 0


@pytest.mark.long
def test_a_printer_that_is_switched_on_late_prints_the_paper_once(system: Cups, printer: PaperPrinter) -> None:
    system.raw_queue("127.0.0.1:9")
    given = Over()
    given.until(PrintStep.BLOCKED, "printer_unreachable")
    system.raw_queue(printer.address)
    assert given.end().end is not End.NOT_SENT
    printer.until(lambda: printer.times(WHOLE) == 1)


@pytest.mark.long
def test_a_cover_that_is_open_is_waited_for_and_the_paper_goes_on_by_itself(printer: PaperPrinter) -> None:
    """A printer on a raw socket does not tell CUPS what is wrong: it only stands still."""
    printer.cover(is_open=True)
    given = Over(patience=1.0)
    given.until(PrintStep.BLOCKED, "queue_stuck")
    printer.cover(is_open=False)
    assert given.end() == PrintOutcome(End.UNCERTAIN, reason=PrintReason.PAUSED, sent=len(RECEIPT))
    assert (printer.times(WHOLE), len(printer.engine.sheets)) == (1, 1)


@pytest.mark.long
@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("media-empty-error", PrintReason.PAPER_OUT),
        ("cover-open-warning", PrintReason.COVER_OPEN),
        ("offline-report", PrintReason.OFFLINE),
        ("media-jam-error", PrintReason.ERROR),
        ("media-low-report", ""),
    ],
)
def test_what_the_printer_told_cups_is_told_in_the_same_words_as_everywhere(
    printer: PaperPrinter, tmp_path: Path, reason: str, expected: Reason
) -> None:
    """Printers on USB and those that speak SNMP tell their reasons; here they are put into lpstat's mouth."""
    printer.cover(is_open=True)
    given = Over(patience=0.5)
    given.until(PrintStep.BLOCKED, "queue_stuck")
    telling = f'/usr/bin/lpstat "$@" | sed "s/Alerts:.*/Alerts: {reason}/"'
    with searched(stands_for("lpstat", tmp_path / "bin", telling)):
        assert CupsQueue("resi").job_status("an-id") == QueuedJobStatus(QueuedJobState.HELD, expected)
    given.stop()


@pytest.mark.long
def test_completed_though_half_of_it_came_out_is_never_more_than_handed_over(printer: PaperPrinter) -> None:
    """CUPS calls it completed, and nobody can know better: it must neither be confirmed nor taken for not sent."""
    printer.reset_after = 1500
    outcome = over()
    assert [job.state for job in jobs_titled("resi", "an-id")] == [CupsJobState.COMPLETED]
    assert printer.times(WHOLE) == 0
    assert outcome == PrintOutcome(End.HANDED_OVER, sent=len(RECEIPT))


@pytest.mark.long
def test_a_job_that_cups_gives_up_is_not_taken_for_a_paper(system: Cups, printer: PaperPrinter) -> None:
    system.raw_queue("127.0.0.1:9", "-o", "printer-error-policy=abort-job")
    assert over() == PrintOutcome(End.UNCERTAIN, reason=PrintReason.QUEUE_LOST, sent=len(RECEIPT))
    assert [job.state for job in jobs_titled("resi", "an-id")] == [CupsJobState.ABORTED]


@pytest.mark.long
def test_a_job_that_somebody_deletes_in_the_queue_is_not_taken_for_a_paper(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/cupsdisable", "resi")
    given = Over()
    given.until(PrintStep.BLOCKED, "queue_stopped")
    system.command("/usr/bin/cancel", "-a", "resi")
    assert given.end().end is End.UNCERTAIN
    assert [job.state for job in jobs_titled("resi", "an-id")] == [CupsJobState.CANCELED]


@pytest.mark.long
@pytest.mark.parametrize("after", ["sleep 7", "kill -9 $$"])
def test_an_lp_that_hands_over_and_does_not_say_so_prints_no_second_paper(
    printer: PaperPrinter, tmp_path: Path, after: str
) -> None:
    with searched(stands_for("lp", tmp_path / "bin", '/usr/bin/lp "$@" >/dev/null', after)):
        outcome = over()
    assert outcome == PrintOutcome(End.UNCERTAIN, reason=PrintReason.QUEUE_TIMEOUT, sent=len(RECEIPT))
    printer.until(lambda: printer.times(WHOLE) == 1)


@pytest.mark.long
def test_two_papers_in_one_queue_do_each_other_no_harm_and_neither_does_somebody_elses(
    system: Cups, printer: PaperPrinter
) -> None:
    printer.cover(is_open=True)
    system.command("/usr/bin/lp", "-d", "resi", "-o", "raw", "-t", "laporan kas", data=b"kas\n" * 2000 + b"\x1dVB\x00")
    papers = [Over(0.5, title, RECEIPT) for title in ("one", "two", "three")]
    for paper in papers:
        paper.until(PrintStep.BLOCKED, "queue_stuck")
    assert papers[1].stop().reason == "printer_stopped"
    assert recall(CupsQueue("resi"), "nobody's") is QueuedJobState.GONE
    assert system.unfinished() == 3
    printer.cover(is_open=False)
    assert [papers[0].end().end, papers[2].end().end] == [End.UNCERTAIN] * 2
    printer.until(lambda: printer.times(WHOLE) == 2 and printer.times(["kas"] * 2000) == 1)


@pytest.mark.long
def test_a_paper_can_be_taken_back_by_its_title_alone(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/cupsdisable", "resi")
    CupsQueue("resi").add(RECEIPT, "an-id")
    assert recall(CupsQueue("resi"), "an-id") is QueuedJobState.GONE
    assert system.unfinished() == 0


@pytest.mark.long
def test_without_its_daemon_nothing_is_sent_and_nothing_is_held_to_be_gone(system: Cups, printer: PaperPrinter) -> None:
    system.stop()
    asked: tuple[Callable[[], object], ...] = (CupsQueue("resi").trouble, lambda: CupsQueue("resi").job_status("an-id"))
    for ask in asked:
        with pytest.raises(Unavailable, match="queue_system_down"):
            ask()
    assert over().end is End.NOT_SENT
    with pytest.raises(Unavailable, match="queue_holds"):
        recall(CupsQueue("resi"), "an-id")


@pytest.mark.long
def test_a_daemon_that_is_started_anew_with_the_paper_in_it_is_waited_for(system: Cups, printer: PaperPrinter) -> None:
    printer.cover(is_open=True)
    given = Over()
    given.until(PrintStep.AWAITING)
    system.stop()
    given.until(PrintStep.BLOCKED, "queue_system_down")
    printer.cover(is_open=False)
    system.start()
    assert given.end().end is End.UNCERTAIN


# --- what failed, with its facts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "failed"),
    [
        ('lp: Destination "resi" is not accepting jobs.', ("queue_refused", {"queue": "resi"})),
        ("lp: Error - The printer or class does not exist.", ("queue_refused", {"queue": "resi"})),
        ("lp: Error - Unable to connect to server", ("queue_system_down", {"command": "lp"})),
        ("lp: Error - Bad file descriptor", ("queue_system_down", {"command": "lp"})),
        ("lp: Error - Scheduler is not running.", ("queue_system_down", {"command": "lp"})),
        ("lp: Error - Connection refused", ("queue_system_down", {"command": "lp"})),
    ],
)
def test_what_lp_says_is_said_with_the_queue_or_the_command(
    tmp_path: Path, says: str, failed: tuple[str, dict[str, object]]
) -> None:
    for ends in ("exit 1", "exit 0"):  # its words count, whatever it returns
        folder = tmp_path / ends.replace(" ", "")
        with searched(stands_for("lp", folder, "cat >/dev/null", f"echo '{says}' >&2", ends)):
            assert failure(lambda: CupsQueue("resi").add(b"paper", "an-id")) == failed


def test_words_of_another_writing_are_no_error_of_ours(tmp_path: Path) -> None:
    with searched(stands_for("lp", tmp_path / "bin", "cat >/dev/null", "printf '\\377\\376' >&2")):
        CupsQueue("resi").add(b"paper", "an-id")
    with searched(stands_for("lpstat", tmp_path / "bin2", "printf 'resi \\377\\n'")):
        assert cups.queues() == ("resi", "\N{REPLACEMENT CHARACTER}")


def test_each_command_that_is_missing_or_fails_is_named(tmp_path: Path) -> None:
    with searched(str(tmp_path)):
        assert failure(cups.queues) == ("queue_system_missing", {"command": "lpstat"})
        assert failure(lambda: CupsQueue("resi").add(b"", "x")) == ("queue_system_missing", {"command": "lp"})
    for nth, words in enumerate(("exit 3", "echo 'lpstat: Connection refused' >&2")):
        with searched(stands_for("lpstat", tmp_path / f"bin{nth}", words)):
            assert failure(cups.queues) == ("queue_system_down", {"command": "lpstat"})


def test_a_job_that_is_sought_without_its_queue_system_is_not_called_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(_queue: str, _title: str) -> tuple[ListedJob, ...]:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="libcups")

    monkeypatch.setattr(cups, "jobs_titled", down)
    for ask in (CupsQueue("resi").job_status, CupsQueue("resi").cancel):
        with pytest.raises(Unavailable):
            ask("an-id")


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        ("media-empty cover-open", PrintReason.PAPER_OUT),  # what is to be done first
        ("cover-open media-jam", PrintReason.COVER_OPEN),
        ("media-jam offline", PrintReason.ERROR),
        ("offline-report not responding", PrintReason.UNREACHABLE),
        ("toner-low", ""),
    ],
)
def test_of_several_reasons_the_first_to_be_mended_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reasons: str, expected: Reason
) -> None:
    listed(monkeypatch, CupsJobState.PENDING)
    the_state_is(monkeypatch, FINE)
    lines = (
        "printer resi media-empty disabled",
        "",
        "\tForm mounted:",
        "\tDescription: media-empty",
        f"  Alerts: {reasons}",
    )
    with lpstat_says(tmp_path, l="\n".join(lines)):
        assert CupsQueue("resi").job_status("an-id").trouble == expected
