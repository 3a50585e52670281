from __future__ import annotations

import dataclasses
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import qr_code
from frontoffice.domain.complaint import CLOSED, Complainant, Complaint, Identity, Kind, Status
from frontoffice.domain.numbering import place_code
from frontoffice.domain.receipts import WIDTHS, Copy, Line, OfficeHead, Receipt, lay_out, without_code
from frontoffice.domain.text.printable_text import is_plain
from tests.support.examples import MORNING, a_complainant, a_complaint, a_letter, an_intake

HEAD = OfficeHead(
    government="Pemerintah Provinsi Kepulauan Bangka Belitung",
    name="Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    address="Jalan Pulau Belitung",
    telephone="0717-422094",
    sms="0852 6745 8033",
    email="ptsp.babelprov@gmail.com",
    website="dpmptsp.babelprov.go.id",
)
COPY = Copy(2, datetime(2026, 11, 25, 2, 5, tzinfo=UTC), "Hendra Wijaya", "hilang")
LONG_ADDRESS = "Jalan Pulau Belitung, Kompleks Perkantoran Air Itam, Pangkalpinang"
TEXTS = st.text(max_size=400)


def said(receipt: Receipt) -> str:
    """All that stands on the paper, as one line."""
    return " ".join(" ".join(line.text for line in receipt.lines).split())


def on_paper(complaint: Complaint | None = None, columns: int = 48) -> str:
    return said(lay_out(complaint or a_complaint(), HEAD, columns))


def line_of(receipt: Receipt, part: str) -> Line:
    return next(line for line in receipt.lines if part in line.text)


def assert_fits(receipt: Receipt) -> None:
    for line in receipt.lines:
        assert len(line.text) * line.wide <= receipt.columns, line
        assert is_plain(line.text), line
    assert is_plain(receipt.qr)


@pytest.mark.parametrize("columns", WIDTHS)
def test_where_its_recording_stands_is_a_line_on_every_width(columns: int) -> None:
    place = place_code(9_999_999, bytes(range(0xF0, 0x100)) * 2)
    assert place == "9999999/f0f1f2f3f4f5f6f7"
    before, after = (lay_out(a_complaint(), HEAD, columns, place=one) for one in ("", place))
    assert_fits(after)
    new = line_of(after, f"Catatan {place}")
    assert [line for line in after.lines if line != new] == [*before.lines]
    assert after.qr == before.qr


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(WIDTHS))
def test_whatever_is_written_fits_the_paper_and_is_plain(name: str, text: str, why: str, columns: int) -> None:
    complaint = a_complaint(
        intake=an_intake(
            description=text, service=why, application_no=name, complainant=a_complainant(name=name, represents=why)
        ),
        officer=name,
        position=why,
        counter=name,
        channel_name=text,
    )
    copy = Copy(12, MORNING, name, why)
    assert_fits(lay_out(complaint, HEAD, columns, copy, training=True))


@given(TEXTS, st.sampled_from(WIDTHS), st.text(st.characters(codec="ascii"), min_size=1, max_size=60))
def test_whatever_the_office_is_called_fits_too(text: str, columns: int, number: str) -> None:
    head = OfficeHead(*[text] * len(dataclasses.fields(OfficeHead)))
    assert_fits(lay_out(a_complaint(number_text=number), head, columns))


@pytest.mark.parametrize("columns", [0, 31, 80])
def test_paper_of_another_width_is_refused(columns: int) -> None:
    with pytest.raises(ValueError, match=str(columns)):
        lay_out(a_complaint(), HEAD, columns)


def test_the_office_stands_first_then_the_kind_then_the_number() -> None:
    text = on_paper()
    places = [text.index(part) for part in ("PEMERINTAH", "DINAS", "RESI PENGADUAN", "0147/PGD-L1/2026")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("kind", "title"),
    [(Kind.COMPLAINT, "PENGADUAN"), (Kind.SUGGESTION, "SARAN"), (Kind.INPUT, "MASUKAN")],
)
def test_the_title_names_the_kind(kind: Kind, title: str) -> None:
    assert f"RESI {title} " in on_paper(a_complaint(intake=an_intake(kind=kind)))


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_number_is_twice_as_large_where_it_fits(columns: int) -> None:
    number = line_of(lay_out(a_complaint(), HEAD, columns), "0147/PGD-L1/2026")
    assert (number.wide, number.tall, number.bold) == (2, 2, True)


