"""Faults of a journal in the words of whoever reads them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from frontoffice.app.cli import fault_words
from frontoffice.register.journal import verifying

PLACE = "0198c5a0-0000-7000-8000-000000000001/3"


def texts() -> Iterator[str]:
    """The texts in the code of the check but its docstrings, with a number for what is filled in."""
    waiting: list[ast.AST] = [ast.parse(Path(verifying.__file__).read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            waiting += ast.iter_child_nodes(node)


def phrases() -> set[str]:
    """What the check of a journal can say of an entry, or of contents."""
    spoken = (text.rpartition(": ")[2] for text in texts() if not re.search("SELECT|journal[ .]|JOIN|NOT", text))
    return {phrase for phrase in spoken if re.fullmatch("[a-z][a-z0-9, ]+ [a-z0-9, ]+", phrase)}


def test_whatever_the_check_of_a_journal_finds_is_said_in_indonesian() -> None:
    found = phrases()
    assert len(found) == len(fault_words.WORDS), sorted(found)
    for phrase in found:
        english = f"content: {phrase}" if phrase.startswith("an ") else f"{PLACE}: {phrase}"
        said = fault_words.in_indonesian(english)
        assert said != english, phrase
        assert phrase not in said, phrase
        assert phrase.count("7") == said.removeprefix(PLACE).count("7"), phrase


def test_a_file_that_is_none_or_cannot_be_read_is_said_without_the_name_of_a_class() -> None:
    said = [fault_words.in_indonesian(detail) for detail in ("NotADBError", "UnicodeDecodeError", "authentication")]
    assert [words.split()[0] for words in said] == ["bukan", "isinya", "riwayat"]
    assert "Error" not in " ".join(said)


def test_what_sqlite_says_of_its_file_stays_as_it_is() -> None:
    for text in ("row 3 missing from index complaint_work", "complaint_filter", ""):
        assert fault_words.in_indonesian(text) == text
