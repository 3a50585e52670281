"""Codes of the reasons for a mailbox or an inbox not read, and for parts of a message that were not taken."""

from __future__ import annotations

from frontoffice.errors import FailureCode, RefusalCode


class MailboxReason(FailureCode):
    """Why a mailbox was not read, or from its start again."""

    KEYRING_LOCKED = "mailbox_keyring_locked"
    KEYRING_MISSING = "mailbox_keyring_missing"
    PASSWORD_MISSING = "mailbox_password_missing"
    TOKEN_FILE = "mailbox_token_file"  # away, empty, or too large for one
    UNREACHABLE = "mailbox_unreachable"  # no connection, or it broke
    SILENT = "mailbox_silent"  # no answer within its time
    CERTIFICATE = "mailbox_certificate"
    NO_TLS = "mailbox_no_tls"  # it offers no STARTTLS, and nothing is said in the clear
    PASSWORD = "mailbox_password"
    TOKEN = "mailbox_token"  # mostly one whose time is over
    LATER = "mailbox_later"  # the server says that it cannot now
    FOLDER = "mailbox_folder"  # none of that name
    PROTOCOL = "mailbox_protocol"  # what answers there is no mailbox
    EMPTIED = "mailbox_emptied"
    RENUMBERED = "mailbox_renumbered"  # all is read again; what is known is not taken twice


class InboxReason(FailureCode):
    """Why the inbox of the SMS program was not read, or a read file stays in it."""

    UNREADABLE = "sms_inbox_unreadable"
    NOT_MOVED = "sms_inbox_not_moved"


class LeftOut(RefusalCode):
    """Why a part of a message was not taken."""

    TOO_LARGE = "message_too_large"  # a mail of which only the head was read
    UNREADABLE = "message_unreadable"  # a mail that the confined reader could not take apart
    PARTS = "message_parts"  # more parts than anybody sends
    FILES = "message_files"  # a file too many, an empty one, or a mail within the mail
    SMS_PART = "message_sms_part"  # one that never came
    SMS_DATA = "message_sms_data"  # no text


class FormFailure(FailureCode):
    """Why the folder of a website's form was not read, or some of its files lie refused."""

    KEYRING_LOCKED = "form_keyring_locked"
    KEYRING_MISSING = "form_keyring_missing"
    SECRET_MISSING = "form_secret_missing"
    UNREADABLE = "form_folder_unreadable"
    UNWRITABLE = "form_folder_unwritable"
    REFUSED = "form_files_refused"  # all others were taken


class FormRefusal(RefusalCode):
    """Why a file of a website's form was not taken."""

    NO_FILE = "form_no_file"  # a link, a folder, or too large
    SIGNATURE = "form_signature"
    NO_JSON = "form_no_json"
    FIELD_MISSING = "form_field_missing"
    FIELD_UNKNOWN = "form_field_unknown"
    FIELD_WRONG = "form_field_wrong"
