"""Device certificate, signed with the office's key.

Whose key it is, what it may do, how far it counts.

Certificates are texts in C2SP's signed-note (``checkpoint.append_signatures``), numbered through the whole office
without holes, so that one that somebody keeps back is missed. Of a device's certificates the one with the highest
serial holds. The signing and the checking of signatures are not done here.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice.domain.calendar.dates import parse_moment, to_text

OFFICE: Final = "office"
"""The name of the office's key in its signatures; a device's is its id (:func:`key_name`)."""

KEY_BYTES: Final = 32
MOST_LABEL: Final = 40
HEAD: Final = "frontoffice-certificate/1"
"""The first line of every certificate."""
_NONE: Final = "-"
_MOST_SERIAL: Final = 10**9


class DeviceClass(StrEnum):
    """Writing scope of a device, see ``authority``: the counter's, the handling team's, everything."""

    COUNTER = "counter"
    HANDLING = "handling"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class DeviceCertificate:
    """A device as the office certified it at ``made_at`` (UTC).

    ``series`` are the number series it may give numbers of, ``replaces`` the devices whose chains it goes on with. Of
    a revoked device ``upto`` says of each of its chains which is the last entry that counts; it is None of others.
    ``before`` says of the chains that it had, or that those had whose place it took, how many entries they had then: it
    says nothing of those (``chain_rights``).
    """

    serial: int
    device_id: UUID
    label: str
    device_class: DeviceClass
    series: tuple[str, ...]
    public_key: bytes
    replaces: tuple[UUID, ...]
    upto: tuple[tuple[UUID, int], ...] | None
    made_at: datetime
    before: tuple[tuple[UUID, int], ...] = ()

    @property
    def is_revoked(self) -> bool:
        """Whether the device may write no more."""
        return self.upto is not None


def key_name(device_id: UUID) -> str:
    """The name of a device's key in its signatures."""
    return str(device_id)


def text_of(one: DeviceCertificate) -> str:
    """Text of a certificate for signing by the office."""
    lines = [
        HEAD,
        f"serial {one.serial}",
        f"device {one.device_id}",
        f"label {one.label}",
        f"class {one.device_class}",
        f"series {','.join(one.series) or _NONE}",
        f"key {base64.b64encode(one.public_key).decode()}",
        f"replaces {','.join(map(str, one.replaces)) or _NONE}",
        "state revoked" if one.is_revoked else "state valid",
        *(f"chain {origin} {size}" for origin, size in one.upto or ()),
        *(f"before {origin} {size}" for origin, size in one.before),
        f"made {to_text(one.made_at)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def read_text(text: str) -> DeviceCertificate:
    """Parse a certificate. Raises ValueError for any text not written by :func:`text_of`."""
    lines = text.split("\n")
    if len(lines) < _LEAST_LINES or lines[0] != HEAD or lines[-1]:
        raise ValueError("not the lines of a certificate")
    words = [_after(line, name) for line, name in zip(lines[1:], _NAMES, strict=False)]
    serial, device, label, device_class, series, key, replaces, state = words
    chains = lines[len(_NAMES) + 1 : -2]
    upto, before = (
        tuple(_chain(_after(line, name)) for line in chains if line.startswith(f"{name} "))
        for name in ("chain", "before")
    )
    one = DeviceCertificate(
        int(serial),
        UUID(device),
        label,
        DeviceClass(device_class),
        _parse_list(series),
        base64.b64decode(key, validate=True),
        tuple(map(UUID, _parse_list(replaces))),
        upto if state == "revoked" else None,
        parse_moment(_after(lines[-2], "made")),
        before,
    )
    if not (0 < one.serial <= _MOST_SERIAL and len(one.public_key) == KEY_BYTES and is_label(label)):
        raise ValueError("outside the bounds of a certificate")
    if text_of(one) != text:
        raise ValueError("a certificate has one spelling")
    return one


_NAMES: Final = ("serial", "device", "label", "class", "series", "key", "replaces", "state")
_LEAST_LINES: Final = len(_NAMES) + 3  # the head before, when it was made and the end after


def is_label(label: str) -> bool:
    """Whether a device may be called so: one printable line without spaces at its ends."""
    return 0 < len(label) <= MOST_LABEL and label.isprintable() and label == " ".join(label.split())


def _after(line: str, name: str) -> str:
    word, parted, rest = line.partition(" ")
    if word != name or not parted or not rest:
        raise ValueError(f"no {name} where it belongs")
    return rest


def _parse_list(text: str) -> tuple[str, ...]:
    return () if text == _NONE else tuple(text.split(","))


def _chain(text: str) -> tuple[UUID, int]:
    origin, _, size = text.partition(" ")
    if int(size) < 0:
        raise ValueError("a chain has no fewer than no entries")
    return UUID(origin), int(size)


def newest(certificates: tuple[DeviceCertificate, ...]) -> dict[UUID, DeviceCertificate]:
    """Valid certificate of each device."""
    found: dict[UUID, DeviceCertificate] = {}
    for one in sorted(certificates, key=lambda each: each.serial):
        found[one.device_id] = one
    return found
