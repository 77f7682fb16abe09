from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.article import Article, BodyFormat, Page
from library.html_shape import shape
from library.viewer import make_page

SHARED = Path(__file__).parents[3] / "shared"


def page(body: str, *marks: str, body_format: BodyFormat = "html") -> Page:
    return make_page(Article(b"a.md", "Title", body, body_format), marks=marks)


def body_of(path: Path) -> str:
    text = path.read_bytes().decode("utf-8", "replace")
    head = re.match(r"\s*-{3,}\n.*?\n-{3,}\s*\n", text, re.DOTALL)
    return text[head.end() :] if head else text


def tags(html: str) -> list[str]:
    return re.findall(r"<[a-z][^>]*>", html)


def addresses(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', " ".join(tags(html)))


def depth(html: str, name: str = r"[a-z][a-z0-9]*") -> int:
    most = level = 0
    for closing, tag in re.findall(rf"<(/?)({name})\b", html):
        if tag not in ("br", "hr", "img"):
            level += -1 if closing else 1
            most = max(most, level)
    assert level == 0
    return most


# Meaning stays, clothes go


def test_structure_and_emphasis_stay() -> None:
    html = page("<h1>A</h1><p>b <strong>c</strong> <em>d</em></p><ul><li>e</ul>").html
    assert html == "<h2>A</h2><p>b <b>c</b> <i>d</i></p><ul><li>e</li></ul>"


def test_colours_fonts_and_classes_go() -> None:
    html = page(
        '<p style="color:#000" class="x" bgcolor="white"><font color="red">a</font></p>'
    ).html
    assert html == "<p>a</p>"


def test_scripts_styles_and_comments_go() -> None:
    html = page("a<script>b</script><style>c</style><!-- d --><p onclick='e'>f</p>").html
    assert html == "a<p>f</p>"


def test_unclosed_tags_end_where_browsers_end_them() -> None:
    assert page("<p>a<p>b <b>c<div>d</div></b>").html == "<p>a</p><p>b <b>c</b></p><div>d</div>"
    assert page("<dl><dt>a<dd>b<dt>c</dl>").html == "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"


def test_empty_blocks_and_long_runs_of_line_breaks_shrink() -> None:
    assert page("<p>&nbsp;</p><div><p></p></div>a<br><br><br><br>b<br>").html == "a<br><br>b"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a<img src=b.png>c", 'a<br><img src="image:"><br>c'),
        ("a <img src=b.png width=20> c", 'a <img src="image:" width="20"> c'),
        ("<img src=a.png><br>b", '<img src="image:"><br>b'),
        (
            "<p><img src=a.png><img src=b.png></p>",
            '<p><img src="image:"><br><img src="image:"></p>',
        ),
    ],
)
def test_a_picture_stands_in_a_line_of_its_own_unless_it_is_tiny(body: str, html: str) -> None:
    assert page(body).html == html


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<h1> Title\n</h1><p>a</p>", "<p>a</p>"),
        ("<div><h2><b>Tit</b>le</h2>a</div>", "<div>a</div>"),
        ("<h1>Title of more</h1>a", "<h2>Title of more</h2>a"),
        ("<p>a</p><h1>Title</h1>", "<p>a</p><h2>Title</h2>"),
    ],
)
def test_a_first_heading_that_repeats_the_title_goes(body: str, shown: str) -> None:
    assert page(body).html == shown


def test_the_first_hit_is_the_first_that_is_shown() -> None:
    html = page("<h1>Title</h1><p>a Title and a Title</p>", "Title").html
    assert html.count('id="hit"') == 1
    assert html.startswith('<p>a <span class="hit" id="hit">')


def test_cells_keep_the_side_they_stand_at() -> None:
    html = page("a | b\n:-:|--:\n1 | 2", body_format="markdown").html
    assert '<th align="center">a</th>' in html
    assert '<td align="right">2</td>' in html
    assert (
        page('<table><tr><td style="text-align:justify" align="left; x">a</table>').html.count(
            "align"
        )
        == 0
    )


def test_a_footnote_is_one_paragraph_and_leads_back() -> None:
    html = page("tide[^n]\n\n[^n]: at noon", body_format="markdown").html
    there = re.search(r'<sup><a name="([^"]+)"></a><a href="#([^"]+)">1</a></sup>', html)
    back = re.search(r'<p><a name="([^"]+)"></a><a href="#([^"]+)">1\.</a> at noon</p>', html)
    assert there is not None
    assert back is not None
    assert there.groups() == back.groups()[::-1]


