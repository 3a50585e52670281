"""The centre's secret on a computer without a keyring: a file beside the register, encrypted with the register's key.

So whoever has the disk has no more of the centre than of the register. Where the office decided that the register stays
plain, the secret stands in the file as it is, for this user only; where nobody decided, nothing is kept.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any, Final

from frontoffice import settings
from frontoffice.places import Places
from frontoffice.register.storage import copying, encryption, opening
from frontoffice.register.storage.authentication import derive

_INFO: Final = b"frontoffice centre secret"
_NONCE_BYTES: Final = 12
_where: Places | None = None


def set_data_folder(where: Places | None) -> Places | None:
    """Set the data folder of the secret file for this process; gives the folder of before."""
    global _where
    before, _where = _where, where
    return before


def can_save_secret() -> bool:
    """Return whether the register's key is loaded, or encryption is switched off by the office. Raises Unavailable."""
    if _where is None:
        return False
    name = encryption.key_name(_where.register)
    return encryption.find_key(name) is not None if name else _is_plain_decided(_where)


def save_secret(user: str, secret: str) -> bool:
    """Save the secret of that role and address in place of any other; whether it could be. Raises Unavailable."""
    if _where is None or not can_save_secret():
        return False
    name = encryption.key_name(_where.register)
    key = encryption.find_key(name) if name else None
    fields = {"user": user, "key": name, **(_encrypt(key, user, secret) if key else {"secret": secret})}
    _write(_where.centre_secret, json.dumps(fields))
    return True


def find(user: str) -> str:
    """Load the saved secret, "" for none or without its key.

    Raises Unavailable.

    What was kept in plain is encrypted as soon as the register is.
    """
    fields = _read()
    if _where is None or fields.get("user") != user:
        return ""
    name = str(fields.get("key", ""))
    if name:
        return _decrypt(encryption.find_key(name), user, fields)
    secret = str(fields.get("secret", ""))
    if encryption.key_name(_where.register):
        save_secret(user, secret)
    return secret


def delete_secret(user: str) -> bool:
    """Delete the file if it belongs to that role and address; whether it was. Raises Unavailable."""
    if _where is None or _read().get("user") != user:
        return False
    with opening.disk(_where.centre_secret):
        _where.centre_secret.unlink()
    return True


def _is_plain_decided(where: Places) -> bool:
    known = settings.load(where.settings)
    return known is not None and bool(known.plain_by)


def _encrypt(key: bytes, user: str, secret: str) -> dict[str, str]:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # only where there is no keyring

    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = ChaCha20Poly1305(derive(key, _INFO)).encrypt(nonce, secret.encode(), user.encode())
    return {"nonce": nonce.hex(), "secret": sealed.hex()}


def _decrypt(key: bytes | None, user: str, fields: dict[str, Any]) -> str:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if key is None:
        return ""
    try:
        nonce, sealed = bytes.fromhex(fields["nonce"]), bytes.fromhex(fields["secret"])
        return ChaCha20Poly1305(derive(key, _INFO)).decrypt(nonce, sealed, user.encode()).decode()
    except (InvalidTag, ValueError, KeyError, TypeError):
        return ""


def _read() -> dict[str, Any]:
    """Load the file's content; nothing where it cannot be read as one."""
    if _where is None:
        return {}
    with opening.disk(_where.centre_secret):
        if not _where.centre_secret.exists():
            return {}
        content = _where.centre_secret.read_bytes()
    try:
        fields = json.loads(content)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _write(file: Path, text: str) -> None:
    part = file.with_name(f"{file.name}.new")
    with opening.disk(file):
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as content:  # noqa: PTH123
            content.write(text)
        copying.sync(part)
        copying.put_in_place(part, file)
