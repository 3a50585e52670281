"""The sentences of why a message to a complainant waits, failed, or is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.register.codes import SendReason, SendRefusal
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

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