def test_empty_lines_at_the_ends_of_code_go() -> None:
    assert page("<pre>\n\n  a\n\nb\n\n</pre>").html.replace("\xa0", " ") == "<pre>  a\n\nb</pre>"


def test_blanks_of_code_stay() -> None:
    assert page("<pre>a\n    b\n\nc</pre>").html == "<pre>a\n    b\n\nc</pre>"


def test_a_line_end_between_han_characters_is_no_blank() -> None:
    assert page("<p>青岛\n市长 and\nmore</p>").html == "<p>青岛市长 and more</p>"


def test_angle_brackets_and_entities_stay_text() -> None:
    assert page("1 < 2 &lt;b&gt; &amp;amp; &#0; x").html == "1 &lt; 2 &lt;b&gt; &amp;amp; � x"


def test_plain_text_becomes_paragraphs() -> None:
    html = page("one <b>\r\ntwo\n\n\nthree", body_format="text").html
    assert html == "<p>one &lt;b&gt;<br>two</p><p>three</p>"


def test_a_layout_table_of_one_column_becomes_blocks() -> None:
    assert "<table" not in page("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>").html


def test_words_of_a_table_outside_its_cells_get_a_cell() -> None:
    html = page("<table><tr><td>a<td>b</tr>c<tr>d</tr></table>e").html
    assert html == (
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>e"
    )


# Links


def test_only_safe_links_lead_anywhere() -> None:
    html = page('<a href="javascript:x">a</a> <a href="/b">b</a> <a href="https://c.d/">c</a>').html
    assert html == 'a <a href="article:/b">b</a> <a href="https://c.d/">c</a>'


def test_redirectors_are_unwrapped() -> None:
    html = page('<a href="https://link.juejin.cn/?target=https%3A%2F%2Fa.b%2F">a</a>').html
    assert addresses(html) == ["https://a.b/"]


def test_anchors_of_the_article_meet_their_links() -> None:
    html = page('<a href="#%E8%84%9A 1">1</a><p id="脚 1">note</p>').html
    target = addresses(html)[0]
    assert target == "#a-脚_1"
    assert f'<a name="{target[1:]}"></a>note' in html


def test_an_article_cannot_take_the_viewer_s_own_anchors() -> None:
    html = page('<p id="hit">a</p><p>word</p>', "word").html
    assert html.count('id="hit"') == 1
    assert '<span class="hit" id="hit">word</span>' in html


def test_media_become_links_to_their_address() -> None:
    html = page(
        '<video src="https://v.example/a.mp4">old</video><iframe src="//p.example/x"></iframe>'
        '<video><source src="https://w.example/b.mp4"></video><embed src="file:///x">'
        '<form action="javascript:x"><input value="y">words</form><audio></audio>'
    ).html
    assert addresses(html) == [
        "https://v.example/a.mp4",
        "https://p.example/x",
        "https://w.example/b.mp4",
    ]
    assert "words" in html
    assert "old" not in html


RELATIVE = (
    '<video src="clips/a%20b.mp4?x=1"></video><audio src="../c.mp3"></audio>'
    '<form action="/ask">words</form><iframe src="chart.html#x"></iframe>'
    '<object data="d.swf"></object>'
    '<form action="#top">more</form><form action="">again</form>'
)


def test_media_without_a_host_are_named() -> None:
    html = page(RELATIVE).html
    assert addresses(html) == ["article:chart.html#x"]
    labels = re.findall(r'<p class="media">(.*?)</p>', html)
    assert [re.sub("<[^>]*>", "", one) for one in labels] == [
        "Video: a b.mp4", "Audio: c.mp3", "Form: ask", "Embedded page: chart.html",
        "Embedded media: d.swf",
    ]  # fmt: skip
    assert "words" in html
    assert "Video: /<" in page('<video src="/"></video>').html


def test_media_without_a_host_lie_where_the_article_was_clipped_from() -> None:
    clipped = Article(b"a.md", "T", RELATIVE, "html", source_url="https://a.example/b/c.html")
    assert addresses(make_page(clipped).html) == [
        "https://a.example/b/clips/a%20b.mp4?x=1",
        "https://a.example/c.mp3",
        "https://a.example/ask",
        "https://a.example/b/chart.html#x",
        "https://a.example/b/d.swf",
    ]


# Pictures


