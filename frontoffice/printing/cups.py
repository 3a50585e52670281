"""A queue of CUPS, through its own commands (``lp``, ``lpstat``, ``cancel``): pycups has to be compiled everywhere.

The queue must be a raw one. "Completed" is no evidence: CUPS says so of papers that ended in the middle (measured).
"""

from __future__ import annotations

import getpass
import os
import re
import subprocess
from typing import Final

from frontoffice.errors import Unavailable
from frontoffice.printing.spooler import Job

_PATIENCE: Final = 5.0
_REQUEST: Final = re.compile(r"request id is (\S+-\d+)")
_STUCK: Final = re.compile(r"stopped|disabled|paused|media-empty|cover-open|offline", re.IGNORECASE)


def queues() -> tuple[str, ...]:
    """The queues that this computer knows. Raises Unavailable (``queue_system_down``) without CUPS."""
    if "not running" in _run("lpstat", "-r"):  # asked for its queues, it would just say that there are none
        raise Unavailable("queue_system_down", command="lpstat")
    return tuple(_run("lpstat", "-e").split())


class CupsQueue:
    """See :class:`frontoffice.printing.spooler.Queue`."""

    def __init__(self, name: str) -> None:
        if not name or name.startswith("-") or any(letter.isspace() for letter in name):
            raise ValueError(name)
        self._name = name

    def trouble(self) -> str:
        """Unknown, rejecting or stopped: in each of them a paper is lost or comes out when nobody expects it."""
        if self._name not in queues():
            return "queue_unknown"
        if "not accepting" in _run("lpstat", "-a", self._name):
            return "queue_rejects"
        return "queue_stopped" if "disabled" in _run("lpstat", "-p", self._name) else ""

    def leftovers(self) -> tuple[str, ...]:
        """What this user still has in the queue: no paper of ours is ever left there on purpose."""
        lines = [line.split() for line in self._unfinished()] if self._name in queues() else []
        return tuple(words[0] for words in lines if len(words) > 1 and words[1] == getpass.getuser())

    def add(self, data: bytes, title: str) -> str:
        """The job's name, like ``resi-12``. Raises Unavailable (``queue_refused``)."""
        said = _run("lp", "-d", self._name, "-o", "raw", "-t", title, "-", data=data, code="queue_refused")
        found = _REQUEST.search(said)
        if found is None:
            raise Unavailable("queue_refused", queue=self._name)
        return found[1]

    def look(self, job: str) -> Job:
        """A job that is not among the unfinished ones is gone."""
        if not any(line.split()[0] == job for line in self._unfinished()):
            return Job.GONE
        return Job.STUCK if _STUCK.search(_run("lpstat", "-p", self._name)) else Job.WAITING

    def cancel(self, job: str) -> None:
        """One that has ended meanwhile is no error."""
        _run("cancel", job, may_fail=True)

    def _unfinished(self) -> list[str]:
        told = _run("lpstat", "-W", "not-completed", "-o", self._name)
        return [line for line in told.splitlines() if line.strip()]


def _run(*command: str, data: bytes = b"", code: str = "queue_system_down", may_fail: bool = False) -> str:
    """What the command says. Raises Unavailable(code) when it fails, unless it may."""
    try:
        done = subprocess.run(  # noqa: S603  (our own words; the queue's name starts with no dash)
            command, input=data, capture_output=True, timeout=_PATIENCE, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except FileNotFoundError as error:
        raise Unavailable("queue_system_missing", command=command[0]) from error
    except subprocess.TimeoutExpired as error:
        raise Unavailable("queue_system_down", command=command[0]) from error
    said = done.stderr.decode("utf-8", "replace")
    down = any(words in said for words in ("Unable to connect", "Bad file descriptor", "Scheduler is not running"))
    if down or (done.returncode and not may_fail):
        raise Unavailable("queue_system_down" if down else code, command=command[0])
    return done.stdout.decode("utf-8", "replace")
