from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import KeyPaperedBody
from frontoffice.domain.people import May, Role
from frontoffice.register.commands import key_papers
from frontoffice.register.commands.key_papers import KeyPaperStep
from frontoffice.register.journal import ids, origins
from frontoffice.register.register import Register
from tests.support.examples import a_register, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_papers_of_each_key_are_written_down_in_their_order(register: Register) -> None:
    assert key_papers.notes(register.unit, "aa") == ()
    for name, step in (("aa", KeyPaperStep.MADE), ("bb", KeyPaperStep.MADE), ("aa", KeyPaperStep.CONFIRMED)):
        key_papers.note(register.unit, name, step, SUPERVISOR)
    found = key_papers.notes(register.unit, "aa")
    assert [(one.step, one.officer) for one in found] == [
        (KeyPaperStep.MADE, "Hendra Wijaya"),
        (KeyPaperStep.CONFIRMED, "Hendra Wijaya"),
    ]
    assert found[0].at == register.now()


def test_only_who_keeps_the_settings_makes_one(register: Register) -> None:
    by = an_officer()
    said = refusal(lambda: key_papers.note(register.unit, "aa", KeyPaperStep.MADE, by))
    assert said == not_allowed(by, May.KEEP_SETTINGS)
    assert key_papers.notes(register.unit, "aa") == ()


def test_what_another_desk_says_of_this_ones_papers_is_none_of_them(register: Register, tmp_path: Path) -> None:
    about = ids.subject("key papers", str(origins.first(register.unit.connection)))
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        with other.unit.writing():
            body = KeyPaperedBody(key="aa", step=str(KeyPaperStep.CONFIRMED), by="x")
            other.unit.append_entry(uuid4(), about, EntryKind.KEY_PAPERED, body, SUPERVISOR)
        carry(other, register)
    assert key_papers.notes(register.unit, "aa") == ()