def test_pictures_are_numbered_and_never_named_in_the_html() -> None:
    found = page('<img src="https://a.b/1.png" alt="one"><img src="//c.d/2.jpg">')
    assert found.images == ("https://a.b/1.png", "https://c.d/2.jpg")
    assert addresses(found.html) == ["image:0", "image:1"]
    assert 'title="one"' in found.html


@pytest.mark.parametrize(
    "source",
    ["/etc/passwd", "file:///dev/zero", "data:image/svg+xml,x", "img/a.png", "https://a.b/c.svg",
     "https://picsum.photos/1/2", "javascript:x", ""],
)  # fmt: skip
def test_other_pictures_are_a_place_without_an_address(source: str) -> None:
    found = page(f'<img src="{source}" alt="words">')
    assert found.images == ()
    assert found.html == '<img src="image:" title="words">'


@pytest.mark.parametrize(
    "attributes",
    [
        'src="data:image/gif;base64,R0" data-src="https://a.b/1.png"',
        'data-original="https://a.b/1.png"',
        'src="https://a.b/blank.gif" data-original="https://a.b/1.png"',
        'srcset="https://a.b/0.png 1x, https://a.b/1.png 2x"',
    ],
)
def test_lazy_pictures_are_found(attributes: str) -> None:
    assert page(f"<img {attributes}>").images == ("https://a.b/1.png",)


def test_sizes_are_kept_and_scaled_to_the_text() -> None:
    assert 'width="680" height="340"' in page('<img src="//a.b/c" width=1360 height=680px>').html
    assert "width" not in page('<img src="//a.b/c" width="100%" height="auto">').html
    assert "height" not in page('<img src="//a.b/c" width=50 height=99999999>').html


def test_counting_pixels_are_left_out() -> None:
    assert page('a<img src="https://a.b/c.gif" width=1 height=1>') == Page("a", minutes=1)


# Marks


def test_hits_are_marked_across_inline_tags() -> None:
    html = page("<p>词语<b>卡</b>帕</p>", "语卡").html
    assert html == (
        '<p>词<span class="hit" id="hit">语</span><b><span class="hit">卡</span></b>帕</p>'
    )


def test_hits_do_not_reach_from_block_to_block() -> None:
    assert "hit" not in page("<p>词语</p><p>卡帕</p>", "语卡").html


def test_hits_in_text_that_looks_like_html_are_escaped() -> None:
    assert page("&lt;b&gt;b", "b").html == (
        '&lt;<span class="hit" id="hit">b</span>&gt;<span class="hit">b</span>'
    )


# Shape


def test_tables_are_four_deep_at_most() -> None:
    found = page("<table><tr><td>a<td>" * 20 + "x")
    assert depth(found.html, "table") == 4
    assert "Tables nested more than four deep were flattened." in found.cuts
    assert found.text.replace("\n", "") == "a" * 20 + "x"


@pytest.mark.parametrize("tag", ["div", "b", "sup", "blockquote", "ul><li", "section", "span"])
def test_tags_are_at_most_200_deep(tag: str) -> None:
    found = page(f"<{tag}>" * 10_000 + "x")
    assert depth(found.html) <= 200
    assert "x" in found.html
    assert found.cuts
    assert found.text == "x"


def test_lists_and_quotations_are_eight_deep_at_most() -> None:
    found = page("<blockquote>" * 30 + "x")
    assert depth(found.html, "blockquote") == 8
    assert found.cuts


def test_cells_are_5000_at_most() -> None:
    found = page(("<table>" + "<tr><td>x<td>y" * 1000 + "</table>") * 5)
    assert found.html.count("<td>") <= 5000
    assert found.cuts


def test_wide_cells_count_for_what_they_cover() -> None:
    found = page("<table>" + "<tr><td rowspan=1000 colspan=1000>x<td>y" * 500)
    assert "<td" not in found.html
    assert found.cuts


def test_long_texts_leave_their_tables() -> None:
    found = page("<table><tr><td>a<td>" * 4 + "<p>青岛市</p>" * 100_000)
    assert depth(found.html, "table") < 4
    assert "Tables that hold very long texts were flattened." in found.cuts


