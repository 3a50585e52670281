from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from frontoffice.domain.complaint import CHANNELS, Channel, Identity, Manner
from frontoffice.domain.consultation import LONGEST, Consultation, Inquiry, clean_inquiry, problems
from frontoffice.domain.numbering import check_code

OFFERED = {channel.code: channel for channel in CHANNELS} | {"old": Channel("old", "Lama", Manner.ORAL, active=False)}
ASKED = Inquiry("counter", "Syarat izin trayek", answered_by="Siti Rahmawati")


def found(**changes: Any) -> list[tuple[str, str]]:
    values = {"channel": "counter", "about": "Syarat", "answered_by": "Siti"} | changes
    return [(one.field, str(one.code)) for one in problems(clean_inquiry(Inquiry(**values)), OFFERED)]


def test_what_about_by_which_channel_and_who_answered_is_all_that_is_asked() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"about": " \u200b"}, ("about", "text_missing")),
        ({"answered_by": ""}, ("answered_by", "name_missing")),
        ({"channel": "pigeon"}, ("channel", "channel_unknown")),
        ({"channel": "old"}, ("channel", "channel_retired")),
        ({"about": "x" * (LONGEST + 1)}, ("about", "too_long")),
        ({"name": "x" * 301}, ("name", "too_long")),
    ],
)
def test_what_is_wrong_stands_by_its_field(changes: dict[str, Any], problem: tuple[str, str]) -> None:
    assert found(**changes) == [problem]


def test_texts_are_kept_clean_and_nobody_is_hidden_who_gave_no_name() -> None:
    asked = clean_inquiry(Inquiry("counter", " Syarat\r\nizin ", name="  ", identity=Identity.CONFIDENTIAL))
    assert (asked.about, asked.name, asked.identity) == ("Syarat izin", "", Identity.OPEN)
    assert (
        clean_inquiry(Inquiry("counter", "x", name="Budi", identity=Identity.CONFIDENTIAL)).identity == "confidential"
    )


@pytest.mark.parametrize(("identity", "shown"), [(Identity.OPEN, "Nurhayati"), (Identity.CONFIDENTIAL, "")])
def test_a_confidential_name_is_shown_to_nobody(identity: Identity, shown: str) -> None:
    asked = Inquiry("counter", "Syarat", name="Nurhayati", identity=identity)
    moment = datetime(2026, 11, 24, 15, 32, tzinfo=UTC)
    one = Consultation(UUID(int=7), asked, "Loket", "L1", "Loket 1", moment, "WIT", "Siti")
    assert one.display_name == shown
    assert one.day == date(2026, 11, 25)
    assert one.code == check_code(UUID(int=7))
