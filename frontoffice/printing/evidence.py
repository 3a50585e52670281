"""Wait for the printer's evidence of a printed receipt, also across an empty and refilled paper roll.

Of a printer that answers in order every piece is counted (``counted_paper``); of another only its state can be watched.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.counted_paper import AnswerCount, CountedPaper
from frontoffice.printing.printer_session import OFFLINE_CAUSE, PRINTER_STATUS, RECOVER, ROLL_STATUS, PrinterSession


class Evidence(StrEnum):
    """Kinds of evidence of a printed receipt, the best first."""

    PROCESS_ID = "process_id"
    GS_R = "gs_r"
    DLE_EOT = "dle_eot"
    NONE = "none"


class EvidenceResult(Enum):
    """Outcome of the wait for evidence."""

    PRINTED = auto()
    COUNTED = auto()  # all was answered for, and a restart on the way would not have shown
    TAKEN = auto()  # it gives no evidence, and nothing was wrong meanwhile
    ROLL_ENDED = auto()  # all was processed, but the end of the paper may have been too
    LOST = auto()  # a piece of it was never answered for, and a later one was
    NO_MACRO = auto()  # all was answered for, and it has no macro any more: restarted, or one that a cut takes away
    NO_ANSWER = auto()


@dataclass(slots=True)
class Wait:
    """Receipt with its evidence still pending; ``sent`` bytes of it so far, ``paper`` is what counts its answers."""

    session: PrinterSession
    abilities: Abilities
    evidence: Evidence
    paper: CountedPaper | None = None
    sent: int = 0
    doubt: Reason = ""  # the code of what makes even evidence worth nothing


def wait_for_evidence(wait: Wait, seconds: float, on_trouble: Callable[[Reason], None]) -> EvidenceResult:
    """Send the rest of a counted paper and wait for the evidence, or until nothing moved for ``seconds``.

    The clock stands while a trouble is reported: ``on_trouble`` is called with a code at each change, "" when it goes
    on, SLOW when it answers for nothing for some seconds, and once when all was sent. Raises OSError when the
    connection is lost, TimeoutError when a question goes unanswered or nothing is taken any more, Stopped when somebody
    wants no more of it.
    """
    if wait.paper is not None:
        return _count_answers(wait, wait.paper, seconds, on_trouble)
    if wait.evidence is Evidence.NONE and not wait.session.watches_port:
        return EvidenceResult.TAKEN
    end, poller, recovery = time.monotonic() + wait.session.timings.watch, _StatusPoller(wait), _Recovery(wait)
    trouble = trouble_code(wait)
    while time.monotonic() < end or not poller.complete:
        wait.session.exchange()
        poller.poll()
        note_trouble(wait)
        trouble = _report(wait, poller, trouble, on_trouble)
        recovery.poll()
        if trouble:
            end = time.monotonic() + wait.session.timings.watch
    return EvidenceResult.TAKEN


def _count_answers(
    wait: Wait, paper: CountedPaper, seconds: float, on_trouble: Callable[[Reason], None]
) -> EvidenceResult:
    session, poller, clock = wait.session, _StatusPoller(wait), _Clock(wait.session.timings.slowest_byte)
    recovery = _Recovery(wait)
    trouble, of_paper, all_reported = trouble_code(wait), bool(session.unsent), paper.all_written
    is_slow = False
    while not paper.complete:
        if not session.unsent:
            of_paper = paper.write_next(session)
        before = session.sent
        replies = session.exchange(paper.pause)
        taken = session.sent - before
        wait.sent += taken if of_paper else 0
        awaited = paper.take(replies)
        if paper.count.lost:
            return EvidenceResult.NO_MACRO if paper.lacks_macro else EvidenceResult.LOST
        clock.note(
            answered=awaited,
            stopped=bool(trouble),
            taken=taken if of_paper else 0,
            takes=bool(taken) or not session.unsent,
        )
        if awaited:
            clock.set_pace(wait.sent - paper.count.outstanding)
        if paper.all_written and not (session.unsent or trouble or all_reported):
            all_reported = True
            on_trouble(trouble)
        behind = max(paper.count.outstanding, poller.behind)
        note_trouble(wait, stands_still=clock.stands_still(wait, behind))
        poller.poll(clock.on_the_way(behind))
        trouble = _report(wait, poller, trouble, on_trouble)
        slow = not trouble and clock.unanswered > session.timings.notice
        is_slow = _report_slow(slow=slow, known=is_slow, trouble=trouble, on_trouble=on_trouble)
        recovery.poll()
        if clock.untaken > session.timings.stall:
            raise TimeoutError
        patience = session.timings.sync if paper.lacks_macro else seconds
        if clock.still > patience + clock.on_the_way(paper.count.outstanding):
            return EvidenceResult.NO_MACRO if paper.lacks_macro else EvidenceResult.NO_ANSWER
    return _settle(wait, paper)


_SLOW_LINE: Final = 0.0011  # seconds that a byte may take to an answer: 9,600 baud, wherever on the way


class _Clock:
    """Times since the last progress of a paper and since the printer last accepted due bytes."""

    def __init__(self, slowest_byte: float) -> None:
        self._began = self._moved_at = self._answered_at = self._taken_at = self._now = time.monotonic()
        self._pace = _SLOW_LINE
        self._slowest_byte = slowest_byte

    def note(self, *, answered: bool, stopped: bool, taken: int, takes: bool) -> None:
        """Update the times; ``stopped``: in a trouble reported by the printer.

        ``taken`` bytes; ``takes``: no byte waits in vain.
        """
        before, self._now = self._now, time.monotonic()
        self._began += self._now - before if stopped else 0.0
        self._answered_at = self._now if answered or stopped else self._answered_at
        moved_at = min(self._now, self._moved_at + self._slowest_byte * taken)
        self._moved_at = self._now if answered or stopped else moved_at
        self._taken_at = self._now if takes or stopped else self._taken_at

    def set_pace(self, answered: int) -> None:
        """The printer has answered for so many bytes since the beginning."""
        if answered > 0:
            self._pace = max(_SLOW_LINE, min(2 * self._slowest_byte, 2 * (self._now - self._began) / answered))

    def on_the_way(self, behind: int) -> float:
        """Seconds for ``behind`` bytes on their way to the printer, at the pace of earlier bytes."""
        return self._pace * behind

    def stands_still(self, wait: Wait, outstanding: int) -> bool:
        """Return whether the printer may be in an unreported trouble; never if it reports by itself."""
        timings = wait.session.timings
        if wait.abilities.asb:
            return False
        line = self.on_the_way(outstanding)
        silence = wait.session.reply_age - timings.status if wait.abilities.dle_eot else self.still - timings.pause
        return self.untaken > timings.pause or silence > line

    @property
    def still(self) -> float:
        return self._now - self._moved_at

    @property
    def unanswered(self) -> float:
        return self._now - self._answered_at

    @property
    def untaken(self) -> float:
        return self._now - self._taken_at


def _report(wait: Wait, poller: _StatusPoller, known: Reason, on_trouble: Callable[[Reason], None]) -> Reason:
    """The trouble as it is known now; reported when it is another than before."""
    trouble = trouble_code(wait)
    if trouble == known or not (poller.complete or wait.abilities.asb):
        return known
    wait.session.connection.set_stall_tolerance(bool(trouble))
    on_trouble(trouble)
    return trouble


def _report_slow(*, slow: bool, known: bool, trouble: Reason, on_trouble: Callable[[Reason], None]) -> bool:
    """Whether it takes long; reported when that is new, or over."""
    if slow != known:
        on_trouble(PrintReason.SLOW if slow else trouble)
    return slow


def trouble_code(wait: Wait) -> Reason:
    """Code of the trouble reported by the printer.

    "" of a printer that cannot report anything.

    There a byte that looks like trouble is a stray one: nothing would ever take it back, and the wait had no end.
    """
    tells = wait.abilities.asb or wait.abilities.dle_eot or wait.session.watches_port
    return wait.session.state.trouble if tells else ""


def note_trouble(wait: Wait, *, stands_still: bool = False) -> None:
    """Mark a paper as doubtful after a stop of the printer in its middle, however short.

    It may have lost lines of it.

    Makers document that it does when its cover is opened; one that was switched off for a new roll has forgotten all.
    """
    tells = wait.abilities.asb or wait.abilities.dle_eot or wait.session.watches_port
    if stands_still or (tells and wait.session.had_trouble):
        wait.doubt = PrintReason.PAUSED


_NEXT_QUESTION: Final = {PRINTER_STATUS: OFFLINE_CAUSE, OFFLINE_CAUSE: ROLL_STATUS, ROLL_STATUS: PRINTER_STATUS}


class _StatusPoller:
    """Periodic status requests: online, roll, and when it is not online, why."""

    def __init__(self, wait: Wait) -> None:
        self._wait = wait
        self._next = time.monotonic() + wait.session.timings.poll
        self._question = self._asked = PRINTER_STATUS
        self._is_again = False
        self.behind = 0  # bytes of the paper that were on their way before the last question

    @property
    def complete(self) -> bool:
        """Return whether all questions of the round have been answered.

        In the middle of a round the cause is not known yet.
        """
        return self._question == PRINTER_STATUS and not self._wait.session.reply_age

    def poll(self, on_the_way: float = 0.0) -> None:
        """Send the next due status question; ``on_the_way`` is the time allowed for the data before it, in seconds."""
        session = self._wait.session
        if session.reply_age > session.timings.stall + on_the_way:
            self._ask_again()
        if self._is_again and not session.reply_age:  # the other one may be answered, too, and is none to the next
            self._is_again, self._next = False, time.monotonic() + session.timings.status
        if not self._wait.abilities.dle_eot or session.reply_age or session.unsent or time.monotonic() < self._next:
            return
        session.request_status(self._question)
        self.behind = self._wait.paper.count.outstanding if self._wait.paper else 0
        self._asked, self._question = self._question, _NEXT_QUESTION[self._question]
        begins_anew = self._question == PRINTER_STATUS
        self._next = time.monotonic() + (session.timings.poll if begins_anew else 0.0)

    def _ask_again(self) -> None:
        """Ask the same again in a trouble, else raise TimeoutError.

        A printer that stands still may have no room left for a question, or was switched off for the new roll.
        """
        session = self._wait.session
        if not trouble_code(self._wait):
            raise TimeoutError
        if not (self._wait.abilities.asb or session.unsent):
            session.discard_requests()
            session.request_status(self._asked)
            self._is_again = True


class _Recovery:
    """Has a printer go on from the line of an error, once its cause is cleared: somebody closed the cover, or says so.

    Not before: what is jammed must not move while a hand is in it.
    """

    def __init__(self, wait: Wait) -> None:
        self._wait = wait

    def poll(self) -> None:
        session, state = self._wait.session, self._wait.session.state
        if not state.error or state.cover_open or session.unsent or session.reply_age or state.paper_out:
            return
        if session.cover_was_open or session.recovers():
            session.cover_was_open = False
            session.write(RECOVER)


def _settle(wait: Wait, paper: CountedPaper) -> EvidenceResult:
    """The result of a full account: the state is asked for once more, and an answer too many makes it doubtful.

    *Processed* comes while the last lines are still moving; a process id comes when they have stopped, unless it came
    too soon for that.
    """
    count = paper.count
    if wait.evidence is Evidence.GS_R or paper.answers_ahead:
        _query_end(wait, count, answers_ahead=paper.answers_ahead)
        note_trouble(wait)
    if count.strange:
        wait.doubt = PrintReason.UNASKED_ANSWER
    ended = count.roll_ended or (
        (wait.evidence is Evidence.GS_R or paper.answers_ahead) and wait.session.state.paper_out
    )
    if ended:
        return EvidenceResult.ROLL_ENDED
    return EvidenceResult.PRINTED if count.shows_restart else EvidenceResult.COUNTED


def _query_end(wait: Wait, count: AnswerCount, *, answers_ahead: bool) -> None:
    """Ask for the roll status, and with ``answers_ahead`` for the whole state; then no answer is a doubt."""
    session = wait.session
    questions = (PRINTER_STATUS, OFFLINE_CAUSE, ROLL_STATUS) if answers_ahead else (ROLL_STATUS,)
    try:
        while session.reply_age and session.reply_age < session.timings.status:
            count.take(session.exchange(check_stop=False))
        if wait.abilities.dle_eot and not session.reply_age:
            for question in questions:
                count.take(session.query_status(question, check_stop=False))
    except OSError:  # it reported that all was processed, and then hung up
        wait.doubt = wait.doubt or (PrintReason.NO_ANSWER if answers_ahead else "")
