"""How articles look: the document's style sheet, font and measure by theme, language and zoom."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QTextCharFormat

if TYPE_CHECKING:
    from reader.theme import Theme

Script = Literal["han", "japanese", "korean", "latin"]

_BASE = 17
_QUOTE = 20
_HEADINGS = {1: 28, 2: 22, 3: 19}
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_TAGS = re.compile("<[^>]*>")

# Han characters are shared by three scripts that draw them differently; without a family named
# first, Qt takes the Japanese shapes.
_FAMILIES: dict[Script, tuple[str, ...]] = {
    "han": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "japanese": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic UI"),
    "korean": ("Noto Sans CJK KR", "Source Han Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    # The Korean Noto is the one whose curly quotes are not as wide as a Han character.
    "latin": ("Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK KR"),
}
_LINE_HEIGHT: dict[Script, float] = {"han": 1.75, "japanese": 1.75, "korean": 1.7, "latin": 1.55}
# In widths of a Han character: 40 of them, or about 74 Latin letters.
_MEASURE: dict[Script, float] = {"han": 40, "japanese": 40, "korean": 40, "latin": 37}

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
_SIZE = re.compile(r"\b([2-9]|\d\d+)px")


def families(script: Script) -> tuple[str, ...]:
    """The families to ask first for a text in a script."""
    return _FAMILIES[script]


def text_of(html: str) -> str:
    """The words of safe HTML, for counting them."""
    return _TAGS.sub("", html)


def script_of(text: str) -> Script:
    """The script that most of a text is written in, judged by its beginning."""
    text = text[:2000]
    han, kana, hangul = (len(kind.findall(text)) for kind in (_HAN, _KANA, _HANGUL))
    if (han + kana + hangul) * 5 <= len(text.replace(" ", "")):
        return "latin"
    if hangul > han + kana:
        return "korean"
    return "japanese" if kana * 8 > han else "han"


class ReadingStyle(NamedTuple):
    """The look of one article; `zoom` in percent."""

    theme: Theme
    script: Script
    zoom: int

    @property
    def font(self) -> QFont:
        """The font of the text, in pixels."""
        font = QFont()
        font.setFamilies([*families(self.script), *self.theme.reading_families])
        font.setPixelSize(self.pixels(_BASE))
        return font

    @property
    def measure(self) -> int:
        """The width of the text in pixels."""
        return round(_MEASURE[self.script] * self.pixels(_BASE))

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
        sheet = _SIZE.sub(lambda size: f"{self.pixels(int(size[1]))}px", _SHEET)
        return Template(sheet).substitute(
            {name: QColor(getattr(theme, name)).name() for name in names},
            mono=", ".join(f"'{family}'" for family in theme.mono_families),
            line=f"{round(self.pixels(_BASE) * _LINE_HEIGHT[self.script])}px",
            quote=f"{self.quote_indent}px",
            at_least="-qt-line-height-type: minimum; line-height",
        )
