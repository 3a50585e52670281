from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.intake.intake_page import AUTOSAVE_MS, DraftKeeper
from tests.support import foreign_process
from tests.support.examples import OfficeClock, a_reader, a_register, a_signed_in, an_intake
from tests.support.intake_desk import CONTROL, ESC, IntakeDesk, desk

__all__ = ["desk"]


@pytest.fixture
def fields() -> dict[str, str]:
    return {}


@pytest.fixture
def keeper(register: Register, fields: dict[str, str], qtbot: QtBot) -> Iterator[DraftKeeper]:
    officer = a_signed_in(register)
    parent = QObject()
    keeper = DraftKeeper(register, lambda: officer, lambda: dict(fields), parent)
    yield keeper
    parent.deleteLater()


@pytest.mark.thorough
def test_what_is_typed_is_kept_within_a_second_of_the_last_key(
    keeper: DraftKeeper, fields: dict[str, str], register: Register, qtbot: QtBot
) -> None:
    assert AUTOSAVE_MS < 1000
    fields["name"] = "Ali"
    with qtbot.waitSignal(keeper.kept):
        keeper.schedule_save()
        assert (keeper.timer.isActive(), keeper.timer.interval()) == (True, AUTOSAVE_MS)
    (draft,) = register.drafts.all()
    assert draft.draft_id == keeper.case
    assert draft.fields == {"name": "Ali"}


@pytest.mark.thorough
def test_while_another_program_has_the_register_the_tries_grow_rare_and_the_last_one_keeps_it(
    keeper: DraftKeeper, fields: dict[str, str], register: Register, qtbot: QtBot
) -> None:
    fields["name"] = "Ali"
    with foreign_process.locked(register.path):
        pauses = []
        for _ in range(5):
            assert not keeper.keep()
            pauses.append(keeper.timer.interval())
        keeper.schedule_save()
        assert keeper.timer.interval() == pauses[-1]  # typing does not hurry it
        assert pauses == [1_400, 2_800, 5_600, 6_000, 6_000]
    with qtbot.waitSignal(keeper.kept):
        keeper.timer.start(1)
    assert [draft.fields for draft in register.drafts.all()] == [{"name": "Ali"}]
    keeper.schedule_save()
    assert keeper.timer.interval() == AUTOSAVE_MS


@pytest.mark.thorough
def test_an_empty_form_makes_no_draft_and_an_emptied_one_leaves_none(
    keeper: DraftKeeper, fields: dict[str, str], register: Register
) -> None:
    fields["channel"] = "letter"
    keeper.keep()
    assert register.drafts.all() == ()
    fields["name"] = "Ali"
    keeper.keep()
    assert len(register.drafts.all()) == 1
    fields["name"] = ""
    keeper.keep()
    assert register.drafts.all() == ()


@pytest.mark.thorough
def test_several_cases_make_several_drafts(keeper: DraftKeeper, fields: dict[str, str], register: Register) -> None:
    for name in ("Ali", "Budi"):
        fields["name"] = name
        keeper.keep()
        keeper.begin()
    assert sorted(draft.fields["name"] for draft in register.drafts.all()) == ["Ali", "Budi"]


@pytest.mark.thorough
def test_nothing_new_is_nothing_written(keeper: DraftKeeper, fields: dict[str, str]) -> None:
    fields["name"] = "Ali"
    keeper.keep()
    emitted: list[object] = []
    keeper.kept.connect(emitted.append)
    keeper.keep()
    assert emitted == []


@pytest.mark.thorough
def test_a_case_taken_up_again_keeps_its_action(
    keeper: DraftKeeper, fields: dict[str, str], register: Register
) -> None:
    case = keeper.case
    fields["name"] = "Ali"
    keeper.keep()
    keeper.begin()
    assert keeper.case != case
    (draft,) = register.drafts.all()
    keeper.begin(draft)
    assert keeper.case == case


@pytest.mark.thorough
def test_a_draft_is_its_writers_whoever_is_at_the_counter_when_it_is_kept(register: Register, qtbot: QtBot) -> None:
    here = [a_signed_in(register)]
    keeper = DraftKeeper(register, lambda: here[0], lambda: {"name": "Ali"}, parent := QObject())
    keeper.schedule_save()
    siti, here[0] = here[0], a_signed_in(register, Role.SUPERVISOR)
    keeper.keep()
    assert [draft.officer_id for draft in register.drafts.all()] == [siti.officer_id]
    parent.deleteLater()


