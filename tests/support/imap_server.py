"""A Dovecot of its own on loopback, with one account; it runs as somebody who is not root, in a folder of its own."""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from frontoffice.receiving.mailbox import MailboxAccount, MailboxLine
from frontoffice.sending.mail_delivery import Security
from tests.support.certificates import a_server_certificate, an_authority
from tests.support.ordinary_user import NOBODY

USER, PASSWORD = "pengaduan@contoh.go.id", "rahasia"
_TOKEN_KEY = b"of the one who gives out tokens"
VERSION = """
dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
"""
SETTINGS = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_driver = maildir
mail_path = {root}/mail
mail_uid = {user}
mail_gid = {group}
mail_home = {root}/home
first_valid_uid = 1
ssl = required
ssl_server_cert_file = {root}/server.crt
ssl_server_key_file = {root}/server.key
auth_mechanisms = plain xoauth2
passdb static {{
  mechanisms_filter = plain
  password = {{PLAIN}}{password}
}}
oauth2 {{
  introspection_mode = local
  username_attribute = sub
}}
oauth2_local_validation {{
  dict fs {{
    fs posix {{
      prefix = {root}/keys/
    }}
  }}
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2
}}
userdb static {{
  allow_all_users = yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service imap-urlauth-login {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class ImapServer:
    """``account`` signs in at it, ``line`` trusts it."""

    def __init__(self, root: Path) -> None:
        import grp  # Windows has neither
        import pwd

        self.root = root
        self.uid = os.getuid() or NOBODY
        self._user = pwd.getpwuid(self.uid)
        authority = an_authority(root)
        self.authority = authority.path
        for name, content in zip(("crt", "key"), a_server_certificate(authority, "localhost"), strict=True):
            (root / f"server.{name}").write_bytes(content)
        key = root / "keys/default/HS256/default"
        key.parent.mkdir(parents=True)
        key.write_bytes(base64.b64encode(_TOKEN_KEY))
        for name in ("run", "state", "mail", "mail/new", "mail/cur", "mail/tmp", "home"):
            (root / name).mkdir()
        self.port, self.plain_port = _free_ports()
        group = grp.getgrgid(self._user.pw_gid).gr_name
        names = {"user": self._user.pw_name, "group": group, "password": PASSWORD}
        ports = {"port": self.port, "plain_port": self.plain_port}
        (root / "dovecot.conf").write_text(VERSION + SETTINGS.format(root=root, **names, **ports))
        self.hand_over(root)
        self.account = MailboxAccount("localhost", self.port, Security.TLS, USER, password=PASSWORD)
        self.line = MailboxLine(ssl.create_default_context(cafile=authority.path))
        self._process: subprocess.Popen[bytes] | None = None
        self._delivered = 0

    def start(self) -> None:
        command = [_command("dovecot"), "-F", "-c", str(self.root / "dovecot.conf")]
        with (self.root / "said").open("wb") as said:
            self._process = subprocess.Popen(command, stdout=said, stderr=said, **self.as_user())
        end = time.monotonic() + 60
        while True:
            assert time.monotonic() < end, (self.root / "said").read_text()
            with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", self.port)):
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
                raise AssertionError((self.root / "said").read_text())

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def deliver(self, mail: bytes, at: float | None = None) -> None:
        """Put a mail into the mailbox, as a mail server does; ``at``: when it came (seconds of Unix), else now."""
        self._delivered += 1
        name = f"{1_700_000_000 + self._delivered}.{self._delivered}.contoh"
        beside = self.root / "mail/tmp" / name
        beside.write_bytes(mail)
        if at is not None:
            os.utime(beside, (at, at))
        self.hand_over(beside)
        beside.rename(self.root / "mail/new" / name)

    def empty(self) -> None:
        """Take all mails out of the mailbox."""
        self.command("expunge", "-u", USER, "mailbox", "INBOX", "all")

    def renumber(self, validity: int) -> None:
        """Give the mailbox another UIDVALIDITY."""
        self.command("mailbox", "update", "-u", USER, "--uid-validity", str(validity), "INBOX")

    def flags(self) -> str:
        """The flags of all mails."""
        return self.command("fetch", "-u", USER, "flags", "mailbox", "INBOX", "all")

    def token(self) -> str:
        """An OAuth 2 access token (RFC 7519) for the account, of an hour."""
        claims = {"sub": USER, "iss": "contoh", "aud": "imap", "exp": int(time.time()) + 3600}
        said = ".".join(_encoded(json.dumps(one).encode()) for one in ({"typ": "JWT", "alg": "HS256"}, claims))
        return f"{said}.{_encoded(hmac.digest(_TOKEN_KEY, said.encode(), 'sha256'))}"

    def command(self, *words: str) -> str:
        """What doveadm says; it must work."""
        command = [_command("doveadm"), "-c", str(self.root / "dovecot.conf"), *words]
        said: bytes = subprocess.run(command, check=True, capture_output=True, **self.as_user()).stdout
        return said.decode()

    def as_user(self) -> dict[str, Any]:
        if os.getuid():
            return {}
        return {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}

    def hand_over(self, whole: Path) -> None:
        if os.getuid() == 0:
            for one in (whole, *whole.rglob("*")):
                os.chown(one, self._user.pw_uid, self._user.pw_gid)


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _command(name: str) -> str:
    folder = "/usr/sbin" if name == "dovecot" else "/usr/bin"
    return shutil.which(name) or f"{folder}/{name}"


@contextmanager
def running() -> Iterator[ImapServer]:
    root = Path(tempfile.mkdtemp(prefix="imap-"))  # its user may not enter pytest's folders
    server = ImapServer(root)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root)
