from __future__ import annotations

import pytest

from library import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("青岛市市长赵豪志发表了主旨演讲 with some English words", "zh-Hans"),
        ("臺北市長發表了這個經濟問題的演講", "zh-Hant"),
        ("これは日本語の文章です。漢字もあります。", "ja"),
        ("이것은 한국어 문장입니다", "ko"),
        ("Это русский текст", "ru"),
        ("هذا نص عربي", "ar"),
        ("An English text that quotes 青岛 once", "en"),
        ("Plain", "en"),
        ("", "en"),
    ],
)
def test_languages_are_told_apart(words: str, language: str) -> None:
    assert language_of(words) == language
