"""How the reader wants articles set: typeface, line height, width, edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from library import Language
    from reader.settings import Settings

Typeface = Literal["sans", "serif"]
Families = dict["Language", tuple[str, ...]]

# Han characters are shared by languages that draw them differently; without a family named first,
# Qt takes the Japanese shapes. The Korean Noto is the one whose curly quotes are not as wide as a
# Han character.
_LATIN_SANS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK KR")
_LATIN_SERIF = ("Noto Serif", "Georgia", "Cambria", "DejaVu Serif", "Noto Serif CJK KR")
_SANS: Families = {
    "zh-Hans": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-Hant": ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "ja": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic UI"),
    "ko": ("Noto Sans CJK KR", "Source Han Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
}
_SERIF: Families = {
    "zh-Hans": ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"),
    "zh-Hant": ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU"),
    "ja": ("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho"),
    "ko": ("Noto Serif CJK KR", "Source Han Serif KR", "AppleMyungjo", "Batang"),
}
_OWN: dict[Language, str] = {
    "zh-Hans": "family_zh", "zh-Hant": "family_zh", "ja": "family_ja", "ko": "family_ko",
}  # fmt: skip
_LINE_HEIGHTS = {"tight": 0.86, "normal": 1.0, "loose": 1.14, "wide": 1.3}
_WIDTHS = {"narrow": 0.8, "normal": 1.0, "wide": 1.25, "pane": 100.0}


def families(language: Language, typeface: Typeface = "sans") -> tuple[str, ...]:
    """The families to ask first for a text in a language."""
    if typeface == "serif":
        # A system that has no such family for Han at least has one without serifs of its shapes.
        return _SERIF.get(language, _LATIN_SERIF) + _SANS.get(language, ())
    return _SANS.get(language, _LATIN_SANS)


def keep_quotes(font: QFont, language: Language) -> None:
    """Sets a text in the quotes and dots of its own language, for what follows in `font`.

    In a Chinese window, Qt asks a font for all languages for the wide ones of Chinese.
    """
    if language not in _SANS and hasattr(font, "setFeature"):  # from Qt 6.7 on
        font.setFeature(QFont.Tag("locl"), 0)


class Typography(NamedTuple):
    """The reader's choice; as it stands here, it is what each language has by itself."""

    typeface: Typeface = "sans"
    own: tuple[tuple[str, str], ...] = ()
    """(key of the setting, family) of the families that the reader chose by name."""
    line_height: float = 1.0
    """In parts of what the language has."""
    measure: float = 1.0
    """In parts of what the language has; wider than any pane for all of it."""
    justified: bool = False

    def families(self, language: Language) -> tuple[str, ...]:
        """The families to ask first for an article in a language."""
        chosen = dict(self.own).get(_OWN.get(language, "family_other"), "")
        return (*([chosen] if chosen else []), *families(language, self.typeface))


def typography(settings: Settings) -> Typography:
    """What the settings say."""
    own = tuple(
        (key, settings.text(key)) for key in (*dict.fromkeys(_OWN.values()), "family_other")
    )
    return Typography(
        "serif" if settings.text("typeface") == "serif" else "sans",
        tuple((key, family) for key, family in own if family),
        _LINE_HEIGHTS[settings.text("line_height")],
        _WIDTHS[settings.text("measure")],
        settings.text("edges") == "both",
    )
