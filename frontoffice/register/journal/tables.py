"""The register's smaller tables as peewee models: people, lists, drafts, print jobs.

The models belong to no database of their own: every query is executed on the register that asks, so that two
registers may be open in one process. The journal, the complaints and the search index are written and read as plain
SQL (``journal.py``, ``projection.py``, ``day.py``, ``search.py``): models there cost five times as much, measured.
"""

from __future__ import annotations

from typing import Final

import peewee


class OfficerRow(peewee.Model):
    """A person who may sign in, as the last entry about them says."""

    officer_id = peewee.BlobField(primary_key=True)
    name = peewee.TextField()
    role = peewee.TextField()
    position = peewee.TextField()
    active = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "officer"


class CredentialRow(peewee.Model):
    """The secret of an officer at this desk: never in the journal, never synced."""

    officer_id = peewee.BlobField(primary_key=True)
    secret_hash = peewee.TextField()
    wrong_tries = peewee.IntegerField()
    last_wrong_at = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "credential"


class ListChoiceRow(peewee.Model):
    """An entry of an editable list (channels, services) that differs from what the program ships."""

    list = peewee.TextField()
    code = peewee.TextField()
    name = peewee.TextField()
    group = peewee.TextField()
    active = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "choice"
        primary_key = peewee.CompositeKey("list", "code")


class DraftRow(peewee.Model):
    """A form that was begun and not yet recorded."""

    draft_id = peewee.BlobField(primary_key=True)
    officer_id = peewee.BlobField()
    saved_at = peewee.TextField()
    fields = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "draft"


class PaperJobRow(peewee.Model):
    """A print job: one receipt that was asked for."""

    id = peewee.IntegerField(primary_key=True)
    job_id = peewee.BlobField(unique=True)
    subject = peewee.BlobField(index=True)
    number_text = peewee.TextField()
    copy_no = peewee.IntegerField()
    state = peewee.TextField()
    printer = peewee.TextField()
    why = peewee.TextField()
    requested_by = peewee.TextField()
    requested_at = peewee.TextField()
    reason = peewee.TextField()
    evidence = peewee.TextField()
    sent = peewee.IntegerField()
    printer_id = peewee.TextField()
    turn = peewee.IntegerField()
    replaces = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "paper_job"


TABLES: Final = (OfficerRow, CredentialRow, ListChoiceRow, DraftRow, PaperJobRow)
