"""The sentences of the register: what it refuses, why it cannot be opened or written, what it has to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode, NoticeCode, RefusalCode
from frontoffice.register.codes import BackupFailure, RegisterFailure, RegisterNotice, RegisterRefusal, SpoolReason

REGISTER_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    RegisterRefusal.COMPLAINT_ERASED: QT_TRANSLATE_NOOP("words", "The words of this complaint were erased by law."),
    RegisterRefusal.COMPLAINT_UNKNOWN: QT_TRANSLATE_NOOP(
        "words", "This complaint is not in the register of this counter."
    ),
    RegisterRefusal.CONSULTATION_ERASED: QT_TRANSLATE_NOOP(
        "words", "The words of this consultation were erased by law."
    ),
    RegisterRefusal.CONSULTATION_TURNED: QT_TRANSLATE_NOOP("words", "This consultation is a complaint already."),
    RegisterRefusal.CONSULTATION_UNKNOWN: QT_TRANSLATE_NOOP(
        "words", "This consultation is not in the register of this counter."
    ),
    RegisterRefusal.MESSAGE_CARRIED: QT_TRANSLATE_NOOP(
        "words", "Other counters know by now what became of this message, so it cannot be taken back any more."
    ),
    RegisterRefusal.MESSAGE_ERASED: QT_TRANSLATE_NOOP("words", "The words of this message were erased by law."),
    RegisterRefusal.MESSAGE_IS_COMPLAINT: QT_TRANSLATE_NOOP(
        "words", "This message is the complaint {number}, which stays. A complaint is cancelled on its own page."
    ),
    RegisterRefusal.MESSAGE_SETTLED: QT_TRANSLATE_NOOP(
        "words", "Somebody decided already what became of this message."
    ),
    RegisterRefusal.MESSAGE_UNKNOWN: QT_TRANSLATE_NOOP("words", "This message is not in the register of this counter."),
    RegisterRefusal.MESSAGE_WAITS: QT_TRANSLATE_NOOP(
        "words", "This message still waits, so there is nothing to take back."
    ),
    RegisterRefusal.CONSULTATIONS_OFF: QT_TRANSLATE_NOOP("words", "The office records no consultations."),
    RegisterRefusal.DAY_OF_ANOTHER_COUNTER: QT_TRANSLATE_NOOP(
        "words",
        "The office certified this computer for its own counter. The page of {counter} is closed there, or at a "
        "computer of the team.",
    ),
    RegisterRefusal.DAY_CLOSED: QT_TRANSLATE_NOOP("words", "This page was closed by {officer} and nothing came since."),
    RegisterRefusal.ERASURE_AWAITED: QT_TRANSLATE_NOOP(
        "words", "Its erasing was decided already and waits for the office's approval."
    ),
    RegisterRefusal.GROUND_MISSING: QT_TRANSLATE_NOOP("words", "Write on what ground it is erased."),
    RegisterRefusal.LIST_TOO_LONG: QT_TRANSLATE_NOOP(
        "words", "On paper a list has {most} lines at most; this one has {lines}. Limit it, or save it as XLSX or CSV."
    ),
    RegisterRefusal.NO_AUTHORITY: QT_TRANSLATE_NOOP(
        "words",
        "By the office's certificate this device, or by their role this person, may not write that. Let somebody whose"
        " role it is do it at a device of the office, or ask the office for another certificate.",
    ),
    RegisterRefusal.NO_ONE_COUNTER: QT_TRANSLATE_NOOP(
        "words", "Choose one counter: each counter's page is closed by itself."
    ),
    RegisterRefusal.PAPER_UNANSWERED: QT_TRANSLATE_NOOP(
        "words", "Nobody has said yet whether its last resi came out. {Ask:paper}say so under {page:paper} first."
    ),
    RegisterRefusal.ONE_DECIDER: QT_TRANSLATE_NOOP("words", "Two different officers decide on it."),
    RegisterRefusal.STILL_OPEN: QT_TRANSLATE_NOOP(
        "words", "{number} is still being handled; only what is closed can be erased."
    ),
}

REGISTER_FAILURES: Final[Mapping[FailureCode, str]] = {
    RegisterFailure.ATTACHMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "words",
        "{name} is damaged on this disk, and is not shown. Attach the same file once more, which makes it whole; or"
        " look at it at another counter, or in a copy of the register. Tell the administrator: the disk may fail.",
    ),
    RegisterFailure.COPY_DAMAGED: QT_TRANSLATE_NOOP(
        "words", "The copy of the register made before updating is not whole. The register itself is untouched."
    ),
    RegisterFailure.DISK_ERROR: QT_TRANSLATE_NOOP(
        "words", "The disk refuses. What you typed is kept; try again. No complaint ever gets two numbers."
    ),
    RegisterFailure.DISK_FULL: QT_TRANSLATE_NOOP(
        "words", "The disk is full. It was not recorded; what you typed is kept. Make room, then try again."
    ),
    RegisterFailure.DISK_REFUSES: QT_TRANSLATE_NOOP(
        "words",
        "The disk refuses to open the register. Nothing was recorded or lost. Look whether the disk is connected "
        "and sound, then try again.",
    ),
    RegisterFailure.MUST_BE_OPENED: QT_TRANSLATE_NOOP(
        "words", "Open the program's window once first: it brings the register to the form of this version."
    ),
    RegisterFailure.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP(
        "words",
        "{path} cannot be written to. Have the administrator of this computer give you the right to write there; "
        "nothing can be recorded until then.",
    ),
    RegisterFailure.OF_ANOTHER_USER: QT_TRANSLATE_NOOP(
        "words",
        "{path} belongs to another user of this computer. Sign in to the computer as that user, or have the "
        "administrator hand the data folder over to you.",
    ),
    RegisterFailure.FOLDER_NETWORK: QT_TRANSLATE_NOOP(
        "words",
        "No register is begun in {path}: it lies on another computer ({service}), where entries would be lost "
        "when the network stumbles. Start the program with a folder on this computer's own disk (--data). "
        "Counters share one office through the centre ({key:window.menu}), and copies may go to the network.",
    ),
    RegisterFailure.FOLDER_SYNCHRONISED: QT_TRANSLATE_NOOP(
        "words",
        "No register is begun in {path}: that folder is synchronised ({service}), which can tear the register's "
        "file apart while it is being written. Start the program with another folder on this computer's own disk "
        "(--data). Copies may go to the synchronised one ({key:window.menu}).",
    ),
    RegisterFailure.NO_ROOM_TO_OPEN: QT_TRANSLATE_NOOP(
        "words", "The disk is full: the register cannot be opened. Nothing is lost. Make room, then try again."
    ),
    RegisterFailure.OUTCOME_UNKNOWN: QT_TRANSLATE_NOOP(
        "words",
        "It is not known yet whether it was recorded. What you typed is kept; try again. "
        "No complaint ever gets two numbers.",
    ),
    RegisterFailure.PROGRAM_INCOMPLETE: QT_TRANSLATE_NOOP(
        "words", "Parts of this program are missing ({missing}). Install it again; the register is untouched."
    ),
    BackupFailure.BROKEN: QT_TRANSLATE_NOOP(
        "words", "This is not whole: {detail}. It is called no copy, and nothing was changed."
    ),
    BackupFailure.CUT: QT_TRANSLATE_NOOP(
        "words",
        "This file was copied by hand while the register was open: {entries} entries stand in it, "
        "later ones are missing.",
    ),
    BackupFailure.DIFFERS: QT_TRANSLATE_NOOP(
        "words", "What was read back is not what was copied; it was thrown away. Look whether that disk is sound."
    ),
    BackupFailure.NO_COPY: QT_TRANSLATE_NOOP("words", "There is no place for copies yet: add one."),
    BackupFailure.NO_ROOM: QT_TRANSLATE_NOOP("words", "There is not enough room in {path}. Make room there."),
    BackupFailure.PLACE_FORBIDDEN: QT_TRANSLATE_NOOP(
        "words", "Nothing can be written to {path}. Choose another folder."
    ),
    BackupFailure.PLACE_MISSING: QT_TRANSLATE_NOOP("words", "{path} is not there, or not connected."),
    BackupFailure.PLACE_SILENT: QT_TRANSLATE_NOOP(
        "words", "The disk or network folder does not answer. Look at its cable, its network, and whether it is on."
    ),
    BackupFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped. Nothing was changed."),
    RegisterFailure.BUSY: QT_TRANSLATE_NOOP(
        "words", "The register is in use by another program. Close it there, then try again. Nothing is lost."
    ),
    RegisterFailure.CANNOT_OPEN: QT_TRANSLATE_NOOP(
        "words", "The register cannot be opened. Check the data folder, or call the administrator."
    ),
    RegisterFailure.COMING: QT_TRANSLATE_NOOP(
        "words",
        "An exchange with the centre is ending, or another program uses the register. It is opened by itself as soon "
        "as it is free. Nothing is lost.",
    ),
    RegisterFailure.DAMAGED: QT_TRANSLATE_NOOP(
        "words",
        "The register file is damaged ({where}). Nothing was written to it. Call the administrator: the newest whole "
        "copy is to be put back.",
    ),
    RegisterFailure.FOREIGN: QT_TRANSLATE_NOOP(
        "words", "This file is not a register of this program. Nothing was written to it. Put the right file there."
    ),
    RegisterFailure.IN_USE: QT_TRANSLATE_NOOP(
        "words", "The register is in use by another program. Close it there, then try again. Nothing is lost."
    ),
    RegisterFailure.KEY_MISSING: QT_TRANSLATE_NOOP(
        "words",
        "This register is encrypted, and this computer does not have its key. Type the code of its recovery paper. "
        "Nothing was changed, nothing is damaged.",
    ),
    RegisterFailure.KEY_UNREACHABLE: QT_TRANSLATE_NOOP(
        "words",
        "The key of the register cannot be fetched from this computer's keyring. Unlock the keyring, then try again; "
        "where there is none, the code of the recovery paper opens the register. Nothing is lost.",
    ),
    RegisterFailure.KEY_WRONG: QT_TRANSLATE_NOOP(
        "words",
        "The key that this computer keeps is not the key of this register. Type the code of its recovery paper. "
        "Nothing was changed, nothing is damaged.",
    ),
    RegisterFailure.MISSING: QT_TRANSLATE_NOOP(
        "words",
        "The register of this computer is not where it was, or it is empty. Nothing was changed. Is a drive not "
        "connected, or was the folder moved? Put the file or its newest backup back, then try again.",
    ),
    RegisterFailure.NEWER: QT_TRANSLATE_NOOP(
        "words", "The register was made by a newer version of this program. Install that version to open it."
    ),
    RegisterFailure.STEP_UNFIT: QT_TRANSLATE_NOOP(
        "words",
        "The register was made by a version of this program that was never given out, and this one cannot go on from "
        "it ({step}). It is not damaged, and nothing was changed. Open it with the version that made it, and tell its "
        "makers.",
    ),
    RegisterFailure.REPLACED: QT_TRANSLATE_NOOP(
        "words",
        "The register file was taken away or replaced while this program had it open ({path}). Nothing more is "
        "recorded; what you typed is kept. Call the administrator: put the file back where it was, or close the "
        "program and open it again.",
    ),
    RegisterFailure.TABLES_DAMAGED: QT_TRANSLATE_NOOP(
        "words",
        "The lists are damaged ({where}); the journal itself is whole. Close the program and open it again: they are "
        "made anew from the journal.",
    ),
    RegisterFailure.UNEXPECTED: QT_TRANSLATE_NOOP(
        "words",
        "Something unexpected happened while the program started. Nothing was lost; it stands in the log. Try again, "
        "or call the administrator.",
    ),
    RegisterFailure.OLDER: QT_TRANSLATE_NOOP(
        "words",
        "The register was made by a version of this program before 1.0, which this one cannot read. Nothing was "
        "changed.",
    ),
}

SPOOL_REASONS: Final[Mapping[FailureCode, str]] = {
    SpoolReason.ANSWER_TAKEN_BACK: QT_TRANSLATE_NOOP(
        "words", "The answer was taken back. Look whether the paper is whole, then say so."
    ),
    SpoolReason.DOUBLED: QT_TRANSLATE_NOOP("words", "It came out twice; one of the two was to be destroyed."),
    SpoolReason.HANDED_OVER: QT_TRANSLATE_NOOP(
        "words", "This printer cannot prove that it printed all of it. Look whether the paper is whole."
    ),
    SpoolReason.PAPER_IN_HAND: QT_TRANSLATE_NOOP("words", "This resi is being printed already."),
    SpoolReason.PROGRAM_ENDED: QT_TRANSLATE_NOOP(
        "words", "The program ended while this was being printed. Look whether the paper is whole, then say so."
    ),
    SpoolReason.PUT_BACK: QT_TRANSLATE_NOOP(
        "words",
        "The register was put back from a copy, so this may have come out already. Look for the paper, then say so.",
    ),
    SpoolReason.PUT_OFF: QT_TRANSLATE_NOOP("words", "Put off; it waits until somebody prints it."),
}

REGISTER_NOTICES: Final[Mapping[NoticeCode, str]] = {
    RegisterNotice.CHAIN_BROKEN: QT_TRANSLATE_NOOP(
        "words",
        "The register is damaged ({where}). Tell the supervisor before you go on: the newest whole copy is to be "
        "put back ({page:backups}).",
    ),
    RegisterNotice.CHANGED_OUTSIDE: QT_TRANSLATE_NOOP(
        "words",
        "The register is not as this program left it: another program changed it. Tell the supervisor before you "
        "go on: put the newest whole copy back ({page:backups}), or say under {page:last_number}, which resi was "
        "the last.",
    ),
    RegisterNotice.HISTORY_DIFFERS: QT_TRANSLATE_NOOP(
        "words",
        "The history of this register is not the one that this computer or a copy remembers: entries were "
        "rewritten, or another register of this counter went on. Tell the supervisor before you go on: put the "
        "newest whole copy back ({page:backups}); under {page:last_number}, stands what differs, and who accepts "
        "it.",
    ),
    RegisterNotice.CLOCK_BEHIND: QT_TRANSLATE_NOOP(
        "words",
        "The computer's clock stands before the last entry of the register. Set it right; this was written down.",
    ),
    RegisterNotice.IN_NETWORK_FOLDER: QT_TRANSLATE_NOOP(
        "words",
        "The register lies on another computer ({service}): entries can be lost when the network stumbles. Let "
        "the administrator move it to this computer's own disk: make a copy ({page:backups}), then restore it "
        "there (--data).",
    ),
    RegisterNotice.IN_SYNCHRONISED_FOLDER: QT_TRANSLATE_NOOP(
        "words",
        "The register lies in a folder that is synchronised ({service}), which can tear its file apart while it "
        "is being written. Let the administrator move it to another folder of this computer's own disk: make a "
        "copy ({page:backups}), then restore it there (--data).",
    ),
    RegisterNotice.ENDED_UNCLEANLY: QT_TRANSLATE_NOOP(
        "words", "The program did not end properly last time. The register is being checked; you can go on working."
    ),
    RegisterNotice.PAPERS_UNCERTAIN: QT_TRANSLATE_NOOP(
        "words",
        "{papers} papers were being printed when the program ended. Look at the paper, then "
        "{ask:paper}say under {page:paper}.",
    ),
    RegisterNotice.ANEW: QT_TRANSLATE_NOOP(
        "words",
        "This register was begun anew, the former one is lost. The last number of {counter} that this computer knows "
        "is {no} of {year}. Look whether the last resi on paper has a higher number; tell the supervisor.",
    ),
    RegisterNotice.ANEW_UNKNOWN: QT_TRANSLATE_NOOP(
        "words",
        "This register was begun anew, and no number of {counter} is known to this computer. Before the first "
        "number a supervisor says under {page:last_number}, which resi was the last.",
    ),
    RegisterNotice.MOVED: QT_TRANSLATE_NOOP(
        "words",
        "This register was put back, came from another computer or user, or this computer has lost its own record of "
        "the last number. Before the next number a supervisor says under {page:last_number}, which resi was the last.",
    ),
    RegisterNotice.PUT_BACK: QT_TRANSLATE_NOOP(
        "words",
        "The register is older than it was: {entries} entries are missing, as after putting back a backup. No "
        "number is given twice. Connect to the centre to get back what it knows; tell the supervisor.",
    ),
    RegisterNotice.SECRETS_CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "The PINs of {people} people were changed or deleted by another program, and open nothing. A supervisor "
        "gives them new ones ({page:officers}), and finds out who was at this computer.",
    ),
    RegisterNotice.TABLES_REBUILT: QT_TRANSLATE_NOOP(
        "words", "The lists were made anew from the journal. They match it again."
    ),
}
