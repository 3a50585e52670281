from __future__ import annotations

from frontoffice.domain.choices import ListName
from frontoffice.ui.admin.list_names import name_of, phrases_name


def test_every_list_has_a_name_of_its_own() -> None:
    names = [*(name_of(of) for of in ListName), phrases_name()]
    assert len({*names}) == len(names) == len(ListName) + 1
    assert all(names)
