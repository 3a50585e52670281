from __future__ import annotations

from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, Outcome, Step
from frontoffice.printing.spooler import Job, check_queue, hand_over
from tests.printing.print_house import Watched, never


class FakeQueue:
    """A queue of the system, with its answers in the test's hands."""

    def __init__(self, *looks: Job) -> None:
        self.looks = list(looks)
        self.cancelled: list[str] = []
        self.held: tuple[str, ...] = ()
        self.is_wrong = ""
        self.refuses = False
        self.dies = False
        self.titles: list[str] = []

    def trouble(self) -> str:
        if self.dies:
            raise Unavailable("queue_system_down")
        return self.is_wrong

    def leftovers(self) -> tuple[str, ...]:
        return self.held

    def add(self, data: bytes, title: str) -> str:
        if self.refuses:
            raise Unavailable("queue_refused")
        self.titles.append(title)
        return "resi-7"

    def look(self, job: str) -> Job:
        if self.dies:
            raise Unavailable("queue_system_down")
        return self.looks.pop(0) if self.looks else Job.WAITING

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)


def over(queue: FakeQueue, *, patience: float = 5.0, stopped: bool = False) -> Outcome:
    told = (lambda: True) if stopped else never
    return hand_over(queue, b"paper", "resi", stopped=told, on_step=Watched(), patience=patience)


def test_a_job_that_leaves_the_queue_is_handed_over_and_no_more() -> None:
    queue, watched = FakeQueue(Job.WAITING, Job.GONE), Watched()
    outcome = hand_over(queue, b"paper", "resi", stopped=never, on_step=watched)
    assert outcome == Outcome(End.HANDED_OVER, sent=5)
    assert [step for step, _ in watched.steps] == [Step.SENDING, Step.AWAITING]
    assert queue.cancelled == []


def test_a_queue_that_does_not_take_it_was_sent_nothing() -> None:
    queue = FakeQueue()
    queue.refuses = True
    assert over(queue) == Outcome(End.NOT_SENT, reason="queue_refused")


def test_a_job_that_stays_is_cancelled_so_that_it_does_not_come_out_tomorrow() -> None:
    for looks, reason in (((Job.STUCK,), "queue_stuck"), ((), "queue_timeout")):
        queue = FakeQueue(*looks)
        assert over(queue, patience=0.1) == Outcome(End.UNCERTAIN, reason=reason, sent=5)
        assert queue.cancelled == ["resi-7"]


def test_whoever_says_stop_has_the_job_cancelled() -> None:
    queue = FakeQueue()
    assert over(queue, stopped=True) == Outcome(End.UNCERTAIN, reason="printer_stopped", sent=5)
    assert queue.cancelled == ["resi-7"]


def test_a_spooler_that_dies_with_the_paper_leaves_it_uncertain() -> None:
    queue = FakeQueue()
    queue.dies = True
    assert over(queue).reason == "queue_system_down"


def test_what_a_former_run_left_is_cancelled_before_the_next_paper() -> None:
    queue = FakeQueue()
    queue.held = ("resi-3", "resi-4")
    assert check_queue(queue) == ""
    assert queue.cancelled == ["resi-3", "resi-4"]
    queue.is_wrong = "queue_stopped"
    assert check_queue(queue) == "queue_stopped"
    queue.dies = True
    assert check_queue(queue) == "queue_system_down"
