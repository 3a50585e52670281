from __future__ import annotations

from frontoffice import qr_code


def test_a_code_is_square_and_has_its_three_corners() -> None:
    modules = qr_code.modules("0147/PGD-L1/2026 GUEDJQ")
    side = len(modules)
    assert all(len(row) == side for row in modules)
    assert all(modules[row][column] for row, column in ((0, 0), (0, side - 1), (side - 1, 0)))
