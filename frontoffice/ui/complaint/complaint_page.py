"""One complaint: what was said, what happened since, and what this officer may do about it.

Its head, what the page asks and its line of buttons always stand there. All else is in the page's one scroll area:
where the complaint stands, and what was said beside its history where there is width for both.
An identity that is hidden is shown only after a reason was given and written down, and until the page is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from frontoffice.domain.cases import masked_case
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint, Identity, Kind
from frontoffice.domain.people import May, Officer, may
from frontoffice.register.commands.sp4n import text_for_sp4n
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection.sp4n_projection import DONE
from frontoffice.register.register import Register
from frontoffice.settings import Office
from frontoffice.ui.complaint import complaint_head
from frontoffice.ui.complaint.complaint_actions import (
    COMPLAINT_KEYS,
    Action,
    ComplaintActions,
    next_is_a_copy,
    questions,
)
from frontoffice.ui.complaint.complaint_head import ComplaintSheet, Head, empty
from frontoffice.ui.complaint.document_menu import MoreMenu, Papers
from frontoffice.ui.complaint.handling_panel import HandlingPanel
from frontoffice.ui.complaint.step_form import StepPanel
from frontoffice.ui.complaint.story_view import StoryView, steps_apart
from frontoffice.ui.messages.field_labels import JOINED, WHO, LabelledField, has_hidden, list_labelled_fields
from frontoffice.ui.widgets import form, text_size, theme, wrapped_layouts
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, keys_of, rows_of
from frontoffice.ui.widgets.plain_text import text_widget
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.wrapped_layouts import SeenSize

# --- What a complaint says: the description large, then what it is about; who complained and what was brought,
# folded ---

_STORY_LINES: Final = 16  # of a long description, before somebody asks for all of it
_WHO: Final = frozenset({"identity", JOINED, *WHO})
_BROUGHT: Final = frozenset({"identity_copy", "documents"})


class Fold(QObject):
    """Button to fold and unfold a part of the page. ``unfolded`` is emitted on opening."""

    unfolded = Signal()

    def __init__(self, button: QPushButton, part: QWidget) -> None:
        super().__init__(button)
        self._button, self._part, self._name = button, part, ""
        button.clicked.connect(self.toggle)
        part.hide()

    def name(self, text: str, *, is_there: bool) -> None:
        """Set the button's text, and hide it if there is nothing to fold."""
        self._name = text
        self._button.setVisible(is_there)
        if not is_there:
            self._part.hide()
        self._say()

    def set_open(self, *, is_open: bool) -> None:
        """Show the part, or fold it away."""
        self._part.setVisible(is_open and not self._button.isHidden())
        self._say()
        if is_open:
            self.unfolded.emit()

    def toggle(self) -> None:
        """Fold or unfold the part."""
        if not self._button.isHidden():
            self.set_open(is_open=self._part.isHidden())

    def _say(self) -> None:
        self._button.setText(self._name)
        theme.give_icon(self._button, "right" if self._part.isHidden() else "down")


