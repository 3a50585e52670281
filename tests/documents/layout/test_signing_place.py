"""Where a paper's signatory signs, found as the paper is laid out."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.signing_place import SigningPlace
from frontoffice.documents.letters import letter_sheet
from frontoffice.documents.office_documents import LETTERS, laid_out
from frontoffice.domain.cases.steps import Step
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office
from tests.documents.letters.test_letter_sheet import LETTER
from tests.support.papers import a_full_file, texts

MM = 72 / 25.4


def test_every_letter_has_one_and_no_other_paper_has() -> None:
    for kind in DocumentKind:
        _, place = laid_out(kind, a_full_file(Step.REVIEW))
        assert (place is not None) == (kind in LETTERS), kind


@pytest.mark.parametrize(("layout", "high"), [(PaperLayout(), 15), (PaperLayout(signed_electronically=True), 28)])
def test_it_is_the_room_at_the_right_above_the_name(layout: PaperLayout, high: int) -> None:
    _, place = laid_out(DocumentKind.PROGRESS, dataclasses.replace(a_full_file(Step.REVIEW), layout=layout))
    assert place is not None
    assert place.height == pytest.approx(high * MM)
    assert place.left > 105 * MM
    assert place.left + place.width < 190 * MM
    assert 50 * MM < place.bottom < 200 * MM


def test_it_is_on_the_page_where_the_signature_came_to_stand() -> None:
    found: list[SigningPlace] = []
    long = dataclasses.replace(LETTER, body=tuple(LETTER.body) * 30)
    story = letter_sheet.laid_out(long, PaperLayout(), found.append)
    pdf = a4_sheet.sheet(Letterhead(Office()), "a", "b", story)
    (page,) = (no for no, text in enumerate(texts(pdf)) if "nama NIP" in text)
    assert [one.page for one in found] == [page]
    assert page > 0
