"""The check of the whole file beside the officer's work: a process of its own, so that the window never waits."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.places import Places

WHOLE, BROKEN, NOT_LOOKED_AT, DIFFERS = 0, 1, 2, 3  # the exit codes of ``frontoffice verify``, see ``upkeep.py``


class Verdict(StrEnum):
    """What a look through the whole file came to; the word is the notice that tells it."""

    WHOLE = ""
    BROKEN = "chain_broken"
    DIFFERS = "tables_differ"
    UNKNOWN = "file_not_checked"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, and in words of the program what is not right."""

    verdict: Verdict = Verdict.WHOLE
    told: str = ""


_VERDICTS: Final = {WHOLE: Verdict.WHOLE, BROKEN: Verdict.BROKEN, DIFFERS: Verdict.DIFFERS}


class FileCheck:
    """Runs ``frontoffice verify`` on a data folder; it can be called off, since it may take a minute."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def look(self, where: Places) -> Checked:
        """Whether the file is whole. A check that died or could not look has not found it whole.

        Waits: for a worker's thread.
        """
        if self._stopped:
            return Checked(Verdict.CALLED_OFF)
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "frontoffice"]
        self._process = subprocess.Popen(  # noqa: S603  (this very program)
            [*program, "verify", "--beside", "--data", str(where.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told, _ = self._process.communicate()
        return self._judged(self._process.returncode, told)

    def _judged(self, code: int, told: str) -> Checked:
        if self._stopped:
            return Checked(Verdict.CALLED_OFF)
        verdict = _VERDICTS.get(code, Verdict.UNKNOWN)
        return Checked(verdict if told else Verdict.UNKNOWN, told.strip()[:200])  # a traceback ends with 1, too

    def stop(self) -> None:
        """Call it off: the program ends, and the next start checks again."""
        self._stopped = True
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
