"""Every page, paper, list and message of a counter with a confidential complaint: nothing says whose it is."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from frontoffice.app.reports import list_making, report_making
from frontoffice.app.reports.list_making import FoundList
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.app.window import box_papers, office_documents
from frontoffice.app.window.case_pages import ATTACHED, COMPLAINT, FIND, INTAKE, RECORDED, open_complaint
from frontoffice.app.window.desktop_notifier import DesktopNotifier
from frontoffice.app.window.page_registry import PAGES
from frontoffice.app.window.report_pages import CONSULTATIONS, JOINED, REPORTS
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists.register_page import register_page
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain import receipts
from frontoffice.domain.attachments import AttachmentKind, AttachmentUse
from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Ruling, Step
from frontoffice.domain.complainants import PASSPORT, as_of
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.reports.report import Scope
from frontoffice.errors import Refused
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.sp4n import text_for_sp4n
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.ui.complaint.complaint_actions import Action
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.receipts.receipt_preview import head_of
from tests.support.attached_files import a_scan
from tests.support.boxes import CLOSED, an_opening, entered
from tests.support.examples import TODAY, a_letter, a_signed_in, an_intake
from tests.support.intake_desk import GRAB
from tests.support.opened_pages import turn
from tests.support.window_desk import SETTINGS, Desk, desk
from tests.support.window_words import copied_of, words_of, words_of_windows

__all__ = ["desk"]
pytestmark = [pytest.mark.qt_log_ignore(GRAB), pytest.mark.seconds]
HIDDEN = Complainant(
    name="Zubaidahwati Kumbangsari",
    identity=Identity.CONFIDENTIAL,
    nik="1901015507900771",
    phone="0812-7766-5544",
    email="kumbang.rahasia@contoh.id",
    address="Gang Rajawalimerah 77",
    regency="Kabupaten Antahberantah",
    district="Sungaikelabu",
    represents="Pakdomanis Tuturangka",
    attorney_letter="SKK/Lembayung/9",
    nib="9120001234567",
    contact="Ratnajuwita Sekarlangit",
    identity_kind=PASSPORT,
    identity_no="X7654321",
)
BESIDE = Complainant("Hastabrata Wirasandjaya", nik="1901021208860002", phone="0813-4455-6688", address="Cempakabiru 5")
GONE = Complainant("Nilamtirta Gantarwulan", phone="0819-3322-1177")  # had joined, and was taken out again
WORDS = (
    *("zubaidahwati", "kumbangsari", "1901015507900771", "7766-5544", "77665544", "kumbang.rahasia", "rajawalimerah"),
    *("antahberantah", "sungaikelabu", "pakdomanis", "tuturangka", "lembayung"),
    *("9120001234567", "ratnajuwita", "sekarlangit", "x7654321", "hastabrata", "wirasandjaya", "1901021208860002"),
    *("4455-6688", "44556688", "cempakabiru", "nilamtirta", "gantarwulan", "3322-1177", "33221177"),
)
SAID = (
    "Zubaidahwati (0812 7766 5544, kumbang.rahasia@contoh.id) dari Gang Rajawalimerah 77, kuasa Pakdomanis Tuturangka,"
    " Ratnajuwita (paspor X 7654321, NIB 9120001234567), Hastabrata (0813 4455 6688) dan Nilamtirta (081933221177)"
)
ASKED = "Zubaidahwati, 0812 7766 5544, kumbang.rahasia@contoh.id"  # of a consultation only the name is known
FIRST = "Izin trayek belum terbit"
OTHERS, MOST_PAPERS, WITH_A_NOTICE = (Role.OFFICER, Role.HANDLER), 4, 3
EVERYWHERE = {"day", "work", "find", "complaint", "attached", "reports", "consultations", "recorded"}


SINCE = {  # who stands there now, where confidence was asked for after all was written: by other names, or by none
    "recorded": None,
    "amended": Complainant("Hamba Allah", Identity.CONFIDENTIAL, phone="0857-1111-2222", address="Kantor pos"),
    "anonymous": Complainant(identity=Identity.ANONYMOUS),
}


class MaskedDesk:
    """A counter where somebody asked for confidence whose name stands in all that was written of the case."""

    def __init__(self, desk: Desk, later: Complainant | None = None) -> None:
        self.later = later
        self.desk, self.counter = desk, desk.counter
        self.window, self.register = desk.counter.window, desk.counter.register
        self.officer, self.supervisor = desk.officer, desk.supervisor
        self.handler = a_signed_in(self.register, Role.HANDLER)
        recorded = self._recorded()
        self.subject, self.number = recorded.subject, recorded.number_text
        self._joined()
        self._handled()
        self._attached()
        if later is not None:
            now = self.register.complaints.get(self.subject).intake
            changed = dataclasses.replace(now, complainant=later)
            self.register.amendments.amend(self.subject, changed, SAID, self.officer, uuid4())
        self.register.consulting.record(
            Inquiry("counter", f"{FIRST}: {ASKED}", ASKED, "Siti", "", HIDDEN.name, Identity.CONFIDENTIAL),
            self.officer,
            uuid4(),
        )
        self.window.resize(1366, 768)
        self.window.show()
        self.seen: set[str] = set()

    def _recorded(self) -> Complaint:
        written = an_intake(
            complainant=HIDDEN if self.later is None else dataclasses.replace(HIDDEN, identity=Identity.OPEN),
            description=f"{FIRST}. {SAID}. " + "Berkas lengkap. " * 4 + HIDDEN.name,
            wish=f"Hubungi {SAID}",
            respondent=f"Tetangga {SAID}",
            event_place=f"Rumah {SAID}",
            service_date=date(2026, 9, 1),
        )
        if self.later is None:
            return self.register.complaints.record(written, self.officer, uuid4(), with_paper=True).complaint
        asked = Inquiry("counter", f"{FIRST}: {SAID}", SAID, "Siti", "", HIDDEN.name)
        one = self.register.consulting.record(asked, self.officer, uuid4())
        draft = self.register.consulting.draft_of(one.subject, self.officer).draft_id
        complaint = self.register.complaints.record(written, self.officer, uuid4(), draft, with_paper=True).complaint
        assert self.register.consultations.get(one.subject).complaint == complaint.subject
        return complaint

    def _joined(self) -> None:
        """Two complain of the same, and one of them does no more."""
        joined, gone = uuid4(), uuid4()
        self.register.joined.join(self.subject, BESIDE, self.officer, joined, with_paper=True)
        self.register.joined.join(self.subject, GONE, self.officer, gone)
        self.register.joined.leave(self.subject, gone, SAID, self.officer, uuid4())

    def _handled(self) -> None:
        """Whatever is written on the way says whose it is."""
        handling, subject = self.register.handling, self.subject
        handling.review(subject, SAID, self.supervisor, uuid4(), Classified(ruling=Ruling.ACCEPTED))
        for step in (Step.ANALYSE, Step.DECIDE):
            handling.advance(subject, StepForm(step, f"{step} {SAID}"), self.handler, uuid4())
        attempt = Attempt(reach=Reach.REACHED, channel="telepon", note=SAID)
        self.register.contacts.log(subject, attempt, self.officer, uuid4())
        handling.advance(subject, StepForm(Step.INFORM, SAID), self.officer, uuid4())
        handling.advance(subject, StepForm(Step.ACT, SAID), self.handler, uuid4())
        verified = StepForm(Step.VERIFY, SAID, outcome=Outcome.PROVEN)
        handling.advance(subject, verified, self.supervisor, uuid4())
        now = self.register.complaints.get(subject).intake
        self.register.amendments.amend(
            subject, dataclasses.replace(now, wish=f"Segera. {SAID}"), SAID, self.officer, uuid4()
        )

    def _attached(self) -> None:
        files = self.register.attachments
        for kind in AttachmentKind:
            name = f"{HIDDEN.name} {kind}.pdf"
            files.attach(self.subject, a_scan(100, kind=kind, file_name=name, text=SAID), self.officer, uuid4())
        first, second, *_ = files.of(self.subject)
        files.open(first.attachment_id, AttachmentUse.SHOWN, self.officer, uuid4(), SAID)
        files.withdraw(second.attachment_id, SAID, self.officer, uuid4())

    def walk(self, officer: Officer) -> None:
        """Look at every page as this officer."""
        self.counter.sign_in(officer)
        while self.window.stack.make_next():
            pass
        for spec in PAGES:
            self.window.go(spec.name)
            self.look(spec.name)
        self.look_at_windows("every page")
        self.search()
        self.open_case()
        self.record_alike()
        self.read_reports()
        self.look_at_windows("the end")

    def look_at_windows(self, where: str) -> None:
        """What stands in all windows, on the pages behind, in the menus, the lists of proposals and on the clipboard."""
        turn()
        assert_hidden(words_of_windows(), f"windows at {where}")

    def look(self, where: str) -> None:
        """What stands in the windows now, and what the page in front gives to be copied."""
        turn()
        page = self.window.stack.page(self.window.page_name).view
        assert_hidden(words_of(page), f"page at {where}")
        assert_hidden(copied_of(page), f"copied at {where}")
        if any(FIRST in text or self.number in text for text in words_of(page)):
            self.seen.add(self.window.page_name)

    def search(self) -> None:
        find = self.window.stack.view(FIND)
        self.window.go(FIND.name)
        find.find_field.setText(self.register.complaints.get(self.subject).number_text)
        self.look("found by its number")
        for word in ("trayek belum", "zubaid", "Kumbangsari", "77665544", "rajawalimerah", "lembayung"):
            found = [one.subject for one in self.register.search.find(word)]
            assert (self.subject in found) == (word == "trayek belum"), word
            wanted = ListQuery(text=word)
            assert [one.subject for one in self.register.lists.page(wanted).lines] == found, word

    def open_case(self) -> None:
        open_complaint(self.counter, self.subject)
        page = self.window.stack.view(COMPLAINT)
        self.look("its page")
        self.window.stack.view(JOINED).open(self.subject)
        self.look("all on its number")
        open_complaint(self.counter, self.subject)
        for action in Action:
            if action not in (Action.BACK, Action.REVEAL) and page.row.may(action):
                page.row.take(action)
                self.look(f"its page after {action}")
                assert_hidden([QGuiApplication.clipboard().text()], f"copied by {action}")
                open_complaint(self.counter, self.subject)
        for purpose in tuple(page.handling.buttons):
            page.handling.ask(purpose)
            self.look(f"the form of {purpose}")
            page.handling.leave()
        attached = self.window.stack.view(ATTACHED)
        self.window.show_page(ATTACHED.name)
        for row in range(len(self.register.attachments.of(self.subject))):
            attached.open(self.subject, row=row)
            self.look(f"attachment {row}")

    def record_alike(self) -> None:
        """Somebody with the same telephone and NIK comes: nobody is offered, nothing is said of the first but that."""
        intake = self.window.stack.view(INTAKE)
        self.window.go(INTAKE.name)
        if self.window.page_name != INTAKE.name:
            return
        blank: Any = dict.fromkeys(("name", "email", "address", "represents", "attorney_letter", "contact"), "")
        same = dataclasses.replace(HIDDEN, **blank)
        fields = write_fields(an_intake(complainant=dataclasses.replace(same, identity=Identity.OPEN)))
        intake.form.write({**fields, "description": "Izin trayek belum terbit. Berkas lengkap.", "district": ""})
        intake.show_consequences()
        turn()
        known = intake.hints.known_text.text()
        assert intake.hints.known_banner.isHidden() or "identity is protected" in known
        banner = [known, intake.hints.similar_text.text(), *words_of(intake.hints)]
        assert_hidden(banner, "what is perhaps recorded already")
        intake.form.write(dict.fromkeys(intake.form.texts(), ""))
        self.window.stack.view(RECORDED).show_recorded(self.register.complaints.get(self.subject))
        self.window.show_page(RECORDED.name)
        self.look("its number large")
        with_both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.window.stack.view(RECORDED), Qt.Key.Key_C, with_both)
        self.look_at_windows("its words for a message")

    def read_reports(self) -> None:
        self.window.go(REPORTS.name)
        if self.window.page_name != REPORTS.name:
            return
        page = self.window.stack.view(REPORTS)
        for place in [*page.headline.buttons]:
            page.headline.buttons[place].click()
            self.look(f"the list of figure {place}")
            page.start()
        for row in range(page.section_list.count()):
            page.section_list.setCurrentRow(row)
            self.look(f"part {row} of the report")
        self.window.go(CONSULTATIONS.name)
        self.look("consultations")


def assert_hidden(texts: Iterable[str], where: str) -> None:
    said = [text.casefold() for text in texts]
    found = {(word, text[:300]) for word in WORDS for text in said if word in text}
    assert not found, where


@pytest.fixture(params=["recorded", *(pytest.param(one, marks=pytest.mark.thorough) for one in [*SINCE][1:])])
def masked(desk: Desk, request: pytest.FixtureRequest) -> Iterator[MaskedDesk]:
    yield MaskedDesk(desk, SINCE[request.param])
    QGuiApplication.clipboard().clear()


@pytest.mark.thorough
@pytest.mark.thorough  # every page, for seconds
@pytest.mark.parametrize("role", [Role.SUPERVISOR, *(pytest.param(one, marks=pytest.mark.long) for one in OTHERS)])
def test_no_page_says_who_asked_for_confidence(
    masked: MaskedDesk, role: Role, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "frontoffice")
    masked.walk({Role.OFFICER: masked.officer, Role.SUPERVISOR: masked.supervisor, Role.HANDLER: masked.handler}[role])
    assert_hidden([caplog.text], "the log")
    if role is Role.SUPERVISOR:
        assert masked.seen >= EVERYWHERE


def test_no_paper_and_no_name_of_its_file_says_who_asked_for_confidence(masked: MaskedDesk, tmp_path: Path) -> None:
    made = []
    for kind in DocumentKind:
        for revealed in (False, True):  # nobody gave a reason: asking for the name is not enough
            wanted = DocumentRequest(masked.subject, kind, "", revealed)
            with contextlib.suppress(Refused):
                paper = office_documents.make(masked.register, SETTINGS, wanted, masked.supervisor)
                made.append(kind)
                assert paper.attached == ()
                assert_hidden([*pages_of(paper.pdf), paper.keep(tmp_path).name], f"{kind} {revealed}")
    assert len({*made}) >= MOST_PAPERS - (masked.later == SINCE["anonymous"])  # nobody signs that record
    day = office_documents.day_page(masked.register, SETTINGS, TODAY, "L1", masked.supervisor)
    (page := tmp_path / "day.pdf").write_bytes(register_page(day))
    assert_hidden(pages_of(page.read_bytes()), "the page of the day")
    for columns in receipts.WIDTHS:
        complaint = masked.register.complaints.get(masked.subject)
        ((joined, _),) = complaint.joined
        for own in (complaint, as_of(complaint, joined)):
            resi = receipts.lay_out(own, head_of(SETTINGS.office), columns)
            text = " ".join(line.text for line in resi.lines)
            assert FIRST.split(maxsplit=1)[0] in text
            assert_hidden([text, resi.qr], f"a resi of {columns}")


def test_no_list_that_leaves_the_house_says_who_asked_for_confidence(masked: MaskedDesk, tmp_path: Path) -> None:
    source = ReportSource(masked.register.path, SETTINGS, masked.register.now)
    scope = Scope(report_period.containing(PeriodKind.MONTH, TODAY))
    order, going = ReportOrder(scope), ExportProgress()
    found = FoundList(masked.register.lists.ids(ListQuery()), "semua", False, masked.register.now())
    texts = []
    for form in (ListFormat.CSV, ListFormat.XLSX):
        texts += cells_of(list_making.file(source, found, form, tmp_path / f"list.{form}", going))
    texts += cells_of(report_making.csv(source, order, tmp_path / "report.csv", going))
    texts += cells_of(report_making.workbook(source, order, tmp_path / "report.xlsx", going))
    texts += pages_of(list_making.paper(source, found, going))
    for which in ReportPaper:
        texts += pages_of(report_making.paper(source, order, which, going))
    assert any(FIRST in text for text in texts)
    assert_hidden(texts, "lists")


def test_no_message_that_leaves_the_window_says_who_asked_for_confidence(masked: MaskedDesk, tmp_path: Path) -> None:
    complaint = masked.register.complaints.get(masked.subject)
    sent: list[str] = [text_for_sp4n(complaint)]
    notifier = DesktopNotifier(
        masked.register, masked.window, lambda: SETTINGS, lambda: masked.officer, lambda *said: sent.extend(said)
    )
    masked.window.hide()
    late = a_letter(complainant=HIDDEN, received_on=date(2026, 10, 2), received_why="Libur", description=SAID)
    masked.register.complaints.record(late, masked.officer, uuid4())
    notifier.check()
    notifier.end()
    assert len(sent) == WITH_A_NOTICE
    opening = an_opening(masked.register, masked.officer, found=1)
    entered(masked.register, opening, masked.officer, complainant=HIDDEN, description=SAID, kind=Kind.COMPLAINT)
    done = masked.register.box.close(opening.subject, dataclasses.replace(CLOSED, found=1), masked.officer, uuid4())
    sent += pages_of(box_papers.minutes(masked.register, done, SETTINGS, masked.counter.where).pdf)
    sent += pages_of(box_papers.answers(masked.register, done, SETTINGS, masked.counter.where).pdf)
    assert_hidden(sent, "messages")


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def cells_of(path: Path) -> list[str]:
    if path.suffix == ".csv":
        return [path.name, path.read_text(encoding="utf-8-sig")]
    with zipfile.ZipFile(path) as book:
        return [path.name, *(book.read(name).decode(errors="replace") for name in book.namelist())]
