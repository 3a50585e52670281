"""``frontoffice erase``, as two officers type it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice import settings
from frontoffice.app.cli import erase_command, prove_command, timestamp_command
from frontoffice.app.cli.erase_command import run
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal import origins
from frontoffice.register.opened import open_register
from frontoffice.register.storage import damage
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Centre, Settings
from tests.support.attached_files import a_scan
from tests.support.examples import SECRET, a_complainant, a_signed_in, an_intake, lay_blank
from tests.support.incoming import MAIL

NUMBER = "0001/PGD-L1/2026"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A cancelled complaint, one that is open, and two officers with a PIN."""
    where = Places(tmp_path)
    lay_blank(where.register)
    with closing(open_register(where.register, Desk())) as register:
        supervisor = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya", secret=SECRET)
        a_signed_in(register, Role.ADMINISTRATOR, "Yuliana Putri", secret=SECRET)
        officer = a_signed_in(register, secret=SECRET)
        intake = an_intake(complainant=a_complainant(name="Zulkarnain"), service_date=None, event_date=None)
        subject = register.complaints.record(intake, officer, uuid4()).complaint.subject
        register.handling.cancel(subject, "Dicabut", supervisor, uuid4())
        register.complaints.record(an_intake(service_date=None, event_date=None), officer, uuid4())
    (where.papers).mkdir()
    for name in ("resi-0001-PGD-L1-2026.pdf", "resi-0002-PGD-L1-2026.pdf"):
        (where.papers / name).write_bytes(b"%PDF")
    return where


def answers(*text: str) -> Callable[[str], str]:
    rest: Iterator[str] = iter(text)
    return lambda _question: next(rest)


def erase(where: Places, *text: str, number: str = NUMBER, secret: str = SECRET) -> int:
    return run(where, number, answers(*text), lambda _question: secret)


def test_two_officers_erase_and_are_told_what_else_holds_the_words(where: Places, capsys: Output) -> None:
    year = NUMBER[-4:]
    number = _number(where)
    assert erase(where, "hendra wijaya", "Yuliana Putri", "ND 12", number, number=number) == 0
    output = capsys.readouterr().out
    assert f"Isi {number} dihapus." in output
    assert "resi-0001" in output or year not in number
    with closing(open_register(where.register, Desk())) as register:
        assert register.search.find("zulkarnain") == ()
        assert register.complaints.get(register.search.find(number)[0].subject).erased


def test_a_consultation_is_erased_by_its_code(where: Places, capsys: Output) -> None:
    with closing(open_register(where.register, Desk())) as register:
        asked = Inquiry("counter", "Zulkarnain bertanya", "", "Siti")
        code = register.consulting.record(asked, a_signed_in(register), uuid4()).code
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", "bukan", number=code) == 2
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", code, number=code.lower()) == 0
    assert f"Isi konsultasi {code} dihapus." in capsys.readouterr().out
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", code, number=code) == 2
    assert "isi konsultasi itu sudah dihapus" in capsys.readouterr().err


def test_a_message_is_erased_by_its_code(where: Places, capsys: Output) -> None:
    with closing(open_register(where.register, Desk())) as register:
        register.receiving.take_in([MAIL])
        code = register.inbox.get(MAIL.subject, a_signed_in(register)).code
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", "bukan", number=code) == 2
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", code, number=code.lower()) == 0
    assert f"Isi pesan {code} dihapus." in capsys.readouterr().out
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", code, number=code) == 2
    assert "isi pesan itu sudah dihapus" in capsys.readouterr().err


@pytest.mark.thorough
def test_the_messages_that_are_erased_with_a_complaint_are_named(where: Places, capsys: Output) -> None:
    with closing(open_register(where.register, Desk())) as register:
        register.receiving.take_in([MAIL])
        siti = a_signed_in(register)
        later = register.complaints.record(an_intake(service_date=None, event_date=None), siti, uuid4()).complaint
        code = register.receiving.settle_as_contact(MAIL.subject, later.subject, siti, uuid4()).code
        supervisor = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya")
        register.handling.cancel(later.subject, "Dicabut", supervisor, uuid4())
    asked = later.number_text
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", asked, number=asked) == 0
    assert f"Pesan masuk {code} dihapus juga." in capsys.readouterr().out


@pytest.mark.thorough
def test_the_consultation_that_a_complaint_goes_on_from_is_named(where: Places, capsys: Output) -> None:
    with closing(open_register(where.register, Desk())) as register:
        officer, supervisor = a_signed_in(register), a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya")
        one = register.consulting.record(Inquiry("counter", "Zulkarnain", "", "Siti"), officer, uuid4())
        draft = register.consulting.draft_of(one.subject, officer)
        intake = an_intake(service_date=None, event_date=None)
        complaint = register.complaints.record(intake, officer, uuid4(), draft_id=draft.draft_id).complaint
        register.handling.cancel(complaint.subject, "Dicabut", supervisor, uuid4())
    number = complaint.number_text
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", number, number=number) == 0
    assert f"masih memuat isinya: frontoffice erase {one.code}" in capsys.readouterr().out


def test_a_file_that_another_complaint_has_as_well_is_named_with_that(where: Places, capsys: Output) -> None:
    number = _number(where)
    with closing(open_register(where.register, Desk())) as register:
        siti = a_signed_in(register)
        for found in (number, number.replace("0001", "0002")):
            register.attachments.attach(register.search.find(found)[0].subject, a_scan(100), siti, uuid4())
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", number, number=number) == 0
    said = capsys.readouterr().out
    assert f"Berkasnya yang juga menjadi lampiran {number.replace('0001', '0002')} tetap tersimpan di sana." in said


