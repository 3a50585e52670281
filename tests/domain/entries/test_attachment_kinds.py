from __future__ import annotations

from frontoffice.domain.entries.attachment_kinds import ATTACHMENT_KINDS
from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.domain.people import May


def test_who_may_write_each_kind_about_an_attachment() -> None:
    assert {str(spec.kind): spec.may for spec in ATTACHMENT_KINDS} == {
        "attachment.added": May.CONTACT,
        "attachment.withdrawn": May.CONTACT,
        "attachment.opened": May.REVEAL,
        "attachment.refused": May.CONTACT,
    }


def test_they_settle_as_every_new_kind_does_and_an_erasure_is_about_them() -> None:
    assert {spec.effect for spec in ATTACHMENT_KINDS} == {Effect.SETTLES}
    assert not any(spec.of_office for spec in ATTACHMENT_KINDS)


def test_their_words_in_the_dossier_name_no_file() -> None:
    assert not [spec for spec in ATTACHMENT_KINDS if spec.paper and "{name}" in spec.paper.entry + spec.paper.event]
