"""The sentences of what the rules refuse about the suggestion box and numbered slips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.codes import BoxRefusal, SlipRefusal
from frontoffice.errors import RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

BOX_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    BoxRefusal.BEFORE_LAST: QT_TRANSLATE_NOOP(
        "words", "The box was opened later than this already. Check the date and the hour."
    ),
    BoxRefusal.CLOSED: QT_TRANSLATE_NOOP(
        "words",
        "This opening is closed already. A sheet that was found later is recorded by an officer as usual "
        "({page:record}).",
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
SLIP_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    SlipRefusal.BEFORE_BLOCK: QT_TRANSLATE_NOOP(
        "words", "These slips were printed on {first}. Check the date that stands on the slip."
    ),
    SlipRefusal.NOT_ON_PAPER: QT_TRANSLATE_NOOP(
        "words", "Not all of these numbers are on paper only; those that are: {numbers}."
    ),
    SlipRefusal.NOT_OPEN: QT_TRANSLATE_NOOP(
        "words", "There is no open slip with the number {number}: it was recorded, is void, or was never printed."
    ),
    SlipRefusal.OF_ONE_YEAR: QT_TRANSLATE_NOOP("words", "Choose slips of one year."),
    SlipRefusal.OTHER_YEAR: QT_TRANSLATE_NOOP(
        "words", "This slip belongs to {year}. What came in another year gets a number of that year."
    ),
    SlipRefusal.OUT_OF_RANGE: QT_TRANSLATE_NOOP("words", "Type how many slips: 1 to {most}."),
}
