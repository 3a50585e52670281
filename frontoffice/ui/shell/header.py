"""The strip at the top of the window: where to go and by which key, what day it is, who is here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.named_keys import WINDOW_KEYS
from frontoffice.ui.shell.page_spec import Badge, Counts, PageSpec
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.page_keys import keys_of
from frontoffice.ui.widgets.text_size import px

_NARROWEST: Final = 480
_SPACE: Final = 4  # between two things of the strip
_LEAST: Final = 24  # of a button, where not even its key fits
_MENU: Final = "menu"
(_LOCK_KEY,), (_MENU_KEY,) = keys_of(WINDOW_KEYS, "lock"), keys_of(WINDOW_KEYS, _MENU)
_AROUND_TRAINING: Final = 10  # beside the word for training
_BESIDE, _ABOVE = 8, 4  # the margins of the strip


class Header(QFrame):
    """Header with a button and key for each page with a header text.

    ``asked`` names the page.

    Pages that everybody may read stand after the menu. Where all of it does not fit, date and icons go, and the words
    stand under their keys; who is here and that this is training is never cut for them.
    """

    asked = Signal(str)

    menu: QToolButton
    training: QLabel
    moment: QLabel
    officer: QToolButton

    def __init__(self, specs: Iterable[PageSpec[Any]]) -> None:
        super().__init__()
        load_ui("shell/header", into=self)
        self.setMinimumWidth(_NARROWEST)
        self._specs = {spec.name: spec for spec in specs if spec.header_text}
        self._badges = {name: Badge(0) for name, spec in self._specs.items() if spec.badge}
        self._front = ""
        self.why_not: dict[str, str] = {}  # why a page is not offered at this desk at all, instead of its key
        self._nobody = True
        self._officer_texts = [""]  # from the longest
        self.buttons = {name: self._button(spec) for name, spec in self._specs.items()}
        self.menu.setMinimumWidth(_LEAST)
        before = [button for name, button in self.buttons.items() if not self._specs[name].locked_text]
        behind = [button for button in self.buttons.values() if button not in before]
        for widget in (*before, self.menu, *behind, self.training, self.moment, self.officer):
            widget.raise_()  # Tab and a screen reader go from left to right, whenever they were made

    def _button(self, spec: PageSpec[Any]) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(_LEAST)
        button.setProperty("icon_name", spec.icon)
        button.clicked.connect(lambda: self._press(spec.name))
        row = child(self, QHBoxLayout, "layout_1")
        at = row.indexOf(self.menu)
        row.insertWidget(at + 1 if spec.locked_text else at, button)
        theme.dress(button)
        return button

    def show_front(self, name: str) -> None:
        """Mark the page in front."""
        self._front = name
        for one, button in self.buttons.items():
            button.setChecked(one == name)
        self._show_texts()

    def show_officer(self, officer: Officer | None, allowed: Collection[str]) -> None:
        """Show the signed-in officer; only the pages in ``allowed`` can be asked for."""
        self._nobody = officer is None
        for name, button in self.buttons.items():
            button.setEnabled(name in allowed and name not in self.why_not)
        self.menu.setEnabled(officer is not None)
        self.officer.setVisible(officer is not None)
        if officer is not None:
            name, role = plain_text.caption(officer.name), wording.word(officer.role)
            self._officer_texts = [f"{name}\n{role} · {_LOCK_KEY}", f"{name}\n{role}", _wrap_name(name)]
            lock = self.tr("Lock, or let somebody else sign in ({key:window.lock})")
            plain_text.set_tool_tip(self.officer, f"{officer.name} · {role}. {lock}")
            self._show_texts()

    def show_counts(self, counts: Counts) -> None:
        """Write on the buttons how much waits; the colour says what the number means."""
        waiting = {name: spec.badge(counts) for name, spec in self._specs.items() if spec.badge}
        for name, badge in waiting.items():
            if badge != self._badges[name]:
                theme.mark(self.buttons[name], state=badge.state, icon_colour=badge.state or "text")
                theme.dress(self.buttons[name])
        if waiting != self._badges:
            self._badges = waiting
            self._show_texts()

    def show_moment(self, now: datetime, zone: str) -> None:
        """Show day and time of the zone."""
        text = f"{dates.in_words(dates.local_date(now, zone))}\n{dates.time_of_day(now, zone)}"
        if self.moment.text() != text:
            self.moment.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out parts beyond the width."""
        super().resizeEvent(event)
        self._show_texts()

    def _press(self, name: str) -> None:
        self.show_front(self._front)  # until the window has gone there
        self.asked.emit(name)

    def _show_texts(self) -> None:
        """Write the texts by width.

        First the date goes, then the icons, then words stand under their keys; they stay.

        Only where not even that fits, some keys stand alone: the menu's first, then those of pages whose icon says as
        much. Margins are given up before them.
        """
        if self._fits_beside_keys():
            return
        child(self, QHBoxLayout, "layout_1").setSpacing(0)
        self._write({*self._specs, _MENU}, between="\n")
        for text in self._officer_texts:
            self.officer.setText(text)
            if self._fits():
                return
        self._draw_in(is_tight=True)
        if self._fits():
            return
        worded = {*self._specs, _MENU}
        early = [name for name, spec in reversed(self._specs.items()) if spec.icon_suffices]
        for gone in (_MENU, *early, *reversed(self._specs)):
            worded.discard(gone)
            self._write(worded, between="\n")
            if self._fits():
                return

    def _fits_beside_keys(self) -> bool:
        """Write the words beside their keys; whether that fits, if need be without date, margins or icons."""
        child(self, QHBoxLayout, "layout_1").setSpacing(_SPACE)
        self._write({*self._specs, _MENU})
        self.officer.setText(self._officer_texts[0])
        for are_shown, is_tight in ((True, False), (True, True), (False, False)):
            self._show_icons(are_shown=are_shown)
            self._draw_in(is_tight=is_tight)
            if are_shown and not is_tight:
                self.moment.setVisible(self.sizeHint().width() + self._missing_moment() <= self.width())
            if self._fits():
                return True
        return False

    def _fits(self) -> bool:
        return self.sizeHint().width() <= self.width()

    def _draw_in(self, *, is_tight: bool) -> None:
        """Set the margins, or none in favour of the buttons' words."""
        around, beside = (0, 0) if is_tight else (_AROUND_TRAINING, _BESIDE)
        self.training.setContentsMargins(px(around), _ABOVE, px(around), _ABOVE)
        child(self, QHBoxLayout, "layout_1").setContentsMargins(beside, _ABOVE, beside, _ABOVE)

    def _show_icons(self, *, are_shown: bool) -> None:
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonTextBesideIcon if are_shown else styles.ToolButtonTextOnly
        for button in (*self.buttons.values(), self.menu, self.officer):
            button.setToolButtonStyle(style)

    def _missing_moment(self) -> int:
        """Additional width of the hidden date and time, 0 while shown."""
        return self.moment.sizeHint().width() + _SPACE if self.moment.isHidden() else 0

    def _write(self, worded: Collection[str], between: str = " ") -> None:
        """Give the buttons in ``worded`` key and word, something ``between`` them, the others their key alone."""
        for name, spec in self._specs.items():
            leads_back = self._nobody and self._front == name and spec.locked_text
            text = QCoreApplication.translate("Header", spec.locked_text if leads_back else spec.header_text)
            many = self._badges[name].count if name in self._badges else 0
            count = f" ({many})" if many else ""
            key = spec.key + (count if between == "\n" else "")
            rest = "" if between == "\n" else count
            self.buttons[name].setText((f"{key}{between}{text}" if name in worded else key) + rest)
            plain_text.set_tool_tip(self.buttons[name], self.why_not.get(name) or f"{text} ({spec.key})")
        menu = self.tr("{key:window.menu} Menu")  # lupdate looks into no f-string
        self.menu.setText(menu.replace(" ", between, 1) if _MENU in worded else _MENU_KEY)


def _wrap_name(name: str) -> str:
    """Name in two lines, broken between words for the smallest width."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(len, lines)), default=(name,)))
