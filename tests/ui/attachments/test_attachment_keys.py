from __future__ import annotations

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments.attachment_keys import ATTACHMENT_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_every_kind_has_its_key() -> None:
    assert len(keys_of(ATTACHMENT_KEYS, "kind")) == len(AttachmentKind)


def test_no_key_of_the_files_holds_where_text_is_typed() -> None:
    assert all(one.within for one in ATTACHMENT_KEYS)
