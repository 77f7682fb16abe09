"""The bytes of a file in every encoding."""

from __future__ import annotations

import pytest

from tests.library.reading import PROSE, check, problems, read

CHINESE = "---\ntitle: 海港的潮水\ncategories:\n- 新闻\n- 海岸\n---\n\n" + (
    "<p>今天中午的潮水比昨天高了许多，港口的船都停在岸边，等待风浪平息以后再出发。</p>\n" * 4
)
JAPANESE = "---\ntitle: 港の潮\ncategories:\n- ニュース\n---\n\n" + (
    "<p>今日の潮はとても高いので、船はみんな港で待っています。風がやむまで出られません。</p>\n" * 4
)
KOREAN = "---\ntitle: 항구의 밀물\ncategories:\n- 소식\n---\n\n" + (
    "<p>오늘 정오의 밀물은 어제보다 훨씬 높아서 배들이 모두 항구에서 기다리고 있습니다.</p>\n" * 4
)
BYTES: dict[str, tuple[bytes, str, list[tuple[str, int | None]]]] = {
    "UTF-8": (CHINESE.encode(), CHINESE, []),
    "UTF-8 with BOM": (CHINESE.encode("utf-8-sig"), CHINESE, []),
    "GB18030": (CHINESE.encode("gb18030"), CHINESE, [("encoding", None)]),
    "GBK": (CHINESE.encode("gbk"), CHINESE, [("encoding", None)]),
    "Big5": (
        CHINESE.translate(str.maketrans("许赶风发岸个们", "許趕風發岸個們"))
        .replace("出发", "出發").replace("闻", "聞").replace("后", "後").replace("边", "邊")
        .replace("过", "過").encode("big5", "ignore"),
        "", [("encoding", None)],
    ),
    "Shift-JIS": (JAPANESE.encode("cp932"), JAPANESE, [("encoding", None)]),
    "EUC-JP": (JAPANESE.encode("euc_jp"), JAPANESE, [("encoding", None)]),
    "EUC-KR": (KOREAN.encode("euc_kr"), KOREAN, [("encoding", None)]),
    "UTF-16 with BOM": (CHINESE.encode("utf-16"), CHINESE, []),
    "UTF-16 big-endian": ("\ufeff".encode("utf-16-be") + CHINESE.encode("utf-16-be"), CHINESE, []),
    "UTF-32 with BOM": (CHINESE.encode("utf-32"), CHINESE, []),
    "CRLF": (CHINESE.replace("\n", "\r\n").encode(), CHINESE, []),
    "lone CR": (CHINESE.replace("\n", "\r").encode(), CHINESE, []),
    "NUL": (CHINESE.replace("今", "\0今", 1).encode(), CHINESE, [("encoding", 8)]),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_bytes(name: str) -> None:
    data, text, expected = BYTES[name]
    article = read(data)
    if not text:  # Big5: the characters that it has
        text = data.decode("big5")
    plain = read(text)
    assert (article.title, article.categories) == (plain.title, plain.categories)
    assert len(article.categories[0]) == len(plain.categories[0])
    assert article.body == plain.body
    assert problems(article) == expected


def test_stray_bytes_are_shown_and_said() -> None:
    data = CHINESE.encode().replace("潮水比".encode(), b"\xff\xfe")
    article = read(data)
    assert article.title == "海港的潮水"
    assert "今天中午的\ufffd\ufffd昨天" in article.body
    assert problems(article) == [("encoding", 8)]


def test_line_separators_of_unicode_part_no_lines_of_the_head() -> None:
    check(
        read("---\ntitle: High\u2028tide\ntags: [sea]\n---\nThe tide\u2028turns at noon."),
        {"title": "High tide", "tags": ("sea",), "text": PROSE,
         # YAML ends a line there, so that it takes the second half for a key.
         "problems": [("front matter", 2)]},
    )  # fmt: skip
