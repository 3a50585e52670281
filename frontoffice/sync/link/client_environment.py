"""Environment of this process as PostgreSQL's client library reads it: forgotten before it is asked to connect.

Whoever sets ``PGHOSTADDR``, ``PGSERVICE`` or ``PGOPTIONS`` for a computer's users would send a counter elsewhere, or
make the server answer otherwise (``PGDATESTYLE``, ``PGTZ``). libpq asks for them wherever an address says nothing, for
some (a service) even where it says all: only what is not there holds for every one of them.
"""

from __future__ import annotations

import os
from typing import Final

NOWHERE: Final = os.path.join(os.devnull, "none")  # noqa: PTH118  (a text, as libpq wants it)
"""A path at which no file can be, in place of one in the home directory that libpq would look for."""


def forget() -> None:
    """Take every variable of libpq out of this process's environment, those that a later libpq brings as well."""
    for name in [name for name in os.environ if name.upper().startswith("PG")]:
        os.environ.pop(name, None)
