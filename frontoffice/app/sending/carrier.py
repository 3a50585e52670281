"""Interface between a queue of messages and its carriers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from frontoffice.register.commands.send_job import SendJob, Sent


class Carrier(Protocol):
    """Carries messages of one way, in a worker's thread."""

    def carry(self, job: SendJob, begin: Callable[[], None]) -> Sent:
        """Hand a message over; ``begin`` is called before the first byte leaves that may be taken.

        Raises what ``begin`` raises: then nothing was sent.
        """
