"""The key card has every key of every table."""

from __future__ import annotations

import importlib
import io
import pkgutil

import pytest
from pypdf import PdfReader

import frontoffice.ui
from frontoffice import assets
from frontoffice.app.window import key_card_paper
from frontoffice.app.window.case_pages import FIND, PREVIEW
from frontoffice.app.window.desk_pages import HELP
from frontoffice.app.window.page_registry import PAGES
from frontoffice.documents.counter_papers.key_card import SIDES, format_keys
from frontoffice.ui.shell.help_page import ROLE_CHAPTERS
from frontoffice.ui.shell.named_keys import NAMES
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def import_rooms() -> None:
    for room in pkgutil.walk_packages(frontoffice.ui.__path__, "frontoffice.ui."):
        importlib.import_module(room.name)


def test_every_key_of_every_table_is_on_the_card_of_two_sides(desk: Desk) -> None:
    counter = desk.counter
    while counter.window.stack.make_next():
        pass
    tables = key_card_paper.tables(PAGES)
    import_rooms()
    assert tables == key_card_paper.tables(PAGES), "no page has keys besides those of the window and those alone"
    paper = key_card_paper.paper(PAGES, counter.register, counter.settings, desk.where)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper.pdf)).pages]
    assert len(pages) <= SIDES
    groups = key_card_paper.groups(PAGES)
    lines = [line for group in groups for line in group.lines]
    assert {key for line in lines for key in line.keys} == {key.key for keys in tables.values() for key in keys}
    assert key_card_paper.wordless(PAGES) == ()
    text = "\n".join(pages)
    for line in lines:
        assert line.words in text
        assert format_keys(line.keys) in text
    assert all(group.title in text for group in groups if group.lines)


def test_the_help_opens_from_the_menu_at_the_page_of_the_own_role(desk: Desk) -> None:
    window = desk.counter.window
    window.show()
    NAMES.set_registry(lambda: PAGES)
    for officer in (desk.officer, desk.supervisor):
        desk.sign_in(officer)
        window.go(FIND.name)
        window.go(HELP.name)
        shown = window.stack.view(HELP).contents
        assert shown.currentItem().text() == "Mencari (F6)", "the key opens the section of the page"
        window.menu.page_actions[HELP.name].trigger()
        assert shown.currentItem().text() == ROLE_CHAPTERS[officer.role]


def test_the_ten_daily_keys_are_those_of_the_tables() -> None:
    import_rooms()
    daily = key_card_paper.daily(PAGES)
    assert [line.keys[0] for line in daily] == ["F2", "F9", "Return", "F3", "Alt+R", "F4", "F6", "Esc", "Ctrl+L", "F1"]


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        (",save,Simpan\n", ",saves,Simpan\n", ("INTAKE_KEYS", "save")),
        ("Mencatat ({key:page.record}),INTAKE_KEYS,tell,Ke uraian\n", "", ("INTAKE_KEYS", "tell")),
    ],
)
def test_a_key_without_words_is_found_and_the_rest_is_printed(
    monkeypatch: pytest.MonkeyPatch, was: str, now: str, found: tuple[str, str]
) -> None:
    import_rooms()
    text = assets.read_text(key_card_paper.WORDS)
    monkeypatch.setattr(assets, "read_text", lambda _name: text.replace(was, now, 1))
    assert key_card_paper.wordless(PAGES) == (found,)
    assert "Simpan draf" in {line.words for group in key_card_paper.groups(PAGES) for line in group.lines}


def test_help_shows_the_card_and_under_the_lock_nothing(desk: Desk) -> None:
    counter = desk.counter
    counter.sign_in(desk.officer)
    counter.window.lock()
    before = counter.window.page_name
    counter.window.stack.view(HELP).card_button.click()
    assert counter.window.page_name == before
    counter.sign_in(desk.officer)
    counter.window.show_page(HELP.name)
    counter.window.stack.view(HELP).card_button.click()
    assert counter.window.page_name == PREVIEW.name
