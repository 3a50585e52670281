"""The sentences of what the rules refuse about absences and substitutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.codes import AbsenceRefusal
from frontoffice.errors import RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

ABSENCE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    AbsenceRefusal.BACKWARD: QT_TRANSLATE_NOOP("words", "The last day is before the first one."),
    AbsenceRefusal.DATE_MISSING: QT_TRANSLATE_NOOP("words", "Type the date, for example 12-10-2026."),
    AbsenceRefusal.NOT_THERE: QT_TRANSLATE_NOOP("words", "This absence is over, or was withdrawn."),
    AbsenceRefusal.OF_OTHERS: QT_TRANSLATE_NOOP("words", "A supervisor sets the absence of others."),
    AbsenceRefusal.OVERLAPS: QT_TRANSLATE_NOOP(
        "words", "They are away from {first} to {last} already. Withdraw that first, or choose other days."
    ),
    AbsenceRefusal.OVER: QT_TRANSLATE_NOOP("words", "These days are over."),
    AbsenceRefusal.STANDS_IN: QT_TRANSLATE_NOOP(
        "words", "They take the place of {officer} from {first} to {last}. Name somebody else for that first."
    ),
    AbsenceRefusal.SUBSTITUTE_AWAY: QT_TRANSLATE_NOOP("words", "{officer} is away from {first} to {last}."),
    AbsenceRefusal.SUBSTITUTE_SELF: QT_TRANSLATE_NOOP("words", "Nobody takes their own place. Choose somebody else."),
    AbsenceRefusal.SUBSTITUTE_UNFIT: QT_TRANSLATE_NOOP(
        "words", "This person handles no complaints, or works here no more."
    ),
}
