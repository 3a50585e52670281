"""The reading process itself: one request from its input, one answer to its output, then it ends.

It is bounded before it reads. Whatever a decoder raises over a file means that the file is damaged; where the system
ends the process there is no answer, and the one who asked knows what that means.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Final

from frontoffice.attaching import confinement, framing, mail_file, reading, requests, word_letter
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import LIMITS, ReadingLimits
from frontoffice.attaching.requests import Answered
from frontoffice.attaching.results import PlannedPage
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.errors import Problem, Refused


def run() -> int:
    """Answer what is asked on the standard input; the exit code is 0 where there is an answer."""
    confinement.confine(LIMITS)
    return serve(sys.stdin.buffer, sys.stdout.buffer, LIMITS)


def serve(asked: BinaryIO, said: BinaryIO, limits: ReadingLimits) -> int:
    """Answer one request."""
    try:
        answer = _answer(asked.read(), limits).pack()
    except MemoryError:
        return 1
    said.write(answer)
    said.flush()
    return 0


def _answer(request: bytes, limits: ReadingLimits) -> Answered:
    head, blobs = framing.unpack(request)
    try:
        return _DONE[head["do"]](head, blobs, limits)
    except Refused as refused:
        return requests.answer_refusal(refused)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001  (decoders raise whatever they like over what a stranger made)
        return requests.answer_refusal(Refused(Problem("", FileRefusal.DAMAGED)))


def _read(_head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    return requests.answer_file(reading.read(blobs[0], limits))


def _mail(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    return requests.answer_mail(mail_file.read(blobs[0]))


def _draw(head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    drawn = reading.draw(blobs[0], head["page"], head["dots"], limits)
    return Answered({"pixels": (drawn.width, drawn.height)}, (drawn.rgb,))


def _compose(head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    return requests.answer_file(reading.compose(blobs, [PlannedPage(*one) for one in head["plan"]], limits))


def _flatten(_head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    return Answered({}, (reading.flatten(blobs[0], limits),))


def _check_template(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    word_letter.check(blobs[0])
    return Answered({})


def _fill_template(head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    return Answered({}, (word_letter.fill(blobs[0], WordLetter(**head["letter"])),))


_DONE: Final[Mapping[str, Callable[[dict[str, Any], list[bytes], ReadingLimits], Answered]]] = {
    "read": _read,
    "mail": _mail,
    "draw": _draw,
    "compose": _compose,
    "flatten": _flatten,
    "check_template": _check_template,
    "fill_template": _fill_template,
}
