"""The test ground: no screen is needed, the clock stands, and nothing that goes wrong stays quiet."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
if sys.platform == "win32":  # where Qt's offscreen does not look for fonts by itself
    os.environ.setdefault("QT_QPA_FONTDIR", os.path.expandvars(r"%SystemRoot%\Fonts"))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test writes into somebody's own keyring

from frontoffice.app.startup import desktop_requirements
from tests.support import scratch

if missing := desktop_requirements.missing_requirement(os.environ, display=False):
    sys.exit(missing)  # the line of the program, in the place of an ImportError

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, find, settings
from hypothesis.internal.conjecture import providers
from hypothesis.strategies import characters
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: TID251  (what qapp is)
from pytestqt.qtbot import QtBot

from frontoffice.app.keys import passphrase, register_key
from frontoffice.app.startup import garbage
from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.people import Officer, Role
from frontoffice.register.commands import credential_hash
from frontoffice.register.register import Register
from frontoffice.register.storage import authentication
from frontoffice.settings import Theme
from frontoffice.ui.messages.screen_texts import KeyedTexts
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.shell.named_keys import indonesian as indonesian_texts
from frontoffice.ui.widgets import text_size, theme
from tests.support import keyrings, place_keys, register_keys
from tests.support.centre_server import Centre, CentreServer, new_centre, shared
from tests.support.drawn import FULL
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.hang_watch import HangWatch
from tests.support.keyrings import MemoryKeyring
from tests.support.left_out import LeftOut
from tests.support.place_keys import MemoryPlaceKeys

settings.register_profile("suite", max_examples=FULL // 10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", parent=settings.get_profile("suite"), max_examples=FULL)
settings.register_profile("full", parent=settings.get_profile("search"), derandomize=True)  # a verdict is no luck
settings.register_profile("long", parent=settings.get_profile("full"), max_examples=2_000)


# What does not come within a minute does not come; that a busy computer takes longer than usual is no verdict.
for _wait in (
    QtBot.waitUntil,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitCallback,
    QtBot.waitExposed,
    QtBot.waitActive,
):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": 60_000}


def pytest_addoption(parser: pytest.Parser) -> None:
    """After how many seconds in one test the stacks of all threads are shown; 0 for never."""
    parser.addini("hung_after", "seconds in one test, after which the stacks of all threads are shown", default="0")


def pytest_configure(config: pytest.Config) -> None:
    """Choose where files lie (the benches measure disks, and take minutes), and how hard hypothesis tries: long when the long tests were asked for, else as ``--hypothesis-profile`` says.

    ``suite`` is for whoever works, and ``search`` for whoever looks for more: they draw anew each time. ``.ci/run``
    takes ``full``, which draws the same again for the same code.
    """
    asked = config.getoption("markexpr")
    if "bench" not in asked or "not bench" in asked:
        scratch.lie_in_memory()
        config.pluginmanager.register(HangWatch(float(config.getini("hung_after"))))
    usual = config.getoption("--hypothesis-profile") or "suite"
    config.pluginmanager.register(LeftOut())
    profile = "long" if "long" in asked and "not long" not in asked else usual
    settings.load_profile(profile)
    if profile == "suite":
        # Of few examples hardly one has a constant of the program; in a fresh clone each worker read all of it for them.
        providers._get_local_constants = lambda: providers._local_constants


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Look for no garbage while thousands of tests are being made, nor later among what stands by then."""
    gc.disable()
    if "PYTEST_XDIST_WORKER" in os.environ and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        _import_share()
    if session.config.pluginmanager.hasplugin("dsession"):
        _sort_letters()
    collected = yield
    gc.freeze()
    gc.set_threshold(20_000)  # what a test leaves behind in cycles is small, and looking for it was a fiftieth of all
    gc.enable()
    return collected


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Look for garbage between the tests with windows alone, in this thread, as the program does for its own."""
    if not {"qtbot", "qapp"}.intersection(getattr(item, "fixturenames", ())):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        garbage.collect_if_due()
        gc.enable()


def _sort_letters() -> None:
    """Have hypothesis keep which letters UTF-8 has, and of what kind they are: each worker would find out, in 2 seconds."""
    find(characters(codec="utf-8"), lambda _: True, settings=settings(database=None))


def _import_share() -> None:
    """Import one file in so many first, as one of so many workers: in a fresh clone each of them rewrites just these.

    All of them import every file, in the same order: so all rewrote every one at once, 11 seconds of CPU each.
    """
    worker, workers = os.environ["PYTEST_XDIST_WORKER"], os.environ["PYTEST_XDIST_WORKER_COUNT"]
    here = Path(__file__).parent
    for path in sorted(here.rglob("test_*.py"))[int(worker.removeprefix("gw")) :: int(workers)]:
        with suppress(Exception, pytest.skip.Exception):  # it comes again when the file is collected
            importlib.import_module(".".join(path.relative_to(here.parent).with_suffix("").parts))


@pytest.hookimpl(trylast=True)  # after the order was shuffled
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let files begin first that take seconds, then those of many tests: at the end no worker waits for another's.

    The worlds behind ``histories`` take an hour, whatever else is asked for: they are run where they are named.
    """
    if "histories" not in config.getoption("markexpr"):
        items[:] = [item for item in items if not item.get_closest_marker("histories")]
    weights: Counter[Path] = Counter()
    for item in items:
        weights[item.path] += 1_000 if item.get_closest_marker("seconds") else 1
    items.sort(key=lambda item: -weights[item.path])


