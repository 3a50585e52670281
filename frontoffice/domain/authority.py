"""Authority: which class of device may write which kind of entry and step, and which role; one table beside ``RULES``.

The office's certificates give each entry the class that its device had then (``chain_rights``). What a class may not
write is kept, carried, verified and shown, and does not apply, at every desk and at the centre alike
(``office.authority`` is written from here): a stolen counter writes its own future entries and nothing else. A device
without a certificate, and a chain that nobody is known to own, has the office's class, so nothing changes for an office
without keys. The handling team's class writes whatever the counter's does: nothing honest loses its effect because the
office called a computer so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from frontoffice.domain.device_certificate import DeviceClass
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.steps import RULES, Step


class Extent(StrEnum):
    """How far a device's entries of a kind apply: nowhere, to what was recorded at that device, everywhere."""

    NOWHERE = "nowhere"
    OWN = "own"
    EVERYWHERE = "everywhere"


_NOWHERE, _OWN, _EVERYWHERE = Extent.NOWHERE, Extent.OWN, Extent.EVERYWHERE
_OFFICE_ONLY: Final = (_NOWHERE, _NOWHERE)
_BOTH: Final = (_EVERYWHERE, _EVERYWHERE)
_ITS_COMPLAINTS: Final = (_OWN, _OWN)
_ITS_CASES: Final = (_OWN, _EVERYWHERE)

# Counter, handling; the class office writes everything. A kind that is not named here has no effect beyond itself.
_OF_KINDS: Final[Mapping[str, tuple[Extent, Extent]]] = MappingProxyType(
    {
        EntryKind.RECORDED: _BOTH,
        EntryKind.AMENDED: _ITS_COMPLAINTS,
        EntryKind.CANCELLED: _ITS_COMPLAINTS,
        EntryKind.REVIEWED: _ITS_CASES,
        EntryKind.STEPPED: _ITS_CASES,  # of each step: _OF_STEPS
        EntryKind.STEP_CORRECTED: _ITS_CASES,
        EntryKind.ASSIGNED: _ITS_CASES,
        EntryKind.CONTACTED: _BOTH,
        EntryKind.PAPERS_ASKED: _BOTH,
        EntryKind.PAPERS_COMPLETED: _BOTH,
        EntryKind.SP4N_ENTERED: _BOTH,
        EntryKind.ATTACHED: _BOTH,
        EntryKind.ATTACHMENT_WITHDRAWN: _ITS_CASES,
        EntryKind.ATTACHMENT_OPENED: _BOTH,
        EntryKind.JOINED: _ITS_COMPLAINTS,
        EntryKind.LEFT: _ITS_COMPLAINTS,
        EntryKind.DUE_MOVED: _OFFICE_ONLY,  # by a changed calendar; a corrected receipt moves it in its own entry
        EntryKind.DUE_EXTENDED: _ITS_CASES,
        EntryKind.RENUMBERED: _ITS_COMPLAINTS,
        EntryKind.ERASED: _OFFICE_ONLY,
        EntryKind.REVEALED: _BOTH,
        EntryKind.PAPER: _BOTH,
        EntryKind.DOCUMENT: _BOTH,
        EntryKind.CONSULTED: _BOTH,
        EntryKind.CONSULTATION_TURNED: _BOTH,
        EntryKind.CONSULTATION_ERASED: _OFFICE_ONLY,
        EntryKind.OFFICER_SET: _OFFICE_ONLY,  # a new secret repeats what is known, and is everybody's own
        EntryKind.ABSENCE_SET: _BOTH,
        EntryKind.CHOICE_SET: _OFFICE_ONLY,  # channels, limits, retention, phrases and the lists
        EntryKind.CALENDAR_DAY: _OFFICE_ONLY,
        EntryKind.OFFICE_HOURS: _OFFICE_ONLY,
        EntryKind.SERIES_TAKEN: _OFFICE_ONLY,
        EntryKind.REPORT_APPROVED: _OFFICE_ONLY,
        EntryKind.NUMBERS_RESERVED: _BOTH,
        EntryKind.NUMBERS_VOIDED: _BOTH,
        EntryKind.NUMBERS_RESUMED: _BOTH,
        EntryKind.BOX_OPENED: _BOTH,
        EntryKind.BOX_SHEET_ENTERED: _BOTH,
        EntryKind.BOX_SHEET_VOIDED: _BOTH,
        EntryKind.BOX_CLOSED: _BOTH,
        EntryKind.DAY_CLOSED: _BOTH,
        EntryKind.SHIFT_HANDED: _BOTH,
        # What a desk says of itself.
        EntryKind.DESK_CONFIGURED: _BOTH,
        EntryKind.CLOCK_BEHIND: _BOTH,
        EntryKind.CLOCK_CONFIRMED: _BOTH,
        EntryKind.BACKUP_TRIED: _BOTH,
        EntryKind.LIST_EXPORTED: _BOTH,
        EntryKind.READ: _BOTH,
        EntryKind.KEY_PAPERED: _BOTH,
        EntryKind.HISTORY_ACCEPTED: _BOTH,
    }
)
# The complainant answers wherever they come to.
_OF_STEPS: Final[Mapping[Step, tuple[Extent, Extent]]] = MappingProxyType(
    dict.fromkeys(RULES, _ITS_CASES) | {Step.SATISFIED: _BOTH, Step.UNSATISFIED: _BOTH, Step.CANCEL: _ITS_COMPLAINTS}
)
_CLASSES: Final = (DeviceClass.COUNTER, DeviceClass.HANDLING)


def extent(device_class: str, kind: str, step: object = None) -> Extent:
    """How far an entry of that kind, or of that step, applies that a device of the class wrote.

    What this program does not know applies to nothing by itself, so it is never without authority.
    """
    if device_class not in _CLASSES:
        return Extent.EVERYWHERE
    found = _STEPS.get(step) if kind == EntryKind.STEPPED and isinstance(step, str) else None
    return (found or _OF_KINDS.get(kind, _BOTH))[_CLASSES.index(DeviceClass(device_class))]


def applies(how_far: Extent, *, is_own: bool) -> bool:
    """Whether an entry of that extent applies to what was recorded at the device itself, or elsewhere."""
    return how_far is Extent.EVERYWHERE or (how_far is Extent.OWN and is_own)


_STEPS: Final[Mapping[str, tuple[Extent, Extent]]] = {str(step): both for step, both in _OF_STEPS.items()}


def rows() -> Iterator[tuple[str, str, str, str]]:
    """The table as the centre keeps it: kind, step ("" for all others of the kind), class, extent."""
    whole: list[tuple[str, str, tuple[Extent, Extent]]] = [(str(kind), "", both) for kind, both in _OF_KINDS.items()]
    whole += [(str(EntryKind.STEPPED), step, both) for step, both in _STEPS.items()]
    for kind, step, both in whole:
        for device_class, one in zip(_CLASSES, both, strict=True):
            yield kind, step, str(device_class), str(one)
