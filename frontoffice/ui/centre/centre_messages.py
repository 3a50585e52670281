"""Messages on this desk's state of exchange and its signatures, for status light, page of the centre and ``sync``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar import dates
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, State
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage
from frontoffice.sync.signing import Signing, Standing
from frontoffice.ui.messages import wording

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


def signing_standing(signing: Signing) -> str:
    """How this desk stands with the office's signatures, and how much of it is not signed yet."""
    parts = [translate("centre", _STANDINGS[signing.standing])]
    if signing.standing is Standing.CERTIFIED and signing.device_class in _CLASSES:
        parts[0] = f"{parts[0]} {translate('centre', _CLASSES[signing.device_class])}"
    if signing.unsigned:
        parts.append(translate("centre", "{entries} not signed yet").format(entries=_many(signing.unsigned)))
    return "; ".join(parts)


def signing_lines(signing: Signing) -> tuple[str, ...]:
    """Messages on signing for a terminal, with the fingerprint to compare until the office certifies this computer.

    () unpinned.
    """
    if signing.standing is Standing.NOT_PINNED:
        return ()
    how = translate("centre", "Signature: {standing}").format(standing=signing_standing(signing))
    if signing.standing is Standing.CERTIFIED or not signing.fingerprint:
        return (how,)
    compared = f"{signing.fingerprint} \N{MIDDLE DOT} {signing.public_key}"
    return how, translate("centre", "This computer's key: {key}").format(key=compared)


def signing_key(signing: Signing) -> str:
    """This computer's public key: its fingerprint, to be compared aloud, and the key itself."""
    return f"{signing.fingerprint}\n{signing.public_key}" if signing.fingerprint else "\N{EN DASH}"


def signing_facts(signing: Signing) -> dict[str, str]:
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


# --- Messages on this desk's state of exchange, for the status light, the page of the centre and ``frontoffice sync``
# ---

