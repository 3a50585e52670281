"""The sentences of what the rules refuse about the suggestion box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.codes import BoxRefusal
from frontoffice.errors import RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

BOX_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    BoxRefusal.BEFORE_LAST: QT_TRANSLATE_NOOP(
        "words", "The box was opened later than this already. Check the date and the hour."
    ),
    BoxRefusal.CLOSED: QT_TRANSLATE_NOOP(
        "words", "This opening is closed already. A sheet that was found later is recorded as usual (F2)."
    ),
    BoxRefusal.OPEN: QT_TRANSLATE_NOOP("words", "An opening at this counter is not closed yet. Go on with that first."),
    BoxRefusal.SHEETS_DIFFER: QT_TRANSLATE_NOOP(
        "words",
        "{found} sheet(s) were found, {done} are recorded or void. Record the rest, or correct how many were found.",
    ),
    BoxRefusal.SHEETS_OUT_OF_RANGE: QT_TRANSLATE_NOOP("words", "Type how many sheets lay in the box: 0 to {most}."),
    BoxRefusal.UNKNOWN: QT_TRANSLATE_NOOP("words", "This opening is not in the register."),
    BoxRefusal.WITNESS_TWICE: QT_TRANSLATE_NOOP("words", "The two witnesses are two people."),
}
