"""Names of a draft's values besides the fields of its form."""

from __future__ import annotations

from typing import Final

AMENDS: Final = "amends"  # the complaint that it amends
MASKED: Final = "masked"  # which of its fields were never shown, with commas between
HIDDEN_FILES: Final = "hidden_files"  # which of its files were never shown, with commas between
HANDLES: Final = "handles"  # the complaint that a step, a contact or papers are written about
CONSULTATION: Final = "consultation"  # the consultation that it goes on from
MESSAGE: Final = "message"  # the message that it goes on from
SLIP: Final = "slip"  # the numbered slip that it was written on, and when
REFUSED_FILES: Final = "refused_files"  # which files were brought and not attached, and why, as JSON
ATTACHED: Final = "attached"  # how many files wait with it
