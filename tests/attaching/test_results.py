from __future__ import annotations

import pytest

from frontoffice.attaching.requests import Pixels


@pytest.mark.parametrize(("width", "height", "length"), [(0, 0, 0), (2, 2, 11), (-1, -1, 3)])
def test_pixels_that_are_not_as_many_as_they_say_are_none(width: int, height: int, length: int) -> None:
    with pytest.raises(ValueError):
        Pixels(width, height, bytes(length))
    assert Pixels(2, 2, bytes(12)).width == 2