# --- on the page -----------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_page_that_was_killed_comes_back_from_its_draft(
    desk: IntakeDesk, tmp_path: Path, clock: OfficeClock, qtbot: QtBot
) -> None:
    desk.fill("name", "Ali")
    desk.fill("nik", "19710")
    desk.fill("description", "Belum selesai dike")
    with qtbot.waitSignal(desk.page.keeper.kept):
        desk.type("t")
    desk.page.hide()  # killed: nobody says goodbye
    desk.page = desk.sit_down()
    assert desk.page.drafts_button.text() == "Drafts: 1 (F7)"
    assert desk.text("name") == ""
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_Return)
    assert desk.text("name") == "Ali"
    assert desk.text("nik") == "19710"
    assert desk.text("description") == "Belum selesai diket"


@pytest.mark.thorough
def test_recording_drops_the_draft_with_it(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    desk.page.keep()
    assert len(desk.register.drafts.all()) == 1
    desk.press(Qt.Key.Key_F9)
    assert len(desk.recorded) == 1
    assert desk.register.drafts.all() == ()


@pytest.mark.thorough
def test_a_key_keeps_the_case_and_begins_the_next(desk: IntakeDesk) -> None:
    desk.fill("name", "Ali")
    desk.press(Qt.Key.Key_S, modifier=CONTROL)
    assert desk.text("name") == ""
    assert [draft.fields["name"] for draft in desk.register.drafts.all()] == ["Ali"]


@pytest.mark.parametrize(("key", "drafts"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Delete, 0)])
def test_esc_asks_on_the_page_what_becomes_of_the_case(desk: IntakeDesk, key: Qt.Key, drafts: int) -> None:
    desk.fill("name", "Ali")
    desk.press(ESC)
    assert desk.page.leave_bar.isVisible()
    assert desk.text("name") == "Ali"
    desk.press(key)
    assert desk.text("name") == ""
    assert len(desk.register.drafts.all()) == drafts


@pytest.mark.thorough
def test_esc_twice_goes_on_writing(desk: IntakeDesk) -> None:
    desk.fill("name", "Ali")
    desk.press(ESC, ESC)
    assert not desk.page.leave_bar.isVisible()
    assert desk.text("name") == "Ali"


@pytest.mark.thorough
def test_a_draft_is_dropped_from_the_list_after_asking(desk: IntakeDesk) -> None:
    desk.fill("name", "Ali")
    desk.page.start()
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_Delete)
    assert len(desk.register.drafts.all()) == 1
    desk.press(Qt.Key.Key_Delete)
    assert desk.register.drafts.all() == ()
    desk.press(ESC)
    assert not desk.page.side.is_open


@pytest.mark.thorough
def test_taking_up_a_draft_keeps_the_case_that_stood_there(desk: IntakeDesk) -> None:
    desk.fill("name", "Ali")
    desk.page.start()
    desk.page.form.focus("name")
    desk.type("Budi")
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_Return)
    assert desk.text("name") == "Ali"
    assert sorted(draft.fields["name"] for draft in desk.register.drafts.all()) == ["Ali", "Budi"]


@pytest.mark.thorough
def test_an_amendment_comes_back_as_an_amendment(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    desk.page.amend(first)
    desk.set("address", "Jalan Baru 1")
    desk.page.start()
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert first.number_text in desk.page.title.text()
    desk.page.why.setText("salah dengar")
    desk.press(Qt.Key.Key_F9)
    assert [one.subject for one in desk.amended] == [first.subject]
    assert desk.register.drafts.all() == ()


@pytest.mark.thorough
def test_the_drafts_of_a_colleague_are_listed_but_not_counted_as_mine(desk: IntakeDesk) -> None:
    desk.fill("name", "Ali")
    desk.page.start()
    desk.officer = a_signed_in(desk.register, Role.SUPERVISOR)
    desk.page.start()
    assert desk.page.draft_state.text() == ""
    desk.press(Qt.Key.Key_F7)
    assert "Siti Rahmawati" in desk.page.side.drafts.drafts.item(0).text()


@pytest.mark.thorough
def test_drafts_are_there_after_the_register_was_opened_again(tmp_path: Path, clock: OfficeClock, qtbot: QtBot) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    register = a_register(folder, clock=clock)
    desk = IntakeDesk(register, qtbot)
    desk.fill("name", "Ali")
    desk.page.keep()
    register.close()
    register = a_register(folder, clock=clock)
    assert [draft.fields["name"] for draft in register.drafts.all()] == ["Ali"]
    register.close()


def test_of_who_only_reads_no_draft_is_kept_and_nothing_stands_in_the_way_of_closing(
    register: Register, qapp: object
) -> None:
    reader, parent = a_reader(register), QObject()
    keeper = DraftKeeper(register, lambda: reader, lambda: {"name": "Ali"}, parent)
    assert keeper.keep()
    assert register.drafts.all() == ()
    parent.deleteLater()
