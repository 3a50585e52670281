"""Documents about one complaint, kept and remembered in its story, and a day's page of the register."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from frontoffice.app.keys import signed_proof
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.documents.case_file import FILES, NAMES, CaseFile, DocumentKind, DocumentRequest
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.documents.dossier_proof import ABOUT, DossierProof, withheld
from frontoffice.documents.dossiers.dossier import to_show
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.archive_pdf import EmbeddedFile
from frontoffice.documents.layout.letterhead import MARK
from frontoffice.documents.letters import letter_facts
from frontoffice.documents.letters.letter_facts import placeholders
from frontoffice.documents.lists.morning_list import MorningSheet
from frontoffice.documents.lists.register_page import RegisterPage
from frontoffice.documents.office_documents import LETTERS, document, refusal
from frontoffice.domain.calendar import dates, report_period
from frontoffice.domain.cases import deadlines, masked_case
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complainants import addressees, as_addressed
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import May, Officer, demand, may
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.register import Register
from frontoffice.settings import Settings


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """Document about the complaint of that number, as a PDF in memory.

    ``attached`` are the contents whose pages are to follow it, ``letter`` its facts where it is a letter, which can be
    had as a Word file, too; ``proof`` is what a dossier carries. ``record`` is
    what its entry says.
    """

    kind: DocumentKind
    number_text: str
    pdf: bytes
    attached: tuple[bytes, ...] = ()
    subject: UUID = field(default_factory=new_id)
    record: DocumentRecord = field(default_factory=lambda: DocumentRecord(""))
    letter: WordLetter | None = None
    proof: DossierProof | None = None

    def keep(self, folder: Path) -> Path:
        """Keep it as a file named after its kind and number. Raises Unavailable."""
        return receipt_pdf.save(self.pdf, folder, f"{FILES[self.kind]} {self.number_text}")

    def file_name(self, ending: str) -> str:
        """File name of the document, for its other formats as well."""
        return output_file.file_name(f"{FILES[self.kind]} {self.number_text}", ending)

    def remember(self, register: Register, name: str, sha256: str, by: Officer) -> None:
        """Record that a file of the document was made. Raises Refused and Unavailable."""
        record = replace(self.record, name=name, sha256=sha256)
        register.documents.record(self.subject, record, by, new_id())


def make(register: Register, settings: Settings, wanted: DocumentRequest, by: Officer) -> MadeDocument:
    """Make it. Raises Refused (also where it would state what did not happen) and Unavailable.

    Then nothing was written down. A hidden name stands on it only for an officer who gave a reason for looking at it
    (``identity.revealed``).
    """
    is_read = wanted.kind is DocumentKind.DOSSIER and not may(by, May.PRINT)
    demand(by, May.EXPORT if is_read else May.PRINT)
    register.documents.check_number(wanted.number)
    file = case_file(register, settings, wanted, by)
    there = {one.joined: one for one in addressees(file.complaint)}
    if wanted.to is not None and wanted.to.joined not in there:
        raise Refused(Problem("", IntakeRefusal.JOINED_UNKNOWN))  # has left since
    to = there[wanted.to.joined] if wanted.to else None  # where they stand now: who stood before them may have left
    file = replace(file, complaint=as_addressed(file.complaint, to))
    problem = refusal(wanted.kind, file.complaint, file.case)
    if problem:
        raise Refused(problem)
    if wanted.kind is DocumentKind.DOSSIER:
        file = replace(file, proof=_proof(register, file))
    number, pdf = file.complaint.number_text, document(wanted.kind, file)
    named = file.revealed and file.complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    attached = _contents(register, file) if wanted.kind is DocumentKind.DOSSIER else ()
    made = DocumentRecord(NAMES[wanted.kind], wanted.number, named, to)
    if is_read:  # what a reader takes is written down where readings are, not in the complaint's story
        return MadeDocument(wanted.kind, number, pdf, attached, proof=file.proof)
    register.documents.record(wanted.subject, made, by, new_id())
    letter = _word_letter(wanted.kind, file)
    return MadeDocument(wanted.kind, number, pdf, attached, wanted.subject, made, letter, file.proof)


def _proof(register: Register, file: CaseFile) -> DossierProof:
    """Proof for a dossier: as it stands, before the entry that it was made, as its paper does."""
    complaint = file.complaint
    is_named = file.revealed or complaint.intake.complainant.identity is Identity.OPEN
    story = register.complaints.story(complaint.subject)
    left_out = withheld(story, is_named=is_named, is_revealed=file.revealed)
    made = signed_proof.make(register, complaint, left_out)
    carried = EmbeddedFile(made.name, ABOUT, made.bundle)
    return DossierProof(carried, made.proof.checkpoints, made.key.fingerprint if made.key else "", len(left_out))


def _word_letter(kind: DocumentKind, file: CaseFile) -> WordLetter | None:
    facts = LETTERS[kind](file) if kind in LETTERS else None
    if facts is None:
        return None
    title, mark = f"{NAMES[kind]} {file.complaint.number_text}", MARK if file.training else ""
    return WordLetter(placeholders(facts, file), title, file.office.name, mark)


def _contents(register: Register, file: CaseFile) -> tuple[bytes, ...]:
    """Contents of the attachments allowed behind a dossier, as far as present at this desk."""
    there = {one.attachment_id for one in register.attachments.of(file.complaint.subject) if one.present}
    content = register.attachments.content
    return tuple(content(one, revealed=file.revealed) for one in to_show(file) if one in there)


def day_page(register: Register, settings: Settings, on: date, counter: str, by: Officer) -> RegisterPage:
    """Contents of the day's page for print, the whole of it; that it goes out is written down first.

    Raises Refused and Unavailable.
    """
    found = read_day_page(register, settings, on, counter, by)
    day = report_period.between(on, on)
    export = ListExport(name="day", lines=len(found.page.lines), format=ListFormat.PDF, period=day, limited=counter)
    register.exports.record(export, by, new_id())
    return found


def read_day_page(register: Register, settings: Settings, on: date, counter: str, by: Officer) -> RegisterPage:
    """Contents of the day's page for print; nothing is written down. Raises Refused and Unavailable."""
    demand(by, May.EXPORT)
    page = register.days.read_whole(on, counter)
    known = register.officers.all()
    return RegisterPage(
        office=settings.office,
        counter=counter,
        page=page,
        officers=tuple(sorted({line.officer for line in page.lines})),
        zone=register.zone,
        made_at=register.now(),
        channels={code: channel.name for code, channel in register.reference_data.channels().items()},
        training=settings.training,
        layout=settings.layout,
        people={one.name: (one.position, one.nip) for one in known if [who.name for who in known].count(one.name) == 1},
    )


