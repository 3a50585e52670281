"""Both themes can be read, every icon is there, and a change of theme reaches everything."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme
from tests.support.themes import colours_of

LEAST, SEEN = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in (QColor(colour).red(), QColor(colour).green(), QColor(colour).blue())]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


BOTH = pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
TEXTS = ("text", "muted", "accent", "accent_strong", "done", "soon", "late")
GROUNDS = ("page", "surface", "hover", "selected")
TINTS = ("done_tint", "soon_tint", "late_tint")


def too_faint(tokens: theme.Tokens, pairs: Iterable[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    """The pairs of tokens whose contrast is less, and how much it is."""
    measured = {(one, other): contrast(getattr(tokens, one), getattr(tokens, other)) for one, other in pairs}
    return {pair: ratio for pair, ratio in measured.items() if ratio < least}


@BOTH
def test_every_text_can_be_read_on_every_ground(tokens: theme.Tokens) -> None:
    assert {*TEXTS, *GROUNDS, *TINTS, "name", "line", "edge", "on_accent"} == {*dataclasses.asdict(tokens)}
    assert too_faint(tokens, product(TEXTS, (*GROUNDS, *TINTS)), LEAST) == {}
    assert too_faint(tokens, [("on_accent", "accent"), ("on_accent", "accent_strong"), ("page", "soon")], LEAST) == {}


@BOTH
def test_the_edge_of_a_field_and_the_focus_ring_can_be_seen_on_every_ground(tokens: theme.Tokens) -> None:
    assert too_faint(tokens, product(("edge", "accent"), (*GROUNDS, *TINTS)), SEEN) == {}


@BOTH
@pytest.mark.parametrize("on_primary", [True, False], ids=["primary", "other"])
def test_a_focused_button_has_a_ring_that_is_seen_from_outside_and_from_inside(
    qtbot: QtBot, qapp: theme.Application, tokens: theme.Tokens, on_primary: bool
) -> None:
    """The main button's is double: the text's colour against the page, that of its own text against its ground."""
    page, button = QWidget(), QPushButton("Save")
    button.setParent(page)
    button.setProperty("primary", on_primary)
    qtbot.addWidget(page)
    try:
        theme.apply(qapp, Theme(tokens.name))
        button.resize(200, 40)
        page.show()
        page.activateWindow()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        row = colours_of(button.grab().toImage().copy(0, 10, 20, 20))
        inside, outside = (tokens.accent, tokens.text) if on_primary else (tokens.surface, tokens.accent)
        rings = {colour.upper() for colour in row} & {tokens.text, tokens.on_accent, tokens.accent}
        assert [ring for ring in rings if contrast(ring, tokens.page) >= SEEN and ring == outside]
        assert [ring for ring in rings if contrast(ring, inside) >= SEEN]
    finally:
        qapp.setStyleSheet("")


@BOTH
def test_the_marked_row_has_a_bar_at_its_left_edge_and_its_text_stays_where_it_was(
    qtbot: QtBot, qapp: theme.Application, tokens: theme.Tokens
) -> None:
    """Its ground alone hardly differs from the other rows'."""
    lines = QListWidget()
    lines.addItems(["first", "second"])
    table = QTableWidget(2, 2)
    table.verticalHeader().hide()
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for view in (lines, table):
        qtbot.addWidget(view)
        try:
            theme.apply(qapp, Theme(tokens.name))
            view.show()
            view.setCurrentIndex(view.model().index(1, 0))
            row, seen = view.visualRect(view.currentIndex()), view.viewport().grab().toImage()
            at_left = [seen.pixelColor(x, row.center().y()).name().upper() for x in range(5)]
            assert at_left == [tokens.accent] * 4 + [tokens.selected]
            assert seen.pixelColor(2, row.top() - 10).name().upper() != tokens.accent
        finally:
            qapp.setStyleSheet("")


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


@pytest.mark.parametrize("begins", [True, False])
def test_a_test_begins_in_the_light_whatever_the_one_before_was_in(qapp: theme.Application, begins: bool) -> None:
    assert theme.now() is theme.LIGHT
    if begins:
        theme.apply(qapp, Theme.DARK)
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


