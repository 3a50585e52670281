"""What the office and its devices signed: C2SP's signed notes, read and verified anew, and what stands beyond them.

Only where the history says with which key the office signs (``office_key``). Notes are numbered without holes and are
the same everywhere; a checkpoint fits the chain that it names; of others' chains no desk holds more than was signed.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.support.history.chains import by_origin
from tests.support.history.faults import BrokenPromise
from tests.support.history.formats import tree_root
from tests.support.history.record import Event
from tests.support.history.stores import Store

OFFICE = "office"


class Certified(NamedTuple):
    """A device as its certificates have it: each key that it ever had, and whose chains it goes on with."""

    keys: tuple[bytes, ...] = ()
    replaces: frozenset[str] = frozenset()


def check_signatures(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """Every rule of what is signed, in an office that has a key."""
    keys = [bytes.fromhex(event["key"]) for event in history if event.what == "office_key"]
    if not keys:
        return
    devices = {OFFICE: Certified((keys[0],))}
    for store in stores:
        yield from check_notes(store, keys[0], devices)
    notes = {serial: note for store in stores if store.is_centre for serial, note in store.notes.items()}
    for store in stores:
        for serial in sorted(serial for serial, note in store.notes.items() if notes.get(serial) != note):
            yield BrokenPromise("note", store.name, f"note {serial}: not the one that stands at the centre")
        yield from check_checkpoints(store, devices)
        yield from check_bounds(store)


def check_notes(store: Store, key: bytes, devices: dict[str, Certified]) -> Iterator[BrokenPromise]:
    """Notes are signed by the office and numbered without holes; what they certify goes into ``devices``."""
    for serial in sorted(set(range(1, max(store.notes, default=0) + 1)) - store.notes.keys()):
        yield BrokenPromise("note", store.name, f"note {serial}: not there")
    for serial, note in sorted(store.notes.items()):
        text = opened(note, {OFFICE: (key,)}, OFFICE)
        lines = dict(line.partition(" ")[::2] for line in (text or "").splitlines()[1:])
        if text is None or lines.get("serial") != str(serial):
            yield BrokenPromise("note", store.name, f"note {serial}: the office did not sign it there")
        elif text.startswith("frontoffice-certificate/1\n"):
            _certify(devices, lines["device"], lines["key"], lines["replaces"])
        elif text.startswith("frontoffice-office-key/1\n"):
            key = base64.b64decode(lines["after"])
            if opened(note, {OFFICE: (key,)}, OFFICE) is None:
                yield BrokenPromise("note", store.name, f"note {serial}: the key that follows did not sign it")
            _certify(devices, OFFICE, lines["after"], "-")


def _certify(devices: dict[str, Certified], name: str, key: str, replaces: str) -> None:
    known, own = devices.get(name, Certified()), base64.b64decode(key)
    keys = known.keys if own in known.keys else (*known.keys, own)
    devices[name] = Certified(keys, known.replaces | set(replaces.split(",")) - {"-"})


def check_checkpoints(store: Store, devices: Mapping[str, Certified]) -> Iterator[BrokenPromise]:
    """Each kept checkpoint was signed by whom it names, and has the root of the chain that stands there."""
    chains = {origin: [entry.hash for entry in chain] for origin, chain in by_origin(store.chains).items()}
    signers: defaultdict[bytes, set[str]] = defaultdict(set)
    # Where a device signed two branches the office's word is the one that holds; what was signed of the other stays.
    # So it is of a desk's own chain that it moved away from.
    decided = {one.origin for one in store.checkpoints if one.signer == OFFICE}
    decided |= store.own & {one.origin for one in store.aside}
    keys = {name: one.keys for name, one in devices.items()}
    for one in store.checkpoints:
        place = f"{UUID(bytes=one.origin)} at {one.size} by {one.signer}"
        said = (
            f"frontoffice-register/{UUID(bytes=one.origin)}\n{one.size}\n{base64.b64encode(one.root).decode()}\nmade "
        )
        text = opened(one.note, keys, one.signer)
        if text is None or not text.startswith(said):
            yield BrokenPromise("checkpoint", store.name, f"{place}: not signed so")
            continue
        hashes = chains.get(one.origin, [])
        is_decided = one.signer != OFFICE and one.origin in decided
        if len(hashes) >= one.size and tree_root(hashes[: one.size]) != one.root and not is_decided:
            yield BrokenPromise("checkpoint", store.name, f"{place}: the chain has another root")
        signers[one.origin].add(one.signer)
    for origin, names in signers.items():
        own = names - {OFFICE}
        if not any(own <= _successors(name, devices) for name in own or {OFFICE}):
            yield BrokenPromise(
                "owner", store.name, f"{UUID(bytes=origin)}: signed by devices that know nothing of each other"
            )


def _successors(name: str, devices: Mapping[str, Certified]) -> set[str]:
    """A device and those that went on for it."""
    found = {name}
    while more := {other for other, one in devices.items() if one.replaces & found} - found:
        found |= more
    return found


def check_bounds(store: Store) -> Iterator[BrokenPromise]:
    """A desk holds no more of others' chains than the checkpoints that it keeps."""
    if store.is_centre:
        return
    signed: defaultdict[bytes, int] = defaultdict(int)
    for one in store.checkpoints:
        signed[one.origin] = max(signed[one.origin], one.size)
    for origin, chain in by_origin(store.chains).items():
        if origin not in store.own and chain[-1].seq > signed[origin]:
            yield BrokenPromise("beyond", store.name, f"{chain[-1].place}: signed is no more than {signed[origin]}")


def opened(note: str, keys: Mapping[str, Sequence[bytes]], name: str) -> str | None:
    """The text of a signed note if one of the keys of that name signed it."""
    text, _, beneath = note.rpartition("\n\n")
    for dash, said, encoded in (line.split(" ") for line in beneath.splitlines() if line.count(" ") == 2):
        raw = base64.b64decode(encoded)
        for key in keys.get(name, ()):
            identity = hashlib.sha256(said.encode() + b"\n\x01" + key).digest()[:4]
            if (dash, said, identity) != ("\u2014", name, raw[:4]):
                continue
            try:
                Ed25519PublicKey.from_public_bytes(key).verify(raw[4:], f"{text}\n".encode())
            except InvalidSignature:
                continue
            return f"{text}\n"
    return None
