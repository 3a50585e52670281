"""The papers that are kept as text in ``receipts/``, for human eyes; run this module to draw them anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind, Status
from frontoffice.domain.receipts import WIDTHS, Copy, OfficeHead, Receipt, lay_out
from frontoffice.printing.escpos import encode
from frontoffice.settings import Office
from tests.support import thermal_reader
from tests.support.examples import a_complainant, a_complaint, a_letter, an_intake

FOLDER = Path(__file__).parent / "receipts"
_OFFICE = Office()
HEAD = OfficeHead(
    government=_OFFICE.government,
    name=_OFFICE.name,
    address="Jalan Pulau Belitung, Kompleks Perkantoran Air Itam, Pangkalpinang",
    telephone=_OFFICE.telephone,
    sms=_OFFICE.sms,
    email=_OFFICE.email,
    website=_OFFICE.website,
)
COPY = Copy(1, datetime(2026, 11, 25, 2, 5, tzinfo=UTC), "Hendra Wijaya", "resi pertama hilang")
LONG = "Sudah tiga kali datang ke loket dan setiap kali diminta berkas yang berbeda. " * 260


@dataclass(frozen=True)
class Sample:
    complaint: Complaint
    copy: Copy | None = None
    training: bool = False
    next_number: bool = False

    def laid_out(self, columns: int) -> Receipt:
        return lay_out(self.complaint, HEAD, columns, self.copy, self.training, self.next_number)

    def drawn(self, columns: int) -> str:
        return thermal_reader.read(encode(self.laid_out(columns), native_qr=False)).drawn(columns)


SAMPLES = {
    "oral": Sample(a_complaint()),
    "letter": Sample(a_complaint(intake=a_letter())),
    "incomplete": Sample(a_complaint(intake=a_letter(identity_copy=False, documents=False, channel="email"))),
    "late": Sample(a_complaint(intake=an_intake(service_date=date(2026, 10, 1)))),
    "confidential": Sample(
        a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL, represents="Hj. Saleh")))
    ),
    "anonymous": Sample(a_complaint(intake=an_intake(complainant=Complainant(identity=Identity.ANONYMOUS)))),
    "nameless_caller": Sample(a_complaint(intake=an_intake(channel="telephone", complainant=Complainant()))),
    "attorney": Sample(a_complaint(intake=an_intake(complainant=a_complainant(represents="Hj. Saleh bin Ahmad")))),
    "long": Sample(a_complaint(intake=an_intake(description=LONG))),
    "foreign": Sample(
        a_complaint(
            intake=an_intake(
                complainant=a_complainant(name="Zoë Škvorecký – “Øle” 王"),
                description="Biaya 5 € \u202eterbalik\u202c \x1b@\x1dV\x00 <b>tebal</b> 😀 ½ ﬁ; '; DROP TABLE entry; --",
            )
        )
    ),
    "suggestion": Sample(a_complaint(intake=an_intake(kind=Kind.SUGGESTION, service="", application_no=""))),
    "input": Sample(a_complaint(intake=an_intake(kind=Kind.INPUT))),
    "copy": Sample(a_complaint(papers_printed=1), copy=COPY),
    "cancelled": Sample(a_complaint(status=Status.CANCELLED, cancelled_why="tercatat dua kali"), copy=COPY),
    "provisional": Sample(a_complaint(recorded_at=datetime(2027, 12, 20, 3, 0, tzinfo=UTC))),
    "training": Sample(a_complaint(), training=True),
    "preview": Sample(a_complaint(), next_number=True),
}


def golden(name: str, columns: int) -> Path:
    return FOLDER / f"{name}_{columns}.txt"


if __name__ == "__main__":
    for name, sample in SAMPLES.items():
        for columns in WIDTHS:
            golden(name, columns).write_text(sample.drawn(columns), encoding="ascii")