def test_a_long_number_is_only_twice_as_tall() -> None:
    long = a_complaint(number_text="0147/PGD-L1/DPMPTSP/XI/2026")
    number = line_of(lay_out(long, HEAD, 32), "0147")
    assert (number.wide, number.tall) == (1, 2)


def test_what_was_said_at_the_counter_has_its_minute() -> None:
    assert "Diterima : Sel, 24 Nov 2026 10.32 WIB" in on_paper()
    assert "Dicatat" not in on_paper()


def test_a_letter_has_its_day_and_the_minute_in_which_it_was_recorded() -> None:
    text = on_paper(a_complaint(intake=a_letter()))
    assert "Diterima : Sen, 23 Nov 2026 Dicatat : Sel, 24 Nov 2026 10.32 WIB" in text


def test_place_channel_service_and_application_are_shown() -> None:
    for part in ("Kanal : Loket, Loket 1", "Layanan : Izin Trayek (AKDP)", "Permohonan : 503/1187/2026"):
        assert part in on_paper()


@pytest.mark.parametrize(
    ("complainant", "shown"),
    [
        (a_complainant(), "Nurhayati binti Saleh"),
        (a_complainant(identity=Identity.CONFIDENTIAL), "Nama dirahasiakan"),
        (Complainant(identity=Identity.ANONYMOUS), "Anonim"),
        (Complainant(), "Tanpa nama"),
    ],
)
def test_the_complainant_is_named_as_they_asked(complainant: Complainant, shown: str) -> None:
    assert f"Pengadu : {shown} " in on_paper(a_complaint(intake=an_intake(complainant=complainant)))


def test_who_asked_for_confidence_is_nowhere_on_the_paper() -> None:
    hidden = a_complainant(identity=Identity.CONFIDENTIAL, represents="Saleh bin Ahmad")
    text = on_paper(a_complaint(intake=an_intake(complainant=hidden)))
    assert "Nurhayati" not in text
    assert "Saleh" not in text
    assert "Identitas Anda dirahasiakan." in text


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_identity_number_address_or_telephone_of_a_complainant_is_printed(columns: int) -> None:
    text = on_paper(columns=columns)
    for private in ("1971034107900002", "0812-7171-2026", "nurhayati@example.com", "Depati Amir", "Pangkal Balam"):
        assert private not in text


def test_a_power_of_attorney_is_shown() -> None:
    proxy = a_complaint(intake=an_intake(complainant=a_complainant(represents="Saleh bin Ahmad")))
    assert "Kuasa dari : Saleh bin Ahmad" in on_paper(proxy)


def test_papers_that_were_received_are_shown() -> None:
    text = on_paper(a_complaint(intake=a_letter()))
    assert "Berkas : fotokopi identitas, dokumen pendukung" in text
    assert "Belum lengkap" not in text


def test_papers_that_are_missing_are_shown() -> None:
    text = on_paper(a_complaint(intake=a_letter(identity_copy=False, documents=False)))
    assert "Belum lengkap: fotokopi identitas, dokumen pendukung" in text
    assert "Berkas" not in text


def test_a_late_filing_is_shown() -> None:
    late = a_complaint(intake=an_intake(service_date=date(2026, 10, 1)))
    assert "Diterima lewat batas 30 hari; menunggu keputusan." in on_paper(late)
    assert line_of(lay_out(late, HEAD, 48), "lewat batas").bold
    withdrawn = lay_out(dataclasses.replace(late, status=Status.WITHDRAWN), HEAD, 48)
    assert line_of(withdrawn, "lewat batas") == Line("Diterima lewat batas 30 hari.", bold=True)


def test_a_copy_says_who_decided_on_a_late_filing() -> None:
    late = an_intake(service_date=date(2026, 10, 1))
    decided = a_complaint(intake=late, late_decided_by="Hendra Wijaya", late_decision="Catatan untuk tim")
    text = on_paper(decided)
    assert "Diterima lewat batas 30 hari; diputuskan Hendra Wijaya." in text
    assert "menunggu keputusan" not in text
    assert "Catatan untuk tim" not in text  # the note is the office's own


