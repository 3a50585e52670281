"""Sentences for all codes raised by rules, devices and the register.

What is wrong, and how to go on.

One module for each area has them. English source strings; the Indonesian is the default translation. Nobody is blamed,
and what was typed or recorded is said to be safe whenever it is. Facts stand in braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.attaching.codes import FileRefusal, ReadingFailure, ScanFailure, TemplateFailure, TemplateRefusal
from frontoffice.documents.codes import DocumentFailure, DocumentRefusal
from frontoffice.domain.codes import AbsenceRefusal, AttachmentRefusal, BoxRefusal, SlipRefusal
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.register.codes import SendReason, SendRefusal
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.ui.messages.centre_sentences import CENTRE_FAILURES, CENTRE_REFUSALS
from frontoffice.ui.messages.printing_sentences import PRINT_REASONS, SHEET_FAILURES
from frontoffice.ui.messages.receiving_sentences import FORM_REFUSALS, LEFT_OUT, RECEIVING_FAILURES
from frontoffice.ui.messages.register_sentences import (
    REGISTER_FAILURES,
    REGISTER_REFUSALS,
    SPOOL_REASONS,
)
from frontoffice.ui.messages.rule_sentences import (
    ACCESS_REFUSALS,
    APPROVAL_REFUSALS,
    CALENDAR_REFUSALS,
    FIELD_REFUSALS,
    INTAKE_REFUSALS,
    NUMBER_REFUSALS,
    STEP_REFUSALS,
)
from frontoffice.ui.messages.settings_sentences import SETTINGS_FAILURES, SETTINGS_REFUSALS
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal

# --- The sentences of why a message to a complainant waits, failed, or is doubtful ---

SEND_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    SendRefusal.ADDRESS_MISSING: QT_TRANSLATE_NOOP("words", "There is no address to send it to. Amend the complaint."),
    SendRefusal.QUEUED_ALREADY: QT_TRANSLATE_NOOP(
        "words", "These words are being sent there already. Look at the list of messages before you send another."
    ),
    SendRefusal.TEXT_MISSING: QT_TRANSLATE_NOOP("words", "There is nothing to send: the text is empty."),
}
SEND_REASONS: Final[Mapping[FailureCode, str]] = {
    SendReason.CANCELLED: QT_TRANSLATE_NOOP("words", "The complaint was cancelled meanwhile; it was not sent."),
    SendReason.NOT_CAME: QT_TRANSLATE_NOOP("words", "It did not come, as an officer found. Send it again."),
    SendReason.NOT_WAITING: QT_TRANSLATE_NOOP("words", "It does not wait any more: it was taken back or sent."),
    SendReason.PROGRAM_ENDED: QT_TRANSLATE_NOOP(
        "words", "The program ended while it was being sent. Ask whether it came before it is sent again."
    ),
    SendReason.PUT_BACK: QT_TRANSLATE_NOOP(
        "words", "The register was put back from a copy, so it may have been sent already. Ask whether it came."
    ),
    SendReason.RETURNED: QT_TRANSLATE_NOOP(
        "words", "The message came back and reached nobody. Inform the complainant in another way."
    ),
    SendReason.RETURNED_FULL: QT_TRANSLATE_NOOP(
        "words", "The message came back: the mailbox is full. Write again later, or use another way."
    ),
    SendReason.RETURNED_NO_MAILBOX: QT_TRANSLATE_NOOP(
        "words", "The message came back: nobody has this address. Correct it in the complaint, or use another way."
    ),
    SendReason.RETURNED_NO_SERVER: QT_TRANSLATE_NOOP(
        "words", "The message came back: the recipient's mail server was not reached. Write again, or use another way."
    ),
    SendReason.RETURNED_REFUSED: QT_TRANSLATE_NOOP(
        "words", "The message came back: the recipient's mail server refused it. Use another way."
    ),
    SendReason.RETURNED_TOO_LARGE: QT_TRANSLATE_NOOP(
        "words", "The message came back: it is too large for that mailbox. Write a shorter one, or use another way."
    ),
    SendReason.TOO_OLD: QT_TRANSLATE_NOOP(
        "words", "It waited for three days and was not sent. See whether it still holds, then send it again."
    ),
    MailReason.CERTIFICATE: QT_TRANSLATE_NOOP(
        "words",
        "The mail server's certificate is not one that this computer trusts, or it is another server's. Nothing was "
        "sent. {Ask:mail}check the server's name in the settings.",
    ),
    MailReason.FAILED: QT_TRANSLATE_NOOP(
        "words", "Sending went wrong in a way that is new; it is in the program's log. Nothing was sent."
    ),
    MailReason.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "words",
        "The computer's keyring is locked, and the mail account's password is in it. Unlock it, then try again.",
    ),
    MailReason.KEYRING_MISSING: QT_TRANSLATE_NOOP(
        "words", "This computer has no keyring to keep the mail account's password in, so it sends no e-mail by itself."
    ),
    MailReason.PASSWORD_MISSING: QT_TRANSLATE_NOOP(
        "words",
        "The mail account's password is not in this computer's keyring. {Ask:mail}type it again in the settings.",
    ),
    MailReason.LATER: QT_TRANSLATE_NOOP("words", "The mail server asked to try later; it is tried again by itself."),
    MailReason.NO_ACCOUNT: QT_TRANSLATE_NOOP(
        "words",
        "No mail account is set on this computer any more, so the message waits. {Ask:mail}set one up in the "
        "settings{by:sending.settings}, or take the message back and use another way.",
    ),
    MailReason.NO_TLS: QT_TRANSLATE_NOOP(
        "words",
        "The mail server offers no protected connection, so nothing was sent. {Ask:mail}check port and protection.",
    ),
    MailReason.OFFICE: QT_TRANSLATE_NOOP(
        "words",
        "The office's name or address in the mail account is none that an e-mail can have. The message waits; "
        "{ask:mail}correct it in the settings{by:sending.settings}.",
    ),
    MailReason.PASSWORD: QT_TRANSLATE_NOOP("words", "The mail server did not take user name and password."),
    MailReason.PROTOCOL: QT_TRANSLATE_NOOP(
        "words", "What answers there is no mail server. {Ask:mail}check server, port and protection in the settings."
    ),
    MailReason.RECIPIENT: QT_TRANSLATE_NOOP(
        "words", "The mail server does not take this address. Correct it in the complaint, or use another way."
    ),
    MailReason.REFUSED: QT_TRANSLATE_NOOP("words", "The mail server refused the message."),
    MailReason.SENDER: QT_TRANSLATE_NOOP("words", "The mail server sends nothing from the office's address."),
    MailReason.UNKNOWN: QT_TRANSLATE_NOOP(
        "words", "The connection broke before the mail server answered. Ask whether it came before it is sent again."
    ),
    MailReason.UNREACHABLE: QT_TRANSLATE_NOOP(
        "words", "The mail server does not answer. The message waits; it is tried again by itself."
    ),
    SmsReason.FOLDER_INCOMPLETE: QT_TRANSLATE_NOOP(
        "words",
        "The folder of the SMS program is away, or has no outbox, sent and error in it. The message waits; it is tried "
        "again by itself.",
    ),
    SmsReason.FOLDERS_THE_SAME: QT_TRANSLATE_NOOP(
        "words", "Outbox, sent and error are one folder, so nobody could see what was sent. Tell the administrator."
    ),
    SmsReason.FOLDER_UNREADABLE: QT_TRANSLATE_NOOP(
        "words",
        "The folder of the SMS program cannot be looked into. The message waits; it is tried again by itself.",
    ),
    SmsReason.FOLDER_UNSET: QT_TRANSLATE_NOOP(
        "words", "No folder of an SMS program is set on this computer. Ask whether the message came."
    ),
    SmsReason.MISSING: QT_TRANSLATE_NOOP(
        "words", "The SMS program has the message no more and does not say what became of it. Ask whether it came."
    ),
    SmsReason.NO_FOLDER: QT_TRANSLATE_NOOP(
        "words",
        "No folder of an SMS program is set on this computer, so the message waits. {Ask:sms}choose it in "
        "{page:sms}, or take the message back and use another way.",
    ),
    SmsReason.NO_NUMBER: QT_TRANSLATE_NOOP(
        "words", "This is not the number of a mobile telephone. Correct it in the complaint, or use another way."
    ),
    SmsReason.NOT_SENT: QT_TRANSLATE_NOOP(
        "words", "The SMS program could not send it, or not all of it. Look at modem and credit, then send it again."
    ),
    SmsReason.NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "words", "The message could not be written into the folder of the SMS program. It is tried again by itself."
    ),
    SmsReason.PERHAPS_WRITTEN: QT_TRANSLATE_NOOP(
        "words", "The folder of the SMS program broke off at the last moment. Ask whether the message came."
    ),
    SmsReason.SILENT: QT_TRANSLATE_NOOP(
        "words", "The folder of the SMS program does not answer. Messages wait; they go on by themselves."
    ),
    SmsReason.TOO_LONG: QT_TRANSLATE_NOOP("words", "The text is too long for SMS. Shorten it, or use another way."),
}


# --- The sentences of files that become no attachment, and of scanners that gave no page ---

FILE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    FileRefusal.EMPTY: QT_TRANSLATE_NOOP("words", "There is nothing in this file. Copy it again."),
    FileRefusal.TOO_LARGE: QT_TRANSLATE_NOOP(
        "words", "This file has more than {most} MB. Scan it with fewer dots, or in two parts."
    ),
    FileRefusal.UNKNOWN_TYPE: QT_TRANSLATE_NOOP(
        "words", "This is no PDF and no image, whatever its name says. Save it as PDF, or take a photo of the paper."
    ),
    FileRefusal.HEIC: QT_TRANSLATE_NOOP(
        "words",
        "This photo is in Apple's format (HEIC), which nothing here shows. Send it from the phone as JPEG:"
        " Settings, Camera, Formats, Most Compatible; or mail it from there.",
    ),
    FileRefusal.OFFICE_FILE: QT_TRANSLATE_NOOP(
        "words", "This is a file of an office program, which may hold macros. Save it as PDF there, and attach that."
    ),
    FileRefusal.ARCHIVE: QT_TRANSLATE_NOOP(
        "words", "This is an archive of files. Unpack it, and attach what is needed."
    ),
    FileRefusal.PROGRAM: QT_TRANSLATE_NOOP(
        "words",
        "This is a program and no document. Do not open it; ask the sender, and tell who looks after computers.",
    ),
    FileRefusal.DAMAGED: QT_TRANSLATE_NOOP("words", "This file is damaged or was not copied whole."),
    FileRefusal.TOO_MANY_PIXELS: QT_TRANSLATE_NOOP(
        "words", "This image says that it has {width} by {height} dots; up to {most} million are read."
    ),
    FileRefusal.TOO_MANY_PAGES: QT_TRANSLATE_NOOP(
        "words", "This file has {pages} pages; up to {most} are taken. Attach it in parts."
    ),
    FileRefusal.ENCRYPTED: QT_TRANSLATE_NOOP(
        "words", "This PDF opens with a password only. Ask for it without one, or print it and scan the paper."
    ),
    FileRefusal.SIGNED_WITH_SCRIPTS: QT_TRANSLATE_NOOP(
        "words",
        "This PDF is signed, and has programs or files inside: it can be kept neither as it is nor without them."
        " Print it and scan the paper.",
    ),
    FileRefusal.SIGNED_UNCHANGED: QT_TRANSLATE_NOOP(
        "words", "A signed PDF stays as it is: changed pages would take its signature away."
    ),
    FileRefusal.TOO_HARD: QT_TRANSLATE_NOOP(
        "words", "Reading this file took too long or too much memory, so it was given up. Print it and scan the paper."
    ),
    FileRefusal.MAIL_ELSEWHERE: QT_TRANSLATE_NOOP(
        "words",
        "This is an e-mail. Bring it to an empty intake: drag it there, paste it, or add it like a file. Sender, date,"
        " text and its files are filled in there.",
    ),
    FileRefusal.OUTLOOK_MAIL: QT_TRANSLATE_NOOP(
        "words",
        "This is an e-mail of Outlook (.msg), which cannot be read here. In the new Outlook or on the web: open it,"
        " press the three dots, Save as, EML, and bring that file. In the older Outlook: print it as a PDF and attach"
        " that.",
    ),
    FileRefusal.NO_MAIL: QT_TRANSLATE_NOOP("words", "This file is no e-mail, whatever its name says."),
    FileRefusal.NO_TABLE: QT_TRANSLATE_NOOP(
        "words", "There is no table in this file. Export it as CSV or XLSX; an old XLS is saved anew as XLSX."
    ),
    FileRefusal.TABLE_TOO_LONG: QT_TRANSLATE_NOOP(
        "words", "The table has more than {most} rows. Export a shorter time."
    ),
    FileRefusal.TABLE_TOO_WIDE: QT_TRANSLATE_NOOP(
        "words", "The table has more than {columns} columns. Take out those that nobody needs."
    ),
}
TEMPLATE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    TemplateRefusal.NO_WORD: QT_TRANSLATE_NOOP(
        "words", "This is no Word document (.docx), or it is damaged. Save it in Word as “Word Document”."
    ),
    TemplateRefusal.TOO_LARGE: QT_TRANSLATE_NOOP(
        "words", "This template is larger or harder to fill in than a letter may be. Use smaller pictures, and fewer."
    ),
    TemplateRefusal.MACROS: QT_TRANSLATE_NOOP(
        "words", "This file holds macros. Save it in Word as “Word Document” (.docx), without them."
    ),
    TemplateRefusal.OUTSIDE: QT_TRANSLATE_NOOP(
        "words",
        "This file fetches something from elsewhere when it is opened (a template, a linked picture). Embed it.",
    ),
    TemplateRefusal.OBJECTS: QT_TRANSLATE_NOOP(
        "words",
        "This file holds an object of another program, or a field other than page number, date and link."
        " Take it out, and choose the file again.",
    ),
    TemplateRefusal.TRACKED: QT_TRANSLATE_NOOP(
        "words",
        "In the template changes are still tracked, or it has comments, with the names of who made them. In Word, "
        "under Review: accept all changes, delete all comments, save. Then choose the file again.",
    ),
    TemplateRefusal.SYNTAX: QT_TRANSLATE_NOOP(
        "words", "A placeholder is not written as it must be. Compare it with the delivered template."
    ),
    TemplateRefusal.UNKNOWN: QT_TRANSLATE_NOOP("words", "Nothing is known of the placeholder “{name}”."),
    TemplateRefusal.LACKS: QT_TRANSLATE_NOOP(
        "words", "The placeholder “{name}” is missing: no letter can do without it."
    ),
}
FILE_FAILURES: Final[Mapping[FailureCode, str]] = {
    TemplateFailure.NO_LIBRARY: QT_TRANSLATE_NOOP(
        "words", "For letters as Word files docxtpl is not installed (extra “docx”). Tell the administrator."
    ),
    ReadingFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped; this file was not attached."),
    ReadingFailure.NOT_READ: QT_TRANSLATE_NOOP("words", "This file could not be read this time. Try it again."),
    ScanFailure.NO_PROGRAM: QT_TRANSLATE_NOOP(
        "words", "This computer has no program for scanners (Linux: the package sane-utils)."
    ),
    ScanFailure.NO_SCANNER: QT_TRANSLATE_NOOP(
        "words", "No scanner was found. Is it switched on and plugged in? Then try again."
    ),
    ScanFailure.NO_PAPER: QT_TRANSLATE_NOOP("words", "There is no paper in the scanner's feeder."),
    ScanFailure.FAILED: QT_TRANSLATE_NOOP(
        "words", "The scanner stopped before it gave a page. Look at it, then scan again."
    ),
}


# --- The sentences of packages that are refused and of versions that could not be put in place ---

UPDATE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    UpdateRefusal.NO_PACKAGE: QT_TRANSLATE_NOOP("words", "This file is no new version of the program."),
    UpdateRefusal.NO_KEY: QT_TRANSLATE_NOOP(
        "words", "This program takes no packages. It is renewed as it was installed: ask the office's IT person."
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


# --- The sentences of what the rules refuse about the suggestion box and numbered slips ---

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


# --- The sentences of documents that are refused or cannot be written ---

DOCUMENT_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    DocumentRefusal.ANSWER_POSSIBLE: QT_TRANSLATE_NOOP("words", "There is an answer already: make the answer letter."),
    DocumentRefusal.NOTHING_SETTLED: QT_TRANSLATE_NOOP("words", "The result was not conveyed to the complainant yet."),
    DocumentRefusal.NOTHING_TO_ANSWER: QT_TRANSLATE_NOOP(
        "words", "There is no answer yet: first set the action, or close it."
    ),
    DocumentRefusal.PAPER_TO_NOBODY: QT_TRANSLATE_NOOP(
        "words", "The complainant is anonymous and left no way to be reached: no letter can be addressed."
    ),
    DocumentRefusal.SETTLEMENT_OF_COMPLAINTS: QT_TRANSLATE_NOOP(
        "words", "A record of settlement is made for complaints only."
    ),
}

SIGNING_REFUSALS: Final[Mapping[RefusalCode, str]] = {}
DOCUMENT_FAILURES: Final[Mapping[FailureCode, str]] = {
    DocumentFailure.FILE_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The file could not be saved. Choose another folder, or close it where it is open."
    ),
    DocumentFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped; nothing was saved."),
    DocumentFailure.PDF_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The PDF could not be saved. {Ask:printers}check the folder in {page:printers}."
    ),
}


# --- The sentences of what keeps a file from being attached, or an attachment from being shown ---

ATTACHMENT_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    AttachmentRefusal.FULL: QT_TRANSLATE_NOOP(
        "words",
        "This file has {size} MB, and {there} MB are attached already; one complaint has room for {most} MB. Scan it"
        " smaller, or keep it on paper.",
    ),
    AttachmentRefusal.EMPTY: QT_TRANSLATE_NOOP("words", "This file is empty."),
    AttachmentRefusal.LARGE: QT_TRANSLATE_NOOP(
        "words", "This file has {size} MB; {most} MB fit. Scan it smaller, or attach its pages one by one."
    ),
    AttachmentRefusal.NAME: QT_TRANSLATE_NOOP(
        "words",
        'This name cannot be kept. Write up to {most} letters and digits on one line, without / \\ : * ? " < > |.',
    ),
    AttachmentRefusal.MEDIA_TYPE: QT_TRANSLATE_NOOP("words", "What kind of file this is cannot be seen."),
    AttachmentRefusal.NOT_HERE: QT_TRANSLATE_NOOP(
        "words", "This file is not at this desk yet. It comes with the next exchange with the centre."
    ),
    AttachmentRefusal.PAGES: QT_TRANSLATE_NOOP("words", "This file has {pages} pages; {most} fit."),
    AttachmentRefusal.TEXT_LONG: QT_TRANSLATE_NOOP("words", "Its text has {length} characters; {most} fit."),
    AttachmentRefusal.UNKNOWN: QT_TRANSLATE_NOOP("words", "There is no such attachment."),
    AttachmentRefusal.WITHDRAWN: QT_TRANSLATE_NOOP("words", "This attachment was taken back already."),
}


# --- The sentences of what the rules refuse about absences and substitutes ---

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


# --- sentences ---

REFUSALS: Final[Mapping[RefusalCode, str]] = {
    **FIELD_REFUSALS,
    **INTAKE_REFUSALS,
    **STEP_REFUSALS,
    **CALENDAR_REFUSALS,
    **NUMBER_REFUSALS,
    **ACCESS_REFUSALS,
    **APPROVAL_REFUSALS,
    **ABSENCE_REFUSALS,
    **ATTACHMENT_REFUSALS,
    **BOX_REFUSALS,
    **SLIP_REFUSALS,
    **REGISTER_REFUSALS,
    **FORM_REFUSALS,
    **LEFT_OUT,
    **SEND_REFUSALS,
    **DOCUMENT_REFUSALS,
    **SIGNING_REFUSALS,
    **CENTRE_REFUSALS,
    **SETTINGS_REFUSALS,
    **UPDATE_REFUSALS,
    **FILE_REFUSALS,
    **TEMPLATE_REFUSALS,
}
FAILURES: Final[Mapping[FailureCode, str]] = {
    **SETTINGS_FAILURES,
    **REGISTER_FAILURES,
    **SPOOL_REASONS,
    **RECEIVING_FAILURES,
    **SEND_REASONS,
    **DOCUMENT_FAILURES,
    **PRINT_REASONS,
    **SHEET_FAILURES,
    **CENTRE_FAILURES,
    **UPDATE_FAILURES,
    **FILE_FAILURES,
}
