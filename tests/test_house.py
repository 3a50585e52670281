"""The house rules that a test can hold: one vocabulary, rooms that say what is in them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice import __version__
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Kind, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import Role

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = sorted(path for path in (ROOT / "frontoffice").rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
HANDBOOK = ROOT / "resources" / "handbook"
DEVELOPERS = HANDBOOK / "developers"
DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")),
    *sorted(HANDBOOK.rglob("*.md")),
]
LONGEST_README, MOST_WORDS_OF_README, LONGEST_CONTRIBUTING = 150, 2200, 250
# What tests still do that they should not: each number is how often, and only falls.
MOST_SAME_NAMES = 1
MOST_FIXTURES = {"page": 43, "desk": 14}
PRIVATE = {
    name
    for path in PROGRAM
    for name in re.findall(r"(?:self\.|def |class |^)(_[A-Za-z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE)
} - {"_replace", "_fields", "_data"}  # of named tuples and of pypdf
ON_DISK = ("sync_log.py",)  # a column has that name
GLOSSARY = (DEVELOPERS / "words.md").read_text(encoding="utf-8").partition("<!-- glossary -->")[2]
DECISION = re.compile(r"^### (.+)\n\n((?:.+\n)+)", re.MULTILINE)
MOST_SENTENCES = 5
UNDER_ANOTHER = {  # kinds that are written under another one's right, in the same action
    EntryKind.OFFICE_HOURS: EntryKind.CALENDAR_DAY,
    EntryKind.DUE_MOVED: EntryKind.CALENDAR_DAY,
    EntryKind.NUMBERS_RESUMED: EntryKind.SERIES_TAKEN,
}


def test_the_glossary_has_every_code_of_the_office() -> None:
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("|")]
    for code in (*Kind, *Identity, *Status, *Step, *Role, *EntryKind):
        [row] = [row for row in rows if f"`{code}`" in row.split("|")[1]][:1] or pytest.fail(f"{code} is not in it")
        assert all(cell.strip() for cell in row.strip("|").split("|")), f"{code}: meaning, word on screen and source"


def test_the_handbook_says_how_fast_in_the_rows_that_the_benchmarks_print() -> None:
    table = (HANDBOOK / "speed.md").read_text(encoding="utf-8").partition("## The table")[2].partition("\n## ")[0]
    printing = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "bench").glob("*.py"))
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= printing.count("report.row(")  # one of them fills two, by the verb that is measured
    for row in rows:
        assert all(part in printing for part in re.split(r"[\d,]{3,}|, ", row)), row  # numbers are how much there was
    few = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How fast")[2].partition("\n## ")[0]
    assert {line for line in few.splitlines() if line.startswith("|")} <= set(table.splitlines()), "the same figures"


def test_the_readme_stays_short() -> None:
    """What somebody wants to know of one thing stands in the handbook."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_README
    assert len(text.split()) <= MOST_WORDS_OF_README


def test_the_developers_page_stays_short_and_leads_to_the_others() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_CONTRIBUTING
    for page in DEVELOPERS.glob("*.md"):
        assert f"(resources/handbook/developers/{page.name})" in text


def test_each_decision_has_its_context_and_its_consequence_in_few_sentences() -> None:
    text = (DEVELOPERS / "decisions.md").read_text(encoding="utf-8")
    decisions = DECISION.findall(text)
    assert len(decisions) == text.count("\n### ")
    for title, body in decisions:
        assert re.findall(r"\*\*(\w+)\.\*\*", body) == ["Context", "Decision", "Consequence"], title
        said = re.sub(r"\*\*\w+\.\*\*", "", body).replace("\n", " ")
        assert len(re.findall(r"[.?!](?:\s|$)", said)) <= MOST_SENTENCES, title


def test_every_link_between_the_documents_leads_somewhere() -> None:
    there = {path: path.read_text(encoding="utf-8") for path in DOCUMENTS}
    assert len(there) >= 10
    for path, text in there.items():
        for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
            if re.match(r"https?:", link):
                continue
            name, _, place = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.exists(), f"{path.name}: {link}"
            assert not place or place in places_of(there[target]), f"{path.name}: {link}"


def places_of(text: str) -> set[str]:
    """The names by which its headings are linked to: small letters, blanks as hyphens, nothing else but words."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_leads_to_every_page_of_the_handbook() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in HANDBOOK.glob("*.md"):
        assert f"(resources/handbook/{page.name})" in text


def test_the_changelog_says_each_thing_once_and_what_is_new_above_the_versions_that_are_out() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [line for line, times in Counter(re.findall(r"^- .+$", text, re.MULTILINE)).items() if times > 1] == []
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    dated = [heading for heading in headings if heading != "Unreleased"]
    assert headings == ["Unreleased", *dated][-len(headings) :], "what is new stands first"
    assert all(heading.startswith(f"{__version__} - ") for heading in dated[:1])
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading) for heading in dated)


def test_no_class_name_stands_for_two_things() -> None:
    texts = (path.read_text(encoding="utf-8") for path in PROGRAM)
    names = Counter(name for text in texts for name in re.findall(r"^class (\w+)", text, re.MULTILINE))
    assert len(names) > 500
    assert [name for name, times in names.items() if times > 1] == []


def test_what_is_typed_in_a_line_is_read_in_one_way() -> None:
    """``typed_text.one_line``: what was pasted with line ends, tabs and marks of direction is a line all the same."""
    other = re.compile(r"\bclean\([^()]*\.(?:text|currentText)\(\)|\.(?:text|currentText)\(\)\.strip\(\)")
    found = [path.name for path in PROGRAM if "ui" in path.parts and other.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_tests_use_nothing_that_the_program_keeps_to_itself() -> None:
    assert [use for path in TESTS for use in private_uses(path)] == []


def private_uses(path: Path) -> Iterator[str]:
    """Names that begin with one underscore, imported or attributes of the program, not of the test's own classes."""
    text = path.read_text(encoding="utf-8")
    yield from (
        f"{path.name}: {name}"
        for name in re.findall(r"^from .* import .*\b(_[a-z]\w*)", text, re.MULTILINE | re.IGNORECASE)
    )
    if PRIVATE.isdisjoint(re.findall(r"\.\s*(_\w+)", text)):  # most files: no tree of theirs is needed
        return
    nodes = [*ast.walk(ast.parse(text))]
    here = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    attributes = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr in PRIVATE]
    here |= {node.attr for node in attributes if isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}}
    for node in attributes:
        if node.attr not in here:
            yield f"{path.name}: {ast.unparse(node)}"


