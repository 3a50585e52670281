"""The tables beside the complaint's own: consultations, messages that came in, messages of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import apsw

from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import consultation_projection, message_projection, sent_projection

_PROJECTIONS: Final = (consultation_projection, message_projection, sent_projection)
TABLES: Final = tuple(table for one in _PROJECTIONS for table in one.TABLES)


def project(
    connection: apsw.Connection, subject: UUID, after: Sequence[StoryLine], before: Sequence[StoryLine] = ()
) -> None:
    """Update these tables from the entries of a subject, as they were ``before`` and are now."""
    for one in _PROJECTIONS:
        if one.concerns(after) or one.concerns(before):
            one.project(connection, subject, after)
