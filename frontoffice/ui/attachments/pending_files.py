"""Row of the list for a file to be attached, and its actions; a hidden one shows a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidgetItem

from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.requests import Pixels, ReadFile, ReadMail
from frontoffice.attaching.scan_folder import SeenFile
from frontoffice.attaching.scanning import Scanned
from frontoffice.domain import attachments as attaching
from frontoffice.domain.attachments import AttachmentKind, RefusedFile, megabytes
from frontoffice.domain.limits import Limits
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.ui.attachments import attachment_viewer
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.attachment_viewer import Plan, draw_frame, pixmap
from frontoffice.ui.attachments.hidden_files import NOTHING, HiddenFiles, Hiding
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import theme

# --- The files of one case before they are recorded: read, joined, split and ordered, elsewhere than in the
# window ---


class PendingFiles(QObject):
    """Files to be attached; ``changed`` carries the marked row.

    ``said`` a sentence and its state.

    ``failed_late`` carries such a case, why its file was not read, and its name. ``refused`` are the files that were
    brought and are not attached: they are named beside what would lose them; ``refused_changed`` follows each.
    ``busy`` carries how many files are being read, and what is done; ``came_late`` a case that had gone already when
    its file was read, and the file.
    """

    changed = Signal(int)
    said = Signal(str, str)
    busy = Signal(int, str)
    came_late = Signal(object, object)
    failed_late = Signal(object, str, str)
    refused_changed = Signal()

    def __init__(self, reader: AttachmentReader, limits: Callable[[], Limits], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reader = reader
        self._limits = limits
        self.items: tuple[PendingAttachment, ...] = ()
        self.refused: tuple[RefusedFile, ...] = ()
        self.takes_mail: Callable[[IncomingFile], bool] = lambda _one: False  # of a file that is a mail by its content
        self.hidden = HiddenFiles()
        self._case: UUID | None = None
        self._there = 0  # bytes that the complaint has already
        self._kind: AttachmentKind | None = None  # of what is attached now, where it is known
        self._waiting = 0
        self._scans: dict[UUID, frozenset[SeenFile]] = {}
        self._scans_read: list[SeenFile] = []  # just now

    def begin(
        self,
        case: UUID | None,
        items: Iterable[PendingAttachment],
        there: int = 0,
        kind: AttachmentKind | None = None,
        hiding: Hiding = NOTHING,
        refused: Iterable[RefusedFile] = (),
    ) -> None:
        """Go over to another case and its files; what is still being read for the one before comes late."""
        self._case, self._there, self._kind, self.items = case, there, kind, tuple(items)
        self.refused = tuple(refused)
        self.hand_over(hiding)

    def hand_over(self, hiding: Hiding) -> None:
        """Take over for another officer at the same case: of pending files only their number shows."""
        self.hidden.begin(self.items, hiding)
        self.busy.emit(self._waiting, self.tr("Reading a file…"))
        self.refused_changed.emit()

    def refuse(self, name: str, why: str, who: UUID | None = None) -> None:
        """Add a name to the refused files; one refused before counts once."""
        one = RefusedFile(name, why, who or self.hidden.reader)
        if one not in self.refused:
            self.refused = (*self.refused, one)
            self.refused_changed.emit()

    def forget_refused(self) -> None:
        """Name none of them any more."""
        self.refused = ()
        self.refused_changed.emit()

    def name_of_refused(self, one: RefusedFile) -> str:
        """Displayed name of a refused file: by nothing where somebody else brought it."""
        return self._name(one.name, one.brought_by)

    @property
    def waiting(self) -> int:
        """How many files are being read."""
        return self._waiting

    def has(self, kind: AttachmentKind) -> bool:
        """Whether there is a file of this kind."""
        return any(one.new.kind is kind for one in self.items)

    def scans_of(self, files: Iterable[PendingAttachment]) -> frozenset[SeenFile]:
        """Source files of these attachments in the copier's folder."""
        return frozenset[SeenFile]().union(*(self._scans.get(one.attachment_id, frozenset()) for one in files))

    @property
    def taken_scans(self) -> frozenset[SeenFile]:
        """Files of the copier's folder in the list, or being read for it."""
        return self.scans_of(self.items).union(self._scans_read)

    # --- how they come -----------------------------------------------------------------------------------------------

    def add(self, files: Iterable[IncomingFile]) -> None:
        """Read these files, one after the other; each stands in the list once it was read."""
        for one in files:
            self._read(one.name, one.take_all, self._case, self.hidden.reader, source=one)

    def scan(self, name: str, doing: str) -> None:
        """Scan the sheets in the scanner: all its sheets are one file."""
        case, who = self._case, self.hidden.reader
        self._wait(1, doing)

        def on_done(scanned: Scanned) -> None:
            self._wait(-1)
            called, lacking = name, ""
            if scanned.stopped:
                called = self.tr("{name}, incomplete").format(name=name)
                lacking = self.tr(
                    "The scanner stopped, and sheets are missing. Scan them and join both "
                    "({key:attachment.join}), or again."
                )
            self._read(called, lambda: scanned.pages, case, who, lacking=lacking)

        self.reader.scan(on_done, lambda error: self._not_read(name, error, case, who))

    def read_mail(
        self, one: IncomingFile, done: Callable[[ReadMail], None], failed: Callable[[Exception], None]
    ) -> None:
        """Read a mail in the same queue as other files; ``failed`` carries Refused or Unavailable."""
        self._wait(1, self.tr("Reading {name}…").format(name=one.name))

        def read(mail: ReadMail) -> None:
            self._wait(-1)
            done(mail)

        def not_read(error: Exception) -> None:
            self._wait(-1)
            failed(error)

        self.reader.read_mail(one.take, read, not_read)

    def _read(
        self,
        name: str,
        take: Callable[[], Sequence[bytes]],
        case: UUID | None,
        who: UUID | None,
        *,
        lacking: str = "",
        source: IncomingFile | None = None,
    ) -> None:
        kind = self._kind
        scans = [source.scan] if source and source.scan else []
        self._scans_read += scans
        self._wait(1, self.tr("Reading {name}…").format(name=name))

        def read() -> None:
            self._scans_read = [one for one in self._scans_read if one not in scans]

        def on_failed(error: Exception) -> None:
            read()
            if source is not None and case == self._case and _is_mail(error) and self.takes_mail(source):
                self._wait(-1)
            else:
                self._not_read(name, error, case, who)

        def on_done(file: ReadFile) -> None:
            read()
            self._wait(-1)
            one = replace(attachment_viewer.pending(name, file, kind), brought_by=who)
            self._scans[one.attachment_id] = frozenset(scans)
            self._take_in(case, one)
            if lacking and case == self._case:
                self.said.emit(lacking, "late")

        self.reader.read(take, on_done, on_failed)

    def _take_in(self, case: UUID | None, one: PendingAttachment) -> None:
        if case != self._case:
            self.came_late.emit(case, one)
            return
        self.hidden.take_in(one)
        there = self._there + sum(len(item.new.content) for item in self.items)
        problems = attaching.problems(one.new, self._limits(), there)
        if problems:
            name = self._name(one.new.file_name, one.brought_by)
            self.said.emit(f"{name}: {(why := wording.refusal_text(Refused(*problems)))}", "late")
            self.refuse(one.new.file_name, why, one.brought_by)
            return
        self.items = (*self.items, one)
        if any(gone := [refused.name == one.new.file_name for refused in self.refused]):  # another try came in
            self.refused = tuple(refused for refused, is_gone in zip(self.refused, gone, strict=True) if not is_gone)
            self.refused_changed.emit()
        self._say_changes(one)
        self.changed.emit(len(self.items) - 1)

    def _not_read(self, name: str, error: Exception, case: UUID | None, who: UUID | None) -> None:
        self._wait(-1)
        if not isinstance(error, (Refused, Unavailable)):
            raise error
        if case == self._case:
            self.said.emit(f"{self._name(name, who)}: {wording.why_not(error)}", "late")
            self.refuse(name, wording.why_not(error), who)
        else:
            self.failed_late.emit(case, wording.why_not(error), name)

    def _name(self, name: str, who: UUID | None) -> str:
        """Displayed name of a file outside the list: by nothing where somebody else brought it."""
        return name if who == self.hidden.reader else self.tr("A file")

    def _say_changes(self, one: PendingAttachment) -> None:
        words = [wording.file_change(change) for change in one.changes]
        if one.new.signed_original:
            words.append(self.tr("signed: kept as it came"))
        name = self.hidden.name(one, self.items)
        self.said.emit(f"{name}: {', '.join(words)}." if words else "", "soon")

    def _wait(self, more: int, doing: str = "") -> None:
        self._waiting += more
        self.busy.emit(self._waiting, doing)

    # --- what becomes of them ----------------------------------------------------------------------------------------

    def set_kind(self, row: int, kind: AttachmentKind) -> None:
        """Set the kind of a file."""
        one = self.items[row]
        if self._refuses([one]):
            return
        self._put(row, 1, (replace(one, new=replace(one.new, kind=kind)),))

    def move(self, row: int, by: int) -> None:
        """Put a file some places later or earlier."""
        if 0 <= row + by < len(self.items):
            order = list(self.items)
            order.insert(row + by, order.pop(row))
            self.items = tuple(order)
            self.changed.emit(row + by)

    def remove(self, row: int) -> None:
        """Take a file out; it stays where it came from."""
        self._put(row, 1, ())

    def join(self, row: int) -> None:
        """Make one file of this and the next."""
        if row + 1 < len(self.items):
            self.compose(row, 2, [attachment_viewer.join_pages(self.items[row : row + 2])])

    def compose(self, row: int, count: int, plans: Sequence[Plan]) -> None:
        """Put files of these pages in the place of ``count`` files. What was recorded meanwhile stays as it was."""
        taken, case, who = self.items[row : row + count], self._case, self.hidden.reader
        if self._refuses(taken):
            return
        self._wait(1, self.tr("Putting the pages together…"))

        def on_done(files: Sequence[ReadFile]) -> None:
            self._wait(-1)
            if case == self._case and self.items[row : row + count] == taken:
                parts = ("",) if len(files) == 1 else tuple(f" ({no})" for no in range(1, len(files) + 1))
                scans = self.scans_of(taken)
                brought = {one.brought_by for one in taken}
                of = replace(taken[0], brought_by=taken[0].brought_by if len(brought) == 1 else who)
                made = [attachment_viewer.derive_file(of, file, part) for file, part in zip(files, parts, strict=True)]
                self._scans.update((one.attachment_id, scans) for one in made)
                for one in made:
                    self.hidden.take_in(one)
                self._put(row, count, made)

        contents = [one.new.content for one in taken]
        name = taken[0].new.file_name
        self.reader.compose(contents, plans, on_done, lambda error: self._not_read(name, error, case, who))

    def _refuses(self, files: Iterable[PendingAttachment]) -> bool:
        """Refuse to change hidden files, and show a message."""
        is_hidden = any(one in self.hidden for one in files)
        if is_hidden:
            self.said.emit(
                self.tr("This file is hidden: look at it first ({key:attachment.view}), and write why."), "soon"
            )
        return is_hidden

    def _put(self, row: int, count: int, instead: Sequence[PendingAttachment]) -> None:
        self.items = (*self.items[:row], *instead, *self.items[row + count :])
        self.changed.emit(min(row, len(self.items) - 1))


