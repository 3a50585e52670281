"""Messages on signatures for the page of the centre and ``frontoffice sync``: how this desk stands, and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.sync.rounds.centre_overview import Concern
from frontoffice.sync.signing import Signing, Standing
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

SIGNING_CONCERNS: Final[Mapping[Concern, str]] = {
    Concern.FORKED: QT_TRANSLATE_NOOP(
        "centre",
        "What the centre hands out as entries of {forked} contradicts what was signed. It was not taken in; what "
        "stands here stays, and the proof is kept here and at the centre. Tell the administrator.",
    ),
    Concern.HELD: QT_TRANSLATE_NOOP(
        "centre",
        "Held back, not signed yet: {held}. They come in by themselves once that computer has signed them and the "
        "office has certified it.",
    ),
    Concern.HELD_OWN: QT_TRANSLATE_NOOP(
        "centre",
        "Held back at the centre: {own} entries that this computer itself sent unsigned. Its register, which was put "
        "back since, has them no more, so only the office can sign them. The administrator runs “frontoffice centre "
        "enrol --replaces”, and after an exchange “certify” and “sign”.",
    ),
    Concern.OTHER_OFFICE: QT_TRANSLATE_NOOP(
        "centre",
        "The centre has certificates of another key than the office's that was given to this computer. They do not "
        "count here. Ask the administrator whether the office has a new key, and paste its line then.",
    ),
    Concern.NOTES_MISSING: QT_TRANSLATE_NOOP(
        "centre", "The centre holds back {missing} of the office's certificates. Tell the administrator."
    ),
    Concern.NO_KEY: QT_TRANSLATE_NOOP(
        "centre",
        "Entries of this computer that are not signed: {unsigned}. They wait at the centre and do not come to "
        "other computers, because this computer's keyring does not open, or there is none. Unlock it, or sign in "
        "to the computer again, then press {key:centre.exchange} here. If it stays so, tell the administrator.",
    ),
    Concern.OTHER_KEY: QT_TRANSLATE_NOOP(
        "centre",
        "Entries of this computer that are not signed: {unsigned}. They wait at the centre and do not come to other "
        "computers, because the office certified another key than this computer has. The administrator compares this "
        "computer's key and runs “frontoffice centre certify” with --key.",
    ),
}
_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.NOT_PINNED: QT_TRANSLATE_NOOP(
        "centre",
        "none: this computer was given no key of the office. Where the office has one, its line is pasted at the "
        "connection to the centre",
    ),
    Standing.NO_KEY: QT_TRANSLATE_NOOP(
        "centre", "not signed yet: this computer's keyring does not open. Once it does, the next exchange signs"
    ),
    Standing.OFFERED: QT_TRANSLATE_NOOP(
        "centre",
        "not certified yet by the office: the administrator compares this computer's key and runs “frontoffice centre "
        "certify”",
    ),
    Standing.OTHER_KEY: QT_TRANSLATE_NOOP(
        "centre",
        "not certified yet: the office certified another key. The administrator compares this computer's key and runs "
        "“frontoffice centre certify” with --key",
    ),
    Standing.CERTIFIED: QT_TRANSLATE_NOOP("centre", "certified by the office"),
    Standing.REVOKED: QT_TRANSLATE_NOOP(
        "centre", "certified no more: the office revoked this computer. If it should not have, ask the administrator"
    ),
}
_CLASSES: Final[Mapping[str, str]] = {
    "counter": QT_TRANSLATE_NOOP("centre", "as a counter"),
    "handling": QT_TRANSLATE_NOOP("centre", "as a desk of the handling team"),
    "office": QT_TRANSLATE_NOOP("centre", "as the office"),
}
translate: Final = QCoreApplication.translate  # by this name lupdate finds its texts


def standing(signing: Signing) -> str:
    """How this desk stands with the office's signatures, and how much of it is not signed yet."""
    parts = [translate("centre", _STANDINGS[signing.standing])]
    if signing.standing is Standing.CERTIFIED and signing.device_class in _CLASSES:
        parts[0] = f"{parts[0]} {translate('centre', _CLASSES[signing.device_class])}"
    if signing.unsigned:
        parts.append(translate("centre", "{entries} not signed yet").format(entries=_many(signing.unsigned)))
    return "; ".join(parts)


def lines(signing: Signing) -> tuple[str, ...]:
    """Messages on signing for a terminal, with the fingerprint to compare until the office certifies this computer.

    () unpinned.
    """
    if signing.standing is Standing.NOT_PINNED:
        return ()
    how = translate("centre", "Signature: {standing}").format(standing=standing(signing))
    if signing.standing is Standing.CERTIFIED or not signing.fingerprint:
        return (how,)
    compared = f"{signing.fingerprint} \N{MIDDLE DOT} {signing.public_key}"
    return how, translate("centre", "This computer's key: {key}").format(key=compared)


def key(signing: Signing) -> str:
    """This computer's public key: its fingerprint, to be compared aloud, and the key itself."""
    return f"{signing.fingerprint}\n{signing.public_key}" if signing.fingerprint else "\N{EN DASH}"


def facts(signing: Signing) -> dict[str, str]:
    """Parameters of the concerns' messages: devices, and how much of each waits."""
    held = ", ".join(f"{label} ({_many(count)})" for label, count in signing.held)
    return {
        "forked": ", ".join(signing.forked),
        "held": held,
        "own": _many(signing.held_own),
        "missing": _many(signing.missing),
        "unsigned": _many(signing.unsigned),
    }


def _many(count: int) -> str:
    return f"{count:,}".replace(",", ".")
