"""The bytes of a file in every encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.decode import decode
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
    "UTF-32 without a mark": (CHINESE.encode("utf-32-le"), CHINESE, []),
    "UTF-32 big-endian without a mark": (CHINESE.encode("utf-32-be"), CHINESE, []),
    "UTF-32 big-endian": ("\ufeff".encode("utf-32-be") + CHINESE.encode("utf-32-be"), CHINESE, []),
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


@pytest.mark.parametrize("strays", [b"\xff\xfe", b"\xff\xfe b \x80", b"\xfd\xfe\xff"])
def test_bytes_that_no_encoding_holds_stay_strays(strays: bytes) -> None:
    text, said = decode(b"---\ntitle: Tide\n---\nHigh water " + strays + b" at noon.\n")
    assert text.count("\ufffd") == len(strays.replace(b" b ", b""))
    assert [one.line for one in said] == [4]


def test_stray_bytes_are_shown_and_said() -> None:
    data = CHINESE.encode().replace("潮水比".encode(), b"\xff\xfe")
    article = read(data)
    assert article.title == "海港的潮水"
    assert "今天中午的\ufffd\ufffd昨天" in article.body
    assert problems(article) == [("encoding", 8)]


@pytest.mark.parametrize("strays", [b"\xff\n", b"\xe0\x80\x80\n", b"\xed\xbf\xbf\n", b"\xe4\n\n"])
def test_stray_bytes_before_the_fence_hide_no_head(strays: bytes) -> None:
    for text in (CHINESE, "---\ntitle: Tide\n---\nTurns.\n"):
        article = read(strays + text.encode())
        plain = read(text)
        assert (article.title, article.body) == (plain.title, plain.body)
        assert ("fence", 1) in problems(article)


def test_line_separators_of_unicode_part_no_lines_of_the_head() -> None:
    check(
        read("---\ntitle: High\u2028tide\ntags: [sea]\n---\nThe tide\u2028turns at noon."),
        {"title": "High tide", "tags": ("sea",), "text": PROSE,
         # YAML ends a line there, so that it takes the second half for a key.
         "problems": [("front matter", 2)]},
    )  # fmt: skip


def said(data: bytes) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in decode(data)[1]]


def test_problems_say_which_encoding_was_taken() -> None:
    for data, name in (
        (CHINESE.encode("gb18030"), "GB18030"),
        (JAPANESE.encode("cp932"), "Shift-JIS"),
        (JAPANESE.encode("euc_jp"), "EUC-JP"),
        (KOREAN.encode("cp949"), "EUC-KR"),
        ("Le café de la marée est fermé à midi.\n".encode("cp1252"), "Windows-1252"),
    ):
        ((line, message),) = said(data)
        assert line is None
        assert name in message


def test_accented_letters_are_windows_1252() -> None:
    words = "Le café de la marée est fermé à midi – “voilà”.\n"
    assert decode(words.encode("cp1252"))[0] == words


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="gbk">', "gbk"),
        ("<META CHARSET=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Big5">', "big5"),
        ('<?xml version="1.0" encoding="euc-kr"?>', "euc_kr"),
        ("<meta charset='shift_jis'>", "cp932"),
    ],
)
def test_a_declared_encoding_needs_no_guess(declared: str, codec: str) -> None:
    # Too few characters to guess by.
    words = {"euc_kr": "밀물", "cp932": "ｼｵ"}.get(codec, "潮水")
    text = f"<html><head>{declared}</head>{words}"
    assert decode(text.encode(codec)) == (text, [])


def test_a_declaration_that_is_wrong_is_not_believed() -> None:
    text = f'<meta charset="gb2312">{CHINESE}'
    assert decode(text.encode()) == (text, [])
    text = f'<meta charset="utf-8">{CHINESE}'
    assert decode(text.encode("gb18030"))[0] == text


@pytest.mark.parametrize("strays", [b"\xff", b"\xc4\xe3", b"\x80\x80\x80", b"\xe6\xbd"])
def test_a_few_strays_leave_utf8_what_it_is(strays: bytes) -> None:
    data = CHINESE.encode() + b"\n" + strays + "\n潮水".encode()
    text, problems_ = decode(data)
    assert text.startswith(CHINESE)
    assert text.endswith("\n潮水")
    assert text.count("\ufffd") >= 1
    (problem,) = problems_
    assert (problem.kind, problem.line) == ("encoding", CHINESE.count("\n") + 2)
    assert "UTF-8" in problem.message


def test_bytes_of_no_encoding_are_kept_as_marks() -> None:
    text, problems_ = decode(b"tide\n" + bytes(range(0x80, 0x100)) * 3)
    assert text.startswith("tide\n")
    assert [problem.kind for problem in problems_] in (["encoding"], ["encoding", "encoding"])


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec: str) -> None:
    assert decode(CHINESE.encode(codec)) == (CHINESE, [])


def test_utf16_cut_short() -> None:
    text, problems_ = decode(CHINESE.encode("utf-16")[:-1])
    assert text[:-1] == CHINESE[:-1]
    assert [problem.kind for problem in problems_] == ["encoding"]


@pytest.mark.parametrize(
    ("data", "text", "lines"),
    [
        (b"", "", []),
        (b"\xef\xbb\xbf", "", []),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "a", []),
        (b"\xff\xfe", "", []),
        (b"a\r\nb\rc\n\rd\n", "a\nb\nc\n\nd\n", []),
        ("a\u2028b\x85c".encode(), "a\u2028b\x85c", []),
        (b"a\nb\0c\0d", "a\nbcd", [2]),
        (b"\0", "", [1]),
    ],
)
def test_marks_line_ends_and_nul(data: bytes, text: str, lines: list[int]) -> None:
    found, problems_ = decode(data)
    assert found == text
    assert [problem.line for problem in problems_] == lines


def test_the_lines_of_problems_count_lone_cr() -> None:
    (problem,) = decode(b"a\rb\rc\0")[1]
    assert problem.line == 3
    (problem,) = decode("潮水\r潮水\r潮水".encode() + b"\xff")[1]
    assert problem.line == 3


@given(st.text().filter(lambda text: "\x1b$" not in text))
def test_utf8_comes_back_whole(text: str) -> None:
    plain = text.lstrip("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    assert decode(text.encode("utf-8-sig"))[0] == plain


@given(st.binary())
def test_any_bytes_are_text(data: bytes) -> None:
    text, problems_ = decode(data)
    assert "\0" not in text
    assert "\r" not in text
    assert bool("\ufffd" in text) <= bool(problems_) or "\ufffd".encode() in data
    text.encode()


@given(st.integers(2, 6))
def test_articles_of_any_length_keep_their_language(lines: int) -> None:
    for text, codec in ((CHINESE, "gbk"), (JAPANESE, "cp932"), (KOREAN, "euc_kr")):
        part = "\n".join(text.split("\n")[: lines + 4])
        assert decode(part.encode(codec))[0] == part


RUSSIAN = "---\ntitle: Прилив\n---\nВода поднимается дважды в день, и рыбаки знают её час."
UKRAINIAN = "---\ntitle: Приплив\n---\nВода піднімається двічі на день, і рибалки знають її годину."


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (UKRAINIAN, "cp1251", "Windows-1251"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (KOREAN, "iso2022_kr", "ISO-2022-KR"),
    ],
)
def test_other_encodings_are_known_by_their_letters(text: str, codec: str, name: str) -> None:
    found, problems_ = decode(text.encode(codec))
    assert found == text
    assert [one.message for one in problems_] == [f"The file is not UTF-8; it was read as {name}."]


def test_letters_of_other_scripts_are_not_taken_for_cyrillic() -> None:
    greek = "---\ntitle: a\n---\nΤο νερό ανεβαίνει δύο φορές την ημέρα, λένε οι ψαράδες."
    _, problems_ = decode(greek.encode("cp1253"))
    assert "1251" not in problems_[0].message
    for text, codec in ((CHINESE, "gbk"), (JAPANESE, "euc_jp"), (KOREAN, "euc_kr")):
        assert decode(text.encode(codec))[0] == text


def test_an_escape_that_switches_nothing_is_left_alone() -> None:
    assert decode(b"\x1b$ and \x1b[1m") == ("\x1b$ and \x1b[1m", [])
