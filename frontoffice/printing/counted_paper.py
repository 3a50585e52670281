"""Paper on its way to a printer with replies in order: the requests within it, and the count of their replies.

Each piece with its questions, then the proofs and the seal.

A piece is sent when the one before is answered for, so that whatever is lost takes an unanswered question along, even
with a buffer of 64 bytes. A printer that answers only when a line is on the paper gets a little more before that, or it
would stand still between two lines. One that answers faster than any head prints is asked again and again until the
slowest head would be through; only then come the proofs.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.abilities import AS_A_RULE, Timings
from frontoffice.printing.macro import Macro, run_macro, seal_command
from frontoffice.printing.paper_pieces import Piece
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import Reply, ReplyKind

_FEWEST, _KINDS = 2, 3  # questions behind a piece, so that no single stray byte stands in for a lost piece
_LAST = 3  # more behind the last one
PROOFS: Final = 3  # how often the macro is run behind a paper


@dataclass(frozen=True, slots=True)
class _Asked:
    """Replies required for a printed piece."""

    in_order: int  # answers in order, counted from the first piece
    process: bytes  # b"" without one
    size: int


class AnswerCount:
    """The account. ``by_process_id``, ``in_order`` and ``model`` are the questions answered by this printer.

    ``macro`` is the one that it holds since before the paper, None where it holds none.
    """

    def __init__(
        self,
        *,
        by_process_id: bool,
        in_order: bool,
        model: bytes = b"",
        macro: Macro | None = None,
        asks_inside_lines: bool = True,
    ) -> None:
        self._by_process_id = by_process_id
        self._in_order = in_order
        self._model = model
        self._macro = macro
        self._inside = asks_inside_lines
        self._asked_in_order = 0
        self._answered_in_order = 0
        self._expected: deque[bool] = deque()  # of the answers in order: whether it is the model's
        self._outstanding: deque[_Asked] = deque()
        self.lost = False  # a later piece was answered for, and an earlier one was not
        self.strange = False  # an answer too many, or out of its turn
        self.roll_ended = False  # by the last answer that can say so

    def with_questions(self, piece: Piece, *, last: bool) -> bytes:
        """Add status requests to a piece, and expect their replies from now on.

        The one before it is lost with a piece that a printer had taken but not read when it was switched off.
        """
        parts = piece.fragments if self._inside or piece.alone else (piece.data,)
        fragments = parts if piece.is_raster else (b"", *parts)
        data = fragments[0] + b"".join(self._ask(self._in_order) + fragment for fragment in fragments[1:])
        process = printer_session.new_process_id() if self._by_process_id else b""
        if process:
            data += printer_session.process_id_request(process)
        else:
            data += self._ask_some(secrets.randbelow(_KINDS) + (_LAST if last else 0))
        self._outstanding.append(_Asked(self._asked_in_order, process, len(data)))
        return data

    def with_proof(self) -> bytes:
        """The macro, run so many times, and questions behind it; nothing where the printer holds none.

        For when nothing is outstanding: an answer that comes before it is one too many.
        """
        if self._macro is None:
            return b""
        data, answers = run_macro(self._macro)
        self._expected.extend(answers)
        self._asked_in_order += len(answers)
        return self.with_question(data)

    def with_question(self, data: bytes = b"") -> bytes:
        """``data`` with questions behind it, for when nothing is outstanding."""
        process = printer_session.new_process_id() if self._by_process_id else b""
        data += printer_session.process_id_request(process) if process else self._ask_some(secrets.randbelow(_KINDS))
        self._outstanding.append(_Asked(self._asked_in_order, process, len(data)))
        return data

    def with_seal(self) -> bytes:
        """Seal of a proven paper, as evidence of its end for the next one; nothing without a macro."""
        if self._macro is None:
            return b""
        data, answers = seal_command(own=bool(self._model))
        self._expected.extend(answers)
        self._asked_in_order += len(answers)
        self._outstanding.append(_Asked(self._asked_in_order, b"", len(data)))
        return data

    def _ask_some(self, more: int) -> bytes:
        """Requests of random kind, except for the last one."""
        return b"".join(self._ask(True, drawn=True) for _ in range(_FEWEST - 1 + more)) + self._ask(True)

    @property
    def shows_restart(self) -> bool:
        """Whether a restart of the printer on the way always shows in the count."""
        return self._macro is not None

    @property
    def answered(self) -> int:
        """Number of answers in order until now."""
        return self._answered_in_order

    @property
    def open_pieces(self) -> int:
        """Number of pieces without complete replies."""
        return len(self._outstanding)

    @property
    def outstanding(self) -> int:
        """Bytes of the pieces without complete replies."""
        return sum(asked.size for asked in self._outstanding)

    def take(self, replies: tuple[Reply, ...]) -> bool:
        """Enter these answers; whether one of them was awaited."""
        awaited = False
        for reply in replies:
            if reply.kind is ReplyKind.IN_ORDER:
                awaited = self._take_in_order(reply) or awaited
            elif reply.kind is ReplyKind.PROCESS_ID:
                awaited = self._take_process(reply.value) or awaited
        return awaited

    def _ask(self, wanted: bool, *, drawn: bool = False) -> bytes:
        """A question in order: the one with an answer unlike a stray zero, unless it is drawn which."""
        if not wanted:
            return b""
        model = bool(self._model) and not (drawn and secrets.randbelow(2))
        self._expected.append(model)
        self._asked_in_order += 1
        return printer_session.MODEL_REQUEST if model else printer_session.GS_R_REQUEST

    def _take_in_order(self, reply: Reply) -> bool:
        if not self._expected:
            self.strange = True
            return False
        model = self._expected.popleft()
        self._answered_in_order += 1
        if model != (reply.value == self._model):
            self.strange = True
        if not model:
            self.roll_ended = reply.roll_ended
        while self._outstanding and not self._outstanding[0].process and self._is_answered(self._outstanding[0]):
            self._outstanding.popleft()
        return True

    def _take_process(self, process: bytes) -> bool:
        if process not in (asked.process for asked in self._outstanding):
            return False  # of another client, or made up
        first = self._outstanding.popleft()
        self.lost = self.lost or first.process != process or not self._is_answered(first)
        return True

    def _is_answered(self, asked: _Asked) -> bool:
        return self._answered_in_order >= asked.in_order


# --- How far a paper can have come by now, between the fastest print head that is built and the slowest ---
# An answer that comes before the fastest head can be through shows a printer that reads ahead of its paper: the roll
# may still end then, or the cover be opened. Such a printer is believed once the slowest head would be through.

_IN_HAND: Final = 12.0  # millimetres that any printer may hold ready: three lines


class PrintHead:
    """The pieces of a paper on their way through it, in millimetres of paper."""

    def __init__(self, timings: Timings) -> None:
        self._timings = timings
        self._earliest = self._latest = time.monotonic()
        self._written: deque[float] = deque()  # when the fastest head is through with each piece that is not answered
        self.answers_ahead = False

    def write(self, millimetres: float) -> None:
        """Record a piece of that length as sent to the printer."""
        now = time.monotonic()
        self._earliest = max(self._earliest, now) + millimetres / self._timings.fastest_head
        self._latest = max(self._latest, now) + millimetres / self._timings.slowest_head
        self._written.append(self._earliest)

    def answer(self, left: int) -> None:
        """All pieces but the last ``left`` are answered for."""
        now, in_hand = time.monotonic(), _IN_HAND / self._timings.fastest_head
        while len(self._written) > left:
            self.answers_ahead = self._written.popleft() - now > in_hand or self.answers_ahead

    @property
    def is_printing(self) -> bool:
        """Whether a read-ahead printer may still be printing."""
        return self.answers_ahead and time.monotonic() < self._latest


# --- counted paper ---

_AT_ONCE: Final = 0.001  # seconds: a printer that has answered by then need not be given more in advance
_SOON: Final = 0.0005
_AGAIN: Final = 0.25  # seconds between the questions to a printer that reads ahead


class CountedPaper:
    """Pieces still to send, and the count of replies to the sent ones."""

    def __init__(self, pieces: tuple[Piece, ...], count: AnswerCount, timings: Timings = AS_A_RULE) -> None:
        self.count = count
        self._head = PrintHead(timings)
        self._timings = timings
        self._pieces = deque(pieces)
        self._proofs = PROOFS if count.shows_restart else 0
        self._is_sealed = not count.shows_restart
        self._last_alone = False
        self._written_at = 0.0
        self._is_proving, self._answered_before = False, 0

    @property
    def complete(self) -> bool:
        """Whether everything was sent and answered for, when it could be on the paper."""
        left = self._pieces or self._proofs or self.count.outstanding or self._head.is_printing
        return self._is_sealed and not left

    @property
    def answers_ahead(self) -> bool:
        """Whether the printer replied for a piece before it can have been on the paper."""
        return self._head.answers_ahead

    @property
    def all_written(self) -> bool:
        """Whether no piece of it is left."""
        return not self._pieces

    def write_next(self, session: PrinterSession) -> bool:
        """Write the next piece with its questions, a proof or the seal, if it may be sent now; whether it was."""
        now = time.monotonic()
        if not self._pieces:
            return self._prove(session)
        if not self._may_go(now):
            return False
        piece = self._pieces.popleft()
        session.write(self.count.with_questions(piece, last=not self._pieces))
        self._head.write(piece.millimetres)
        self._last_alone, self._written_at = piece.alone, now
        return True

    def _prove(self, session: PrinterSession) -> bool:
        if self.count.outstanding:
            return False
        if self._head.is_printing:
            return self._ask_again(session)
        if self._is_sealed:
            return False
        self._is_sealed = not self._proofs
        self._is_proving, self._answered_before = True, self.count.answered
        session.write(self.count.with_seal() if self._is_sealed else self.count.with_proof())
        self._proofs = max(0, self._proofs - 1)
        return True

    def _ask_again(self, session: PrinterSession) -> bool:
        """Whether it still answers; where no state can be asked for, an open cover shows by that alone."""
        now = time.monotonic()
        if now - self._written_at < _AGAIN:
            return False
        self._written_at = now
        session.write(self.count.with_question())
        return True

    @property
    def lacks_macro(self) -> bool:
        """Whether answers behind the paper came, and not those of the macro, once no more come."""
        return self._is_proving and bool(self.count.lost or self.count.answered > self._answered_before)

    @property
    def pause(self) -> float:
        """Seconds of waiting for a reply before the next check whether a piece may be sent."""
        return _SOON if self._pieces and self.count.outstanding and not self._must_wait() else 1.0

    def take(self, replies: tuple[Reply, ...]) -> bool:
        """Enter these answers; whether one was awaited."""
        awaited = self.count.take(replies)
        if awaited:
            self._head.answer(self.count.open_pieces)
        return awaited

    def _may_go(self, now: float) -> bool:
        outstanding = self.count.outstanding
        if not outstanding:
            return True
        return not self._must_wait() and outstanding < self._timings.ahead and now - self._written_at > _AT_ONCE

    def _must_wait(self) -> bool:
        """Whether the next piece goes only when all before it is answered for: images, and the last."""
        return self._last_alone or self._pieces[0].alone or len(self._pieces) == 1
