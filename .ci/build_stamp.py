"""What a build is made from, for ``build.spec`` and ``.ci/build``: the commit and its date, as the program reads it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path


def git_in(root: Path) -> Callable[..., str]:
    """Give what asks git of a checkout."""
    return lambda *asked: subprocess.run(
        ["git", "-C", str(root), *asked], capture_output=True, text=True, check=True
    ).stdout.strip()


def stamp(root: Path, git: Callable[..., str] | None = None) -> str:
    """``$FRONTOFFICE_BUILD``, else the commit of the checkout and its date, with a ``+`` if files differ; else nothing."""
    given = os.environ.get("FRONTOFFICE_BUILD", "")
    if given or not (root / ".git").exists():
        return given
    git = git or git_in(root)
    commit, date = git("log", "-1", "--abbrev=8", "--date=format:%Y-%m-%d", "--format=%h %cd").split()
    changed = "+" if git("status", "--porcelain", "--untracked-files=no") else ""
    return f"{commit}{changed} {date}"


if __name__ == "__main__":
    print(stamp(Path(__file__).parents[1]))  # noqa: T201  (the answer that was asked for)
