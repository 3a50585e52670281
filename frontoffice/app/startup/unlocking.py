"""The passphrase at the start: the key is held once it was typed, and what was wished of the register is done."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.app.keys import key_paper, passphrase
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import encryption, opening
from frontoffice.ui.shell.start_pages import PassphrasePage


def first_page(
    where: Places, begin: Callable[[], object], trouble: Callable[[Unavailable], object]
) -> PassphrasePage | None:
    """Passphrase page before the opening of the register.

    None where its key is at hand, or it has none.

    Then a register is encrypted for which that was asked. ``begin`` goes on once the key is held, ``trouble`` leads to
    the page of the recovery code. Raises Unavailable.
    """
    if passphrase.is_needed(where):
        return _page(where, begin, trouble)
    key_paper.encrypt_if_asked(where)
    return None


def _page(where: Places, begin: Callable[[], object], trouble: Callable[[Unavailable], object]) -> PassphrasePage:
    is_plain = not encryption.key_name(where.register)
    page = PassphrasePage(is_plain=is_plain)
    wrong_tries = 0

    def take(typed: str) -> None:
        nonlocal wrong_tries
        try:
            is_right = passphrase.open_with(where, typed)
        except Unavailable as error:
            page.show_failure(error)
            return
        if is_right:
            begin()
        else:
            wrong_tries += 1
            page.show_wrong(recovery_code.wait_after(wrong_tries))

    def go_another_way() -> None:
        if not is_plain:
            trouble(Unavailable(RegisterFailure.KEY_MISSING, path=str(where.register)))
            return
        try:
            with opening.disk(where.encryption_wish):
                where.encryption_wish.unlink(missing_ok=True)
        except Unavailable as error:
            page.show_failure(error)
        else:
            begin()

    page.typed.connect(take)
    page.another_way.connect(go_another_way)
    return page
