from __future__ import annotations

import pytest

from frontoffice.domain.numbering import Number
from frontoffice.register.lazy_module import Later


def test_what_is_asked_of_it_is_the_modules_own() -> None:
    assert Later("frontoffice.domain.numbering").Number is Number


def test_what_the_module_lacks_it_lacks() -> None:
    with pytest.raises(AttributeError):
        Later("frontoffice.domain.numbering").nothing  # noqa: B018
