"""The sentences of why paper waits or is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode
from frontoffice.printing.codes import PrintReason, SheetFailure

PRINT_REASONS: Final[Mapping[FailureCode, str]] = {
    PrintReason.ADDRESS: QT_TRANSLATE_NOOP(
        "words", "The printer's address is not right. {Ask:printers}correct it in {page:printers}."
    ),
    PrintReason.BUSY: QT_TRANSLATE_NOOP("words", "Another paper is still being printed. The resi waits for its turn."),
    PrintReason.COVER_OPEN: QT_TRANSLATE_NOOP(
        "words", "The printer's cover is open. The resi waits. Close it; it is tried again by itself."
    ),
    PrintReason.DEVICE: QT_TRANSLATE_NOOP(
        "words",
        "The printer is not there or cannot be opened. The resi waits. Check cable and power; if they "
        "are right, {ask:printers}look at {page:printers}.",
    ),
    PrintReason.ERROR: QT_TRANSLATE_NOOP(
        "words", "The printer reports a fault, like jammed paper. Look into it, then switch it off and on."
    ),
    PrintReason.FAILED: QT_TRANSLATE_NOOP(
        "words", "Printing went wrong in a way that is new; it is in the program's log. The complaint is recorded."
    ),
    PrintReason.INTERRUPTED: QT_TRANSLATE_NOOP(
        "words", "The connection to the printer broke while printing. Look whether the paper is complete."
    ),
    PrintReason.IN_USE: QT_TRANSLATE_NOOP(
        "words", "Another program holds the printer. The resi waits. Close that program; it is tried again by itself."
    ),
    PrintReason.HOLDS: QT_TRANSLATE_NOOP(
        "words",
        "The printer may still hold a resi that is void, and does not say that it forgot it. Switch it off and "
        "on before you put in paper or close the cover, then {ask:paper}print from {page:paper}.",
    ),
    PrintReason.LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "words", "A part that this kind of printer needs is not installed. Tell the administrator."
    ),
    PrintReason.LIBRARY_SERIAL: QT_TRANSLATE_NOOP(
        "words", "For printers on a serial port pyserial is not installed (extra “serial”). Tell the administrator."
    ),
    PrintReason.LIBRARY_WINDOWS: QT_TRANSLATE_NOOP(
        "words", "For printers of Windows pywin32 is not installed, or this is not Windows."
    ),
    PrintReason.LOST: QT_TRANSLATE_NOOP(
        "words", "A part of the resi did not reach the paper. Look at it line by line, then say whether it is whole."
    ),
    PrintReason.MUTE: QT_TRANSLATE_NOOP(
        "words", "The printer does not say how it is. The resi waits. Switch the printer off and on, then try again."
    ),
    PrintReason.NEAR_END: QT_TRANSLATE_NOOP("words", "The printer's roll is nearly used up. Keep a new one at hand."),
    PrintReason.NO_ANSWER: QT_TRANSLATE_NOOP(
        "words", "The printer did not say that the paper came out. Look whether it is whole, then say so."
    ),
    PrintReason.NO_SYNC: QT_TRANSLATE_NOOP(
        "words", "The printer gives answers that do not fit. The resi waits. Switch it off and on, then try again."
    ),
    PrintReason.NONE: QT_TRANSLATE_NOOP(
        "words", "No printer is set up. The resi waits; {ask:printers}set one up in {page:printers}."
    ),
    PrintReason.NOT_A_PRINTER: QT_TRANSLATE_NOOP(
        "words",
        "What answers at this address is not a receipt printer. Look whether a resi came out, then check the address.",
    ),
    PrintReason.OFFLINE: QT_TRANSLATE_NOOP(
        "words", "The printer says that it is not ready. The resi waits. Look at its lamps and buttons."
    ),
    PrintReason.OTHER_PRINTER: QT_TRANSLATE_NOOP(
        "words",
        "Another printer than the one that was tested stands at this address. The resi waits. {Ask:printers}test "
        "it in {page:printers}, or choose another.",
    ),
    PrintReason.PAPER_OUT: QT_TRANSLATE_NOOP(
        "words", "The printer has no paper. The resi waits. Put in a new roll; it is tried again by itself."
    ),
    PrintReason.PAUSED: QT_TRANSLATE_NOOP(
        "words", "The printer stood still while printing. Look whether the paper is whole, then say so."
    ),
    PrintReason.UNTESTED: QT_TRANSLATE_NOOP(
        "words", "It was not tested yet. You are asked about every resi until its test page was printed."
    ),
    PrintReason.PROVES_NOTHING: QT_TRANSLATE_NOOP(
        "words", "It takes receipts and cannot tell whether one came out: look at each paper."
    ),
    PrintReason.REFUSED: QT_TRANSLATE_NOOP(
        "words",
        "The printer refuses the connection. The resi waits. Switch it off and on; if that does not help, "
        "{ask:printers}check the address in {page:printers}.",
    ),
    PrintReason.RESTARTS: QT_TRANSLATE_NOOP(
        "words",
        "It would not show that it was restarted on the way: look at each paper.",
    ),
    PrintReason.SLOW: QT_TRANSLATE_NOOP(
        "words",
        "It takes long: the printer's answer is waited for. If none comes, you are asked to look at the paper.",
    ),
    PrintReason.STOPPED: QT_TRANSLATE_NOOP(
        "words", "Printing was stopped on the way. The complaint is recorded. Look whether paper came out."
    ),
    PrintReason.TIMEOUT: QT_TRANSLATE_NOOP(
        "words", "The printer takes too long. Look whether the paper is whole, then say so."
    ),
    PrintReason.UNASKED_ANSWER: QT_TRANSLATE_NOOP(
        "words", "The printer said more than it was asked. Look whether the resi is whole, line by line, then say so."
    ),
    PrintReason.UNREACHABLE: QT_TRANSLATE_NOOP(
        "words", "The printer does not answer. The complaint is recorded and its resi waits. Check power and cable."
    ),
    PrintReason.QUEUE_FILTERS: QT_TRANSLATE_NOOP(
        "words",
        "This queue converts what it gets and cannot print a resi. The resi waits. {Ask:printers}choose a raw "
        "queue, or the printer itself, in {page:printers}.",
    ),
    PrintReason.QUEUE_HOLDS: QT_TRANSLATE_NOOP(
        "words",
        "The computer's printing system may still hold this resi and print it later. "
        "Have it deleted there, then say whether paper came out.",
    ),
    PrintReason.QUEUE_LOST: QT_TRANSLATE_NOOP(
        "words",
        "The computer's printing system deleted the resi or gave it up. Look whether paper came out, then say so.",
    ),
    PrintReason.QUEUE_REFUSED: QT_TRANSLATE_NOOP(
        "words",
        "The computer's printing system did not take the resi. {Ask:printers}check the printer in {page:printers}.",
    ),
    PrintReason.QUEUE_REJECTS: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system takes nothing for this printer. The resi waits. Switch it on there."
    ),
    PrintReason.QUEUE_STOPPED: QT_TRANSLATE_NOOP(
        "words", "The printer is paused in the computer's printing system. The resi waits. Let it go on there."
    ),
    PrintReason.QUEUE_STUCK: QT_TRANSLATE_NOOP(
        "words", "The resi is stuck in the computer's printing system. Look whether paper came out, then say so."
    ),
    PrintReason.QUEUE_SYSTEM_DOWN: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system does not answer. The resi waits. Ask the administrator."
    ),
    PrintReason.QUEUE_SYSTEM_MISSING: QT_TRANSLATE_NOOP(
        "words", "This computer has no printing system. The resi waits. Ask the administrator."
    ),
    PrintReason.QUEUE_TIMEOUT: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system takes too long. Look whether paper came out, then say so."
    ),
    PrintReason.QUEUE_UNKNOWN: QT_TRANSLATE_NOOP(
        "words",
        "The computer knows no printer of this name. The resi waits. {Ask:printers}check the name in {page:printers}.",
    ),
}

SHEET_FAILURES: Final[Mapping[FailureCode, str]] = {
    SheetFailure.NO_SYSTEM: QT_TRANSLATE_NOOP(
        "words",
        "This computer has no printing system (CUPS), so nothing is printed from here. {key:preview.save} saves "
        "the paper as PDF, {key:preview.open} opens it in another program.",
    ),
    SheetFailure.PAUSED: QT_TRANSLATE_NOOP(
        "words", "The printer is paused in the computer's printing system. Let it go on there."
    ),
    SheetFailure.REFUSED: QT_TRANSLATE_NOOP("words", "The computer's printing system did not take the paper."),
    SheetFailure.REJECTS: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system takes nothing for this printer. Switch it on there."
    ),
    SheetFailure.SYSTEM_DOWN: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system does not answer. Ask the administrator."
    ),
    SheetFailure.UNCERTAIN: QT_TRANSLATE_NOOP(
        "words", "It is not known whether the printer got all of it. First look what comes out."
    ),
    SheetFailure.UNKNOWN: QT_TRANSLATE_NOOP("words", "The computer knows this printer no more. Choose another one."),
}

# In the middle of a paper: it has begun, and goes on by itself.
BLOCKED: Final[Mapping[FailureCode, str]] = {
    PrintReason.PAPER_OUT: QT_TRANSLATE_NOOP("words", "Change the paper; the resi goes on by itself."),
    PrintReason.COVER_OPEN: QT_TRANSLATE_NOOP("words", "Close the cover; the resi goes on by itself."),
    PrintReason.OFFLINE: QT_TRANSLATE_NOOP("words", "Put the printer on-line; the resi goes on by itself."),
    PrintReason.ERROR: QT_TRANSLATE_NOOP(
        "words",
        "The printer reports a fault, like jammed paper. Clear it and close the cover; "
        "if the resi does not go on then, choose “Print”.",
    ),
    PrintReason.UNREACHABLE: QT_TRANSLATE_NOOP("words", "Check power and cable; the resi goes on by itself."),
    PrintReason.QUEUE_STUCK: QT_TRANSLATE_NOOP("words", "Look at paper, cover and power; the resi goes on by itself."),
    PrintReason.QUEUE_STOPPED: QT_TRANSLATE_NOOP(
        "words", "The printer is paused in the computer's printing system. Let it go on there; so does the resi."
    ),
    PrintReason.QUEUE_SYSTEM_DOWN: QT_TRANSLATE_NOOP(
        "words", "The computer's printing system does not answer. Ask the administrator; the resi goes on by itself."
    ),
}

# Before a byte of a paper was sent: it is tried again by itself, and there is nothing to look for.
NOTHING_SENT: Final[Mapping[FailureCode, str]] = {
    PrintReason.NOT_A_PRINTER: QT_TRANSLATE_NOOP(
        "words",
        "What answers at this address is not a receipt printer. The resi waits. {Ask:printers}check the address "
        "in {page:printers}.",
    ),
    PrintReason.INTERRUPTED: QT_TRANSLATE_NOOP(
        "words", "The connection to the printer broke before anything was printed. It is tried again by itself."
    ),
    PrintReason.TIMEOUT: QT_TRANSLATE_NOOP(
        "words", "The printer takes nothing, so nothing was printed. It is tried again by itself."
    ),
    PrintReason.SLOW: QT_TRANSLATE_NOOP(
        "words",
        "The printer takes too long to get ready, so nothing was printed. It is tried again by itself; if that does "
        "not help, switch the printer off and on.",
    ),
    PrintReason.STOPPED: QT_TRANSLATE_NOOP("words", "Printing was stopped before anything was printed."),
}

# While it is made ready.
CHECKING: Final[Mapping[FailureCode, str]] = {
    PrintReason.SLOW: QT_TRANSLATE_NOOP(
        "words", "It takes long: the printer is still being made ready. Nothing was printed yet; the number is safe."
    ),
}
