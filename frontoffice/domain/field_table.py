"""The fields of the intake, each in one row: what it is called, what fits into it, who asks it, where it stands.

The form, the check of lengths, drafts, masking, the labels of the screens, search and the dossier loop over
:data:`INTAKE_FIELDS`, so that another text costs a line of ``Intake``, a row here and its Indonesian.
``CONTRIBUTING.md`` tells how.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP, FieldInput, FieldSpec
from frontoffice.domain.text.printable_text import LONGEST_TEXT


class Whose(StrEnum):
    """Owner of a field: the case, or the complainant, with or without confidentiality on request."""

    CASE = "case"
    SHOWN = "shown"  # of the complainant, and hidden from nobody
    HIDDEN = "hidden"


class IntakeRow(StrEnum):
    """Where a field stands: the rows from the top, by their names in the form."""

    HEAD = "manner_place"
    STORY = "description_cell"
    RECEIVED = "received_row"
    LATE = "late_row"
    WHO = "who_row"
    COMPANY = "company_row"
    SERVICE = "service_row"
    MORE = "more_row"  # the line that opens the sections, and the files
    FOLDS = "folds"  # the sections, which open the rows under them, and some above
    ABOUT = "about_row"
    ADDRESS = "address_row"
    FOREIGNER = "foreigner_row"
    ATTORNEY = "attorney_row"
    EVENT = "event_row"


class IntakeFold(StrEnum):
    """The section in which a field waits, by its name in the form."""

    ABOUT = "about_fold"
    ADDRESS = "address_fold"
    COMPANY = "company_fold"
    ATTORNEY = "attorney_fold"
    EVENT = "event_fold"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeField(FieldSpec):
    """One field of ``Intake`` or, where ``whose`` says so, of its ``Complainant``.

    ``label`` is translated in the context ``ToldFields``, ``asked_as`` in ``IntakeForm``: what the form says in its
    place. ``most`` is 0 for what is no text or has a rule of its own. ``width`` is its share of the ``row``, before
    which ``gap`` stays empty; in it it comes ``later`` than others that follow it in the table. Anonymous complainants
    are not asked what is hidden.
    ``is_in_head`` leaves it out among the fields of a complaint: the head of the page says it.
    """

    row: IntakeRow
    width: int = 3
    gap: int = 0
    later: int = 0
    fold: IntakeFold | None = None
    asked_as: str = ""
    whose: Whose = Whose.CASE
    of_complaint_only: bool = False
    in_writing_only: bool = False
    is_searched: bool = True
    is_in_head: bool = False

    @property
    def path(self) -> str:
        """How an amendment names it."""
        return self.name if self.whose is Whose.CASE else f"complainant.{self.name}"


INTAKE_FIELDS: Final = (  # in reading order
    IntakeField(
        "kind",
        QT_TRANSLATE_NOOP("ToldFields", "Kind"),
        0,
        input=FieldInput.CHOICE,
        paper="jenis laporan",
        row=IntakeRow.HEAD,
        later=1,
        is_in_head=True,
    ),
    IntakeField(
        "channel",
        QT_TRANSLATE_NOOP("ToldFields", "Channel"),
        0,
        input=FieldInput.CHOICE,
        paper="kanal",
        row=IntakeRow.HEAD,
        is_in_head=True,
    ),
    IntakeField(
        "received_on",
        QT_TRANSLATE_NOOP("ToldFields", "Received on"),
        0,
        input=FieldInput.DATE,
        paper="tanggal diterima",
        row=IntakeRow.RECEIVED,
        is_needed=True,
        in_writing_only=True,
        is_in_head=True,
    ),
    IntakeField(
        "description",
        QT_TRANSLATE_NOOP("ToldFields", "Description"),
        LONGEST_TEXT,
        input=FieldInput.TEXT,
        paper="uraian",
        row=IntakeRow.STORY,
        is_needed=True,
    ),
    IntakeField(
        "wish",
        QT_TRANSLATE_NOOP("ToldFields", "Wished settlement"),
        LONGEST_TEXT,
        input=FieldInput.TEXT,
        paper="permintaan penyelesaian",
        row=IntakeRow.EVENT,
        width=6,
        fold=IntakeFold.EVENT,
        of_complaint_only=True,
    ),
    IntakeField(
        "identity",
        QT_TRANSLATE_NOOP("ToldFields", "Identity"),
        0,
        input=FieldInput.CHOICE,
        paper="sikap identitas",
        row=IntakeRow.SERVICE,
        width=4,
        whose=Whose.SHOWN,
    ),
    IntakeField(
        "name", QT_TRANSLATE_NOOP("ToldFields", "Name"), paper="nama", row=IntakeRow.WHO, width=4, whose=Whose.HIDDEN
    ),
    IntakeField(
        "party",
        QT_TRANSLATE_NOOP("ToldFields", "Who complains"),
        input=FieldInput.TICK,
        paper="bentuk pengadu",
        row=IntakeRow.COMPANY,
        fold=IntakeFold.COMPANY,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "A company or other body"),
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "contact",
        QT_TRANSLATE_NOOP("ToldFields", "Contact"),
        paper="narahubung",
        row=IntakeRow.COMPANY,
        width=4,
        fold=IntakeFold.COMPANY,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Contact at the company"),
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "position",
        QT_TRANSLATE_NOOP("ToldFields", "Position"),
        paper="jabatan",
        row=IntakeRow.COMPANY,
        fold=IntakeFold.COMPANY,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "nib",
        QT_TRANSLATE_NOOP("ToldFields", "NIB"),
        paper="NIB",
        row=IntakeRow.COMPANY,
        fold=IntakeFold.COMPANY,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "nik",
        QT_TRANSLATE_NOOP("ToldFields", "NIK"),
        0,
        paper="NIK",
        row=IntakeRow.ADDRESS,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
        of_complaint_only=True,
    ),
    IntakeField(
        "identity_kind",
        QT_TRANSLATE_NOOP("ToldFields", "Paper of identity"),
        input=FieldInput.TICK,
        paper="jenis identitas",
        row=IntakeRow.FOREIGNER,
        width=7,
        later=1,
        fold=IntakeFold.ADDRESS,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "It is a KITAS"),
        whose=Whose.HIDDEN,
        of_complaint_only=True,
    ),
    IntakeField(
        "identity_no",
        QT_TRANSLATE_NOOP("ToldFields", "Passport or KITAS"),
        paper="nomor paspor/KITAS",
        row=IntakeRow.FOREIGNER,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
        of_complaint_only=True,
    ),
    IntakeField(
        "phone", QT_TRANSLATE_NOOP("ToldFields", "Telephone"), paper="telepon", row=IntakeRow.WHO, whose=Whose.HIDDEN
    ),
    IntakeField(
        "email",
        QT_TRANSLATE_NOOP("ToldFields", "E-mail"),
        paper="e-mail",
        row=IntakeRow.WHO,
        width=4,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "address",
        QT_TRANSLATE_NOOP("ToldFields", "Address"),
        paper="alamat",
        row=IntakeRow.ADDRESS,
        width=4,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "regency",
        QT_TRANSLATE_NOOP("ToldFields", "Regency or city"),
        input=FieldInput.LIST,
        paper="kabupaten/kota",
        row=IntakeRow.ADDRESS,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "district",
        QT_TRANSLATE_NOOP("ToldFields", "District"),
        input=FieldInput.LIST,
        paper="kecamatan",
        row=IntakeRow.ADDRESS,
        fold=IntakeFold.ADDRESS,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "represents",
        QT_TRANSLATE_NOOP("ToldFields", "Acting for"),
        paper="pemberi kuasa",
        row=IntakeRow.ATTORNEY,
        fold=IntakeFold.ATTORNEY,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Acting for (power of attorney)"),
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "attorney_letter",
        QT_TRANSLATE_NOOP("ToldFields", "Power of attorney"),
        paper="surat kuasa",
        row=IntakeRow.ATTORNEY,
        fold=IntakeFold.ATTORNEY,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Number of the power of attorney"),
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "sector",
        QT_TRANSLATE_NOOP("ToldFields", "Sector"),
        input=FieldInput.LIST,
        paper="sektor",
        row=IntakeRow.ABOUT,
        later=1,
        fold=IntakeFold.ABOUT,
        of_complaint_only=True,
        is_searched=False,
    ),
    IntakeField(
        "service",
        QT_TRANSLATE_NOOP("ToldFields", "Service"),
        input=FieldInput.LIST,
        paper="layanan",
        row=IntakeRow.WHO,
        width=5,
    ),
    IntakeField(
        "application_no",
        QT_TRANSLATE_NOOP("ToldFields", "Application number"),
        paper="nomor permohonan",
        row=IntakeRow.ABOUT,
        later=3,
        fold=IntakeFold.ABOUT,
        of_complaint_only=True,
    ),
    IntakeField(
        "service_date",
        QT_TRANSLATE_NOOP("ToldFields", "Service received on"),
        0,
        input=FieldInput.DATE,
        paper="tanggal pelayanan diterima",
        row=IntakeRow.SERVICE,
        width=5,
        gap=3,
        of_complaint_only=True,
    ),
    IntakeField(
        "respondent",
        QT_TRANSLATE_NOOP("ToldFields", "Party complained about"),
        paper="teradu",
        row=IntakeRow.ABOUT,
        later=2,
        fold=IntakeFold.ABOUT,
        of_complaint_only=True,
    ),
    IntakeField(
        "category",
        QT_TRANSLATE_NOOP("ToldFields", "Type of complaint"),
        input=FieldInput.LIST,
        paper="jenis pengaduan",
        row=IntakeRow.ABOUT,
        fold=IntakeFold.ABOUT,
        of_complaint_only=True,
        is_searched=False,
    ),
    IntakeField(
        "event_date",
        QT_TRANSLATE_NOOP("ToldFields", "Date of the event"),
        0,
        input=FieldInput.DATE,
        paper="tanggal kejadian",
        row=IntakeRow.EVENT,
        width=2,
        fold=IntakeFold.EVENT,
        of_complaint_only=True,
    ),
    IntakeField(
        "event_place",
        QT_TRANSLATE_NOOP("ToldFields", "Place of the event"),
        paper="tempat kejadian",
        row=IntakeRow.EVENT,
        width=4,
        fold=IntakeFold.EVENT,
        of_complaint_only=True,
    ),
    IntakeField(
        "external_id",
        QT_TRANSLATE_NOOP("ToldFields", "Letter number or external id"),
        paper="nomor surat atau ID laporan",
        row=IntakeRow.RECEIVED,
        width=4,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Letter number or id"),
        in_writing_only=True,
    ),
    IntakeField(
        "received_why",
        QT_TRANSLATE_NOOP("ToldFields", "Why recorded later"),
        paper="alasan dicatat kemudian",
        row=IntakeRow.LATE,
        is_needed=True,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Why recorded only now"),
        in_writing_only=True,
        is_searched=False,
    ),
    IntakeField(
        "identity_copy",
        QT_TRANSLATE_NOOP("ToldFields", "Copy of identity"),
        0,
        input=FieldInput.TICK,
        paper="fotokopi identitas",
        row=IntakeRow.RECEIVED,
        width=5,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Copy of identity came with it"),
        of_complaint_only=True,
        in_writing_only=True,
    ),
    IntakeField(
        "documents",
        QT_TRANSLATE_NOOP("ToldFields", "Supporting documents"),
        0,
        input=FieldInput.TICK,
        paper="dokumen pendukung",
        row=IntakeRow.RECEIVED,
        width=5,
        asked_as=QT_TRANSLATE_NOOP("IntakeForm", "Supporting documents came with it"),
        of_complaint_only=True,
        in_writing_only=True,
    ),
)
TEXTS_OF_THE_CASE: Final = tuple(one.name for one in INTAKE_FIELDS if one.most and one.whose is Whose.CASE)
TEXTS_OF_THE_COMPLAINANT: Final = tuple(one.name for one in INTAKE_FIELDS if one.most and one.whose is not Whose.CASE)
SEARCHED_TEXTS: Final = tuple(
    one.name for one in INTAKE_FIELDS if one.most and one.whose is Whose.CASE and one.is_searched
)
HIDDEN_FIELDS: Final = tuple(one.name for one in INTAKE_FIELDS if one.whose is Whose.HIDDEN)


def name_fields(*inputs: FieldInput) -> tuple[str, ...]:
    """Names of the fields filled in with one of these."""
    return tuple(one.name for one in INTAKE_FIELDS if one.input in inputs)


def list_row(row: IntakeRow) -> tuple[IntakeField, ...]:
    """The fields of a row of the form, from the left."""
    return tuple(sorted((one for one in INTAKE_FIELDS if one.row is row), key=lambda one: one.later))