def test_long_lists_are_parted_and_count_on() -> None:
    html = page("<ol>" + "<li>x" * 2500).html
    assert re.findall("<ol[^>]*>", html) == ["<ol>", '<ol start="1001">', '<ol start="2001">']
    assert html.count("<li>") == 2500


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("a" * 100_000, "a" * 100_000),
        ("<b>a</b>" * 9_000, "a" * 9_000),
        ("x&nbsp;" * 9_000, "x\xa0" * 9_000),
        ("。" * 9_000, "。" * 9_000),
    ],
)
def test_endless_words_can_break(body: str, words: str) -> None:
    shown = re.sub("<[^>]*>", "", page(body).html).replace("&nbsp;", "\xa0")
    assert max(map(len, shown.split("\u200b"))) <= 2_001
    assert shown.replace("\u200b", "") == words


def test_chinese_text_gets_no_hidden_breaks() -> None:
    assert "\u200b" not in page("青岛市，" * 5_000).html


def test_pictures_are_300_at_most() -> None:
    found = page('<img src="https://a.b/c.png">' * 400)
    assert found.html.count("<img") == len(found.images) == 300
    assert found.cuts


def test_giants_are_cut_and_say_so() -> None:
    found = page("<p>青岛市长 " * 900_000)
    assert len(found.html) < 3_000_000
    assert found.cuts


def test_harmless_articles_are_not_cut() -> None:
    assert page("<p>a</p>" * 5_000).cuts == ()
    assert page("<p>a</p>").text == ""


@pytest.mark.parametrize(
    "body",
    [
        "<p><b title=1>x" * 5_000,
        "<a href='" * 50_000,
        "<" * 100_000,
        "<a " * 100_000,
        "<!--" * 50_000,
        "<a " + 'x="1" ' * 50_000 + ">",
        "</p>" * 50_000,
        "<div>" * 50_000 + "</b>" * 50_000,
        "<table>" * 20_000,
        "<img srcset='" + "a 1x, " * 50_000 + "'>",
        "&" * 100_000,
        "\t" * 100_000,
        "[[x]] " + "<" * 100_000,
        "[[x]] " + "<a>[[" * 20_000,
    ],
)
def test_the_time_is_linear(body: str) -> None:
    start = time.process_time()
    page(body)
    once = time.process_time() - start
    start = time.process_time()
    page(body * 4)
    # Four times the work; a quadratic step would make it sixteen.
    assert time.process_time() - start < 10 * once + 0.2


def test_many_entities_come_out_as_they_went_in() -> None:
    address = "https://a.example/?" + "x&amp;" * 700
    body = f'<p>{"a &amp; b &lt; " * 3_000}<a href="{address}">c</a></p>'
    assert page(body).html == body


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<ul>",
             "<li>", "</ul>", "<a href=#x>", "</a>", "<pre>", "</pre>", "<br>", "<img src=//a.b>",
             "<script>", "</script>", "<h1>", "<caption>", "<svg/>", "<svg>", "</svg>", "<dd>",
             "text", " ", "\n", "青岛", "&lt;", "<", "<!--", "-->", '"', "\x00", "\ud800",
             "\ufdd0"],
        ),
        max_size=60,
    ),
)  # fmt: skip
def test_any_soup_comes_out_balanced(pieces: list[str]) -> None:
    found = shape("".join(pieces), ("text", "青"))
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", found.html):
        if closing:
            assert open_tags.pop() == name
        elif name not in ("br", "hr", "img"):
            open_tags.append(name)
    assert open_tags == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["html", "text"]))
def test_any_text_is_taken(body: str, body_format: BodyFormat) -> None:
    assert all(re.match(r"https?://|mailto:|#a-|image:|article:", a) for a in addresses(
        page(body, "a", body_format=body_format).html
    ))  # fmt: skip


# The collections


@pytest.mark.skipif(not (SHARED / "hostile").is_dir(), reason="needs ../shared/hostile")
def test_every_hostile_article_is_made_safe() -> None:
    files = sorted((SHARED / "hostile").rglob("*.md"))
    assert len(files) > 5_000
    for path in files:
        start = time.process_time()
        html = page(body_of(path), "a").html
        assert time.process_time() - start < 1, path
        assert {re.match("<([a-z0-9]+)", tag)[1] for tag in tags(html)} <= {  # type: ignore[index]
            "a", "b", "big", "blockquote", "br", "code", "dd", "div", "dl", "dt", "h2", "h3", "h4",
            "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "sub",
            "sup", "table", "td", "th", "tr", "u", "ul",
        }, path  # fmt: skip
        for address in addresses(html):
            safe = r"https?://[^\s]+|mailto:[^\s?]+|#a-.*|image:\d*|article:[^\s]+"
            assert re.fullmatch(safe, address), path
