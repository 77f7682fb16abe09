from __future__ import annotations

import pytest

from library import convert, convert_html


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("头发和发展", "頭髮和發展"),
        ("干燥的干部", "乾燥的幹部"),
        ("青岛 2021 plain", "青島 2021 plain"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_phrases_decide(simplified: str, traditional: str) -> None:
    assert convert(simplified, "traditional") == traditional
    assert convert(traditional, "simplified") == simplified


def test_words_are_converted_and_tags_are_not() -> None:
    html = '<p title="发"><a href="https://a.b/发">头<span class="hit">发</span></a>发&amp;展</p>'
    assert convert_html(html, "traditional") == (
        '<p title="发"><a href="https://a.b/发">頭<span class="hit">髮</span></a>發&amp;展</p>'
    )


def test_what_is_long_comes_in_parts_and_whole() -> None:
    text = "头发发展，" * 30_000
    html = f"<p>{text}</p><p>{text}</p>"
    expected = "頭髮發展，" * 30_000
    assert convert_html(html, "traditional") == f"<p>{expected}</p><p>{expected}</p>"
