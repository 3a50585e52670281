from __future__ import annotations

import pytest

from frontoffice.domain.cases.case_entry import step_of
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.entries.entry import EntryKind
from tests.support.entry_builder import Book


@pytest.mark.parametrize(
    ("kind", "body", "step"),
    [
        (EntryKind.STEPPED, {"step": "act"}, Step.ACT),
        (EntryKind.STEPPED, {"step": "meditate"}, None),
        (EntryKind.REVIEWED, {"note": ""}, Step.REVIEW),
        (EntryKind.CANCELLED, {"why": "Salah catat"}, Step.CANCEL),
        (EntryKind.AMENDED, {"step": "reclassify"}, Step.RECLASSIFY),
        (EntryKind.AMENDED, {"step": "act"}, None),
        (EntryKind.AMENDED, {"changes": {}}, None),
        (EntryKind.CONTACTED, {"step": "act"}, None),
        ("case.dreamt", {"step": "act"}, None),
    ],
)
def test_an_entry_is_the_step_that_its_kind_or_body_names(
    kind: str, body: dict[str, object], step: Step | None
) -> None:
    book = Book()
    book.add(kind, **body)
    assert step_of(book.lines[-1]) is step
