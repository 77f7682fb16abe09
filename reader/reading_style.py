"""How articles look: the document's style sheet, font and measure by theme, language and zoom."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat

from reader.scale import grown
from reader.typography import Typography, keep_quotes

if TYPE_CHECKING:
    from library import Language
    from reader.theme import Theme

_BASE = 17
_QUOTE = 20
_HEADINGS = {1: 28, 2: 22, 3: 19}
_TAGS = re.compile("<[^>]*>")

_LINE_HEIGHT: dict[Language, float] = {"zh-Hans": 1.75, "zh-Hant": 1.75, "ja": 1.75, "ko": 1.7}
_LATIN_LINE_HEIGHT = 1.55
# In widths of a Han character: 40 of them, or about 74 Latin letters.
_MEASURE: dict[Language, float] = {"zh-Hans": 40, "zh-Hant": 40, "ja": 40, "ko": 40}
_LATIN_MEASURE = 37

# In the part of CSS that QTextDocument knows: pixels and plain selectors only. As it is at a zoom
# of 100 %; sizes grow with it, but for hairlines of one pixel.
_SHEET = """
body { color: $text; }
p, div, li, dd, dt, td, th, blockquote { $at_least: $line; }
p { margin-top: 0px; margin-bottom: 17px; }
a { color: $accent; text-decoration: none; }
h1, h2, h3, h4, h5, h6 { font-weight: 700; margin-top: 26px; margin-bottom: 10px; $at_least: 28px; }
h1 { margin-top: 0px; margin-bottom: 12px; $at_least: 38px; }
ul, ol { margin-top: 0px; margin-bottom: 17px; margin-left: 0px; }
li { margin-bottom: 5px; }
li ul, li ol { margin-bottom: 0px; }
dt { font-weight: 700; }
dd { margin-left: 28px; margin-bottom: 8px; }
blockquote { margin-left: $quote; margin-right: 0px; margin-top: 0px; margin-bottom: 17px;
    color: $muted; }
pre { font-family: $mono; font-size: 14px; margin-left: 14px; margin-right: 14px; $at_least: 21px;
    margin-top: 28px; margin-bottom: 29px; }
code { font-family: $mono; font-size: 15px; background-color: $code; }
hr { background-color: $hairline; margin-top: 2px; margin-bottom: 10px; }
table { border-collapse: collapse; margin-top: 12px; margin-bottom: 17px; }
td, th { padding: 5px 10px; border: 1px solid $hairline; vertical-align: top; }
th { font-weight: 700; text-align: left; background-color: $code; }
small { font-size: 14px; }
sub, sup { font-size: 12px; }
.category { color: $accent; font-size: 13px; margin-bottom: 4px; $at_least: 22px; }
.byline { color: $muted; font-size: 14px; margin-bottom: 6px; $at_least: 22px; }
.caption, .media, .cuts { color: $muted; font-size: 14px; }
.message-title { font-size: 20px; font-weight: 700; color: $muted; text-align: center;
    margin-top: 120px; }
.message { color: $muted; text-align: center; }
.hit, .mark { background-color: $mark; color: $mark_text; }
"""


def text_of(html: str) -> str:
    """The words of safe HTML, for counting them."""
    return _TAGS.sub("", html)


class ReadingStyle(NamedTuple):
    """The look of one article; `zoom` in percent."""

    theme: Theme
    language: Language
    zoom: int
    typography: Typography = Typography()

    @property
    def font(self) -> QFont:
        """The font of the text, in pixels."""
        font = QFont()
        font.setFamilies([*self.typography.families(self.language), *self.theme.reading_families])
        font.setPixelSize(self.pixels(_BASE))
        keep_quotes(font, self.language)
        return font

    @property
    def measure(self) -> int:
        """The width of the text in pixels."""
        measure = _MEASURE.get(self.language, _LATIN_MEASURE) * self.typography.measure
        return round(measure * self.pixels(_BASE))

    @property
    def line_height(self) -> int:
        """From one line of the text to the next, in pixels."""
        share = _LINE_HEIGHT.get(self.language, _LATIN_LINE_HEIGHT) * self.typography.line_height
        return round(self.pixels(_BASE) * share)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """How lines stand between the edges."""
        justified = self.typography.justified
        return Qt.AlignmentFlag.AlignJustify if justified else Qt.AlignmentFlag.AlignLeft

    @property
    def quote_indent(self) -> int:
        """How far a quotation is set in, in pixels: no other block is by the same."""
        return self.pixels(_QUOTE)

    def heading(self, level: int) -> int:
        """The size of a heading in pixels; QTextDocument heeds none in a style sheet."""
        return self.pixels(_HEADINGS.get(level, _BASE))

    def match_format(self, *, current: bool) -> QTextCharFormat:
        """How a match of find in article is painted."""
        paint = QTextCharFormat()
        paint.setBackground(QColor(self.theme.accent if current else self.theme.mark))
        paint.setForeground(QColor(self.theme.paper if current else self.theme.mark_text))
        return paint

    def pixels(self, size: float) -> int:
        """A size of the design at the zoom that is set."""
        return max(round(size * self.zoom / 100), 1)

    def style_sheet(self) -> str:
        """The sheet in the colours of the theme, at the zoom that is set."""
        theme = self.theme
        names = ("text", "muted", "hairline", "accent", "code", "mark", "mark_text")
        return Template(grown(_SHEET, self.zoom)).substitute(
            {name: QColor(getattr(theme, name)).name() for name in names},
            mono=", ".join(f"'{family}'" for family in theme.mono_families),
            line=f"{self.line_height}px",
            quote=f"{self.quote_indent}px",
            at_least="-qt-line-height-type: minimum; line-height",
        )
