"""A password as it is given to ``frontoffice centre``: in a file that the connection string names."""

from __future__ import annotations

from pathlib import Path


def passfile(folder: Path, password: str) -> str:
    """The part of a connection string that names the file, in which the password holds for every server."""
    file = folder / "sandi"
    file.write_text(f"*:*:*:*:{password}\n", encoding="ascii")
    file.chmod(0o600)
    return f"passfile='{file.as_posix()}'"
