"""What commits a carrier's messages together with how far it read, like the register, and dies where a test says so."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from frontoffice.domain.incoming import IncomingMessage
from frontoffice.receiving.mailbox import MailboxState


class Died(Exception):  # noqa: N818
    """The end of the process."""


class KeptMessages:
    def __init__(self) -> None:
        self.found: dict[UUID, IncomingMessage] = {}
        self.state = MailboxState()
        self.came_twice = 0
        self.commits = 0
        self.dies_before = self.dies_behind = -1  # the commit of that number

    @property
    def titles(self) -> list[str]:
        return [one.title for one in self.found.values()]

    def take(self, messages: Sequence[IncomingMessage], state: MailboxState) -> None:
        if self.commits == self.dies_before:
            raise Died
        for one in messages:
            self.came_twice += one.subject in self.found
            self.found.setdefault(one.subject, one)
        self.state = state
        self.commits += 1
        if self.commits - 1 == self.dies_behind:
            raise Died

    def known(self, identities: Sequence[str]) -> set[str]:
        return {one.identity for one in self.found.values()} & set(identities)
