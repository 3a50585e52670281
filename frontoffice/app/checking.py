"""The check of the whole file beside the officer's work: a process of its own, so that the window never waits."""

from __future__ import annotations

import subprocess
import sys

from frontoffice.places import Places


class FileCheck:
    """Runs ``frontoffice verify`` on a data folder; it can be called off, since it may take a minute."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def look(self, where: Places) -> str:
        """What is broken, "" when nothing is or when it was called off. Waits: for a worker's thread."""
        if self._stopped:
            return ""
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "frontoffice"]
        self._process = subprocess.Popen(  # noqa: S603  (this very program)
            [*program, "verify", "--beside", "--data", str(where.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told, _ = self._process.communicate()
        return "" if self._stopped or self._process.returncode == 0 else told.strip()[:200]

    def stop(self) -> None:
        """Call it off: the program ends, and the next start checks again."""
        self._stopped = True
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
