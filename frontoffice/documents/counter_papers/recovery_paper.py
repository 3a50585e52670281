"""Recovery papers (*kertas kunci*): by its code a register opens elsewhere, or the office's key is made again.

It is printed once, sealed in an envelope and kept by supervisor and administrator; the program keeps none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.case_file import SHORT_BLANK
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.calendar import dates
from frontoffice.settings import Office

_COLUMNS: Final = 4
_TITLE: Final = "KUNCI PEMULIHAN REGISTER"


def recovery_paper(office: Office, code: str, key_name: str, made_at: datetime) -> bytes:
    """The paper as PDF; ``key_name`` is what the register's file says of its key."""
    head = Letterhead(office, made_at=made_at)
    story = [a4_sheet.heading(_TITLE, large=True), a4_sheet.gap()]
    story += [
        tables.fields([("Dibuat", dates.without_weekday(head.made_there.date())), ("Nama kunci", key_name[:8])]),
        a4_sheet.gap(),
        *a4_sheet.paragraphs(
            "Dengan kode ini register yang terenkripsi, dan setiap cadangannya, dapat dibuka di komputer lain. Tanpa "
            "kode ini, register hilang bila komputer ini rusak. Siapa pun yang memegang kode ini dan salinan register "
            "dapat membaca seluruh isinya."
        ),
        a4_sheet.heading("Kode"),
        code_table(code),
        a4_sheet.heading("Simpan"),
        *a4_sheet.paragraphs(
            "Masukkan ke dalam amplop, segel, tanda tangani di atas segel, dan simpan di tempat terkunci yang bukan "
            "tempat komputer atau cadangannya. Periksa segelnya setiap tahun. Jangan difoto atau disalin ke komputer."
        ),
        a4_sheet.heading("Bila diperlukan"),
        *a4_sheet.paragraphs(
            "Pasang program, letakkan register atau pulihkan cadangannya, buka program, lalu ketik kode ini. Huruf "
            "besar atau kecil sama saja. Huruf terakhir setiap kelompok memeriksa kelompok itu: salah ketik "
            "ditunjukkan kelompoknya."
        ),
    ]
    people = [("Supervisor,", f"({SHORT_BLANK})"), ("Administrator,", f"({SHORT_BLANK})")]
    return a4_sheet.sheet(head, _TITLE.title(), _TITLE.title(), [*story, a4_sheet.signatures(people)])


def code_table(code: str) -> Any:
    """A code's groups, each with its place."""
    return tables.table(_rows(code.split()), [170 / _COLUMNS] * _COLUMNS, padding=8)


def _rows(groups: Sequence[str]) -> list[tuple[Any, ...]]:
    numbered = [f"{place}.  {group}" for place, group in enumerate(groups, start=1)]
    numbered += [""] * (-len(numbered) % _COLUMNS)
    return [tuple(numbered[at : at + _COLUMNS]) for at in range(0, len(numbered), _COLUMNS)]


# --- Recovery paper of the office's key (*kertas kunci kantor*): by its code the key's file is made again ---
# It is printed once, sealed in an envelope and kept by the head of the office; the program keeps none of it.

_OFFICE_TITLE: Final = "KUNCI KANTOR"


def office_key_paper(office: Office, code: str, public_key: str, fingerprint: str, made_at: datetime) -> bytes:
    """The paper as PDF; ``public_key`` and ``fingerprint`` as they are read at the centre and at desks."""
    digits = fingerprint.split()
    half = len(digits) // 2
    head = Letterhead(office, made_at=made_at)
    story = [a4_sheet.heading(_OFFICE_TITLE, large=True), a4_sheet.gap()]
    story += [
        tables.fields(
            [
                ("Dibuat", dates.without_weekday(head.made_there.date())),
                ("Kunci publik", public_key),
                ("Sidik jari", " ".join(digits[:half])),
                ("", " ".join(digits[half:])),
            ]
        ),
        a4_sheet.gap(),
        *a4_sheet.paragraphs(
            "Dengan kunci ini kantor mengesahkan komputer-komputernya di pusat register. Kode ini membuat berkas "
            "kuncinya lagi bila berkas atau frasa sandinya hilang. Siapa pun yang memegang kode ini dapat mengesahkan "
            "komputer atas nama kantor. Isi pengaduan tidak dapat dibaca dengannya."
        ),
        a4_sheet.heading("Kode"),
        code_table(code),
        a4_sheet.heading("Simpan"),
        *a4_sheet.paragraphs(
            "Masukkan ke dalam amplop, segel, tanda tangani di atas segel, dan simpan di tempat terkunci yang bukan "
            "tempat server, dan bukan tempat berkas kuncinya. Periksa segelnya setiap tahun. Jangan difoto atau "
            "disalin ke komputer."
        ),
        a4_sheet.heading("Bila diperlukan"),
        *a4_sheet.paragraphs(
            "Jalankan frontoffice centre office-key DSN BERKAS --from-paper dan ketik kode ini. Huruf besar atau kecil "
            "sama saja. Huruf terakhir setiap kelompok memeriksa kelompok itu: salah ketik ditunjukkan kelompoknya."
        ),
    ]
    people = [("Kepala Dinas,", f"({SHORT_BLANK})"), ("Administrator,", f"({SHORT_BLANK})")]
    return a4_sheet.sheet(head, _OFFICE_TITLE.title(), _OFFICE_TITLE.title(), [*story, a4_sheet.signatures(people)])
