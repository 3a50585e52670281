"""A message to a complainant."""

from __future__ import annotations

import dataclasses
from typing import Any
from uuid import UUID, uuid4

from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

SITI = an_officer()


def subject_of(register: Register) -> UUID:
    return register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject


def a_message(subject: UUID, text: str = "Nomor 0001, kode cek K7M2", **changed: Any) -> Message:
    whole = Message(subject, SendWay.EMAIL, "E-mail", "nurhayati@contoh.id", text, "Nomor 0001", "Tanda terima")
    return dataclasses.replace(whole, **changed)
