"""One world step by step: a branch that in the end only a third desk holds, and only in its archive.

The centre is put back, the owner of the branch, too, without a witness of what it had written; a third desk relays the
branch and archives it; the centre is put back once more before the office has merged anything.
"""

from __future__ import annotations

from tests.support.counters import Counter
from tests.support.simulation import World


def forget(world: World) -> tuple[Counter, Counter]:
    """Let it happen; gives the owner and the third desk. After it nobody has the branch but that archive."""
    owner, third = world.counters[:2]
    _happen(world, ("record", owner), ("record", owner), ("record", third), ("sync", owner), ("sync", third))
    _happen(world, ("centre_back_up", owner), ("back_up", owner), ("record", owner), ("record", owner))
    _happen(world, ("sync", owner), ("sync", third), ("centre_put_back", owner), ("put_back", owner))
    _happen(world, *[("record", owner)] * 4, ("sync", owner), ("sync", third), ("centre_put_back", third))
    return owner, third


def let_much_happen(world: World) -> None:
    """The same, a copied file that gives a number again, words that were erased, and then the rest."""
    owner, third = forget(world)
    _happen(world, ("copy", third))
    copied = world.counters[-1]
    _happen(world, ("record", third), ("record", copied), ("sync", third), ("sync", copied), ("sync", third))
    _happen(world, ("sync", owner), ("record", owner))
    _happen(world, ("attach", owner), ("erase", owner), ("lists", owner), ("sync", owner))
    world.quiesce()
    world.check()


def _happen(world: World, *steps: tuple[str, Counter]) -> None:
    for what, counter in steps:
        world.step(what, counter)
