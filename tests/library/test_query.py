"""What a person types becomes terms, whatever it is."""

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.query import match_expression, parse


def wanted(words: str) -> list[str]:
    return [
        " ".join(phrase.tokens) + ("*" if phrase.prefix else "") for phrase in parse(words).wanted
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("漏洞", ["漏 洞"]),
        ("青岛 创投", ["青 岛", "创 投"]),
        ("lin", ["lin*"]),
        ("lin ", ["lin"]),
        ("linux ker", ["linux", "ker*"]),
        ('"open source"', ["open source"]),
        ('"open sou', ["open sou*"]),
        ("“词语”", ["词 语"]),
        ("-", ["-"]),
        ('"', []),
        ("is:odd", ["is : odd*"]),
    ],
)
def test_words(words: str, expected: list[str]) -> None:
    assert wanted(words) == expected


def test_refusals_flags_and_what_is_not_understood() -> None:
    terms = parse("news -sport is:unread -is:favourite is:blue")
    assert [phrase.tokens for phrase in terms.unwanted] == [("sport",)]
    assert terms.flags == (("read", False), ("favourite", False))
    assert terms.not_understood == ("is:blue",)
    assert terms.marks == ("news ", "is:blue")


@given(st.text())
def test_no_text_breaks_the_search(words: str) -> None:
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
    terms = parse(words)
    for phrases in (terms.wanted, terms.unwanted):
        expression = match_expression(phrases)
        if expression:
            connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()
