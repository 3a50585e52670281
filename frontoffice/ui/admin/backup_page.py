"""The copies of the register: where they go, how old the newest are, and the way to put one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QTableWidget, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import parse_moment
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.commands.backups import BackupTrial
from frontoffice.register.register import Register
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.storage.unsafe_place import PlaceState, newest_counted
from frontoffice.settings import BackupPlace
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import table_rows, theme
from frontoffice.ui.widgets.file_choice import choose_copy, choose_folder
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import activate_layouts, child, go_to, load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FoldingRow

# --- The question whether a verified copy shall take the register's place: what is in it, and what is not ---

RESTORE_KEYS: Final = tuple(PageKey(key, "restore", within="restore_form") for key in ("Return", "Enter"))


class RestorePanel(QWidget):
    """Question before a restore, hidden until asked. A truncated copy has a key of its own, not Enter."""

    restore_text: QLabel
    restore_yes: QPushButton
    restore_cut: QPushButton
    restore_no: QPushButton

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        load_ui("admin/restore_panel", into=self)
        bind_keys(self, RESTORE_KEYS, {"restore": self._enter})
        self.hide()

    def ask(self, found: Mapping[str, Any]) -> None:
        """Ask about a verified copy, ready for use; ``found`` is what the process said of it."""
        last, newer = str(found.get("last") or ""), int(found.get("newer", 0))
        parts = [self.tr("%n entry(ies), verified", "", int(found.get("entries", 0)))]
        if last:
            at = moment_text(parse_moment(last), self._register.zone)
            parts.append(self.tr("the last one of {at}").format(at=at))
        sentences = [", ".join(parts) + "."]
        if counter := str(found.get("counter") or ""):
            sentences.append(self.tr("A register of counter {counter}.").format(counter=counter))
        if found.get("other"):
            sentences.append(
                self.tr("It is another desk's: this computer would go on as that desk, and not as its own.")
            )
        if found.get("doubted"):
            sentences.append(
                self.tr("The history of the register that it was made of was in doubt: rather choose an older.")
            )
        if newer:
            sentences.append(self.tr("%n entry(ies) of the register here are not in it.", "", newer))
        sentences.append(
            self.tr(
                "The register that is here stays beside it, with the last two before; older ones go with the next copy."
            )
        )
        sentences.append(
            self.tr("The program opens anew, and asks for the last number on paper if one may have been given since.")
        )
        self._show(" ".join(sentences), is_cut=False)

    def ask_cut(self, error: Unavailable) -> None:
        """Ask about a copy without the latest entries."""
        self._show(wording.unavailable(error), is_cut=True)

    def _show(self, text: str, *, is_cut: bool) -> None:
        self.restore_text.setText(text)
        self.restore_yes.setHidden(is_cut)
        self.restore_cut.setVisible(is_cut)
        self.show()
        activate_layouts(self)
        go_to(self.restore_no if is_cut else self.restore_yes)  # what Enter would do is seen with its question

    def confirm(self) -> None:
        """Restore it; a truncated copy by its own key alone."""
        if not self.restore_yes.isHidden():
            self.restore_yes.click()

    def _enter(self) -> None:
        if self.restore_no.hasFocus():
            self.restore_no.click()
        elif not self.restore_yes.isHidden():
            self.restore_yes.click()


def moment_text(moment: datetime, zone: str) -> str:
    """A moment as it is shown of copies: ``24-11-2026 10.32``."""
    at = dates.time_of_day(moment, zone).removesuffix(f" {zone}")
    return f"{dates.in_digits(dates.local_date(moment, zone))} {at}"


def trial_text(last: BackupTrial | None, zone: str) -> str:
    """Result of the last trial of a copy, or a note on the monthly trials."""
    if last is None:
        return QCoreApplication.translate(
            "BackupPage", "Once a month the newest copy is restored by itself into a folder of its own, as a trial."
        )
    whole = QCoreApplication.translate("BackupPage", "Last trial {at}: {entries} entries restored and whole.")
    broken = QCoreApplication.translate("BackupPage", "Last trial {at}: the copy could not be restored ({detail}).")
    text = whole if last.is_whole else broken
    return text.format(at=moment_text(last.at, zone), entries=last.entries, detail=last.detail)


# --- The parts of the page of copies: side by side where there is room for it, else beneath one another ---

_UNFOLDED: Final = 800  # of the two tables
_ROWS: Final = {
    "sides_place": ({"places_side": 1, "copies_side": 1}, _UNFOLDED),
    "bottom_place": ({"bottom_keys": 0, "running": 1, "message": 2}, 0),
}


def fold(page: QWidget) -> None:
    """Make the places and copies, and the keys with their text, foldable: a small screen may be at 200 %."""
    for name, (parts, least) in _ROWS.items():
        place = child(page, QWidget, name)
        row = FoldingRow([(child(page, QWidget, part), stretch) for part, stretch in parts.items()], least, place)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(row)


def place_cells(one: PlaceState, zone: str) -> tuple[str, str, str]:
    """A place as its line has it: its folder, its newest copy, and how it stands."""
    translate = QCoreApplication.translate
    if one.is_unread:
        return one.place.folder, "\N{EN DASH}", translate("BackupPage", "Looking…")
    if one.folder is not None:
        beside, there = translate("BackupPage", "Same disk as the register"), translate("BackupPage", "Connected")
        state = beside if one.is_beside else there
    else:
        silent, away = translate("BackupPage", "Does not answer"), translate("BackupPage", "Not connected")
        state = silent if one.is_silent else away
    newest = moment_text(one.newest_at, zone) if one.newest_at else translate("BackupPage", "none yet")
    return str(one.folder or one.place.folder), newest, state


# --- backup page ---

BACKUP_KEYS: Final = (PageKey("F5", "copy"), PageKey("Esc", "stop"))
_MOST: Final = 60


class BackupPage(QWidget):
    """Page of the copies. Its signals ask; ``inspect_asked`` carries a file and whether a cut one is wanted."""

    now_asked = Signal()
    stop_asked = Signal()
    place_added = Signal(object)
    place_removed = Signal(object)
    save_asked = Signal(object)
    inspect_asked = Signal(object, bool)
    restore_confirmed = Signal()
    restore_left = Signal()

    running: QWidget
    sign: QLabel
    headline: QLabel
    places: QTableWidget
    add_place: QPushButton
    remove_place: QPushButton
    trial: QLabel
    paper_due: QLabel
    copies: QTableWidget
    restore_place: QWidget
    restore_this: QPushButton
    restore_file: QPushButton
    now_button: QPushButton
    save_copy: QPushButton
    progress: QProgressBar
    stop: QPushButton
    message: QLabel

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._states: Sequence[PlaceState] = ()
        self._is_busy = self._is_asked = False
        self._file: Path | None = None
        load_ui("admin/backup_page", into=self)
        self._focus = FocusReturn(self, self.add_place.setFocus)
        self._message = MessageLine(self.message)
        table_rows.name_columns(
            self.places, (self.tr("Folder"), self.tr("Newest copy"), self.tr("State")), {0: 30, 1: 21, 2: 26}, 0
        )
        table_rows.name_columns(
            self.copies, (self.tr("Made"), self.tr("Entries"), self.tr("Verdict"), self.tr("Place")), _WIDTHS, 3
        )
        self.restoring = RestorePanel(register)
        column = QVBoxLayout(self.restore_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.restoring)
        fold(self)
        self._connect()
        self.paper_due.hide()
        self._show_running(is_running=False)

    def _connect(self) -> None:
        place = self.tr("A place for copies")
        self.add_place.clicked.connect(lambda: choose_folder(self, place, self.place_added.emit))
        where = self.tr("Where to save a copy")
        self.save_copy.clicked.connect(lambda: choose_folder(self, where, self._save))
        self.restore_file.clicked.connect(
            lambda: choose_copy(self, lambda file: self._inspect(file, is_cut_wanted=False))
        )
        self.restore_this.clicked.connect(self._restore_chosen)
        self.remove_place.clicked.connect(self._remove)
        self.places.itemSelectionChanged.connect(self._show_buttons)
        self.copies.itemSelectionChanged.connect(self._show_buttons)
        self.now_button.clicked.connect(self._ask_now)
        self.stop.clicked.connect(self.stop_asked)
        self.restoring.restore_yes.clicked.connect(self.restore_confirmed)
        self.restoring.restore_cut.clicked.connect(lambda: self._inspect(self._file, is_cut_wanted=True))
        self.restoring.restore_no.clicked.connect(self._leave)
        bind_keys(self, BACKUP_KEYS, {"copy": self.now_button.click, "stop": self._escape})

    def showEvent(self, event: QShowEvent) -> None:
        """Show the ages as they are now."""
        super().showEvent(event)
        self._show()

    def start(self, *, is_paper_due: bool = False) -> None:
        """Focus the copy button or the first place; say that no paper opens the copies elsewhere."""
        self._message.show("")
        self.paper_due.setVisible(is_paper_due)
        (self.now_button if self._states else self.add_place).setFocus()

    def show_states(self, states: Sequence[PlaceState], *, is_busy: bool, failure: Unavailable | None) -> None:
        """Show the places and their copies; whether one is being made, and why the last one was not."""
        self._states = states
        if self._is_busy and not is_busy:
            self._show_made(failure)
        self._is_busy = is_busy
        self._show_running(is_running=is_busy or self._is_asked)
        if self.isVisible():
            self._show()

    def _show_made(self, failure: Unavailable | None) -> None:
        doubt = self._doubt_message() if any(one.doubted_at for one in self._states) else ""
        wrong = wording.unavailable(failure) if failure else doubt
        _, is_beside = newest_counted(self._states, self._register.now())
        self._message.show(
            wrong or self.tr("The copies are whole."), "late" if wrong else "soon" if is_beside else "done"
        )

    def _beside(self) -> str:
        return self.tr(
            "It is on the same disk as the register, and lost with that disk: add a folder on another disk, a stick or "
            "the network."
        )

    def _doubt_message(self) -> str:
        return self.tr(
            "The history of this register is in doubt: copies of it are kept, but none of them counts as whole until a "
            "supervisor has put a whole one back, or accepted what stands there."
        )

    def _show(self) -> None:
        chosen = table_rows.current_value(self.places)
        places = [(one.place, place_cells(one, self._register.zone)) for one in self._states]
        table_rows.fill(self.places, places, lambda place: place == chosen)
        listed = sorted(
            ((copy, one.folder) for one in self._states if one.folder for copy in one.copies[:_MOST]),
            key=lambda item: item[0].made_at,
            reverse=True,
        )[:_MOST]
        before = table_rows.current_value(self.copies)
        rows = [(folder / copy.file, self._copy_cells(copy, folder)) for copy, folder in listed]
        table_rows.fill(self.copies, rows, lambda path: path == before)
        self._show_headline()
        self._show_trial()
        self._show_buttons()

    def _show_headline(self) -> None:
        newest, is_beside = newest_counted(self._states, self._register.now())
        icon, colour = ("ok", "done") if newest else ("warning", "late")
        if newest is None and any(one.is_unread for one in self._states):
            icon, colour, text = "draft", "muted", self.tr("Looking into the places of copies…")
        elif newest is None:
            text = self.tr("No copy yet. If this computer is lost, the register is lost.")
            if not self._states:
                text = self.tr("No place for copies yet: add a folder that is not on this computer's disk.")
        else:
            text = self.tr("The newest whole copy is of {at}.").format(at=self._moment(newest))
            if is_beside:
                icon, colour, text = "late", "soon", f"{text} {self._beside()}"
        theme.give_icon(self.sign, icon, colour)
        self.headline.setText(text)
        theme.mark(self.headline, state=colour)

    def _show_trial(self) -> None:
        with show_errors(self._message.show):
            last = self._register.backups.last_trial()
            text = trial_text(last, self._register.zone)
            self.trial.setText(text)
            theme.mark(self.trial, state="late" if last and not last.is_whole else "", level="muted")

    def _copy_cells(self, copy: CopyRecord, folder: Path) -> tuple[str, str, str, str]:
        verdict = self.tr("doubted") if copy.is_doubted else self.tr("whole")
        return self._moment(copy.made_at), f"{copy.captured.entries}", verdict, folder.name or str(folder)

    def _moment(self, moment: datetime) -> str:
        return moment_text(moment, self._register.zone)

    def _show_buttons(self) -> None:
        idle = not (self._is_busy or self._is_asked)
        self.now_button.setEnabled(idle and any(one.folder for one in self._states))
        self.save_copy.setEnabled(idle)
        self.restore_file.setEnabled(idle)
        self.restore_this.setEnabled(idle and table_rows.current_value(self.copies) is not None)
        self.remove_place.setEnabled(table_rows.current_value(self.places) is not None)

    # --- what runs ---------------------------------------------------------------------------------------------------

    def show_step(self, step: int) -> None:
        """Show how far it is, of 100."""
        self.progress.setValue(step)

    def show_running(self) -> None:
        """Something was asked for and is on its way."""
        self._is_asked = True
        self._show_running(is_running=True)

    def _show_running(self, *, is_running: bool) -> None:
        if is_running:
            self.running.show()
            self.progress.show()
            self.stop.show()
            self._focus.focus_during(self.stop, (self.now_button, self.save_copy, self.restore_file, self.restore_this))
        self._show_buttons()
        if not is_running:
            self._focus.restore_after(self.stop)
            self.stop.hide()
            self.progress.hide()
            self.running.hide()
            self.progress.setValue(0)

    def _reset_running(self) -> None:
        self._is_asked = False
        self._show_running(is_running=self._is_busy)

    def show_failure(self, error: Unavailable) -> None:
        """Say why it did not work."""
        self._reset_running()
        self._message.show(wording.unavailable(error))

    def show_saved(self, path: str, *, is_doubted: bool = False) -> None:
        """Show the path of a saved copy, and a doubt about it."""
        self._reset_running()
        text = self.tr("A doubted copy stands in {path}.") if is_doubted else self.tr("A whole copy stands in {path}.")
        doubt = f" {self._doubt_message()}" if is_doubted else ""
        self._message.show(text.format(path=path) + doubt, "late" if is_doubted else "done")

    def show_claimed(self, *, is_new: bool) -> None:
        """A folder is a place now, or was one before."""
        self._reset_running()
        self._message.show("" if is_new else self.tr("This folder is a place already."), "soon")

    def _ask_now(self) -> None:
        self._message.show("")
        self.now_asked.emit()

    def _save(self, folder: Path) -> None:
        self._message.show("")  # of the copy before
        self.show_running()
        self.save_asked.emit(folder)

    def _remove(self) -> None:
        place = table_rows.current_value(self.places)
        if isinstance(place, BackupPlace):
            self.place_removed.emit(place)

    # --- putting one back --------------------------------------------------------------------------------------------

    def _restore_chosen(self) -> None:
        chosen = table_rows.current_value(self.copies)
        if isinstance(chosen, Path):
            self._inspect(chosen, is_cut_wanted=False)

    def _inspect(self, file: Path | None, *, is_cut_wanted: bool) -> None:
        if file is None:
            return
        self._file = file
        self.restoring.hide()
        self._message.show("")
        self.show_running()
        self.inspect_asked.emit(file, is_cut_wanted)

    def show_prepared(self, found: Mapping[str, Any]) -> None:
        """Ask for confirmation before a verified copy replaces the register."""
        self._reset_running()
        self.restoring.ask(found)

    def show_not_prepared(self, error: Unavailable) -> None:
        """Say why a file cannot take the register's place; a cut one may, by somebody's word."""
        self._reset_running()
        if error.code == BackupFailure.CUT:
            self.restoring.ask_cut(error)
        else:
            self._message.show(wording.unavailable(error))

    def _leave(self) -> None:
        self.restoring.hide()
        self.restore_left.emit()
        self.restore_file.setFocus()

    def _escape(self) -> None:
        if not self.stop.isHidden():
            self.stop_asked.emit()
        elif not self.restoring.isHidden():
            self._leave()


_WIDTHS: Final = {0: 21, 1: 11, 2: 10, 3: 14}
