"""What is shipped beside the code: the Indonesian of every text, whole, compiled, and fit for its place.

After texts changed, from the root of the project, with the programs that come with PySide6::

    pyside6-lupdate -extensions py,ui frontoffice forms -source-language en -target-language id_ID \
        -no-obsolete -locations none -sort-messages -ts resources/translations/frontoffice_id.ts
    (fill in what is "unfinished": by hand or in pyside6-linguist)
    pyside6-lrelease resources/translations/frontoffice_id.ts -qm resources/translations/frontoffice_id.qm

``qt_id.ts`` holds what Qt itself can say in our windows, by the contexts and sources of Qt's ``qtbase``; it is written
by hand and compiled in the same way.
"""

from __future__ import annotations

import ast
import csv
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest

from frontoffice.ui.messages.screen_texts import fill
from frontoffice.ui.shell.named_keys import NAMES

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
MANUAL = ROOT / "resources" / "help" / "manual.md"
OURS, QTS = TRANSLATIONS / "frontoffice_id.ts", TRANSLATIONS / "qt_id.ts"
UPDATE = (
    *("-extensions", "py,ui", "frontoffice", "forms", "-source-language", "en", "-target-language", "id_ID"),
    *("-no-obsolete", "-locations", "none", "-sort-messages"),
)
FACT = re.compile(r"%n|\{[^{}]*\}")
BANNED = {  # what is called otherwise by now
    r"(?:^|\*)Lewat batas\*?(?::|$| berisi)": "Lewat 30 hari",
    r"(?i)\b(?:per|ber|men)?tukar(?:an)?\b": "sinkronisasi, menyinkronkan",
    r"Alamat jaringan": "Printer jaringan",
    r"seperti biasa\)": "the thing itself, like otomatis",
    r"(?<!Kota )Pangkal Pinang": "Pangkalpinang",
    r"sesuai giliran": "bila sampai gilirannya",
    r"(?i)\bsasaran\b": "target",
}
SCREEN_WORDS = ROOT / "resources" / "handbook" / "developers" / "screen_words.csv"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+|(?<=[:;])\s+(?=[A-Z])")
WORDS = 15
MNEMONIC = re.compile(r"&(\w)")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    kind: str  # "" when it is finished
    texts: tuple[str, ...]


def messages(path: Path) -> Iterator[Message]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                translation.get("type", ""),
                tuple(forms or [translation.text or ""]),
            )


def run(tool: str, *arguments: str, at: Path) -> None:
    program = Path(PySide6.__path__[0], f"{tool}.exe" if sys.platform == "win32" else tool)
    subprocess.run([program, *arguments], cwd=at, check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def ours() -> tuple[Message, ...]:
    return tuple(messages(OURS))


def test_the_translation_knows_every_text_and_no_other(tmp_path: Path) -> None:
    for folder in ("frontoffice", "forms"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    fresh = shutil.copy(OURS, tmp_path)
    run("lupdate", *UPDATE, "-ts", OURS.name, at=tmp_path)
    assert Path(fresh).read_text(encoding="utf-8") == OURS.read_text(encoding="utf-8")


def test_no_text_hides_from_lupdate_in_the_code(ours: tuple[Message, ...]) -> None:
    """It looks into no f-string; a text asked for there, or in a context that it has not, would stay English."""
    known = {message.source for message in ours}
    placed = {(message.context, message.source) for message in ours}
    for path in (ROOT / "frontoffice").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"\.tr(anslate)?\(", text):
            continue
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                place = {"tr": 0, "translate": 1}.get(call.func.attr)
                literal = call.args[place] if place is not None and len(call.args) > place else None
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                    assert literal.value in known, f"{path.name}:{call.lineno}"
                    context = call.args[0]
                    if place == 1 and isinstance(context, ast.Constant):
                        assert (context.value, literal.value) in placed, f"{path.name}:{call.lineno}"


@pytest.mark.parametrize("path", [OURS, QTS], ids=lambda path: path.stem)
def test_every_text_is_translated(path: Path) -> None:
    for message in messages(path):
        assert not message.kind, message
        assert all(text.strip() for text in message.texts), message


@pytest.mark.parametrize("path", [OURS, QTS], ids=lambda path: path.stem)
def test_what_is_compiled_is_what_is_written(path: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    run("lrelease", str(path), "-qm", str(compiled), at=tmp_path)
    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes(), "run pyside6-lrelease"


def test_every_fact_of_a_text_is_in_its_translation(ours: tuple[Message, ...]) -> None:
    for message in ours:
        for text in message.texts:
            assert Counter(FACT.findall(text)) == Counter(FACT.findall(message.source)), message


def test_one_thing_has_one_word_on_screens_and_in_the_manual(ours: tuple[Message, ...]) -> None:
    manual = [(line, line) for line in MANUAL.read_text(encoding="utf-8").splitlines()]
    shown = [(text.replace("&", ""), message.source) for message in ours for text in message.texts]
    for text, place in (*shown, *manual):
        for banned, instead in BANNED.items():
            assert not re.search(banned, text), (text, place, instead)


def test_no_thing_of_the_table_of_words_has_a_second_word(ours: tuple[Message, ...]) -> None:
    code = re.compile(r"```.*?```|`[^`]*`|“frontoffice[^”]*”|frontoffice [a-z]+|\{[^{}]*\}", re.DOTALL)
    shown = [text.replace("&", "") for message in ours for text in message.texts]
    manual = re.sub(code, " ", MANUAL.read_text(encoding="utf-8")).splitlines()
    for row in csv.DictReader(SCREEN_WORDS.read_text(encoding="utf-8").splitlines()):
        second = re.compile(rf"(?i)\b(?:{row['not']})\b")
        assert [text for text in (*shown, *manual) if second.search(re.sub(code, " ", text))] == [], row


def test_no_sentence_of_the_screen_has_more_than_fifteen_words(ours: tuple[Message, ...]) -> None:
    sentences = [one for message in ours for text in message.texts for one in re.split(SENTENCE_END, text)]
    long = [sentence for sentence in sentences if len(sentence.split()) > WORDS]
    assert long == []


def test_spaces_around_a_text_are_kept(ours: tuple[Message, ...]) -> None:
    for message in ours:
        for text in message.texts:
            assert text.startswith(" ") == message.source.startswith(" "), message
            assert text.endswith(" ") == message.source.endswith(" "), message


def test_what_has_a_letter_to_press_has_one_in_indonesian(ours: tuple[Message, ...]) -> None:
    for message in ours:
        assert all(text.count("&") == message.source.count("&") for text in message.texts), message
        assert len(MNEMONIC.findall(message.source)) == len(MNEMONIC.findall(message.texts[0])), message


@pytest.mark.parametrize("path", [OURS, QTS], ids=lambda path: path.stem)
def test_no_two_things_of_one_form_have_the_same_letter(path: Path) -> None:
    letters = Counter(
        (message.context, letter.casefold())
        for message in messages(path)
        for letter in MNEMONIC.findall(message.texts[0])
    )
    assert [where for where, count in letters.items() if count > 1] == []


@pytest.mark.usefixtures("indonesian")
def test_what_the_manual_calls_a_text_of_the_screen_is_one(ours: tuple[Message, ...]) -> None:
    """Slanted words in the manual are words on the screen."""
    shown = {fill(NAMES, text).replace("&", "").casefold() for message in ours for text in message.texts}
    slanted = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", fill(NAMES, MANUAL.read_text(encoding="utf-8")))
    assert len(slanted) > 5
    assert [words for words in slanted if words.casefold() not in shown] == []
