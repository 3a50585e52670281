from __future__ import annotations

from types import SimpleNamespace

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import spooler
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.conversation import End, PrintOutcome, PrintStep
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, hand_over, recall
from tests.support.print_assertions import Watched
from tests.support.print_queues import GONE, HELD, PASSED_ON, FakeQueue


@pytest.fixture(autouse=True)
def pace(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited between two looks; they pass at once."""
    waited: list[float] = []
    clock = SimpleNamespace(monotonic=lambda: sum(waited), sleep=waited.append)
    monkeypatch.setattr(spooler, "time", clock)
    return waited


def over(
    queue: FakeQueue, *, patience: float = 5.0, looks: int | None = None, watched: Watched | None = None
) -> PrintOutcome:
    """Hand a paper over; the officer says stop after so many looks."""
    left = [looks]

    def stopped() -> bool:
        if left[0] is None:
            return False
        left[0] -= 1
        return left[0] < 0

    return hand_over(queue, b"paper", "an-id", stopped=stopped, on_step=watched or Watched(), patience=patience)


def test_a_job_that_the_queue_calls_completed_is_handed_over_and_no_more() -> None:
    queue, watched = FakeQueue(HELD), Watched()
    assert over(queue, watched=watched) == PrintOutcome(End.HANDED_OVER, sent=5)
    assert watched.steps == [(PrintStep.SENDING, ""), (PrintStep.AWAITING, "")]
    assert (queue.printed, queue.cancelled) == ([("an-id", b"paper")], [])


def test_a_queue_that_surely_did_not_take_it_was_sent_nothing() -> None:
    queue = FakeQueue()
    queue.refuses = True
    assert over(queue) == PrintOutcome(End.NOT_SENT, reason=PrintReason.QUEUE_REFUSED)


@pytest.mark.parametrize("passes_on", [True, False])
def test_a_queue_that_may_have_taken_it_is_never_given_it_again_by_the_machine(passes_on: bool) -> None:
    """Were the outcome "not sent", the machine would print the same number a second time, unmarked."""
    queue = FakeQueue(passes_on=passes_on)
    queue.is_slow = True
    outcome = over(queue, looks=None if passes_on else 1)
    assert outcome.end is End.UNCERTAIN
    assert queue.held == {}, "it would come out later"


def test_a_queue_of_which_nobody_knows_whether_it_took_the_paper_and_that_has_none_is_uncertain() -> None:
    queue = FakeQueue(GONE)
    queue.is_slow = True
    assert over(queue) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.QUEUE_TIMEOUT, sent=5)


def test_a_job_that_was_deleted_or_given_up_in_the_queue_is_asked_about() -> None:
    assert over(FakeQueue(HELD, GONE, passes_on=False)) == PrintOutcome(
        End.UNCERTAIN, reason=PrintReason.QUEUE_LOST, sent=5
    )


@pytest.mark.parametrize(
    "trouble", [PrintReason.PAPER_OUT, PrintReason.COVER_OPEN, PrintReason.OFFLINE, PrintReason.QUEUE_STOPPED]
)
def test_paper_that_ends_on_the_way_is_waited_for_and_then_asked_about(trouble: Reason) -> None:
    """The clock stands; the queue does not notice that a printer which was switched off has forgotten its half."""
    queue, watched = FakeQueue(HELD, *[QueuedJobStatus(QueuedJobState.HELD, trouble)] * 3, HELD), Watched()
    assert over(queue, watched=watched) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.PAUSED, sent=5)
    assert watched.steps == [
        (PrintStep.SENDING, ""),
        (PrintStep.AWAITING, ""),
        (PrintStep.BLOCKED, trouble),
        (PrintStep.AWAITING, ""),
    ]
    assert queue.cancelled == []


def test_a_printer_that_was_not_reached_at_first_had_nothing_to_forget() -> None:
    queue, watched = FakeQueue(QueuedJobStatus(QueuedJobState.HELD, PrintReason.UNREACHABLE), HELD), Watched()
    assert over(queue, watched=watched).end is End.HANDED_OVER
    assert (PrintStep.BLOCKED, "printer_unreachable") in watched.steps


def test_a_queue_that_says_nothing_for_too_long_is_looked_at_and_not_cut_off() -> None:
    queue, watched = FakeQueue(HELD, HELD), Watched()
    assert over(queue, patience=0.1, watched=watched).end is End.UNCERTAIN
    assert (PrintStep.BLOCKED, "queue_stuck") in watched.steps
    assert (len(queue.printed), queue.cancelled) == (1, [])


def test_whoever_says_stop_has_the_job_cancelled() -> None:
    queue = FakeQueue(passes_on=False)
    assert over(queue, looks=1) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.STOPPED, sent=5)
    assert queue.cancelled == ["an-id"]


def test_a_stop_that_comes_too_late_does_not_undo_what_was_passed_on() -> None:
    assert over(FakeQueue(), looks=0) == PrintOutcome(End.HANDED_OVER, sent=5)


def test_a_job_that_the_queue_does_not_let_go_of_is_said_to_be_there() -> None:
    queue = FakeQueue(passes_on=False)
    queue.keeps = True
    assert over(queue, looks=1) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.QUEUE_HOLDS, sent=5)


def test_a_spooler_that_dies_with_the_paper_is_waited_for_and_not_taken_for_one_that_lost_it() -> None:
    class Dying(FakeQueue):
        looks = 0

        def job_status(self, title: str) -> QueuedJobStatus:
            self.looks += 1
            self.is_down = self.looks in (2, 3)
            return super().job_status(title)

    queue, watched = Dying(HELD), Watched()
    assert over(queue, watched=watched) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.PAUSED, sent=5)
    assert (PrintStep.BLOCKED, "queue_system_down") in watched.steps


def test_only_the_paper_that_is_meant_is_taken_back() -> None:
    queue = FakeQueue(passes_on=False)
    for title in ("an-id", "laporan kas"):
        queue.add(b"paper", title)
    assert recall(queue, "an-id") is QueuedJobState.GONE
    assert recall(queue, "an-id") is QueuedJobState.GONE, "a second time changes nothing"
    assert list(queue.held) == ["laporan kas"]


def test_what_cannot_be_taken_back_is_said() -> None:
    queue = FakeQueue(passes_on=False)
    queue.add(b"paper", "an-id")
    for queue.keeps, queue.is_down in ((True, False), (False, True)):
        with pytest.raises(Unavailable, match="queue_holds"):
            recall(queue, "an-id")


def test_what_was_passed_on_already_cannot_be_taken_back_and_needs_not() -> None:
    queue = FakeQueue(PASSED_ON)
    assert recall(queue, "an-id") is QueuedJobState.PASSED_ON


def test_a_queue_is_looked_at_five_times_a_second_and_is_stuck_after_its_patience(pace: list[float]) -> None:
    queue, watched = FakeQueue(*[HELD] * 6), Watched()
    assert over(queue, patience=1.0, watched=watched).end is End.UNCERTAIN
    assert pace == [0.2] * 6
    assert watched.steps[2:] == [(PrintStep.BLOCKED, "queue_stuck")]
    pace.clear()
    watched = Watched()
    assert over(FakeQueue(*[HELD] * 5), patience=1.0, watched=watched) == PrintOutcome(End.HANDED_OVER, sent=5)
    assert len(watched.steps) == 2, "it left in time"


def test_twenty_seconds_are_a_queues_patience(pace: list[float]) -> None:
    watched = Watched()
    hand_over(FakeQueue(*[HELD] * 102), b"paper", "an-id", stopped=lambda: False, on_step=watched)
    assert (PrintStep.BLOCKED, "queue_stuck") in watched.steps
    assert hand_over(FakeQueue(*[HELD] * 99), b"paper", "an-id", stopped=lambda: False, on_step=Watched()).end is (
        End.HANDED_OVER
    )


def test_a_doubt_stays_one_whatever_becomes_of_the_job(pace: list[float]) -> None:
    trouble = QueuedJobStatus(QueuedJobState.HELD, PrintReason.PAPER_OUT)
    for after, reason in ((PASSED_ON, PrintReason.PAUSED), (GONE, PrintReason.PAUSED)):
        assert over(FakeQueue(trouble, after)) == PrintOutcome(End.UNCERTAIN, reason=reason, sent=5)
    queue = FakeQueue(trouble, passes_on=False)
    assert over(queue, looks=1) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.STOPPED, sent=5)
    queue = FakeQueue(trouble)  # it was passed on just before it was taken back
    assert over(queue, looks=1) == PrintOutcome(End.UNCERTAIN, reason=PrintReason.PAUSED, sent=5)


def test_a_queue_that_fails_while_it_is_followed_is_said_with_its_own_code(pace: list[float]) -> None:
    class Failing(FakeQueue):
        def job_status(self, title: str) -> QueuedJobStatus:
            if len(pace) == 1:
                raise Unavailable(PrintReason.QUEUE_UNKNOWN, queue="resi")
            return super().job_status(title)

    watched = Watched()
    assert over(Failing(HELD), watched=watched).reason == PrintReason.PAUSED
    assert watched.steps[2:] == [(PrintStep.BLOCKED, "queue_unknown")]


def test_what_is_not_to_be_cancelled_is_not() -> None:
    queue = FakeQueue(GONE, passes_on=False)
    queue.add(b"paper", "an-id")
    assert recall(queue, "an-id") is QueuedJobState.GONE
    assert queue.cancelled == [], "the queue has it no more"
