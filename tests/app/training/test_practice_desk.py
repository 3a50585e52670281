from __future__ import annotations

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.training import practice_desk


def test_the_training_register_is_opened_with_what_its_settings_say() -> None:
    """A register made with one series and opened with another would begin to count anew."""
    assert desk_of(practice_desk.SETTINGS) == practice_desk.DESK
    assert practice_desk.DESK.training
