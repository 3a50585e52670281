"""An office's mail account at a server of the test, which is trusted, and messages for it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.register.register import Register
from frontoffice.settings import Mail
from tests.support.certificates import a_server_certificate, an_authority
from tests.support.examples import an_intake, an_officer
from tests.support.mail_server import MailServer, running

TEXT = "Nomor 0001, kode cek K7M2"


@contextmanager
def an_account(folder: Path, **server: object) -> Iterator[tuple[MailServer, Mail, Path]]:
    """A running server with STARTTLS, the account there, and the file of the authority that its certificate leads to."""
    authority = an_authority(folder)
    ours, pair = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), folder / "server.pem"
    pair.write_bytes(b"".join(a_server_certificate(authority, "localhost")))
    ours.load_cert_chain(pair)
    with running(MailServer(ours, **server)) as started:  # type: ignore[arg-type]
        yield started, Mail("localhost", started.port, "starttls", "", "kantor@contoh.go.id"), authority.path


def trusting(authority: Path) -> ssl.SSLContext:
    """What trusts that authority and no other, as strictly as Python 3.13 does by itself."""
    strict = ssl.create_default_context(cafile=authority)
    strict.verify_flags |= ssl.VERIFY_X509_STRICT
    return strict


def a_message(subject: UUID, text: str = TEXT, address: str = "nurhayati@contoh.id") -> Message:
    return Message(subject, SendWay.EMAIL, "E-mail", address, text, "Nomor 0001", "Tanda terima")


def a_subject(register: Register) -> UUID:
    return register.complaints.record(an_intake(), an_officer(), register.unit.file.draw()).complaint.subject
