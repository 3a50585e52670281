from __future__ import annotations

from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.reports.report import AGES, Basis, Cut, CutLine, Subset, age_code
from frontoffice.ui.reports import figure_names


def test_every_figure_cut_and_period_has_a_name_of_its_own() -> None:
    for names in (
        [figure_names.subset(one, "0-5" if one is Subset.AGE else "3") for one in Subset],
        [figure_names.cut(one) for one in Cut],
        [figure_names.kind_of_period(one) for one in PeriodKind],
        [figure_names.basis(one) for one in Basis],
        [figure_names.age(age_code(*one)) for one in AGES],
    ):
        assert all(names)
        assert len(set(names)) == len(names)


def test_an_age_without_an_end_says_beyond_what() -> None:
    assert figure_names.age("31-") == "over 30 days"
    assert figure_names.age("6-10") == "6 to 10 days"


def test_codes_of_the_program_have_words_and_the_offices_own_stay() -> None:
    line = CutLine("complaint", "complaint", 1, 0, 1, 0, 0)
    assert figure_names.value_of(Cut.KIND, line) == "Complaint"
    assert figure_names.value_of(Cut.TEAM, line) == "complaint"
    assert figure_names.value_of(Cut.TEAM, CutLine("", "", 1, 0, 1, 0, 0)) == "Not stated"
    assert figure_names.value_of(Cut.AGENCY, CutLine("", "", 1, 0, 1, 0, 0)) == "Not forwarded"
