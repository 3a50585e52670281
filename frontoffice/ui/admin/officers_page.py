"""Officers with access to this desk (for the supervisor), and one's own PIN (for everybody)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)

from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import May, Officer, Role, is_over, may
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.drafts import officer_form
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import needed, table_rows, wrapped_layouts
from frontoffice.ui.widgets.form import child, load_ui, show_problems
from frontoffice.ui.widgets.form_keeper import BEGAN, FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

# --- What the editor of an officer holds, field by field as text, and what each role may do, in a sentence ---


def editable(one: Officer | None) -> dict[str, str]:
    """Editable fields of an officer, or of a new one, by their names."""
    one = one or Officer(UUID(int=0), "", Role.OFFICER)
    until = dates.in_digits(one.until) if one.until else ""
    texts = {
        "name": one.name,
        "position": one.position,
        "nip": one.nip,
        "institution": one.institution,
        "grant": one.grant,
    }
    return texts | {"role": str(one.role), "until": until}


def what_it_may(role: Role) -> str:
    """Sentence on a role's rights."""
    return {
        Role.OFFICER: QCoreApplication.translate("OfficersPage", "Records, amends and prints at the counter."),
        Role.HANDLER: QCoreApplication.translate(
            "OfficersPage", "Handles complaints: analyses, acts, verifies, speaks with complainants; records nothing."
        ),
        Role.SUPERVISOR: QCoreApplication.translate(
            "OfficersPage", "Does all that an officer does, reviews, cancels, and keeps officers, lists and settings."
        ),
        Role.READER: QCoreApplication.translate(
            "OfficersPage",
            "Of the Inspektorat or the Ombudsman: reads complaints, reports and dossiers, and writes nothing."
            " Everything that is looked at is written down.",
        ),
        Role.ADMINISTRATOR: QCoreApplication.translate("OfficersPage", "Keeps lists and settings; records nothing."),
    }[role]


# --- officers page ---

OFFICERS_KEYS: Final = (PageKey("F9", "save"),)
_NEEDED: Final = (
    *("name", "secret", "secret_again", "institution", "until"),
    *("reset_secret", "reset_again", "my_present", "my_secret", "my_again"),
)
_BESIDE: Final = 900  # pixels: the table and the editor stand side by side from here on


