"""The files that were brought and not attached, as the text in which a form keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from frontoffice.domain.attachments import RefusedFile
from frontoffice.register.journal.draft_fields import REFUSED_FILES


def write_refused(files: Iterable[RefusedFile]) -> str:
    """The text in which a draft keeps which files were brought and not attached."""
    return json.dumps([[one.name, one.why, str(one.brought_by or "")] for one in files])


def read_refused(fields: Mapping[str, str]) -> tuple[RefusedFile, ...]:
    """The files of a draft that were brought and not attached."""
    kept = json.loads(fields.get(REFUSED_FILES) or "[]")
    return tuple(RefusedFile(name, why, UUID(who) if who else None) for name, why, who in kept)
