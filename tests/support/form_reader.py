"""A desk that reads the folder of a website's form until it is killed: ``python -m tests.support.form_reader FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from frontoffice.domain.incoming import IncomingMessage
from frontoffice.receiving.web_forms import read_round
from tests.support.examples import a_register
from tests.support.web_forms import SECRET


def run(folder: Path) -> None:
    register = a_register(folder)

    def take(messages: Sequence[IncomingMessage]) -> None:
        register.receiving.take_in(messages)

    read_round(folder / "forms", SECRET, register.now() + timedelta(days=9_000), take, str)
    register.close()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