class OfficersPage(QWidget):
    """The table of officers with an editor beside it; who is no supervisor sees only the own PIN."""

    heading: QLabel
    message: QLabel
    all_officers: QWidget
    officers: QTableWidget
    add: QPushButton
    editor: QFrame
    editor_heading: QLabel
    name: QLineEdit
    role: QComboBox
    role_text: QLabel
    position: QLineEdit
    nip: QLineEdit
    reader_fields: QWidget
    institution: QLineEdit
    until: QLineEdit
    grant: QLineEdit
    first_secret: QWidget
    secret: QLineEdit
    secret_again: QLineEdit
    save: QPushButton
    switch_active: QPushButton
    reset_fold: QPushButton
    reset: QFrame
    reset_secret: QLineEdit
    reset_again: QLineEdit
    reset_now: QPushButton
    mine_fold: QPushButton
    mine: QFrame
    my_present: QLineEdit
    my_secret: QLineEdit
    my_again: QLineEdit
    my_change: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        load_ui("admin/officers_page", into=self)
        columns, head = (child(self, QBoxLayout, name) for name in ("layout_4", "layout_6"))
        wrapped_layouts.fold_where_narrow(self, [columns, head], _BESIDE)
        self._message = MessageLine(self.message)
        self._register = register
        self._officer = officer
        self._chosen: Officer | None = None
        self._is_adding = False
        self._action = new_id()
        self._began: Officer | None = None  # whom the editor began with
        self.keeper = FormKeeper(register, self._fields, self)
        self.keeper.failed.connect(lambda failure: self._message.show(wording.unavailable(failure)))
        wrapped_layouts.fold_behind(self.reset_fold, self.reset, first=self.reset_secret)
        wrapped_layouts.fold_behind(self.mine_fold, self.mine, first=self.my_present)
        for name in _NEEDED:
            needed.mark(child(self, QLabel, f"{name}_label"))
        for field in self._texts():
            field.textChanged.connect(self.keeper.schedule_save)
        self.role.activated.connect(self.keeper.schedule_save)
        for role in Role:
            self.role.addItem(wording.word(role), role)
        names = (self.tr("Name"), self.tr("May sign in"), self.tr("Role"), self.tr("Position"))
        table_rows.name_fitting_columns(self.officers, names, 3)  # where it is narrow, a position is cut
        self.officers.itemSelectionChanged.connect(self._choose)
        self.role.currentIndexChanged.connect(self._explain_role)
        self.add.clicked.connect(self.start_new)
        self.save.clicked.connect(self._save)
        self.switch_active.clicked.connect(self._switch_active)
        self.reset_now.clicked.connect(self._reset)
        self.my_change.clicked.connect(self._change_mine)
        bind_keys(self, OFFICERS_KEYS, {"save": self._write_down})

    def showEvent(self, event: QShowEvent) -> None:
        """Show the present officer's permitted actions."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the officers again; half-typed secrets are forgotten."""
        keeps = may(self._officer(), May.KEEP_OFFICERS)
        for part in (self.all_officers, self.mine_fold):
            part.setVisible(keeps)
        self.mine_fold.setChecked(not keeps)
        self.heading.setText(self.tr("Officers") if keeps else self.tr("My PIN"))
        for field in self.findChildren(QLineEdit):
            if field.echoMode() is QLineEdit.EchoMode.Password:
                field.clear()
        show_problems(self, [])
        self._message.show("")
        if keeps:
            self._read()
        else:
            self.keeper.put_by()
            for part in (self.editor, self.reset_fold, self.reset):
                part.hide()

    def _read(self) -> None:
        with show_errors(self._message.show) as read:
            self._fill()
        if read.worked:
            self._show_chosen()
            if self._chosen is None:
                (self.name if self._is_adding else self.officers).setFocus()

    def start_new(self) -> None:
        """Show the editor for a new officer: empty, or with what one had begun to type."""
        self._chosen, self._is_adding = None, True
        self.officers.clearSelection()
        self._show_chosen()
        self.name.setFocus()

    def _fill(self) -> None:
        everyone = self._register.officers.all()
        chosen = self._chosen.officer_id if self._chosen else None
        self._chosen = next((one for one in everyone if one.officer_id == chosen), None)
        here = self._register.officers.with_secret()
        contested = self._register.officers.list_contested()
        rows = [
            (one, (one.name, self._may_sign_in(one, here, contested), wording.word(one.role), one.position))
            for one in everyone
        ]
        table_rows.fill(self.officers, rows, lambda one: one == self._chosen)

    def _may_sign_in(self, one: Officer, here: Collection[UUID], contested: Collection[UUID]) -> str:
        if not one.active:
            return self.tr("No, disabled")
        if is_over(one, self._register.today()):
            return self.tr("No, it was until {}").format(dates.in_digits(one.until) if one.until else "")
        said = self.tr("Yes") if one.officer_id in here else self.tr("No PIN here")
        if one.officer_id in contested:
            said += self.tr("; another device's try was refused")
        return said

    def _choose(self) -> None:
        chosen = table_rows.current_value(self.officers)
        if isinstance(chosen, Officer):
            self._chosen, self._is_adding = chosen, False
            self._show_chosen()

    def _show_chosen(self) -> None:
        show_problems(self, [])
        one = self._chosen
        form, who = officer_form(one.officer_id if one else None), self._officer().officer_id
        if not self.keeper.is_open(form, who) or editable(one) != editable(self._began):
            self._write(self.keeper.take_up(form, who, lambda: self._begin(one)) or {})
        self.editor_heading.setText(self.tr("New officer") if one is None else one.name)
        self.editor.setVisible(one is not None or self._is_adding)
        self.first_secret.setVisible(one is None)
        for part in (self.switch_active, self.reset_fold):
            part.setVisible(one is not None)
        self.reset_fold.setChecked(False)
        self.switch_active.setText(self.tr("&Enable") if one and not one.active else self.tr("&Disable"))
        self._explain_role()

    def _begin(self, one: Officer | None) -> None:
        """Fill the editor with the chosen officer or a new one, from the register."""
        self._began, self._action = one, new_id()
        self._write(editable(one))

    def _write(self, fields: Mapping[str, str]) -> None:
        for field in self._texts():
            field.setText(fields.get(field.objectName(), field.text()))
        if "role" in fields:
            self.role.setCurrentIndex(self.role.findData(Role(fields["role"])))

    def _fields(self) -> dict[str, str]:
        """Texts of the editor, and their initial values; a secret never."""
        typed = {field.objectName(): field.text() for field in self._texts()}
        return typed | {
            "role": str(self.role.currentData()),
            BEGAN: json.dumps(editable(self._began), sort_keys=True),
        }

    def _texts(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.position, self.nip, self.institution, self.until, self.grant)

    def _explain_role(self) -> None:
        role = Role(self.role.currentData())
        self.role_text.setText(what_it_may(role))
        self.reader_fields.setVisible(role is Role.READER)

    def _write_down(self) -> None:
        """Save the part with the focus, otherwise the officer in the editor."""
        here = self.focusWidget()
        if not may(self._officer(), May.KEEP_OFFICERS) or here in (self.my_present, self.my_secret, self.my_again):
            self._change_mine()
        elif here in (self.reset_secret, self.reset_again):
            self._reset()
        elif not self.editor.isHidden():
            self._save()

    def _save(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self._do(lambda: self._change(chosen), {}, self.keeper.drop)
        elif self._are_same(self.secret, self.secret_again):
            self._do(self._add, {}, self.keeper.drop)

    def _change(self, chosen: Officer) -> Officer:
        return self._register.officers.change(self._read_officer(chosen), self._officer(), self._action)

    def _add(self) -> Officer:
        officers, secret, by = self._register.officers, self.secret.text(), self._officer()
        new = self._read_officer(Officer(self._action, "", Role.OFFICER))
        if new.role is Role.READER:
            self._chosen = officers.add_reader(new, secret, by)
        else:
            self._chosen = officers.add(new.name, new.role, new.position, secret, by, self._action, nip=new.nip)
        self._is_adding = False
        return self._chosen

    def _read_officer(self, one: Officer) -> Officer:
        """Officer with the changes from the editor. Raises Refused where the last day cannot be read."""
        role, name, position = Role(self.role.currentData()), one_line(self.name.text()), one_line(self.position.text())
        nip = one_line(self.nip.text())
        one = dataclasses.replace(one, name=name, role=role, position=position, nip=nip)
        if role is not Role.READER:
            return one
        until = dates.read_date("until", self.until.text(), self._register.today())
        institution, grant = one_line(self.institution.text()), one_line(self.grant.text())
        return dataclasses.replace(one, institution=institution, until=until, grant=grant)

    def _switch_active(self) -> None:
        if self._chosen is not None:
            changed = dataclasses.replace(self._chosen, active=not self._chosen.active)
            self._do(lambda: self._register.officers.change(changed, self._officer(), self._action), {})

    def _reset(self) -> None:
        chosen = self._chosen
        if chosen is not None and self._are_same(self.reset_secret, self.reset_again):
            secret = self.reset_secret.text()
            self._do(
                lambda: self._register.officers.set_secret(chosen.officer_id, secret, self._officer(), self._action),
                {"secret": "reset_secret"},
            )

    def _change_mine(self) -> None:
        me = self._officer()
        with show_errors(self._message.show, lambda refused: self._refuse(refused, {"secret": "my_present"})) as proof:
            self._register.officers.sign_in(me.officer_id, self.my_present.text())
        if proof.worked and self._are_same(self.my_secret, self.my_again):
            secret = self.my_secret.text()
            self._do(
                lambda: self._register.officers.set_secret(me.officer_id, secret, me, self._action),
                {"secret": "my_secret"},
            )

    def _are_same(self, secret: QLineEdit, again: QLineEdit) -> bool:
        if secret.text() == again.text():
            return True
        show_problems(self, [Problem(again.objectName(), AccessRefusal.SECRET_DIFFERS)], focus=True)
        return False

    def _do(
        self, change: Callable[[], object], fields: Mapping[str, str], then: Callable[[], object] = lambda: None
    ) -> None:
        """Run a change, then ``then``: a retry after a failure carries the same identity, the next change a new one."""
        with show_errors(self._message.show, lambda refused: self._refuse(refused, fields)) as saving:
            change()
        if saving.worked:
            self._action = new_id()
            then()
            here = self.window().focusWidget()
            self.refresh()
            where = here if here is not None and here.isVisible() else self.officers
            where.setFocus()  # what had the keys may be hidden now: the person's line has them then
            self._message.show(self.tr("Saved."), "done")

    def _refuse(self, refused: Refused, fields: Mapping[str, str]) -> None:
        problems = [Problem(fields.get(one.field, one.field), one.code, one.facts) for one in refused.problems]
        rest = show_problems(self, problems, focus=True)
        self._message.show_refusal(" ".join(wording.problem(one) for one in rest))
