"""The file that a state travels in: no path is lost, nothing is replaced, no nonsense is let in."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library import state_export
from library.article import LibraryError, Query, SavedSearch
from library.export import TargetError
from library.paths import packed
from library.state import State
from library.state_export import (
    ArticleChange,
    Record,
    SearchChange,
    StateFile,
    UndoFile,
    read,
    write,
    write_undo,
)

if TYPE_CHECKING:
    from pathlib import Path

HEAD: dict[str, Any] = {"format": "broadsheet state", "version": 1}
PATHS = st.binary(min_size=1, max_size=20).filter(
    lambda raw: b"\0" not in raw and not raw.startswith(b"/") and b".." not in raw.split(b"/")
)
RECORDS = st.builds(
    Record,
    st.booleans(),
    st.booleans(),
    st.floats(0, 1),
    st.integers(0, 2**40),
    st.none() | st.binary(max_size=16),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
SEARCHES = st.builds(
    SavedSearch,
    WORDS.map(lambda words: " ".join(words.split())),
    st.builds(
        Query,
        WORDS,
        st.sampled_from(["all", "unread", "today"]),
        st.lists(WORDS).map(tuple),
        st.booleans(),
        st.sampled_from(["newest", "title"]),
    ),
)


@settings(deadline=None, max_examples=20)
@given(st.dictionaries(PATHS, RECORDS, max_size=5), st.lists(SEARCHES, max_size=3))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    articles: dict[bytes, Record],
    searches: list[SavedSearch],
) -> None:
    folder = tmp_path_factory.mktemp("out")
    file = str(folder / "state.json")
    done = write(file, articles.items(), searches, replace=False)
    assert (done.file, done.articles, done.searches) == (file, len(articles), len(searches))
    assert read(file) == StateFile(tuple(articles.items()), tuple(searches))
    whole = json.loads((folder / "state.json").read_bytes())
    assert {key: whole[key] for key in HEAD} == HEAD
    # In any other layout of the same JSON, and with the head behind the rest.
    for layout in ({"indent": 4}, {"sort_keys": True}, {"separators": (",", ":")}):
        (folder / "state.json").write_text(json.dumps(whole, **layout))
        assert read(file) == StateFile(tuple(articles.items()), tuple(searches))

    changes = tuple(ArticleChange(path, one, Record()) for path, one in articles.items())
    undo = UndoFile(changes, tuple(SearchChange(None, one) for one in searches))
    write_undo(str(folder / "undo.json"), undo)
    assert read(str(folder / "undo.json")) == undo


def test_a_state_is_written_as_it_is_with_marks_of_very_many(tmp_path: Path) -> None:
    with closing(State(str(tmp_path / "state"))) as state:
        state.mark_many(packed([b"a.md", b"\xff.md"]), "read", True)
        file = str(tmp_path / "out.json")
        assert state.export(file, replace=False) is None
        while state.settle(lambda paths: [(path, None) for path in paths]):
            continue
        state.set_position(b"gone.md", b"text", 0.5)
        done = state.export(file, replace=False)
        assert done is not None
        assert done.articles == 3
    raw = json.loads((tmp_path / "out.json").read_bytes())
    assert [one["path"] for one in raw["articles"]] == ["a.md", "gone.md", "\udcff.md"]
    found = read(file)
    assert isinstance(found, StateFile)
    assert [path for path, _ in found.articles] == [b"a.md", b"gone.md", b"\xff.md"]
    assert [one.read for _, one in found.articles] == [True, False, True]
    assert found.articles[1][1].fingerprint == b"text"


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text("mine")
    with pytest.raises(TargetError, match="there already"):
        write(str(file), [], [], replace=False)
    with pytest.raises(TargetError, match="is a folder"):
        write(str(tmp_path), [], [], replace=True)
    with pytest.raises(LibraryError, match="can't be written"):
        write(str(tmp_path / "missing" / "out.json"), [], [], replace=True)

    def fails() -> Any:
        yield b"a.md", Record()
        raise OSError(28, "No space left on device")

    with pytest.raises(LibraryError, match="no room left"):
        write(str(file), fails(), [], replace=True)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("mine.json", "mine")]
    write(str(file), [], [], replace=True)
    assert read(str(file)) == StateFile()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not text in UTF-8"),
        (b"[]", "not JSON"),
        (b"{}", "does not say"),
        (b'{"format": "broadsheet state", "version": 1, "articles": [', "not JSON"),
        (b'{"format": "broadsheet state", "version": 1} {}', "not JSON"),
        (b'{"format": "broadsheet state", "version": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"x": ' + b"[" * 100_000, "not JSON"),
        ({"version": True}, "does not name the version"),
        ({"version": 0}, "does not name the version"),
        ({"version": 2}, "a later version"),
        ({"format": ["broadsheet state"]}, "does not say"),
        ({"articles": {}}, "is no list"),
        ({"articles": [1]}, "has no path"),
        ({"articles": [{}]}, "has no path"),
        ({"articles": [{"path": "\ud800.md"}]}, "no text"),
        ({"articles": [{"path": ""}]}, "no path in a library"),
        ({"articles": [{"path": "/etc/passwd"}]}, "no path in a library"),
        ({"articles": [{"path": "a/../../b"}]}, "no path in a library"),
        ({"articles": [{"path": "a\0b"}]}, "no path in a library"),
        ({"articles": [{"path": "a", "read": 1}]}, "true or false"),
        ({"articles": [{"path": "a", "favourite": None}]}, "true or false"),
        ({"articles": [{"path": "a", "position": 2}]}, "not from 0 to 1"),
        ({"articles": [{"path": "a", "position": float("nan")}]}, "not from 0 to 1"),
        ({"articles": [{"path": "a", "position": "0"}]}, "no number"),
        ({"articles": [{"path": "a", "changed_at": -1}]}, "seconds"),
        ({"articles": [{"path": "a", "changed_at": 2**70}]}, "seconds"),
        ({"articles": [{"path": "a", "fingerprint": "xyz"}]}, "not in hex"),
        ({"articles": [{"path": "a", "fingerprint": 7}]}, "not in hex"),
        ({"saved_searches": [{}]}, "has no words"),
        ({"saved_searches": [{"words": "x", "name": 1}]}, "has no name"),
        ({"saved_searches": [{"words": "x", "category": "News"}]}, "no list of names"),
        ({"saved_searches": [{"words": "x", "shelf": "cellar"}]}, "looks where"),
        ({"saved_searches": [{"words": "x", "order": ["newest"]}]}, "looks where"),
        ({"format": "broadsheet state undo", "articles": [{"path": "a"}]}, "no object"),
        ({"format": "broadsheet state undo", "saved_searches": [3]}, "no object"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    tmp_path: Path, content: bytes | dict[str, Any], words: str
) -> None:
    raw = content if isinstance(content, bytes) else json.dumps({**HEAD, **content}).encode()
    (tmp_path / "in.json").write_bytes(raw)
    with pytest.raises(LibraryError, match=words) as refused:
        read(str(tmp_path / "in.json"))
    assert "Nothing was changed." in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("path", "words", "before", "after", *Record._fields), JSON)
)


@settings(deadline=None)
@given(
    st.sampled_from(["broadsheet state", "broadsheet state undo"]),
    JSON | st.lists(FIELDS | JSON),
    JSON | st.lists(FIELDS | JSON),
    st.binary(max_size=10),
)
def test_any_json_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    format_: str,
    articles: object,
    searches: object,
    more: bytes,
) -> None:
    file = tmp_path_factory.mktemp("in") / "in.json"
    whole = {**HEAD, "format": format_, "articles": articles, "saved_searches": searches}
    for content in (json.dumps(whole).encode(), json.dumps(whole).encode() + more, more):
        file.write_bytes(content)
        try:
            assert isinstance(read(str(file)), StateFile | UndoFile)
        except LibraryError:
            continue


def test_what_is_no_file_or_too_large_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TargetError, match="is not there"):
        read(str(tmp_path / "missing"))
    with pytest.raises(TargetError, match="is not a file"):
        read(str(tmp_path))
    monkeypatch.setattr(state_export, "LARGEST", 10)
    (tmp_path / "in.json").write_text(json.dumps(HEAD))
    with pytest.raises(LibraryError, match="too large"):
        read(str(tmp_path / "in.json"))
