"""The sentences of packages that are refused and of versions that could not be put in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal

UPDATE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    UpdateRefusal.NO_PACKAGE: QT_TRANSLATE_NOOP("words", "This file is no new version of the program."),
    UpdateRefusal.NO_KEY: QT_TRANSLATE_NOOP(
        "words", "This program takes no packages: it was not installed, or built without the key of its makers."
    ),
    UpdateRefusal.NOT_SIGNED: QT_TRANSLATE_NOOP(
        "words", "This package was not signed by the makers of this program, or was changed. Nothing was installed."
    ),
    UpdateRefusal.OTHER_SYSTEM: QT_TRANSLATE_NOOP("words", "This package is for another system: {system}."),
    UpdateRefusal.NOT_NEWER: QT_TRANSLATE_NOOP(
        "words", "Version {version} is not newer than the one that runs, {running}."
    ),
    UpdateRefusal.NOT_OURS_TO_CHANGE: QT_TRANSLATE_NOOP(
        "words",
        "The program was installed for the whole computer: a new version comes as its administrator installs it.",
    ),
}

UPDATE_FAILURES: Final[Mapping[FailureCode, str]] = {
    UpdateFailure.DAMAGED: QT_TRANSLATE_NOOP(
        "words", "The package is damaged ({file}). Nothing was changed; copy it to the stick again."
    ),
    UpdateFailure.DISK: QT_TRANSLATE_NOOP(
        "words", "The new version could not be written: {cause}. Nothing was changed."
    ),
    UpdateFailure.IN_USE: QT_TRANSLATE_NOOP(
        "words",
        "A new version is being put in place on this computer just now. Wait until that is done, then look again.",
    ),
    UpdateFailure.CHECK_FAILED: QT_TRANSLATE_NOOP(
        "words", "Version {version} does not run on this computer. It was removed; the present version stays."
    ),
    UpdateFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped; nothing was changed."),
}
