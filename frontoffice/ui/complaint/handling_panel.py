"""Actions now possible on a complaint: the cycle, a button and a key for each step, and why the rest may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import answer_text, masked_case, phrases
from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.cases.case import Case, last_successful_contact
from frontoffice.domain.cases.handling import Offer
from frontoffice.domain.cases.step_fields import optional_in
from frontoffice.domain.cases.steps import RULES, Ground, Ruling, Step
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import CLOSED, Complainant, Complaint, Identity, Kind, RequiredPaper
from frontoffice.domain.limits import Limit
from frontoffice.domain.people import May, Officer
from frontoffice.register.commands.drafts import step_form
from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.register.journal.draft_fields import HANDLES
from frontoffice.register.queries.complaint_list import SameItem
from frontoffice.register.register import Register
from frontoffice.settings import Office
from frontoffice.ui.complaint import next_box, step_writing
from frontoffice.ui.complaint.answer_panel import Make
from frontoffice.ui.complaint.assignee_line import HAND, TAKE, AssigneeLine
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.complaint.flow_chart import FlowChart
from frontoffice.ui.complaint.next_box import NextBox, OfferedAction
from frontoffice.ui.complaint.step_form import NOT_YET, StepPanel, read_choice
from frontoffice.ui.complaint.step_writing import ASK, CONTACT, EXTEND, Purpose
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts import answer_view
from frontoffice.ui.receipts.answer_view import SendQueue, sender_of
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.form_keeper import BEGAN, FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, keys_of, rows_of
from frontoffice.ui.widgets.phrase_picker import offer_phrases

# --- What stands in the form of a step, kept for who typed it: on the disk within a second, until it has
# counted ---
# An analysis takes an hour with a telephone beside it: the contact that is logged meanwhile, another complaint that is
# looked at, another officer at the desk and a power cut leave it as it was. Once somebody else took the step, it is
# over, and says nothing about the next time that the step is due.

_ACTION = "action"  # beside the fields: the identity of what is written, the same for every try


def times_taken(purpose: Purpose, case: Case | None) -> int:
    """Number of times a step was taken, in all cycles; what is no step never is."""
    return sum(one.step == purpose for cycle in case.cycles for one in cycle.steps) if case else 0


class StepDrafts(QObject):
    """Drafts of steps on one panel, with one form at a time: of one person, about one complaint."""

    def __init__(self, panel: StepPanel, register: Register) -> None:
        super().__init__(panel)
        self._panel, self._register = panel, register
        self._subject: UUID | None = None
        self._taken = 0
        self.keeper = FormKeeper(register, self._fields, self)
        self.keeper.failed.connect(lambda failure: panel.show_problems((), wording.unavailable(failure)))
        panel.typed.connect(self.keeper.schedule_save)

    def put_by(self) -> None:
        """Another form, or none, takes its place: what stands there is safe before it is emptied."""
        self.keeper.put_by()

    def restore_draft(self, purpose: Purpose, complaint: Complaint, officer_id: UUID, taken: int) -> None:
        """Restore this officer's draft of a step unless taken since (``taken`` counts it), in place of the defaults."""
        name = step_form(complaint.subject, purpose)
        self._fill(purpose, complaint)
        if self.keeper.is_open(name, officer_id):
            return
        self._subject, self._taken = complaint.subject, taken
        kept = self.keeper.take_up(name, officer_id, lambda: None)
        if kept:
            self._panel.write(kept)
            self._panel.action = UUID(kept[_ACTION])

    def mark_recorded(self) -> None:
        """Drop the draft of a recorded form."""
        self.keeper.drop()

    def _fields(self) -> dict[str, str]:
        return self._panel.read() | {
            _ACTION: str(self._panel.action),
            HANDLES: str(self._subject),
            BEGAN: str(self._taken),
        }

    def _fill(self, purpose: Purpose, complaint: Complaint) -> None:
        """Fill in the defaults: a contact was now; who was reached was informed on that day."""
        panel = self._panel
        if purpose == CONTACT and not panel.on.text():
            now = self._register.now().astimezone(dates.ZONES[complaint.zone])
            panel.channel.setEditText(self._likely_way(complaint))
            panel.on.setText(dates.in_digits(now.date()))
            panel.time.setText(f"{now:%H.%M}")
        elif purpose in RULES and "reached" in RULES[Step(purpose)].holds and not panel.on.text():
            reached = last_successful_contact(self._register.handling.case(complaint.subject))
            if reached is not None and reached.on != self._register.today():
                panel.on.setText(dates.in_digits(reached.on))

    def _likely_way(self, complaint: Complaint) -> str:
        """Default way of a contact from the way of receipt, if it was in writing and can be answered.

        Else by telephone or e-mail where one is known.
        """
        who = complaint.intake.complainant
        telephone, chat, mail, _letter, _counter, sms, lapor = self._panel.ways()
        ways = {Medium.EMAIL: mail if who.email else "", Medium.SMS: sms, Medium.CHAT: chat, Medium.LAPOR: lapor}
        came = ways.get(medium_of(complaint.intake.channel, complaint.channel_name), "")
        return came or (telephone if who.phone else mail if who.email else "")


