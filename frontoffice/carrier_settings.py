"""A counter's settings for the carriers of messages to complainants; no secret stands here."""

from __future__ import annotations

from dataclasses import dataclass

PORTS, SECURITIES = range(1, 65_536), ("starttls", "tls")  # as the page has them


@dataclass(frozen=True, slots=True)
class Mail:
    """The office's mail account; ``host`` is "" while the office sends no e-mail by itself.

    ``security`` is *starttls* or *tls* (from the first byte); ``user`` signs in, "" for nobody; ``sender`` is the
    address that stands in the message, and ``name`` the name beside it, "" for the office's. The password is in the
    operating system's keyring.
    """

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""
    name: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a server can be asked by it: a file that somebody wrote may say anything."""
        return self.port in PORTS and self.security in SECURITIES
