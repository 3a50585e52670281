from __future__ import annotations

import pytest

from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, concerns_of
from frontoffice.sync.rounds.round_progress import Round
from frontoffice.sync.signing import Signing, Standing
from frontoffice.ui.centre import centre_messages
from tests.support.examples import MORNING

pytestmark = pytest.mark.usefixtures("qapp")  # its translator fills in the keys that sentences name

FOUND = Signing(
    Standing.CERTIFIED,
    "counter",
    "0a1b 2c3d",
    "a2V5",
    unsigned=1234,
    held=(("Loket 2", 7), ("Meja tim", 1)),
    forked=("Loket 3",),
    missing=2,
    is_other_office=True,
    held_own=1_002,
)


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_words(standing: Standing) -> None:
    said = centre_messages.signing_standing(Signing(standing))
    assert said
    assert "{" not in said
    assert len({centre_messages.signing_standing(Signing(one)) for one in Standing}) == len(Standing)


def test_a_certified_desk_says_its_class_its_key_and_what_is_not_signed_yet() -> None:
    assert centre_messages.signing_standing(FOUND) == "certified by the office as a counter; 1.234 not signed yet"
    assert centre_messages.signing_key(FOUND) == "0a1b 2c3d\na2V5"
    assert centre_messages.signing_key(Signing()) == "\N{EN DASH}"
    assert centre_messages.signing_lines(FOUND) == (f"Signature: {centre_messages.signing_standing(FOUND)}",)


def test_a_desk_that_is_not_certified_says_at_a_terminal_what_is_compared_and_one_without_a_pin_says_nothing() -> None:
    offered = Signing(Standing.OFFERED, fingerprint="0a1b 2c3d", public_key="a2V5")
    how, key = centre_messages.signing_lines(offered)
    assert "certify" in how
    assert key == "This computer's key: 0a1b 2c3d \N{MIDDLE DOT} a2V5"
    (alone,) = centre_messages.signing_lines(Signing(Standing.NO_KEY))
    assert "keyring" in alone
    assert centre_messages.signing_lines(Signing()) == ()


def test_what_waits_and_what_was_proven_is_said_with_the_device_that_wrote_it() -> None:
    done = Round(MORNING, complete=True, signing=FOUND)
    assert concerns_of(done) == {*centre_messages.SIGNING_CONCERNS} - {Concern.NO_KEY, Concern.OTHER_KEY}
    said = {what: centre_messages.concern(what, CentreOverview(last=done)) for what in concerns_of(done)}
    assert "Loket 2 (7), Meja tim (1)" in said[Concern.HELD]
    assert "1.002 entries that this computer itself sent" in said[Concern.HELD_OWN]
    assert "Loket 3" in said[Concern.FORKED]
    assert "holds back 2 of" in said[Concern.NOTES_MISSING]
    assert not concerns_of(Round(MORNING, complete=True, signing=Signing(Standing.OFFERED)))


def test_a_desk_that_cannot_sign_says_how_much_of_its_own_waits_and_what_to_do() -> None:
    ways = ((Standing.NO_KEY, Concern.NO_KEY, "Unlock it"), (Standing.OTHER_KEY, Concern.OTHER_KEY, "with --key"))
    for standing, concern, way in ways:
        done = Round(MORNING, complete=True, signing=Signing(standing, unsigned=1234))
        assert concerns_of(done) == {concern}
        said = centre_messages.concern(concern, CentreOverview(last=done))
        assert "1.234" in said
        assert way in said
        assert not concerns_of(Round(MORNING, complete=True, signing=Signing(standing)))