def test_a_module_of_tests_takes_nothing_from_another() -> None:
    taken = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tests"
        for name in (*node.module.split("."), *(alias.name for alias in node.names))
        if name.startswith("test_")
    ]
    assert taken == [], "what several need stands in tests/support"


def test_tests_share_ever_more_of_what_they_begin_with() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TESTS]
    for name, most in MOST_FIXTURES.items():
        assert sum(len(re.findall(rf"^def {name}\(", text, re.MULTILINE)) for text in texts) <= most, name
    classes = Counter(name for text in texts for name in re.findall(r"^class (\w+)", text, re.MULTILINE))
    assert len([name for name, times in classes.items() if times > 1]) <= MOST_SAME_NAMES


def test_a_verb_asks_the_specification_who_may_write_a_kind() -> None:
    verbs = "".join(path.read_text(encoding="utf-8") for path in PROGRAM if path.parent.name == "commands")
    asked = {EntryKind[name] for name in re.findall(r"entry_kinds\.demand\(.*EntryKind\.(\w+)\)", verbs)}
    written = {UNDER_ANOTHER.get(spec.kind, spec.kind): spec.may for spec in KINDS.values()}
    assert asked == {kind for kind, right in written.items() if right is not None}
    assert all(KINDS[kind].may == KINDS[other].may for kind, other in UNDER_ANOTHER.items())


def test_nothing_is_named_by_what_was_said() -> None:
    """A variable says what it holds; this word held a complaint, a text, a label, a callback."""
    word = "to" + "ld"
    naming = [
        path.name
        for path in (*PROGRAM, *TESTS)
        if path.name not in ON_DISK and re.search(rf"\b{word}\b", path.read_text(encoding="utf-8"))
    ]
    assert naming == []


def test_every_room_says_what_lives_there_what_comes_in_and_what_it_may_touch() -> None:
    rooms = [path for path in PROGRAM if path.name == "__init__.py" and len(path.relative_to(ROOT).parts) > 3]
    silent = [
        path.parent.name
        for path in rooms
        if len((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()) < 3
    ]
    assert rooms
    assert silent == []


# What reads a text as markup, or may: each stands behind the one module that makes it plain.
READS_MARKUP = {
    *("setToolTip", "setStatusTip", "setWhatsThis", "setTextFormat", "setHtml", "insertHtml", "appendHtml"),
    *("QMessageBox", "QErrorMessage", "QTextDocument", "QTextEdit", "QToolTip", "QStaticText", "QWhatsThis"),
    *("setOpenExternalLinks", "addMarkdown"),
}


def test_only_the_one_module_makes_labels_and_sets_what_qt_may_read_as_markup() -> None:
    """A label or tooltip that is made without it would be read as markup on the day that somebody writes some."""
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}: take it from ui/widgets/plain_text"
        for path in PROGRAM
        if path.name != "plain_text.py" and "PySide6" in (text := path.read_text(encoding="utf-8"))
        for line, name in _may_be_markup(ast.parse(text))
    ]
    assert found == []


def _may_be_markup(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in READS_MARKUP or name == "QLabel":
                yield node.lineno, name
        if isinstance(node, ast.If) and "ToolTipRole" in ast.dump(node.test) and "tool_tip" not in ast.dump(node):
            yield node.lineno, "ToolTipRole"


# What is done in these modules alone: each is the one door to it.
ONLY_IN = {
    r"sys\.executable": {"own_process.py", "installed_versions.py"},  # the latter: where it is installed
    r"\b(?:apsw\.Connection|sqlite3\.connect|APSWDatabase)\(": {
        *("database_file.py", "encryption.py"),  # the latter tries a key
        *("comparing.py", "report_causes.py"),  # lists made anew beside the register, never a file
    },
    # What a change of theme does not reach but through these; pages of an attachment and the emblem are no icons.
    r"(?<!action\.)set(?:Icon|Pixmap)\((?!QMessageBox)|Item\(theme\.icon": {
        *("theme.py", "attachment_viewer.py", "attached_list.py", "settings_fields.py"),
    },
}


@pytest.mark.parametrize("done", ONLY_IN)
def test_what_one_module_does_for_all_is_done_in_no_other(done: str) -> None:
    assert {path.name for path in PROGRAM if re.search(done, path.read_text(encoding="utf-8"))} == ONLY_IN[done]
