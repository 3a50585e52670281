"""Values behind masks: kept as they are, shown as little as needed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.draft_fields import MASKED
from frontoffice.ui.intake.intake_fields import (
    IDENTIFYING,
    MaskedFields,
    draft_names_to_mask,
    files_hidden_in,
    names_to_mask,
    to_keep,
)
from frontoffice.ui.messages.field_labels import IDENTITY_NUMBERS
from tests.support.attached_files import a_file
from tests.support.examples import MORNING, a_complainant, a_complaint, an_intake

NUMBER = "1971034107900002"


def test_a_value_stands_behind_its_mask_until_something_else_is_typed() -> None:
    masks = MaskedFields()
    mask = masks.cover("nik", NUMBER)
    assert mask == "1971••••••••0002"
    assert (masks.value("nik", mask), masks.names({"nik": mask})) == (NUMBER, frozenset({"nik"}))
    assert (masks.value("nik", ""), masks.names({"nik": ""})) == ("", frozenset())
    assert masks.value("nik", mask) == NUMBER, "undone again"
    masks.forget()
    assert masks.value("nik", mask) == mask


def test_what_is_empty_has_no_mask() -> None:
    masks = MaskedFields()
    assert masks.cover("name", "") == ""
    assert (masks.value("name", ""), masks.names({"name": ""})) == ("", frozenset())


@pytest.mark.parametrize(
    ("identity", "revealed", "hidden"),
    [
        (Identity.OPEN, False, IDENTITY_NUMBERS),
        (Identity.CONFIDENTIAL, False, IDENTIFYING),
        (Identity.ANONYMOUS, False, IDENTIFYING),
        (Identity.CONFIDENTIAL, True, frozenset()),
    ],
)
def test_what_is_hidden_depends_on_what_was_asked_for(
    identity: Identity, revealed: bool, hidden: frozenset[str]
) -> None:
    assert names_to_mask(identity, revealed=revealed) == hidden


def test_a_draft_hides_what_another_typed_what_was_never_shown_and_whom_it_amends() -> None:
    me, other = uuid4(), uuid4()
    mine = Draft(uuid4(), me, MORNING, {"identity": "open", "nik": NUMBER})
    assert draft_names_to_mask(mine, None, me) == frozenset()
    assert draft_names_to_mask(mine, None, other) == IDENTITY_NUMBERS
    filled_in = Draft(uuid4(), me, MORNING, to_keep(dict(mine.fields), {"nik"}))
    assert filled_in.fields[MASKED] == "nik"
    assert draft_names_to_mask(filled_in, None, me) == {"nik"}
    secret = a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    assert draft_names_to_mask(mine, secret, me) == IDENTIFYING
    assert to_keep({}, IDENTITY_NUMBERS) == {}


def test_files_of_a_draft_are_hidden_by_who_brought_them_by_identity_and_if_never_shown() -> None:
    me, other = uuid4(), uuid4()
    ktp, letter = a_file("ktp.jpg"), a_file("surat.pdf", AttachmentKind.LETTER)

    def hidden(draft: Draft, reader: UUID) -> list[bool]:
        return [files_hidden_in(draft, reader).hides(one) for one in (ktp, letter)]

    mine = Draft(uuid4(), me, MORNING, {"identity": "open"})
    assert (hidden(mine, me), hidden(mine, other)) == ([False, False], [True, False])
    for identity in ("confidential", "anonymous"):
        closed = Draft(uuid4(), me, MORNING, {"identity": identity})
        assert (hidden(closed, me), hidden(closed, other)) == ([False, False], [True, True])
    kept = Draft(uuid4(), me, MORNING, to_keep({"name": "a"}, (), [letter.attachment_id]))
    assert hidden(kept, me) == [False, True]
    assert hidden(Draft(uuid4(), me, MORNING, {}), other) == [True, False]
    ktp, letter = (replace(one, brought_by=other) for one in (ktp, letter))  # in a draft that I wrote in last
    assert (hidden(mine, me), hidden(mine, other)) == ([True, False], [False, False])
    assert (hidden(kept, me), hidden(kept, other)) == ([True, True], [False, False]), "shown to who brought it"


def test_a_tick_is_never_masked_or_an_amendment_would_take_it_away() -> None:
    assert names_to_mask(Identity.CONFIDENTIAL).isdisjoint({"party", "identity_kind"})
    assert {"contact", "position", "nib", "identity_no"} <= names_to_mask(Identity.CONFIDENTIAL)
