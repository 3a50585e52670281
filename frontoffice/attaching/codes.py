"""Codes of refused files, of scanners without a page, and of changes to a file."""

from __future__ import annotations

from enum import StrEnum

from frontoffice.errors import FailureCode, RefusalCode


class FileRefusal(RefusalCode):
    """Why a file becomes no attachment. Nothing of it was kept, and nothing in it was executed."""

    EMPTY = "file_empty"
    TOO_LARGE = "file_too_large"
    UNKNOWN_TYPE = "file_unknown_type"
    HEIC = "file_heic"
    OFFICE_FILE = "file_of_office_program"
    ARCHIVE = "file_archive"
    PROGRAM = "file_program"
    DAMAGED = "file_damaged"
    TOO_MANY_PIXELS = "file_too_many_pixels"
    TOO_MANY_PAGES = "file_too_many_pages"
    ENCRYPTED = "file_encrypted"
    SIGNED_WITH_SCRIPTS = "file_signed_with_scripts"
    SIGNED_UNCHANGED = "file_signed_unchanged"
    TOO_HARD = "file_too_hard"
    MAIL_ELSEWHERE = "file_mail_elsewhere"
    NO_MAIL = "file_no_mail"
    NO_TABLE = "file_no_table"
    OUTLOOK_MAIL = "file_outlook_mail"
    TABLE_TOO_LONG = "file_table_too_long"
    TABLE_TOO_WIDE = "file_table_too_wide"


class TemplateRefusal(RefusalCode):
    """Why a Word file becomes no template of a letter. Nothing of it was kept, and nothing in it was executed."""

    NO_WORD = "template_no_word"
    TOO_LARGE = "template_too_large"
    MACROS = "template_macros"
    OUTSIDE = "template_outside"
    OBJECTS = "template_objects"
    TRACKED = "template_tracked"
    SYNTAX = "template_syntax"
    UNKNOWN = "template_unknown"
    LACKS = "template_lacks"


class TemplateFailure(FailureCode):
    """Why no letter was made as a Word file."""

    NO_LIBRARY = "template_no_library"


class ReadingFailure(FailureCode):
    """Why a file was not read this time."""

    STOPPED = "file_reading_stopped"
    NOT_READ = "file_not_read"


class ScanFailure(FailureCode):
    """Why a scanner gave no page."""

    NO_PROGRAM = "scan_no_program"
    NO_SCANNER = "scan_no_scanner"
    NO_PAPER = "scan_no_paper"
    FAILED = "scan_failed"


class Change(StrEnum):
    """Change to a file before it was saved; said beside it."""

    SHRUNK = "shrunk"
    CLEANED = "cleaned"  # where and with what a photo was taken is gone
    TURNED = "turned"
    FLATTENED = "flattened"  # a PDF with scripts, files or actions inside became images of its pages
    FIRST_FRAME = "first_frame"
