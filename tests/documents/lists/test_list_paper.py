"""The list of a period on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.lists import list_paper
from frontoffice.documents.lists.list_paper import ListSheet
from frontoffice.settings import Office
from tests.support import papers
from tests.support.list_papers import made
from tests.support.papers import texts
from tests.support.refusals import failure


@pytest.mark.thorough
def test_a_list_lies_and_is_numbered_counted_and_signed() -> None:
    pages = texts(made(3))
    assert "DAFTAR PENGADUAN, SARAN DAN MASUKAN Periode: November 2026 Kanal: <Loket>" in pages[0]
    assert "1 0000/PGD-L1/2026 03-11-2026" in pages[0]
    assert "Nurhayati" in pages[0]
    assert "Jumlah 3." in pages[0]
    assert "NIP 1980" in pages[0]
    width, height = PdfReader(io.BytesIO(made(3))).pages[0].mediabox[2:]
    assert float(width) > float(height)


def test_a_list_that_was_only_found_is_dated_and_not_signed() -> None:
    (page,) = texts(made(1, sheet=ListSheet(Office(), "Daftar pengaduan", papers.MADE_AT, training=True)))
    assert "Pangkalpinang, 24 November 2026" in page
    assert "NIP" not in page
    assert "LATIHAN" in page
    assert page.endswith("Daftar pengaduan Halaman 1 dari 1")


@pytest.mark.thorough
def test_how_many_there_are_stands_on_the_page_of_the_last_line_also_where_nobody_signs() -> None:
    for count in range(20, 60):
        *_, last = texts(made(count, sheet=ListSheet(Office(), "Daftar pengaduan", papers.MADE_AT)))
        assert f"Jumlah {count}." in last
        assert f" {count - 1:04}/PGD-L1/2026 " in last, count


@pytest.mark.thorough
def test_rows_go_on_over_tables_and_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_paper, "_A_TABLE", 4)
    whole = " ".join(texts(made(9)))
    assert "9 0008/PGD-L1/2026" in whole
    assert whole.count("Nomor register") > 1


def test_a_list_of_nothing_says_so() -> None:
    assert "NIHIL" in texts(made(0))[0]


def test_a_list_stops_when_it_shall() -> None:
    assert failure(lambda: made(1, ExportProgress(is_stopped=lambda: True))) == ("document_stopped", {})


@pytest.mark.thorough
def test_how_far_a_list_is_can_be_seen_and_it_stops_while_it_is_measured_and_while_it_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(list_paper, "_A_TABLE", 4)
    steps: list[int] = []
    made(9, ExportProgress(lambda done, _of: steps.append(done)))
    assert steps == [0, 2, 4, 4, 6, 8, 9]
    for most in range(len(steps)):
        looked = iter([False] * most)
        stopping = ExportProgress(is_stopped=lambda looked=looked: next(looked, True))  # type: ignore[misc]
        assert failure(lambda stopping=stopping: made(9, stopping)) == ("document_stopped", {})  # type: ignore[misc]


@pytest.mark.thorough
def test_the_list_reads_as_it_read() -> None:
    assert papers.as_read(made(2)) == papers.expected("report_list")
