from __future__ import annotations

import pytest

from frontoffice.domain.cases.case import Case
from frontoffice.domain.receipts import WIDTHS, OfficeHead, lay_out_status
from frontoffice.domain.text.printable_text import is_plain
from tests.support.examples import MORNING, a_complaint

HEAD = OfficeHead("Pemerintah Kota", "Dinas Penanaman Modal dan PTSP", "Jalan A", "0717-422094", "", "a@b.go.id", "")


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_paper_fits_every_width_and_says_how_it_stands_and_whose_it_is_not(columns: int) -> None:
    complaint = a_complaint()
    paper = lay_out_status(complaint, Case(), HEAD, columns, MORNING)
    for line in paper.lines:
        assert len(line.text) * line.wide <= columns, line
        assert is_plain(line.text)
    said = " ".join(" ".join(line.text for line in paper.lines).split())
    for part in (
        "STATUS PENGADUAN",
        "0147/PGD-L1/2026",
        "menunggu ditelaah",
        "Telepon 0717-422094",
        "Bukan tanda terima",
    ):
        assert part in said, part
    assert "SMS" not in said
    for hidden in (complaint.check_code, complaint.intake.complainant.name, complaint.intake.description[:12]):
        assert hidden not in said
    assert (paper.qr, [line for line in paper.lines if line.kind == "qr"]) == ("", [])
    assert "LATIHAN" not in said


def test_practice_says_so_and_another_width_is_refused() -> None:
    paper = lay_out_status(a_complaint(), Case(), HEAD, 48, MORNING, training=True)
    assert "LATIHAN" in paper.lines[0].text
    with pytest.raises(ValueError, match="40"):
        lay_out_status(a_complaint(), Case(), HEAD, 40, MORNING)
