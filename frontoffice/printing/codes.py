"""Codes of why a print job waits or is uncertain."""

from __future__ import annotations

from typing import Literal, TypeAlias

from frontoffice.errors import FailureCode

Reason: TypeAlias = FailureCode | Literal[""]  # "" when nothing is wrong


class PrintReason(FailureCode):
    """Why a printer or a printer queue did not print, or has not printed yet."""

    ADDRESS = "printer_address"
    BUSY = "printer_busy"
    COVER_OPEN = "printer_cover_open"
    DEVICE = "printer_device"
    ERROR = "printer_error"
    FAILED = "printer_failed"
    INTERRUPTED = "printer_interrupted"
    IN_USE = "printer_in_use"
    HOLDS = "printer_holds"
    LIBRARY_MISSING = "printer_library_missing"
    LIBRARY_SERIAL = "printer_library_serial"
    LIBRARY_WINDOWS = "printer_library_windows"
    LOST = "printer_lost"
    MUTE = "printer_mute"
    NEAR_END = "printer_near_end"
    NO_ANSWER = "printer_no_answer"
    NO_SYNC = "printer_no_sync"
    NONE = "printer_none"
    NOT_A_PRINTER = "printer_not_a_printer"
    OFFLINE = "printer_offline"
    OTHER_PRINTER = "printer_other_printer"
    PAPER_OUT = "printer_paper_out"
    PAUSED = "printer_paused"
    PROVES_NOTHING = "printer_proves_nothing"
    REFUSED = "printer_refused"
    RESTARTS = "printer_restarts"
    SLOW = "printer_slow"
    STOPPED = "printer_stopped"
    TIMEOUT = "printer_timeout"
    UNTESTED = "printer_untested"
    UNASKED_ANSWER = "printer_unasked_answer"
    UNREACHABLE = "printer_unreachable"
    QUEUE_HOLDS = "queue_holds"
    QUEUE_FILTERS = "queue_filters"
    QUEUE_LOST = "queue_lost"
    QUEUE_REFUSED = "queue_refused"
    QUEUE_REJECTS = "queue_rejects"
    QUEUE_STOPPED = "queue_stopped"
    QUEUE_STUCK = "queue_stuck"
    QUEUE_SYSTEM_DOWN = "queue_system_down"
    QUEUE_SYSTEM_MISSING = "queue_system_missing"
    QUEUE_TIMEOUT = "queue_timeout"
    QUEUE_UNKNOWN = "queue_unknown"


class SheetFailure(FailureCode):
    """Why a paper of the office did not go to a printer of the computer, or may not have."""

    NO_SYSTEM = "sheet_no_system"
    PAUSED = "sheet_paused"
    REFUSED = "sheet_refused"
    REJECTS = "sheet_rejects"
    SYSTEM_DOWN = "sheet_system_down"
    UNCERTAIN = "sheet_uncertain"
    UNKNOWN = "sheet_unknown"
