from __future__ import annotations

from frontoffice.domain.reports.report import Selection, Subset
from frontoffice.ui.reports.decision_rows import build_rows
from tests.support.november_figures import SCOPE, made_up_figures


def test_each_decision_has_its_name_its_figure_and_its_list() -> None:
    figures = made_up_figures(extended=2, declined={"unfounded": 3, "in_court": 1})
    assert list(build_rows(figures)) == [
        ("Time of the answer extended", 2, Selection(SCOPE, Subset.EXTENDED)),
        ("Cannot be followed up", 4, Selection(SCOPE, Subset.DECLINED)),
        ("\N{EN DASH} Unfounded", 3, Selection(SCOPE, Subset.DECLINED, "unfounded")),
        ("\N{EN DASH} Before a court", 1, Selection(SCOPE, Subset.DECLINED, "in_court")),
    ]
