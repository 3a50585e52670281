"""What another office says of a checkpoint that it has seen: its witness's cosignature (C2SP tlog-cosignature).

A witness remembers the newest checkpoint of each chain and cosigns a newer one only when it is shown to go on from
that (:func:`verdict`), so that whoever has its key knows that nobody was shown another history. What is asked of it and
what it answers are texts, carried as files. The signing is not done here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from enum import Enum, auto
from typing import Final

from frontoffice.domain.proof import checkpoint, merkle
from frontoffice.domain.proof.merkle import HASH_BYTES, TreeHead
from frontoffice.frozen import frozen

_DASH: Final = "\N{EM DASH}"
_KIND: Final = b"\x04"
_SIGNED: Final = 12  # bytes before the signature itself: the key's identity and a moment
_ASKED: Final = "frontoffice-witness-request/1"
_SAID: Final = "frontoffice-witness-reply/1"
_BEFORE_NODES: Final = 3  # lines of a request
_MOST_NODES: Final = 64
_LAST_MOMENT: Final = 253_402_300_799  # of the year 9999
_NAME: Final = re.compile(r"[^\s+]{1,100}")
_B64: Final = "([0-9A-Za-z+/]+=*)"


class WitnessVerdict(Enum):
    """What becomes of a request: cosigned; the way begins at another size than is remembered; the histories differ."""

    COSIGNED = auto()
    OTHER_SIZE = auto()
    CONTRADICTED = auto()


@frozen
class WitnessRequest:
    """A checkpoint to be cosigned: a signed note, the key that signed it, the way from ``older`` entries to it."""

    key_name: str
    public_key: bytes
    older: int
    proof: tuple[bytes, ...]
    note: str


@frozen
class Cosignature:
    """That a witness of that name and key saw the checkpoint of ``text`` at a moment (seconds since 1970, UTC)."""

    witness: str
    public_key: bytes
    at: int
    signature: bytes
    text: str


def verdict(seen: TreeHead | None, asked: TreeHead, request: WitnessRequest) -> WitnessVerdict:
    """What a witness that has ``seen`` a chain (None: never) says to what is ``asked`` of the same chain."""
    if seen is None:
        return WitnessVerdict.COSIGNED
    if asked.size != seen.size and (asked.size < seen.size or request.older != seen.size):
        return WitnessVerdict.OTHER_SIZE
    proof = request.proof if asked.size > seen.size else ()
    return WitnessVerdict.COSIGNED if merkle.is_consistent(seen, asked, proof) else WitnessVerdict.CONTRADICTED


def is_name(name: str) -> bool:
    """Whether a witness may be called so: no space and no plus sign."""
    return _NAME.fullmatch(name) is not None


def message(text: str, at: int) -> bytes:
    """What a witness signs."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def line(one: Cosignature) -> str:
    """The line that stands beneath the text as a cosignature of C2SP."""
    identity = hashlib.sha256(one.witness.encode() + b"\n" + _KIND + one.public_key).digest()[:4]
    signed = identity + one.at.to_bytes(8, "big") + one.signature
    return f"{_DASH} {one.witness} {base64.b64encode(signed).decode()}\n"


def cosigned(one: Cosignature) -> str:
    """The checkpoint with the witness's line beneath it."""
    return f"{one.text}\n{line(one)}"


def write_request(one: WitnessRequest) -> str:
    """The text that goes to a witness."""
    key = f"key {one.key_name} {_text(one.public_key)}\n"
    nodes = "".join(f"node {_text(node)}\n" for node in one.proof)
    return f"{_ASKED}\n{key}old {one.older}\n{nodes}\n{one.note}"


def read_request(text: str) -> WitnessRequest:
    """What is asked. Raises ValueError for any text that :func:`write_request` does not write."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    key = re.fullmatch(rf"key (\S+) {_B64}", lines[1]) if len(lines) > 1 else None
    old = re.fullmatch(r"old ([0-9]{1,18})", lines[2]) if len(lines) > _BEFORE_NODES - 1 else None
    if lines[0] != _ASKED or key is None or old is None or len(lines) > _BEFORE_NODES + _MOST_NODES:
        raise ValueError("nothing that is asked of a witness")
    nodes = tuple(_bytes(one.removeprefix("node ")) for one in lines[_BEFORE_NODES:])
    one = WitnessRequest(key[1], _bytes(key[2]), int(old[1]), nodes, note)
    if write_request(one) != text:
        raise ValueError("a request has one spelling")
    return one


def write_reply(one: Cosignature) -> str:
    """The text that comes back from a witness."""
    return f"{_SAID}\nkey {one.witness} {_text(one.public_key)}\n\n{cosigned(one)}"


def read_reply(text: str) -> Cosignature:
    """What a witness says; whether it signed that is not looked at. Raises ValueError for any other text."""
    head, _, note = text.partition("\n\n")
    signed, _, beneath = note.rpartition("\n\n")
    key = re.fullmatch(rf"{_SAID}\nkey (\S+) {_B64}", head)
    said = re.fullmatch(rf"{_DASH} (\S+) {_B64}\n", beneath)
    data = base64.b64decode(said[2], validate=True) if said else b""
    if key is None or len(data) != _SIGNED + checkpoint.SIGNATURE_BYTES:
        raise ValueError("nothing that a witness says")
    at = int.from_bytes(data[4:_SIGNED], "big")
    one = Cosignature(key[1], _bytes(key[2]), at, data[_SIGNED:], f"{signed}\n")
    if at > _LAST_MOMENT or write_reply(one) != text:
        raise ValueError("a reply has one spelling")
    return one


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != HASH_BYTES:
        raise ValueError("not that many bytes")
    return data
