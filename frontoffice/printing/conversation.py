"""One paper on one line, and knowing whether it came out.

In two steps, because the register must say SENDING before the first byte of a paper leaves: :func:`prepare` looks
whether the printer is able and listening, :func:`send` prints. Whatever ends before that byte is *not sent* and may be
tried again by itself. After it there are three ends: *confirmed* on the printer's own evidence, *handed over* to one
that gives none, and *uncertain*, which only somebody who looks at the paper can settle. A paper that was given up is
taken back as far as possible (the printer forgets it, the kernel drops it), so that it does not come out later.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.connection import Line
from frontoffice.printing.evidence import Evidence, Told, Wait, wait_for_evidence
from frontoffice.printing.printer_session import Stopped, Talk
from frontoffice.printing.realtime_commands import is_harmless
from frontoffice.printing.resynchronising import OWN_IMAGE, NoSync, synchronise

# It may stand under a whole paper: one that nobody has looked at yet, or another client's on a printer so slow that
# its silence was taken for half an image. So it says when that paper is void, not that it is.
TORN = b"\x1b@\x1c.\nBila cetakan di atas terputus,\ncetakan itu tidak berlaku.\n"
_CUT = b"\x1dVB\x00"
_FEED = b"\x1bd\x05"


class End(StrEnum):
    """What became of a paper."""

    CONFIRMED = "confirmed"
    HANDED_OVER = "handed_over"
    UNCERTAIN = "uncertain"
    NOT_SENT = "not_sent"


class Step(StrEnum):
    """Where a paper is on its way."""

    CHECKING = "checking"
    SENDING = "sending"
    AWAITING = "awaiting"
    BLOCKED = "blocked"


OnStep = Callable[[Step, str], None]  # with the code of what blocks it


@dataclass(frozen=True, slots=True)
class NotSent:
    """The printer is not ready for a paper; ``reason`` is a code. Nothing was printed."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A printer that listens, with an empty sheet before it.

    ``evidence`` is the best that it can give; ``torn`` whether what is above must be said to be void first;
    ``near_end`` whether the roll will end soon.
    """

    talk: Talk
    abilities: Abilities
    evidence: Evidence
    torn: bool
    near_end: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: ``reason`` is a code, "" when all is well; ``sent`` counts the bytes that left this program.

    ``kept`` is the line of an uncertain paper that may yet be confirmed, see :func:`hear_late`; whoever does not want
    to wait for that calls :func:`drop`.
    """

    end: End
    evidence: Evidence = Evidence.NONE
    reason: str = ""
    sent: int = 0
    kept: Wait | None = None


def _never() -> bool:
    return False


def _unheard(_reason: str) -> None:
    pass


def _quiet(_step: Step, _reason: str) -> None:
    pass


def prepare(
    line: Line,
    abilities: Abilities,
    *,
    torn: bool = False,
    timings: Timings = AS_A_RULE,
    stopped: Callable[[], bool] = _never,
) -> Ready | NotSent:
    """Look whether a paper can be printed now. When not, the line is closed; when so, :func:`send` or :func:`drop` it.

    ``torn`` says that it is not known how the paper before ended. Never raises for what a printer may do.
    """
    talking = Talk(line, timings, stopped)
    able = abilities if line.hears else Abilities()
    try:
        reason = _look(talking) if able.dle_eot else ""
        if not reason:
            evidence, cleared = synchronise(talking, able, torn=torn)
            return Ready(talking, able, evidence, torn or cleared, talking.state.near_end)
    except Stopped:
        reason = "printer_stopped"
    except NoSync:
        reason = "printer_no_sync"
    except TimeoutError:
        reason = "printer_mute"
    except OSError:
        reason = "printer_interrupted"
    line.abort()
    return NotSent(reason)


def look_at(line: Line, abilities: Abilities, timings: Timings = AS_A_RULE) -> str:
    """How the printer is, without a paper: the code of what is wrong, "printer_near_end", or ""; closes the line."""
    talking = Talk(line, timings, _never)
    reason = ""
    try:
        if line.hears and abilities.dle_eot:
            reason = _look(talking) or ("printer_near_end" if talking.state.near_end else "")
    except TimeoutError:
        reason = "printer_mute"
    except OSError:
        reason = "printer_interrupted"
    line.abort()
    return reason


def send(ready: Ready, data: bytes, *, cut: bool = True, on_step: OnStep = _quiet) -> Outcome:
    """Print ``data`` (from a reset printer to the cut) and find out whether it came out.

    ``cut`` says whether the printer has a cutter. Waits for as long as the printer says why it does not print, until
    ``stopped`` (as told to :func:`prepare`); all else is bounded in time. Never raises for what a printer may do;
    ValueError when a real-time command stands in ``data``.
    """
    if not is_harmless(data):
        raise ValueError("a real-time command in a paper")
    process = printer_session.new_id()
    talking = ready.talk
    talking.say(_body(ready, data, cut=cut) + _question(ready, process))
    wait = Wait(talking, ready.abilities, ready.evidence, process)
    try:
        _push(wait, on_step)
        told = wait_for_evidence(wait, _patience(talking.timings, len(data)), _steps(on_step))
    except Stopped:
        return _given_up(wait, "printer_stopped")
    except TimeoutError:
        return _given_up(wait, "printer_timeout")
    except OSError:
        return _given_up(wait, "printer_interrupted")
    return _told(wait, told)


