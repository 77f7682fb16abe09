"""The index: ids in the order of dates whatever arrives, lists, categories, text search."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library import Library, Places
from library import index_writer as writer
from library.article import Article, LibraryError, Order, Query, Shelf
from library.article_row import row_of
from library.fold import fold, tokens
from library.index import Index
from library.mirror import mirror
from library.query import parse
from library.scan import FileStamp
from library.shards import fill
from library.state import State
from library.text import Text

MINUTE = 60


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(str(tmp_path / "cache"))
    yield made
    made.close()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(str(tmp_path / "state"))
    yield made
    made.close()


def entry(name: str, seconds: int, *categories: tuple[str, ...]) -> writer.Entry:
    article = Article(
        path=name.encode(),
        title=f"Title {name}",
        body="",
        body_format="html",
        date=datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds),
        categories=categories or (("News",),),
    )
    return writer.Entry(row_of(article), FileStamp(1, 1))


def put(index: Index, state: State, entries: list[writer.Entry]) -> None:
    writer.put_articles(index, state, entries)


def put_texts(index: Index, texts: dict[str, str]) -> None:
    writer.drop_stale_texts(index)
    for shard in index.shards.newest_first():
        for batch in writer.waiting_texts(index, shard, 10_000):
            mine = [(id_, path) for id_, path, *_ in batch if path.decode() in texts]
            with index.shards.file(shard).write() as connection:
                fill(
                    connection,
                    (
                        (id_, tokens(texts[path.decode()]), tokens(f"Title {path.decode()}"))
                        for id_, path in mine
                    ),
                )
            writer.put_texts(
                index,
                [
                    Text(id_, path, texts[path.decode()][:50], b"p", has_image=False)
                    for id_, path in mine
                ],
            )


def found(index: Index, words: str = "", shelf: Shelf = "all", order: Order = "newest",
          category: tuple[str, ...] = ()) -> list[str]:  # fmt: skip
    query = Query(words, shelf, category, order=order)
    terms = parse(words)
    ids = index.find(query, terms)
    assert index.count(query, terms) == len(ids)
    return [headline.path.decode() for headline in index.headlines(ids)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    batches=st.lists(
        st.lists(
            st.tuples(st.integers(0, 25), st.integers(-3 * MINUTE, 12 * MINUTE)),
            min_size=1, max_size=12, unique_by=lambda pair: pair[0],
        ),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_ids_stay_in_the_order_of_dates(
    batches: list[list[tuple[int, int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index, state = Index(str(folder / "cache")), State(str(folder / "state"))
    expected: dict[str, int] = {}
    try:
        for batch in batches:
            put(index, state, [entry(f"{name}.md", date) for name, date in batch])
            expected.update((f"{name}.md", date) for name, date in batch)
            rows = index.lists.rows("SELECT id, path, date FROM article ORDER BY id")
            assert {path.decode(): date for _, path, date in rows} == expected
            assert [row[2] for row in rows] == sorted(row[2] for row in rows)
            assert all(id_ >= date // MINUTE for id_, _, date in rows)
            assert {index.id_of(path) for _, path, _ in rows} == {id_ for id_, _, _ in rows}
            assert list(found(index, category=("News",))) == found(index)
            assert len(found(index)) == len(expected)
            put_texts(index, {name: f"text of {name}" for name in waiting(index)})
            for name in expected:
                assert found(index, f'"text of {name}"') == [name]
    finally:
        index.close()
        state.close()


def waiting(index: Index) -> list[str]:
    (shard,) = index.shards.newest_first()
    batches = writer.waiting_texts(index, shard, 10_000)
    return [path.decode() for batch in batches for _, path, *_ in batch]


def test_orders(index: Index, state: State) -> None:
    put(index, state, [entry("b.md", 200), entry("a.md", 100), entry("c.md", 9000)])
    put_texts(index, {"a.md": "news", "b.md": "a news", "c.md": "else news"})
    assert found(index) == ["c.md", "b.md", "a.md"]
    assert found(index, order="oldest") == ["a.md", "b.md", "c.md"]
    assert found(index, "news", order="oldest") == ["a.md", "b.md", "c.md"]
    assert found(index, "a ", order="relevance") == ["a.md", "b.md"]


def test_categories_hold_their_descendants_once(index: Index, state: State) -> None:
    put(index, state, [
        entry("a.md", 100, ("金融", "证券", "要闻"), ("金融", "证券", "快讯")),
        entry("b.md", 200, ("金融",)),
        entry("c.md", 300, ("编程",)),
    ])  # fmt: skip
    state.mark([(b"b.md", None)], "read", True)
    mirror(index, state)
    tree = {one.path: one for one in index.categories()}
    finance = tree[("金融",)]
    assert (finance.total, finance.unread) == (2, 1)
    assert [child.path for child in finance.children] == [("金融", "证券")]
    assert [leaf.path[-1] for leaf in finance.children[0].children] == ["快讯", "要闻"]
    assert found(index, category=("金融",)) == ["b.md", "a.md"]
    assert found(index, category=("金融", "证券", "快讯")) == ["a.md"]
    assert found(index, category=("nowhere",)) == []


def test_shelves_and_counts(index: Index, state: State) -> None:
    today = int(datetime.now().astimezone().timestamp())
    put(index, state, [entry("old.md", 100), entry("star.md", 200), entry("today.md", today)])
    state.mark([(b"star.md", None)], "favourite", True)
    state.mark([(b"star.md", None)], "read", True)
    mirror(index, state)
    assert found(index, shelf="unread") == ["today.md", "old.md"]
    assert found(index, shelf="favourites") == ["star.md"]
    assert found(index, shelf="today") == ["today.md"]
    assert found(index, "is:read") == ["star.md"]
    assert found(index, "-is:favourite") == ["today.md", "old.md"]
    counts = index.counts()
    assert (counts.all, counts.unread, counts.favourites, counts.today) == (3, 2, 1, 1)


def test_status_known_before_the_article_is_seen(index: Index, state: State) -> None:
    state.mark([(b"a.md", None)], "favourite", True)
    put(index, state, [entry("a.md", 100)])
    assert found(index, shelf="favourites") == ["a.md"]


def test_search_sees_new_text_only(index: Index, state: State) -> None:
    put(index, state, [entry("a.md", 100), entry("b.md", 100)])
    put_texts(index, {"a.md": "旧的漏洞报告", "b.md": "漏 洞"})
    assert found(index, "漏洞") == ["a.md"]
    put(index, state, [entry("a.md", 100)])
    assert found(index, "漏洞") == []  # changed, not yet read again
    put_texts(index, {"a.md": "新的消息"})
    assert (found(index, "漏洞"), found(index, "消息")) == ([], ["a.md"])
    writer.remove_files(index, [b"a.md"])
    assert found(index, "消息") == []
    writer.drop_stale_texts(index)
    assert found(index, "消息") == []


def test_a_number_given_again_does_not_find_the_old_text(index: Index, state: State) -> None:
    put(index, state, [entry("a.md", 100)])
    put_texts(index, {"a.md": "first words"})
    writer.remove_files(index, [b"a.md"])
    put(index, state, [entry("b.md", 100)])
    assert found(index, "first") == []
    put_texts(index, {"b.md": "second words"})
    assert (found(index, "first"), found(index, "second")) == ([], ["b.md"])


def test_a_number_given_again_is_not_judged_by_the_old_text(index: Index, state: State) -> None:
    put(index, state, [entry("a.md", 100), entry("c.md", 200)])
    put_texts(index, {"a.md": "first words", "c.md": "more"})
    writer.remove_files(index, [b"a.md"])
    put(index, state, [entry("b.md", 100)])
    for words in ("(first is:unread) OR x", "first OR is:read", "title:a OR is:read"):
        assert found(index, words) == [], words
    # Nor by a text that nobody has read.
    assert found(index, "-first") == found(index, "-(first x) is:unread") == ["c.md"]
    put_texts(index, {"b.md": "second words"})
    assert found(index, "-first") == found(index, "-(first x) is:unread") == ["c.md", "b.md"]
    assert found(index, "(first is:unread) OR x") == []
    assert found(index, "(second is:unread) OR x") == ["b.md"]


def test_words_in_title_and_refused_words(index: Index, state: State) -> None:
    put(index, state, [entry("apple.md", 100), entry("pear.md", 200)])
    put_texts(index, {"apple.md": "red fruit", "pear.md": "green fruit"})
    assert found(index, "apple") == ["apple.md"]
    assert found(index, "fruit -green") == ["apple.md"]
    assert found(index, "-green") == ["apple.md"]
    assert found(index, "title apple red") == ["apple.md"]


def test_damage_starts_anew(tmp_path: Path, state: State) -> None:
    folder = tmp_path / "cache"
    index = Index(str(folder))
    put(index, state, [entry("a.md", 100)])
    index.close()
    for name in ("index.db", "text.db"):
        (folder / name).write_bytes(b"garbage " * 1000)
        for ending in ("-wal", "-shm"):
            (folder / (name + ending)).unlink(missing_ok=True)
        index = Index(str(folder))
        assert found(index) == []
        index.close()


@pytest.mark.parametrize("name", ["index.db", "text.db"])
def test_a_folder_in_the_place_of_a_file_starts_anew(
    tmp_path: Path, state: State, name: str
) -> None:
    folder = tmp_path / "cache"
    index = Index(str(folder))
    put(index, state, [entry("a.md", 100)])
    index.close()
    (folder / name).unlink()
    (folder / name).mkdir()
    index = Index(str(folder))
    assert found(index) == []
    put(index, state, [entry("a.md", 100)])
    assert found(index) == ["a.md"]
    index.close()


@given(
    texts=st.lists(st.text(alphabet="ab 今天c，é1.\n", max_size=12), max_size=6),
    needle=st.text(alphabet="今天，", min_size=1, max_size=4),
)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_search_equals_substring_search(
    texts: list[str], needle: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index, state = Index(str(folder / "cache")), State(str(folder / "state"))
    try:
        names = {f"{n}.md": text for n, text in enumerate(texts)}
        put(index, state, [entry(name, 100 * n) for n, name in enumerate(names)])
        put_texts(index, names)
        expected = {name for name, text in names.items() if fold(needle) in fold(text)}
        assert set(found(index, f'"{needle}"')) == expected
    finally:
        index.close()
        state.close()


def test_marks_of_another_state_replace_those_of_the_first(
    index: Index, state: State, tmp_path: Path
) -> None:
    put(index, state, [entry("a.md", 100), entry("b.md", 200), entry("c.md", 300)])
    for name in (b"a.md", b"b.md"):
        state.mark([(name, None)], "favourite", True)
    mirror(index, state)
    for marks in (1, 2, 3):  # fewer than the index has seen, as many, more
        other = State(str(tmp_path / f"other {marks}"))
        for _ in range(marks - 1):
            other.mark([(b"elsewhere.md", None)], "read", True)
        other.mark([(b"c.md", None)], "favourite", True)
        mirror(index, other)
        assert found(index, shelf="favourites") == ["c.md"]
        other.mark([(b"b.md", None)], "favourite", True)
        mirror(index, other)
        assert found(index, shelf="favourites") == ["c.md", "b.md"]
        other.close()
    mirror(index, state)
    assert found(index, shelf="favourites") == ["b.md", "a.md"]


@pytest.mark.damaged
@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE filing",
        "DROP TABLE meta",
        "UPDATE article SET categories='['",
        "UPDATE article SET title=CAST(x'ff80' AS TEXT)",
        "PRAGMA ignore_check_constraints=ON; UPDATE article SET date=900000000000000",
        "UPDATE file SET id=id+1",
        "UPDATE meta SET value='many' WHERE key='mirrored'",
        "UPDATE meta SET value=x'00' WHERE key='generation'",
    ],
)
def test_a_library_heals_rows_that_cannot_be(folder: Path, data: Path, sql: str) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        library.refresh()
        library.mark(library.find(Query("ships")), "favourite", True)
        with closing(apsw.Connection(os.path.join(places.cache_of(str(folder)), "index.db"))) as db:
            db.execute(sql)
        for _ in range(2):  # what is met while reading asks for a reload, which builds anew
            with contextlib.suppress(LibraryError):
                library.categories()
                library.headlines(library.find(Query("")).ids)
            (folder / "news/market.md").touch()
            assert library.refresh() is not None
        assert len(library.headlines(library.find(Query("")).ids)) == 8
        assert library.counts().favourites == 2
    with closing(Library.open(folder, places)) as library:
        assert library.counts().favourites == 2


@pytest.mark.damaged
@pytest.mark.parametrize(
    "sql", ["DROP TABLE meta", "DROP TABLE file", "UPDATE meta SET value=x'00'"]
)
def test_a_library_opens_on_an_index_that_cannot_be(folder: Path, data: Path, sql: str) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        library.refresh()
        library.mark(library.find(Query("ships")), "favourite", True)
    with closing(apsw.Connection(os.path.join(places.cache_of(str(folder)), "index.db"))) as db:
        db.execute(sql)
    with closing(Library.open(folder, places)) as library:
        assert library.refresh() is not None
        assert library.counts().favourites == 2


@pytest.mark.damaged
def test_a_text_search_that_lost_its_version_is_built_anew(folder: Path, data: Path) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        library.refresh()
    shards = Path(places.cache_of(str(folder))).rglob("*.db")
    for shard in [one for one in shards if one.name != "index.db"]:
        with closing(apsw.Connection(str(shard))) as db:
            db.execute("UPDATE text_config SET v=0 WHERE k='version'")
    with closing(Library.open(folder, places)) as library:
        with pytest.raises(LibraryError, match="Reload the library"):
            library.find(Query("ships"))
        assert library.refresh() is not None
        assert len(library.find(Query("ships")).ids) == 2


def test_an_index_built_anew_by_another_is_the_one_that_is_asked(folder: Path, data: Path) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        library.refresh()
        shutil.rmtree(places.cache_of(str(folder)))
        with closing(Library.open(folder, places)) as other:
            other.refresh()
        (folder / "new.md").write_text("Ships of another kind.")
        assert library.refresh() is not None
        assert len(library.find(Query("ships")).ids) == 3


def test_a_fault_of_the_program_is_not_taken_for_damage(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("a fault")

    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        with monkeypatch.context() as patch:
            patch.setattr(Index, "counts", faulty)
            with pytest.raises(KeyError):
                library.counts()
            with pytest.raises(apsw.SQLError, match="no such column"):
                library._index.lists.value("SELECT nonsense FROM article")
        assert not library._index.shows_damage(apsw.SQLError("no such column: nonsense"))
        assert library.counts().all == 8


def test_damage_that_stays_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "index.db").write_bytes(b"garbage " * 1000)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(LibraryError, match="Delete that folder"):
        Index(str(folder))
