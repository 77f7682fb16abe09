"""Names of files: whatever the title, they do on every system, and each is given once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from library.file_names import LONGEST, Names, name_of


@given(st.text(st.characters(), max_size=300))
def test_every_title_gives_a_name_that_every_system_takes(title: str) -> None:
    name = name_of(title)
    assert name
    assert len(name.encode()) <= LONGEST + 1
    assert name == name.strip(" .") or name.startswith("_")
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t\u202e\u200b')
    assert name.partition(".")[0].strip().lower() not in {"con", "nul", "aux", "prn", "com1"}


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "é", "e\u0301", "CON", "", "..", "ſ", "s"])))
def test_no_name_is_given_twice_whatever_its_case(titles: list[str]) -> None:
    names = Names()
    given = [names.give(title, ".md").casefold() for title in titles]
    assert len(set(given)) == len(given)


def test_a_second_is_numbered() -> None:
    names = Names()
    assert [names.give("News", ".md") for _ in range(3)] == [
        "News.md", "News (2).md", "News (3).md"]  # fmt: skip
