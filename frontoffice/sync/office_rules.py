"""Rows of the centre's rule tables (schema ``office``), written at each upgrade from the rules of the domain."""

from __future__ import annotations

from typing import Final, LiteralString

import psycopg

from frontoffice.domain import authority
from frontoffice.domain.cases.steps import RESPONDS, RULES, Step, rank
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.register.projection import office_lists

_STATUSES: Final = tuple((str(status), *rank(status)) for status in Status)
_MOVES: Final = tuple(
    (str(step), str(before), str(after)) for step, rule in RULES.items() for before, after in rule.moves.items()
)
_STEPS: Final = tuple((str(step), step in RESPONDS) for step in Step)
_KINDS: Final = tuple((str(spec.kind), str(spec.effect), spec.of_office) for spec in KINDS.values())
_TABLES: Final[tuple[tuple[LiteralString, LiteralString, tuple[tuple[object, ...], ...]], ...]] = (
    ("DELETE FROM office.status", "INSERT INTO office.status (status, closed, along) VALUES (%s, %s, %s)", _STATUSES),
    ("DELETE FROM office.move", "INSERT INTO office.move (step, before, after) VALUES (%s, %s, %s)", _MOVES),
    ("DELETE FROM office.step", "INSERT INTO office.step (step, responds) VALUES (%s, %s)", _STEPS),
    (
        "DELETE FROM office.authority",
        "INSERT INTO office.authority (kind, step, class, extent) VALUES (%s, %s, %s, %s)",
        tuple(authority.rows()),
    ),
    (
        "DELETE FROM office.role_limit",
        "INSERT INTO office.role_limit (kind, step, role) VALUES (%s, %s, %s)",
        tuple(authority.role_limits()),
    ),
    ("DELETE FROM office.kind", "INSERT INTO office.kind (kind, effect, of_office) VALUES (%s, %s, %s)", _KINDS),
)


SHIPPED_CHOICES: Final = "office.shipped_choices"
_COLUMNS: Final = "(list, code, name, of_group)"


def shipped_choices() -> str:
    """The view of the choices that come with the program, as SQL."""
    rows = ",\n    ".join(
        f"({_text(of)}, {_text(one.code)}, {_text(one.name)}, {_text(one.group)})"
        for of, choices in office_lists.shipped().items()
        for one in choices
    )
    return f"CREATE OR REPLACE VIEW {SHIPPED_CHOICES} AS SELECT * FROM (VALUES\n    {rows}\n) AS shipped {_COLUMNS};\n"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_CERTIFICATES: Final[tuple[LiteralString, ...]] = (
    "DELETE FROM office.certificate",
    "DELETE FROM office.chain_bound",
    "DELETE FROM office.series_device",
    "SELECT office.take_certificate(serial, about, note) FROM journal.note WHERE 'certificate' = kind ORDER BY serial",
    "SELECT office.weigh_chains()",
)


def write_rules(connection: psycopg.Connection) -> None:
    """Replace every row of the rule tables and of what certificates say; belongs into the transaction of an upgrade."""
    with connection.cursor() as cursor:
        for delete, insert, rows in _TABLES:
            cursor.execute(delete)
            cursor.executemany(insert, rows)
    for statement in _CERTIFICATES:
        connection.execute(statement)
