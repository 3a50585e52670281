"""What a report has of decisions: how many answers may take longer, and how many complaints cannot be followed up."""

from __future__ import annotations

from collections.abc import Iterator

from frontoffice.domain.cases.steps import Ground
from frontoffice.domain.reports.report import Figures, Selection, Subset
from frontoffice.ui.messages import field_labels
from frontoffice.ui.reports import figure_names

Row = tuple[str, int, Selection]


def build_rows(figures: Figures) -> Iterator[Row]:
    """The rows of that part, each with its name, figure and list."""
    scope, declined = figures.scope, figures.declined
    for subset, count in ((Subset.EXTENDED, figures.extended), (Subset.DECLINED, sum(declined.values()))):
        yield figure_names.subset(subset), count, Selection(scope, subset)
    for ground, count in declined.items():  # beneath all of them, so shortly
        name = f"\N{EN DASH} {field_labels.word_of(Ground, ground)}"
        yield name, count, Selection(scope, Subset.DECLINED, ground)