def focused_and_not(qtbot: QtBot, ground: QWidget, control: QWidget) -> tuple[QImage, QImage]:
    """The ground without and with the focus in its control, a line around that."""
    aside = QPushButton("aside", ground)
    column = QVBoxLayout(ground)
    column.setContentsMargins(20, 20, 20, 20)
    column.addWidget(control)
    column.addWidget(aside)
    ground.resize(300, 200)
    ground.show()
    ground.activateWindow()
    taken = []
    for focused in (aside, control):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        taken.append(ground.grab(control.geometry().adjusted(-2, -2, 2, 2)).toImage())
    return taken[0], taken[1]


def ring(without: QImage, with_focus: QImage) -> int:
    """How many points differ enough from what they were without the focus, and from what is around or in the control."""
    beside, seen = [with_focus.pixelColor(x, with_focus.height() // 2).name() for x in (0, 10)], 0
    for x, y in product(range(without.width()), range(without.height())):
        before, after = without.pixelColor(x, y).name(), with_focus.pixelColor(x, y).name()
        is_new = before != after and contrast(before, after) >= SEEN
        seen += is_new and any(contrast(after, ground) >= SEEN for ground in beside)
    return seen


CONTROLS: Mapping[str, Callable[[], QWidget]] = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "combo": QComboBox,
    "spin": QSpinBox,
    "button": lambda: QPushButton("Save"),
    "primary": lambda: dressed(QPushButton("Save"), primary=True),
    "quiet": lambda: dressed(QPushButton("Save"), quiet=True),
    "tool": lambda: dressed(QToolButton(), quiet=True, text="Save"),
    "check": lambda: QCheckBox("Save"),
    "radio": lambda: QRadioButton("Save"),
    "list": QListWidget,
    "table": QTableWidget,
}


def dressed(widget: QWidget, **properties: object) -> QWidget:
    for name, value in properties.items():
        widget.setProperty(name, value)
    return widget


@BOTH
@pytest.mark.parametrize(
    "control", ["line", *(pytest.param(one, marks=pytest.mark.thorough) for one in [*CONTROLS][1:])]
)
def test_every_ring_is_seen_in_its_pixels_on_every_ground(
    qtbot: QtBot, qapp: theme.Application, tokens: theme.Tokens, control: str
) -> None:
    theme.apply(qapp, Theme(tokens.name))
    try:
        for look in ({}, {"panel": True}, {"banner": True}, {"banner": True, "state": "late"}):
            ground, one = dressed(QFrame(), **look), CONTROLS[control]()
            qtbot.addWidget(ground)
            without, with_focus = focused_and_not(qtbot, ground, one)
            around = without.width() + without.height()
            assert ring(without, with_focus) > around, (look, control)  # more than half of the way round
    finally:
        qapp.setStyleSheet("")


@BOTH
def test_every_text_can_be_read_on_a_marked_row_by_its_pixels(
    qtbot: QtBot, qapp: theme.Application, tokens: theme.Tokens
) -> None:
    theme.apply(qapp, Theme(tokens.name))
    try:
        table = QTableWidget(len(TEXTS), 1)
        qtbot.addWidget(table)
        table.verticalHeader().hide()
        for row, name in enumerate(TEXTS):
            item = QTableWidgetItem("MMMM")
            item.setForeground(QColor(getattr(tokens, name)))
            table.setItem(row, 0, item)
        table.resize(300, 400)
        table.show()
        for row, name in enumerate(TEXTS):
            table.setCurrentCell(row, 0)
            seen = table.viewport().grab(table.visualRect(table.currentIndex()).adjusted(6, 2, -2, -2)).toImage()
            assert seen.pixelColor(1, 1).name().upper() == tokens.selected
            assert max(contrast(colour, tokens.selected) for colour in colours_of(seen)) >= LEAST, name
    finally:
        qapp.setStyleSheet("")
