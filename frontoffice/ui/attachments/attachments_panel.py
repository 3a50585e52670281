"""Files to be attached, as a list or as pages of one file; how more of them come, all by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from frontoffice.attaching.scan_folder import SeenFile
from frontoffice.domain.attachments import AttachmentKind, RefusedFile
from frontoffice.domain.limits import Limits
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.ui.attachments import attachment_viewer, incoming_files, pending_files
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer, Plan
from frontoffice.ui.attachments.hidden_files import NOTHING, Hiding
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.widgets.file_choice import choose_files
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- What becomes of the page that is looked at: turned, moved, taken out, or the first of another file ---


class PageEdits:
    """Edits of pages in the file of ``row`` displayed in ``viewer``."""

    def __init__(self, files: PendingFiles, viewer: AttachmentViewer, row: Callable[[], int]) -> None:
        self._files, self._viewer, self._row = files, viewer, row

    def turn(self) -> None:
        """Turn the page clockwise."""
        self._compose(attachment_viewer.rotate_page(self._plan(), self._viewer.page))

    def move(self, by: int) -> None:
        """Put the page some places later or earlier; it is looked at in its new place."""
        page = self._viewer.page
        if 0 <= page + by < len(self._plan()):
            self._viewer.page += by
            self._compose(attachment_viewer.move_page(self._plan(), page, by))

    def split(self) -> None:
        """Let another file begin with this page."""
        plan, page = self._plan(), self._viewer.page
        if page:
            self._compose(plan[:page], plan[page:])

    def remove(self) -> None:
        """Take the page out; of the last one the file goes with it."""
        plan, page = self._plan(), self._viewer.page
        if len(plan) > 1:
            self._compose(plan[:page] + plan[page + 1 :])
        else:
            self._files.remove(self._row())

    def _plan(self) -> Plan:
        return attachment_viewer.all_pages(self._files.items[self._row()])

    def _compose(self, *plans: Plan) -> None:
        self._files.compose(self._row(), 1, plans)


# --- Every key of the files beside a form: how they come, what becomes of the one that is marked, and of its
# pages ---

_PANEL: Final = "AttachmentsPanel"
_LIST: Final = "attachments"
_VIEWER: Final = "AttachmentViewer"

ATTACHMENT_KEYS: Final = (
    PageKey("Ctrl+T", "add", within=_PANEL),
    PageKey("Insert", "add", within=_PANEL),
    PageKey("Ctrl+U", "scan", within=_PANEL),
    PageKey("Ctrl+Y", "take_scan", within=_PANEL),
    PageKey("Ctrl+V", "paste", within=_PANEL),
    PageKey("Return", "view", within=_LIST),
    PageKey("Enter", "view", within=_LIST),
    PageKey("Ctrl+Right", "turn", within=_LIST),
    PageKey("Ctrl+Up", "earlier", within=_LIST),
    PageKey("Ctrl+Down", "later", within=_LIST),
    PageKey("Ctrl+G", "join", within=_LIST),
    PageKey("Delete", "remove", within=_LIST),
    *(PageKey(f"Ctrl+{digit}", "kind", within=_PANEL) for digit in "123456"),  # in the order of AttachmentKind
    PageKey("+", "larger", within=_VIEWER),
    PageKey("=", "larger", within=_VIEWER),  # the same key without Shift
    PageKey("-", "smaller", within=_VIEWER),
    PageKey("PgDown", "next_page", within=_VIEWER),
    PageKey("PgUp", "previous_page", within=_VIEWER),
    PageKey("Ctrl+Right", "turn_page", within=_VIEWER),
    PageKey("Ctrl+Up", "page_earlier", within=_VIEWER),
    PageKey("Ctrl+Down", "page_later", within=_VIEWER),
    PageKey("Ctrl+E", "split", within=_VIEWER),
    PageKey("Delete", "remove_page", within=_VIEWER),
)


# --- attachments panel ---

_SHOWN: Final = 72  # pixels of a thumbnail in the list
_KINDS: Final = tuple(AttachmentKind)


class AttachmentsPanel(QFrame):
    """``files`` are those of the case.

    ``widened`` says whether a page is looked at, which wants more room; ``left`` that the work goes on where it was.
    ``reason_wanted`` asks why a hidden file is looked at: whoever writes that down calls :meth:`reveal`.
    """

    widened = Signal(bool)
    left = Signal()
    scans_recorded = Signal(object)  # files of the copier's folder
    reason_wanted = Signal()

    attachments_title: QLabel
    page_label: QLabel
    attachments_empty: QLabel
    attachments: QListWidget
    files_place: QVBoxLayout
    reading: QWidget
    reading_label: QLabel
    stop_button: QPushButton
    attachments_message: QLabel
    attachment_buttons: QWidget

    def __init__(self, reader: AttachmentReader, limits: Callable[[], Limits], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("attachments/attachments_panel", into=self)
        self.files = PendingFiles(reader, limits, self)
        self.bring: Callable[[Sequence[IncomingFile]], object] = self.files.add  # what is chosen, pasted or scanned
        self.takes_mail = False
        self._message = MessageLine(self.attachments_message)
        self.viewer = AttachmentViewer(reader)
        self.files_place.addWidget(self.viewer)
        self.attachments.setIconSize(QSize(_SHOWN, _SHOWN))
        self.attachments.itemDoubleClicked.connect(lambda _item: self.view())
        self.viewer.turned_to.connect(self._show_page)
        self.stop_button.clicked.connect(reader.stop)
        self.files.changed.connect(self._show_items)
        self.files.said.connect(self._message.show)
        self.files.busy.connect(self._show_busy)
        self._arrived: tuple[SeenFile, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self._make_buttons()
        self._show_busy(0, "")
        self.begin(None, ())

    def begin(
        self,
        case: UUID | None,
        items: Iterable[PendingAttachment],
        there: int = 0,
        kind: AttachmentKind | None = None,
        hiding: Hiding = NOTHING,
        refused: Iterable[RefusedFile] = (),
    ) -> None:
        """Go over to another case and its files.

        ``there`` is the bytes that the complaint has already, ``kind`` what is attached now, where that is known.
        """
        self.files.begin(case, items, there, kind, hiding, refused)
        self._start_anew()

    def hand_over(self, hiding: Hiding) -> None:
        """Take over for another officer at the same case."""
        self.files.hand_over(hiding)
        self._start_anew()

    def _start_anew(self) -> None:
        self._message.show("")
        self._close_viewer()
        self._show_items(0)

    def reveal(self) -> None:
        """Reveal the hidden files, and show the requested one at once: it is written down why."""
        self.files.hidden.reveal()
        self._show_items(self.attachments.currentRow())
        self.view()

    @property
    def is_viewing(self) -> bool:
        """Whether a page is looked at."""
        return not self.viewer.isHidden()

    def focus(self) -> None:
        """Focus the widget for the next key."""
        listed = self.attachments if self.files.items else self.buttons["add"]
        (self.viewer if self.is_viewing else listed).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """One step back: from the page to the list, from the list to the form."""
        if self.is_viewing:
            self._close_viewer()
            self.widened.emit(False)
            self.focus()
        else:
            self.left.emit()

    def choose(self) -> None:
        """Choose files in a dialog."""
        choose_files(self, lambda paths: self.bring([*map(incoming_files.from_path, paths)]), with_mail=self.takes_mail)

    def paste(self) -> None:
        """Take files or an image from the clipboard."""
        files = incoming_files.from_mime(QGuiApplication.clipboard().mimeData(), self.tr("Pasted image"))
        self._message.show("" if files else self.tr("There is neither a file nor an image on the clipboard."), "soon")
        self.bring(files)

    def offer_scans(self, scans: Sequence[SeenFile]) -> None:
        """Offer the complete files in the copier's folder, the latest first."""
        self._arrived = tuple(scans)
        self._offer()

    def record(self, recorded: Sequence[PendingAttachment]) -> None:
        """These are recorded: their scans may go."""
        self.scans_recorded.emit(self.files.scans_of(recorded))

    def _left_scans(self) -> list[SeenFile]:
        taken = self.files.taken_scans
        return [scan for scan in self._arrived if scan not in taken]

    def _take_scan(self) -> None:
        for scan in self._left_scans()[:1]:
            self.bring([incoming_files.from_scan(scan)])

    def view(self) -> None:
        """Show the marked file page by page; at a hidden one once it was said why."""
        one = self._current()
        if one in self.files.hidden:
            self.reason_wanted.emit()
        elif one is not None:
            self._message.show("")
            self.attachments.hide()
            self.viewer.show()
            self._show_file(0)
            self.widened.emit(True)
            self.focus()

    def _show_file(self, page: int) -> None:
        one = self._current()
        if one is not None:
            self.attachments_title.setText(one.new.file_name)
            self.viewer.show_file(one.new.content, one.new.pages, page)
        self._offer()

    def _close_viewer(self) -> None:
        self.viewer.hide()
        self.viewer.forget()
        self.page_label.clear()
        self.attachments_title.setText(self.tr("Attachments"))
        self.attachments.setVisible(bool(self.files.items))
        self._offer()

    def _current(self) -> PendingAttachment | None:
        row = self.attachments.currentRow()
        return self.files.items[row] if 0 <= row < len(self.files.items) else None

    def _show_items(self, row: int) -> None:
        page, had_focus = self.viewer.page, self.isAncestorOf(self.window().focusWidget())
        self.attachments.clear()
        for one in self.files.items:
            self.attachments.addItem(pending_files.line(one, self.files))
        self.attachments.setCurrentRow(row)
        self.attachments_empty.setVisible(not self.files.items)
        if self.is_viewing and self.files.items and self._current() not in self.files.hidden:
            self._show_file(page)
        else:
            self._close_viewer()
        if had_focus:
            self.focus()

    def _show_page(self, page: int, pages: int) -> None:
        self.page_label.setText(self.tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        self._offer()

    def _show_busy(self, waiting: int, doing: str) -> None:
        self.reading.setVisible(waiting > 0)
        self._offer()  # a scan that is being read is offered no more
        if doing:
            self.reading_label.setText(doing)

    # --- keys and buttons --------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        flow = FlowLayout(self.attachment_buttons)
        actions = self._actions()
        for name, words in self._names().items():
            button = QPushButton(words, self.attachment_buttons)
            button.clicked.connect(actions[name])
            flow.addWidget(button)
            self.buttons[name] = button
        for one in ATTACHMENT_KEYS:
            if one.action != "kind":
                bind_keys(self, (one,), {one.action: actions[one.action]})
        kinds = [one for one in ATTACHMENT_KEYS if one.action == "kind"]
        for one, kind in zip(kinds, _KINDS, strict=True):
            bind_keys(self, (one,), {"kind": partial(self._set_kind, kind)})

    def _actions(self) -> dict[str, Callable[[], object]]:
        view, files = self.viewer, self.files
        edits = PageEdits(files, view, self.attachments.currentRow)
        return {
            "add": self.choose,
            "paste": self.paste,
            "take_scan": self._take_scan,
            "scan": lambda: files.scan(self.tr("Scan"), self.tr("Scanning…")),
            "view": self.view,
            "turn": self._turn,
            "earlier": lambda: self._with_row(lambda row: files.move(row, -1)),
            "later": lambda: self._with_row(lambda row: files.move(row, 1)),
            "join": lambda: self._with_row(files.join),
            "remove": lambda: self._with_row(files.remove),
            "larger": lambda: view.zoom(1),
            "smaller": lambda: view.zoom(-1),
            "next_page": lambda: view.turn(1),
            "previous_page": lambda: view.turn(-1),
            "turn_page": edits.turn,
            "page_earlier": lambda: edits.move(-1),
            "page_later": lambda: edits.move(1),
            "split": edits.split,
            "remove_page": edits.remove,
        }

    def _names(self) -> dict[str, str]:
        return {
            "add": self.tr("Add file ({key:attachment.add})"),
            "paste": self.tr("Paste ({key:attachment.paste})"),
            "scan": self.tr("Scan ({key:attachment.scan})"),
            "take_scan": "",
            "view": self.tr("View ({key:attachment.view})"),
            "turn": self.tr("Turn (Ctrl+→)"),
            "join": self.tr("Join with the next ({key:attachment.join})"),
            "remove": self.tr("Take out ({key:attachment.remove})"),
            "next_page": self.tr("Next page  (PgDn)"),
            "larger": self.tr("Larger  (+)"),
            "smaller": self.tr("Smaller  (-)"),
            "turn_page": self.tr("Turn page (Ctrl+→)"),
            "split": self.tr("Split before this page ({key:attachment.split})"),
            "remove_page": self.tr("Take page out ({key:attachment.remove})"),
        }

    def _offer(self) -> None:
        """Show the buttons of the available actions."""
        shown = set() if self.is_viewing else {"add", "paste", "scan"}
        shown |= pending_files.actions(self._current(), self.files, viewed=self.is_viewing)
        scans = len(self._left_scans())
        shown |= {"take_scan"} if scans and not self.is_viewing else set()
        self.buttons["take_scan"].setText(self.tr("From the copier: %n ({key:attachment.take_scan})", "", scans))
        for name, button in self.buttons.items():
            button.setVisible(name in shown)

    def _with_row(self, do: Callable[[int], object]) -> None:
        if self._current() is not None:
            do(self.attachments.currentRow())

    def _set_kind(self, kind: AttachmentKind) -> None:
        self._with_row(lambda row: self.files.set_kind(row, kind))

    def _turn(self) -> None:
        one = self._current()
        if one is not None:
            self.files.compose(self.attachments.currentRow(), 1, [attachment_viewer.all_pages(one, turn=90)])
