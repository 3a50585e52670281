"""How a complaint stands, on paper of 32, 42 or 48 columns: for whoever asks at the counter. It is no resi.

It has no code, no name and nothing of what was written: who finds it learns a number, not whose it is.
"""

from __future__ import annotations

from datetime import datetime

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.status_text import KIND_WORDS, sentences
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.receipts.receipt import WIDTHS, OfficeHead, Receipt, ReceiptLines

_TRAINING = "LATIHAN - TIDAK BERLAKU"


def lay_out(
    complaint: Complaint, case: Case, head: OfficeHead, columns: int, now: datetime, *, training: bool = False
) -> Receipt:
    """The paper as of ``now`` (aware). Raises ValueError for another width."""
    if columns not in WIDTHS:
        raise ValueError(columns)
    sheet, today = ReceiptLines(columns, as_image=False), dates.local_date(now, complaint.zone)
    if training:
        sheet.band(_TRAINING)
    sheet.center(head.government.upper(), bold=True)
    sheet.center(head.name.upper(), bold=True)
    sheet.rule()
    sheet.center(f"STATUS {KIND_WORDS[complaint.intake.kind].upper()}", bold=True, tall=2)
    sheet.blank()
    sheet.large(complaint.number_text)
    sheet.blank()
    for place, sentence in enumerate(sentences(complaint, case, today)):
        sheet.left(sentence, bold=not place)
    sheet.rule()
    ways = (("Telepon", head.telephone), ("SMS", head.sms), ("E-mail", head.email), ("Website", head.website))
    sheet.left("Tanyakan lagi dengan nomor dan kode cek:")
    for name, at in ways:
        sheet.left(f"{name} {at}" if at else "")
    sheet.left("Bukan tanda terima. Tidak dipungut biaya.")
    sheet.rule()
    sheet.center(f"Dicetak {dates.in_digits(today)} {dates.time_of_day(now, complaint.zone)}, {complaint.counter}")
    return Receipt(columns, tuple(sheet.lines), "", sheet.folded)
