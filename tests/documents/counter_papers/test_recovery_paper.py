from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from frontoffice.documents.counter_papers.recovery_paper import recovery_paper
from frontoffice.domain import recovery_code
from frontoffice.settings import Office
from tests.support.page_extent import extent
from tests.support.papers import MADE_AT


def test_the_paper_holds_every_group_with_its_place_on_one_page() -> None:
    code = recovery_code.write(bytes(range(32)))
    pdf = recovery_paper(Office(), code, "0123456789abcdef", MADE_AT)
    pages = PdfReader(BytesIO(pdf)).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert [f"{place}. {group}" in " ".join(text.split()) for place, group in enumerate(code.split(), start=1)] == [
        True
    ] * 13
    _, left, right = extent(pdf)
    assert (round(left), 0 < right <= 190) == (20, True), "nothing beyond the paper's margins"
    text = " ".join(text.split())
    assert "KUNCI PEMULIHAN REGISTER Dibuat : 24 November 2026 Nama kunci : 01234567 Dengan kode ini" in text
