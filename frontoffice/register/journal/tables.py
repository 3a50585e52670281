"""The register's smaller tables as peewee models: people, lists, drafts, print jobs.

The models belong to no database of their own: every query is executed on the register that asks, so that two
registers may be open in one process. The journal, the complaints and the search index are written and read as plain
SQL (``journal.py``, ``projection.py``, ``day.py``, ``search.py``): models there cost five times as much, measured.
"""

from __future__ import annotations

from typing import Any, Final

import peewee

from frontoffice.register.journal.reading import UnreadableRow


def _table(column: Any) -> str:
    name: str = column.model._meta.table_name  # noqa: SLF001  (peewee's way to the table's name)
    return name


class TextColumn(peewee.TextField):
    """Text, and nothing else: a turned bit in the file makes bytes or nothing of it."""

    def python_value(self, value: object) -> str:
        """The text. Raises UnreadableRow for anything else."""
        if type(value) is not str:
            raise UnreadableRow(_table(self))
        return value


class BlobColumn(peewee.BlobField):
    """Bytes, and nothing else."""

    def python_value(self, value: object) -> bytes:
        """The bytes. Raises UnreadableRow for anything else."""
        if type(value) is not bytes:
            raise UnreadableRow(_table(self))
        return value


class OfficerRow(peewee.Model):
    """Person with a right to sign in, according to the last entry about them."""

    officer_id = BlobColumn(primary_key=True)
    name = TextColumn()
    role = TextColumn()
    position = TextColumn()
    active = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "officer"


class CredentialRow(peewee.Model):
    """The secret of an officer at this desk: never in the journal, never synced."""

    officer_id = BlobColumn(primary_key=True)
    secret_hash = TextColumn()
    wrong_tries = peewee.IntegerField()
    last_wrong_at = TextColumn()

    class Meta:  # noqa: D106
        table_name = "credential"


class ListChoiceRow(peewee.Model):
    """Choice of an editable list (channels, services) different from the shipped one."""

    list = TextColumn()
    code = TextColumn()
    name = TextColumn()
    group = TextColumn()
    active = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "choice"
        primary_key = peewee.CompositeKey("list", "code")


class DraftRow(peewee.Model):
    """Unfinished form, not yet recorded."""

    draft_id = BlobColumn(primary_key=True)
    officer_id = BlobColumn()
    saved_at = TextColumn()
    fields = TextColumn()

    class Meta:  # noqa: D106
        table_name = "draft"


class PaperJobRow(peewee.Model):
    """A print job: one requested receipt."""

    id = peewee.IntegerField(primary_key=True)
    job_id = BlobColumn(unique=True)
    subject = BlobColumn(index=True)
    number_text = TextColumn()
    copy_no = peewee.IntegerField()
    state = TextColumn()
    printer = TextColumn()
    why = TextColumn()
    requested_by = TextColumn()
    requested_at = TextColumn()
    reason = TextColumn()
    evidence = TextColumn()
    sent = peewee.IntegerField()
    printer_id = TextColumn()
    turn = peewee.IntegerField()
    replaces = peewee.IntegerField()
    joined = BlobColumn()

    class Meta:  # noqa: D106
        table_name = "paper_job"


TABLES: Final = (OfficerRow, CredentialRow, ListChoiceRow, DraftRow, PaperJobRow)
