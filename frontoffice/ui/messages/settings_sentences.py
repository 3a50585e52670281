"""The refusals of the pages of settings, and the sentences of settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.settings import SettingsFailure


class SettingsRefusal(RefusalCode):
    """Missing or invalid entries of the settings, the printers or the office's lists."""

    ADDRESS_MISSING = "address_missing"
    COUNTER_NAME_MISSING = "counter_name_missing"
    FORM_SECRET_SHORT = "form_secret_short"  # noqa: S105  (a code)
    GOVERNMENT_MISSING = "government_missing"
    MAIL_HOST_MISSING = "mail_host_missing"
    MAIL_PASSWORD_MISSING = "mail_password_untyped"  # noqa: S105  (a code)
    MAIL_SENDER_MISSING = "mail_sender_missing"
    MAILBOX_TOKEN_FILE = "mailbox_token_unreadable"  # noqa: S105  (a code)
    MAILBOX_USER_MISSING = "mailbox_user_missing"
    OFFICE_MISSING = "office_missing"
    PRINTER_ADDRESS = "printer_address"
    PRINTER_DEVICE = "printer_device"
    PRINTER_DOTS = "printer_dots"
    PRINTER_FOLDER = "printer_folder"
    PRINTER_NAME_MISSING = "printer_name_missing"
    PRINTER_NAME_TWICE = "printer_name_twice"
    PRINTER_PORT = "printer_port"
    PRINTER_QUEUE = "printer_queue"
    PRINTER_USB = "printer_usb"


SETTINGS_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    SettingsRefusal.ADDRESS_MISSING: QT_TRANSLATE_NOOP(
        "words", "The office's address is not filled in yet. It stands on every resi."
    ),
    SettingsRefusal.COUNTER_NAME_MISSING: QT_TRANSLATE_NOOP("words", "The counter has no name yet, like Loket 1."),
    SettingsRefusal.FORM_SECRET_SHORT: QT_TRANSLATE_NOOP(
        "words", "Type the website's secret, {least} characters at least."
    ),
    SettingsRefusal.GOVERNMENT_MISSING: QT_TRANSLATE_NOOP("words", "The name of the government is not filled in yet."),
    SettingsRefusal.MAIL_HOST_MISSING: QT_TRANSLATE_NOOP(
        "words", "Type the mail server's name, like smtp.example.go.id."
    ),
    SettingsRefusal.MAIL_PASSWORD_MISSING: QT_TRANSLATE_NOOP("words", "Type the password of this user."),
    SettingsRefusal.MAIL_SENDER_MISSING: QT_TRANSLATE_NOOP("words", "Type the address that messages are sent from."),
    SettingsRefusal.MAILBOX_TOKEN_FILE: QT_TRANSLATE_NOOP(
        "words", "This file is not there, cannot be read, or holds no token. Choose another one."
    ),
    SettingsRefusal.MAILBOX_USER_MISSING: QT_TRANSLATE_NOOP("words", "Type who signs in at the mailbox."),
    SettingsRefusal.OFFICE_MISSING: QT_TRANSLATE_NOOP("words", "The name of the office is not filled in yet."),
    SettingsRefusal.PRINTER_ADDRESS: QT_TRANSLATE_NOOP(
        "words", "Type the printer's address, like 192.168.1.50 or 192.168.1.50:9100."
    ),
    SettingsRefusal.PRINTER_DEVICE: QT_TRANSLATE_NOOP("words", "Type the printer's device file, like /dev/usb/lp0."),
    SettingsRefusal.PRINTER_DOTS: QT_TRANSLATE_NOOP(
        "words",
        "So many dots do not fit the letters of a line: type {least} to {most}, or 0 for what the paper usually has.",
    ),
    SettingsRefusal.PRINTER_FOLDER: QT_TRANSLATE_NOOP("words", "Type the whole path of a folder for the PDF files."),
    SettingsRefusal.PRINTER_NAME_MISSING: QT_TRANSLATE_NOOP("words", "Give the printer a name, like Front or Spare."),
    SettingsRefusal.PRINTER_NAME_TWICE: QT_TRANSLATE_NOOP("words", "Another printer has this name already."),
    SettingsRefusal.PRINTER_PORT: QT_TRANSLATE_NOOP(
        "words", "Type the printer's serial port, like COM3 or /dev/ttyUSB0."
    ),
    SettingsRefusal.PRINTER_QUEUE: QT_TRANSLATE_NOOP("words", "Type the name of the printer queue."),
    SettingsRefusal.PRINTER_USB: QT_TRANSLATE_NOOP("words", "Type the printer's USB numbers, like 04b8:0202."),
}

SETTINGS_FAILURES: Final[Mapping[FailureCode, str]] = {
    SettingsFailure.CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "The settings of this computer were changed by another program, and are not used: those of the register "
        "and those before them are. A supervisor looks at centre, printers and copies under {key:window.menu}.",
    ),
    SettingsFailure.DAMAGED: QT_TRANSLATE_NOOP(
        "words",
        "The settings of this computer could not be read; those before them are used. {Ask:settings}check "
        "{page:settings}.",
    ),
    SettingsFailure.NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The settings could not be saved ({reason}). The former ones stay. Try again."
    ),
    SettingsFailure.UNREADABLE: QT_TRANSLATE_NOOP("words", "The settings cannot be read ({reason})."),
}
