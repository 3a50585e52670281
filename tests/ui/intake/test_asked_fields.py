from __future__ import annotations

import pytest

from frontoffice.domain.complaint import CHANNELS, Manner
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.asked_fields import BUTTONS, FOLDS, ORDER
from frontoffice.ui.intake.intake_fields import CHOICES, FIELDS

MANNERS = {channel.code: channel.manner for channel in CHANNELS}
ALWAYS = {*CHOICES, "description", "phone", "service"}
ABOUT = {"service_date"}
LETTER = {"received_on", "external_id", "identity_copy", "documents"}
NUMBERLESS = LETTER - {"external_id"}
SHORT = {"address_fold", "company_fold", "attorney_fold"}
PERSON, LINES = {"name"}, SHORT | {"about_fold", "event_fold"}
NOBODY = {"about_fold", "event_fold"}

ASKED: tuple[tuple[str, str, str, set[str], set[str]], ...] = (
    ("counter", "complaint", "open", PERSON | ABOUT, LINES),
    ("telephone", "complaint", "confidential", PERSON | ABOUT, LINES),
    ("letter", "complaint", "open", PERSON | ABOUT | LETTER, LINES),
    ("post", "complaint", "open", PERSON | ABOUT | LETTER, LINES),
    ("sp4n", "complaint", "open", PERSON | ABOUT | LETTER, LINES),
    ("wa", "complaint", "open", PERSON | ABOUT | LETTER, LINES),
    ("sms", "complaint", "open", PERSON | ABOUT | NUMBERLESS, LINES),
    ("box", "complaint", "open", PERSON | ABOUT | NUMBERLESS, LINES),
    ("email", "complaint", "open", PERSON | ABOUT | NUMBERLESS | {"email"}, LINES),
    ("counter", "suggestion", "open", PERSON, SHORT),
    ("letter", "input", "open", PERSON | {"received_on", "external_id"}, SHORT),
    ("email", "suggestion", "open", PERSON | {"received_on", "email"}, SHORT),
    ("counter", "complaint", "anonymous", ABOUT, NOBODY),
    ("email", "complaint", "anonymous", ABOUT | NUMBERLESS | {"email"}, NOBODY),
    ("counter", "suggestion", "anonymous", set(), set()),
)


@pytest.mark.parametrize(("channel", "kind", "identity", "asked", "lines"), ASKED)
def test_channel_kind_and_identity_decide_what_is_asked(
    channel: str, kind: str, identity: str, asked: set[str], lines: set[str]
) -> None:
    texts = {"channel": channel, "kind": kind, "identity": identity}
    manner = MANNERS.get(channel, Manner.WRITTEN)
    assert asked_fields.find_visible_fields(texts, manner, ()) == ALWAYS | asked
    assert asked_fields.folds(texts, manner) == lines
    opened = asked_fields.find_visible_fields(texts, manner, FOLDS)
    assert opened >= ALWAYS | asked
    for line in lines:
        assert asked_fields.first_behind(line, texts, manner) in opened - (ALWAYS | asked)


def test_what_was_typed_is_seen_whatever_is_chosen_afterwards() -> None:
    for name in set(FIELDS) - {*CHOICES}:
        for channel, kind, identity, *_ in ASKED:
            manner = MANNERS.get(channel, Manner.WRITTEN)
            texts = {"channel": channel, "kind": kind, "identity": identity, name: "x"}
            seen = name in asked_fields.find_visible_fields(texts, manner, ())
            is_chip = asked_fields.find_chips(texts, manner, ()) == (name,)
            recorded = manner is Manner.WRITTEN or name not in (LETTER | {"received_why"})
            assert (seen or is_chip) is recorded, (name, channel)
            assert not (seen and is_chip)
            assert not asked_fields.find_chips(texts, manner, FOLDS)


def test_blanks_are_nothing() -> None:
    assert "nik" not in asked_fields.find_visible_fields({"nik": " ", "kind": "suggestion"}, Manner.ORAL, ())


def test_a_section_is_offered_where_something_stands_in_it_and_its_chips_are_in_reading_order() -> None:
    texts = {"kind": "suggestion", "wish": "y", "respondent": "x", "name": "z"}
    assert asked_fields.folds(texts, Manner.ORAL) == SHORT | {"about_fold", "event_fold"}
    assert asked_fields.find_chips(texts, Manner.ORAL, ()) == ("respondent", "wish")
    assert asked_fields.find_chips(texts, Manner.ORAL, {"about_fold"}) == ("wish",)
    assert asked_fields.fold_of("attorney_letter") == "attorney_fold"
    assert asked_fields.fold_of("name") == ""


def test_the_story_comes_first_and_every_field_once() -> None:
    assert ORDER[:3] == ("channel", "kind", "description")
    assert sorted(set(ORDER) - {*BUTTONS}) == sorted(FIELDS)
    assert len(set(ORDER)) == len(ORDER)


COMPANY = {"contact", "position", "nib"}


@pytest.mark.parametrize("kind", ["complaint", "suggestion"])
def test_a_company_is_asked_who_speaks_for_it_as_soon_as_its_name_says_so(kind: str) -> None:
    person = asked_fields.find_visible_fields({"kind": kind, "name": "Nurhayati"}, Manner.ORAL, ())
    company = {"kind": kind, "name": "PT Timah Jaya"}
    assert asked_fields.find_visible_fields(company, Manner.ORAL, ()) == person | COMPANY
    assert "company_fold" not in asked_fields.folds(company, Manner.ORAL), "nothing is left behind the line"
    ticked = {"kind": kind, "name": "Hotel Melati", "party": "1"}
    assert asked_fields.find_visible_fields(ticked, Manner.ORAL, ()) == person | COMPANY | {"party"}


def test_a_person_who_walks_in_meets_no_field_of_a_company() -> None:
    seen = asked_fields.find_visible_fields({"name": "Nurhayati"}, Manner.ORAL, ())
    assert seen.isdisjoint(COMPANY | {"party", "identity_no", "identity_kind"})
    assert asked_fields.first_behind("company_fold", {"name": "Hotel"}, Manner.ORAL) == "party"
