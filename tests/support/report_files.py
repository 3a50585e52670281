"""A period's file of made-up figures, and what the papers made of it say."""

from __future__ import annotations

from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.reports.report import Figures
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.settings import Office, Signatory
from tests.support.report_figures import figures

WORDS = SupervisorWords(
    "Server <lambat> & sering mati.", "Menambah petugas.", "Berjalan baik.", "Antrean dibuka 07.30."
)


def report_file(
    of: Figures | None = None, words: SupervisorWords = WORDS, meeting: EvaluationMeeting | None = None
) -> ReportFile:
    """The file of a period; of November 2026 unless other figures are given."""
    by = Signatory("Kepala Bidang Pengaduan", "Nama Pejabat", "1980", "Kepala Dinas")
    return ReportFile(Office(), of or figures(), by, words, meeting or EvaluationMeeting())
