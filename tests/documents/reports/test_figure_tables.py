"""The figures of a report as tables."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from frontoffice.documents.reports import figure_tables
from frontoffice.documents.reports.figure_tables import ComputedCell
from frontoffice.domain.reports.report import Cut, CutLine, MessageFigures, OpenSlips
from tests.support.november_figures import made_up_figures
from tests.support.report_figures import figures

NOVEMBER = figures()
YEAR = figures("2026", 900)


def test_what_moved_adds_up_and_is_compared() -> None:
    rows = figure_tables.movement(NOVEMBER).rows
    assert [row.label for row in rows] == ["November 2026", "Oktober 2026", "November 2025"]
    assert rows[0].cells == (18, 75, 60, ComputedCell("B{r}+C{r}-D{r}", 33))


def test_a_year_is_compared_with_the_year_before_once() -> None:
    assert [row.label for row in figure_tables.movement(YEAR).rows] == ["Tahun 2026", "Tahun 2025"]


def test_a_cut_sums_to_what_came_in_was_done_and_is_left() -> None:
    for by in Cut:
        moved = NOVEMBER.movement
        assert figure_tables.cut(NOVEMBER, by).sums()[:3] == (moved.received, moved.done, moved.rest)


def test_months_are_summed() -> None:
    table = figure_tables.trend(YEAR)
    assert [row.label for row in table.rows][:2] == ["Januari 2026", "Februari 2026"]
    received, done, difference = table.sums()
    assert difference == received - done


def test_the_share_within_a_limit_is_of_all_that_were_counted() -> None:
    rows = {row.label: row.cells for row in figure_tables.timeliness(NOVEMBER).rows}
    assert rows["Dihitung"] == (67, 60)
    assert rows["Median"] == (Fraction(5, 2), Fraction(5, 2))
    assert figure_tables.value(rows["Dalam 3 hari (%)"][0]) == Fraction(rows["Dalam 3 hari"][0], 67)  # type: ignore[arg-type]
    assert rows["Dalam 3 hari (%)"][1] == ComputedCell(
        'IF(C{top}=0,"",C{within}/C{top})', Fraction(36, 60), is_share=True
    )


def test_consultations_have_tables_of_their_own_where_they_are_recorded() -> None:
    titles = [table.title for table in figure_tables.consultations(NOVEMBER)]
    assert titles == ["Konsultasi menurut bulan", "Konsultasi menurut kanal", "Konsultasi menurut layanan"]
    assert {table.sums() for table in figure_tables.consultations(NOVEMBER)} == {(40,)}
    assert list(figure_tables.consultations(dataclasses.replace(NOVEMBER, consultations=None))) == []


def test_messages_have_a_table_where_any_came_in() -> None:
    counted = (MessageFigures("email", "E-mail", 9, 4, 2, 1, 1, Fraction(5, 2), 8),)
    of = dataclasses.replace(NOVEMBER, messages=counted)
    (table,) = (one for one in figure_tables.all_tables(of, "WIB", ()) if one.title == figure_tables.MESSAGES)
    assert [(row.label, *row.cells) for row in table.rows] == [("E-mail", 9, 4, 2, 1, 1, Fraction(5, 2), 8)]
    assert len(table.heads) == 1 + len(table.rows[0].cells)
    assert figure_tables.MESSAGES not in {one.title for one in figure_tables.all_tables(NOVEMBER, "WIB", ())}


def test_open_slips_are_named_in_what_needs_attention() -> None:
    two = (OpenSlips("L1", "0002/PGD-L1/2026", "0004/PGD-L1/2026", 3), OpenSlips("L2", "9", "9", 1))
    rows = figure_tables.states(dataclasses.replace(figures(), open_slips=two)).rows
    assert [(row.label, *row.cells) for row in rows[-2:]] == [
        ("Slip belum dicatat atau dibatalkan: 0002/PGD-L1/2026 - 0004/PGD-L1/2026", 3),
        ("Slip belum dicatat atau dibatalkan: 9", 1),
    ]


def test_what_was_extended_and_declined_is_counted_by_ground() -> None:
    decided = made_up_figures(extended=2, declined={"unfounded": 3, "in_court": 1, "x": 1})
    found = figure_tables.decisions(decided)
    assert [(row.label, row.cells) for row in found.rows] == [
        ("Batas tanggapan diperpanjang", (2,)),
        ("Tidak dapat ditindaklanjuti: tidak berdasar", (3,)),
        ("Tidak dapat ditindaklanjuti: diperiksa pengadilan", (1,)),
        ("Tidak dapat ditindaklanjuti: x", (1,)),
    ]
    assert found in list(figure_tables.all_tables(decided, "WIB", ()))


def test_tables_without_rows_are_left_out() -> None:
    titles = [table.title for table in figure_tables.all_tables(figures(heard=False), "WIB", (Cut.KIND,))]
    assert "Loket yang dihitung" not in titles
    assert "Perkembangan" not in titles
    assert titles[:2] == ["Rekapitulasi", "Menurut jenis"]


def test_desks_say_when_they_were_heard_and_which_never_were() -> None:
    rows = figure_tables.desks_table(NOVEMBER, "WIB").rows
    assert [(row.label, row.cells[0]) for row in rows] == [
        ("FO1", "01-12-2026 08.27 WIB"),
        ("FO2", "belum pernah terdengar"),
    ]


@pytest.mark.parametrize(
    ("by", "value", "label", "word"),
    [
        (Cut.STATUS, "conveyed", "conveyed", "Menunggu tanggapan pengadu"),
        (Cut.KIND, "input", "x", "Masukan"),
        (Cut.SERVICE, "", "", "(tidak diisi)"),
        (Cut.SERVICE, "nib", "NIB", "NIB"),
    ],
)
def test_a_value_has_its_word(by: Cut, value: str, label: str, word: str) -> None:
    assert figure_tables.line_label(by, CutLine(value, label, 1, 1, 1, 1, 1)) == word


def test_many_districts_are_the_greatest_of_them_and_a_sum_of_the_rest() -> None:
    lines = tuple(CutLine(str(no), f"Kecamatan {no}", 40 - no, 1, 2, 0, 0) for no in range(30))
    of_cut = figure_tables.cut(dataclasses.replace(NOVEMBER, cuts={Cut.DISTRICT: lines}), Cut.DISTRICT)
    assert len(of_cut.rows) == 21
    assert of_cut.rows[0].label == "Selebihnya"
    assert of_cut.sums()[:3] == (sum(line.received for line in lines), 30, 60)
