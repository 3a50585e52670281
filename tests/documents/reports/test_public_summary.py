"""What the public reads of a period."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.documents.reports import public_summary
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import ConsultationCount, ConsultationFigures, Cut, Movement
from frontoffice.domain.reports.report_approval import SupervisorWords
from frontoffice.paper_layout import PaperLayout
from tests.support import papers
from tests.support.page_extent import extent
from tests.support.papers import texts
from tests.support.report_figures import figures, spans, with_cut
from tests.support.report_files import WORDS, report_file


def test_a_summary_is_one_page_with_counts_and_what_was_changed() -> None:
    (text,) = texts(public_summary.public_summary(report_file(figures(received=1_500))))
    assert "RINGKASAN PENGELOLAAN PENGADUAN November 2026" in text
    assert (
        "Pengaduan, saran dan masukan kami terima 1.500 Telah selesai, termasuk yang diterima sebelumnya 1.200" in text
    )
    assert "Dari yang sudah ditanggapi, dalam 14 hari kerja" in text
    assert "Yang telah kami perbaiki Antrean dibuka 07.30." in text


@pytest.mark.parametrize("is_on_a_wall", [False, True])
def test_what_the_public_reads_follows_the_layout_of_the_office(is_on_a_wall: bool) -> None:
    paper = public_summary.notice_board if is_on_a_wall else public_summary.public_summary
    layout = PaperLayout(margin=28, binding=10, dated_in="Air Itam", copies="Gubernur")
    words = SupervisorWords(changes="kata " * 150)  # too long by a little: made smaller, within the same margins
    pdf = paper(dataclasses.replace(report_file(words=words), layout=layout))
    (text,) = texts(pdf)
    assert ("Air Itam, 1 Desember 2026" in text) is is_on_a_wall
    assert "Gubernur" not in text
    _, left, right = extent(pdf)
    assert left >= 37.5
    assert right <= 182.5


@pytest.mark.thorough
def test_a_summary_names_nobody_and_not_what_is_left() -> None:
    whole = " ".join(texts(public_summary.public_summary(report_file())))
    for word in ("Sari", "Budi", "Pejabat", "Tim A", "Sisa", "Terlambat", WORDS.obstacles):
        assert word not in whole


@pytest.mark.thorough
def test_small_counts_are_stars_and_explained() -> None:
    of = with_cut(figures(), Cut.CATEGORY, [40, 2, 7, 12])
    rows = public_summary.publishable_rows(of, Cut.CATEGORY)
    assert rows == [("Nilai 0", "40"), ("Nilai 1", "*"), ("Nilai 2", "*"), ("Nilai 3", "12")]
    assert "* Jumlah yang kecil tidak ditampilkan" in " ".join(texts(public_summary.public_summary(report_file(of))))


@pytest.mark.thorough
def test_a_table_of_small_counts_alone_is_not_there_at_all() -> None:
    of = with_cut(figures(), Cut.CATEGORY, [4, 4, 4])
    text = " ".join(texts(public_summary.public_summary(report_file(of))))
    assert "Nilai" not in text
    assert "Yang diadukan" not in text


def test_a_table_of_nothing_but_stars_is_not_there_at_all() -> None:
    of = with_cut(figures(), Cut.CATEGORY, [9, 4, 3, 2])
    text = " ".join(texts(public_summary.public_summary(report_file(of))))
    assert "Yang diadukan" not in text


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_no_row_shows_a_small_count_nor_lacks_just_one(counts: list[int]) -> None:
    rows = public_summary.publishable_rows(with_cut(figures(), Cut.SERVICE, counts), Cut.SERVICE)
    assert not any(count in {"1", "2", "3", "4"} for _, count in rows)
    assert sum(count == "*" for _, count in rows) != 1


@st.composite
def papers_of_counts(draw: st.DrawFn) -> tuple[int, dict[Cut, list[int]]]:
    """A total, and how each table of one paper divides it."""
    total = draw(st.integers(1, 60))
    tables = {}
    for cut in (Cut.KIND, Cut.CHANNEL, Cut.CATEGORY, Cut.SERVICE, Cut.REGENCY):
        ends = sorted(draw(st.lists(st.integers(0, total), max_size=8)))
        tables[cut] = [most - least for least, most in zip([0, *ends], [*ends, total], strict=True)]
    return total, tables


@given(papers_of_counts())
def test_who_solves_every_table_of_a_paper_finds_no_hidden_count(paper: tuple[int, dict[Cut, list[int]]]) -> None:
    """Linear constraints: each star is 1 at least, its table adds up to the paper's total, and its rows' order holds."""
    total, tables = paper
    of = figures(received=total)
    for cut, counts in tables.items():
        of = with_cut(of, cut, sorted(counts, reverse=True))
    for cut in tables:
        rows = public_summary.publishable_rows(of, cut)
        assert [label for label, _ in rows] == sorted(label for label, _ in rows), "an order that says nothing of size"
        stars = sum(count == public_summary.HIDDEN for _, count in rows)
        rest = total - sum(int(count) for _, count in rows if count != public_summary.HIDDEN)
        assert not stars or rest - stars >= 5, (cut, rows)


def test_what_another_table_tells_of_those_without_a_value_opens_no_star() -> None:
    of = with_cut(figures(), Cut.CATEGORY, [40, 14, 10, 2])
    lines = of.cuts[Cut.CATEGORY]
    of = dataclasses.replace(
        of, cuts={**of.cuts, Cut.CATEGORY: (*lines[:2], dataclasses.replace(lines[2], value=""), lines[3])}
    )
    assert [count for _, count in public_summary.publishable_rows(of, Cut.CATEGORY)] == ["40", "*", "*", "*"]


@pytest.mark.parametrize("large", [False, True])
def test_a_note_on_stars_stands_where_there_is_a_star(large: bool) -> None:
    of = with_cut(figures(), Cut.SERVICE, [40, 30, 20, 15, 14, 13, 8, 2])  # the stars are beyond what is listed
    of = with_cut(of, Cut.CATEGORY, [40, 8, 2] if large else [40, 30])
    text = " ".join(texts(public_summary.public_summary(report_file(dataclasses.replace(of, consultations=None)))))
    assert ("* Jumlah yang kecil" in text) is (" * " in text.replace("* Jumlah yang kecil", "")) is large


@pytest.mark.thorough
def test_few_are_few_and_times_of_few_not_at_all() -> None:
    few = dataclasses.replace(figures(), movement=Movement(0, 4, 3, 1), response=spans(4), cuts={})
    (text,) = texts(public_summary.public_summary(report_file(few)))
    assert "kami terima kurang dari 5 Telah selesai, termasuk yang diterima sebelumnya kurang dari 5" in text
    assert "hari kerja" not in text


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("channels", "said"), [((30, 10), "40"), ((38, 2), "40"), ((3, 1), "kurang dari 5"), ((), None)]
)
def test_consultations_are_counted_apart_and_small_ones_hidden(channels: tuple[int, ...], said: str | None) -> None:
    sought = ConsultationFilter(parse("2026-11"))
    counted = tuple(ConsultationCount(sought, f"Kanal {place}", many) for place, many in enumerate(channels))
    total = (ConsultationCount(sought, "November 2026", sum(channels)),) if channels else ()
    of = report_file(dataclasses.replace(figures(), consultations=ConsultationFigures(total, counted, ())))
    for paper in (public_summary.public_summary, public_summary.notice_board):
        (text,) = texts(paper(of))
        assert ("konsultasi kami jawab (dihitung tersendiri)" in text.casefold()) is (said is not None)
        assert said is None or said in text
        assert not any(f"Kanal {place} {many} " in f"{text} " for place, many in enumerate(channels) if many < 5)
    assert ("Kanal 0 30 Kanal 1 10" in texts(public_summary.public_summary(of))[0]) is (channels == (30, 10))


@pytest.mark.thorough
@pytest.mark.parametrize("words", [WORDS, SupervisorWords()])
def test_the_notice_board_is_one_page_in_large_letters_with_ways_to_complain(words: SupervisorWords) -> None:
    (text,) = texts(public_summary.notice_board(report_file(words=words)))
    assert "75 pengaduan, saran dan masukan kami terima 60 telah selesai, termasuk yang diterima sebelumnya" in text
    assert ("perbaiki" in text) is bool(words.changes)
    assert "Telepon 0717-422094" in text


@pytest.mark.thorough
@pytest.mark.parametrize("paper", [public_summary.notice_board, public_summary.public_summary])
def test_all_that_can_be_told_is_one_page_all_the_same(paper: Callable[[ReportFile], bytes]) -> None:
    words = SupervisorWords(changes="\n".join(["Antrean dibuka 07.30, dan loket kedua melayani pada hari Jumat."] * 6))
    assert len(texts(paper(report_file(figures(received=1_500), words=words)))) == 1


@pytest.mark.thorough
def test_what_the_public_reads_is_what_it_read() -> None:
    assert papers.as_read(public_summary.public_summary(report_file())) == papers.expected("public_summary")
    assert papers.as_read(public_summary.notice_board(report_file())) == papers.expected("notice_board")
