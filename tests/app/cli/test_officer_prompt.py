from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.app.cli import passphrase_prompt
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import SECRET, a_signed_in, an_intake, an_officer
from tests.support.refusals import refusal


def test_a_person_is_known_by_name_and_pin(register: Register) -> None:
    hendra = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya", secret=SECRET)
    asked: list[str] = []

    def sign_in(name: str, secret: str = SECRET) -> object:
        def ask(text: str) -> str:
            asked.append(text)
            return secret if text.startswith("PIN") else name

        return passphrase_prompt.sign_in(register, "Supervisor", ask, ask)

    assert sign_in(" hendra WIJAYA ") == hendra
    assert asked == ["Supervisor, nama: ", "PIN Hendra Wijaya: "]
    assert refusal(lambda: sign_in("Siapa"))[1] == "officer_unknown"
    assert refusal(lambda: sign_in("Hendra Wijaya", "000000"))[1] == "wrong_secret"


@pytest.mark.parametrize("spelled", [str, str.lower, lambda text: f" {text} "])
def test_a_complaint_is_found_by_its_whole_number_alone(register: Register, spelled: type[str]) -> None:
    recorded = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
    assert passphrase_prompt.complaint(register, spelled(recorded.number_text)).subject == recorded.subject
    assert refusal(lambda: passphrase_prompt.complaint(register, recorded.number_text[:-1]))[1] == "complaint_unknown"
