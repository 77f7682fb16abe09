"""The headless verbs, each as a process of its own, as a script would call them."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from library import checksums
from library.fold import fold
from library.frontmatter import read_article
from library.han import unified
from library.lock import one_at_a_time
from library.places import Places
from library.text import body_text
from reader.__main__ import main
from tests.conftest import ARTICLES, ROOT, SHARED, article, run_cli, write

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = SHARED / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")


def lines(*arguments: object) -> list[dict[str, Any]]:
    done = run_cli(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_index_counts_what_it_did(folder: Path, data: Path) -> None:
    (first,) = lines("index", folder, "--data", data)
    assert first == {"articles": 8, "added": 8, "changed": 0, "moved": 0, "removed": 0,
                     "problems": 2, "seconds": first["seconds"]}  # fmt: skip
    assert first["seconds"] >= 0
    write(folder, {"new.md": article("New", "New words.", "2022-01-01")})
    (folder / "zh/集市.md").rename(folder / "zh/市场.md")
    (folder / "plain.html").unlink()
    (folder / "news/market.md").write_text(article("Prices", "Other words."), encoding="utf-8")
    (second,) = lines("index", folder, "--data", data)
    assert {key: second[key] for key in ("articles", "added", "changed", "moved", "removed")} == {
        "articles": 8, "added": 1, "changed": 1, "moved": 1, "removed": 1}  # fmt: skip


def test_search_writes_one_object_a_line_newest_first(folder: Path, data: Path) -> None:
    found = lines("search", folder, "--data", data)
    assert len(found) == len(ARTICLES)
    by_path = {one["path"]: one for one in found}
    assert by_path["news/lighthouse.md"] == {
        "path": "news/lighthouse.md", "title": "A new lamp for the lighthouse", "author": None,
        "date": "2021-05-07T10:00:00Z", "date_guessed": False,
        "categories": [["News", "Coast"]], "tags": [], "source_url": "https://example.org/lamp",
        "read": False, "favourite": False,
        "snippet": "The keeper climbs the stairs. Ships see it from afar.", "problems": [],
    }  # fmt: skip
    assert by_path["2021-05-03-dated.md"]["date_guessed"] is True
    assert by_path["broken.md"]["problems"]
    dates = [one["date"] for one in found]
    assert dates == sorted(dates, reverse=True)
    assert [
        one["date"] for one in lines("search", folder, "--order", "oldest", "--data", data)
    ] == (sorted(dates))
    page = lines("search", folder, "--limit", "2", "--offset", "3", "--data", data)
    assert [one["path"] for one in page] == [one["path"] for one in found[3:5]]


def test_search_finds_words_phrases_and_what_a_tag_parts(folder: Path, data: Path) -> None:
    def paths(query: str) -> list[str]:
        return [one["path"] for one in lines("search", folder, query, "--data", data)]

    assert paths("ships") == ["news/harbour.md", "news/lighthouse.md"]
    assert paths("灯") == ["zh/灯塔.md"]
    assert paths("海鱼") == ["zh/集市.md"]  # 海 stands in a tag of its own
    assert paths('"the stairs"') == ["news/lighthouse.md"]
    assert paths('"stairs the"') == []
    assert paths("ships -stairs") == ["news/harbour.md"]
    assert paths("") == [one["path"] for one in lines("search", folder, "--data", data)]
    assert paths("nothing-like-this") == []


def test_mark_says_how_many_changed_and_survives_a_deleted_index(folder: Path, data: Path) -> None:
    assert lines("mark", folder, "ships", "--read", "--data", data) == [{"changed": 2}]
    assert lines("mark", folder, "ships", "--read", "--data", data) == [{"changed": 0}]
    assert lines("mark", folder, "灯塔", "--favourite", "--data", data) == [{"changed": 1}]
    for name in data.rglob("*.db*"):
        if name.name.startswith(("index", "text")):
            name.unlink()
    found = lines("search", folder, "--data", data)
    assert sum(one["read"] for one in found) == 2
    assert [one["path"] for one in found if one["favourite"]] == ["zh/灯塔.md"]
    assert lines("mark", folder, "ships", "--unread", "--data", data) == [{"changed": 2}]
    assert len(lines("search", folder, "is:unread", "--data", data)) == len(ARTICLES)
    assert lines("mark", folder, "", "--unfavourite", "--data", data) == [{"changed": 1}]


def test_mark_says_why_nothing_changed(folder: Path, data: Path) -> None:
    def said(query: str) -> str:
        return run_cli("mark", folder, query, "--read", "--data", data).stdout.strip()

    assert said("标题:灯塔") == "1 article changed"
    assert said("标题:灯塔") == "0 articles changed, of 1 found; all were so already"
    assert said("nothing-like-this") == "0 articles changed: nothing was found"


def test_check_names_file_line_and_reason(folder: Path, data: Path) -> None:
    found = lines("check", folder, "--data", data)
    assert {one["path"] for one in found} == {"broken.md"}
    assert [one["line"] for one in found if one["kind"] == "date"] == [5]
    assert all(one["message"] and one["kind"] for one in found)
    plain = run_cli("check", folder, "--data", data)
    assert re.match(r"broken\.md:\d+: ", plain.stdout)


def test_verbs_import_no_qt_and_write_utf8_in_any_locale(folder: Path, data: Path) -> None:
    code = (
        "import sys; from reader.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "sys.exit(code)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "search", folder, "灯塔", "--data", data],
        capture_output=True, env=environment, check=True,
    )  # fmt: skip
    assert "灯塔换了新灯" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "{tmp}/missing"], 2),
        (["index", "{tmp}/a-file"], 2),
        (["mark", "{tmp}", "x"], 2),
        (["mark", "{tmp}", "x", "--read", "--unread"], 2),
        (["search", "{tmp}", "x", "--limit", "some"], 2),
        (["search", "{tmp}", "x", "--order", "sideways"], 2),
        (["{tmp}/missing"], 2),
        (["--size", "huge", "{tmp}"], 2),
        (["--no-such-option"], 2),
    ],
)
def test_unusable_arguments_are_one_line_and_exit_code_2(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "a-file").write_text("no folder")
    filled = [word.replace("{tmp}", str(tmp_path)) for word in arguments]
    done = run_cli(*filled, "--data", tmp_path / "data")
    assert done.returncode == code
    assert done.stderr.startswith("broadsheet: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_version_and_help() -> None:
    assert re.fullmatch(r"broadsheet \d+\.\d+\.\d+\n", run_cli("--version").stdout)
    assert "index FOLDER" in run_cli("--help").stdout
    assert "--favourite" in run_cli("mark", "--help").stdout


def test_empty_folder_is_no_error(tmp_path: Path, data: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert lines("index", empty, "--data", data)[0]["articles"] == 0
    assert lines("search", empty, "x", "--data", data) == []
    assert run_cli("check", empty, "--data", data).stdout == "No file needs attention.\n"


def test_nothing_is_written_into_the_library(folder: Path, data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
    lines("mark", folder, "", "--read", "--data", data)
    assert {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))} == before


def test_a_reader_that_has_had_enough_is_no_fault(folder: Path, data: Path) -> None:
    write(folder, {f"more/{n}.md": article(f"More {n}", "Words.") for n in range(600)})
    lines("index", folder, "--data", data)
    command = [sys.executable, "-P", "-m", "reader", "search", str(folder), "--json",
               "--data", str(data)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_interrupted_index_goes_on_from_where_it_stopped(tmp_path: Path, data: Path) -> None:
    many = tmp_path / "many"
    body = "<div>" + "长文章的句子。" * 400 + "</div>"
    write(many, {f"{n}.md": article(f"Nr {n}", body, "2021-01-01") for n in range(4000)})
    command = [sys.executable, "-P", "-m", "reader", "index", str(many), "--data", str(data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as child:
        while written(data) < 200_000:
            assert child.poll() is None
        child.send_signal(signal.SIGINT)
        assert child.stderr is not None
        said = child.stderr.read().decode()
    assert child.returncode == 130
    assert said == (
        "broadsheet: Stopped. What was indexed is kept; the next run goes on from there.\n"
    )
    assert "Traceback" not in said
    assert lines("index", many, "--data", data)[0]["articles"] == 4000
    assert len(lines("search", many, "长文章", "--limit", "5000", "--data", data)) == 4000


def written(data: Path) -> int:
    """Bytes of the texts that are indexed so far."""
    total = 0
    for file in data.rglob("text.db*"):
        with contextlib.suppress(FileNotFoundError):  # SQLite takes its journal away
            total += file.stat().st_size
    return total


WORDS = (
    # Chinese
    "漏洞", "的", "了", "安全", "公司", "发布", "中国", "数据", "我们", "时间", "微服务",
    "开源",
    "容器", "云", "代码", "测试", "平台", "美元", "攻击", "区块链", "人工智能", "软件供应链",
    "学习",
    # Japanese
    "する", "です", "は", "カメラ", "ライブ", "時間", "の",
    # Korean
    "것", "있다", "하는", "그리고", "시간", "이", "개발", "사람",
    # English: words whole, or the beginning of one
    "rust", "the", "python", "model", "data", "linux", "cloud", "image", "api", "neural", "a",
    # in several scripts, digits, marks
    "2021", "C++", "%", "é", "naïve", "不存在的词",
)  # fmt: skip


@needs_corpus
def test_search_finds_exactly_what_a_look_into_the_text_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    (report,) = lines("index", CORPUS, "--data", data)
    files = [
        path for path in CORPUS.rglob("*")
        if path.suffix in (".md", ".markdown", ".html", ".htm") and path.is_file()
    ]  # fmt: skip
    texts = {}
    for path in files:
        name = path.relative_to(CORPUS).as_posix()
        if any(part.startswith(".") for part in name.split("/")):
            continue
        one = read_article(os.fsencode(name), path.read_bytes())
        texts[name] = unified(fold(f"{one.title}\n{body_text(one.body, one.body_format)}"))
    assert report["articles"] == len(texts)
    differing = {}
    for word in WORDS:
        folded = unified(fold(word))  # simplified and traditional are the same
        at_start = "(?<![a-zß-ɏ])" if folded[0].isascii() and folded[0].isalpha() else ""
        at_start = "(?<![0-9])" if folded[0].isdigit() else at_start
        pattern = re.compile(at_start + re.escape(folded))
        expected = {name for name, text in texts.items() if pattern.search(text)}
        # In this process: the start of another eighty takes most of a minute.
        assert main(["search", str(CORPUS), word, "--data", str(data), "--json"]) == 0
        said = capsys.readouterr().out
        found = {json.loads(line)["path"] for line in said.splitlines()}
        if found != expected:
            differing[word] = (sorted(found - expected)[:3], sorted(expected - found)[:3])
    assert not differing


def test_drafts_are_shown_only_when_asked_for(folder: Path, data: Path) -> None:
    write(folder, {
        "draft.md": article("Not yet", "Ships in a draft.", "2021-06-01", "News", "draft: true"),
        "_drafts/other.md": article("Nor this", "Ships again.", "2021-06-02", "News"),
    })  # fmt: skip
    assert lines("index", folder, "--data", data)[0]["articles"] == len(ARTICLES) + 2

    def paths(query: str) -> list[str]:
        return [one["path"] for one in lines("search", folder, query, "--data", data)]

    assert len(paths("")) == len(ARTICLES)
    assert paths("ships") == ["news/harbour.md", "news/lighthouse.md"]
    assert paths("is:draft") == ["_drafts/other.md", "draft.md"]
    assert paths("is:draft ships again") == ["_drafts/other.md"]
    assert lines("mark", folder, "is:unread", "--read", "--data", data) == [
        {"changed": len(ARTICLES)}
    ]


@pytest.mark.parametrize("name", ["corpus", "hostile"])
def test_every_file_is_an_article_or_a_problem(name: str, tmp_path: Path) -> None:
    place = SHARED / name
    if not place.is_dir():
        pytest.skip(f"the shared {name} is not here")
    files = {
        path.relative_to(place).as_posix()
        for path in place.rglob("*")
        if path.suffix.lower() in (".md", ".markdown", ".mdown", ".html", ".htm", ".txt")
        and not any(part.startswith(".") for part in path.relative_to(place).parts)
        and path.is_file()
    }
    listed = {one["path"] for one in lines("search", place, "--data", tmp_path / "data")}
    listed |= {
        one["path"] for one in lines("search", place, "is:draft", "--data", tmp_path / "data")
    }
    said = lines("check", place, "--data", tmp_path / "data")
    others = {one["path"] for one in said if one["kind"] in ("no article", "file")}
    assert listed | others == files
    assert not listed & others
    (report,) = lines("index", place, "--data", tmp_path / "data")
    assert report["articles"] == len(listed)
    assert report["problems"] == len(said)


def test_check_can_leave_out_a_kind(folder: Path, data: Path) -> None:
    kinds = [one["kind"] for one in lines("check", folder, "--data", data)]
    assert sorted(kinds) == ["date", "front matter"]
    left = lines("check", folder, "--without", "date", "--data", data)
    assert [one["kind"] for one in left] == ["front matter"]


def one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    """What was said on stderr, which is one line whatever happened."""
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("broadsheet: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_mark_says_what_it_did_not_understand(folder: Path, data: Path) -> None:
    done = run_cli("mark", folder, "ships OR", "--favourite", "--data", data)
    assert done.returncode == 0
    assert "“OR” was not understood" in done.stderr


def test_only_the_folder_is_missing_from_a_search_of_nothing() -> None:
    said = one_line(run_cli("search"), 2)
    assert "FOLDER" in said
    assert "QUERY" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_a_field_without_its_value_marks_nothing(folder: Path, data: Path) -> None:
    for words in ("category:", "分类：", 'title:"'):
        said = run_cli("mark", folder, words, "--read", "--json", "--data", data)
        assert json.loads(said.stdout) == {"changed": 0}, words


def test_a_query_that_is_no_text_is_refused_and_marks_nothing(folder: Path, data: Path) -> None:
    half = b"\xff".decode(errors="surrogateescape")
    for arguments in (["search", folder, half], ["mark", folder, half, "--read"]):
        assert "UTF-8" in one_line(run_cli(*arguments, "--data", data), 2)
    assert lines("search", folder, "is:read", "--data", data) == []


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**30, "9" * 5000])
def test_numbers_of_any_size(folder: Path, data: Path, number: object) -> None:
    assert len(lines("search", folder, "--limit", number, "--data", data)) == len(ARTICLES)
    found = lines("search", folder, "--limit", number, "--offset", "1", "--data", data)
    assert len(found) == len(ARTICLES) - 1
    assert lines("search", folder, "--offset", number, "--data", data) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no disk that is always full")
def test_output_that_cannot_be_written_is_said(folder: Path, data: Path) -> None:
    write(folder, {f"more/{n}.md": article(f"More {n}", "Words.") for n in range(200)})
    lines("index", folder, "--data", data)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BROADSHEET_DATA": str(data)}
    for arguments in (["search", folder, "lamp"], ["search", folder, "--json"], ["index", folder]):
        command = [sys.executable, "-P", "-m", "reader", *map(str, arguments)]
        with open("/dev/full", "w") as full:
            no_output = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment,
                check=False,
            )  # fmt: skip
            no_errors = subprocess.run(
                command, stdout=subprocess.PIPE, stderr=full, env=environment, check=False
            )
        assert "can't be written (no space left on device)" in one_line(no_output, 1)
        assert (no_errors.returncode, bool(no_errors.stdout)) == (0, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_streams_that_are_closed(folder: Path, data: Path, closed: str) -> None:
    command = f'exec "$0" -P -m reader search "$1" ships --data "$2" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(folder), str(data)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) == (not closed.startswith(">"))


def test_a_data_folder_that_takes_nothing_is_an_unusable_argument(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    names = [tmp_path / "file", tmp_path / "file/below"]
    if sys.platform != "win32":
        names.append(tmp_path / b"\xff".decode(errors="surrogateescape"))
    for name in names:
        wrong = "file is a file, where" if "file" in name.name + name.parent.name else "can't write"
        assert wrong in one_line(run_cli("search", folder, "--data", name), 2)
        done = run_cli("search", folder, env={"BROADSHEET_DATA": str(name)})
        assert wrong in one_line(done, 2)


def test_a_state_that_cannot_be_opened_is_a_job_that_failed(folder: Path, data: Path) -> None:
    lines("index", folder, "--data", data)
    (state,) = data.rglob("state.db")
    with closing(checksums.connect(str(state))) as connection:
        connection.execute("PRAGMA user_version=99")
    assert "later version" in one_line(run_cli("search", folder, "--data", data), 1)
    shutil.rmtree(state.parent)
    state.parent.write_text("no folder")
    assert "is a file, where Broadsheet needs a folder" in one_line(
        run_cli("search", folder, "--data", data), 1
    )


def test_what_nobody_foresaw_is_one_line_and_a_log_for_who_asks(folder: Path, data: Path) -> None:
    code = (
        "import sys; from library.library import Library; from reader.__main__ import main\n"
        "def fail(*_): raise KeyError('a fault')\n"
        "Library.find = fail\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", code, "search", str(folder), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert "did not foresee (KeyError('a fault'))" in one_line(done, 1)
    done = subprocess.run(
        [*command, "--verbose"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert "Traceback" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_interrupted_while_it_prints(folder: Path, data: Path) -> None:
    write(folder, {f"more/{n}.md": article(f"More {n}", "Words." * 90) for n in range(900)})
    lines("index", folder, "--data", data)
    command = [sys.executable, "-P", "-m", "reader", "search", str(folder), "--json",
               "--data", str(data)]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()  # the pipe is full soon, and it waits
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)
    assert (child.returncode, errors) == (130, b"")


def test_waiting_for_another_that_indexes_is_said(folder: Path, data: Path) -> None:
    lines("index", folder, "--data", data)
    cache = Places.below(data).cache_of(str(folder))
    command = [sys.executable, "-P", "-m", "reader", "index", str(folder), "--data", str(data)]
    with one_at_a_time(cache, lambda: True) as held, subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:  # fmt: skip
        assert held
        assert child.stderr is not None
        patience = threading.Timer(60, child.kill)
        patience.start()
        assert "Waiting until it has done so" in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        assert "Stopped." in child.communicate(timeout=60)[1]
        assert child.returncode == 130
        patience.cancel()


def test_a_query_may_begin_with_what_it_refuses(folder: Path, data: Path) -> None:
    def found(*words: str) -> int:
        answer = run_cli("search", folder, *words, "--data", data, "--json")
        assert answer.returncode == 0, answer.stderr
        return len(answer.stdout.splitlines())

    everything, ships = found(), found("ships")
    assert found("-ships") == everything - ships
    assert found("-ships", "--limit", "1") == 1
    assert found("is:unread", "-ships") == everything - ships
    assert found("ships", "keeper") == found("ships keeper") == 1
    answer = run_cli("mark", folder, "-ships", "--read", "--data", data, "--json")
    assert json.loads(answer.stdout) == {"changed": everything - ships}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--without", "foo"], "invalid choice: 'foo'"),
        (["search", "--limit", "-1"], "0 or more"),
        (["search", "--blue"], "--blue"),
    ],
)
def test_arguments_that_make_no_sense(
    folder: Path, data: Path, arguments: list[str], words: str
) -> None:
    verb, *more = arguments
    answer = run_cli(verb, folder, *more, "--data", data)
    assert answer.returncode == 2
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1
