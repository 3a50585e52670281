"""Both themes can be read, every icon is there, and a change of theme reaches everything."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme
from tests.support.themes import colours_of

LEAST = 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in (QColor(colour).red(), QColor(colour).green(), QColor(colour).blue())]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("text", ["text", "muted", "accent", "done", "soon", "late"])
@pytest.mark.parametrize("ground", ["page", "surface"])
def test_text_can_be_read(tokens: theme.Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= LEAST


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("done", "done_tint"),
        ("soon", "soon_tint"),
        ("late", "late_tint"),
        ("text", "soon_tint"),
        ("text", "late_tint"),
        ("muted", "late_tint"),
        ("text", "hover"),
        ("text", "selected"),
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("page", "soon"),
    ],
)
def test_text_on_coloured_ground_can_be_read(tokens: theme.Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= LEAST


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("edge", ["edge", "accent"])
def test_the_edge_of_a_field_and_the_focus_ring_can_be_seen(tokens: theme.Tokens, edge: str) -> None:
    assert contrast(getattr(tokens, edge), tokens.page) >= 3
    assert contrast(getattr(tokens, edge), tokens.surface) >= 3


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
def test_the_style_sheet_names_only_tokens_that_there_are(tokens: theme.Tokens) -> None:
    sheet = theme.style_sheet(tokens)
    assert "@" not in sheet
    assert tokens.accent in sheet


def test_every_picture_of_the_style_sheet_is_there() -> None:
    names = set(assets.names("icons"))
    for tokens in (theme.LIGHT, theme.DARK):
        assert set(re.findall(r"url\(icons:([^)]+)\)", theme.style_sheet(tokens))) <= names


def test_every_icon_has_one_stroke_width_and_no_colour_of_its_own() -> None:
    for name in [name for name in assets.names("icons") if not name.startswith("control-")]:
        source = assets.read_text(f"icons/{name}")
        assert re.findall(r'stroke-width="([^"]+)"', source) == ["1.75"]
        assert 'viewBox="0 0 24 24"' in source
        assert re.findall(r'stroke="([^"]+)"', source) == ["currentColor"]
        assert re.findall(r'fill="([^"]+)"', source) == ["none"]


@pytest.mark.thorough
def test_the_programs_own_icon_is_drawn_for_every_place_that_shows_one(qapp: theme.Application) -> None:
    icon = theme.program_icon()
    assert [size.width() for size in icon.availableSizes()] == [16, 32, 48, 128]
    assert {"#0b5cad", "#ffffff"} <= colours_of(icon.pixmap(128, 128).toImage())


def test_every_icon_that_a_form_names_is_there() -> None:
    icons = {name.removesuffix(".svg") for name in assets.names("icons")}
    for name in assets.form_names():
        form = assets.form(name).decode()
        assert set(re.findall(r'name="icon_name"[^>]*>\s*<string[^>]*>([^<]+)', form)) <= icons, name


@pytest.mark.thorough
def test_no_page_draws_an_icon_that_a_change_of_theme_does_not_reach() -> None:
    """``give_icon`` and the forms do; those of a menu are drawn whenever it opens, those of a list with each line.

    Pages of an attachment are no icons.
    """
    pages = Path(theme.__file__).parents[1].rglob("*.py")
    drawn = [(page.name, line) for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    once = [
        one for one in drawn if re.search(r"(?<!action\.)set(Icon|Pixmap)\((?!QMessageBox)|Item\(theme\.icon", one[1])
    ]
    assert {name for name, _ in once} == {"theme.py", "attachment_viewer.py", "attached_list.py"}


def test_the_theme_of_the_system_follows_the_desktop() -> None:
    assert theme.tokens(Theme.SYSTEM, desktop_is_dark=True) is theme.DARK
    assert theme.tokens(Theme.SYSTEM) is theme.LIGHT
    assert theme.tokens(Theme.LIGHT, desktop_is_dark=True) is theme.LIGHT
    assert theme.tokens(Theme.DARK) is theme.DARK


def test_a_change_of_theme_reaches_palette_and_icons(qtbot: QtBot, qapp: theme.Application) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button, label = QPushButton(page), QLabel(page)
    button.setProperty("icon_name", "print")
    label.setProperty("icon_name", "warning")
    try:
        for chosen, tokens in ((Theme.DARK, theme.DARK), (Theme.LIGHT, theme.LIGHT)):
            assert theme.apply(qapp, chosen) is tokens
            assert theme.now() is tokens
            assert QPalette().color(QPalette.ColorRole.WindowText) == QColor(tokens.text)
            assert colours_of(button.icon().pixmap(40, 40).toImage()) == {tokens.text.lower()}
            assert not label.pixmap().isNull()
    finally:
        qapp.setStyleSheet("")


def test_a_theme_that_is_in_use_styles_nothing_anew(qtbot: QtBot, qapp: theme.Application) -> None:
    styled: list[QEvent.Type] = []

    class Page(QWidget):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            if event.type() is QEvent.Type.StyleChange:
                styled.append(event.type())

    page = Page()
    qtbot.addWidget(page)
    page.show()
    try:
        for chosen, again in ((Theme.DARK, False), (Theme.DARK, True), (Theme.LIGHT, False), (Theme.LIGHT, True)):
            styled.clear()
            theme.apply(qapp, chosen)
            assert (styled == []) is again
    finally:
        qapp.setStyleSheet("")


def test_an_icon_without_force_is_muted(qtbot: QtBot, qapp: theme.Application) -> None:
    picture = theme.icon("print").pixmap(40, 40, QIcon.Mode.Disabled).toImage()
    assert colours_of(picture) == {theme.now().muted.lower()}


def test_marking_a_widget_changes_its_looks_before_and_after_it_has_any(qtbot: QtBot, qapp: theme.Application) -> None:
    theme.apply(qapp, Theme.LIGHT)
    try:
        for is_dressed in (False, True):
            label = QLabel("late")
            qtbot.addWidget(label)
            if is_dressed:
                label.ensurePolished()
                assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.LIGHT.text)
            for state, colour in (("late", theme.LIGHT.late), ("", theme.LIGHT.text)):
                theme.mark(label, state=state)
                label.ensurePolished()
                assert label.property("state") == state
                assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(colour)
    finally:
        qapp.setStyleSheet("")


def test_light_and_dark_have_the_same_tokens() -> None:
    assert {field.name for field in dataclasses.fields(theme.Tokens)} == {*dataclasses.asdict(theme.LIGHT)}
