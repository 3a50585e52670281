from __future__ import annotations

import dataclasses

from frontoffice.settings import Office
from frontoffice.ui.receipts.answer_view import sender_of


def test_a_message_is_signed_with_what_the_settings_say() -> None:
    office = Office(short_name="a", name="b", telephone="c", sms="d", email="e", website="f")
    assert dataclasses.astuple(sender_of(office)) == ("a", "b", "c", "d", "e", "f")
