"""The folder of a website's form: what is signed and right is a message once, all else lies apart with its reason."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice.domain.incoming import IncomingMessage
from frontoffice.errors import Refused, Unavailable
from frontoffice.receiving import web_forms
from frontoffice.receiving.codes import FormFailure, FormRefusal
from frontoffice.receiving.web_forms import REASON, REFUSED, TAKEN, FormRound, parse, read_round
from frontoffice.register.register import Register
from tests.support import keyrings
from tests.support.kept_messages import Died
from tests.support.keyrings import MemoryKeyring
from tests.support.web_forms import FORM, SECRET, a_form, put, sign

NOW: Final = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
LATER: Final = NOW + timedelta(minutes=2)
HANDBOOK: Final = Path(__file__).parents[2] / "resources" / "handbook" / "messages.md"


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.took: list[IncomingMessage] = []

    def put(self, name: str, content: bytes) -> None:
        at = NOW.timestamp()
        os.utime(put(self.path, name, content), (at, at))

    def take(self, messages: Sequence[IncomingMessage]) -> None:
        self.took += messages

    def go(self, now: datetime = LATER) -> FormRound:
        return read_round(self.path, SECRET, now, self.take, explain)

    def names(self, inner: str = "") -> list[str]:
        return sorted(one.name for one in (self.path / inner).iterdir() if one.is_file() or one.is_symlink())


def explain(why: Refused) -> str:
    (problem,) = why.problems
    return f"{problem.code} {problem.facts.get('name', '')}".strip()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    path = tmp_path / "forms"
    path.mkdir()
    return Folder(path)


def test_a_form_becomes_a_message_with_all_that_was_asked(folder: Folder) -> None:
    folder.put("17.json", a_form(wish="Dicari", identity="confidential"))
    assert folder.go() == FormRound(given=1)
    (one,) = folder.took
    assert (one.channel, one.identity, one.sender, one.sender_name) == (
        *("website", "web-17", "dewi@mail.example"),
        "Dewi Anggraini",
    )
    assert (one.title, one.text, one.arrived_at) == (FORM["title"], FORM["text"], NOW - timedelta(minutes=20))
    assert dict(one.given) == {
        "identity": "confidential",
        "name": "Dewi Anggraini",
        "phone": "0812-3456-7890",
        "email": "Dewi@mail.example",
        "wish": "Dicari",
        "event_date": "2026-11-20",
        "external_id": "WEB-17",
    }
    assert (folder.names(), folder.names(TAKEN), folder.names(REFUSED)) == ([], ["17.json"], [])


def test_without_an_address_the_telephone_is_the_sender_and_no_form_comes_from_tomorrow() -> None:
    one = parse(a_form(email=None, at="2026-11-25T00:00:00Z"), SECRET, NOW)
    assert (one.sender, one.arrived_at) == ("0812-3456-7890", NOW)


LONG: Final = "x" * 50_001


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_form()[:-1], "form_signature"),
        (a_form().replace(b"hilang", b"dicuri"), "form_signature"),
        (sign(json.dumps(FORM).encode(), "another secret"), "form_signature"),
        (json.dumps(FORM).encode(), "form_signature"),
        (b"", "form_signature"),
        (sign(b"{"), "form_no_json"),
        (sign(b"[]"), "form_no_json"),
        (sign(b"\xff{}"), "form_no_json"),
        (sign(b"[" * 100_000), "form_no_json"),
        (sign(b'{"id": "1", "id": "2"}'), "form_no_json"),
        (sign(b'{"a\\u0000\\nb": ""}'), "form_field_unknown ?"),
        (a_form(shoe_size="43"), "form_field_unknown shoe_size"),
        (a_form(external_id="7"), "form_field_unknown external_id"),
        (a_form(id=None), "form_field_missing id"),
        (a_form(text=" "), "form_field_missing text"),
        (a_form(id=17), "form_field_wrong id"),
        (a_form(name=["Dewi"]), "form_field_wrong name"),
        (a_form(text=LONG), "form_field_wrong text"),
        (a_form(at="kemarin"), "form_field_wrong at"),
        (a_form(at="2026-11-24T10:12:00"), "form_field_wrong at"),
        (a_form(at="0001-01-01T00:00:00+14:00"), "form_field_wrong at"),
        (a_form(event_date="20-11-2026"), "form_field_wrong event_date"),
        (a_form(identity="open"), "form_field_wrong identity"),
        (a_form() + b" " * 300_000, "form_no_file"),
    ],
)
def test_a_bad_file_lies_apart_with_its_reason(folder: Folder, content: bytes, reason: str) -> None:
    folder.put("17.json", content)
    assert folder.go() == FormRound(refused=1, lies_refused=True)
    assert folder.took == []
    assert folder.names(REFUSED) == ["17.json", f"17.json{REASON}"]
    assert (folder.path / REFUSED / f"17.json{REASON}").read_text() == f"{reason}\n"


def test_a_refused_file_is_said_until_it_is_taken_away_and_keeps_no_other_one_waiting(folder: Folder) -> None:
    folder.put("16.json", b"x")
    folder.put("17.json", a_form())
    assert folder.go() == FormRound(1, 1, lies_refused=True)
    assert folder.go() == FormRound(lies_refused=True)
    (folder.path / REFUSED / "16.json").unlink()
    assert folder.go() == FormRound()


def test_a_file_that_is_still_being_written_waits(folder: Folder) -> None:
    folder.put("17.json", a_form()[:-9])
    folder.put("18.json.tmp", a_form()[:-9])
    assert folder.go(NOW + timedelta(seconds=30)) == FormRound()
    folder.put("17.json", a_form())
    assert folder.go(NOW + timedelta(seconds=31)) == FormRound(given=1)
    assert folder.names() == ["18.json.tmp"]


@pytest.mark.posix("links and pipes")
def test_no_link_folder_or_pipe_is_opened(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = put(tmp_path_factory.mktemp("elsewhere"), "form", a_form())
    (folder.path / "1.json").symlink_to(elsewhere)
    (folder.path / "2.json").mkdir()
    os.mkfifo(folder.path / "3.json")
    assert folder.go() == FormRound(refused=3, lies_refused=True)
    assert elsewhere.read_bytes() == a_form()


def test_names_that_are_taken_get_a_count(folder: Folder) -> None:
    for content in (a_form(), b"x", a_form(), b"y"):
        folder.put("17.json", content)
        folder.go()
    assert folder.names(TAKEN) == ["17.json", "17~1.json"]
    assert folder.names(REFUSED) == [*("17.json", f"17.json{REASON}"), *("17~1.json", f"17~1.json{REASON}")]


def test_a_folder_that_is_none_or_cannot_be_written_into_is_said(folder: Folder) -> None:
    with pytest.raises(Unavailable, match=FormFailure.UNREADABLE):
        read_round(folder.path / "none", SECRET, NOW, folder.take, explain)
    folder.put(TAKEN, b"a file in the place of the folder")
    with pytest.raises(Unavailable, match=FormFailure.UNWRITABLE):
        folder.go()


def into(register: Register) -> web_forms.Take:
    def take(messages: Sequence[IncomingMessage]) -> None:
        register.receiving.take_in(messages)

    return take


@pytest.mark.parametrize("when", ["before the commit", "behind the commit"])
def test_an_end_at_the_commit_loses_no_form_and_doubles_none(folder: Folder, register: Register, when: str) -> None:
    for no in range(3):
        folder.put(f"{no}.json", a_form(id=f"WEB-{no}"))

    def take(messages: Sequence[IncomingMessage]) -> None:
        if when == "behind the commit":
            register.receiving.take_in(messages)
        raise Died

    with contextlib.suppress(Died):
        read_round(folder.path, SECRET, LATER, take, explain)
    assert len(folder.names()) == 3
    for _ in range(2):
        read_round(folder.path, SECRET, LATER, into(register), explain)
    assert register.inbox.count_waiting() == 3
    assert (folder.names(), len(folder.names(TAKEN))) == ([], 3)


def test_an_end_before_the_move_of_a_refused_file_leaves_it_to_be_refused_again(folder: Folder) -> None:
    folder.go()
    put(folder.path / REFUSED, f"17.json{REASON}", b"form_signature\n")
    folder.put("17.json", b"x")
    assert folder.go().refused == 1
    assert folder.names(REFUSED) == ["17.json", f"17.json{REASON}"]


def test_a_file_that_is_put_there_again_is_one_line(folder: Folder, register: Register) -> None:
    for name in ("17.json", "copy of 17.json", "17.json"):
        folder.put(name, a_form())
        read_round(folder.path, SECRET, LATER, into(register), explain)
    assert register.inbox.count_waiting() == 1


@pytest.mark.thorough
@given(st.binary(max_size=300))
def test_whatever_is_signed_is_a_message_or_refused(payload: bytes) -> None:
    with contextlib.suppress(Refused):
        parse(sign(payload), SECRET, NOW)
    with pytest.raises(Refused):
        parse(payload, SECRET, NOW)


def test_the_secret_is_in_the_keyring_alone(keys: MemoryKeyring) -> None:
    with pytest.raises(Unavailable, match=FormFailure.SECRET_MISSING):
        web_forms.find_secret()
    web_forms.keep_secret(SECRET)
    assert web_forms.find_secret() == SECRET
    assert list(keys.kept.values()) == [SECRET]


def test_without_a_keyring_no_secret_is_kept() -> None:
    with keyrings.in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        for ask in (lambda: web_forms.keep_secret(SECRET), web_forms.find_secret):
            with pytest.raises(Unavailable, match=FormFailure.KEYRING_MISSING):
                ask()


def test_the_example_of_the_handbook_is_taken_and_all_fields_stand_there() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    example = re.search(r"```text\n([0-9a-f]{64}\n\{.*?\})\n```", text, re.DOTALL)
    secret = re.search(r"secret `([^`]+)`", text)
    assert example
    assert secret
    one = parse(example[1].encode(), secret[1], LATER)
    assert one.identity == "web-17"
    assert all(f"`{name}`" in text for name in web_forms.FIELDS)


def test_every_reason_of_a_refusal_is_met_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{code}' in text for code in FormRefusal)
