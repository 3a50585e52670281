"""The reading process in the process of the test: the same code, without its bounds and without a start of Python."""

from __future__ import annotations

import io

from frontoffice.attaching import child
from frontoffice.attaching.limits import LIMITS


def ask(request: bytes) -> bytes:
    """Answer a request here."""
    said = io.BytesIO()
    child.serve(io.BytesIO(request), said, LIMITS)
    return said.getvalue()
