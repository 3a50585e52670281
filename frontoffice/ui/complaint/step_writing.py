"""Recording of the open form on a complaint's handling: a step, a contact, or papers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import choices
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.case import Case, Reach, Team
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.step_fields import TEXTS
from frontoffice.domain.cases.steps import RULES, Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Complaint, Kind, RequiredPaper
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.register import Register
from frontoffice.ui.complaint.step_form import NOT_YET, StepPanel, read_choice

CONTACT: Final = "contact"
ASK: Final = "ask_papers"
EXTEND: Final = "extend"
Purpose = Step | str  # what a form is open for: a step, CONTACT, ASK, EXTEND, or a RequiredPaper that came


def write(
    purpose: Purpose,
    form: StepPanel,
    complaint: Complaint,
    register: Register,
    by: Officer,
    waiting: Step | None = None,
) -> None:
    """Record the form as its action, a contact together with the step ``waiting`` for it.

    Raises Refused with the names of its fields, and Unavailable.
    """
    form.lists.resolve_typed_text()
    phrases.demand_filled({"text": form.text.toPlainText()})
    subject, action = complaint.subject, form.action
    on = dates.read_date("on", form.on.text(), register.today())
    if purpose == CONTACT:
        attempt = _attempt(form, on, complaint.zone, register.today())
        if waiting is None:
            register.contacts.log(subject, attempt, by, action)
        else:
            register.handling.advance_by_contact(subject, attempt, waiting, by, action)
    elif purpose == ASK:
        register.contacts.ask_papers(subject, on, by, action)
    elif purpose == EXTEND:
        until = dates.read_date("until", form.until.text(), register.today())
        longer = ExtensionForm(until, form.text.toPlainText(), form.letter.text())
        register.handling.extend(subject, longer, by, action)
    elif purpose in tuple(RequiredPaper):
        register.contacts.complete_papers(subject, frozenset({RequiredPaper(purpose)}), on, by, action)
    elif purpose is Step.REVIEW:
        classified = _read_classification(form, on, complaint, register.handling.case(subject))
        register.handling.review(subject, form.text.toPlainText(), by, action, classified)
    else:
        register.handling.advance(subject, _step_form(Step(purpose), form, on, register), by, action)


def _read_classification(form: StepPanel, on: date | None, complaint: Complaint, case: Case) -> Classified:
    """Read the classification by the review.

    A complaint's level and team are given, said to be open, or of a review before.
    """
    level = form.level.currentData() or ""
    (officers, _), (technical, _), (agency, _) = named = [form.lists.read(name) for name in _TEAM]
    is_open = officers == form.lists.not_yet()
    team = Team("" if is_open else officers, technical, agency)
    others = tuple(part for part, (_, is_other) in zip(_TEAM.values(), named, strict=True) if is_other)
    lacks = []
    if not (level or case.level):
        lacks.append(Problem("level", StepRefusal.LEVEL_OPEN))
    if not (is_open or team.text.strip() or case.team.text):
        lacks.append(Problem("officers", StepRefusal.TEAM_OPEN))
    if lacks and complaint.intake.kind is Kind.COMPLAINT:
        raise Refused(*lacks)
    ruling = read_choice(form.ruling, Ruling)
    return Classified("" if level == NOT_YET else level, form.category.currentData() or "", team, on, ruling, others)


# The fields of a team, and what each is called in the entry.
_TEAM: Final = {"officers": choices.OFFICERS, "technical": choices.TECHNICAL, "opd": choices.AGENCY}


def _attempt(form: StepPanel, on: date | None, zone: str, today: date) -> Attempt:
    channel, reach = one_line(form.channel.currentText()), read_choice(form.reach, Reach)
    lacks = [Problem("channel", StepRefusal.CHANNEL_MISSING)] if not channel else []
    if reach is None:
        raise Refused(*lacks, Problem("reach", StepRefusal.REACH_MISSING))
    return Attempt(channel, reach, form.text.toPlainText(), _moment(form.time.text(), on, zone, today))


def _moment(time: str, on: date | None, zone: str, today: date) -> datetime | None:
    """Time of a contact from the typed time; None for now."""
    at = dates.read_time("time", time)
    if at is None and on not in (None, today):
        raise Refused(Problem("time", StepRefusal.TIME_MISSING))
    return None if at is None else datetime.combine(on or today, at, dates.ZONES[zone])


def _step_form(step: Step, form: StepPanel, on: date | None, register: Register) -> StepForm:
    agency, is_other = form.lists.read("agency")
    typed = form.read()
    texts: Any = {spec.name: typed[spec.name] for spec in TEXTS}
    return StepForm(
        step,
        text=form.text.toPlainText(),
        on=on,
        outcome=read_choice(form.outcome, Outcome),
        source=read_choice(form.source, Source),
        ground=read_choice(form.ground, Ground),
        agency=agency,
        is_unlisted=is_other,
        other=_other(register, one_line(form.other.text())) if "other" in RULES[step].needs else None,
        late_why=form.late_why.text(),
        **texts,
    )


def _other(register: Register, number: str) -> UUID | None:
    """Find the complaint with that number, in upper or lower case; None when nothing was typed."""
    if not number:
        return None
    for one in register.search.find(number, 5):
        if one.number_text.casefold() == number.casefold():
            return one.subject
    raise Refused(Problem("other", StepRefusal.OTHER_UNKNOWN, {"number": number}))
