from __future__ import annotations

from frontoffice.domain.numbering import DEFAULT_FORMAT
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.storage.desk import Desk, Notice


def test_a_desk_is_counter_l1_in_pangkalpinang_unless_told() -> None:
    desk = Desk()
    assert (desk.counter, desk.counter_name, desk.number_format, desk.zone) == ("L1", "Loket 1", DEFAULT_FORMAT, "WIB")


def test_a_notice_has_a_code_and_facts() -> None:
    assert Notice(RegisterNotice.ENDED_UNCLEANLY).facts == {}
    assert Notice(RegisterNotice.PAPERS_UNCERTAIN, {"papers": 1}).facts == {"papers": 1}
