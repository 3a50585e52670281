from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from frontoffice.documents.counter_papers.recovery_paper import office_key_paper
from frontoffice.domain import recovery_code
from frontoffice.domain.proof import checkpoint
from frontoffice.settings import Office
from tests.support.page_extent import extent
from tests.support.papers import MADE_AT


def test_the_paper_holds_every_group_and_what_the_key_is_known_by_on_one_page() -> None:
    code = recovery_code.write(bytes(range(32)))
    public = checkpoint.root_text(bytes(range(32, 64)))
    fingerprint = " ".join(f"{place:04d}" for place in range(16))
    pdf = office_key_paper(Office(name="Dinas Contoh"), code, public, fingerprint, MADE_AT)
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert all(f"{place}. {group}" in text for place, group in enumerate(code.split(), start=1))
    assert f"Kunci publik : {public} Sidik jari : 0000 0001" in text
    assert "0014 0015" in text
    assert "DINAS CONTOH" in text
    _, left, right = extent(pdf)
    assert (round(left), 0 < right <= 190) == (20, True), "nothing beyond the paper's margins"
