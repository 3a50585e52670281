"""What a PDF for archives may not name."""

from __future__ import annotations

from typing import Any

FORBIDDEN = {
    "/AA",
    "/OpenAction",
    "/JavaScript",
    "/JS",
    "/EmbeddedFiles",
    "/SMask",
    "/Encrypt",
    "/LZWDecode",
    "/ca",
    "/CA",
    "/TR",
}


def names(value: Any, seen: set[int] | None = None) -> set[str]:
    """Every key and name in an object and what it leads to."""
    seen = set() if seen is None else seen
    value = value.get_object() if hasattr(value, "get_object") else value
    if id(value) in seen:
        return set()
    seen.add(id(value))
    if isinstance(value, dict):
        return set(value) | {one for inner in value.values() for one in names(inner, seen)}
    if isinstance(value, list):
        return {one for inner in value for one in names(inner, seen)}
    return {value} if isinstance(value, str) else set()


def without_structure(root: Any) -> dict[str, Any]:
    """A catalog without the tree of elements, whose rows are named as the transfer function is: /TR."""
    return {name: value for name, value in root.items() if name != "/StructTreeRoot"}
