"""The folder into which a website's form puts what people wrote: each file is signed, read, and moved once committed.

The first line of a file is the HMAC-SHA256 of all that follows it, in hexadecimal digits, by a secret that the website
and this desk know; what follows is a JSON object (``resources/handbook/messages.md`` has its schema). A file that was
taken goes to ``diambil``, another one to ``ditolak`` with its reason beside it. A kill between commit and move leaves
the file where it was, and the next round finds the message known by its id.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from frontoffice import os_keyring, replacing
from frontoffice.domain.incoming import (
    GIVEN,
    LONGEST_ID,
    WEBSITE,
    IncomingMessage,
    clean_given,
    clean_message,
    item_identity,
)
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.receiving import folders
from frontoffice.receiving.codes import FormFailure, FormRefusal

TAKEN: Final = "diambil"
REFUSED: Final = "ditolak"
REASON: Final = ".alasan.txt"  # behind the name of a refused file
SHORTEST_SECRET: Final = 20
_ENDING: Final = ".json"
_LARGEST: Final = 256 * 1024
_MOST_FILES: Final = 20_000
_MOST_OF_A_BATCH: Final = 20
_WRITTEN: Final = timedelta(minutes=1)  # since the last byte: a website that writes slowly is not done before
_FIRST_YEAR: Final = 2000
_SIGNATURE: Final = re.compile(rb"([0-9A-Fa-f]{64})\r?\n")
_NAME: Final = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)
_NEEDED: Final = ("id", "at", "text")
_MOST_LETTERS: Final = {"id": LONGEST_LINE, "text": LONGEST_TEXT, "wish": LONGEST_TEXT}
FIELDS: Final = (*_NEEDED, "title", *(name for name in GIVEN if name != "external_id"))

Take = Callable[[Sequence[IncomingMessage]], None]
Explain = Callable[[Refused], str]  # a reason in the officer's words


# --- the secret in the operating system's keyring ---

_SERVICE: Final = "frontoffice website"
_USER: Final = "form"


def keep_secret(secret: str) -> None:
    """Keep the secret. Raises Unavailable (``form_keyring_missing``, ``form_keyring_locked``)."""
    if not os_keyring.is_usable():
        raise Unavailable(FormFailure.KEYRING_MISSING)
    with _asking_keyring():
        os_keyring.keep(_SERVICE, _USER, secret)


def find_secret() -> str:
    """Find the secret. Raises Unavailable as :func:`keep_secret` does; ``form_secret_missing`` for none."""
    with _asking_keyring():
        found = os_keyring.find(_SERVICE, _USER)
    if not found:
        raise Unavailable(FormFailure.SECRET_MISSING)
    return found


@contextlib.contextmanager
def _asking_keyring() -> Iterator[None]:
    try:
        yield
    except os_keyring.KeyringMissing as error:
        raise Unavailable(FormFailure.KEYRING_MISSING) from error
    except os_keyring.KeyringLocked as error:
        raise Unavailable(FormFailure.KEYRING_LOCKED) from error


# --- a round ---


@dataclass(frozen=True, slots=True)
class FormRound:
    """End of a round: how many forms were given, how many files were refused, whether others lie refused."""

    given: int = 0
    refused: int = 0
    lies_refused: bool = False


def check_folder(folder: Path) -> None:
    """Make the folders beside the files.

    Raises Unavailable (``form_folder_unreadable``, ``form_folder_unwritable``).
    """
    if not folder.is_dir():
        raise Unavailable(FormFailure.UNREADABLE)
    try:
        for name in (TAKEN, REFUSED):
            folders.make_folder(folder / name)
    except OSError as error:
        raise Unavailable(FormFailure.UNWRITABLE, cause=Cause.of(error)) from error


def read_round(folder: Path, secret: str, now: datetime, take: Take, explain: Explain) -> FormRound:
    """Give all forms in the folder, by name; move each file once its form is committed by ``take``, or refused.

    What ``take`` raises goes on. Raises Unavailable as :func:`check_folder` does.
    """
    check_folder(folder)
    try:
        names = [name for name in folders.list_names(folder, _MOST_FILES) if name.lower().endswith(_ENDING)]
    except OSError as error:
        raise Unavailable(FormFailure.UNREADABLE, cause=Cause.of(error)) from error
    given = refused = 0
    for start in range(0, len(names), _MOST_OF_A_BATCH):
        taken: list[tuple[str, IncomingMessage]] = []
        for name in names[start : start + _MOST_OF_A_BATCH]:
            try:
                message = _read(folder / name, secret, now)
            except Refused as why:
                _put_aside_refused(folder, name, explain(why))
                refused += 1
            else:
                taken += [(name, message)] if message is not None else []
        if taken:
            take([message for _, message in taken])
        for name, _ in taken:
            _move(folder / name, folder / TAKEN)
        given += len(taken)
    return FormRound(given, refused, _lies_refused(folder / REFUSED))


def _read(file: Path, secret: str, now: datetime) -> IncomingMessage | None:
    """The form in a file; None while it may still be written. Raises Refused, Unavailable."""
    try:
        found = folders.read_file(file, now, _LARGEST)
    except FileNotFoundError:  # taken back meanwhile
        return None
    except OSError as error:
        raise Unavailable(FormFailure.UNREADABLE, cause=Cause.of(error)) from error
    if found is None:
        raise Refused(Problem("", FormRefusal.NO_FILE, {"most": _LARGEST // 1024}))
    content, written = found
    try:
        return parse(content, secret, now)
    except Refused:
        if written + _WRITTEN > now >= written:
            return None
        raise


def _put_aside_refused(folder: Path, name: str, why: str) -> None:
    """Write the reason, then move the file: a kill between leaves a file that is refused again."""
    target = folders.find_free_name(folder / REFUSED, name)
    try:
        replacing.write_whole(target.with_name(target.name + REASON), f"{why}\n".encode())
        (folder / name).rename(target)
    except OSError as error:
        raise Unavailable(FormFailure.UNWRITABLE, cause=Cause.of(error)) from error


def _move(file: Path, into: Path) -> None:
    try:
        file.rename(folders.find_free_name(into, file.name))
    except FileNotFoundError:  # another desk reads here, too
        return
    except OSError as error:
        raise Unavailable(FormFailure.UNWRITABLE, cause=Cause.of(error)) from error


def _lies_refused(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(not name.endswith(REASON) for name in folders.list_names(folder, _MOST_FILES))
    return False


# --- a form ---


def parse(content: bytes, secret: str, now: datetime) -> IncomingMessage:
    """The message in a signed file. Raises Refused."""
    signed = _SIGNATURE.match(content)
    payload = content[signed.end() :] if signed else b""
    wanted = hmac.digest(secret.encode(), payload, "sha256").hex().encode()
    if signed is None or not hmac.compare_digest(signed[1].lower(), wanted):
        raise Refused(Problem("", FormRefusal.SIGNATURE))
    said = _decode(payload)
    for name, value in said.items():
        _check(name, value)
    for name in _NEEDED:
        if not said.get(name, "").strip():
            raise _refusal(FormRefusal.FIELD_MISSING, name)
    given = {name: said[name] for name in GIVEN if name in said} | {"external_id": said["id"]}
    if len(clean_given(given.items())) < sum(bool(text.strip()) for text in given.values()):
        raise _refusal(FormRefusal.FIELD_WRONG, _find_unclean(given))
    return clean_message(
        IncomingMessage(
            channel=WEBSITE,
            identity=item_identity(WEBSITE, said["id"], payload.decode()),
            sender=said.get("email", "").strip() or said.get("phone", ""),
            arrived_at=min(_moment(said["at"]), now),
            sender_name=said.get("name", ""),
            title=said.get("title", ""),
            text=said["text"],
            given=tuple(given.items()),
        )
    )


def _decode(payload: bytes) -> dict[str, Any]:
    try:
        said = json.loads(payload.decode("utf-8-sig"), object_pairs_hook=_without_repeated_names)
    except (ValueError, RecursionError):
        raise Refused(Problem("", FormRefusal.NO_JSON)) from None
    if not isinstance(said, dict):
        raise Refused(Problem("", FormRefusal.NO_JSON))
    return said


def _without_repeated_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(len(pairs))
    return found


def _check(name: str, value: object) -> None:
    if name not in FIELDS:
        raise _refusal(FormRefusal.FIELD_UNKNOWN, name if _NAME.fullmatch(name) else "?")
    if not isinstance(value, str) or len(value) > _MOST_LETTERS.get(name, LONGEST_ID):
        raise _refusal(FormRefusal.FIELD_WRONG, name)


def _find_unclean(given: dict[str, str]) -> str:
    """The field whose text the intake does not know, as a day that is none."""
    clean = dict(clean_given(given.items()))
    return next(name for name, text in given.items() if text.strip() and name not in clean)


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise _refusal(FormRefusal.FIELD_WRONG, "at") from None
    if at.tzinfo is None or at.year < _FIRST_YEAR:
        raise _refusal(FormRefusal.FIELD_WRONG, "at")
    return at


def _refusal(code: FormRefusal, name: str) -> Refused:
    return Refused(Problem("", code, {"name": name}))