@pytest.fixture(scope="session", autouse=True)
def quick_secrets() -> Iterator[None]:
    """Argon2 as it is, with little to do: a guess shall take a tenth of a second, hundreds of sign-ins shall not."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(credential_hash, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture
def no_pywin32(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where pywin32 is not installed, on Windows too."""
    for module in ("win32print", "win32file", "win32event", "win32con", "pywintypes"):
        monkeypatch.setitem(sys.modules, module, None)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the program's style and letters, as it is after any test that dressed it."""
    qapp.setStyle("Fusion")
    theme.apply(qapp, Theme.LIGHT)
    qapp.setStyleSheet("")
    english = KeyedTexts(NAMES)
    qapp.installTranslator(english)
    yield qapp
    qapp.removeTranslator(english)
    qapp.clipboard().clear()  # the offscreen one lives until the process ends: a QMimeData of Python's ends it with a crash


@pytest.fixture(autouse=True)
def _any_reader() -> None:
    """Texts name the program's pages as for who may open everything, until somebody signs in."""
    NAMES.set_registry(lambda: PAGES)
    NAMES.clear_reader()


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    """The application speaks Indonesian."""
    translator = indonesian_texts()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def clock() -> OfficeClock:
    """10.32 WIB on Tuesday, 24 November 2026, until the test moves it."""
    return OfficeClock()


@pytest.fixture
def register(tmp_path: Path, clock: OfficeClock) -> Iterator[Register]:
    """A new register of counter L1 on a real file."""
    opened = a_register(tmp_path, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def officer(register: Register) -> Officer:
    """An officer who is signed in at the register."""
    return a_signed_in(register)


@pytest.fixture
def supervisor(register: Register) -> Officer:
    """A supervisor who is signed in at the register."""
    return a_signed_in(register, Role.SUPERVISOR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the register of the test is, or will be."""
    return tmp_path / "register.db"


@pytest.fixture
def closed(tmp_path: Path, path: Path) -> Path:
    """A closed register that holds one complaint."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return path


@pytest.fixture
def keys() -> Iterator[MemoryKeyring]:
    """The computer's keyring, in memory; this process holds no key beside it."""
    kept = MemoryKeyring()
    with keyrings.in_use(kept), register_keys.known():
        register_key.use_keyring()
        yield kept


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer without a keyring, where keys are kept behind a passphrase that costs next to nothing."""
    monkeypatch.setattr(passphrase, "COST", passphrase.Cost(1, 64, 1))
    with keyrings.in_use(NoKeyring()), register_keys.known():  # type: ignore[no-untyped-call]
        register_key.use_keyring()
        yield


@pytest.fixture
def keyring() -> Iterator[MemoryPlaceKeys]:
    """The authentication keys of plain registers, in memory."""
    with place_keys.in_use() as places:
        yield places


@pytest.fixture(scope="session")
def centre_server() -> Iterator[CentreServer]:
    """A PostgreSQL that runs as long as the tests do."""
    with shared() as server:
        yield server


@pytest.fixture
def centre(centre_server: CentreServer) -> Iterator[Centre]:
    """A central office database of its own, with nobody enrolled yet."""
    made = new_centre(centre_server)
    yield made
    made.drop()


@pytest.fixture(autouse=True)
def nothing_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test, or a start of the program in it, did to the process ends with the test.

    That are the keys of places, and the mask of files: servers of others read them. Windows of one test do not slow
    the next: Qt deletes late, and a theme repaints every widget that still lives. Nor has the next larger letters.
    """
    keys, mask = authentication.use_place_keys(None), os.umask(0o022)
    os.umask(mask)
    try:
        yield
        if "qapp" in request.fixturenames:
            _close_windows(request.getfixturevalue("qapp"))
    finally:
        authentication.use_place_keys(keys)
        os.umask(mask)


def _close_windows(application: QApplication) -> None:
    ours = (one for one in application.topLevelWidgets() if isinstance(one, QMainWindow) and not one.parent())
    for window in ours:  # never a list of proposals, which its field deletes
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if application.styleSheet():
        application.setStyleSheet("")
    usual = text_size.points(text_size.desktop_points(), 100)
    if text_size.percent() != 100 or application.font().pointSizeF() > usual:
        text_size.use(100)
        theme.apply(application, Theme.LIGHT)
        application.setStyleSheet("")
    if theme.now() is not theme.LIGHT:  # whoever paints by itself goes by the palette
        application.setPalette(theme.palette(theme.LIGHT))


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.logged: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.logged.append(f"{record.name}: {record.getMessage()}")


class Announce:
    """What a test says beforehand about warnings in the log."""

    def __init__(self) -> None:
        self.certain: list[str] = []
        self.possible: list[str] = []

    def __call__(self, part: str) -> None:
        """A warning with this in it will come."""
        self.certain.append(part)

    def perhaps(self, part: str) -> None:
        """A warning with this in it may come, by chance."""
        self.possible.append(part)


@pytest.fixture(autouse=True)
def announce() -> Iterator[Announce]:
    """A warning in the log fails the test, unless it was announced: ``announce("part of it")``; then it must come."""
    announced = Announce()
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield announced
    logging.getLogger().removeHandler(listener)
    known = [*announced.certain, *announced.possible]
    unannounced = [line for line in listener.logged if not any(part in line for part in known)]
    missing = [part for part in announced.certain if not any(part in line for line in listener.logged)]
    assert not unannounced, f"logged, but not announced: {unannounced}"
    assert not missing, f"announced, but not logged: {missing}"
