"""Every action of the complaint's page has its key."""

from __future__ import annotations

from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS, Action


def test_every_action_of_the_row_has_one_key() -> None:
    for action in Action:
        assert len([one for one in COMPLAINT_KEYS if one.action == action]) == 1, action
