"""Files as a website's form writes them, for tests."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Final

SECRET: Final = "rahasia-situs-kantor-0001"  # noqa: S105
FORM: Final = {
    "id": "WEB-17",
    "at": "2026-11-24T10:12:00+07:00",
    "title": "Izin trayek",
    "text": "Berkas saya hilang di loket.",
    "name": "Dewi Anggraini",
    "phone": "0812-3456-7890",
    "email": "Dewi@mail.example",
    "event_date": "2026-11-20",
}


def sign(payload: bytes, secret: str = SECRET) -> bytes:
    """A file with this payload, as a website signs it."""
    digits = hmac.new(secret.encode(), payload, hashlib.sha256).hexdigest()
    return digits.encode() + b"\n" + payload


def a_form(**changes: object) -> bytes:
    """A signed file; a value of None leaves a field out."""
    said = {name: value for name, value in {**FORM, **changes}.items() if value is not None}
    return sign(json.dumps(said).encode())


def put(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file
