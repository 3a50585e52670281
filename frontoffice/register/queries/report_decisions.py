"""How many complaints of a scope got more time for their answer, and how many cannot be followed up, by ground.

They are few, so they are counted by the very condition of their lists, from an index of nothing else.
"""

from __future__ import annotations

from typing import Any

import apsw

from frontoffice.domain.reports.report import Scope, Selection, Subset
from frontoffice.register.queries import report_selection
from frontoffice.register.queries.report_selection import Part


def count_extended(connection: apsw.Connection, scope: Scope) -> int:
    """Of those received in the period."""
    where = _of(scope, Subset.EXTENDED)
    many: int = connection.execute(
        f"SELECT count(*) FROM complaint INDEXED BY complaint_extended WHERE {where.sql}", where.bound
    ).get
    return many


def count_declined(connection: apsw.Connection, scope: Scope) -> dict[str, int]:
    """Of those closed in the period, by the code of the ground, the most first."""
    where = _of(scope, Subset.DECLINED)
    rows: Any = connection.execute(
        f"SELECT ground, count(*) FROM complaint INDEXED BY complaint_declined WHERE {where.sql}"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        where.bound,
    )
    return dict(rows)


def _of(scope: Scope, subset: Subset) -> Part:
    return report_selection.where(Selection(scope, subset), scope.period.last, {})  # of no day, of no list