@pytest.mark.parametrize(("ruling", "said"), [("accepted", "diterima, Hendra"), ("refused", "tidak diterima, Hendra")])
def test_a_copy_says_what_was_decided_on_a_late_filing(ruling: str, said: str) -> None:
    late = an_intake(service_date=date(2026, 10, 1))
    decided = a_complaint(intake=late, late_decided_by="Hendra Wijaya", late_ruling=ruling)
    assert f"Diterima lewat batas 30 hari; {said} Wijaya." in on_paper(decided)


def test_a_copy_shows_both_dates_of_what_was_extended() -> None:
    text = on_paper(a_complaint(extended_until=date(2026, 12, 21)))
    assert "Senin, 14 Desember 2026" in text
    assert "Diperpanjang sampai Sen, 21 Des 2026." in text
    assert "Diperpanjang" not in on_paper(a_complaint())


def test_a_copy_of_what_cannot_be_followed_up_promises_no_answer() -> None:
    text = on_paper(a_complaint(status=Status.DECLINED))
    assert "Tidak dapat ditindaklanjuti" in text
    assert "Alasannya diberitahukan dengan surat." in text
    assert "Anda dapat mengadu ke Ombudsman RI." in text
    assert "paling lambat" not in text
    assert "Bila tidak ditanggapi" not in text


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_a_copy_of_what_is_closed_says_how_and_names_no_day_until_which_it_is_answered(status: Status) -> None:
    said = {
        Status.SATISFIED: "Sudah selesai Pengadu menyatakan puas.",
        Status.FINISHED: "Sudah dijawab Terima kasih telah menyampaikannya.",
        Status.WITHDRAWN: "Dicabut Penanganannya diakhiri atas permintaan pengadu.",
        Status.DEEMED_WITHDRAWN: "Dianggap dicabut Berkas yang diminta tidak dilengkapi.",
        Status.FORWARDED: "Diteruskan Ditangani instansi yang berwenang.",
        Status.DECLINED: "Tidak dapat ditindaklanjuti Alasannya diberitahukan dengan surat.",
        Status.MERGED: "Digabung Ditangani bersama laporan lain tentang hal yang sama.",
        Status.UNANSWERED: "Sudah ditutup Tanggapan pengadu atas hasilnya tidak diterima.",
        Status.CANCELLED: "Nomor ini dibatalkan dan tidak dipakai lagi.",
    }
    for columns in (32, 42, 48):
        text = " ".join(on_paper(a_complaint(status=status), columns).split())
        assert said[status] in text, columns
        for promise in ("Ditanggapi paling lambat", "Batas tanggapan", "sampai batas waktu", "14 Des"):
            assert promise not in text, (columns, promise)
    thanked = on_paper(a_complaint(intake=an_intake(kind=Kind.SUGGESTION), status=status))
    assert " ".join(said[status].split()) in " ".join(thanked.split())


@pytest.mark.parametrize(("status", "shown"), [(Status.CANCELLED, ""), (Status.WITHDRAWN, "lewat batas 30 hari.")])
def test_nothing_waits_for_a_decision_any_more_when_it_is_closed(status: Status, shown: str) -> None:
    text = on_paper(a_complaint(intake=an_intake(service_date=date(2026, 10, 1)), status=status))
    assert "menunggu keputusan" not in text
    assert ("lewat batas" in text, shown in text) == (bool(shown), True)


@pytest.mark.parametrize(
    ("columns", "day", "says"),
    [
        (32, "Sen, 14 Des 2026", "Batas tanggapan (14 hari kerja)"),
        (42, "Senin, 14 Des 2026", "Ditanggapi paling lambat (14 hari kerja)"),
        (48, "Senin, 14 Desember 2026", "Ditanggapi paling lambat (14 hari kerja)"),
    ],
)
def test_title_and_due_date_are_read_from_an_arms_length_on_every_paper(columns: int, day: str, says: str) -> None:
    receipt = lay_out(a_complaint(), HEAD, columns)
    assert f"{says} {day}" in said(receipt)
    for part in ("RESI PENGADUAN", day):
        assert (line_of(receipt, part).wide, line_of(receipt, part).tall) == (2, 2)


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_largest_date_has_room_too(columns: int) -> None:
    for day in range(1, 29):
        due = dataclasses.replace(a_complaint().due, day=date(2027, 9, day))
        receipt = lay_out(a_complaint(due=due), HEAD, columns)
        assert line_of(receipt, f", {day} Sep").wide == 2