_CONTEXT: Final = "centre"
SIGNS: Final[Mapping[State, tuple[str, str]]] = {
    State.NONE: ("centre", "muted"),
    State.CONNECTED: ("ok", "done"),
    State.WAITING: ("centre", "text"),
    State.UNREACHABLE: ("late", "soon"),
    State.ATTENTION: ("warning", "late"),
}
# Said by the disk of this computer while it takes something in: nothing was typed, so nothing is kept of that.
_TAKING_IN: Final[Mapping[str, str]] = {
    RegisterFailure.DISK_FULL: QT_TRANSLATE_NOOP(
        "centre", "This computer's disk is full, so nothing can be taken in. Nothing is lost; make room."
    ),
    RegisterFailure.DISK_ERROR: QT_TRANSLATE_NOOP(
        "centre", "This computer's disk refuses, so nothing was taken in. Nothing is lost; call the administrator."
    ),
    RegisterFailure.IN_USE: QT_TRANSLATE_NOOP(
        "centre", "The program is open on this register and exchanges by itself; nothing had to be done."
    ),
}
# Said to a desk that only receives its first register: nothing was recorded there yet, and nothing waits to be sent.
RECEIVING: Final[Mapping[str, str]] = {
    CentreFailure.BUSY: QT_TRANSLATE_NOOP(
        "centre", "The centre is busy. What came in stays; the program tries again by itself."
    ),
    CentreFailure.CHAIN: QT_TRANSLATE_NOOP(
        "centre",
        "Not everything that the centre sends fits together. What fits came in and stays; tell the administrator.",
    ),
    CentreFailure.DISK_FULL: QT_TRANSLATE_NOOP(
        "centre", "The centre's disk is full. What came in stays; tell the administrator."
    ),
    CentreFailure.FAILED: QT_TRANSLATE_NOOP(
        "centre",
        "Receiving failed in a new way; it is in the program's log. What came in stays; tell the administrator.",
    ),
    CentreFailure.HOST: QT_TRANSLATE_NOOP(
        "centre", "The centre's address leads nowhere. Check the address and the network. What came in stays."
    ),
    CentreFailure.READ_ONLY: QT_TRANSLATE_NOOP(
        "centre",
        "The centre can only be read at present and lets no new desk in. What came in stays; tell the administrator.",
    ),
    CentreFailure.STANDBY: QT_TRANSLATE_NOOP(
        "centre",
        "The address leads to a copy of the centre that is only read (a standby), and no new desk comes in there. Let "
        "the IT person enter the address of the centre itself. What came in stays.",
    ),
    CentreFailure.REVOKED: QT_TRANSLATE_NOOP(
        "centre",
        "The centre does not let this computer in: the office took its access back, or the centre was put back to a "
        "time before this computer was connected. What came in stays; ask the office.",
    ),
    CentreFailure.SLOW: QT_TRANSLATE_NOOP(
        "centre", "The centre took too long. What came in stays; the program tries again by itself."
    ),
    CentreFailure.UNREACHABLE: QT_TRANSLATE_NOOP(
        "centre", "The centre does not answer. What came in stays; the program tries again by itself."
    ),
}
_CAUSES: Final[Mapping[HealCause, str]] = {
    HealCause.COPIED: QT_TRANSLATE_NOOP(
        "centre",
        "Two copies of this register were at work. Every entry was kept ({entries} moved to a chain of their own); "
        "look below whether a number was given twice.",
    ),
    HealCause.SPOKEN_FOR: QT_TRANSLATE_NOOP(
        "centre",
        "This register or the centre was put back from a backup, or another copy of this register is at work. "
        "Nothing is lost. If neither was put back, look for the other copy and close it; "
        "otherwise there is nothing to do.",
    ),
    HealCause.OTHER_DEVICE: QT_TRANSLATE_NOOP(
        "centre",
        "This register was another computer's before. It goes on under its own name; "
        "the other computer must not be used any more.",
    ),
    HealCause.CENTRE_DIFFERS: QT_TRANSLATE_NOOP(
        "centre",
        "Another desk's entries stood here otherwise than at the centre. The centre's are shown now; "
        "the {entries} others are kept there for the office to decide.",
    ),
    HealCause.SET_ASIDE: QT_TRANSLATE_NOOP(
        "centre",
        "The office set aside what this desk wrote from one day on: {entries} of its entries count nowhere any more. "
        "New ones count. Ask the administrator what is to be recorded again.",
    ),
    HealCause.WRITTEN_ON: QT_TRANSLATE_NOOP(
        "centre",
        "Somebody without this computer's key wrote at the centre in its name. Nothing of that was taken in; this desk "
        "goes on under a fresh chain. Tell the administrator.",
    ),
}
_CONCERNS: Final[Mapping[Concern, str]] = {
    Concern.BROKEN: QT_TRANSLATE_NOOP(
        "centre",
        "Entries at the centre do not fit their chain or are missing; the rest was taken in. Tell the administrator.",
    ),
    Concern.TOO_OLD: QT_TRANSLATE_NOOP(
        "centre", "This program is too old to send to the centre; it still receives. Install the newer version."
    ),
    Concern.TWICE: QT_TRANSLATE_NOOP("centre", "Two complaints carry the same number. The supervisor settles it."),
    Concern.OFFERED: QT_TRANSLATE_NOOP(
        "centre",
        "The centre says that words were erased by law, or that entries count no more. The supervisor decides.",
    ),
    Concern.QUARANTINED: QT_TRANSLATE_NOOP(
        "centre",
        "The office has to decide: {entries} entry(ies) of other desks wait at the centre. If their desk is still "
        "there, connect it and they arrive by themselves; else the administrator runs “frontoffice centre status” and "
        "“frontoffice centre merge”.",
    ),
    Concern.CLOCK: QT_TRANSLATE_NOOP(
        "centre", "This computer's clock differs from the centre's by {clock}. Set it right: dates count from it."
    ),
    Concern.CONTENTS: QT_TRANSLATE_NOOP("centre", "Entries go through, attachments do not. {why}"),
    **SIGNING_CONCERNS,
}
_HOUR: Final = 3600
_DAY: Final = 86_400


def sign(overview: CentreOverview) -> tuple[str, str]:
    """The icon of the light and its colour."""
    return SIGNS[overview.state]


def light(overview: CentreOverview, now: datetime, zone: str) -> str:
    """The words of the light; ``now`` is UTC."""
    state = overview.state
    if state is State.NONE:
        return translate("centre", "Centre: not connected")
    if state is State.CONNECTED:
        return translate("centre", "Centre: connected")
    if state is State.ATTENTION:
        return translate("centre", "Centre: needs attention")
    if state is State.UNREACHABLE:
        since = moment(overview.failed_at or now, now, zone)
        text = translate("centre", "Centre: unreachable since {since}").format(since=since)
        return f"{text}, {_waiting(overview.waiting)}" if overview.waiting else text
    if overview.waiting:
        return translate("centre", "Centre: {waiting}").format(waiting=_waiting(overview.waiting))
    return translate("centre", "Centre: connecting…")


