"""Every module has its test of the same name, a quick one too, and every test the module that it is about."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLES = {
    f"{area}_sentences"
    for area in (
        "attachment",
        "file",
        "rule",
        "register",
        "document",
        "printing",
        "sending",
        "centre",
        "settings",
        "update",
        "window",
    )
}
MODULES = {
    path.relative_to(ROOT / "frontoffice").with_suffix("")
    for path in (ROOT / "frontoffice").rglob("*.py")
    if path.name != "__init__.py"
    and "migrations" not in path.parts  # a migration is tried by opening an older register
    and path.name != "codes.py"  # enumerations and the tables of their sentences: all held by test_sentences
    and not (path.parent.name == "messages" and path.stem in TABLES)
}
TESTS = {
    path.relative_to(ROOT / "tests").with_name(path.stem.removeprefix("test_"))
    for path in (ROOT / "tests").rglob("test_*.py")
}
SLOW = tuple(f"pytest.mark.{name}" for name in ("thorough", "long", "bench"))
WHOLE = {  # tests of the whole, which no single module answers for
    Path("register/faults"),
    Path("register/histories"),
    Path("register/odd_entries"),
    Path("register/power_cut"),
    Path("register/reader"),
    Path("register/killed"),
    Path("app/killed"),
    Path("app/two_counters"),
    Path("app/window/plain_pages"),
    Path("app/window/lost_role"),
    Path("app/window/panel_keys"),
    Path("app/window/page_sizes"),
    Path("app/window/page_names"),
    Path("app/window/page_order"),
    Path("app/window/page_problems"),
    Path("app/window/masked_identity"),
    Path("app/window/masked_pages"),
    Path("app/window/reader_walk"),
    Path("app/keys/secret_service"),
    Path("app/turned_bits"),
    Path("documents/check_time"),
    Path("golden"),
    Path("house"),
    Path("keys"),
    Path("mirror"),
    Path("sync/attack_table"),
    Path("sync/golden"),
    Path("sync/mutants"),
    Path("sync/simulation"),
    Path("sync/standby"),
    Path("sync/survival"),
    Path("story"),
    Path("walk"),
    Path("packaging"),
    Path("shipping"),
    Path("sync/history"),
    Path("sync/hostile_bodies"),
    Path("sync/hostile_lists"),
    Path("sync/hostile_counter"),
    Path("sync/growth"),
    Path("sync/consultation_views"),
    Path("sync/office_authority"),
    Path("sync/office_views"),
    Path("sync/report_views"),
    Path("sync/rights"),
    Path("sync/restoring"),
}


def test_every_module_has_its_test() -> None:
    named = {module.with_name("main") if module.name == "__main__" else module for module in MODULES}
    assert sorted(named - TESTS) == []


def test_every_test_has_its_module() -> None:
    of_modules = {test for test in TESTS if test.parts[0] != "bench"}
    named = {module.with_name("main") if module.name == "__main__" else module for module in MODULES}
    assert sorted(of_modules - named - WHOLE) == []


def test_every_file_has_a_quick_test() -> None:
    files = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    assert [
        str(path) for path, text in files.items() if not _slow_as_a_whole(text) and not _has_a_quick_test(text)
    ] == []


def _slow_as_a_whole(text: str) -> bool:
    marks = [line for line in text.splitlines() if line.startswith("pytestmark = ")]
    return any(slow in mark for mark in marks for slow in SLOW)


def _has_a_quick_test(text: str) -> bool:
    marked = False
    for line in text.splitlines():
        marked = marked or line.lstrip().startswith(tuple(f"@{slow}" for slow in SLOW))
        if line.lstrip().startswith("def "):
            if line.lstrip().startswith("def test_") and not marked:
                return True
            marked = False
    return False
