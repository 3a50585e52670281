"""Codes of the reasons for a message not handed over, or for an unknown outcome."""

from __future__ import annotations

from frontoffice.errors import FailureCode


class MailReason(FailureCode):
    """Why a mail server did not take a message, or has not taken it yet."""

    FAILED = "mail_failed"  # a fault of the program, before anything left
    KEYRING_LOCKED = "mail_keyring_locked"
    KEYRING_MISSING = "mail_keyring_missing"
    PASSWORD_MISSING = "mail_password_missing"
    UNREACHABLE = "mail_unreachable"  # no connection; tried again
    CERTIFICATE = "mail_certificate"  # not one that this computer trusts, or another server's
    NO_TLS = "mail_no_tls"  # it offers no STARTTLS, and nothing is said in the clear
    PASSWORD = "mail_password"
    SENDER = "mail_sender"  # it sends nothing from that address
    RECIPIENT = "mail_recipient"  # it knows no such address; nobody else will
    NO_ACCOUNT = "mail_no_account"  # it was taken out of the settings while the message waited
    OFFICE = "mail_office"  # no header can hold the office's name or address; it waits for the settings
    LATER = "mail_later"  # a 4xx: tried again
    REFUSED = "mail_refused"  # a 5xx
    UNKNOWN = "mail_unknown"  # the content went out and no answer came
    PROTOCOL = "mail_protocol"  # what answers there is no mail server


class SmsReason(FailureCode):
    """Reason for an SMS not handed over to smsd, or for an unknown outcome."""

    FOLDER_INCOMPLETE = "sms_folder_incomplete"  # not outbox, sent and error in it; tried again
    FOLDERS_THE_SAME = "sms_folders_the_same"  # so it could not be seen whether one was sent
    FOLDER_UNREADABLE = "sms_folder_unreadable"  # tried again
    FOLDER_UNSET = "sms_folder_unset"
    MISSING = "sms_missing"
    NO_FOLDER = "sms_no_folder"  # what was not handed over yet waits for one
    NO_NUMBER = "sms_no_number"
    NOT_SENT = "sms_not_sent"  # smsd says so
    NOT_WRITTEN = "sms_not_written"  # tried again
    PERHAPS_WRITTEN = "sms_perhaps_written"
    SILENT = "sms_silent"  # a share that does not answer
    TOO_LONG = "sms_too_long"
