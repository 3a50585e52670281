"""What becomes of the page that is looked at: turned, moved, taken out, or the first of another file."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.ui.attachments import page_plans
from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer
from frontoffice.ui.attachments.page_plans import Plan
from frontoffice.ui.attachments.pending_files import PendingFiles


class PageEdits:
    """Changes the file of ``row`` that ``viewer`` shows."""

    def __init__(self, files: PendingFiles, viewer: AttachmentViewer, row: Callable[[], int]) -> None:
        self._files, self._viewer, self._row = files, viewer, row

    def turn(self) -> None:
        """Turn the page clockwise."""
        self._compose(page_plans.rotate_page(self._plan(), self._viewer.page))

    def move(self, by: int) -> None:
        """Put the page some places later or earlier; it is looked at in its new place."""
        page = self._viewer.page
        if 0 <= page + by < len(self._plan()):
            self._viewer.page += by
            self._compose(page_plans.move_page(self._plan(), page, by))

    def split(self) -> None:
        """Let another file begin with this page."""
        plan, page = self._plan(), self._viewer.page
        if page:
            self._compose(plan[:page], plan[page:])

    def remove(self) -> None:
        """Take the page out; of the last one the file goes with it."""
        plan, page = self._plan(), self._viewer.page
        if len(plan) > 1:
            self._compose(plan[:page] + plan[page + 1 :])
        else:
            self._files.remove(self._row())

    def _plan(self) -> Plan:
        return page_plans.all_pages(self._files.items[self._row()])

    def _compose(self, *plans: Plan) -> None:
        self._files.compose(self._row(), 1, plans)
