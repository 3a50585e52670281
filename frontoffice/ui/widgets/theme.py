"""How everything looks: the tokens, one palette for light and one for dark, the one style sheet, the icons.

The style sheet names tokens (``@accent``) and icons are drawn with ``currentColor``: both get their colours here, so a
change of theme is one call. Forms name their icons in the dynamic property ``icon_name``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Final, Protocol

import fontpkg_ibm_plex_mono
import fontpkg_ibm_plex_sans
import fontpkg_ibm_plex_sans_arabic
import fontpkg_lato
from PySide6.QtCore import QByteArray, QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QStyleHints
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from frontoffice import assets
from frontoffice.settings import Theme
from frontoffice.ui.widgets import text_size

WINDOW_FONT: Final = "IBM Plex Sans"
_HEADING_FONT: Final = "IBM Plex Sans Arabic"
_FIXED_FONT: Final = "IBM Plex Mono"
ICON: Final = 20  # pixels, as large as text is
QT_ARGUMENTS: Final = ("-style", "fusion")  # of every application, whatever the desktop would have it look like


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; text has a contrast of 4.5 or more on every ground, a ring and a field's edge of 3."""

    name: str
    page: str
    surface: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    hover: str
    selected: str
    done: str
    done_tint: str
    soon: str
    soon_tint: str
    late: str
    late_tint: str


LIGHT: Final = Tokens(
    name="light",
    page="#F7F8FA",
    surface="#FFFFFF",
    line="#D7DCE2",
    edge="#79838F",
    text="#1B1F24",
    muted="#5B6672",
    accent="#0B5CAD",
    accent_strong="#084A8C",
    on_accent="#FFFFFF",
    hover="#EDF1F5",
    selected="#DBE8F6",
    done="#16703F",
    done_tint="#F1FAF5",
    soon="#8F5500",
    soon_tint="#FDF4E4",
    late="#B3261E",
    late_tint="#FCEEED",
)
DARK: Final = Tokens(
    name="dark",
    page="#16191D",
    surface="#1F242A",
    line="#353C45",
    edge="#828D9A",
    text="#E7EAEE",
    muted="#A3AEBA",
    accent="#6DB1F5",
    accent_strong="#93C6F9",
    on_accent="#10151A",
    hover="#292F37",
    selected="#24415E",
    done="#5CC48C",
    done_tint="#1B2C24",
    soon="#E5B15A",
    soon_tint="#32291A",
    late="#F5968F",
    late_tint="#362120",
)


class Application(Protocol):
    """Styled application: the application object, known by name to ``app.py`` alone."""

    def setFont(self, font: QFont, /) -> object:
        """Use a font."""

    def setPalette(self, palette: QPalette, /) -> object:
        """Use a palette."""

    def setStyleSheet(self, sheet: str, /) -> object:
        """Use a style sheet."""

    def palette(self) -> QPalette:
        """The palette in use."""

    def styleSheet(self) -> str:
        """The style sheet in use."""

    def styleHints(self) -> QStyleHints:
        """Style hints of the desktop."""

    def font(self) -> QFont:
        """The font in use."""

    def topLevelWidgets(self) -> Iterable[QWidget]:
        """Every window."""


def tokens(theme: Theme, *, desktop_is_dark: bool = False) -> Tokens:
    """The colours of a theme; the system's is whatever the desktop has."""
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and desktop_is_dark)
    return DARK if dark else LIGHT


def apply(application: Application, theme: Theme) -> Tokens:
    """Dress the whole program, its text as large as desktop and percentage say; returns the colours now in use.

    May be called again whenever the theme or the percentage changes. Where both are in use already nothing is done:
    every widget there is would be styled anew.
    """
    chosen = tokens(theme, desktop_is_dark=theme is Theme.SYSTEM and _is_desktop_dark(application))
    points, before = text_size.points(text_size.desktop_points(), text_size.percent()), text_size.factor()
    font, sheet = application.font(), style_sheet(chosen, points / text_size.BASE_POINTS)
    if application.styleSheet() == sheet and font.pointSizeF() == points:
        return chosen
    load_window_fonts()
    font.setFamily(WINDOW_FONT)
    font.setPointSizeF(points)
    application.setFont(font)
    application.setPalette(palette(chosen))
    application.setStyleSheet(sheet)
    for window in application.topLevelWidgets():
        if text_size.factor() != before:
            text_size.follow(window, text_size.factor() / before)
        dress(window)
    return chosen


def now() -> Tokens:
    """The colours in use."""
    return DARK if _is_dark(QPalette()) else LIGHT


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004


def _is_desktop_dark(application: Application) -> bool:
    """Whether the desktop is: as its palette has it until ours is in use, as it says itself from then on."""
    if not application.styleSheet():
        return _is_dark(application.palette())
    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette(chosen: Tokens) -> QPalette:
    """A theme as Qt's palette."""
    role = QPalette.ColorRole
    made = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        text = chosen.muted if group is QPalette.ColorGroup.Disabled else chosen.text
        for roles, colour in (
            ((role.Window, role.AlternateBase), chosen.page),
            ((role.Base, role.Button, role.ToolTipBase, role.Light), chosen.surface),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), text),
            ((role.PlaceholderText,), chosen.muted),
            ((role.Mid, role.Midlight, role.Dark), chosen.line),
            ((role.Highlight,), chosen.selected),
            ((role.HighlightedText,), chosen.text),
            ((role.Link, role.LinkVisited, role.Accent), chosen.accent),
        ):
            for one in roles:
                made.setColor(group, one, QColor(colour))
    return made


