"""Verification of the whole file beside the officer's work: a process of its own, so that the window never waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from frontoffice.app.workers import own_process
from frontoffice.app.workers.own_process import StoppableProcess
from frontoffice.errors import NoticeCode
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.ui.messages.window_sentences import WindowNotice

# The exit codes of ``frontoffice verify``, see ``maintenance_command.py``.
WHOLE, BROKEN, NOT_LOOKED_AT, DIFFERS, INCOMPLETE, CHANGED = range(6)


class FileState(Enum):
    """Result of a check of the whole file."""

    WHOLE = auto()
    BROKEN = auto()
    DIFFERS = auto()
    INCOMPLETE = auto()  # the register has said so itself, as it was opened
    CHANGED = auto()  # by another program: the same
    UNKNOWN = auto()
    CALLED_OFF = auto()


NOTICES: Final[Mapping[FileState, NoticeCode]] = {
    FileState.BROKEN: RegisterNotice.CHAIN_BROKEN,
    FileState.DIFFERS: WindowNotice.TABLES_DIFFER,
    FileState.UNKNOWN: WindowNotice.FILE_NOT_CHECKED,
}


@dataclass(frozen=True, slots=True)
class FileReport:
    """State of the file, and its fault in the program's words."""

    state: FileState = FileState.WHOLE
    detail: str = ""


_STATES: Final = {
    WHOLE: FileState.WHOLE,
    BROKEN: FileState.BROKEN,
    DIFFERS: FileState.DIFFERS,
    INCOMPLETE: FileState.INCOMPLETE,
    CHANGED: FileState.CHANGED,
}


class FileCheck(StoppableProcess):
    """Runs ``frontoffice verify`` on a data folder; ``stop`` calls it off, since it may take a minute."""

    def run(self, where: Places) -> FileReport:
        """Check the file of a data folder. A check that died or could not read it has not found it whole.

        Waits: for a worker's thread.
        """
        if self.is_stopped:
            return FileReport(FileState.CALLED_OFF)
        process = own_process.start("verify", "--beside", "--data", str(where.folder))
        self.follow(process)
        output, _ = process.communicate()
        return self._report(process.returncode, output)

    def _report(self, code: int, output: str) -> FileReport:
        if self.is_stopped:
            return FileReport(FileState.CALLED_OFF)
        state = _STATES.get(code, FileState.UNKNOWN)
        return FileReport(state if output else FileState.UNKNOWN, output.strip()[:200])  # a traceback ends with 1, too
