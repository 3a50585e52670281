"""Source of the running program's build: a commit and its date, written into ``resources`` as it was built."""

from __future__ import annotations

from typing import Final

from frontoffice import __version__, assets

SOURCE: Final = "source"
_FILE: Final = "build_stamp"  # written by .ci/build into the wheel, by build.spec into the frozen program


def build() -> str:
    """The commit and its date, ``20348887 2026-11-26``, a ``+`` behind it when more was changed; ``source`` unbuilt."""
    try:
        return assets.read_text(_FILE).strip() or SOURCE
    except FileNotFoundError:
        return SOURCE


def version_line() -> str:
    """Output of ``--version``: the version, and the build apart from it."""
    return f"frontoffice {__version__} ({build()})"
