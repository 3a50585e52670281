"""Switches of the office, turned on as somebody would who may."""

from __future__ import annotations

import dataclasses
from uuid import UUID, uuid4

from frontoffice.domain import switches
from frontoffice.register.register import Register
from tests.support.entry_builder import HENDRA


def let_extend(register: Register, action: UUID | None = None) -> None:
    """Let the time of a first answer be extended at this office."""
    shipped = register.reference_data.limits.by_code[switches.EXTENSION]
    register.reference_data.set_limit(dataclasses.replace(shipped, amount=1), HENDRA, action or uuid4())
