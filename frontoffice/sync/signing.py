"""How a desk stands with the office's signatures: what it signs with, and what a round found out of all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Protocol

from frontoffice.domain.proof.checkpoint import NoteSignature


class Signer(Protocol):
    """This computer's signing key."""

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""

    @property
    def fingerprint(self) -> str:
        """The public key as it is read aloud."""

    def sign(self, text: str) -> NoteSignature:
        """The signature of a note's text."""


@dataclass(frozen=True, slots=True)
class OfficePin:
    """The office's pasted public key, and a function from a signer's name to this computer's key.

    None instead of a key means that there is no keyring, or a locked one: what is pushed is signed by a later round.
    """

    office_key: bytes
    signer_of: Callable[[str], Signer | None]


class Standing(StrEnum):
    """Standing of this device with the office, or the reason for not knowing it."""

    NOT_PINNED = "not_pinned"
    NO_KEY = "no_key"
    OFFERED = "offered"
    OTHER_KEY = "other_key"  # the office certified this device with another key than this computer has
    CERTIFIED = "certified"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Signing:
    """Result of a round for signatures.

    How this device stands, its class, and its key, "" where there is none.

    ``fingerprint`` is what two people read to each other, ``public_key`` (base64) what is handed on.

    ``unsigned`` are entries of this desk that the centre has without a signature yet. ``held`` says of each device
    that wrote beyond what is signed how many of its entries wait, ``held_own`` how many this desk itself sent unsigned
    and has no more; ``forked`` names those of which a fork was proven.
    ``missing`` notes of the office are held back by somebody; ``is_other_office``: the centre's are signed by a key
    that the pinned one does not lead to.
    """

    standing: Standing = Standing.NOT_PINNED
    device_class: str = ""
    fingerprint: str = ""
    public_key: str = ""
    unsigned: int = 0
    held: tuple[tuple[str, int], ...] = ()
    forked: tuple[str, ...] = ()
    missing: int = 0
    is_other_office: bool = False
    held_own: int = 0

    def outcome(self) -> dict[str, Any]:
        """As the register keeps it."""
        return asdict(self)


def read(outcome: Mapping[str, Any]) -> Signing:
    """The inverse of :meth:`Signing.outcome`."""
    if not outcome:
        return Signing()
    held = tuple((str(label), int(count)) for label, count in outcome["held"])
    rest = {name: one for name, one in outcome.items() if name not in {"standing", "held", "forked"}}
    return Signing(Standing(outcome["standing"]), held=held, forked=tuple(outcome["forked"]), **rest)
