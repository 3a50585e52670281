"""A list of consultations as a file: a folder is chosen, the entry is written, then a worker writes the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontoffice.app.workers.background import Worker
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.consultation_list import consultation_table
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListExport
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

if TYPE_CHECKING:
    from frontoffice.ui.consultations.consultation_order import ConsultationOrder
    from frontoffice.ui.consultations.consultation_page import ConsultationPage


class ConsultationExporter(QObject):
    """Exporter of the consultations page, one list at a time."""

    def __init__(self, register: Register, page: ConsultationPage, officer: Callable[[], Officer]) -> None:
        super().__init__(page)
        self._register, self._page, self._officer = register, page, officer
        self._worker: Worker | None = None
        page.export_asked.connect(self._ask_folder)

    def end(self) -> None:
        """Wait for the worker."""
        if self._worker is not None:
            self._worker.stop()

    def _ask_folder(self, order: ConsultationOrder) -> None:
        choose_folder(self._page, self.tr("Where the list goes"), lambda folder: self.export(order, folder))

    def export(self, order: ConsultationOrder, folder: Path) -> None:
        """Record the list's export in the journal, then write the file. What is against it stands on the page."""
        with show_errors(self._page.show_problem) as writing:
            lines = self._register.consultations.list_for_export(order.sought, identities=order.identities)
            export = ListExport(
                name="consultations",
                lines=len(lines),
                format=order.format,
                period=order.sought.period,
                limited=order.limited,
                identities=order.identities,
                why=order.why,
            )
            self._register.exports.record(export, self._officer(), order.action)
        if writing.worked:
            self._worker = self._worker or Worker("consultations", self)
            self._worker.run(lambda: self._write(order, lines, folder), self._page.show_exported, self._on_failed)

    def _write(self, order: ConsultationOrder, lines: tuple[Consultation, ...], folder: Path) -> Path:
        """In the worker's thread."""
        now, zone = self._register.now(), self._register.zone
        made = list_paper.creation_time_text(now, zone)
        table = consultation_table(lines, order.limited, made, named=order.identities)
        target = folder / list_paper.list_name("daftar-konsultasi", now, zone, order.format)
        return list_paper.write(table, order.format, target, now, ExportProgress())

    def _on_failed(self, error: Exception) -> None:
        with show_unavailable(lambda failure: self._page.show_problem(wording.unavailable(failure))):
            raise error
