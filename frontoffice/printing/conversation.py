"""Print one receipt over one connection and find out whether it came out.

In two steps, because the register must record SENDING before the first byte of a receipt leaves: :func:`prepare` checks
that the printer can print and answers, :func:`send` prints. Whatever ends before that byte is *not sent* and may be
tried again by itself. After it there are three ends: *confirmed* on the printer's own evidence, *handed over* to one
that gives none or would not show a restart, and *uncertain*, which only the officer can settle, by checking the paper.
A receipt that was given up is taken back as far as possible (the printer forgets it, the kernel drops it), so that it
does not come out later.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from frontoffice.printing import printer_session, torn_paper
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.counted_paper import AnswerCount, CountedPaper
from frontoffice.printing.escpos import is_harmless
from frontoffice.printing.evidence import (
    Evidence,
    EvidenceResult,
    Wait,
    note_trouble,
    trouble_code,
    wait_for_evidence,
)
from frontoffice.printing.macro import LastPaper, restore_macro
from frontoffice.printing.paper_pieces import UnknownCommandError, split_paper
from frontoffice.printing.preparation import NotSent, Ready, prepare, query_state
from frontoffice.printing.printer_identity import is_no_printer
from frontoffice.printing.printer_session import Stopped

__all__ = (  # the whole conversation, to whoever has one
    "End",
    "NotSent",
    "PrintOutcome",
    "PrintStep",
    "Ready",
    "await_late_evidence",
    "prepare",
    "query_state",
    "release",
    "send",
)


class End(StrEnum):
    """Ends of a print."""

    CONFIRMED = "confirmed"
    HANDED_OVER = "handed_over"
    UNCERTAIN = "uncertain"
    NOT_SENT = "not_sent"


class PrintStep(StrEnum):
    """Stages of a print."""

    CHECKING = "checking"
    SENDING = "sending"
    AWAITING = "awaiting"
    BLOCKED = "blocked"


OnStep = Callable[[PrintStep, Reason], None]  # with the code of what blocks it


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How it ended: ``reason`` is a code, "" when all is well; ``sent`` counts the bytes sent.

    ``pending`` is an uncertain receipt that may yet be confirmed, see :func:`await_late_evidence`; whoever does not
    want to wait for that calls :func:`release`.
    """

    end: End
    evidence: Evidence = Evidence.NONE
    reason: Reason = ""
    sent: int = 0
    pending: Wait | None = None


def _ignore(*_reported: object) -> None:
    pass


def send(ready: Ready, data: bytes, *, cut: bool = True, on_step: OnStep = _ignore) -> PrintOutcome:
    """Print ``data`` (from a reset printer to the cut) and find out whether it came out.

    ``cut`` is whether the printer has a cutter. Waits for as long as the printer reports why it does not print, until
    ``stopped`` (as given to :func:`prepare`); all else is bounded in time. Never raises for what a printer may do;
    ValueError when a real-time command stands in ``data``.
    """
    if not is_harmless(data):
        raise ValueError("a real-time command in a receipt")
    session, body = ready.session, _body(ready, data, cut=cut)
    wait = _wait(ready, body)
    patience = session.timings.confirm + session.timings.each_byte * len(data)
    session.had_trouble = False
    try:
        on_step(PrintStep.SENDING, "")
        if wait.paper is None:
            _push(wait, body, on_step)
        return _outcome_of(wait, wait_for_evidence(wait, patience, _steps(on_step)))
    except Stopped:
        return _give_up(wait, PrintReason.STOPPED)
    except TimeoutError:
        return _give_up(wait, PrintReason.TIMEOUT)
    except OSError:
        other = _answer_of_mute(wait) is PrintReason.NOT_A_PRINTER  # it had its say, and hung up
        return _give_up(wait, PrintReason.NOT_A_PRINTER if other else PrintReason.INTERRUPTED)


def await_late_evidence(pending: Wait, seconds: float) -> PrintOutcome:
    """Wait on for late evidence, until ``stopped`` is true: confirmed, or uncertain for good."""
    try:
        result = wait_for_evidence(pending, seconds, _ignore)
    except (Stopped, OSError):
        return _give_up(pending, PrintReason.NO_ANSWER)
    return _outcome_of(pending, result, final=True)


def release(held: Ready | Wait) -> None:
    """Release a printer without (or with no more of) a receipt; nothing of one comes out later."""
    if isinstance(held, Wait):
        _clear_buffers(held)
    elif held.macro is not None:
        with contextlib.suppress(OSError):
            restore_macro(held.session, held.in_step.model, held.last_paper)
    held.session.connection.abort()


def _body(ready: Ready, data: bytes, *, cut: bool) -> bytes:
    void = torn_paper.separator(cut=cut) if ready.torn else b""
    if not ready.torn and cut and ready.last_paper is LastPaper.UNKNOWN:
        void = torn_paper.CUT
    if ready.abilities.asb and data.startswith(printer_session.RESET):  # a reset ends it, so it comes right after
        data = (
            printer_session.RESET
            + printer_session.ENABLE_ASB
            + data[len(printer_session.RESET) :]
            + printer_session.DISABLE_ASB
        )
    return void + data


