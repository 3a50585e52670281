from __future__ import annotations

from frontoffice.attaching.limits import LIMITS


def test_the_largest_image_that_is_read_fits_into_the_memory_of_its_process() -> None:
    assert 3 * 3 * LIMITS.pixels < LIMITS.memory  # in colour, with two copies on the way
