"""Bundle with the proof of one complaint for an outsider.

JSON that ``resources/proof/check_proof.py`` reads.

Its parts are the entries with their words and salts, the way from each to a checkpoint, the checkpoints as signed
notes, what closed pages, approved reports and time stamps say of the same chains, and the public keys. The
format's name never changes its meaning; time stamps, which ``check_time.py`` reads, stand in it where there are any.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import NoteSignature
from frontoffice.register.commands.proving import ComplaintProof, PrintedCheckpoint, ProvenClosing, ProvenEntry
from frontoffice.register.journal.chain import ENTRY_ID

FORMAT: Final = "frontoffice-proof3"
_UUID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class StampedCheckpoint:
    """A checkpoint's text, the answer (DER) of its stamping authority, and the authority's root certificate.

    ``proof`` shows it to be a beginning of the bundle's checkpoint of the same chain.
    """

    text: str
    answer: bytes
    root: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Vouched:
    """Signers vouching for a bundle.

    Public keys by their names, signatures by the chain whose checkpoint was signed.

    ``certificates`` are the office's signed notes about these keys; its own is then among them, as ``office``.
    """

    public_keys: Mapping[str, bytes] = field(default_factory=dict)
    signatures: Mapping[UUID, NoteSignature] = field(default_factory=dict)
    certificates: Sequence[str] = ()
    stamped: Sequence[StampedCheckpoint] = ()


def write(number: str, proof: ComplaintProof, by: Vouched, withheld: Collection[UUID] = ()) -> bytes:
    """The bundle; an unsigned checkpoint stands without a signature.

    Of the entries ``withheld`` the words are left out, and the salt with which they could be guessed.
    """
    notes = []
    for one in proof.checkpoints:
        text = checkpoint.text_of(one)
        signed = by.signatures.get(one.origin)
        notes.append(checkpoint.append_signatures(text, (signed,)) if signed else text)
    bundle = {
        "format": FORMAT,
        "number": number,
        "subject": str(proof.subject),
        "keys": {name: _text(key) for name, key in by.public_keys.items()},
        "certificates": list(by.certificates),
        **({"stamped": [_stamp_record(one) for one in by.stamped]} if by.stamped else {}),
        "checkpoints": notes,
        "entries": [_entry(one, withheld) for one in proof.entries],
        "closings": [_closing(one) for one in proof.closings],
        "printed": [_paper_record(one) for one in proof.printed],
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


def _stamp_record(one: StampedCheckpoint) -> dict[str, Any]:
    nodes = [_text(node) for node in one.proof]
    return {"note": one.text, "answer": _text(one.answer), "root": _text(one.root), "proof": nodes}


def _paper_record(one: PrintedCheckpoint) -> dict[str, Any]:
    counter = f" loket {one.scope.counter}" if one.scope.counter else ""
    paper = f"laporan {one.scope.period}{counter} yang disahkan {to_text(one.approved_at)}"
    return {"paper": paper, "note": checkpoint.text_of(one.held), "proof": [_text(node) for node in one.proof]}


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
