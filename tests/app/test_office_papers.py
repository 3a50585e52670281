from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.app.office_papers import make
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from tests.examples import an_intake, an_officer

SITI = an_officer()


def test_a_paper_is_kept_under_the_number_and_remembered(register: Register, tmp_path: Path) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    path = make(register, Settings(), tmp_path / "papers", (subject, "dossier"), SITI)
    assert path.read_bytes().startswith(b"%PDF")
    assert "0001-PGD-L1-2026" in path.name
    line = register.story(subject)[-1]
    assert (line.kind, line.body["name"]) == ("document.made", "Berkas Pengaduan")


def test_who_may_not_print_makes_no_paper(register: Register, tmp_path: Path) -> None:
    subject = register.record(an_intake(), SITI, uuid4()).subject
    with pytest.raises(Refused):
        make(register, Settings(), tmp_path, (subject, "dossier"), an_officer(Role.ADMINISTRATOR))
    assert list(tmp_path.glob("*.pdf")) == []
