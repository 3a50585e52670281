"""Authority: the entry kinds and steps of each device class and role; one table beside ``RULES``.

The office's certificates give each entry the class that its device had then (``chain_rights``). What a class may not
write is kept, carried, verified and shown, and does not apply, at every desk and at the centre alike: a stolen counter
writes its own future entries and nothing else. A device
without a certificate, and a chain that nobody is known to own, has the office's class, so nothing changes for an office
without keys. The handling team's class writes whatever the counter's does: nothing honest loses its effect because the
office called a computer so.

What a role may not write does not apply either, of whatever class the device, with keys or
without. The role is the one that stands in the entry, under its hash: what the person was when it was written, by the
list of the desk that wrote it. Only that is known of them everywhere and for good: people have no keys, so whoever
writes a chain by a program of their own names any supervisor they like, and against them stands the class alone. The
list of people as it is folded elsewhere is not asked: it would judge what a desk honestly wrote while it was cut off by
what it could not have heard. So the roles hold every program to the same rule, older ones and other people's, and
nothing that a reader or an administrator by name has written ends a complaint, and of an officer's the complainant's
answer alone. An unknown role is one of tomorrow.

What speaks of another entry is judged by that one, too: a step is taken back by whoever may take it, and an absence is
withdrawn by whose it is, or by the supervisor. Whose it is, and who wrote it, is what stands in the entry, as the role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from frontoffice.domain.cases.steps import ANSWERS, RULES, Step
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role, roles_that
from frontoffice.domain.proof.device_certificate import DeviceClass


class Extent(StrEnum):
    """How far a device's entries of a kind apply, the narrowest first.

    Nowhere; to the device itself; to the series that it is certified for; to what was recorded at it; everywhere.
    """

    NOWHERE = "nowhere"
    OWN_DEVICE = "own_device"
    OWN_SERIES = "own_series"
    OWN = "own"
    EVERYWHERE = "everywhere"


_NOWHERE, _OWN, _EVERYWHERE = Extent.NOWHERE, Extent.OWN, Extent.EVERYWHERE
_OFFICE_ONLY: Final = (_NOWHERE, _NOWHERE)
_BOTH: Final = (_EVERYWHERE, _EVERYWHERE)
_ITS_COMPLAINTS: Final = (_OWN, _OWN)
_ITS_CASES: Final = (_OWN, _EVERYWHERE)
_ITS_SERIES: Final = (Extent.OWN_SERIES, Extent.OWN_SERIES)
_ITSELF: Final = (Extent.OWN_DEVICE, Extent.OWN_DEVICE)

# Whatever adds to the register, or says what happened, holds whoever wrote it: nobody's complaint is lost for whose it
# was, and of some of it the program is the writer, in nobody's name.
_ANYBODY: Final = frozenset(Role)
_STAFF: Final = frozenset({Role.OFFICER, Role.HANDLER, Role.SUPERVISOR})
_COUNTER: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_SUPERVISOR: Final = frozenset({Role.SUPERVISOR})
_KEEPERS: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})

_Row = tuple[tuple[Extent, Extent], frozenset[Role]]
# The classes counter and handling, and the roles; the class office writes everything, and so does the supervisor. A
# kind that is not named here has no effect beyond itself. A right that a role loses later stays here: what was written
# with it applies.
_OF_KINDS: Final[Mapping[str, _Row]] = MappingProxyType(
    {
        EntryKind.RECORDED: (_BOTH, _ANYBODY),
        EntryKind.AMENDED: (_ITS_COMPLAINTS, _COUNTER),
        EntryKind.CANCELLED: (_ITS_COMPLAINTS, _SUPERVISOR),
        EntryKind.REVIEWED: (_ITS_CASES, _SUPERVISOR),
        EntryKind.STEPPED: (_ITS_CASES, _ANYBODY),  # of each step: _OF_STEPS
        EntryKind.STEP_CORRECTED: (_ITS_CASES, _STAFF),  # of each step: _OF_STEPS
        EntryKind.ASSIGNED: (_ITS_CASES, _STAFF),
        EntryKind.CONTACTED: (_BOTH, _ANYBODY),
        EntryKind.PAPERS_ASKED: (_BOTH, _STAFF),
        EntryKind.PAPERS_COMPLETED: (_BOTH, _STAFF),
        EntryKind.NOTED: (_BOTH, _STAFF),
        EntryKind.SP4N_ENTERED: (_BOTH, _STAFF),  # every desk offers it of every complaint
        EntryKind.ATTACHED: (_BOTH, _ANYBODY),
        EntryKind.ATTACHMENT_WITHDRAWN: (_ITS_CASES, _STAFF),
        EntryKind.ATTACHMENT_OPENED: (_BOTH, _ANYBODY),
        EntryKind.ATTACHMENT_REFUSED: (_BOTH, _ANYBODY),
        EntryKind.JOINED: (_ITS_COMPLAINTS, _COUNTER),
        EntryKind.LEFT: (_ITS_COMPLAINTS, _COUNTER),
        EntryKind.DUE_MOVED: (_OFFICE_ONLY, _SUPERVISOR),  # by a changed calendar; a corrected receipt moves it itself
        EntryKind.DUE_EXTENDED: (_ITS_CASES, _SUPERVISOR),
        EntryKind.RENUMBERED: (_ITS_COMPLAINTS, _SUPERVISOR),
        EntryKind.ERASED: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.REVEALED: (_BOTH, _ANYBODY),
        EntryKind.PAPER: (_BOTH, _ANYBODY),
        EntryKind.DOCUMENT: (_BOTH, _ANYBODY),  # its number counts in its device's own series alone (OUTSIDE_SERIES)
        EntryKind.CONSULTED: (_BOTH, _ANYBODY),
        EntryKind.CONSULTATION_TURNED: (_BOTH, _COUNTER),
        EntryKind.CONSULTATION_ERASED: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.MESSAGE_ARRIVED: (_BOTH, _ANYBODY),  # the program takes it in, in nobody's name
        EntryKind.MESSAGE_SETTLED: (_BOTH, _STAFF),
        EntryKind.MESSAGE_ERASED: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.MAILBOX_CLAIMED: (_BOTH, _KEEPERS),  # whatever desk is to read it
        EntryKind.OFFICER_SET: (_OFFICE_ONLY, _SUPERVISOR),  # a new secret repeats what is known: it is everybody's own
        EntryKind.ABSENCE_SET: (_BOTH, _STAFF),  # one's own, at any desk; people are of none, and it takes no right
        EntryKind.CHOICE_SET: (_OFFICE_ONLY, _KEEPERS),  # channels, limits, retention, phrases and the lists
        EntryKind.CALENDAR_DAY: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.OFFICE_HOURS: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.SERIES_TAKEN: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.REPORT_APPROVED: (_OFFICE_ONLY, _SUPERVISOR),
        EntryKind.NUMBERS_RESERVED: (_ITS_SERIES, _ANYBODY),
        EntryKind.NUMBERS_VOIDED: (_ITS_SERIES, _SUPERVISOR),
        EntryKind.NUMBERS_RESUMED: (_ITS_SERIES, _ANYBODY),
        EntryKind.BOX_OPENED: (_ITS_SERIES, _ANYBODY),
        EntryKind.BOX_SHEET_ENTERED: (_ITS_COMPLAINTS, _ANYBODY),
        EntryKind.BOX_SHEET_VOIDED: (_ITS_COMPLAINTS, _COUNTER),
        EntryKind.BOX_CLOSED: (_ITS_COMPLAINTS, _COUNTER),
        EntryKind.DAY_CLOSED: (
            (Extent.OWN_SERIES, _EVERYWHERE),
            _SUPERVISOR,
        ),  # the team's desk is where a supervisor works
        EntryKind.SHIFT_HANDED: (_ITS_SERIES, _COUNTER),
        # What a desk says of itself.
        EntryKind.DESK_CONFIGURED: (_ITSELF, _ANYBODY),
        EntryKind.CLOCK_BEHIND: (_ITSELF, _ANYBODY),
        EntryKind.CLOCK_CONFIRMED: (_ITSELF, _ANYBODY),
        EntryKind.BACKUP_TRIED: (_ITSELF, _ANYBODY),
        EntryKind.LIST_EXPORTED: (_BOTH, _ANYBODY),
        EntryKind.READ: (_BOTH, _ANYBODY),
        EntryKind.KEY_PAPERED: (_ITSELF, _ANYBODY),
        EntryKind.HISTORY_ACCEPTED: (_ITSELF, _ANYBODY),
    }
)
# In place of a step: that an absence is somebody else's than who wrote it.
OF_ANOTHER: Final = "of_another"


def _of_steps() -> Iterator[tuple[tuple[str, str], _Row]]:
    for step, rule in RULES.items():
        # The complainant answers wherever they come to. Who may take a step is the rule's own.
        classes = _ITS_COMPLAINTS if step is Step.CANCEL else _BOTH if step in ANSWERS else _ITS_CASES
        roles = frozenset(roles_that(rule.may))
        yield (EntryKind.STEPPED, step), (classes, roles)
        # What is taken back needs what taking it needed, and no more is taken back than before.
        of_any, staff = _OF_KINDS[EntryKind.STEP_CORRECTED]
        least = [min(both, key=_WIDENING.index) for both in zip(of_any, classes, strict=True)]
        yield (EntryKind.STEP_CORRECTED, step), ((least[0], least[1]), roles & staff)
    may = frozenset(roles_that(RULES[Step.RECLASSIFY].may))
    yield (EntryKind.AMENDED, Step.RECLASSIFY), (_OF_KINDS[EntryKind.AMENDED][0], may)  # a step, taken by amending
    yield (EntryKind.ABSENCE_SET, OF_ANOTHER), (_BOTH, _SUPERVISOR)


_WIDENING: Final = list(Extent)
_OF_STEPS: Final[Mapping[tuple[str, object], _Row]] = MappingProxyType(
    {(str(kind), str(step)): row for (kind, step), row in _of_steps()}
)
_CLASSES: Final = (DeviceClass.COUNTER, DeviceClass.HANDLING)


def extent(device_class: str, kind: str, step: object = None) -> Extent:
    """Extent of the effect of an entry of this kind, or this step, written by a device of the class.

    The step of an entry that speaks of another one is what ``entry_authority`` finds there. What this program does not
    know applies to nothing by itself, so it is never without authority.
    """
    if device_class not in _CLASSES:
        return Extent.EVERYWHERE
    classes, _ = _row(kind, step)
    return classes[_CLASSES.index(DeviceClass(device_class))]


def is_of_role(role: str, kind: str, step: object = None) -> bool:
    """Whether an entry of this kind, or this step, is effective when written by somebody of the role.

    A new secret of a person is everybody's own and is no question of roles. What this program does not know, a role
    as well, is never without authority.
    """
    return role not in _ROLES or role in _row(kind, step)[1]


def _row(kind: str, step: object) -> _Row:
    found = _OF_STEPS.get((kind, step)) if isinstance(step, str) else None
    return found or _OF_KINDS.get(kind, _OF_ALL)


_OF_ALL: Final = (_BOTH, _ANYBODY)
_ROLES: Final = frozenset(map(str, Role))


def applies(how_far: Extent, *, is_own: bool) -> bool:
    """Whether an entry of this extent applies to a subject, given whether the subject is the device's own."""
    return how_far is Extent.EVERYWHERE or (how_far is not Extent.NOWHERE and is_own)


def kinds_of(*extents: Extent) -> frozenset[str]:
    """Entry kinds with one of these extents for some device class."""
    return frozenset(kind for kind, _, _, how_far in rows() if how_far in extents)


def rows() -> Iterator[tuple[str, str, str, str]]:
    """The classes' table: kind, step ("" for all others of the kind), class, extent."""
    for kind, step, (classes, _) in _whole():
        for device_class, one in zip(_CLASSES, classes, strict=True):
            yield kind, step, str(device_class), str(one)


def role_limits() -> Iterator[tuple[str, str, str]]:
    """Rows of entries without effect by role: kind, step ("" for every one of the kind), role."""
    for kind, step, (_, roles) in _whole():
        for role in Role:
            if role not in roles:
                yield kind, step, str(role)


def _whole() -> Iterator[tuple[str, str, _Row]]:
    for kind, row in _OF_KINDS.items():
        yield str(kind), "", row
    for (kind, step), row in _OF_STEPS.items():
        yield kind, str(step), row
