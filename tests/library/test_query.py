"""What a person types becomes terms, whatever it is."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.query import finished, parse
from library.query_dates import span_of
from library.terms import All, Dated, Either, Field, Is, Node, Not, Phrase


def said(node: Node) -> str:
    """A node in short."""
    match node:
        case Phrase(words, prefix, in_title):
            return f"{'title:' * in_title}{' '.join(words)}{'*' * prefix}"
        case Is(what, value):
            return f"{'' if value else 'not '}{what}"
        case Field(name, words):
            return f"{name}={words}"
        case Dated():
            return "dated"
        case Not(inner):
            return f"-({said(inner)})"
        case All(nodes) | Either(nodes):
            joined = " & " if isinstance(node, All) else " | "
            return f"({joined.join(map(said, nodes))})"


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
        ('"open ', ["open"]),
        ('"a，b"', ["a , b"]),
        ("news -sport", ["news", "-(sport*)"]),
        ('news -"winter sport"', ["news", "-(winter sport)"]),
        # OR and brackets
        ("a OR b", ["(a | b*)"]),
        ("a OR b OR c d", ["(a | b | c)", "d*"]),
        ("(a b) OR c", ["((a & b) | c*)"]),
        ("x (a OR b) ", ["x", "(a | b)"]),
        ("-(a OR b)", ["-((a | b))"]),
        ("（甲 OR 乙） 丙", ["(甲 | 乙)", "丙"]),
        ("((a) b)", ["(a & b)"]),
        ("a or b", ["a", "or", "b*"]),
        # What does not fit together is a word like any other
        ("OR", ["or"]),
        ("(a", ["a*"]),
        ("a)", ["a"]),
        ("(a -)", ["a"]),
        ("a) OR b", ["(a | b*)"]),
        ("a OR (b", ["(a | b*)"]),
        ("(a b", ["(a & b*)"]),
        ("((((a", ["a*"]),
        ("x -(a", ["x", "-(a*)"]),
        ("x (a))) ", ["x", "a"]),
        ("(a () ", ["a"]),
        (":) (: ", [": )", "( :"]),
        ("f(x)) y ", ["f ( x )", "y"]),
        # AND is what stands between words anyhow, NOT is a minus
        ("a AND b", ["a", "b*"]),
        ("a AND (b OR c)", ["a", "(b | c)"]),
        ("a NOT b", ["a", "-(b*)"]),
        ("NOT (a b) c", ["-((a & b))", "c*"]),
        ("NOT -a", ["a*"]),
        ("NOT is:read", ["not read"]),
        ("a AND", ["a"]),
        ("a NOT ", ["a"]),
        ("AND ", ["and"]),
        ("a and not b", ["a", "and", "not", "b*"]),
        # An OR without two sides asks nothing, nor does a lone minus or bracket
        ("OR a", ["a*"]),
        ("a OR", ["a"]),
        ("a OR ", ["a"]),
        ("a OR OR b", ["(a | b*)"]),
        ("a - b", ["a", "b*"]),
        ("a -- ) （ b", ["a", "b*"]),
        ("a OR - b", ["(a | b*)"]),
        ("a OR -", ["a"]),
        ("a -(", ["a"]),
        ('a "" b', ["a", "b*"]),
        ('a "', ["a"]),
        # but where there is nothing else, all articles would be found
        ("- ", ["-"]),
        ("() ", ["( )"]),
        ("(-) ", ["( - )"]),
        ('"" ', ["\" \""]),
        ("OR ", ["or"]),
        # While it may be the beginning of more it asks nothing yet
        ("-", []),
        ('"', []),
        ("()", []),
        ("is:unr", []),
        ("ship -is:unr", ["ship"]),
        ("ship 是:未", ["ship"]),
        ("ship OR is:u", ["ship"]),
        ("OR is:u", []),
        ("date:202", []),
        ("date:2021-0", []),
        ("date:2021-05-", []),
        ("日期:今", []),
        ("date:to", []),
        ("date:7", []),
        ("date:2021-05.", []),
        ("date:2021-05..", []),
        ("date:2021-05..202", []),
        ("date:2021年至", []),
        ("date:2021-05..2021-07", ["dated"]),
        ("is:unr ", ["is : unr"]),
        ("is:blu", ["is : blu*"]),
        # A bracket that holds an OR or a field ends with the query
        ("(sea OR la", ["(sea | la*)"]),
        ("x (sea OR ", ["x", "sea"]),
        ("(x) -(sea OR (is:unread la", ["x", "-((sea | (not read & la*)))"]),
        ("(is:unr", []),
        ("f(x) y", ["f ( x )", "y*"]),
        ("(f(x) y)", ["(f ( x ) & y)"]),
        # Fields
        ("is:unread is:favourite", ["not read", "favourite"]),
        ("-is:favourite", ["not favourite"]),
        ("is:read has:image is:problem", ["read", "image", "problem"]),
        ("是:未读 is:收藏", ["not read", "favourite"]),
        ("-是：收藏", ["not favourite"]),
        ("未读 收藏", ["未 读", "收 藏"]),
        ("标题：港口 作者:海港报", ["title:港 口", "author=海港报"]),
        ('title:"new lamp" x ', ["title:new lamp", "x"]),
        ("title:lam", ["title:lam*"]),
        ('category:"News Coast" tag:sea path:2021/', ["category=News Coast", "tag=sea",
                                                       "path=2021/"]),
        ("-author:ada", ["-(author=ada)"]),
        ("date:2021-05 after:2021 before:today", ["dated", "dated", "dated"]),
        ("AUTHOR:Ada", ["author=Ada"]),
        ("https://example.org", ["https : / / example . org*"]),
        # A field before a bracket is asked for all that stands in it
        ("title:(a OR b)", ["(title:a | title:b)"]),
        ("作者：（ada ben） x", ["(author=ada & author=ben)", "x*"]),
        ("-is:(unread favourite)", ["-((not read & favourite))"]),
        ("title:(a tag:(b c) -d)", ["(title:a & (tag=b & tag=c) & -(title:d))"]),
        ("is:(unr", []),
        ("is:(read blue) ", ["(read & blue)"]),
        ("title:(a", ["title:a*"]),
        ("x title:(", ["x"]),
        ("-author:(", []),
        ("title:() ", ["title:( )"]),
        # A field whose value is on its way asks nothing yet
        ("title:", []),
        ("ship 分类:", ["ship"]),
        ("ship -作者：", ["ship"]),
        ('ship title:"', ["ship"]),
        ("ship OR tag:", ["ship"]),
        ("(ship OR is:unread) has:", ["(ship | not read)"]),
        ("title: ", ["title :"]),
        ("title: ship", ["title :", "ship*"]),
        ("(title:)", ["title :"]),
        ('title:""', ["title : \" \""]),
        ("nosuch:", ["nosuch :"]),
        ("nosuch:a", ["nosuch : a*"]),
    ],
)  # fmt: skip
def test_words(words: str, expected: list[str]) -> None:
    assert [said(node) for node in parse(words).nodes] == expected


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("is:blue x", ("is:blue",)),
        ("date:soon", ("date:soon",)),
        ("after:2021-13 x", ("after:2021-13",)),
        ("a OR", ("OR",)),
        ("OR a", ("OR",)),
        ("(a -)", ("-",)),
        ("a - b", ("-",)),
        ("a -", ()),
        ("a - ", ("-",)),
        ("a ) b", (")",)),
        ('a ""', ()),
        ('a "" b', ('""',)),
        ('a "b c', ('"b c',)),
        ('title:"b c', ('title:"b c',)),
        ('"，" x', ()),
        ("is:unr", ()),
        ("is:unr x", ("is:unr",)),
        ("date:2021-00 x", ("date:2021-00",)),
        ("(sea OR la", ("(",)),
        ("(date:never)", ("date:never",)),
        ('title:"" x', ('title:""',)),
        ("x title:", ()),
        ("x -分类:", ()),
        ('x tag:"', ()),
        ("x title: ", ("title:",)),
        ("分类： x", ("分类：",)),
        ("is:unread a OR b", ()),
        ("(a", ("(",)),
        ("a) b", (")",)),
        ("a AND b NOT c", ()),
        ("AND a", ("AND",)),
        ("a NOT OR b", ("NOT",)),
        ("(a AND) b", ("AND",)),
        ("a NOT ", ("NOT",)),
        ("a NOT", ()),
        ("is:(read blue) ", ("blue",)),
    ],
)
def test_what_is_not_understood_is_told_and_searched_for(words: str, odd: tuple[str, ...]) -> None:
    assert parse(words).not_understood == odd


@pytest.mark.parametrize("words", ["-", "()", '"', '""', "title:", "is:unr", "date:202", "（"])
def test_a_finished_query_does_not_ask_for_everything(words: str) -> None:
    assert not parse(words).nodes
    assert parse(finished(words)).nodes
    assert parse(finished(f"x {words}")).not_understood == (words,)


def test_marks_are_what_is_wanted() -> None:
    terms = parse('news (sea OR "old lamp") -sport -(a b) title:lam is:blue')
    assert terms.marks == ("news ", "sea ", "old lamp ", "lam ", "is:blue")


def test_brackets_too_deep_are_characters() -> None:
    assert parse("(" * 1000 + "a" + ")" * 1000).nodes
    assert parse("(" * 1000 + "a").nodes


def test_dates_last_from_their_beginning_to_their_end() -> None:
    def local(*date: int) -> int:
        return int(datetime(*date).astimezone().timestamp())

    assert span_of("2021") == (local(2021, 1, 1), local(2022, 1, 1))
    assert span_of("2021-12") == (local(2021, 12, 1), local(2022, 1, 1))
    assert span_of("2020-2") == span_of("2020年2月") == (local(2020, 2, 1), local(2020, 3, 1))
    for words in ("2021-05-08", "2021/5/8", "2021.5.8", "2021年5月8日"):
        assert span_of(words) == (local(2021, 5, 8), local(2021, 5, 9))
    for words in (
        "2021-13",
        "2021-02-30",
        "0000",
        "x",
        "",
        "20215",
        "999999d",
        "-1d",
        "二天",
        "2021-0",
        "2021-00-05",
        "2021-05-00",
    ):
        assert span_of(words) is None


def test_two_dates_are_a_span() -> None:
    def local(*date: int) -> int:
        return int(datetime(*date).astimezone().timestamp())

    for words in ("2021-05..2021-07", "2021.5..2021.7", "2021-05~2021-07", "2021年5月至2021年7月"):
        assert span_of(words) == (local(2021, 5, 1), local(2021, 8, 1))
    assert span_of("2021-05-08..2021-05-08") == (local(2021, 5, 8), local(2021, 5, 9))
    for words in (
        "2021..",
        "..2021",
        "2021..2020",
        "2021..x",
        "2021...2022",
        "1.." * 5000,
        "..",
        "~",
    ):
        assert span_of(words) is None


def test_dates_that_go_with_the_clock() -> None:
    today, yesterday, week = span_of("today"), span_of("昨天"), span_of("7d")
    assert today
    assert yesterday
    assert week
    assert yesterday[1] == today[0]
    assert today == span_of("今天")
    now = datetime.now().astimezone()
    assert today[0] <= now.timestamp() < today[1] == week[1]
    assert week[0] == pytest.approx((now - timedelta(days=7)).timestamp(), abs=60)


@given(st.text(st.sampled_from('ab -()（）"“”:：ORistledaunrz2021漏洞\0\ud800') | st.characters()))
def test_no_text_fails_to_parse(words: str) -> None:
    terms = parse(words)
    pending = any(part.pending for part in terms.parts)
    assert terms.nodes or pending or not any(character.isalnum() for character in words)
