from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from frontoffice.app.cli import fault_words
from frontoffice.sync.office import note_book, office_checkpoints, verifying

PLACE = "0198c5a0-0000-7000-8000-000000000001/3"
_SAID = re.compile(
    "was changed|is missing|are missing|no head|its head says|not rise|follow|salt is|beyond what|were changed|"
    "another content|another history|^has 7|not signed by it"
)
_TEXT = re.compile(r'f?"((?:[^"{}\n]|\{[^{}\n]*\})*)"')


def found() -> Iterator[str]:
    """What the checks can say, with a number for what is filled in; read from where they say it."""
    for module in (verifying, note_book, office_checkpoints):
        for text in _TEXT.findall(Path(str(module.__file__)).read_text(encoding="utf-8")):
            said = re.sub(r"\{[^{}]*\}", "7", text)
            if _SAID.search(said) and not re.search("SELECT|journal|DELETE|INSERT", said):
                yield said


def placed(said: str) -> str:
    """A fault as it is said, where the code puts it together."""
    if said.startswith(("has ", "is not")):
        return f"{PLACE}: the checkpoint of office {said}"
    return said if said.startswith(("note", "an attachment", "7")) else f"{PLACE}: {said}"


def test_whatever_the_check_of_a_centre_finds_is_said_in_indonesian() -> None:
    every = sorted(set(found()))
    assert len(every) >= 14, every
    for said in every:
        english = placed(said)
        words = fault_words.centre_in_indonesian(english)
        assert words != english, said
        assert not re.search(r"\b(was|is|are|has|the|its)\b", words), words


def test_what_is_wrong_in_a_note_itself_stands_behind_it() -> None:
    said = fault_words.centre_in_indonesian("note 2: not a signed note")
    assert said == "pernyataan 2 tidak dapat dipercaya (not a signed note)"