def headline(overview: CentreOverview) -> str:
    """How it stands, in one sentence."""
    if overview.failure is not None:
        return failure(overview.failure)
    if overview.state is State.NONE:
        return translate("centre", "This desk is not connected; it keeps its own register.")
    if overview.state is State.ATTENTION and not overview.is_remembered:
        return translate("centre", "The centre answers, and something wants looking at.")
    if overview.last_complete is None:
        return translate("centre", "The first exchange is on its way.")
    return _exchanging(overview)


def _exchanging(overview: CentreOverview) -> str:
    if overview.is_remembered:
        return translate("centre", "The centre is being asked; what stands here is of the last exchange.")
    if overview.waiting:
        return translate("centre", "The centre answers; what is new here is on its way.")
    left_out = overview.last.left_out if overview.last else 0
    if not left_out:
        return translate("centre", "This desk and the centre have the same register.")
    text = translate("centre", "The centre has everything but {entries} entry(ies) here that the office left out.")
    return text.format(entries=_many(left_out))


def failure(error: Refused | Unavailable) -> str:
    """Why the last round did not go through."""
    if isinstance(error, Refused):
        return wording.refusal_text(error)
    if error.code in _TAKING_IN:
        return _translate(_TAKING_IN[error.code])
    return wording.unavailable(error)


def receiving_failure(error: Refused | Unavailable) -> str:
    """Why a new desk does not receive the register for now."""
    if isinstance(error, Unavailable) and error.code in RECEIVING:
        return _translate(RECEIVING[error.code])
    return failure(error)


def format_healing(event: Healed) -> str:
    """Describe an automatic repair, and the remaining work for somebody."""
    return _translate(_CAUSES[event.cause]).format(entries=event.entries)


def concern(what: Concern, overview: CentreOverview) -> str:
    """Message on a concern for somebody to check."""
    last = overview.last
    ahead, aside = (last.clock_ahead, last.quarantined) if last else (timedelta(), 0)
    why = wording.unavailable(Unavailable(last.contents_failure)) if last and last.contents_failure else ""
    facts = signing_facts(last.signing if last else Signing())
    return _translate(_CONCERNS[what]).format(clock=clock(ahead), entries=_many(aside), why=why, **facts).strip()


def format_exchange(last_round: Round) -> str:
    """How many entries went either way."""
    text = translate("centre", "{sent} sent, {received} received")
    return text.format(sent=last_round.pushed, received=last_round.pulled)


def clock(ahead: timedelta) -> str:
    """How far this computer's clock is from the centre's."""
    seconds = round(ahead.total_seconds())
    if abs(seconds) < 2:  # noqa: PLR2004  (the way to the centre and back takes as much)
        return translate("centre", "none")
    length = _length(abs(seconds))
    return (translate("centre", "{length} fast") if seconds > 0 else translate("centre", "{length} slow")).format(
        length=length
    )


def moment(at: datetime, now: datetime, zone: str) -> str:
    """A moment (UTC) at the office: the time alone for today, else with its day."""
    day, today = dates.local_date(at, zone), dates.local_date(now, zone)
    time = dates.time_of_day(at, zone)
    return time if day == today else f"{dates.short(day)} {time}"


def progress(progress: Progress) -> str:
    """Message on the present activity of a round."""
    text = {
        Stage.HELLO: translate("centre", "Speaking with the centre…"),
        Stage.PUSH: translate("centre", "Sending what is new here…"),
        Stage.PULL: translate("centre", "Receiving the register…"),
        Stage.RELAY: translate("centre", "Giving the centre back what it lost…"),
        Stage.HEAL: translate("centre", "Mending…"),
        Stage.CONTENTS: translate("centre", "Exchanging attachments…"),
    }[progress.stage]
    return f"{text} {progress.done:,} / {progress.of:,}".replace(",", ".") if progress.of else text


def _waiting(count: int) -> str:
    return translate("centre", "{count} waiting").format(count=_many(count))


def _length(seconds: int) -> str:
    if seconds >= _DAY:
        return translate("centre", "{count} day(s)").format(count=seconds // _DAY)
    if seconds >= _HOUR:
        return translate("centre", "{count} hour(s)").format(count=seconds // _HOUR)
    if seconds >= 2 * 60:
        return translate("centre", "{count} minute(s)").format(count=seconds // 60)
    return translate("centre", "{count} second(s)").format(count=seconds)


def _translate(source: str) -> str:
    return translate(_CONTEXT, source)
