"""Sentences of why a mailbox or an inbox was not read, and of what was not taken of a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.receiving.codes import FormFailure, FormRefusal, InboxReason, LeftOut, MailboxReason

LEFT_OUT: Final[Mapping[RefusalCode, str]] = {
    LeftOut.FILES: QT_TRANSLATE_NOOP(
        "words", "A file was not taken: it is empty, a mail itself, or one too many. Look at the mail in the mailbox."
    ),
    LeftOut.PARTS: QT_TRANSLATE_NOOP("words", "The mail has more parts than are looked at. Look at it in the mailbox."),
    LeftOut.SMS_DATA: QT_TRANSLATE_NOOP("words", "The SMS holds data and no text."),
    LeftOut.SMS_PART: QT_TRANSLATE_NOOP("words", "A part of the SMS never came."),
    LeftOut.TOO_LARGE: QT_TRANSLATE_NOOP(
        "words", "The mail is too large, so only its head was read. Look at it in the mailbox."
    ),
    LeftOut.UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "The mail or a file in it could not be taken apart. Look at it in the mailbox."
    ),
}
FORM_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    FormRefusal.FIELD_MISSING: QT_TRANSLATE_NOOP("words", "The form lacks the field “{name}”, or it is empty."),
    FormRefusal.FIELD_UNKNOWN: QT_TRANSLATE_NOOP("words", "The form has a field “{name}” that the program has not."),
    FormRefusal.FIELD_WRONG: QT_TRANSLATE_NOOP(
        "words", "The field “{name}” of the form is too long, or not written as the handbook says."
    ),
    FormRefusal.NO_FILE: QT_TRANSLATE_NOOP("words", "It is no plain file, or larger than {most} kB."),
    FormRefusal.NO_JSON: QT_TRANSLATE_NOOP("words", "What follows the signature is no JSON object."),
    FormRefusal.SIGNATURE: QT_TRANSLATE_NOOP(
        "words", "The signature is not right: the website has another secret, or somebody changed the file."
    ),
}
RECEIVING_FAILURES: Final[Mapping[FailureCode, str]] = {
    MailboxReason.CERTIFICATE: QT_TRANSLATE_NOOP(
        "words",
        "The mailbox server's certificate is not one that this computer trusts, or it is another server's. Nothing "
        "was read; check the server's name in the settings.",
    ),
    MailboxReason.EMPTIED: QT_TRANSLATE_NOOP(
        "words", "The mailbox is empty: somebody took all mails out of it. What was read before is kept here."
    ),
    MailboxReason.FOLDER: QT_TRANSLATE_NOOP(
        "words", "The mailbox has no folder of that name any more. Choose the folder again in the settings."
    ),
    MailboxReason.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "words", "The computer's keyring is locked, and the mailbox's password is in it. Unlock it, then try again."
    ),
    MailboxReason.KEYRING_MISSING: QT_TRANSLATE_NOOP(
        "words", "This computer has no keyring to keep the mailbox's password in, so it reads no mailbox."
    ),
    MailboxReason.LATER: QT_TRANSLATE_NOOP(
        "words", "The mailbox server cannot give the mails now; it is tried again by itself."
    ),
    MailboxReason.NO_TLS: QT_TRANSLATE_NOOP(
        "words",
        "The mailbox server offers no protected connection, so nothing was read. Check port and protection in the "
        "settings.",
    ),
    MailboxReason.PASSWORD: QT_TRANSLATE_NOOP("words", "The mailbox server did not take user name and password."),
    MailboxReason.PASSWORD_MISSING: QT_TRANSLATE_NOOP(
        "words", "The mailbox's password is not in this computer's keyring. Type it again in the settings."
    ),
    MailboxReason.PROTOCOL: QT_TRANSLATE_NOOP(
        "words", "What answers there is no mailbox server. Check server, port and protection in the settings."
    ),
    MailboxReason.RENUMBERED: QT_TRANSLATE_NOOP(
        "words",
        "The mailbox server counts its mails anew, so all are read again. What is here already is not taken twice.",
    ),
    MailboxReason.SILENT: QT_TRANSLATE_NOOP(
        "words", "The mailbox server does not answer in time. Mails wait there; it is tried again by itself."
    ),
    MailboxReason.TOKEN: QT_TRANSLATE_NOOP(
        "words",
        "The mailbox server did not take the token in the file; its time may be over. The program that renews it may "
        "have stopped.",
    ),
    MailboxReason.TOKEN_FILE: QT_TRANSLATE_NOOP(
        "words", "The file with the mailbox's token cannot be read, or there is no token in it."
    ),
    MailboxReason.UNREACHABLE: QT_TRANSLATE_NOOP(
        "words", "There is no connection to the mailbox server. Mails wait there; it is tried again by itself."
    ),
    FormFailure.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "words", "The computer's keyring is locked, and the website's secret is in it. Unlock it, then try again."
    ),
    FormFailure.KEYRING_MISSING: QT_TRANSLATE_NOOP(
        "words", "This computer has no keyring to keep the website's secret in, so it reads no form."
    ),
    FormFailure.REFUSED: QT_TRANSLATE_NOOP(
        "words",
        "Some files of the website's form were not taken. They lie in its folder “ditolak”, each with its reason.",
    ),
    FormFailure.SECRET_MISSING: QT_TRANSLATE_NOOP(
        "words", "The website's secret is not in this computer's keyring. Type it again in the settings."
    ),
    FormFailure.UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "The folder of the website's form cannot be read. Its files wait there; it is tried again by itself."
    ),
    FormFailure.UNWRITABLE: QT_TRANSLATE_NOOP(
        "words", "Files of the website's form cannot be moved within their folder. They stay; none is taken twice."
    ),
    InboxReason.NOT_MOVED: QT_TRANSLATE_NOOP(
        "words",
        "SMS that were read cannot be moved to the folder “read” beside the others. They stay, and none is taken "
        "twice.",
    ),
    InboxReason.UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "The inbox of the SMS program cannot be looked into. SMS wait there; it is tried again by itself."
    ),
}
