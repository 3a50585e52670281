"""The fields of the intake, each in one row: what it is called on the screen and on paper, and what fits into it.

The check of lengths, masking, the labels of the screens and the dossier's corrections loop over :data:`INTAKE_FIELDS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT


def _text(_context: str, source: str) -> str:
    """Mark an English label for lupdate; the window translates it where it is shown."""
    return source


QT_TRANSLATE_NOOP: Final = _text  # the name by which lupdate finds it


class Whose(StrEnum):
    """Owner of a field: the case, or the complainant, with or without confidentiality on request."""

    CASE = "case"
    SHOWN = "shown"  # of the complainant, and hidden from nobody
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class IntakeField:
    """Field of ``Intake`` or, by ``whose``, of its ``Complainant``.

    ``label`` is English, translated in the context ``ToldFields``; ``paper`` its word in the dossier (Indonesian).
    ``most`` is how many characters fit, 0 for what is no text or has a rule of its own: texts of the case are masked.
    ``is_in_head`` leaves it out among the fields of a complaint: the head of the page says it.
    """

    name: str
    label: str
    paper: str
    most: int = 0
    whose: Whose = Whose.CASE
    is_in_head: bool = False

    @property
    def path(self) -> str:
        """How an amendment names it."""
        return self.name if self.whose is Whose.CASE else f"complainant.{self.name}"


INTAKE_FIELDS: Final = (  # in reading order
    IntakeField("kind", QT_TRANSLATE_NOOP("ToldFields", "Kind"), "jenis laporan", is_in_head=True),
    IntakeField("channel", QT_TRANSLATE_NOOP("ToldFields", "Channel"), "kanal", is_in_head=True),
    IntakeField("received_on", QT_TRANSLATE_NOOP("ToldFields", "Received on"), "tanggal diterima", is_in_head=True),
    IntakeField("description", QT_TRANSLATE_NOOP("ToldFields", "Description"), "uraian", LONGEST_TEXT),
    IntakeField("wish", QT_TRANSLATE_NOOP("ToldFields", "Wished settlement"), "permintaan penyelesaian", LONGEST_TEXT),
    IntakeField("identity", QT_TRANSLATE_NOOP("ToldFields", "Identity"), "sikap identitas", whose=Whose.SHOWN),
    IntakeField("name", QT_TRANSLATE_NOOP("ToldFields", "Name"), "nama", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField(
        "party", QT_TRANSLATE_NOOP("ToldFields", "Who complains"), "bentuk pengadu", LONGEST_LINE, whose=Whose.HIDDEN
    ),
    IntakeField("contact", QT_TRANSLATE_NOOP("ToldFields", "Contact"), "narahubung", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField("position", QT_TRANSLATE_NOOP("ToldFields", "Position"), "jabatan", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField("nib", QT_TRANSLATE_NOOP("ToldFields", "NIB"), "NIB", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField("nik", QT_TRANSLATE_NOOP("ToldFields", "NIK"), "NIK", whose=Whose.HIDDEN),
    IntakeField(
        "identity_kind",
        QT_TRANSLATE_NOOP("ToldFields", "Paper of identity"),
        "jenis identitas",
        LONGEST_LINE,
        whose=Whose.HIDDEN,
    ),
    IntakeField(
        "identity_no",
        QT_TRANSLATE_NOOP("ToldFields", "Passport or KITAS"),
        "nomor paspor/KITAS",
        LONGEST_LINE,
        whose=Whose.HIDDEN,
    ),
    IntakeField("phone", QT_TRANSLATE_NOOP("ToldFields", "Telephone"), "telepon", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField("email", QT_TRANSLATE_NOOP("ToldFields", "E-mail"), "e-mail", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField("address", QT_TRANSLATE_NOOP("ToldFields", "Address"), "alamat", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField(
        "regency",
        QT_TRANSLATE_NOOP("ToldFields", "Regency or city"),
        "kabupaten/kota",
        LONGEST_LINE,
        whose=Whose.HIDDEN,
    ),
    IntakeField("district", QT_TRANSLATE_NOOP("ToldFields", "District"), "kecamatan", LONGEST_LINE, whose=Whose.HIDDEN),
    IntakeField(
        "represents", QT_TRANSLATE_NOOP("ToldFields", "Acting for"), "pemberi kuasa", LONGEST_LINE, whose=Whose.HIDDEN
    ),
    IntakeField(
        "attorney_letter",
        QT_TRANSLATE_NOOP("ToldFields", "Power of attorney"),
        "surat kuasa",
        LONGEST_LINE,
        whose=Whose.HIDDEN,
    ),
    IntakeField("sector", QT_TRANSLATE_NOOP("ToldFields", "Sector"), "sektor", LONGEST_LINE),
    IntakeField("service", QT_TRANSLATE_NOOP("ToldFields", "Service"), "layanan", LONGEST_LINE),
    IntakeField(
        "application_no", QT_TRANSLATE_NOOP("ToldFields", "Application number"), "nomor permohonan", LONGEST_LINE
    ),
    IntakeField("service_date", QT_TRANSLATE_NOOP("ToldFields", "Service received on"), "tanggal pelayanan diterima"),
    IntakeField("respondent", QT_TRANSLATE_NOOP("ToldFields", "Party complained about"), "teradu", LONGEST_LINE),
    IntakeField("category", QT_TRANSLATE_NOOP("ToldFields", "Type of complaint"), "jenis pengaduan", LONGEST_LINE),
    IntakeField("event_date", QT_TRANSLATE_NOOP("ToldFields", "Date of the event"), "tanggal kejadian"),
    IntakeField("event_place", QT_TRANSLATE_NOOP("ToldFields", "Place of the event"), "tempat kejadian", LONGEST_LINE),
    IntakeField(
        "external_id",
        QT_TRANSLATE_NOOP("ToldFields", "Letter number or external id"),
        "nomor surat atau ID laporan",
        LONGEST_LINE,
    ),
    IntakeField(
        "received_why", QT_TRANSLATE_NOOP("ToldFields", "Why recorded later"), "alasan dicatat kemudian", LONGEST_LINE
    ),
    IntakeField("identity_copy", QT_TRANSLATE_NOOP("ToldFields", "Copy of identity"), "fotokopi identitas"),
    IntakeField("documents", QT_TRANSLATE_NOOP("ToldFields", "Supporting documents"), "dokumen pendukung"),
)
TEXTS_OF_THE_CASE: Final = tuple(one.name for one in INTAKE_FIELDS if one.most and one.whose is Whose.CASE)
TEXTS_OF_THE_COMPLAINANT: Final = tuple(one.name for one in INTAKE_FIELDS if one.most and one.whose is not Whose.CASE)
HIDDEN_FIELDS: Final = tuple(one.name for one in INTAKE_FIELDS if one.whose is Whose.HIDDEN)
