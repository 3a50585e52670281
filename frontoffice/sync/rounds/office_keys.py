"""The office's public key as it is pasted and kept: 32 bytes in base64."""

from __future__ import annotations

import base64
import binascii

from frontoffice.domain.proof.device_certificate import KEY_BYTES
from frontoffice.errors import Problem, Refused
from frontoffice.sync.codes import CentreRefusal


def read(text: str) -> bytes:
    """The key. Raises Refused (``office_key``) for whatever is none."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise Refused(Problem("office_key", CentreRefusal.OFFICE_KEY))
    return key


def check(text: str) -> None:
    """Validate an office key; raises Refused (``office_key``) for an invalid one."""
    read(text)