def _wait(ready: Ready, body: bytes) -> Wait:
    """Set up the wait for evidence, piece by piece for a printer with replies in order.

    A paper that cannot be cut proves nothing.
    """
    evidence, paper = ready.in_step.evidence, None
    if evidence in (Evidence.PROCESS_ID, Evidence.GS_R):
        step, named = ready.in_step, evidence is Evidence.PROCESS_ID
        count = AnswerCount(
            by_process_id=named,
            in_order=step.in_order,
            model=step.model,
            macro=ready.macro,
            asks_inside_lines=ready.session.timings.asks_inside_lines,
        )
        try:
            paper = CountedPaper(split_paper(body), count, ready.session.timings)
        except UnknownCommandError:
            evidence = Evidence.DLE_EOT if ready.abilities.dle_eot else Evidence.NONE
    return Wait(ready.session, ready.abilities, evidence, paper)


def _push(wait: Wait, body: bytes, on_step: OnStep) -> None:
    """Write it all. Raises TimeoutError when the printer takes nothing and does not report why."""
    session, reported = wait.session, ""
    session.write(body)
    moved = taken_at = time.monotonic()
    before, is_slow = 0, False
    while session.unsent:
        session.exchange()
        wait.sent = session.sent
        trouble = trouble_code(wait)
        if trouble != reported:
            reported = trouble
            on_step(PrintStep.BLOCKED if trouble else PrintStep.SENDING, trouble)
            session.connection.set_stall_tolerance(bool(trouble))
        now, taken = time.monotonic(), session.sent - before
        before = session.sent
        taken_at = now if trouble or taken else taken_at
        moved = now if trouble else min(now, moved + session.timings.slowest_byte * taken)
        if now - moved > session.timings.stall:
            raise TimeoutError
        note_trouble(wait, stands_still=now - taken_at > session.timings.pause)
        slow = not trouble and now - moved > session.timings.notice
        if slow and not is_slow:
            on_step(PrintStep.SENDING, PrintReason.SLOW)
        is_slow = slow
    if not reported:
        on_step(PrintStep.AWAITING, "")


def _steps(on_step: OnStep) -> Callable[[Reason], None]:
    goes_on = ("", PrintReason.SLOW)
    return lambda reason: on_step(PrintStep.AWAITING if reason in goes_on else PrintStep.BLOCKED, reason)


def _outcome_of(wait: Wait, result: EvidenceResult, *, final: bool = False) -> PrintOutcome:
    if result is EvidenceResult.NO_ANSWER and not final:
        return PrintOutcome(End.UNCERTAIN, reason=PrintReason.NO_ANSWER, sent=wait.sent, pending=wait)
    if result is EvidenceResult.NO_ANSWER:
        return _give_up(wait, PrintReason.NO_ANSWER)
    if result is EvidenceResult.ROLL_ENDED:
        return _give_up(wait, PrintReason.PAPER_OUT)
    if result is EvidenceResult.NO_MACRO:
        return _give_up(wait, PrintReason.RESTARTS)
    if result is EvidenceResult.LOST:
        return _give_up(wait, PrintReason.LOST)
    return _finish(wait, result)


def _answer_of_mute(wait: Wait) -> Reason:
    """Reason code if a printer known as mute replied; "" when it did not."""
    if wait.abilities.any:
        return ""
    if is_no_printer(wait.session.received):
        return PrintReason.NOT_A_PRINTER
    return PrintReason.UNASKED_ANSWER if is_no_printer(wait.session.received, is_mute=True) else ""


def _finish(wait: Wait, result: EvidenceResult) -> PrintOutcome:
    try:
        if result is EvidenceResult.TAKEN and not wait.abilities.any and wait.session.connection.bidirectional:
            wait.session.drain(wait.session.timings.quiet)
            wait.doubt = _answer_of_mute(wait) or wait.doubt
        wait.session.connection.finish(0.0 if result is not EvidenceResult.TAKEN else wait.session.timings.goodbye)
    except OSError as error:
        if result is EvidenceResult.TAKEN:
            return _give_up(wait, PrintReason.TIMEOUT if isinstance(error, TimeoutError) else PrintReason.INTERRUPTED)
        wait.session.connection.abort()
    if wait.doubt:
        return PrintOutcome(End.UNCERTAIN, Evidence.NONE, wait.doubt, wait.sent)
    end = End.CONFIRMED if result is EvidenceResult.PRINTED else End.HANDED_OVER
    return PrintOutcome(end, wait.evidence, "", wait.sent)


def _give_up(wait: Wait, reason: Reason) -> PrintOutcome:
    release(wait)
    end = End.UNCERTAIN if wait.sent else End.NOT_SENT
    return PrintOutcome(end, Evidence.NONE, reason, wait.sent)


def _clear_buffers(wait: Wait) -> None:
    """Clear the printer's buffers, as far as it still reads commands."""
    if not wait.sent or not wait.abilities.dle_eot:
        return
    session = wait.session
    try:
        end = time.monotonic() + session.timings.status
        session.write(printer_session.CLEAR_BUFFERS)
        while session.unsent and time.monotonic() < end:
            session.exchange(check_stop=False)
        session.query_status(printer_session.PRINTER_STATUS, check_stop=False)
    except OSError:
        pass  # then there is nothing more that could be done
