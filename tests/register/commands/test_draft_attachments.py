from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from tests.support.attached_files import pending
from tests.support.examples import a_register, a_signed_in, an_intake


def contents(register: Register) -> int:
    return int(register.unit.connection.execute("SELECT count(*) FROM draft_content").get)


def test_what_was_attached_to_a_form_is_there_after_a_kill(tmp_path: Path) -> None:
    register, draft, one = a_register(tmp_path), uuid4(), pending(brought_by=uuid4())
    register.draft_attachments.keep(draft, [one, pending("izin.pdf")])
    register.close()
    register = a_register(tmp_path)
    assert register.draft_attachments.of(draft)[0] == one
    assert register.draft_attachments.of(draft)[1].brought_by is None
    assert [kept.new.file_name for kept in register.draft_attachments.of(draft)] == ["ktp.jpg", "izin.pdf"]
    register.close()


def test_order_and_kind_change_without_the_bytes_being_written_again(tmp_path: Path) -> None:
    register, draft = a_register(tmp_path), uuid4()
    first, second = pending("a.jpg"), pending("b.jpg")
    register.draft_attachments.keep(draft, [first, second])
    before = register.unit.connection.execute("SELECT rowid FROM draft_content ORDER BY rowid").fetchall()
    register.draft_attachments.keep(draft, [second, first])
    assert register.draft_attachments.of(draft) == (second, first)
    assert register.unit.connection.execute("SELECT rowid FROM draft_content ORDER BY rowid").fetchall() == before
    register.draft_attachments.keep(draft, [second])
    assert contents(register) == 1
    register.close()


def test_they_go_with_their_draft_and_with_its_recording(tmp_path: Path) -> None:
    register = a_register(tmp_path)
    officer, draft = a_signed_in(register), uuid4()
    register.drafts.save(Draft(draft, officer.officer_id, register.now(), {"name": "Siti"}))
    register.draft_attachments.keep(draft, [pending()])
    register.drafts.drop(draft)
    assert contents(register) == 0
    register.draft_attachments.keep(draft, [pending()])
    register.complaints.record(an_intake(), officer, uuid4(), draft_id=draft)
    assert (register.draft_attachments.of(draft), contents(register)) == ((), 0)
    register.close()