class ComplaintText(QObject):
    """Fills the left side of the complaint's page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        place = child(page, QWidget, "description_place")
        self._description = QVBoxLayout(place)
        self._description.setContentsMargins(0, 0, 0, 0)
        self._sheets = [ComplaintSheet(child(page, QFrame, name)) for name in ("sheet", "who_sheet", "file_sheet")]
        self.who = Fold(child(page, QPushButton, "who_fold"), child(page, QFrame, "who_sheet"))
        self.files = Fold(child(page, QPushButton, "files_fold"), child(page, QWidget, "files_place"))
        self._brought = False
        self._attached = 0
        actions = {"show_who": self.who.toggle, "show_files": self.files.toggle}
        bind_keys(page, rows_of(COMPLAINT_KEYS, actions), actions)

    def fold(self) -> None:
        """Another complaint is shown: only what it says."""
        for one in (self.who, self.files):
            one.set_open(is_open=False)

    def show(self, complaint: Complaint, *, revealed: bool) -> None:
        """Show the complaint's data; who complained only as far as it is not hidden, or was ``revealed``."""
        fields = list_labelled_fields(complaint, revealed)
        empty(self._description)
        for field in fields:
            if field.name == "description":
                text = text_widget(field.text, lines=_STORY_LINES)
                text.setAccessibleName(field.label)
                for widget in (text, *text.findChildren(QWidget)):
                    widget.setProperty("level", "story")
                self._description.addWidget(text)
        who = [field for field in fields if field.name in _WHO]
        brought = [field for field in fields if field.name in _BROUGHT]
        about = [field for field in fields if field.name not in (_WHO | _BROUGHT | {"description"})]
        for sheet, shown in zip(self._sheets, (about, who, brought), strict=True):
            sheet.show_fields(shown)
        self._show_there("sheet", about)
        self._show_there("file_sheet", brought)
        (key,) = keys_of(COMPLAINT_KEYS, "show_who")
        self.who.name(self.tr("Complainant ({})").format(key), is_there=bool(who))
        self._brought = bool(brought)
        self._name_files()

    def count_files(self, count: int) -> None:
        """How many files are attached."""
        self._attached = count
        self._name_files()

    def _name_files(self) -> None:
        (key,) = keys_of(COMPLAINT_KEYS, "show_files")
        name = self.tr("Papers and files ({})").format(key)
        if self._attached:
            name += ": " + self.tr("%n attached", "", self._attached)
        self.files.name(name, is_there=self._brought or self._attached > 0)

    def _show_there(self, name: str, fields: Iterable[LabelledField]) -> None:
        parent = self.parent()
        assert isinstance(parent, QWidget)  # noqa: S101  (the page)
        child(parent, QFrame, name).setVisible(bool(list(fields)))


# --- complaint page ---

# --- The room of the complaint's page: the story before all else, beside its history where there is width for
# both ---
# On a low page, as a scaled screen is, the second line of the head is away and where the complaint stands is scrolled
# to behind the story. An open form leaves some lines of the story to be read. Where notices and questions leave too
# little for both, the whole page is scrolled in the window.

BESIDE: Final = 900  # pixels, more where text is larger: story and history side by side from here on
LOW: Final = 18  # lines of text: a page that is not higher is low
_FORM_LOW: Final = 26  # one whose form leaves nothing of the story
_SEEN: Final = {False: 7, True: 0}  # lines of the story that an open form leaves; on a low page it has all the room
_MARGINS: Final = {False: (16, 8, 16, 8), True: (12, 4, 12, 4)}
_SPACING: Final = {False: 8, True: 4}  # in the form
_FORM_MARGINS: Final = {False: (12, 6, 12, 8), True: (12, 2, 12, 4)}
_READ: Final = 4  # lines of what is scrolled that stand on every page: one that has no room for them is scrolled whole
_LEAST: Final = 56  # pixels of what a form asks that are always seen
_AROUND: Final = {False: 24, True: 0}  # pixels: the border and the margins of what is scrolled


