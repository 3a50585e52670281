"""Complaints as they leave the register in a list."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Kind
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope, Selection, Subset
from frontoffice.register.queries import whole_lines
from frontoffice.register.queries.whole_lines import WholeLine, WholeLines
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, a_letter, a_signed_in, an_intake

NOVEMBER = Selection(Scope(report_period.parse("2026-11")))
LONG = "Nurhayati binti Saleh menunggu. " * 40


def recorded(register: Register, **changes: object) -> UUID:
    return register.complaints.record(an_intake(**changes), a_signed_in(register), uuid4()).complaint.subject


def read(register: Register) -> list[tuple[UUID, str, str]]:
    lines = WholeLines(register.unit)
    return [(line.subject, line.name, text) for line, text, *_ in lines.read(lines.ids(NOVEMBER))]


def only(register: Register, *, identities: bool = False) -> WholeLine:
    lines = WholeLines(register.unit)
    (line,) = lines.read(lines.ids(NOVEMBER), identities=identities)
    return line


@pytest.mark.thorough
def test_what_was_written_is_whole_and_in_the_lists_order(register: Register) -> None:
    short, long = recorded(register, description="Pendek."), recorded(register, description=LONG)
    assert read(register) == [
        (short, "Nurhayati binti Saleh", "Pendek."),
        (long, "Nurhayati binti Saleh", LONG.strip()),
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("text", [LONG, "Saya Nurhayati, 0812-7171-2026."])
def test_who_asked_for_confidence_is_neither_named_nor_in_their_words(register: Register, text: str) -> None:
    recorded(register, description=text, complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    ((_, name, shown),) = read(register)
    assert name == "Dirahasiakan"
    assert "Nurhayati" not in shown
    assert "7171" not in shown
    assert "[dirahasiakan]" in shown


@pytest.mark.thorough
@pytest.mark.parametrize("identities", [False, True])
def test_identities_are_shown_of_who_asked_for_confidence_where_they_are_wanted(
    register: Register, identities: bool
) -> None:
    recorded(register, description="Saya Nurhayati.", complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    line = only(register, identities=identities)
    shown = ("Nurhayati binti Saleh", "0812-7171-2026", "Saya Nurhayati.")
    assert (line.line.name, line.phone, line.description) == (
        shown if identities else ("Dirahasiakan", "", f"Saya {MASK}.")
    )


@pytest.mark.thorough
def test_who_is_anonymous_has_no_name_whoever_asks(register: Register) -> None:
    nobody = a_complainant(identity=Identity.ANONYMOUS, name="", phone="", nik="", address="")
    recorded(register, complainant=nobody)
    assert only(register, identities=True).line.name == "Anonim"


@pytest.mark.thorough
def test_what_was_decided_does_not_name_who_asked_for_confidence(register: Register) -> None:
    text = "Hubungi Nurhayati di 0812-7171-2026."
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    subject = recorded(register, kind=Kind.SUGGESTION, complainant=hidden)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    for step in (Step.REVIEW, Step.NOTE):
        register.handling.advance(subject, StepForm(step, text, register.today()), supervisor, uuid4())
    assert only(register).line.action == f"Hubungi {MASK} di {MASK}."
    assert only(register, identities=True).line.action == text


@pytest.mark.parametrize("identity", [Identity.OPEN, Identity.CONFIDENTIAL])
@pytest.mark.parametrize(
    ("channel", "written", "entered", "shown"),
    [
        (
            "letter",
            "017/NH /XI/2026\N{FEMININE ORDINAL INDICATOR}b",
            "",
            ("017/NH /XI/2026\N{FEMININE ORDINAL INDICATOR}b", ""),
        ),
        ("letter", "005/Sek/2026", "7654321", ("005/Sek/2026", "7654321")),
        ("sp4n", "LP-Ab 123", "", ("", "LP-Ab 123")),
        ("sp4n", "LP-Ab 123", "LP-Ab 123", ("", "LP-Ab 123")),
        ("sp4n", "LP-Ab 123", "999", ("LP-Ab 123", "999")),
    ],
)
def test_a_letters_number_and_the_one_in_sp4n_stand_apart_as_they_were_written(
    register: Register, identity: Identity, channel: str, written: str, entered: str, shown: tuple[str, str]
) -> None:
    given = a_letter(channel=channel, external_id=written, complainant=a_complainant(identity=identity))
    officer = a_signed_in(register)
    subject = register.complaints.record(given, officer, uuid4()).complaint.subject
    if entered:
        register.sp4n.enter(subject, entered, officer, uuid4())
    for identities in (False, True):
        line = only(register, identities=identities)
        assert (line.line.letter_no, line.sp4n_no) == shown


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_no_complaint_has_no_due_date_in_any_list(register: Register, kind: Kind) -> None:
    recorded(register, kind=kind)
    (listed,) = register.reports.listing(NOVEMBER, 10).lines
    for line in (listed, only(register).line, only(register, identities=True).line):
        assert (line.due_on == "2026-12-14") is (kind is Kind.COMPLAINT)
        assert bool(line.due_on) is (kind is Kind.COMPLAINT)


def test_what_went_away_meanwhile_is_left_out(register: Register) -> None:
    recorded(register)
    lines = WholeLines(register.unit)
    assert len(list(lines.read([*lines.ids(NOVEMBER), 7]))) == 1


@pytest.mark.thorough
def test_the_list_is_that_of_the_reports(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_lines, "_AT_ONCE", 2)
    for _ in range(5):
        recorded(register)
    listed = [line.subject for line in register.reports.listing(NOVEMBER, 10).lines]
    assert [subject for subject, _, _ in read(register)] == listed
    assert WholeLines(register.unit).ids(Selection(NOVEMBER.scope, Subset.DONE)) == []
