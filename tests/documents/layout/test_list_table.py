"""A list as typed cells."""

from frontoffice.documents.layout.row_table import CellKind, ListColumn


def test_a_column_holds_text_unless_it_says_otherwise() -> None:
    assert ListColumn("Nomor").kind is CellKind.TEXT
