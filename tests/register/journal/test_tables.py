from __future__ import annotations

import peewee
import pytest

from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.journal.tables import TABLES, BlobColumn, TextColumn
from frontoffice.register.register import Register


@pytest.mark.parametrize("model", TABLES, ids=lambda model: str(model._meta.table_name))
def test_the_models_are_the_tables_that_the_migrations_make(register: Register, model: type[peewee.Model]) -> None:
    table: str = model._meta.table_name
    columns = register.unit.connection.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
    assert [name for name, _ in columns] == [field.column_name for field in model._meta.sorted_fields]
    keys = {name for name, pk in columns if pk}
    primary = model._meta.primary_key
    assert keys == set(getattr(primary, "field_names", [getattr(primary, "column_name", None)]))


def test_every_table_is_strict(register: Register) -> None:
    rows = register.unit.connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_words%'"
    )
    assert [name for (name,) in rows] == ["schema_migration"], "the history of migrations is peewee's own"


def test_the_models_belong_to_no_register(register: Register) -> None:
    assert all(model._meta.database is None for model in TABLES)


@pytest.mark.parametrize("model", TABLES, ids=lambda model: str(model._meta.table_name))
def test_a_column_gives_what_it_holds_or_names_the_table_that_is_damaged(model: type[peewee.Model]) -> None:
    for field in model._meta.sorted_fields:
        kinds = {TextColumn: "text", BlobColumn: b"bytes"}
        if type(field) not in kinds:
            continue
        right = kinds[type(field)]
        assert field.python_value(right) == right
        for wrong in {None, 7, "text", b"bytes"} - {right}:
            with pytest.raises(UnreadableRow) as damaged:
                field.python_value(wrong)
            assert damaged.value.table == model._meta.table_name