class ComplaintRoom(QObject):
    """Shares the room of ``page``. ``turned`` is called when it becomes low or is so no more."""

    def __init__(
        self, page: QWidget, handling: HandlingPanel, row: ComplaintActions, turned: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._page, self._handling, self._row, self._turned = page, handling, row, turned
        self._scrolled = child(page, QBoxLayout, "scrolled")
        self._body = child(page, QScrollArea, "body")
        self._sides = child(page, QBoxLayout, "sides")
        self._number, self._title = (child(page, QLabel, name) for name in ("number_label", "description_title"))
        self._column = child(page, QVBoxLayout, "page")
        self.is_low = self.is_narrow = self.has_complaint = False
        self._seen = SeenSize(page)
        self._seen.changed.connect(self.fit)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.fit)
        for watched in (page, handling.form, handling.form.form_fields):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew when the page has another size, or the form needs another room."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.FontChange):
            self._later.start()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share the room now."""
        line, seen = self._page.fontMetrics().lineSpacing(), self._seen.now()
        wide, high = seen.width(), seen.height()
        is_narrow, is_low, is_tight = wide < BESIDE * text_size.factor(), high < LOW * line, high < _FORM_LOW * line
        wrapped_layouts.fold(self._sides, is_folded=is_narrow)
        if (is_low, is_narrow) != (self.is_low, self.is_narrow):
            self.is_low, self.is_narrow = is_low, is_narrow
            theme.mark(self._number, level="heading" if is_narrow else "title")
            self._title.setVisible(not is_low)
            self._column.setContentsMargins(*_MARGINS[is_low])
            self._scrolled.removeWidget(self._handling.state)
            self._scrolled.insertWidget(self._scrolled.count() if is_low else 0, self._handling.state)
            self._turned()
        is_open = not self._handling.form.isHidden()
        self._body.setMinimumHeight(_READ * line)
        self._body.setVisible(self.has_complaint and not (is_open and is_tight))
        margins = self._column.contentsMargins()
        self._row.fit(self._handling.buttons.values(), 0 if is_low else wide - margins.left() - margins.right())
        if is_open:
            besides = self._beside_the_form() + _SEEN[is_tight] * line + _AROUND[is_tight]
            _fit_form(self._handling.form, high - besides, is_low=is_tight)

    def _beside_the_form(self) -> int:
        """Height of the page without the form and the scrolled part."""
        layout = self._page.layout()
        assert layout is not None  # noqa: S101  (the form of the page has one)
        margins, height = layout.contentsMargins(), 0
        place = self._handling.parentWidget()
        for number in range(layout.count()):
            item = layout.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is None or widget.isHidden():
                continue
            height += layout.spacing()
            if widget not in (place, self._body):
                height += widget.sizeHint().height()
        return height + margins.top() + margins.bottom()


def _fit_form(panel: StepPanel, most: int, *, is_low: bool) -> None:
    """Let a form be no higher than ``most`` pixels: what it asks is scrolled, its title and its buttons stay."""
    inside, around = panel.form_fields.layout(), child(panel, QVBoxLayout, "form_column")
    assert inside is not None  # noqa: S101  (the form has it)
    around.setSpacing(_SPACING[is_low])
    around.setContentsMargins(*_FORM_MARGINS[is_low])
    width = panel.form_area.viewport().width()
    wanted = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.totalSizeHint().height()
    besides = around.totalMinimumSize().height() - panel.form_area.minimumHeight()
    height = max(min(wanted, most - besides), min(wanted, round(_LEAST * text_size.factor())))
    if height != panel.form_area.minimumHeight():
        panel.form_area.setFixedHeight(height)
    if (
        inside.geometry() != panel.form_fields.rect()
    ):  # it grew while a layout around it was at work, and was not laid out
        inside.setGeometry(panel.form_fields.rect())


# --- complaint page ---

# --- The bridge to SP4N-LAPOR! on a complaint's page: the text to paste there is copied, its number there is
# asked ---


class Sp4nBar(QObject):
    """Bar to ask for a complaint's number in SP4N-LAPOR!; ``written`` carries the complaint's subject."""

    written = Signal(object)

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        around: QVBoxLayout,
        page: QWidget,
        say: Callable[[str, str], object],
    ) -> None:
        super().__init__(page)
        self._register, self._officer, self._say = register, officer, say
        self._subject = UUID(int=0)
        self.bar = ReasonBar(page)
        around.addWidget(self.bar)
        self.bar.given.connect(self._on_given)

    def ask(self, complaint: Complaint) -> None:
        """Copy the text without confidential parts, and ask for the number from SP4N-LAPOR!."""
        known = self._register.sp4n.of(complaint.subject)
        self._subject = complaint.subject
        QGuiApplication.clipboard().setText(text_for_sp4n(complaint))
        question = self.tr(
            "The text for SP4N-LAPOR! is copied, without who complained: paste it there, then write its number here."
        )
        self.bar.forget()
        self.bar.ask(
            complaint.subject,
            question,
            self.tr("Write it down"),
            proposed=known.number if known else "",
            choice=self.tr("Finished there"),
        )
        self.bar.choice.setChecked(known is not None and known.state == DONE)

    def leave(self) -> bool:
        """Close it; whether it was open."""
        was_open = self.bar.isVisible()
        if was_open:
            self.bar.leave()
        return was_open

    def _on_given(self, number: str) -> None:
        subject, action = self._subject, self.bar.action
        with show_errors(self.bar.show_problem) as writing:
            self._register.sp4n.enter(subject, number, self._officer(), action, done=self.bar.choice.isChecked())
        if writing.worked:
            self.bar.forget()
            self.written.emit(subject)
            self._say(self.tr("Written down: in SP4N-LAPOR! under number {}.").format(number.strip()), "done")


# --- complaint page ---

(_COUNT_KEY,) = keys_of(COMPLAINT_KEYS, "explain_due")


class ComplaintPage(Head):
    """One complaint with its whole story. Amending, printing, counting days, attaching: asked here, done elsewhere."""

    changed = Signal(object)
    print_asked = Signal(object, str)
    image_asked = Signal(object, str)
    amend_asked = Signal(object, bool)  # and whether its identity is shown
    due_asked = Signal(object)
    document_asked = Signal(object)
    attachments_asked = Signal(object, object, object)  # of which kind, to which entry, if known
    shown = Signal(object)
    left = Signal()
    head_box: QWidget
    back_button: QPushButton
    next_row: QWidget
    action_row: QWidget
    reason_place: QWidget
    handling_place: QWidget
    page_problem: QLabel
    body: QScrollArea
    story: QFrame

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        office: Callable[[], Office] = Office,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._officer = officer
        self._complaint: Complaint | None = None
        self._case = Case()
        self._entries: tuple[StoryLine, ...] = ()
        self._revealed_to: UUID | None = None
        self._asking, self._then_amend, self._busy, self._next_is_a_copy = Action.BACK, False, False, False
        form.load_ui("complaint/complaint_page", into=self)
        self._message = MessageLine(self.page_problem)
        self.elide()
        self.row = ComplaintActions(self.action_row, self, self.back_button)
        self.reasons = ReasonBar(self.reason_place)
        around = QVBoxLayout(self.reason_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.reasons)
        self._take_keys: Callable[[], None] = lambda: form.take_keys(self.body)
        self.handling = HandlingPanel(register, officer, office, self.handling_place, self)
        self.handling.changed.connect(self._on_handled)
        self.handling.reported.connect(self._message.show)
        self.handling.closed.connect(self._take_keys)
        self.handling.busy.connect(self._give_form_the_room)
        self.handling.paper_came.connect(self.attachments_asked)
        self.text = ComplaintText(self)
        self.room = ComplaintRoom(self, self.handling, self.row, self._follow_height)
        self.menu = MoreMenu(self)
        self._story = StoryView(self.story)
        self.row.asked.connect(self._act)
        self.row.more.connect(self._show_more)
        self.handling.box.rest_shown.connect(self._show_rest)
        self.row.denied.connect(lambda why: self._message.show(why, "soon"))
        self.reasons.given.connect(self._write_action)
        self.reasons.closed.connect(self._take_keys)
        self.papers = Papers(register, officer, around, self)
        self.papers.wanted.connect(self.document_asked)
        self.papers.failed.connect(self._message.show)
        self.papers.closed.connect(self._take_keys)
        self.sp4n = Sp4nBar(register, officer, around, self, self._message.show)
        self.sp4n.written.connect(self._on_handled)
        self._opens: dict[Action, Callable[[Complaint], object]] = {
            Action.PAPERS: lambda _complaint: self._open_papers(),
            Action.ATTACHMENTS: lambda complaint: self.attachments_asked.emit(complaint.subject, None, None),
            Action.SP4N: self.sp4n.ask,
            Action.EXTEND: lambda _complaint: self.handling.ask(Action.EXTEND.value),
        }
        keys = {"explain_due": self._ask_due, "more": self._show_more}
        bind_keys(self, rows_of(COMPLAINT_KEYS, keys), keys)

    def show_complaint(self, subject: UUID) -> None:
        """Show this complaint from its beginning; its hidden identity is hidden again."""
        if self._complaint is None or self._complaint.subject != subject:
            self.reasons.forget()
            self.text.fold()
            self._complaint = None
        self._revealed_to = None
        self.sp4n.leave()
        self._message.show("")
        self._read(subject)
        self.body.verticalScrollBar().setValue(0)
        self.body.setFocus()

    def ask_print(self) -> None:
        """Print the resi again, as the page's own button does: a further paper asks for a reason first."""
        self._act(Action.PRINT)

    def refresh(self) -> None:
        """Reload the complaint at the officer's place in it.

        Another officer sees no identity that this one asked for.
        """
        if self._complaint is not None:
            self._read(self._complaint.subject)

    def another_officer(self) -> None:
        """Take over for another officer: their actions, and nothing half-done stands open."""
        for part in (self.reasons, self.handling, self.sp4n):
            part.leave()
        self._message.show("")
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask a revealed identity when the page is left."""
        super().hideEvent(event)
        if self._revealed_to is not None and not event.spontaneous():
            self._revealed_to = None
            self._show()

    def _read(self, subject: UUID) -> None:
        with show_errors(self._message.show):
            complaint, self._entries = self._register.complaints.get(subject), self._register.complaints.story(subject)
            self._case = self._register.handling.case(subject)
            self._next_is_a_copy = next_is_a_copy(complaint, self._register.printing.jobs_of(subject))
            self._complaint = complaint
            self.shown.emit(subject)
        self._show()

    def _show(self) -> None:
        complaint, officer, office = self._complaint, self._officer(), self._register.unit.handling_context()
        self.number_label.setVisible(complaint is not None)
        self.who_label.setVisible(complaint is not None)
        self.room.has_complaint = complaint is not None
        self.room.fit()
        revealed = self._revealed_to == officer.officer_id and may(officer, May.REVEAL)
        self.row.show_for(complaint, officer, revealed=revealed, case=self._case, office=office)
        self.handling.show_for(complaint, revealed=revealed)
        if complaint is None:
            return
        self.papers.show_for(complaint.subject, revealed=revealed)
        shown = complaint if revealed else masked_case.mask_complaint(complaint)
        complaint_head.show_head(self, shown, self._case, revealed=revealed, is_low=self.room.is_low)
        complaint_head.show_due(self, shown, self._case, office)
        self.text.show(shown, revealed=revealed)
        who, apart = complaint.intake.complainant, steps_apart(self._entries, self._case)
        back = [one.entry_id for one in self._case.contacts if one.undelivered]
        self._story.show_story(self._entries, who, apart, earlier=complaint.earlier, back=back, revealed=revealed)

    def _give_form_the_room(self, busy: bool) -> None:
        """Hide the buttons while a form is open (``busy``): it takes their place, above the text."""
        if busy and not self._busy:
            self.body.verticalScrollBar().setValue(0)
        self._busy = busy
        self.action_row.setVisible(not busy and self._complaint is not None)
        self.next_row.setVisible(not self.room.is_low and self._complaint is not None)
        self.room.fit()

    def _follow_height(self) -> None:
        """Lay the page out anew when it became low (``room.is_low``), or is so no more."""
        self.row.name_back(briefly=self.room.is_narrow)
        self.handling.box.show_low(is_low=self.room.is_low)
        self.next_row.setVisible(not self.room.is_low and self._complaint is not None)
        if self._complaint is not None:
            self._show()

    def _show_rest(self) -> None:
        """Scroll to why the other steps may not be taken."""
        QTimer.singleShot(0, self, lambda: self.body.ensureWidgetVisible(self.handling.box.rest_label))

    def _open_papers(self) -> None:
        button = self.row.buttons[Action.PAPERS]
        self.papers.open(self.row.more_button if button.isHidden() else button)

    def _show_more(self) -> None:
        """Show the menu of further actions, with their keys."""
        if self._complaint is None or self._busy:
            return
        lines = [*self.handling.box.lines(self.handling.ask), *self.row.behind()]
        if not self.due_badge.isHidden():
            lines.append((_COUNT_KEY, self.tr("How the time is counted"), "", self._ask_due))
        self.menu.open(lines, self.row.more_button)

    def _on_handled(self, subject: UUID) -> None:
        self._take_keys()
        self._read(subject)
        self.changed.emit(subject)

    def _act(self, action: Action) -> None:
        if action is Action.BACK:
            self._back()
        elif self._complaint is None:
            return
        elif action in self._opens:
            self._opens[action](self._complaint)
        elif action is Action.AMEND and self._is_hidden(self._complaint):
            self._ask(Action.REVEAL, self._complaint)  # the form would show who it is
            self._then_amend = True
        elif action is Action.AMEND:
            self.amend_asked.emit(self._complaint, self._revealed_to == self._officer().officer_id)
        elif action is Action.PRINT and not self._next_is_a_copy:
            self.print_asked.emit(self._complaint.subject, "")
        else:
            self._ask(action, self._complaint)

    def _is_hidden(self, complaint: Complaint) -> bool:
        hidden = complaint.intake.complainant.identity is not Identity.OPEN and has_hidden(complaint)
        return hidden and self._revealed_to != self._officer().officer_id

    def _ask(self, action: Action, complaint: Complaint) -> None:
        self._asking, self._then_amend = action, False
        self._message.show("")
        asked, about = questions()[action], (action, complaint.subject)
        self.reasons.ask(about, asked.text, asked.confirm, choice=asked.choice)

    def _write_action(self, why: str) -> None:
        complaint = self._complaint
        if complaint is None:
            return
        verb, action = questions()[self._asking].verb, self.reasons.action
        with show_errors(self.reasons.show_problem) as writing:
            if verb is not None:
                verb(self._register)(complaint.subject, why, self._officer(), action)
        if writing.worked:
            self._follow_action(complaint.subject, why)

    def _follow_action(self, subject: UUID, why: str) -> None:
        """Update the page after a recorded action: show an identity, print, or read the complaint anew."""
        asked = self.image_asked if self.reasons.choice.isChecked() else self.print_asked
        self.reasons.forget()
        if self._asking is Action.REVEAL:
            self._revealed_to = self._officer().officer_id
            self.text.who.set_open(is_open=True)
        self._take_keys()
        if self._asking is Action.PRINT:
            asked.emit(subject, why)
            return
        self._read(subject)
        self._message.show(questions()[self._asking].done, "done")
        self.changed.emit(subject)
        if self._then_amend and self._complaint is not None:
            self.amend_asked.emit(self._complaint, True)

    def _back(self) -> None:
        if self.reasons.isVisible():
            self.reasons.leave()
            return
        if self.papers.leave() or self.sp4n.leave() or self.handling.leave():
            return
        self._message.show("")
        self.left.emit()

    def _ask_due(self) -> None:
        if self._complaint is not None and self._complaint.intake.kind is Kind.COMPLAINT:
            self.due_asked.emit(self._complaint)

    def show_made(self) -> str:
        """Finish a requested document, and return the message; what is to be said about it wherever it is shown."""
        self._take_keys()
        self.refresh()
        complaint = self._complaint
        is_hidden = complaint is not None and complaint.intake.complainant.name != "" and self._is_hidden(complaint)
        text = self.papers.finish_paper(is_hidden=is_hidden)
        self._message.show(text, "done")
        return text

    def show_not_made(self, why: str) -> None:
        """Show why a requested document could not be made."""
        if not self.papers.show_refusal(why):
            self._message.show(why)
