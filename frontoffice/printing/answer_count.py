"""Requests sent within a paper, and the count of their replies.

A piece of a paper that was lost on the way, or in a printer that was switched off behind a connection which stayed,
takes the questions around it along. So the paper is whole when every question was answered, each in its turn. The
questions of a printer with process ids are drawn at random, one for each piece, and no other answer is like theirs.
Those of GS r are all alike: there it is their number that is drawn, and one answer too many is as bad as one too few.
Mixed with GS I 1, whose answer is unlike that to GS r, their order is drawn as well.

A printer that was restarted right after an answer has forgotten the line that was read, and answers on: that shows at
the end, where only one that was not restarted has the macro (``macro``) that is run there: several times, with other
questions between, each time only when all before is answered for. So what a printer says by itself as it starts, or a
server says once more, would have to fit three times in a row into what was drawn just then.
"""

from __future__ import annotations

import secrets
from collections import deque
from dataclasses import dataclass
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.macro import Macro, run_macro, seal_command
from frontoffice.printing.paper_pieces import Piece
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
    """The account. ``by_process_id``, ``in_order`` and ``model`` are the questions that this printer answers.

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
        """A question in order: the one that no stray zero answers, unless it is drawn which."""
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
