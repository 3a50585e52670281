from __future__ import annotations

from frontoffice.domain.entries.body_codec import FIELDS
from frontoffice.domain.entries.entry_bodies import ComplainantJoinedBody, ComplainantLeftBody


def test_the_names_of_fields_in_the_journal_stay() -> None:
    assert " ".join(FIELDS[ComplainantJoinedBody]) == "complainant by"
    assert " ".join(FIELDS[ComplainantLeftBody]) == "joined why by"