# --- handling panel ---

_REVIEW: Final = frozenset({"on", "level", "category", "officers", "technical", "opd", "text"})
_STEP_KEYS: Final = keys_of(COMPLAINT_KEYS, "step")
_PAPER_KEYS: Final = dict(zip(RequiredPaper, keys_of(COMPLAINT_KEYS, "paper_came"), strict=True))
(_CONTACT_KEY,) = keys_of(COMPLAINT_KEYS, "contact")
(_ASK_KEY,) = keys_of(COMPLAINT_KEYS, "ask_for_papers")
_KIND_OF: Final = {
    RequiredPaper.IDENTITY_COPY: AttachmentKind.IDENTITY,
    RequiredPaper.DOCUMENTS: AttachmentKind.SUPPORTING,
}
_ELSEWHERE: Final = frozenset({Step.CANCEL, Step.RECLASSIFY})  # keys of the page


class HandlingPanel(QWidget):
    """``changed`` carries the subject after anything was written; ``reported`` a sentence for the page's line.

    ``busy`` tells whether a form is open; ``paper_came`` carries besides its kind and the entry, to attach it to.
    """

    changed = Signal(object)
    reported = Signal(str, str)
    closed = Signal()
    busy = Signal(bool)
    paper_came = Signal(object, object, object)

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        office: Callable[[], Office],
        place: QWidget,
        page: QWidget,
    ) -> None:
        super().__init__(place)
        self._register, self._officer, self._office = register, officer, office
        self._complaint: Complaint | None = None
        self._offers: tuple[Offer, ...] = ()
        self._same_items: tuple[SameItem, ...] = ()
        self._case: Case | None = None
        self.make_answer: Make | None = None
        self._who: Complainant | None = None
        self._asking: Purpose = CONTACT
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.state = form.child(page, QWidget, "state_box")
        self.chart = FlowChart(self.state)
        head, actions = form.child(page, QLabel, "next_label"), form.child(page, QWidget, "actions")
        self.box = NextBox(self.state, head, actions)
        states = form.child(self.state, QBoxLayout, "state_column")
        states.insertWidget(0, self.chart)
        states.addWidget(self.box)
        whose = form.child(page, QWidget, "assignee_place")
        self.assignee = AssigneeLine(register, officer, whose, column)
        QHBoxLayout(whose).setContentsMargins(0, 0, 0, 0)
        form.child(whose, QHBoxLayout).addWidget(self.assignee)
        self.form = StepPanel(self)
        self.drafts = StepDrafts(self.form, register)
        self.phrases = offer_phrases(
            self.form,
            COMPLAINT_KEYS,
            [self.form.text],
            register.reference_data.phrases,
            lambda: phrases.facts_of(self._complaint) if self._complaint else {},
            lambda text: self.form.show_problems((), text),
        )
        column.addWidget(self.form)
        self.box.asked.connect(self.ask)
        self.form.given.connect(self._save)
        self.form.both_given.connect(self._save_both)
        self.form.closed.connect(self._on_closed)
        self.form.level.currentIndexChanged.connect(lambda _: self._show_owed())
        self.assignee.asked.connect(self.ask)
        self.assignee.written.connect(self.changed)
        self.assignee.said.connect(self.reported)
        self.assignee.closed.connect(self._on_closed)
        for row in rows_of(COMPLAINT_KEYS, ("step", "contact", "ask_for_papers", "paper_came", "take", "hand")):
            bind_keys(page, (row,), {row.action: partial(self._press_key, row.key)})
        others = {"show_rest": self.box.toggle_rest, "review": self._review}
        bind_keys(page, rows_of(COMPLAINT_KEYS, others), others)

    def show_for(self, complaint: Complaint | None, *, revealed: bool = False) -> None:
        """Show the actions on the complaint for this officer, its complainant hidden unless ``revealed``."""
        if complaint is None or (self._complaint is not None and self._complaint.subject != complaint.subject):
            self.drafts.put_by()
            self.form.forget()
            self.box.rest_label.hide()
        self._complaint = complaint
        self.setVisible(complaint is not None)
        if complaint is None:
            return
        with show_errors(lambda text: self.reported.emit(text, "late")) as read:
            case = self._register.handling.case(complaint.subject)
            offers = self._register.handling.possible_steps(complaint.subject, self._officer())
            in_vain = self._register.handling.is_merged_in_vain(complaint.subject)
            self._same_items = self._register.handling.of_the_same_item(complaint.subject)
        if not read.worked:
            return
        self._offers, self._case = offers, case
        shown, case = (complaint, case) if revealed else masked_case.mask_both(complaint, case)
        who = complaint.intake.complainant
        self._who = who if revealed or who.identity is Identity.OPEN else None
        office = self._register.unit.handling_context()
        sender = sender_of(self._office())
        self.make_answer = partial(answer_text.present_information, shown, case, sender, today=office.today)
        self.chart.show_case(case, complaint.intake.kind)
        warnings = next_box.warnings(shown, case, offers, office, in_vain=in_vain, same_items=self._same_items)
        comes = next_box.next_step_text(offers) or wording.word(complaint.status)
        self.box.show_next(comes, warnings, "\n".join(next_box.why_not_the_rest(offers)))
        self.assignee.show_for(complaint, case)
        self.box.show_actions(self._actions(complaint, offers))
        self._make_room()

    def _make_room(self) -> None:
        """Show an open form in place of the chart, the warnings, and the page's buttons (``busy``)."""
        is_open = not self.form.isHidden()
        self.state.setVisible(not is_open)
        self.busy.emit(is_open)

    def _on_closed(self) -> None:
        self._make_room()
        self.closed.emit()

    @property
    def subject(self) -> UUID | None:
        """The displayed complaint, None for none."""
        return self._complaint.subject if self._complaint is not None else None

    @property
    def buttons(self) -> dict[Purpose, QPushButton]:
        """The buttons of the box."""
        return self.box.buttons

    def leave(self) -> bool:
        """Close the form if it is open; whether it was."""
        was_open = not self.form.isHidden()  # also while another page is in front
        if was_open:
            self.form.leave()
        return was_open or self.assignee.leave()

    def ask(self, purpose: Purpose) -> None:
        """Open the form of a step, of a contact, or of papers."""
        if self._complaint is None:
            return
        self.reported.emit("", "")  # what was saved before says nothing of this
        if purpose in (TAKE, HAND):
            self.assignee.ask(purpose)
            return
        self._asking = purpose
        fields = self._fields(purpose)
        text_name = self.tr("What was said") if purpose == CONTACT else self.tr("Text")
        levels = self._register.reference_data.limits.levels()
        people = (one.name for one in self._register.assignments.possible())
        self.form.lists.offer(self._register.reference_data.meanings(), people)
        taken = times_taken(purpose, self._case)
        about = purpose, taken, self._complaint.subject, self._officer().officer_id
        if not self.form.is_about(about):
            self.drafts.put_by()
        self.form.ask(about, self._title(purpose), fields, text_name, levels)
        self.form.mark_needed(self._needs(purpose))
        self.form.say_unchecked(self._list_unchecked(levels) if "level" in fields else "")
        self.drafts.restore_draft(purpose, self._complaint, self._officer().officer_id, taken)
        if purpose is Step.MERGE and self._same_items and not self.form.other.text():
            self.form.other.setText(self._same_items[0].number_text)
        self.form.offer_answer(self.make_answer if purpose == CONTACT else None, self._who)
        waiting = self._waiting() if purpose == CONTACT else None
        both = self.tr("Save at once: {step} ({key})")
        self.form.offer_both(both.format(step=self._title(waiting), key=_STEP_KEYS[0]) if waiting else "")
        self._make_room()
        self.form.start()

    def _show_owed(self) -> None:
        """Show beneath the level until when the office would have to act with it."""
        level = self.form.level.currentData() or ""
        if self._complaint is None or level in ("", NOT_YET):
            self.form.say_owed("")
            return
        with show_errors(lambda text: self.reported.emit(text, "late")) as read:
            owed = self._register.handling.owed_with_level(self._complaint.subject, level)
        if read.worked:
            self.form.say_owed(f"{dates.short(owed.on)} {owed.time}".rstrip() if owed else "")

    def _list_unchecked(self, levels: Iterable[Limit]) -> str:
        """Names of the review's lists not yet compared by the office with their rule."""
        category = self._register.reference_data.list_checked_on(ListName.CATEGORY)
        is_checked = {self.tr("levels"): all(one.checked_on for one in levels), self.tr("types"): category is not None}
        return ", ".join(name for name, done in is_checked.items() if not done)

    def mark_recorded(self) -> None:
        """Discard the draft of a recorded or queued form: nothing of it is kept."""
        self.drafts.mark_recorded()
        self.form.forget()

    def _fields(self, purpose: Purpose) -> frozenset[str]:
        if purpose == CONTACT:
            return frozenset({"on", "time", "channel", "reach", "text"})
        if purpose == EXTEND:
            return frozenset({"until", "letter", "text"})
        if purpose == ASK or purpose in tuple(RequiredPaper):
            return frozenset({"on"})
        if purpose is Step.REVIEW:
            return _REVIEW | {"ruling"} if self._complaint is not None and self._complaint.late_filing else _REVIEW
        asks = next((offer.asks for offer in self._offers if offer.step == purpose), ())
        return frozenset({*asks, "on", "text"})

    def _needs(self, purpose: Purpose) -> frozenset[str]:
        """Fields without which the form for this purpose is refused."""
        if purpose == CONTACT:
            return frozenset({"channel", "reach"})
        if purpose == EXTEND:
            return frozenset({"until", "letter", "text"})
        if purpose is Step.REVIEW:
            return self._needs_of_review()
        asks = next((offer.asks for offer in self._offers if offer.step == purpose), ())
        return frozenset(asks) - frozenset(optional_in(purpose) if isinstance(purpose, Step) else ())

    def _needs_of_review(self) -> frozenset[str]:
        complaint, case = self._complaint, self._case
        if complaint is None or case is None or complaint.intake.kind is not Kind.COMPLAINT:
            return frozenset()
        named = {"level": case.level, "officers": case.team.text}
        decided = {"ruling", "text"} if complaint.waits_for_decision else set()
        return frozenset(name for name, given in named.items() if not given) | decided

    def _title(self, purpose: Purpose) -> str:
        return self._names().get(purpose) or wording.word(Step(purpose))

    def _names(self) -> dict[Purpose, str]:
        came = self.tr("Came in: {}")
        return {
            CONTACT: self.tr("Log a contact"),
            ASK: self.tr("Ask for the missing papers"),
            EXTEND: self.tr("Extend the time of the answer"),
            **{paper: came.format(wording.word(paper)) for paper in RequiredPaper},
        }

    def _review(self) -> None:
        """Open the form of the review at any state of the case; or say why it may not be taken."""
        offer = next((one for one in self._offers if one.step is Step.REVIEW), None)
        if self._complaint is None or offer is None:
            return
        if offer.problem is not None:
            self.reported.emit(wording.problem(offer.problem), "soon")
        else:
            self.ask(Step.REVIEW)

    def _actions(self, complaint: Complaint, offers: tuple[Offer, ...]) -> tuple[OfferedAction, ...]:
        """Actions permitted to this officer now, the next steps first; each keeps its key of the offer."""
        may = sorted((offer for offer in offers if offer.problem is None), key=lambda offer: not offer.suggested)
        steps = [offer for offer in may if offer.step not in _ELSEWHERE]
        contacts = complaint.status not in CLOSED and people.may(self._officer(), May.CONTACT)
        first = contacts and any(next_box.waits_for_contact(offer) for offer in offers)
        keys = (
            _STEP_KEYS if steps and steps[0].suggested else _STEP_KEYS[1:]
        )  # the first is what comes next, or nothing
        found = [
            OfferedAction(
                offer.step,
                self._title(offer.step),
                key,
                offer.suggested,
                aside=not (offer.suggested or (offer.step is Step.MERGE and self._same_items)),
            )
            for key, offer in zip(keys, steps, strict=False)
        ]
        if contacts:
            contact = OfferedAction(CONTACT, self._title(CONTACT), _CONTACT_KEY, primary=first)
            found.insert(0 if first else len(found), contact)
            found += self._paper_actions(complaint, is_next=not any(one.primary for one in found))
        found += [OfferedAction(what, text, key, aside=True) for what, text, key in self.assignee.offered]
        return tuple(found)

    def _paper_actions(self, complaint: Complaint, *, is_next: bool) -> Iterator[OfferedAction]:
        """Asking for missing papers, and that each came: the buttons of whoever takes no step, the next of them."""
        is_asked = self._case is not None and self._case.asked is not None
        if complaint.missing_papers:
            yield OfferedAction(ASK, self._title(ASK), _ASK_KEY, aside=is_asked or not is_next)
        for one in complaint.missing_papers:
            yield OfferedAction(one, self._title(one), _PAPER_KEYS[one], aside=not (is_asked and is_next))

    def _waiting(self) -> Step | None:
        """The step that waits for a contact and asks nothing of its own."""
        waits = (one for one in self._offers if next_box.waits_for_contact(one) and not one.asks)
        return next((one.step for one in waits), None)

    def _press_key(self, key: str) -> None:
        if key == _STEP_KEYS[0] and not self.form.isHidden() and not self.form.form_both.isHidden():
            self._save_both()
            return
        for action in self.box.offered:
            if action.key == key:
                self.ask(action.purpose)
                return

    def _go_on_to_decline(self, why: str) -> None:
        """Open the form to decline a refused late filing, with the same words.

        Its letter's number is all that lacks.
        """
        if any(offer.step is Step.DECLINE and offer.problem is None for offer in self._offers):
            self.ask(Step.DECLINE)
            self.form.ground.setCurrentIndex(self.form.ground.findData(Ground.LATE))
            self.form.text.setPlainText(why)
            self.form.start()

    def _save_both(self) -> None:
        self._save(self._waiting())

    def _save(self, waiting: Step | None = None) -> None:
        if self._complaint is None:
            return
        subject = self._complaint.subject
        show = self.form.show_problems
        with show_errors(lambda text: show((), text), lambda refused: show(refused.problems)) as writing:
            step_writing.write(self._asking, self.form, self._complaint, self._register, self._officer(), waiting)
        if not writing.worked:
            return
        done, action = self._title(waiting or self._asking), self.form.action
        refused = self.form.text.toPlainText() if read_choice(self.form.ruling, Ruling) is Ruling.REFUSED else ""
        self.mark_recorded()
        self.reported.emit(self.tr("Written down: {}.").format(done), "done")
        self.changed.emit(subject)
        if refused:
            self._go_on_to_decline(refused)
        if self._asking in tuple(RequiredPaper):
            self.paper_came.emit(subject, _KIND_OF[RequiredPaper(self._asking)], action)


