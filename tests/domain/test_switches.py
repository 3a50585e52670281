from __future__ import annotations

from frontoffice import assets
from frontoffice.domain import switches
from frontoffice.domain.limits import Unit, read_limits


def test_the_switches_are_those_of_the_limits_that_are_shipped() -> None:
    shipped = read_limits(assets.rows("limits.csv")).by_code.values()
    codes = {value for name, value in vars(switches).items() if name.isupper()}
    assert codes == {limit.code for limit in shipped if limit.unit is Unit.SWITCH}
