"""The sample library: complete, free of problems, and true of the program where a test can tell."""

from __future__ import annotations

import html
import re
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from library.frontmatter import read_article
from library.query import parse
from library.query_names import (
    DAYS,
    FIELDS,
    FLAGS,
    SHOWN_DAYS,
    SHOWN_FIELDS,
    SHOWN_FLAGS,
)
from library.terms import Is
from library.text import body_text
from reader.__main__ import main
from reader.actions import COMMANDS

if TYPE_CHECKING:
    from library.article import Article

SAMPLE = Path(__file__).parents[1] / "resources" / "sample"
FILES = sorted(SAMPLE.rglob("*.*"))
HAN = re.compile("[\u4e00-\u9fff]")


@cache
def article(file: Path) -> Article:
    return read_article(bytes(file.relative_to(SAMPLE)), file.read_bytes())


def in_chinese(file: Path) -> bool:
    return bool(HAN.search(article(file).title))


def in_seed_dialect(file: Path) -> bool:
    return file.read_bytes().startswith(b"\n---\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_article_is_whole(file: Path) -> None:
    read = article(file)
    assert read.problems == ()
    assert read.author == "Broadsheet"
    assert read.date is not None
    assert read.date.year == 2026
    assert not read.date_guessed
    assert not read.hidden
    assert len(body_text(read.body, read.body_format)) > 300
    assert all(read.categories)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_article_asks_for_a_picture(file: Path) -> None:
    assert not re.search(r"<img|!\[", article(file).body)


@pytest.mark.parametrize(
    "file", [file for file in FILES if in_seed_dialect(file)], ids=lambda file: file.stem
)
def test_seed_dialect_is_the_seeds(file: Path) -> None:
    words = file.read_text(encoding="utf-8")
    head = re.match(r"\n---\ntitle: \".+\"\ncategories: \n( - .+\n)+author: ", words)
    date = re.search(r"^date: (.+)$", words, re.MULTILINE)
    assert head
    assert date
    assert format_datetime(parsedate_to_datetime(date[1]), usegmt=True) == date[1]
    assert article(file).body_format == "html"


def test_library_is_large_and_mixed_enough() -> None:
    assert len(FILES) >= 12
    assert sum(map(in_chinese, FILES)) >= 5
    assert sum(map(in_seed_dialect, FILES)) >= 6
    assert {article(file).body_format for file in FILES} == {"html", "markdown"}
    assert any(file.read_bytes().startswith(b"+++\n") for file in FILES)


@pytest.mark.parametrize("path", [("Guide", "Reading", "Keys"), ("指南", "阅读", "快捷键")])
def test_categories_go_three_levels_deep(path: tuple[str, ...]) -> None:
    assert any(path in article(file).categories for file in FILES)


def test_newest_article_is_the_way_in() -> None:
    dates = {read.title: read.date for read in map(article, FILES) if read.date}
    assert len(dates) == len(FILES)
    assert max(dates, key=dates.__getitem__) == "Open a folder, and read"


TWINS = {
    "Open a folder, and read": "打开一个文件夹，开始阅读",
    "Three panes": "三个窗格",
    "Keys": "快捷键",
    "Search: words, phrases, and what to leave out": "搜索：词、词组，以及不要什么",
    "Unread and favourites": "未读与收藏",
    "Files that need attention": "需要留意的文件",
    "Nobody is told what you read": "谁也不知道您读了什么",
    "Where things are kept": "东西放在哪里",
    "The command line": "命令行",
    "What a page may hold": "一页能放下什么",
}


def guide(folder: str) -> dict[str, str]:
    """The pages of the guide in one language: their titles and what they say."""
    files = [file for file in FILES if file.parent.name == folder]
    return {article(file).title: article(file).body for file in files}


def test_each_page_of_the_guide_has_a_twin() -> None:
    assert set(guide("Guide")) == set(TWINS)
    assert set(guide("指南")) == set(TWINS.values())


def codes(words: str) -> set[str]:
    """What stands in the type of a typewriter: keys, commands, words to search for."""
    found = re.findall("`([^`\n]+)`|<code>([^<]+)</code>", words)
    return {html.unescape(one or other) for one, other in found}


def test_the_twins_name_the_same_keys_and_options() -> None:
    names = {"空格": "Space", "Shift+空格": "Shift+Space", "回车": "Enter"}
    for english, chinese in TWINS.items():
        both = guide("Guide")[english], guide("指南")[chinese]
        if english.startswith(("Search", "What a page")):
            continue  # what is searched for is of the language
        own = re.compile("[\u4e00-\u9fff]|~/News|is:|FOLDER|code$")
        ours, theirs = ({names.get(code, code) for code in codes(body)} for body in both)
        assert {one for one in ours if not own.search(one)} == {
            one for one in theirs if not own.search(one)
        }, english
        tags = [re.findall(r"(?<=[\s`])--[a-z][a-z-]+", body) for body in both]
        assert sorted(tags[0]) == sorted(tags[1]), english


@pytest.mark.parametrize("title", list(TWINS)[3:4] + list(TWINS.values())[3:4])
def test_whatever_the_guide_searches_for_is_understood(title: str) -> None:
    body = {**guide("Guide"), **guide("指南")}[title]
    table = body[body.index("<table>") : body.index("</table>")]
    queries = codes(table)
    assert len(queries) > 15
    for query in queries:
        asked = f"date:{query}" if query[0].isdigit() else query
        assert parse(asked).not_understood == (), query


def test_titles_that_the_guide_refers_to_exist() -> None:
    titles = {article(file).title for file in FILES}
    named = set(re.findall("“([A-Z][^”]+)”", "".join(guide("Guide").values())))
    assert len(named) >= 4
    assert named <= titles
    chinese = set(re.findall("《([^》]+)》", "".join(guide("指南").values())))
    assert len(chinese) >= 4
    assert chinese <= titles


ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "空格": "Space", "回车": "Enter"}
ELSEWHERE = {"left", "right", "down", "enter", "esc"}
"""Of lists, the search box and windows."""
UNNAMED = {"back", "forward"}
"""Keys of some keyboards; the guide names the buttons of a mouse that do the same."""


