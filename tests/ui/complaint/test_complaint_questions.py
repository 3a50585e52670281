from __future__ import annotations

import pytest

from frontoffice.ui.complaint.complaint_actions import Action, questions

OPENING = {
    Action.BACK,
    Action.AMEND,
    Action.PAPERS,
    Action.OTHERS,
    Action.ATTACHMENTS,
    Action.SP4N,
    Action.EXTEND,
}  # they lead to more than a reason


@pytest.mark.usefixtures("qapp")
def test_every_action_either_opens_something_or_has_its_question() -> None:
    assert {*questions()} == {*Action} - OPENING


@pytest.mark.usefixtures("qapp")
def test_every_question_is_answered_by_a_verb_and_told_when_it_is_done_but_what_is_printed() -> None:
    for action, asked in questions().items():
        assert all((asked.text, asked.confirm)), action
        assert (asked.verb is not None) == (asked.done != "") == (action is not Action.PRINT), action
