"""The bundle that proves one complaint to an outsider: JSON that ``resources/proof/check_proof.py`` reads.

Its parts are the entries with their words and salts, the way from each to a checkpoint, the checkpoints as signed
notes, what closed pages say of the same chain on paper, and the public key. The format's name never changes its
meaning.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import checkpoint
from frontoffice.domain.checkpoint import NoteSignature
from frontoffice.register.commands.proving import ComplaintProof, ProvenClosing, ProvenEntry
from frontoffice.register.journal.chain import ENTRY_ID

FORMAT: Final = "frontoffice-proof1"
_UUID_BYTES: Final = 16


def write(
    number: str,
    proof: ComplaintProof,
    public_keys: Mapping[str, bytes],
    signatures: Mapping[UUID, NoteSignature],
    withheld: Collection[UUID] = (),
    certificates: Sequence[str] = (),
) -> bytes:
    """The bundle. ``signatures`` are by the chain whose checkpoint was signed; one that was not stands without.

    Of the entries ``withheld`` the words are left out, and the salt with which they could be guessed. ``certificates``
    are the office's signed notes about these keys; its own public key is then among them, as ``office``.
    """
    notes = []
    for one in proof.checkpoints:
        text = checkpoint.text_of(one)
        signed = signatures.get(one.origin)
        notes.append(checkpoint.signed(text, (signed,)) if signed else text)
    bundle = {
        "format": FORMAT,
        "number": number,
        "subject": str(proof.subject),
        "keys": {name: _text(key) for name, key in public_keys.items()},
        "certificates": list(certificates),
        "checkpoints": notes,
        "entries": [_entry(one, withheld) for one in proof.entries],
        "closings": [_closing(one) for one in proof.closings],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode() + b"\n"


def _entry(one: ProvenEntry, withheld: Collection[UUID]) -> dict[str, Any]:
    origin, seq, prev, digest, lc, entry_id, subject, kind, version = one.row[:9]
    occurred_at, recorded_at, zone, officer, role, series, year, no, parents, content = one.row[9:19]
    salt, body, erased_by = one.row[19:22]
    is_withheld = body is not None and UUID(bytes=entry_id) in withheld
    body = None if is_withheld else body
    written = {
        "origin": str(UUID(bytes=origin)),
        "seq": seq,
        "prev": _text(prev),
        "hash": _text(digest),
        "lc": lc,
        "entry_id": str(UUID(bytes=entry_id)),
        "subject": str(UUID(bytes=subject)),
        "kind": kind,
        "v": version,
        "occurred_at": occurred_at,
        "recorded_at": recorded_at,
        "zone": zone,
        "officer": officer,
        "role": role,
        "series": series,
        "year": year,
        "no": no,
        "parents": [str(UUID(bytes=parents[at : at + _UUID_BYTES])) for at in range(0, len(parents), _UUID_BYTES)],
        "content_hash": _text(content),
        "salt": None if body is None else _text(salt),
        "body": None if body is None else body.decode(),
        "erased_by": None if erased_by is None else str(UUID(bytes=erased_by)),
        "proof": [_text(node) for node in one.proof],
    }
    return written | {"withheld": True} if is_withheld else written


def _closing(one: ProvenClosing) -> dict[str, Any]:
    return {
        "counter": one.counter,
        "day": one.day.isoformat(),
        "entry": _entry(one.closed, {UUID(bytes=one.closed.row[ENTRY_ID])}),  # its words may be about others
        "root": one.root,
        "proof": [_text(node) for node in one.proof],
    }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