@pytest.mark.parametrize(("columns", "before"), [(32, 248), (42, 228), (48, 217)])
def test_the_paper_is_a_fifth_shorter_than_it_was(columns: int, before: int) -> None:
    """In mm, lines of 30 dots; the code was 15.6 mm wide on the narrow paper then, and 18.75 on the others."""
    receipt = lay_out(a_complaint(), dataclasses.replace(HEAD, address=LONG_ADDRESS), columns)
    code = qr_code.modules(receipt.qr)
    dots = sum(len(code) * qr_code.dots(code) if line.kind == "qr" else 30 * line.tall for line in receipt.lines)
    assert dots / qr_code.DOTS_TO_MM <= 0.8 * before


def test_a_provisional_due_date_says_so() -> None:
    text = on_paper(a_complaint(recorded_at=datetime(2027, 12, 20, 3, tzinfo=UTC)))
    assert (
        "(14 hari kerja; sementara) Senin, 10 Januari 2028 Sementara: hari libur belum ditetapkan pemerintah." in text
    )
    assert "ementara" not in on_paper()


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_day_that_was_over_when_it_was_recorded_is_not_promised(columns: int) -> None:
    day = a_complaint().recorded_on
    for days, promised in ((1, False), (0, True)):
        due = dataclasses.replace(a_complaint().due, day=day - timedelta(days=days))
        text = on_paper(a_complaint(due=due), columns=columns)
        assert ("(14 hari kerja)" in text) is promised
        assert ("sampai batas waktu" in text) is promised
        assert ("egera ditangani" in text) is not promised
        assert "Ombudsman RI." in text


def test_a_suggestion_is_promised_no_date() -> None:
    text = on_paper(a_complaint(intake=an_intake(kind=Kind.SUGGESTION)))
    assert "hari kerja" not in text
    assert "Terima kasih atas saran Anda." in text


def test_a_cancelled_number_says_so_and_promises_nothing() -> None:
    receipt = lay_out(a_complaint(status=Status.CANCELLED), HEAD, 48)
    assert line_of(receipt, "DIBATALKAN").inverted
    assert "hari kerja" not in said(receipt)


def test_a_copy_says_which_when_by_whom_and_why() -> None:
    receipt = lay_out(a_complaint(), HEAD, 48, COPY)
    assert line_of(receipt, "SALINAN KE-2").inverted
    assert "SALINAN KE-2 Dicetak 25-11-2026 09.05 WIB oleh Hendra Wijaya Alasan: hilang" in said(receipt)


def test_training_stands_at_both_ends() -> None:
    lines = lay_out(a_complaint(), HEAD, 48, training=True).lines
    assert lines[0] == lines[-1]
    assert lines[0].text.strip() == "LATIHAN - TIDAK BERLAKU"
    assert lines[0].inverted