@pytest.mark.thorough
def test_a_draft_of_its_amendment_is_named(where: Places, capsys: Output) -> None:
    number = _number(where)
    with closing(open_register(where.register, Desk())) as register:
        subject, siti = register.search.find(number)[0].subject, a_signed_in(register)
        register.drafts.save(Draft(uuid4(), siti.officer_id, register.now(), {"name": "Zul", "amends": str(subject)}))
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", number, number=number) == 0
    assert "Draf perbaikannya oleh Siti Rahmawati dihapus juga." in capsys.readouterr().out


def _number(where: Places) -> str:
    with closing(open_register(where.register, Desk())) as register:
        return register.search.find("0001")[0].number_text


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("Siti Rahmawati", "Yuliana Putri", "ND 12", "{}"), "supervisor"),
        (("Hendra Wijaya", "Hendra Wijaya", "ND 12", "{}"), "dua orang"),
        (("Hendra Wijaya", "Yuliana Putri", "", "{}"), "dasar penghapusan belum diisi"),
        (("Hendra Wijaya", "Siapa", "ND 12", "{}"), "tidak ada di loket ini"),
        (("Hendra Wijaya", "Yuliana Putri", "ND 12", "tidak"), "tidak dihapus"),
    ],
)
def test_otherwise_nothing_is_erased_and_it_says_why(
    where: Places, capsys: Output, texts: tuple[str, ...], sentence: str
) -> None:
    number = _number(where)
    assert erase(where, *(part.format(number) for part in texts), number=number) == 2
    assert sentence in capsys.readouterr().err
    with closing(open_register(where.register, Desk())) as register:
        assert len(register.search.find("zulkarnain")) == 1


@pytest.mark.thorough
def test_nobody_types_a_pin_for_an_open_an_erased_or_an_unknown_complaint(where: Places, capsys: Output) -> None:
    number = _number(where)
    assert erase(where, number=number.replace("0001", "0002")) == 2
    assert "masih ditangani" in capsys.readouterr().err
    assert erase(where, "Hendra Wijaya", "Yuliana Putri", "ND 12", number, number=number) == 0
    assert erase(where, number=number) == 2
    assert "sudah dihapus" in capsys.readouterr().err
    assert erase(where, number="0009/PGD-L1/2026") == 2
    assert "tidak ada di register ini" in capsys.readouterr().err


@pytest.mark.thorough
def test_a_wrong_pin_erases_nothing(where: Places, capsys: Output) -> None:
    number = _number(where)
    assert erase(where, "Hendra Wijaya", number=number, secret="000111") == 2  # noqa: S106
    assert "salah" in capsys.readouterr().err


@pytest.mark.thorough
def test_without_a_register_or_while_the_window_has_it_it_says_so(
    tmp_path: Path, where: Places, capsys: Output
) -> None:
    assert erase(Places(tmp_path / "leer")) == 2
    assert "tidak ada register" in capsys.readouterr().err
    with closing(open_register(where.register, Desk())):
        assert erase(where) == 2
    assert "tutup dahulu jendelanya" in capsys.readouterr().err


def test_an_office_that_gave_its_centre_up_erases_without_asking_it(where: Places, capsys: Output) -> None:
    number = _number(where)
    typed = ("Hendra Wijaya", "Yuliana Putri", "ND 12", number)
    with closing(open_register(where.register, Desk())) as register, register.unit.writing():
        origins.propose_token(register.unit.connection, register.unit.origin, uuid4())
    settings.save(where.settings, Settings(centre=Centre(address="pusat/kantor")))
    assert erase(where, *typed, number=number) == 0
    shown = capsys.readouterr().out
    assert "dihapus untuk seterusnya begitu kantor menyetujuinya; nomornya tetap." in shown
    assert "menunggu persetujuan kantor" in shown
    assert erase(where, *typed, number=number) == 2
    settings.save(where.settings, Settings())
    capsys.readouterr()
    assert erase(where, *typed, number=number) == 0
    shown = capsys.readouterr().out
    assert "begitu kantor menyetujuinya" not in shown
    assert "tidak lagi tersambung ke pusat" in shown
    assert f"Isi {number} dihapus." in shown
    with closing(open_register(where.register, Desk())) as register:
        assert register.search.find("zulkarnain") == ()
        (found,) = register.search.find(number)
        assert register.complaints.get(found.subject).erased
        assert [line.kind for line in register.complaints.story(found.subject)] == ["complaint.erased"] * 2
        register.maintenance.rebuild()
        assert register.complaints.get(found.subject).erased


@pytest.mark.parametrize(
    "command",
    [
        lambda where: erase_command.run(where, "1"),
        lambda where: prove_command.run(where, "1", where.folder),
        lambda where: timestamp_command.ask(where, where.folder / "question"),
    ],
)
def test_a_register_that_is_emptied_behind_the_question_is_not_begun_anew(
    where: Places, command: Callable[[Places], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = damage.is_blank
    answers = iter([False])  # it was there when the command looked
    monkeypatch.setattr(damage, "is_blank", lambda path: next(answers, None) is None and probe(path))
    where.register.write_bytes(b"")
    assert command(where) == 2
    assert where.register.read_bytes() == b""
