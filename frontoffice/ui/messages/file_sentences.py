"""The sentences of files that become no attachment, and of scanners that gave no page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.attaching.codes import FileRefusal, ReadingFailure, ScanFailure, TemplateFailure, TemplateRefusal
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

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
