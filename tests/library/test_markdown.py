"""Markdown as HTML, and the marks of Hexo's, Jekyll's and Hugo's templates in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.markdown import to_html


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("a | b\n--|--\n1 | 2", ["<table>", "<th>a</th>", "<td>2</td>"]),
        ("~~high~~ tide", ["<del>high</del> tide"]),
        ("tide[^1]\n\n[^1]: at noon", ["footnote-reference", "at noon"]),
        ("- [x] high\n- [ ] low", ["☑ high</li>", "☐ low</li>"]),
        ("%[https://tide.example/a]", ['<a href="https://tide.example/a">']),
        ("`%[https://tide.example/a]`", ["<code>%[https://tide.example/a]</code>"]),
        ("```py\nx < 1\n```", ['<pre><code class="language-py">x &lt; 1\n</code></pre>']),
        ("![Sea](a.png)", ['<img src="a.png" alt="Sea" />']),
        ("<b>high</b> & tide", ["<b>high</b> &amp; tide"]),
        ("潮水**高**涨", ["潮水<strong>高</strong>涨"]),
    ],
)
def test_markdown(body: str, parts: list[str]) -> None:
    html = to_html(body)
    assert [part for part in parts if part not in html] == []


@pytest.mark.parametrize(
    ("body", "html"),
    [
        # pictures
        ("{% asset_img a.png High tide %}", '<p><img src="a.png" alt="High tide" /></p>'),
        (
            '{% asset_img left /i/a.png 300 200 "High tide" %}',
            '<p><img src="/i/a.png" alt="High tide" /></p>',
        ),
        ('{% img "a b.png" %}', '<p><img src="a%20b.png" alt="" /></p>'),
        ("{% asset_img %}", ""),
        (
            '{{< figure src="a.png" alt="Sea" caption="At noon" >}}',
            '<p><img src="a.png" alt="Sea" /></p>\n<p>At noon</p>',
        ),
        # links
        ("{% post_link other 'The other' %}", '<p><a href="other">The other</a></p>'),
        ("{% post_link other %}", '<p><a href="other">other</a></p>'),
        (
            "{% link a_b https://example.org/ external %}",
            '<p><a href="https://example.org/">a_b</a></p>',
        ),
        ('[x]({{< ref "a b.md" >}})', '<p><a href="a%20b.md">x</a></p>'),
        (
            "{% youtube abc_1 %}",
            '<p><a href="https://www.youtube.com/watch?v=abc_1">YouTube: abc_1</a></p>',
        ),
        (
            "{{< vimeo id=12 >}}",
            '<p><a href="https://vimeo.com/12">Vimeo: 12</a></p>',
        ),
        ("{% youtube javascript:alert(1) %}", "<p>YouTube</p>"),
        # code
        (
            "{% highlight py %}\nx = {{ y }}\n{% endhighlight %}",
            '<pre><code class="language-py">x = {{ y }}\n</code></pre>',
        ),
        (
            "High\n{% codeblock lang:js %}\n{% x %}\n{% endcodeblock %}\ntide",
            '<p>High</p>\n<pre><code class="language-js">{% x %}\n</code></pre>\n<p>tide</p>',
        ),
        (
            "{{< highlight go >}}\na\n{{< /highlight >}}",
            '<pre><code class="language-go">a\n</code></pre>',
        ),
        ("{% highlight py %}\nnever closed", "<p>never closed</p>"),
        # kept, or taken out
        ("{% raw %}{{ page.title }} {% x %}{% endraw %}", "<p>{{ page.title }} {% x %}</p>"),
        ("a {%- raw -%}{{ b }}", "<p>a {{ b }}</p>"),
        ("{% comment %}a{% endcomment %}b", "<p>b</p>"),
        ("{% blockquote Ada %}a{% endblockquote %}", "<p>a</p>"),
        ("{{% notice %}}a{{% /notice %}}", "<p>a</p>"),
        ("{% include a.html x='}' %}b", "<p>b</p>"),
        ("{{ site.url }}/a{{ page.b | escape }}", "<p>/a</p>"),
        ("![a]({{ site.baseurl }}/i.png)", '<p><img src="/i.png" alt="a" /></p>'),
        ("* TOC\n{:toc}\n\na", "<p>a</p>"),
        ("a\n{: .wide #id}", "<p>a</p>"),
        ("# a {#id}", "<h1>a</h1>"),
        # no marks
        ("{{ a + b }} {x} 50% {% of", "<p>{{ a + b }} {x} 50% {% of</p>"),
        ("`{% raw %}` {{ x }}", "<p><code>{% raw %}</code> {{ x }}</p>"),
        ("```\n{% youtube a %}\n{{< b >}}\n```",
         "<pre><code>{% youtube a %}\n{{&lt; b &gt;}}\n</code></pre>"),
        ("~~~\n{: .a}\n~~~", "<pre><code>{: .a}\n</code></pre>"),
        ("a\n\n    {% b %}\n", "<p>a</p>\n<pre><code>{% b %}\n</code></pre>"),
        ("", ""),
    ],
)  # fmt: skip
def test_marks(body: str, html: str) -> None:
    assert to_html(body).strip() == html


_MARKS = st.sampled_from([
    "{% ", " %}", "{{< ", " >}}", "{{% ", " %}}", "{{ ", " }}", "raw", "endraw", "highlight py",
    "endhighlight", "comment", "endcomment", "asset_img ", "a.png", "'", '"', "\n", "```", "`",
    "~~~",
    "{: .a}", "{#a}", "# ", "- ", "|", "[^1]", "    ", "潮", " ", "<b>", "page.", "link ", "http://a",
])  # fmt: skip


@given(st.lists(_MARKS | st.text(max_size=3), max_size=30).map("".join))
def test_nothing_raises(body: str) -> None:
    assert isinstance(to_html(body), str)


@given(st.lists(st.sampled_from(["{% x %}", "{{< y >}}", "`", "\n\n", "{: .z}", "{% raw %}"])))
def test_words_between_marks_stay(marks: list[str]) -> None:
    html = to_html("".join(f"w{at}w{mark}" for at, mark in enumerate(marks)))
    assert [at for at in range(len(marks)) if f"w{at}w" not in html] == []


@pytest.mark.parametrize(
    "piece",
    [
        "{% highlight py %}\n",
        "{% comment %}",
        "{% raw %}",
        "{%- raw",
        "{%a ",
        "{%a '",
        "{{<a ",
        "{{< a='",
        "{{",
        "{%",
        "{{<a{%a",
        "{: a='",
        "# a {#",
        "{:",
        "`",
        "```\n",
        "* a\n{:toc",
        "{{ page.",
        "{{site|",
        "{%x%",
        "{{< / ",
        "[",
        "*",
        "> ",
        "<b ",
    ],
)
def test_marks_that_nothing_closes_take_little_longer_than_words(piece: str) -> None:
    # Each took 5 to 600 times as long as now while a mark was looked for to the end of the body.
    count = 60_000 // len(piece)
    started = time.process_time()
    to_html(piece * count)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("mark", "`~")
def test_a_fence_without_end(mark: str) -> None:
    started = time.process_time()
    to_html("[[x]]\n\n" + mark * 60_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("start", ["{{<", "{{< a", "{%", "{%a", "{:", "# a", "{{site", "{% link '"])
def test_blanks_and_letters_without_end(start: str) -> None:
    started = time.process_time()
    to_html(start + " " * 60_000)
    to_html(start + "a" * 60_000)
    assert time.process_time() - started < 1


def test_the_alignment_of_a_picture_is_no_part_of_its_address() -> None:
    assert to_html('![Quay](https://x.org/a.png align="left")') == (
        '<p><img src="https://x.org/a.png" alt="Quay" /></p>\n'
    )
    assert 'title="Quay"' in to_html('![a](a.png "Quay")')
    assert "align" in to_html('`![a](a.png align="left")`')
