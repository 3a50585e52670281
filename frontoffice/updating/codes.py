"""Codes for refused packages and failed installations."""

from __future__ import annotations

from frontoffice.errors import FailureCode, RefusalCode


class UpdateRefusal(RefusalCode):
    """Why a file is no new version for this computer."""

    NO_PACKAGE = "update_no_package"
    NO_KEY = "update_no_key"
    NOT_SIGNED = "update_not_signed"
    OTHER_SYSTEM = "update_other_system"
    NOT_NEWER = "update_not_newer"
    NOT_OURS_TO_CHANGE = "update_not_ours_to_change"


class UpdateFailure(FailureCode):
    """Why a version was not put in place; the running one goes on."""

    DAMAGED = "update_damaged"
    DISK = "update_disk"
    IN_USE = "update_in_use"
    CHECK_FAILED = "update_check_failed"
    STOPPED = "update_stopped"