def hear_late(kept: Wait, seconds: float) -> Outcome:
    """Listen on for evidence that comes late, until ``stopped`` says so: confirmed, or uncertain for good."""
    try:
        told = wait_for_evidence(kept, seconds, _unheard)
    except (Stopped, OSError):
        return _given_up(kept, "printer_no_answer")
    return _told(kept, told, final=True)


def drop(held: Ready | Wait) -> None:
    """Let go of a printer without (or with no more of) a paper; nothing of one comes out later."""
    if isinstance(held, Wait):
        _forget(held)
    held.talk.line.abort()


def _look(talking: Talk) -> str:
    """Ask for the state: the code of what keeps the printer from printing. Raises TimeoutError when it is mute."""
    talking.answer(1)
    if talking.state.offline:
        talking.answer(2)
    talking.answer(4)
    return talking.state.trouble


def after_torn(data: bytes, *, cut: bool) -> bytes:
    """``data`` for a printer that can neither be asked nor watched, when the paper before may have ended in the middle.

    An image that was broken off is filled up first, or it would take what follows for its dots.
    """
    return bytes(OWN_IMAGE) + _separator(cut=cut) + data


def _separator(*, cut: bool) -> bytes:
    return TORN + (_CUT if cut else _FEED)


def _body(ready: Ready, data: bytes, *, cut: bool) -> bytes:
    void = _separator(cut=cut) if ready.torn else b""
    if ready.abilities.asb and data.startswith(printer_session.RESET):  # a reset ends it, so it comes right after
        data = (
            printer_session.RESET
            + printer_session.TELL_CHANGES
            + data[len(printer_session.RESET) :]
            + printer_session.TELL_NO_CHANGES
        )
    return void + data


def _question(ready: Ready, process: bytes) -> bytes:
    """After the cut, so that the answer speaks for the whole paper."""
    questions = {
        Evidence.PROCESS_ID: printer_session.ask_when_done(process),
        Evidence.GS_R: printer_session.ASK_IN_ORDER,
    }
    return questions.get(ready.evidence, b"")


def _patience(timings: Timings, length: int) -> float:
    return timings.confirm + timings.each_byte * length


def _push(wait: Wait, on_step: OnStep) -> None:
    """Give it all. Raises TimeoutError when the printer takes nothing and does not say why."""
    on_step(Step.SENDING, "")
    talking, told = wait.talk, ""
    moved, before = time.monotonic(), 0
    while talking.untaken:
        talking.go_on()
        wait.sent = talking.given
        trouble = talking.state.trouble
        if trouble != told:
            told = trouble
            on_step(Step.BLOCKED if trouble else Step.SENDING, trouble)
            talking.line.be_patient(bool(trouble))
        if trouble or talking.given != before:
            moved, before = time.monotonic(), talking.given
        still = time.monotonic() - moved
        if still > talking.timings.stall:
            raise TimeoutError
        if talking.line.outlives and (trouble or still > talking.timings.pause):
            wait.doubt = "printer_paused"  # switched off for the new roll, it has forgotten what it held
    if not told:
        on_step(Step.AWAITING, "")


def _steps(on_step: OnStep) -> Callable[[str], None]:
    return lambda reason: on_step(Step.BLOCKED if reason else Step.AWAITING, reason)


def _told(wait: Wait, told: Told, *, final: bool = False) -> Outcome:
    if told is Told.NO_ANSWER and not final:
        return Outcome(End.UNCERTAIN, reason="printer_no_answer", sent=wait.sent, kept=wait)
    if told is Told.NO_ANSWER:
        return _given_up(wait, "printer_no_answer")
    if told is Told.ROLL_ENDED:
        return _given_up(wait, "printer_paper_out")
    return _finished(wait, told)


def _finished(wait: Wait, told: Told) -> Outcome:
    try:
        wait.talk.line.finish(0.0 if told is Told.PRINTED else wait.talk.timings.goodbye)
    except OSError as error:
        if told is not Told.PRINTED:
            return _given_up(wait, "printer_timeout" if isinstance(error, TimeoutError) else "printer_interrupted")
        wait.talk.line.abort()
    if wait.doubt:
        return Outcome(End.UNCERTAIN, Evidence.NONE, wait.doubt, wait.sent)
    return Outcome(End.CONFIRMED if told is Told.PRINTED else End.HANDED_OVER, wait.evidence, "", wait.sent)


def _given_up(wait: Wait, reason: str) -> Outcome:
    drop(wait)
    end = End.UNCERTAIN if wait.sent else End.NOT_SENT
    return Outcome(end, Evidence.NONE, reason, wait.sent)


def _forget(wait: Wait) -> None:
    """Have the printer forget what it holds, as far as it still listens."""
    if not wait.sent or not wait.abilities.dle_eot:
        return
    talking = wait.talk
    try:
        end = time.monotonic() + talking.timings.status
        talking.say(printer_session.FORGET)
        while talking.untaken and time.monotonic() < end:
            talking.go_on(heed_stop=False)
        talking.answer(1, heed_stop=False)
    except OSError:
        pass  # then there is nothing more that could be done