def style_sheet(chosen: Tokens, factor: float = 1.0) -> str:
    """The program's one style sheet in the colours of a theme, its sizes ``factor`` times those for 10.5 points."""
    colours = asdict(chosen)
    QDir.setSearchPaths("icons", [str(assets.RESOURCES.joinpath("icons"))])
    sheet = re.sub(r"@([a-z_]+)", lambda match: colours[match.group(1)], assets.read_text("style.qss"))
    sheet = re.sub(r"\b(\d+)sp\b", lambda match: f"{round(int(match.group(1)) * factor)}px", sheet)
    return re.sub(r"\b(\d+)pt\b", lambda match: f"{int(match.group(1)) * factor:g}pt", sheet)


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon ``name`` (``resources/icons``) in the colours in use; ``colour`` is a token's name."""
    chosen = now()
    return _icon(name, getattr(chosen, colour), chosen.muted, _sizes())


def pixmap(name: str, colour: str = "text", size: int = 0) -> QPixmap:
    """The icon as a picture for a label, sharp on any screen up to twice the usual density."""
    return _picture(name, getattr(now(), colour), size or text_size.px(ICON))


def dress(window: QWidget) -> None:
    """Set the icon of every button and label in ``window`` from its property ``icon_name``.

    ``icon_colour`` is a token's name; the main button's icon stands on the accent.
    """
    dress_each((window, *window.findChildren(QWidget)))


def dress_each(widgets: Iterable[QWidget]) -> None:
    """Give each of these buttons and labels its icon, as :func:`dress` does."""
    for widget in widgets:
        name = widget.property("icon_name")
        if not name:
            continue
        colour = widget.property("icon_colour") or ("on_accent" if widget.property("primary") else "text")
        if isinstance(widget, QAbstractButton):
            widget.setIcon(icon(name, colour))
        elif isinstance(widget, QLabel):
            widget.setPixmap(pixmap(name, colour))


def load_window_fonts() -> None:
    """Load the typefaces of the window, the same on every machine: in Plex nobody takes 1 l I or 0 O for each other.

    Qt draws only the regular weight of a variable file, and IBM Plex Sans is one; the letters of its Arabic sister are
    the same and come in weights of their own, so that she has the headings.
    """
    if WINDOW_FONT in QFontDatabase.families():
        return
    for package, file in (
        (fontpkg_ibm_plex_sans, "IBMPlexSans[wdth,wght].ttf"),
        (fontpkg_ibm_plex_sans_arabic, "IBMPlexSansArabic-SemiBold.ttf"),
        (fontpkg_ibm_plex_mono, "IBMPlexMono-Regular.ttf"),
        (fontpkg_ibm_plex_mono, "IBMPlexMono-Bold.ttf"),
    ):
        QFontDatabase.addApplicationFont(str(package.ROOT / "files" / file))


def heading_font(like: QFont) -> QFont:
    """The font of headings in the size of another one, as the style sheet has it."""
    font = QFont(like)
    font.setFamily(_HEADING_FONT)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def fixed_font() -> QFont:
    """Font of numbers and codes: each letter as wide as the next."""
    return QFont(_FIXED_FONT)


def load_paper_font() -> None:
    """Load the font of the office's papers: charts are laid out by it; it stands in for missing ones."""
    if "Lato" not in QFontDatabase.families():
        for style in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(fontpkg_lato.ROOT / "files" / f"Lato-{style}.ttf"))


def program_icon(*sizes: int) -> QIcon:
    """The program's own icon, of the same colours in every theme; ``sizes`` in pixels, else those of windows."""
    source = assets.read_text("desktop/frontoffice.svg")
    made = QIcon()
    for size in sizes or (16, 32, 48, 128):
        made.addPixmap(_render_svg(source, "", size, 1.0))
    return made


def give_icon(widget: QWidget, name: str, colour: str = "") -> None:
    """Give a button or a label this icon; in another theme it has that one's colours. ``colour`` is a token's name."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_colour", colour)
    dress_each((widget,))


def mark(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties used by the style sheet, and repolish an already polished widget."""
    changed = False
    for name, value in properties.items():
        before = widget.property(name)
        if before != value:
            widget.setProperty(name, value)
            changed = changed or bool(before or value)  # what was never set looks as what is not so
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _sizes() -> tuple[int, ...]:
    """Required icon sizes in pixels: one for each density of the screens."""
    densities = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted({math.ceil(text_size.px(ICON) * density) for density in densities | {1.0}}))


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, muted: str, sizes: tuple[int, ...]) -> QIcon:
    source = assets.read_text(f"icons/{name}.svg")
    made = QIcon()
    for size in sizes:
        drawn = _render_svg(source, colour, size, 1.0)
        made.addPixmap(drawn)
        made.addPixmap(drawn, QIcon.Mode.Selected)
        made.addPixmap(_render_svg(source, muted, size, 1.0), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def _picture(name: str, colour: str, size: int) -> QPixmap:
    return _render_svg(assets.read_text(f"icons/{name}.svg"), colour, size * 2, 2.0)


def _render_svg(source: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QPixmap(size, size)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
