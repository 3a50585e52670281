"""E-mails of the queue: with the account of the settings to the mail server, and back with what it answered."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Final

from frontoffice.carrier_settings import Mail
from frontoffice.errors import Unavailable
from frontoffice.register.commands.send_job import SendJob, SendState, Sent
from frontoffice.sending import mail_delivery
from frontoffice.sending.codes import MailReason
from frontoffice.sending.mail_delivery import (
    Letter,
    MailAccount,
    MailEnd,
    MailOutcome,
    Security,
    compose,
    deliver,
    message_id,
)

_OF_THE_MESSAGE: Final = frozenset(
    {MailReason.RECIPIENT, MailReason.REFUSED}
)  # whatever the account; an officer decides
Context = Callable[[], ssl.SSLContext]


def account_of(mail: Mail, password: str) -> MailAccount:
    """Account for the mail connection."""
    return MailAccount(mail.host, mail.port, Security(mail.security), mail.user, mail.sender, password)


def try_out(mail: Mail, password: str, context: Context = ssl.create_default_context) -> MailOutcome:
    """Try the account with a typed password, "" for the kept one. Raises Unavailable as ``mail_secret`` does."""
    secret = password or (mail_delivery.find(mail) if mail.user else "")
    return mail_delivery.try_out(account_of(mail, secret), context=context())


class MailCarrier:
    """Carries by the account ``mail``, in the name of ``office``; ``context`` says which certificates are trusted."""

    def __init__(self, mail: Mail, office: str, context: Context = ssl.create_default_context) -> None:
        self._mail, self._office, self._context = mail, office, context

    def carry(self, job: SendJob, begin: Callable[[], None]) -> Sent:
        """Hand a message over; see Carrier."""
        mail, message = self._mail, job.message
        identity = message_id(job.job_id, mail.sender)
        office = mail.name or self._office
        letter = Letter(mail.sender, office, message.address, message.title, message.text, job.requested_at)
        try:
            mail_delivery.check_sender(mail.sender, office)
        except ValueError:
            return Sent(SendState.QUEUED, MailReason.OFFICE)
        try:
            password = mail_delivery.find(mail) if mail.user else ""
        except Unavailable as error:
            return Sent(SendState.QUEUED, error.code)
        try:
            content = compose(letter, identity)
        except ValueError:
            return Sent(SendState.FAILED, MailReason.RECIPIENT)
        account = account_of(mail, password)
        return _send_result(deliver(account, message.address, content, begin, context=self._context()), identity)


def _send_result(outcome: MailOutcome, identity: str) -> Sent:
    """Result of a mail for the queue; the message's identity is known to the server from the end of its content on."""
    reason = outcome.reason or ""
    match outcome.end:
        case MailEnd.ACCEPTED:
            return Sent(SendState.SENT, reason, f"{outcome.answer} {identity}".strip())
        case MailEnd.UNCERTAIN:
            return Sent(SendState.UNCERTAIN, reason, f"{outcome.answer} {identity}".strip())
        case MailEnd.NOT_SENT:
            failed = not outcome.again and outcome.reason in _OF_THE_MESSAGE
            return Sent(SendState.FAILED if failed else SendState.QUEUED, reason, outcome.answer)