def _is_mail(error: Exception) -> bool:
    return isinstance(error, Refused) and any(one.code == FileRefusal.MAIL_ELSEWHERE for one in error.problems)


# --- pending items ---


def line(one: PendingAttachment, files: PendingFiles) -> QListWidgetItem:
    """The line of one of ``files``."""
    small = theme.icon("lock") if one in files.hidden else QIcon(draw_frame(pixmap(Pixels(*one.thumbnail))))
    return QListWidgetItem(small, _words(one, files))


def _words(one: PendingAttachment, files: PendingFiles) -> str:
    count = one.new.pages  # lupdate overlooks a text whose count is more than a name
    pages = QCoreApplication.translate("AttachmentsPanel", "%n page(s)", "", count)
    size = f"{pages} · {megabytes(len(one.new.content))} MB"
    is_hidden = one in files.hidden
    hidden = QCoreApplication.translate("AttachedList", "Hidden: {key:attached.show}, and why") if is_hidden else ""
    return "\n".join(filter(None, (files.hidden.name(one, files.items), wording.word(one.new.kind), size, hidden)))


def actions(one: PendingAttachment | None, files: PendingFiles, *, viewed: bool) -> set[str]:
    """Actions for the marked file, besides those to add more; ``viewed``: it is looked at."""
    if one is None:
        return set()
    if viewed:
        several = {"next_page", "split"} if one.new.pages > 1 else set()
        return {"larger", "smaller", "turn_page", "remove_page"} | several
    if one in files.hidden:
        return {"view", "remove"}
    behind = files.items[files.items.index(one) + 1 :][:1]
    return {"view", "turn", "remove"} | ({"join"} if behind and behind[0] not in files.hidden else set())


def question() -> tuple[str, str]:
    """Question before a hidden file is revealed, and the text of its button."""
    ask = QCoreApplication.translate(
        "AttachedPage", "This may show who complained. Why is it looked at? The reason and your name are written down."
    )
    return ask, QCoreApplication.translate("AttachedPage", "Show it")
