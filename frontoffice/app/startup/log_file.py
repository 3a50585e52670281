"""Log file in the data folder, without any words said at the counter."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import types
from typing import Final

from frontoffice.places import Places

_LOG_BYTES: Final = 500_000
_OURS: Final = "frontoffice"
_log = logging.getLogger(__name__)


class _Formatter(logging.Formatter):
    """A line of ours as it is; of a library's where it was written: its text may have what it was working on."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        if record.name.partition(".")[0] != _OURS:
            record = logging.makeLogRecord(
                {
                    **record.__dict__,
                    "msg": f"at {record.module}:{record.lineno} {record.funcName}",
                    "args": None,
                    "exc_info": None,
                    "exc_text": None,
                    "stack_info": None,
                }
            )
        return super().format(record)


def keep_log(where: Places) -> None:
    """Log to the data folder, as long as it can be written; a full disk must not end the program."""
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        where.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # another program has it open (Windows): it goes on growing until a start
            if where.log.stat().st_size > _LOG_BYTES:
                where.log.replace(where.log.with_suffix(".log.before"))
        handler = logging.FileHandler(where.log, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def keep_other_bugs() -> None:
    """Log failures in threads and in places unable to raise: Python would write its text where errors go."""

    def in_thread(of: threading.ExceptHookArgs) -> None:
        if of.exc_type is not SystemExit:  # which ends a thread, and is no bug
            _log.error("unexpected in a thread: %s", describe_without_data(of.exc_type, of.exc_traceback))

    def unraisable(of: sys.UnraisableHookArgs) -> None:
        _log.error("unexpected on the way out: %s", describe_without_data(of.exc_type, of.exc_traceback))

    threading.excepthook, sys.unraisablehook = in_thread, unraisable


def describe_without_data(kind: type[BaseException], traceback: types.TracebackType | None) -> str:
    """An unexpected error for the log: kind and place, never its text: that may hold a name."""
    stack = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        stack.append(f"{code.co_filename.rsplit('frontoffice', 1)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return f"{kind.__name__} at " + " < ".join(reversed(stack))
