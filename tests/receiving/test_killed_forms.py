"""A desk that is killed at any moment of reading a website's forms loses none of them and takes none in twice."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.receiving.web_forms import REFUSED, TAKEN
from tests.support.examples import a_register
from tests.support.web_forms import a_form, put

FORMS = 300


def json_files(folder: Path) -> int:
    return sum(one.suffix == ".json" for one in folder.iterdir()) if folder.is_dir() else 0


def read_until(folder: Path, moved: int) -> None:
    """Read, and kill the desk as soon as so many files are moved."""
    reader = subprocess.Popen([sys.executable, "-m", "tests.support.form_reader", str(folder)])
    while reader.poll() is None and sum(json_files(folder / "forms" / to) for to in (TAKEN, REFUSED)) < moved:
        pass
    reader.kill()
    reader.wait()


@pytest.mark.long
@pytest.mark.posix("kill -9")
def test_forms_are_neither_lost_nor_doubled_by_kills(tmp_path: Path) -> None:
    chance, forms = random.Random("forms"), tmp_path / "forms"  # noqa: S311
    forms.mkdir()
    for no in range(FORMS):
        put(forms, f"{no:03}.json", b"broken" if no % 10 == 9 else a_form(id=f"WEB-{no}", text=f"Isi {no}"))
    for moved in sorted(chance.sample(range(1, FORMS), 8)):
        read_until(tmp_path, moved)
    read_until(tmp_path, FORMS + 1)
    with closing(a_register(tmp_path)) as register:
        words = Counter(line.first_words for line in register.inbox.waiting())
        assert words == Counter(f"Izin trayek Isi {no}" for no in range(FORMS) if no % 10 != 9)
        assert register.maintenance.verify().broken == ""
    assert (json_files(forms), json_files(forms / TAKEN), json_files(forms / REFUSED)) == (0, 270, 30)