def morning_sheet(register: Register, settings: Settings, by: Officer, *, of_all: bool) -> MorningSheet:
    """The morning list for print, one's own or everybody's; that it goes out is written down first.

    Raises Refused and Unavailable.
    """
    demand(by, May.CONTACT)
    found = register.morning_lists.of_everybody(by) if of_all else register.morning_lists.own(by)
    whose = "semua petugas" if of_all else "milik sendiri"
    export = ListExport(name="morning", lines=found.many, format=ListFormat.PDF, limited=whose)
    register.exports.record(export, by, new_id())
    return MorningSheet(settings.office, found, register.zone, settings.training, settings.layout)


def keep_page(page: RegisterPage, pdf: bytes, folder: Path) -> Path:
    """Keep the page as a file named after counter and day. Raises Unavailable."""
    return receipt_pdf.save(pdf, folder, f"register {page.counter} {page.page.on}")


def case_file(register: Register, settings: Settings, wanted: DocumentRequest, by: Officer) -> CaseFile:
    """Case file of a complaint for its papers, with what ``by`` may read."""
    complaint, case, story = (
        register.complaints.get(wanted.subject),
        register.handling.case(wanted.subject),
        register.complaints.story(wanted.subject),
    )
    revealed = wanted.revealed and may(by, May.REVEAL) and any(_is_reveal_by(line, by) for line in story)
    if not revealed:
        who, earlier = complaint.intake.complainant, complaint.earlier
        complaint, case = masked_case.mask_both(complaint, case)
        story = tuple(line._replace(body=masked_case.mask_body(line.body, who, earlier)) for line in story)
    level = register.reference_data.limits.by_code.get(case.level)
    entered = register.sp4n.of(wanted.subject)
    sp4n = deadlines.sp4n_limits(complaint, case, register.unit.handling_context())
    return CaseFile(
        office=settings.office,
        complaint=complaint,
        case=case,
        story=story,
        calendar=register.calendar.calendar_of(complaint),
        officer=by.name,
        position=by.position,
        made_at=register.now(),
        number=wanted.number,
        level=level.name if level else "",
        revealed=revealed,
        sp4n=dates.in_words(sp4n[-1][1].on) if sp4n else "",
        sp4n_entered=entered.number if entered else "",
        training=settings.training,
        signatory=settings.signatory,
        reviewer=_position(register, case),
        layout=settings.layout,
    )


def _position(register: Register, case: Case) -> str:
    """Position of the last reviewer, "" without one or if unknown here."""
    review = letter_facts.last_review(case)
    known = {str(officer.officer_id): officer.position for officer in register.officers.all()}
    return known.get(review.officer_id, "") if review else ""


def _is_reveal_by(line: StoryLine, by: Officer) -> bool:
    return line.kind == EntryKind.REVEALED and line.officer == by.name
