"""Every part of the program comes with the text of its licence, installed and frozen."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from frontoffice.licences import PROGRAM, PYTHON, TEXTS, components

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ("serial", "docx")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    found = (re.match(r"([\w.-]+)(?:\[\w+\])?==([\w.]+)", line) for line in lines)
    return {normal(match[1]): match[2] for match in found if match}


def applies(line: str) -> bool:
    """Whether this system needs that library."""
    system = re.search(r"sys_platform == '(\w+)'", line)
    return system is None or system[1] == sys.platform


def test_the_program_stands_first_and_every_part_has_the_text_of_its_licence() -> None:
    names = [component.name for component in components()]
    assert names[:2] == [PROGRAM, PYTHON]
    assert len(names) == len(set(names))
    assert [component.name for component in components() if not "".join(component.texts).strip()] == []


def test_every_library_that_the_project_asks_for_is_among_the_parts() -> None:
    asked = [line for line in PROJECT["project"]["dependencies"] if applies(line)]
    parts = {normal(component.name) for component in components()}
    assert set(pins(asked)) - parts == set(), "install the project anew: pip install -e ."


def test_qt_comes_with_the_lgpl_and_the_gpl_that_it_adds_to() -> None:
    texts = {normal(component.name): component.texts for component in components()}
    for name in ("pyside6-essentials", "shiboken6", "psycopg"):
        lesser, general = texts[name]
        assert lesser.lstrip().startswith("GNU LESSER GENERAL PUBLIC LICENSE")
        assert general.lstrip().startswith("GNU GENERAL PUBLIC LICENSE")


def test_pdfium_comes_with_the_texts_of_all_that_is_inside() -> None:
    (pdfium,) = (component for component in components() if component.name == "pypdfium2")
    whole = "".join(pdfium.texts)
    for part in ("PDFium Authors", "The FreeType Project", "Apache License", "libpng", "HarfBuzz"):
        assert part.lower() in whole.lower(), part


def test_the_fonts_in_the_papers_come_with_their_own_licence() -> None:
    texts = {normal(component.name): "".join(component.texts) for component in components()}
    for name, holder in (("fontpkg-lato", "Lukasz Dziedzic"), ("fontpkg-ibm-plex-mono", "IBM Corp.")):
        assert holder in texts[name]
        assert "SIL OPEN FONT LICENSE" in texts[name]


def test_every_text_that_is_bundled_belongs_to_a_part() -> None:
    bundled = {path.name for path in (ROOT / "resources" / "licences").iterdir()}
    assert bundled == {name for names in TEXTS.values() for name in names} | {"Python.txt"}
    assert (ROOT / "resources/licences/frontoffice.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert PROJECT["project"]["license-files"] == ["LICENSE", "resources/licences/*"]


def test_both_locks_hold_every_pin_of_the_project_with_hashes_and_no_address() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = project["optional-dependencies"]
    shipped = pins([*project["dependencies"], *(one for name in SHIPPED for one in extras[name])])
    development = shipped | pins([*extras["test"], *groups["dev"]])
    for name, pinned in (("program", shipped), ("development", development)):
        text = (ROOT / ".ci" / f"{name}.lock").read_text(encoding="utf-8")
        locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))
        assert {key: locked.get(key) for key in pinned} == pinned, "run .ci/lock"
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all("--hash=sha256:" in entry for entry in entries)
        assert "://" not in text
