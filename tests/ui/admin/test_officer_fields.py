from __future__ import annotations

from datetime import date
from uuid import uuid4

from frontoffice.domain.people import Officer, Role
from frontoffice.ui.admin import officer_fields


def test_the_editor_of_a_new_officer_begins_empty_and_others_as_they_are() -> None:
    assert set(officer_fields.editable(None).values()) == {"", "officer"}
    reader = Officer(uuid4(), "Dewi", Role.READER, institution="BPK", until=date(2026, 11, 23), grant="ST/1")
    assert officer_fields.editable(reader) == {
        "name": "Dewi",
        "position": "",
        "nip": "",
        "institution": "BPK",
        "grant": "ST/1",
        "role": "reader",
        "until": "23-11-2026",
    }


def test_every_role_is_told_in_a_sentence_of_its_own(qapp: object) -> None:
    assert len({officer_fields.what_it_may(role) for role in Role}) == len(Role)
