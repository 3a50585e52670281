"""At the closing of the day, what was made only to be printed goes; everything else stays."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from frontoffice.app.window import printed_files
from frontoffice.app.window.case_pages import DAY
from frontoffice.places import Places
from tests.conftest import Announce
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


def made(where: Places) -> tuple[Path, ...]:
    paths = (where.papers / "resi-1.pdf", where.pages / "register-L1.pdf", where.folder / "surat" / "berkas-1.pdf")
    for path in (*paths, where.papers / ".resi-2.new", where.folder / "a.pdf"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF")
    return paths


def test_receipts_and_pages_go_and_what_lies_elsewhere_stays(tmp_path: Path) -> None:
    where = Places(tmp_path)
    receipt, page, letter = made(where)
    assert printed_files.remove(where) == 2
    assert [path.exists() for path in (receipt, page, letter, tmp_path / "a.pdf")] == [False, False, True, True]
    assert printed_files.remove(Places(tmp_path / "nowhere")) == 0


@pytest.mark.thorough
def test_what_another_program_was_to_show_goes_at_the_start_the_lock_and_the_end(desk: Desk) -> None:
    def opened() -> Path:
        path = desk.where.opened / "berkas-1.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF")
        return path

    desk.sign_in(desk.officer)
    for ends in (desk.counter.window.lock, lambda: printed_files.remove_opened(desk.where)):
        path = opened()
        ends()
        assert not path.exists()


def test_what_cannot_be_removed_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, announce: Announce) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "in use")

    announce("still there")
    made(Places(tmp_path))
    monkeypatch.setattr(Path, "unlink", refuse)
    assert printed_files.remove(Places(tmp_path)) == 0


@pytest.mark.thorough
@pytest.mark.parametrize("wanted", [True, False])
def test_closing_a_page_removes_them_unless_the_settings_keep_them(desk: Desk, wanted: bool) -> None:
    desk.record(desk.officer)
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, remove_printed=wanted))
    desk.counter.sign_in(desk.supervisor)
    desk.counter.window.go(DAY.name)
    paths = made(desk.where)
    page = desk.counter.window.stack.view(DAY)
    page.closing.close_page.click()
    page.closing.bar.reason_yes.click()
    assert [path.exists() for path in paths] == [not wanted, not wanted, True]