# --- Sending the ready text of a contact's form: it is queued, and the contact is written down when it has gone ---


class AnswerSending(QObject):
    """Controller for sending answers from the panel by the office's channels.

    What was queued needs no form any more.
    """

    def __init__(self, handling: HandlingPanel, queue: SendQueue) -> None:
        super().__init__(handling)
        self._handling, self._queue = handling, queue
        handling.form.answer.queue = queue
        handling.form.answer.send_asked.connect(self._send)

    def _send(self, answer: AnswerText) -> None:
        handling, form = self._handling, self._handling.form
        subject, who = handling.subject, form.answer.who
        way = answer_view.channel_for(answer, who, self._queue)
        if subject is None or way is None:
            return
        channel = "SMS" if way is SendWay.SMS else form.channel.currentText()  # also of who was to be called
        address = answer_view.address_of(way, who)
        note = _note(answer.text, form.note.own_text())
        message = Message(subject, way, channel, address, answer.text, note, answer.subject)
        with show_errors(lambda text: form.show_problems((), text)) as writing:
            self._queue.queue(message, form.action)
        if writing.worked:
            handling.mark_recorded()
            handling.reported.emit(
                self.tr("It waits to be sent. The contact is written down when it has gone."), "soon"
            )
            handling.changed.emit(subject)


def _note(sent: str, typed: str) -> str:
    """Note for the log of contacts: what was sent, and beneath it what the officer typed besides."""
    more = typed.strip()
    return sent if more in ("", sent.strip()) else f"{sent.rstrip()}\n\n{more}"
