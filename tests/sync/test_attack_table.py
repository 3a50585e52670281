"""Every attack on the centre, carried out for real, beside what its row says of it; the table is the run's output.

``FRONTOFFICE_ATTACK_TABLE`` names a folder in which the table of this PostgreSQL is written down.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Announce
from tests.support.attacks import attack as attacking
from tests.support.attacks import (
    chain_attacks,
    extent_attacks,
    further_attacks,
    keeper_attacks,
    office_attacks,
    owner_attacks,
    server_attacks,
    session_attacks,
    signed_attacks,
)
from tests.support.attacks.attack import Attack, Scene, Seen
from tests.support.centre_server import Centre, CentreServer

ATTACKS: tuple[Attack, ...] = (
    *server_attacks.ATTACKS,
    *chain_attacks.ATTACKS,
    *office_attacks.ATTACKS,
    *keeper_attacks.ATTACKS,
    *signed_attacks.ATTACKS,
    *owner_attacks.ATTACKS,
    *further_attacks.ATTACKS,
    *session_attacks.ATTACKS,
    *extent_attacks.ATTACKS,
)
FIRST = ATTACKS[0]
LEAST = 30


@pytest.fixture(scope="module")
def carried_out(centre_server: CentreServer) -> Iterator[list[tuple[Attack, Seen]]]:
    """Every attack of this run and what came of it, written down in the end."""
    rows: list[tuple[Attack, Seen]] = []
    yield rows
    folder = os.environ.get("FRONTOFFICE_ATTACK_TABLE")
    if folder and rows:
        number = centre_server.office().info.server_version // 10_000
        text = attacking.table(rows, str(number))
        Path(folder, f"attacks-{number}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "attack",
    [pytest.param(one, id=one.name, marks=[] if one is FIRST else pytest.mark.thorough) for one in ATTACKS],
)
def test_an_attack_comes_to_what_its_row_says(
    attack: Attack, centre: Centre, tmp_path: Path, carried_out: list[tuple[Attack, Seen]], announce: Announce
) -> None:
    announce.perhaps("the centre answered otherwise than it was asked")
    with Scene(centre, tmp_path) as scene:
        seen = attack.carried_out(scene)
    carried_out.append((attack, seen))
    assert seen.verdict is attack.verdict, seen.words


def test_every_class_of_attack_has_a_row() -> None:
    assert {one.code for one in ATTACKS} >= {f"S{no}" for no in (2, 3, *range(5, 21))}
    assert len({one.name for one in ATTACKS}) == len(ATTACKS) >= LEAST
