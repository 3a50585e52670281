from __future__ import annotations

import ast
import gc
import inspect
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope, Selection
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Lazy, Register
from tests.support.examples import TODAY, a_complainant, an_intake, an_officer


def test_each_question_has_one_object_for_as_long_as_the_register_is_open(register: Register) -> None:
    assert register.days is register.days
    assert register.counters.series() == ("L1",)


OBJECTS = [*(name for name, made in vars(Register).items() if isinstance(made, Lazy)), "officers", "shifts"]


@pytest.mark.parametrize("name", OBJECTS)
def test_no_object_of_the_register_only_passes_a_question_on(register: Register, name: str) -> None:
    kind = type(getattr(register, name))
    module = ast.parse(Path(inspect.getfile(kind)).read_text(encoding="utf-8"))
    [body] = [one for one in module.body if isinstance(one, ast.ClassDef) and one.name == kind.__name__]
    methods = (one for one in body.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"))
    assert [method.name for method in methods if passes_on(method)] == []


def passes_on(method: ast.FunctionDef) -> bool:
    """Whether a method gives the unit of work and its own arguments, and nothing else, to one function."""
    work = [one for one in method.body if not isinstance(one, (ast.Import, ast.ImportFrom))]
    work = [one for one in work if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    if len(work) != 1 or not isinstance(work[0], (ast.Return, ast.Expr)) or not isinstance(work[0].value, ast.Call):
        return False
    given = [ast.unparse(one) for one in (*work[0].value.args, *(word.value for word in work[0].value.keywords))]
    own = [one.arg for one in (*method.args.args, *method.args.kwonlyargs) if one.arg != "self"]
    return sorted(given) == sorted((*own, "self._unit"))


def test_a_question_that_is_passed_on_is_seen() -> None:
    [passing, asking] = ast.parse("""
def get(self, subject):
    return openings.get(self._unit, subject)
def listed(self, sought):
    return self._listed(sought, ALL)
""").body
    assert isinstance(passing, ast.FunctionDef)
    assert isinstance(asking, ast.FunctionDef)
    assert (passes_on(passing), passes_on(asking)) == (True, False)


def test_whatever_is_asked_again_and_again_leaves_no_cursor_behind(register: Register) -> None:
    officer, boss = an_officer(), an_officer(Role.SUPERVISOR, "Budi Penyelia")
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    register.complaints.record(hidden, officer, uuid4())
    scope = Scope(report_period.parse("2026-11"))

    def ask_all() -> None:
        register.days.read(TODAY, DayFilter(counter="L1"))
        register.worklist.read(officer)
        register.morning_lists.of_everybody(boss)
        register.lists.page(ListQuery())
        register.lists.ids(ListQuery(text="hasan"))
        register.search.find("hasan")
        register.search.similar(hidden)
        register.reports.figures(scope)
        register.reports.listing(Selection(scope), 50)
        register.box_openings.latest()
        register.configuration.last()
        register.lost_receipt.find("Hasan Basri", "Resi hilang", officer)

    def cursors() -> int:
        return sum(isinstance(one, apsw.Cursor) for one in gc.get_objects())

    ask_all()
    before = cursors()
    ask_all()
    assert cursors() <= before
