"""Location of the forms, icons, translations and lists: one path, installed, frozen, or in a checkout."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final


def find_folder(name: str) -> Path:
    """Package folder ``name``, or the one beside the package in a checkout.

    By its path: ``importlib.resources`` reads in archives and temporary files, a hundredth of the start.
    """
    here = Path(__file__)
    inside = here.with_name(name)
    return inside if inside.is_dir() else here.parents[1] / name


RESOURCES: Final = find_folder("resources")
FORMS: Final = find_folder("forms")


def read_text(name: str) -> str:
    """The resource ``name`` (path below ``resources/``) as text."""
    return _below(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The resource ``name`` (path below ``resources/``) as bytes."""
    return _below(name).read_bytes()


def names(folder: str) -> list[str]:
    """The files in a folder below ``resources/``, sorted."""
    return sorted(entry.name for entry in _below(folder).iterdir() if entry.is_file())


def form(name: str) -> bytes:
    """The Qt Designer form ``name``, a path below ``forms/`` without its ending."""
    return FORMS.joinpath(*f"{name}.ui".split("/")).read_bytes()


def form_names() -> list[str]:
    """Every Qt Designer form, as :func:`form` takes it, sorted."""
    rooms = (room for room in FORMS.iterdir() if room.is_dir())
    paths = (f"{room.name}/{entry.name}" for room in rooms for entry in room.iterdir())
    return sorted(path.removesuffix(".ui") for path in paths if path.endswith(".ui"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the CSV resource ``name``."""
    return list(csv.DictReader(io.StringIO(read_text(name))))


def _below(name: str) -> Path:
    return RESOURCES.joinpath(*name.split("/"))
