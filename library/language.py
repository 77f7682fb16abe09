"""Which language a text is written in, as far as its characters tell."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["zh-Hans", "zh-Hant", "ja", "ko", "ar", "he", "ru", "en"]

_ENOUGH = 4000
"""Characters that are looked at."""
_SCRIPTS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
)
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
# Frequent characters that the one way of writing has and the other has not.
_SIMPLIFIED = re.compile("[这们为国说时会对发经学过个来还进开关问现实业电动产长点应见车东门头书]")
_TRADITIONAL = re.compile("[這們為國說時會對發經學過個來還進開關問現實業電動產長點應見車東門頭書]")


def language_of(text: str) -> Language:
    """The tag (BCP 47) of the language of most of a text; "en" for what uses Latin letters."""
    text = text[:_ENOUGH]
    if text.isascii():
        return "en"
    fifth = len(text.replace(" ", "")) / 5
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    counts = {language: len(kind.findall(text)) for language, kind in _SCRIPTS}
    most = max(counts, key=counts.__getitem__)
    if counts[most] > max(fifth, han + kana):
        return most
    if han + kana <= fifth:
        return "en"
    if kana * 8 > han:
        return "ja"
    traditional = len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text))
    return "zh-Hant" if traditional else "zh-Hans"
