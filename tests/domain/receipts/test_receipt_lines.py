from __future__ import annotations

import pytest

from frontoffice.domain.receipts import Line, ReceiptLines


def composed(columns: int = 32, *, as_image: bool = False) -> ReceiptLines:
    return ReceiptLines(columns, as_image=as_image)


@pytest.mark.parametrize(("columns", "margin"), [(32, 12), (42, 12), (48, 14)])
def test_a_label_leaves_its_text_hanging_under_itself(columns: int, margin: int) -> None:
    lines = composed(columns)
    lines.field("Layanan", "a" * (columns - margin) + " b")
    assert lines.lines == [
        Line("Layanan".ljust(margin - 2) + ": " + "a" * (columns - margin)),
        Line(" " * margin + "b"),
    ]


def test_a_label_without_text_takes_no_line() -> None:
    lines = composed()
    lines.field("Permohonan", " ")
    assert lines.lines == []


def test_a_number_is_twice_as_wide_only_where_it_fits() -> None:
    lines = composed()
    lines.large("0147/PGD-L1/2026")  # 16 letters
    lines.large("00147/PGD-L1/2026")
    assert [(line.wide, line.tall, line.bold, line.align) for line in lines.lines] == [
        (2, 2, True, "center"),
        (1, 2, True, "center"),
    ]


def test_a_number_longer_than_two_lines_shows_that_it_goes_on() -> None:
    lines = composed()
    lines.large("A" * 64)
    lines.large("B" * 65)
    assert [line.text for line in lines.lines] == ["A" * 32, "A" * 32, "B" * 32, "B" * 32, "..."]


def test_a_band_is_inverted_and_twice_as_large_only_where_it_fits_with_its_margins() -> None:
    lines = composed()
    lines.band("A" * 14)
    lines.band("A" * 15)
    assert lines.lines == [
        Line(f" {'A' * 14} ", bold=True, wide=2, tall=2, align="center", inverted=True),
        Line(f" {'A' * 15} ", bold=True, wide=1, tall=1, align="center", inverted=True),
    ]


def test_a_text_is_cut_to_what_its_lines_can_show_before_it_is_folded() -> None:
    lines = composed()
    assert lines.fold("a" * 64, 1) == "a" * 64
    assert lines.fold("a" * 64 + "\u0107", 1) == "a" * 64 + " ..."
    assert lines.folded == 0


def test_letters_that_are_not_as_written_are_counted_over_the_whole_paper_unless_it_is_drawn() -> None:
    lines, drawn = composed(), composed(as_image=True)
    for paper in (lines, drawn):
        paper.left("Zo\u00eb")
        paper.center("Ren\u00e9 \u6f22")
    assert (lines.folded, [line.text for line in lines.lines]) == (3, ["Zoe", "Rene ?"])
    assert (drawn.folded, [line.text for line in drawn.lines]) == (0, ["Zo\u00eb", "Ren\u00e9 \u6f22"])


def test_blank_lines_and_rules_stand_where_they_are_asked_for() -> None:
    lines = composed()
    lines.blank(2)
    lines.rule()
    lines.blank()
    assert lines.lines == [Line(), Line(), Line("-" * 32, kind="rule"), Line()]


def test_a_line_is_plain_text_at_the_left_unless_it_says_otherwise() -> None:
    line = Line("a")
    assert (line.bold, line.wide, line.tall, line.align, line.inverted, line.kind) == (
        False,
        1,
        1,
        "left",
        False,
        "text",
    )


def test_centred_text_is_of_normal_height_unless_asked() -> None:
    lines = composed()
    lines.center("Resi")
    lines.center("Resi", bold=True, tall=2)
    assert lines.lines == [Line("Resi", align="center"), Line("Resi", bold=True, tall=2, align="center")]
