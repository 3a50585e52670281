"""Start with a key: the passphrase is asked for, or the code of its paper on the page of the failure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from frontoffice.app.keys import key_paper, passphrase, register_key
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import encryption, opening
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.start_pages import PassphrasePage, StartupErrorPage


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


# --- Error page for a register after a failed opening ---
# Where only its key lacks, the code of its recovery paper opens it.


def make_error_page(error: Unavailable, register: Path) -> StartupErrorPage:
    """The page; once a code gave this computer the key, it tries again with ``register``, or with the copy for it."""
    page = StartupErrorPage(error)
    file = Path(str(error.facts.get("path", register)))
    page.code_typed.connect(lambda typed: _take_code(page, file, typed, is_copy=file != register))
    return page


def _take_code(page: StartupErrorPage, file: Path, typed: str, *, is_copy: bool) -> None:
    try:
        is_its_key = register_key.take_code(file, typed)
    except Unavailable as error:
        page.show_problem(wording.unavailable(error))
        return
    if is_its_key and is_copy:  # of nothing: to try again would ask the first questions
        page.restore_asked.emit(file)
    elif is_its_key:
        page.again.emit()
    else:
        page.show_problem()
