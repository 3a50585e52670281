from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Identity
from frontoffice.domain.masked_text import MASK
from frontoffice.register.queries.complaint_list import Wanted
from frontoffice.register.queries.exported_complaint import ExportLine
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, an_intake, an_officer

OFFICER = an_officer()
TEXT = "Nama saya NURHAYATI, hubungi 0812-7171-2026; nurhayati binti saleh, bukan Nurhayatiningsih."


def exported(register: Register, *, identities: bool = False, **who: Any) -> ExportLine:
    intake = an_intake(description=TEXT, complainant=a_complainant(**who))
    register.complaints.record(intake, OFFICER, uuid4())
    with register.lists.beside() as lists:
        (line,) = lists.exported(lists.ids(Wanted()), identities=identities)
    return line


def test_a_complaint_leaves_with_its_whole_narrative(register: Register) -> None:
    line = exported(register)
    assert (line.number_text, line.received_on, line.kind) == ("0001/PGD-L1/2026", "2026-11-24", "complaint")
    assert (line.name, line.phone, line.description) == ("Nurhayati binti Saleh", "0812-7171-2026", TEXT)
    assert (line.cycle, line.late_days, line.officer) == (1, 0, OFFICER.name)


@pytest.mark.parametrize("identities", [False, True])
def test_who_asked_for_confidence_leaves_masked_unless_wanted(register: Register, identities: bool) -> None:
    line = exported(register, identities=identities, identity=Identity.CONFIDENTIAL)
    hidden = f"Nama saya {MASK}, hubungi {MASK}; {MASK}, bukan Nurhayatiningsih."
    shown = ("Nurhayati binti Saleh", "0812-7171-2026", TEXT) if identities else ("Dirahasiakan", "", hidden)
    assert (line.name, line.phone, line.description) == shown


def test_who_is_anonymous_has_no_name(register: Register) -> None:
    line = exported(register, identities=True, identity=Identity.ANONYMOUS, name="", phone="", nik="", address="")
    assert line.name == "Anonim"


def test_a_short_text_and_a_long_one_are_whole(register: Register) -> None:
    texts = ("Loket tutup", "Berkas hilang. " * 40 + "Selesai")
    for text in texts:
        register.complaints.record(an_intake(description=text), OFFICER, uuid4())
    ids = register.lists.ids(Wanted())
    assert [line.description for line in register.lists.exported(ids)] == [*reversed(texts)]


def test_what_went_away_meanwhile_is_left_out(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    ids = register.lists.ids(Wanted())
    assert len(list(register.lists.exported([*ids, 7]))) == 1
