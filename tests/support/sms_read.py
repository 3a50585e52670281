"""An SMS file read back."""

from __future__ import annotations


def fields(content: bytes) -> list[dict[str, str]]:
    """The parts of a file, each by its fields."""
    parts: list[dict[str, str]] = []
    for line in content.decode("ascii").splitlines():
        if line.startswith("["):
            parts.append({})
        elif line:
            name, _, value = line.partition(" = ")
            parts[-1][name] = value
    return parts


def read_back(content: bytes) -> list[str]:
    """The text of every part."""
    found = []
    for part in fields(content):
        lines = [bytes.fromhex(value) for name, value in sorted(part.items()) if name.startswith("Text")]
        found.append(b"".join(lines).decode("utf-16-be"))
    return found
