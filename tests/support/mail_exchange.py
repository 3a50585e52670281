"""An Exim of its own beside the Dovecot of `imap_server`: the office's mailbox and that of a citizen, with real bounces.

It runs without any right of root: as a copy of its program that has no setuid bit, in a folder of its own.
"""

from __future__ import annotations

import contextlib
import mailbox
import os
import shutil
import smtplib
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from frontoffice.settings import Mail
from tests.support import imap_server
from tests.support.imap_server import PASSWORD, USER, ImapServer

CITIZEN = "siti@warga.contoh.id"
SETTINGS = """
exim_user = {user}
exim_group = {group}
exim_path = {folder}/exim
primary_hostname = contoh.go.id
spool_directory = {folder}/spool
log_file_path = {folder}/log/%s
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts = *
tls_certificate = {root}/server.crt
tls_privatekey = {root}/server.key
deliver_drop_privilege = true
never_users =
keep_environment =
rfc1413_query_timeout = 0s
acl_smtp_rcpt = rcpt

begin acl
rcpt:
  accept authenticated = *
  accept domains = contoh.go.id
  deny message = relay not permitted

begin routers
office:
  driver = accept
  domains = contoh.go.id
  transport = office
citizen:
  driver = accept
  domains = warga.contoh.id
  local_parts = siti
  condition = ${{if exists{{{folder}/citizen}}}}
  transport = citizen
nobody:
  driver = redirect
  allow_fail
  data = :fail: 5.1.1 no such mailbox here

begin transports
office:
  driver = appendfile
  maildir_format
  directory = {root}/mail
citizen:
  driver = appendfile
  maildir_format
  directory = {folder}/citizen

begin retry
* * F,1h,1m

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{office}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
"""


class MailExchange:
    """``office`` is the account that the office sends by; mails to it arrive in the mailbox of ``imap``."""

    def __init__(self, imap: ImapServer) -> None:
        import grp  # Windows has neither
        import pwd

        self.imap, self.port = imap, _free_port()
        self.folder = imap.root / "exchange"
        for name in ("spool", "log"):
            (self.folder / name).mkdir(parents=True)
        shutil.copyfile(shutil.which("exim4") or "/usr/sbin/exim4", self.folder / "exim")
        (self.folder / "exim").chmod(0o755)
        owner = pwd.getpwuid(imap.uid)
        names = {"user": owner.pw_name, "group": grp.getgrgid(owner.pw_gid).gr_name}
        places = {"folder": self.folder, "root": imap.root, "port": self.port}
        settings = SETTINGS.format(office=USER, password=PASSWORD, **names, **places)
        (self.folder / "exim.conf").write_text(settings)
        imap.hand_over(self.folder)
        self.office = Mail("localhost", self.port, "starttls", USER, USER)
        self.trust = ssl.create_default_context(cafile=imap.authority)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(self.folder / "exim"), "-C", str(self.folder / "exim.conf"), "-bdf", "-q1m"]
        with (self.folder / "said").open("wb") as said:
            self._process = subprocess.Popen(command, stdout=said, stderr=said, **self.imap.as_user())
        end = time.monotonic() + 60
        while True:
            assert time.monotonic() < end, self.said()
            with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", self.port)):
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
                raise AssertionError(self.said())

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def said(self) -> str:
        """All that the server said and logged."""
        return "\n".join(one.read_text() for one in (self.folder / "said", *(self.folder / "log").iterdir()))

    def open_mailbox(self) -> None:
        """Let the citizen's mails arrive."""
        for name in ("new", "cur", "tmp"):
            (self.folder / "citizen" / name).mkdir(parents=True)
        self.imap.hand_over(self.folder / "citizen")

    def close_mailbox(self) -> None:
        """Let the citizen's mails bounce."""
        shutil.rmtree(self.folder / "citizen")

    def send(self, mail: EmailMessage) -> None:
        """Send the citizen's mail to the office, as any other server does."""
        with smtplib.SMTP("localhost", self.port) as line:
            line.starttls(context=self.trust)
            line.send_message(mail, CITIZEN, [USER])

    def arrived(self) -> list[mailbox.MaildirMessage]:
        """Mails in the citizen's mailbox."""
        return list(mailbox.Maildir(self.folder / "citizen", create=False))

    def count_new(self) -> int:
        """Mails in the office's mailbox that nobody has seen there."""
        return len(self._new())

    def date_new(self, at: float) -> None:
        """Let them have come at another time (seconds of Unix): servers know the day, and a desk of a test another."""
        for one in self._new():
            os.utime(one, (at, at))

    def _new(self) -> list[Path]:
        return list((self.imap.root / "mail/new").iterdir())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running() -> Iterator[MailExchange]:
    """Both servers, until the block ends."""
    with imap_server.running() as imap:
        exchange = MailExchange(imap)
        try:
            exchange.start()
            yield exchange
        finally:
            exchange.stop()
