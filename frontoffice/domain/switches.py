"""Codes of the office's switches: limits whose unit is ``switch`` in ``resources/limits.csv``."""

from __future__ import annotations

from typing import Final

ATTACHMENTS_KEPT: Final = "attachment.kept"
CONSULTATIONS: Final = "consultations"
EXTENSION: Final = "extension"
VERIFIED_BY_OTHER: Final = "verified_by_other"
