"""Time stamps of this register's checkpoints: public, self-proving texts in files beside it.

All are kept, since an older one shows more of the entries that it covers. A proof takes for each of its entries the
first that covers it. What was asked and not yet answered lies beside them.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice import time_stamps
from frontoffice.documents.dossiers.proof_bundle import StampedCheckpoint
from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint
from frontoffice.places import TIME_STAMPS
from frontoffice.register.commands.proving import ComplaintProof
from frontoffice.register.journal.chain import ORIGIN, SEQ
from frontoffice.register.register import Register
from frontoffice.time_stamps import StampQuestion

# --- Copy time stamps to a folder of the register's copies and back: else they are lost with the disk ---
# A stamp proves itself, whoever carries it; one that is there already stays.

_NAME: Final = re.compile(r"[0-9a-f-]{1,80}\.stamp")
_MOST_BYTES: Final = 200_000


def copy_stamps_to(register: Path, folder: Path) -> None:
    """Copy the time stamps beside a register into a folder of its copies. Raises Unavailable (``file_not_saved``)."""
    _carry(register.parent / TIME_STAMPS, folder / TIME_STAMPS)


def restore_stamps_from(folder: Path, register: Path) -> None:
    """Copy the time stamps beside copies back beside the register. Raises Unavailable (``file_not_saved``)."""
    _carry(folder / TIME_STAMPS, register.parent / TIME_STAMPS)


def _carry(source: Path, target: Path) -> None:
    for file in sorted(source.glob("*.*")):
        content = _content(file) if _NAME.fullmatch(file.name) else b""
        there = target / file.name
        if content and not there.exists():
            output_file.write_bytes(there, content)


def _content(file: Path) -> bytes:
    """Content of a file; nothing of an unreadable or too long one."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError:
        return b""
    return content if len(content) <= _MOST_BYTES else b""


# --- kept stamps ---

_STAMP: Final = ".stamp"
_ASKED: Final = ".asked"
_SIZE: Final = re.compile(r"[0-9a-f-]{36}-([0-9]{18})-[0-9a-f]{16}\.stamp")
_UNREADABLE: Final = (OSError, ValueError, LookupError, TypeError)


@dataclass(frozen=True, slots=True)
class KeptStamp:
    """Answer to a checkpoint's text, with its pinned root certificate, its moment (UTC) and its authority."""

    text: str
    answer: bytes
    root: bytes
    at: datetime
    authority: str


def remember(register: Register, asked: StampQuestion) -> None:
    """Save a question until it is answered. Raises Unavailable (``file_not_saved``)."""
    content = {"text": asked.text, "nonce": asked.nonce, "query": _text(asked.query)}
    output_file.write_bytes(_question_file(register, time_stamps.digest(asked.text)), json.dumps(content).encode())


def load_question(register: Register, imprint: bytes) -> StampQuestion | None:
    """Question asked with that hash; None where nothing was, or it cannot be read any more."""
    try:
        said: Any = json.loads(_question_file(register, imprint).read_text("utf-8"))
        one = StampQuestion(str(said["text"]), int(said["nonce"]), _bytes(said["query"]))
    except _UNREADABLE:
        return None
    return one if time_stamps.digest(one.text) == imprint else None


def forget(register: Register, asked: StampQuestion) -> None:
    """Delete an answered question."""
    _question_file(register, time_stamps.digest(asked.text)).unlink(missing_ok=True)


def keep(register: Register, one: KeptStamp) -> bool:
    """Keep a stamp; False where this authority stamped as many entries before. Raises Unavailable."""
    of = checkpoint.read_text(one.text)
    whose = hashlib.sha256(one.root + one.authority.encode()).hexdigest()[:16]
    file = _folder(register) / f"{of.origin}-{of.size:018d}-{whose}{_STAMP}"
    before = _read(file)
    if before is not None and before.at <= one.at and _is_beginning(register, before):
        return False
    kept = {"text": one.text, "answer": _text(one.answer), "root": _text(one.root)}
    output_file.write_bytes(file, json.dumps(kept).encode())
    return True


def list_stamps(register: Register, origin: UUID) -> Iterator[KeptStamp]:
    """Valid stored stamps of a chain, by ascending number of entries; a changed file is none."""
    for _, file in _files(register, origin):
        one = _read(file)
        if one is not None:
            yield one


def count_covered(register: Register, origin: UUID) -> int:
    """Number of entries of a chain covered by its largest valid stamp, 0 for none."""
    for size, file in reversed(_files(register, origin)):
        one = _read(file)
        if one is not None and _is_beginning(register, one):
            return size
    return 0


def of_proof(register: Register, proof: ComplaintProof) -> tuple[StampedCheckpoint, ...]:
    """First stamp covering each entry of a proof, with the proof path from there to the proof's checkpoint."""
    found: list[StampedCheckpoint] = []
    for whole in proof.checkpoints:
        wanted = sorted(one.row[SEQ] for one in proof.entries if one.row[ORIGIN] == whole.origin.bytes)
        for size, files in itertools.groupby(_files(register, whole.origin), itemgetter(0)):
            if not wanted or size < wanted[0]:
                continue
            held = sorted(filter(None, (_read(file) for _, file in files)), key=attrgetter("at"))
            ways = ((one, register.proofs.goes_on(checkpoint.read_text(one.text), whole.size)) for one in held)
            one, way = next(((one, way) for one, way in ways if way is not None), (None, ()))
            if one is None:
                continue
            found.append(StampedCheckpoint(one.text, one.answer, one.root, way))
            wanted = [seq for seq in wanted if seq > size]
    return tuple(found)


def _is_beginning(register: Register, one: KeptStamp) -> bool:
    """Whether the register continues a stamped checkpoint: a restored one may have another history."""
    return register.proofs.goes_on(checkpoint.read_text(one.text)) is not None


def _read(file: Path) -> KeptStamp | None:
    try:
        said: Any = json.loads(file.read_text("utf-8"))
        text, answer, root = str(said["text"]), _bytes(said["answer"]), _bytes(said["root"])
        of, stamp = checkpoint.read_text(text), time_stamps.read(answer, text, (root,))
    except _UNREADABLE:
        return None
    one = KeptStamp(text, answer, root, stamp.at, stamp.authority)
    return one if file.name.startswith(f"{of.origin}-{of.size:018d}-") else None


def _files(register: Register, origin: UUID) -> list[tuple[int, Path]]:
    """The files of a chain by how many entries they cover."""
    named = ((_SIZE.fullmatch(file.name), file) for file in _folder(register).glob(f"{origin}-*{_STAMP}"))
    return sorted((int(parts[1]), file) for parts, file in named if parts)


def _question_file(register: Register, imprint: bytes) -> Path:
    return _folder(register) / f"{imprint.hex()}{_ASKED}"


def _folder(register: Register) -> Path:
    return register.path.parent / TIME_STAMPS


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    return base64.b64decode(text, validate=True)