def test_a_paper_that_is_printed_later_says_when() -> None:
    later = lay_out(a_complaint(), HEAD, 48, printed_at=datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    assert later.lines[-1].text == "Dicetak 24-11-2026 12.00 WIB"


def test_the_preview_has_the_next_number_and_no_code() -> None:
    receipt = lay_out(a_complaint(), HEAD, 48, next_number=True)
    assert "0147/PGD-L1/2026 (nomor berikutnya)" in said(receipt)
    assert receipt.qr == ""
    assert all(line.kind != "qr" for line in receipt.lines)
    assert a_complaint().check_code not in said(receipt)


def test_the_code_holds_number_and_check_code_only() -> None:
    complaint = a_complaint()
    receipt = lay_out(complaint, HEAD, 48)
    assert receipt.qr == f"{complaint.number_text} {complaint.check_code}"
    assert f"Kode cek: {complaint.check_code}" in said(receipt)


def test_the_quiet_zone_of_the_code_is_blank_paper() -> None:
    lines = lay_out(a_complaint(), HEAD, 32).lines
    place = next(n for n, line in enumerate(lines) if line.kind == "qr")
    assert lines[place - 1] == lines[place + 1] == Line()


def test_ways_that_the_office_has_not_are_not_shown() -> None:
    bare = dataclasses.replace(HEAD, sms="", website="", address="")
    text = said(lay_out(a_complaint(), bare, 48))
    assert "SMS" not in text
    assert "Website" not in text
    assert "Telepon 0717-422094 E-mail ptsp.babelprov@gmail.com Petugas penerima," in text


def test_an_office_without_a_telephone_names_none() -> None:
    receipt = lay_out(a_complaint(), dataclasses.replace(HEAD, telephone=""), 48)
    assert "Telepon" not in said(receipt)
    assert receipt.lines[receipt.lines.index(line_of(receipt, "Jalan Pulau Belitung")) + 1] == line_of(receipt, "RESI")


def test_a_copy_without_a_reason_names_none() -> None:
    receipt = lay_out(a_complaint(), HEAD, 48, dataclasses.replace(COPY, why=""))
    assert "Alasan" not in said(receipt)
    assert receipt.lines[receipt.lines.index(line_of(receipt, "oleh Hendra Wijaya")) + 1] == line_of(receipt, "0147/")


def test_who_received_it_signs_with_name_and_position() -> None:
    assert "Petugas penerima, Siti Rahmawati, Petugas Front Office" in on_paper()
    lines = lay_out(a_complaint(), HEAD, 48).lines
    place = lines.index(line_of(lay_out(a_complaint(), HEAD, 48), "Petugas penerima,"))
    assert lines[place + 1] == lines[place + 2] == Line()


@pytest.mark.parametrize("channel", ["email", "sms", "telephone", "sp4n", "website"])
def test_a_paper_for_nobody_at_the_counter_has_no_room_to_sign_and_keeps_the_number(channel: str) -> None:
    text = on_paper(a_complaint(intake=a_letter(channel=channel)))
    assert "Dicatat oleh Siti Rahmawati, Petugas Front Office." in text
    assert "Petugas penerima" not in text
    assert "Simpan nomor dan kode cek; bila hilang" in text


def test_what_is_printed_in_the_minute_in_which_it_was_recorded_says_that_minute_once() -> None:
    assert "Dicetak" not in on_paper()


def test_a_description_takes_four_lines_and_shows_that_it_goes_on() -> None:
    receipt = lay_out(a_complaint(intake=an_intake(description="izin belum terbit " * 1000)), HEAD, 48)
    start = receipt.lines.index(line_of(receipt, "Uraian"))
    shown = receipt.lines[start : start + 4]
    assert shown[-1].text.endswith("...")
    assert receipt.lines[start + 4].kind == "rule"


def test_characters_that_paper_cannot_show_are_counted() -> None:
    assert lay_out(a_complaint(), HEAD, 48).folded == 0
    assert lay_out(a_complaint(intake=an_intake(description="terlambat 😀 王")), HEAD, 48).folded == 2


@pytest.mark.parametrize(
    "hostile", ["x" * 20_000, "\u0301" * 20_000, "😀" * 20_000, "\n" * 20_000 + "x", "王 " * 10_000]
)
def test_a_description_of_20000_characters_costs_no_more_than_a_short_one(hostile: str) -> None:
    complaint = a_complaint(intake=an_intake(description=hostile))
    began = time.thread_time()
    for _ in range(10):
        assert_fits(lay_out(complaint, HEAD, 48))
    assert time.thread_time() - began < 2


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("number", [0, 2])
def test_a_replacement_says_so_and_voids_the_paper_before(columns: int, number: int) -> None:
    complaint = a_complaint()
    copy = Copy(number, complaint.recorded_at, "Siti Rahmawati", "", replaces=True)
    lines = lay_out(complaint, HEAD, columns, copy).lines
    text = " ".join(line.text for line in lines)
    assert any(line.inverted and line.text.strip() == "PENGGANTI" for line in lines)
    assert "PENGGANTI Cetakan sebelumnya tidak utuh dan tidak berlaku." in " ".join(text.split())
    assert ("SALINAN" in text) is ("SALINAN KE-2" in text) is (number == 2)
    assert all(len(line.text) * line.wide <= columns for line in lines)


# --- whole papers: wNtN is how wide and tall, b bold, c centred, i inverted, r a rule, q the code ----------------------

COPY_ON_32 = """
bci   | LATIHAN - TIDAK BERLAKU
      |
bc    |PEMERINTAH PROVINSI
bc    |KEPULAUAN BANGKA BELITUNG
bc    |DINAS PENANAMAN MODAL DAN
bc    |PELAYANAN TERPADU SATU PINTU
c     |Jalan Pulau Belitung
w2t2bc|RESI PENGADUAN
w2t2bci| SALINAN KE-2
c     |Dicetak 25-11-2026 09.05 WIB
c     |oleh Hendra Wijaya
c     |Alasan: hilang
w2t2bc|0147/PGD-L1/2026
r     |--------------------------------
      |Diterima  : 24-11-2026 10.32 WIB
      |Kanal     : Loket, Loket 1
      |Pengadu   : Nurhayati binti
      |            Saleh
      |Layanan   : Izin Trayek (AKDP)
      |Permohonan: 503/1187/2026
      |Uraian: Izin trayek sudah
      |dijanjikan selesai minggu lalu,
      |sampai hari ini belum ada kabar.
r     |--------------------------------
c     |Batas tanggapan (14 hari kerja)
w2t2bc|Sen, 14 Des 2026
      |
cq    |
      |
bc    |Kode cek: GUEDJQ
c     |Tanya dengan nomor dan kode cek:
c     |Telepon 0717-422094
c     |SMS 0852 6745 8033
c     |E-mail ptsp.babelprov@gmail.com
c     |Website dpmptsp.babelprov.go.id
      |Petugas penerima,
      |
      |
      |Siti Rahmawati, Petugas Front
      |Office
      |Tidak dipungut biaya. Simpan
      |resi ini; bila hilang, minta
      |salinannya. Data pribadi Anda
      |dipakai hanya untuk menangani
      |pengaduan ini. Bila tidak
      |ditanggapi sampai batas waktu,
      |dapat diadukan ke Ombudsman RI.
      |Dicetak 25-11-2026 09.05 WIB
      |
bci   | LATIHAN - TIDAK BERLAKU
"""
LETTER_ON_48 = """
bc    |PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG
bc    |DINAS PENANAMAN MODAL DAN
bc    |PELAYANAN TERPADU SATU PINTU
c     |Jalan Pulau Belitung
w2t2bc|RESI PENGADUAN
w2t2bc|0147/PGD-L1/2026
r     |------------------------------------------------
      |Diterima    : Sen, 23 Nov 2026
      |Dicatat     : Sel, 24 Nov 2026 10.32 WIB
      |Kanal       : Surat diantar
      |Pengadu     : Nama dirahasiakan
      |Layanan     : Izin Trayek (AKDP)
      |Permohonan  : 503/1187/2026
      |Uraian      : Izin trayek sudah dijanjikan
      |              selesai minggu lalu, sampai hari
      |              ini belum ada kabar.
      |Berkas      : dokumen pendukung
b     |Belum lengkap: fotokopi identitas
r     |------------------------------------------------
c     |Ditanggapi paling lambat (14 hari kerja)
w2t2bc|Jumat, 11 Desember 2026
      |
cq    |
      |
bc    |Kode cek: GUEDJQ
c     |Tanya dengan nomor dan kode cek:
c     |Telepon 0717-422094, SMS 0852 6745 8033
c     |E-mail ptsp.babelprov@gmail.com
c     |Website dpmptsp.babelprov.go.id
      |Petugas penerima,
      |
      |
      |Siti Rahmawati, Petugas Front Office
      |Tidak dipungut biaya. Simpan resi ini; bila
      |hilang, minta salinannya. Identitas Anda
      |dirahasiakan. Data pribadi Anda dipakai hanya
      |untuk menangani pengaduan ini. Bila tidak
      |ditanggapi sampai batas waktu, dapat diadukan ke
      |Ombudsman RI.
      |Dicetak 24-11-2026 12.00 WIB
"""
SUGGESTION_ON_42 = """
bc    |PEMERINTAH PROVINSI
bc    |KEPULAUAN BANGKA BELITUNG
bc    |DINAS PENANAMAN MODAL DAN
bc    |PELAYANAN TERPADU SATU PINTU
c     |Jalan Pulau Belitung
w2t2bc|RESI SARAN
w2t2bc|0147/PGD-L1/2026
c     |(nomor berikutnya)
r     |------------------------------------------
      |Diterima  : Sel, 24 Nov 2026 10.32 WIB
      |Kanal     : Loket, Loket 1
      |Dari      : Nurhayati binti Saleh
      |Kuasa dari: Saleh bin Ahmad
      |Layanan   : Izin Trayek (AKDP)
      |Permohonan: 503/1187/2026
      |Uraian    : Izin trayek sudah dijanjikan
      |            selesai minggu lalu, sampai
      |            hari ini belum ada kabar.
r     |------------------------------------------
c     |Terima kasih atas saran Anda.
c     |Kode QR dan kode cek: setelah disimpan.
c     |Tanya dengan nomor dan kode cek:
c     |Telepon 0717-422094, SMS 0852 6745 8033
c     |E-mail ptsp.babelprov@gmail.com
c     |Website dpmptsp.babelprov.go.id
      |Petugas penerima,
      |
      |
      |Siti Rahmawati, Petugas Front Office
      |Tidak dipungut biaya. Simpan resi ini;
      |bila hilang, minta salinannya. Data
      |pribadi Anda dipakai hanya untuk menangani
      |saran ini.
"""


def marked(receipt: Receipt) -> str:
    """Every line after its marks."""
    return "\n" + "".join(f"{_marks(line):<6}|{line.text}".rstrip() + "\n" for line in receipt.lines)


def _marks(line: Line) -> str:
    sizes = "".join(f"{name}{size}" for name, size in (("w", line.wide), ("t", line.tall)) if size > 1)
    signs = (("b", line.bold), ("c", line.align == "center"), ("i", line.inverted))
    return sizes + "".join(sign for sign, is_so in signs if is_so) + line.kind[0].replace("t", "")


def test_a_copy_for_training_on_the_narrowest_paper() -> None:
    assert marked(lay_out(a_complaint(), HEAD, 32, COPY, training=True)) == COPY_ON_32


def test_a_confidential_letter_that_lacks_a_paper() -> None:
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    letter = a_complaint(intake=a_letter(identity_copy=False, complainant=hidden))
    printed_at = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    assert marked(lay_out(letter, HEAD, 48, printed_at=printed_at)) == LETTER_ON_48


def test_the_preview_of_a_suggestion_that_somebody_brings_for_another() -> None:
    brought = an_intake(kind=Kind.SUGGESTION, complainant=a_complainant(represents="Saleh bin Ahmad"))
    assert marked(lay_out(a_complaint(intake=brought), HEAD, 42, next_number=True)) == SUGGESTION_ON_42


@pytest.mark.parametrize(
    ("kind", "status", "shown"),
    [
        (Kind.COMPLAINT, Status.REGISTERED, True),
        (Kind.COMPLAINT, Status.CANCELLED, False),
        (Kind.SUGGESTION, Status.REGISTERED, False),
        (Kind.INPUT, Status.REGISTERED, False),
    ],
)
def test_only_a_complaint_that_still_counts_names_the_ombudsman(kind: Kind, status: Status, shown: bool) -> None:
    assert ("Ombudsman RI" in on_paper(a_complaint(intake=an_intake(kind=kind), status=status))) is shown


def test_paper_for_a_printer_that_cannot_draw_has_everything_but_the_code() -> None:
    receipt = lay_out(a_complaint(), HEAD, 32)
    lines = without_code(receipt).lines
    assert lines == tuple(line for line in receipt.lines if line.kind in ("text", "rule"))
    assert len(lines) == len(receipt.lines) - 1


def test_a_cancelled_number_stands_under_its_band() -> None:
    lines = lay_out(a_complaint(status=Status.CANCELLED), HEAD, 48).lines
    texts = [line.text for line in lines if line.inverted or "dibatalkan" in line.text]
    assert texts == [" DIBATALKAN ", "Nomor ini dibatalkan dan tidak dipakai lagi."]
