"""``frontoffice --check``: proves, without a display, that an installed or frozen program has all its parts.

What is found missing only when frozen (migrations that are run as files, data of libraries, fonts) is used here once.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from frontoffice import __version__, assets, os_keyring
from frontoffice.app.printing import sheet_printing
from frontoffice.app.startup import single_instance
from frontoffice.app.startup.application import prepare
from frontoffice.app.training import practice_desk, practice_register
from frontoffice.app.window import office_documents
from frontoffice.app.window.file_check import FileCheck, FileState
from frontoffice.app.window.page_registry import open_counter
from frontoffice.app.workers.folding_process import FoldingProcess
from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching import requests, word_letter
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.documents.letters import word_template
from frontoffice.domain import receipts
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.people import May, may
from frontoffice.errors import Unavailable
from frontoffice.licences import PROGRAM, components
from frontoffice.places import Places
from frontoffice.printing import escpos
from frontoffice.register.commands import calendar
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.replication import folding
from frontoffice.settings import Settings, Theme, load, save
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.ui.preview.print_order import PrintOrder
from frontoffice.ui.receipts.receipt_preview import head_of
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import load_ui_alone


def run() -> int:
    """Check everything without a display and print ``ok``; what is missing raises."""
    application = QApplication([*sys.argv[:1], *theme.QT_ARGUMENTS])
    prepare(application)
    check(application)
    print(f"frontoffice {__version__}: ok")  # noqa: T201  (the answer that was asked for)
    return 0


def check(application: QApplication) -> None:
    """Use everything once, on a temporary folder; what is missing raises."""
    with tempfile.TemporaryDirectory(prefix="frontoffice-check-") as folder:
        where = Places(Path(folder))
        _looks(application)
        _single_instance(where)
        widgets = _forms()
        _register(where)
        _counter(application, where)
        _centre()
        _licences()
        if not any(day.name == "Hari Raya Natal" for day in calendar.propose(2028)):
            raise ValueError("no holidays are proposed")
        save(where.settings, Settings())
        if load(where.settings) != Settings():
            raise ValueError("settings do not read back")
    del widgets


def _looks(application: QApplication) -> None:
    for chosen in (Theme.LIGHT, Theme.DARK):
        theme.apply(application, chosen)
        for name in assets.names("icons"):
            if theme.icon(name.removesuffix(".svg")).isNull():
                raise ValueError(f"icon {name} is empty")


def _single_instance(where: Places) -> None:
    """Check that a second start finds the first, the only one to import QtNetwork."""
    first = single_instance.FirstInstance(where.folder)
    try:
        if not single_instance.is_there(where.folder):
            raise ValueError("a second start does not find the first")
    finally:
        first.stop()


def _forms() -> list[QWidget]:
    names = assets.form_names()
    if not names:
        raise FileNotFoundError("forms")
    return [load_ui_alone(name) for name in names]


def _counter(application: QApplication, where: Places) -> None:
    """Check every page with its named child widgets, and the check of the whole file in a child process."""
    register = open_register(where.register, practice_desk.DESK)
    counter = open_counter(register, practice_desk.SETTINGS, where, lambda chosen: theme.apply(application, chosen))
    try:
        counter.window.grab()
        found = FileCheck().run(where)
    finally:
        counter.end()
    if found.state is not FileState.WHOLE:
        raise ValueError(found)


def _office_paper(register: Register, where: Places, subject: UUID) -> None:
    officer = next(one for one in register.officers.all() if may(one, May.PRINT))
    paper = office_documents.make(
        register, practice_desk.SETTINGS, DocumentRequest(subject, DocumentKind.DOSSIER), officer
    )
    if not paper.keep(where.opened).read_bytes().startswith(b"%PDF"):
        raise ValueError("no office paper")
    read = requests.read(ReadingProcess().ask, paper.pdf)  # by a process of its own
    if not requests.flatten(ReadingProcess().ask, read.content).startswith(b"%PDF"):
        raise ValueError("no PDF was read")
    with FoldingProcess() as beside:
        if not folding.is_there(beside):
            raise ValueError("nothing was folded")
    if _is_there(word_letter.need_library):
        requests.check_template(ReadingProcess().ask, word_template.template(practice_desk.SETTINGS.layout))
    painted = where.opened / "painted.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(painted))
    if not sheet_printing.paint(printer, paper.pdf, PrintOrder("", (0,)), lambda: False, lambda _page: None):
        raise ValueError("no page was painted")
    opened = PdfPages(painted.read_bytes())
    drawn = opened.render(0, 1.0)
    opened.close()
    if not {0, 255} <= set(drawn.grey):
        raise ValueError("no page of an office paper")


def _is_there(need: Callable[[], None]) -> bool:
    """Whether a library possibly missing from a build is installed."""
    with contextlib.suppress(Unavailable):
        need()
        return True
    return False


def _centre() -> None:
    """The centre's schema, PostgreSQL's own client, and doors to keyrings; nobody is spoken with."""
    if not schema.migrations() or not centre_connection.client().startswith("binary"):
        raise ValueError("no schema for the centre, or no client")
    if not {"SecretService", "Windows"} <= {*os_keyring.backend_names()}:
        raise ValueError("no door to a keyring")


def _licences() -> None:
    """Check the program, its components, and the text of each licence."""
    parts = components()
    silent = [part.name for part in parts if not "".join(part.texts).strip()]
    if (
        silent
        or parts[0].name != PROGRAM
        or not {"PySide6_Essentials", "psycopg-binary"} <= {part.name for part in parts}
    ):
        raise ValueError(f"no licence text for {silent or 'all parts'}")


def _register(where: Places) -> None:
    practice_register.prepare(where)
    register = open_register(where.register, practice_desk.DESK)
    try:
        found = register.search.find("contoh")
        verdict = register.maintenance.verify()
        if verdict.broken or not found:
            raise ValueError(verdict.broken or "nothing found")
        office, now = head_of(practice_desk.SETTINGS.office), register.now().astimezone(ZONES[register.zone])
        for columns in (32, 42, 48):
            laid_out = receipts.lay_out(register.complaints.get(found[0].subject), office, columns, training=True)
            if not escpos.encode(laid_out, native_qr=False) or not escpos.encode(laid_out, native_qr=True):
                raise ValueError("no bytes for the printer")
            pdf = receipt_pdf.receipt_pdf(laid_out, found[0].number_text, now, office.name)
            if not receipt_pdf.save(pdf, where.papers, f"resi {found[0].number_text}").read_bytes().startswith(b"%PDF"):
                raise ValueError("no PDF")
        _office_paper(register, where, found[0].subject)
    finally:
        register.close()
