"""Codes of why a message was not handed over, or why that is not known."""

from __future__ import annotations

from frontoffice.errors import FailureCode


class MailReason(FailureCode):
    """Why a mail server did not take a message, or has not taken it yet."""

    UNREACHABLE = "mail_unreachable"  # no connection; tried again
    CERTIFICATE = "mail_certificate"  # not one that this computer trusts, or another server's
    NO_TLS = "mail_no_tls"  # it offers no STARTTLS, and nothing is said in the clear
    PASSWORD = "mail_password"
    SENDER = "mail_sender"  # it sends nothing from that address
    RECIPIENT = "mail_recipient"  # it knows no such address; nobody else will
    LATER = "mail_later"  # a 4xx: tried again
    REFUSED = "mail_refused"  # a 5xx
    UNKNOWN = "mail_unknown"  # the content went out and no answer came
    PROTOCOL = "mail_protocol"  # what answers there is no mail server
