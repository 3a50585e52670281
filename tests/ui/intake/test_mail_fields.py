from __future__ import annotations

from datetime import UTC, datetime

from frontoffice.attaching.requests import ReadMail
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.ui.intake.intake_fields import fields_of, is_cut, read_intake

MAIL = ReadMail(
    "Siti Contoh", "siti@example.org", datetime(2026, 11, 23, 18, 5, tzinfo=UTC), "Izin trayek", "Belum terbit."
)


def test_a_mail_is_a_complaint_in_writing_of_the_day_it_was_sent_at_the_office() -> None:
    fields = fields_of(MAIL, "WIB")
    intake, problems = read_intake(fields, datetime(2026, 11, 25, tzinfo=UTC).date())
    assert problems == ()
    assert (intake.channel, str(intake.received_on)) == ("email", "2026-11-24")
    assert (intake.complainant.name, intake.complainant.email) == ("Siti Contoh", "siti@example.org")
    assert intake.description == "Izin trayek\nBelum terbit."


def test_a_mail_without_name_and_date_leaves_them_to_the_officer() -> None:
    fields = fields_of(ReadMail("a@example.org", "a@example.org", None, "", "Belum."), "WIB")
    assert (fields["name"], fields["received_on"], fields["description"]) == ("", "", "Belum.")


def test_a_mail_that_says_more_than_fits_is_cut_and_known_to_be() -> None:
    whole = ReadMail("", "", None, "Izin", "x" * (LONGEST_TEXT - len("Izin\n")))
    assert (len(fields_of(whole, "WIB")["description"]), is_cut(whole)) == (LONGEST_TEXT, False)
    longer = ReadMail("", "", None, "Izin", whole.text + "x")
    assert (len(fields_of(longer, "WIB")["description"]), is_cut(longer)) == (LONGEST_TEXT, True)
