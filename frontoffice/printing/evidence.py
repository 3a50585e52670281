"""Wait for the printer's evidence that a receipt came out, while it may run out of paper and go on again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import Reason
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import Reply, ReplyKind


class Evidence(StrEnum):
    """Kinds of evidence that a receipt was printed, the best first."""

    PROCESS_ID = "process_id"
    GS_R = "gs_r"
    DLE_EOT = "dle_eot"
    NONE = "none"


class EvidenceResult(Enum):
    """What the evidence shows."""

    PRINTED = auto()
    TAKEN = auto()  # it gives no evidence, and nothing was wrong meanwhile
    ROLL_ENDED = auto()  # all was processed, but the end of the paper may have been too
    NO_ANSWER = auto()


@dataclass(slots=True)
class Wait:
    """A receipt in the printer whose evidence is awaited; ``sent`` bytes of it so far."""

    session: PrinterSession
    abilities: Abilities
    evidence: Evidence
    process: bytes
    sent: int = 0
    doubt: Reason = ""  # the code of what makes even evidence worth nothing


def wait_for_evidence(wait: Wait, seconds: float, on_trouble: Callable[[Reason], None]) -> EvidenceResult:
    """Wait until the evidence is there or ``seconds`` are over; the clock stands while a trouble is reported.

    ``on_trouble`` is called with a code at each change, "" when it goes on. Raises OSError when the connection is lost,
    TimeoutError when a question goes unanswered, Stopped when somebody wants no more of it.
    """
    if wait.evidence is Evidence.NONE:
        return EvidenceResult.TAKEN
    watching = wait.evidence is Evidence.DLE_EOT
    patience = wait.session.timings.watch if watching else seconds
    end, trouble, poller = time.monotonic() + patience, wait.session.state.trouble, _StatusPoller(wait)
    while time.monotonic() < end or (watching and not poller.complete):
        result = _evidence(wait, wait.session.exchange())
        if result is not None:
            return _check_roll_again(wait, result)
        poller.poll()
        if (poller.complete or wait.abilities.asb) and wait.session.state.trouble != trouble:
            trouble = wait.session.state.trouble
            wait.session.connection.tolerate_stall(bool(trouble))
            on_trouble(trouble)
        if trouble:
            end = time.monotonic() + patience
    return EvidenceResult.TAKEN if watching else EvidenceResult.NO_ANSWER


class _StatusPoller:
    """Periodic status requests: online, roll, and when it is not online, why."""

    def __init__(self, wait: Wait) -> None:
        self._wait = wait
        self._next = time.monotonic() + wait.session.timings.poll
        self._question = 1

    @property
    def complete(self) -> bool:
        """Whether all that was asked has been answered: in the middle of a round the cause is not known yet."""
        return self._question == 1 and not self._wait.session.reply_age

    def poll(self) -> None:
        session = self._wait.session
        blocked = (
            self._wait.abilities.asb and session.state.trouble
        )  # it reports by itself; a full one cannot even be asked
        if session.reply_age > session.timings.stall and not blocked:
            raise TimeoutError
        if not self._wait.abilities.dle_eot or session.reply_age or session.unsent or time.monotonic() < self._next:
            return
        session.request_status(self._question)
        self._question = {1: 2, 2: 4, 4: 1}[self._question]
        self._next = time.monotonic() + (session.timings.poll if self._question == 1 else 0.0)


def _evidence(wait: Wait, replies: Iterable[Reply]) -> EvidenceResult | None:
    """The result that the replies prove; only a reply to the request that followed the receipt counts."""
    for reply in replies:
        if wait.evidence is Evidence.PROCESS_ID and reply == Reply(ReplyKind.PROCESS_ID, wait.process):
            return EvidenceResult.PRINTED
        if wait.evidence is Evidence.GS_R and reply.kind is ReplyKind.IN_ORDER:
            return EvidenceResult.ROLL_ENDED if reply.roll_ended else EvidenceResult.PRINTED
    return None


def _check_roll_again(wait: Wait, result: EvidenceResult) -> EvidenceResult:
    """Query the roll sensor after GS r: *processed* comes while the last lines are still moving."""
    if result is not EvidenceResult.PRINTED or wait.evidence is not Evidence.GS_R or not wait.abilities.dle_eot:
        return result
    try:
        while wait.session.reply_age:
            wait.session.exchange(check_stop=False)
            if wait.session.reply_age > wait.session.timings.status:
                return result
        wait.session.query_status(4, check_stop=False)
    except OSError:
        return result  # it reported that all was processed, and then hung up
    return EvidenceResult.ROLL_ENDED if wait.session.state.paper_out else result