@pytest.mark.parametrize("title", ["Keys", "快捷键"])
def test_every_key_of_the_guide_does_something(title: str) -> None:
    body = {**guide("Guide"), **guide("指南")}[title]
    named = codes("\n".join(re.findall(r"^\|([^|]*)\|", body, re.MULTILINE)))
    for arrow, name in ARROWS.items():
        named = {key.replace(arrow, name) for key in named}
    named = {key.lower().replace("delete", "del") for key in named}
    known = {key.lower() for command in COMMANDS for key in command.keys}
    assert len(named) > 55
    assert named - known <= ELSEWHERE
    assert known - named == UNNAMED


PAGES = (("Guide", "Search"), ("指南", "搜索"))


@pytest.mark.parametrize(("folder", "start"), PAGES)
def test_every_word_of_a_search_is_understood_as_what_the_guide_says(
    folder: str, start: str
) -> None:
    """Wherever in the guide a name stands before a colon, it is that field; a flag is a flag."""
    named = {code for body in guide(folder).values() for code in codes(body)}
    fields = {code for code in named if re.match(rf"(?:{'|'.join(FIELDS)}):", code)}
    assert len(fields) > 12
    for code in fields - {"is:unr"}:  # which the guide says is only begun
        read = parse(code if code[-1] == ":" else f"{code} ")
        kinds = {part.kind for part in read.parts if part.field is not None}
        assert kinds in ({"field"}, {"open"}), code
        assert read.not_understood == (), code
        for name, value in re.findall(r"(\w+):(\w+)", code):
            if FIELDS[name] == "is":
                what, holds = FLAGS[value]
                assert Is(what, holds) in read.nodes, code


@pytest.mark.parametrize(("folder", "start"), PAGES)
def test_every_word_that_a_search_knows_stands_in_the_guide(folder: str, start: str) -> None:
    (body,) = [body for title, body in guide(folder).items() if title.startswith(start)]
    simplified = OpenCC("t2s").convert
    ours = [
        simplified(name)  # the guide says that traditional names are understood as well
        for name in (*FIELDS, *FLAGS, *DAYS)
        if bool(HAN.search(name)) == (folder == "指南")
    ]
    assert len(ours) > 15
    written = set(re.findall(r"\w+", " ".join(codes(body))))
    assert set(ours) - written == set()
    for shown in (*SHOWN_FLAGS, *SHOWN_FIELDS.values(), SHOWN_DAYS):
        for name in re.findall(r"[^\W\d]+", str(shown[folder == "指南"])):
            assert name in written or name in ("d", "天"), shown
    assert re.search("[0-9](d|天)", " ".join(codes(body)))


def test_the_chinese_readme_is_in_step() -> None:
    english, chinese = (
        (SAMPLE.parents[1] / name).read_text(encoding="utf-8")
        for name in ("README.md", "resources/README.zh-CN.md")
    )
    assert english.count("\n## ") == chinese.count("\n## ")
    options = [set(re.findall(r"--[a-z][a-z-]+", words)) for words in (english, chinese)]
    assert options[0] == options[1]

    def keys(words: str) -> set[str]:
        """The keys in the table: what is neither a blank nor a description, in either half."""
        rows = re.findall(r"^\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$", words, re.MULTILINE)
        cells = " ".join(f"{row[1]} {row[3]}" for row in rows)
        return set(re.findall(r"(?:Ctrl|Shift|Alt)\+[^\s,、|]+|\bF\d+|\b[A-Z]\b", cells))

    ours, theirs = keys(english), keys(chinese.replace("空格", "Space"))
    assert len(ours) > 25
    assert ours == theirs


def test_options_that_the_guide_names_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ([], ["index"], ["search"], ["check"], ["mark"], ["export"], ["state"]):
        with pytest.raises(SystemExit):
            main([*verb, "--help"])
    known = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    named = set(
        re.findall(r"(?<=[\s`])--[a-z][a-z-]+", "".join(article(file).body for file in FILES))
    )
    assert {"--json", "--data"} <= named
    assert named <= known
