"""The settings of this counter: office, who signs, counter and numbers, printer, this computer."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from frontoffice.domain import numbering
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Unavailable
from frontoffice.settings import Settings, Theme, Transport
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import needed, wrapped_layouts
from frontoffice.ui.widgets.file_choice import choose_folder, choose_image
from frontoffice.ui.widgets.form import child, load_ui, show_beside, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.text_size import px

SETTINGS_KEYS: Final = (PageKey("F9", "save", May.KEEP_SETTINGS),)
_AROUND: Final = 48  # pixels: the margins of the page, and its scroll bar
_LIST_WIDTH: Final = 180
_MOST_WIDE: Final = 760  # of a group's form: longer lines are not read
_ROWS_ABOVE: Final = 96  # of the groups where they stand above their form
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {  # the panels of each
    str(QT_TRANSLATE_NOOP("SettingsPage", "Office")): ("office_panel",),
    str(QT_TRANSLATE_NOOP("SettingsPage", "Telephone, e-mail")): ("contact_panel",),
    str(QT_TRANSLATE_NOOP("SettingsPage", "Counter and numbers")): ("counter_panel",),
    str(QT_TRANSLATE_NOOP("SettingsPage", "This computer")): ("computer_panel", "printer_panel"),
    str(QT_TRANSLATE_NOOP("SettingsPage", "Who signs")): ("signatory_panel",),
    str(QT_TRANSLATE_NOOP("SettingsPage", "Letters")): ("layout_panel",),
}
_SAMPLE_YEAR, _SAMPLE_NO, _SAMPLE_MONTH = 2026, 147, 11


class SettingsPage(QWidget):
    """Page for the settings; ``saved`` is emitted with them; ``app.py`` writes it and says whether the disk took it."""

    saved = Signal(object)
    printers_asked = Signal()
    templates_asked = Signal()
    emblem_chosen = Signal(object)  # the path of a file that nobody has looked into yet

    groups: QListWidget
    number_fold: QPushButton
    number_more: QWidget
    counter: QLineEdit
    number_format: QLineEdit
    number_format_problem: QLabel
    number_sample: QLabel
    idle_minutes: QSpinBox
    theme: QComboBox
    remove_printed: QCheckBox
    desktop_notices: QCheckBox
    scan_folder: QLineEdit
    scan_folder_button: QPushButton
    emblem: QPushButton
    no_emblem: QPushButton
    templates: QPushButton
    printer_summary: QLabel
    printers_button: QPushButton
    save: QPushButton
    undo: QPushButton
    message: QLabel

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        load_ui("admin/settings_page", into=self)
        self._message = MessageLine(self.message)
        self._settings, self._emblem = settings, ""
        self._panels = [tuple(child(self, QWidget, name) for name in panels) for panels in _GROUPS.values()]
        self.groups.addItems([self.tr(group) for group in _GROUPS])
        self.groups.currentRowChanged.connect(self._show_group)
        self.groups.setCurrentRow(0)
        wrapped_layouts.fold_behind(self.number_fold, self.number_more)
        for field in settings_fields.NEEDED:
            needed.mark(child(self, QLabel, f"{field}_label"))
        settings_fields.prepare(self)
        for choice in Theme:
            self.theme.addItem(wording.word(choice), choice)
        self.number_format.textChanged.connect(self._show_sample)
        self.counter.textChanged.connect(self._show_sample)
        folder = self.tr("Folder of the copier's scans")
        self.scan_folder_button.clicked.connect(
            lambda: choose_folder(self, folder, lambda path: self.scan_folder.setText(str(path)))
        )
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(self._undo)
        self.printers_button.clicked.connect(self.printers_asked)
        self.templates.clicked.connect(self.templates_asked)
        self.emblem.clicked.connect(lambda: choose_image(self, self.emblem_chosen.emit))
        self.no_emblem.clicked.connect(lambda: self.show_emblem(""))
        bind_keys(self, SETTINGS_KEYS, {"save": self._save})
        self.show_settings(settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns on a narrow page, as on a scaled screen."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more when the fields have the sizes of the style sheet."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Put the groups beside their form, or above it."""
        columns, room, wide = child(self, QBoxLayout, "settings_columns"), self.width() - _AROUND, px(_LIST_WIDTH)
        least = max(panel.minimumSizeHint().width() for panels in self._panels for panel in panels)
        is_above = least > room - wide - columns.spacing()
        wrapped_layouts.fold(columns, is_folded=is_above)
        columns.setAlignment(self.groups, Qt.AlignmentFlag.AlignTop)
        self.groups.setFixedWidth(room if is_above else wide)
        all_rows = self.groups.sizeHintForRow(0) * self.groups.count() + 2 * self.groups.frameWidth()
        self.groups.setFixedHeight(px(_ROWS_ABOVE) if is_above else all_rows)
        beside = room if is_above else room - wide - columns.spacing()
        child(self, QBoxLayout, "group_forms").setContentsMargins(0, 0, max(0, beside - px(_MOST_WIDE)), 0)

    def _show_group(self, row: int) -> None:
        for place, panels in enumerate(self._panels):
            for panel in panels:
                panel.setVisible(place == row)

    def _open(self, field: str) -> None:
        """Open the group of a field."""
        shown = child(self, QWidget, field)
        is_of = [any(panel.isAncestorOf(shown) for panel in panels) for panels in self._panels]
        if True in is_of:
            self.groups.setCurrentRow(is_of.index(True))
        if self.number_more.isAncestorOf(shown):
            self.number_fold.setChecked(True)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are kept now."""
        self._settings = settings
        settings_fields.fill(self, settings)
        settings_fields.fill_signatory(self, settings.signatory)
        settings_fields.fill_layout(self, settings.layout, self.tr("No emblem"))
        self._emblem = settings.layout.emblem
        self.number_format.setText(settings.number_format)
        self.idle_minutes.setValue(settings.idle_minutes)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.remove_printed.setChecked(settings.remove_printed)
        self.desktop_notices.setChecked(settings.desktop_notices)
        self.scan_folder.setText(settings.scan_folder)
        show_problems(self, [])
        self._show_sample()
        self._show_printers()

    def use(self, settings: Settings) -> None:
        """Apply settings saved on another page (printers, connection); what was typed here stays."""
        self._settings = settings
        self._show_printers()

    def show_saved(self, settings: Settings) -> None:
        """Show that the settings are saved."""
        self.show_settings(settings)
        self._message.show(self.tr("The settings are saved."), "done")

    def show_failure(self, unavailable: Unavailable) -> None:
        """The disk did not take them; what was typed stays."""
        self._message.show(wording.unavailable(unavailable))

    def show_emblem(self, path: str) -> None:
        """Show an emblem as it was made anew, "" for none; it is kept with the settings when they are saved."""
        self._emblem = path
        settings_fields.show_emblem(self, path, self.tr("No emblem"))
        show_beside(self, "emblem", "")

    def show_no_emblem(self, why: str) -> None:
        """Say why a file becomes no emblem; the one before stays."""
        show_beside(self, "emblem", why)

    def _read(self) -> Settings:
        read = settings_fields.read(self, self._settings)
        return dataclasses.replace(
            read,
            number_format=one_line(self.number_format.text()),
            idle_minutes=self.idle_minutes.value(),
            theme=Theme(self.theme.currentData()),
            remove_printed=self.remove_printed.isChecked(),
            desktop_notices=self.desktop_notices.isChecked(),
            scan_folder=one_line(self.scan_folder.text()),
            signatory=settings_fields.read_signatory(self),
            layout=settings_fields.read_layout(self, self._emblem),
        )

    def _save(self) -> None:
        read = self._read()
        found = settings_fields.problems(read)
        if found:
            self._open(found[0].field)
        show_problems(self, found, focus=True)
        if found:
            self._message.show_refusal(self.tr("Nothing is saved yet: look at the red lines."))
        else:
            self._message.show("", "done")
            self.saved.emit(read)

    def _undo(self) -> None:
        self.show_settings(self._settings)
        self._message.show(self.tr("The settings stand as they are kept."), "done")

    def _show_printers(self) -> None:
        lines = [
            f"{one.name or wording.word(one.transport)}: {one.address}".rstrip(": ") for one in self._settings.printers
        ]
        self.printer_summary.setText("\n".join(lines) or wording.word(Transport.NONE))

    def _show_sample(self) -> None:
        pattern, counter = one_line(self.number_format.text()), one_line(self.counter.text()).upper()
        found = settings_fields.collect_problems(lambda: numbering.check_format(pattern))
        sample = numbering.write(Number(counter or "L1", _SAMPLE_YEAR, _SAMPLE_NO), pattern, _SAMPLE_MONTH)
        self.number_sample.setText("" if found else self.tr("For example {number}").format(number=sample))
        show_beside(self, "number_format", wording.problem(found[0]) if found else "")
