"""Folding, tokens, and where matches stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.fold import BREAK, fold, spans, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Linux", "linux"),
        ("ＬｉｎｕＸ，", "linux,"),
        ("Café Zürich Łódź", "cafe zurich lodz"),
        ("Straße ŒUVRE smørrebrød", "strasse oeuvre smorrebrod"),
        ("Ἀθῆναι ΟΔΟΣ οδός", "αθηναι οδοσ οδοσ"),
        ("كِتَاب שָׁלוֹם", "كتاب שלום"),
        ("don’t", "don't"),
        ("青\u200b岛 inter\xadnational \ufeffx", "青岛 international x"),
        ("❤️ 👍🏽 👨‍👩‍👧 葛\U000e0100", "❤ 👍🏽 👨‍👩‍👧 葛"),
        ("經濟", "經濟"),  # characters of a class are told apart in what is stored
        ("がぎぐ", "がぎぐ"),  # the sound marks of kana are letters, not accents
        ("한국어", "한국어"),
        ("Ёлка й", "елка й"),
        ("ｶﾞｽ", "ガス"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_equals_the_slow_way(text: str) -> None:
    slow = unicodedata.normalize("NFKC", text).lower()
    assert fold(fold(text)) == fold(slow)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青岛创投", "青 岛 创 投"),
        ("用Linux的", "用 linux 的"),
        ("用 Linux 的", "用 linux 的"),
        ("PM2.5", "pm 2 . 5"),
        ("SZ300024", "sz 300024"),
        ("C++", "c + +"),
        ("今 天", "今 \ue000 天"),
        ("一\n二", "一 \ue000 二"),
        ("one\ntwo", "one \ue000 two"),
        ("  \n ", ""),
        ("a\0b", "a b"),
        ("😀好", "😀 好"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("在青岛市", ["青岛"], ["青岛"]),
        ("Linux and colin", ["lin"], ["Lin"]),
        ("Linux, lin.", ["lin "], ["lin"]),
        ("A Café, a CAFÉ", ["cafe "], ["Café", "CAFÉ"]),
        ("用…词语", ["词语"], ["词语"]),
        ("open  source opensource", ["open source"], ["open  source"]),
        ("青岛 青岛创投", ["青岛创投", "青岛"], ["青岛", "青岛创投"]),
        ("ＡＢＣ公司", ["abc"], ["ＡＢＣ"]),
        ("e\u0301tude", ["etude"], ["e\u0301tude"]),
        ("nothing", [], []),
        ("", ["a"], []),
        ("C++ and c", ["C++ "], ["C++"]),
    ],
)
def test_spans(text: str, marks: list[str], expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, marks)] == expected


@given(st.text(), st.lists(st.text(), max_size=3))
def test_spans_never_fail_and_stay_inside(text: str, marks: list[str]) -> None:
    end_before = 0
    for start, end in spans(text, marks):
        assert end_before <= start < end <= len(text)
        end_before = end


@given(st.text(alphabet="今天气候青岛市，。", min_size=1, max_size=40), st.data())
def test_any_run_of_han_is_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert any((a <= start and end <= b) or text[a:b] == text[start:end]
               for a, b in spans(text, [text[start:end]]))  # fmt: skip


def with_another_letter(text: str) -> str:
    """The tokens of a text, found in the way that knows the letters of all scripts."""
    return tokens(f"{text}\nз").removesuffix("з").removesuffix(f" {BREAK} ")


@given(
    st.lists(
        st.text(st.sampled_from("ab1 2　今天,.é\ud800𠀀ｆ５½ﬁ A港") | st.characters(), max_size=40),
        max_size=12,
    )
)
def test_one_other_letter_in_a_text_changes_nothing_else(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert tokens(text) == with_another_letter(text)


def test_no_character_is_taken_for_a_plain_one() -> None:
    for first in range(0, 0x20000, 0x40):
        characters = map(chr, range(first, first + 0x40))
        text = "\n".join(f"a{char}{char}1{char} {char}" for char in characters)
        assert tokens(text) == with_another_letter(text), hex(first)
