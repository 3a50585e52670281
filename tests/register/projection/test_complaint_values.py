from __future__ import annotations

import marshal
from typing import Any
from uuid import uuid4

from frontoffice.domain.cases import deadlines
from frontoffice.domain.complaint import Identity
from frontoffice.register.journal import journal
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.complaint_fold import fold_case
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, an_intake, an_officer


def test_they_are_what_the_tables_hold_and_plain_enough_to_travel(register: Register) -> None:
    hidden = a_complainant(name="Hasan Basri", identity=Identity.CONFIDENTIAL)
    recorded = register.complaints.record(an_intake(complainant=hidden), an_officer(), uuid4()).complaint
    lines = journal.story(register.unit.connection, recorded.subject)
    folded = fold_case(lines)
    assert folded is not None
    made = complaint_columns.values(*folded, lines)
    assert made.row == complaint_columns.row(*folded)
    assert made.recorded_at == int(recorded.recorded_at.timestamp())
    assert "hasan" not in made.words
    assert made.is_missing_in_sp4n
    assert [code for code, _ in made.running] == [code for code, _ in deadlines.running_limits(*folded)]
    plain: tuple[Any, ...] = (*made,)
    assert marshal.loads(marshal.dumps(plain)) == made  # noqa: S302
