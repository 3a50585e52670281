from __future__ import annotations

from frontoffice.domain.entries.body_codec import FIELDS
from frontoffice.domain.entries.entry_bodies import AssignedBody, DueExtendedBody, StepCorrectedBody


def test_the_names_of_fields_in_the_journal_stay() -> None:
    assert " ".join(FIELDS[StepCorrectedBody]) == "entry step why by"
    assert " ".join(FIELDS[DueExtendedBody]) == "until why letter by"
    assert " ".join(FIELDS[AssignedBody]) == "what officer name role note by"
