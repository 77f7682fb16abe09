"""A head that its notation refuses: keys, values, and where the text begins."""

from __future__ import annotations

import pytest

from library.tolerant import KIND, read


def refuse(_: str) -> object:
    raise ValueError("refused")


@pytest.mark.parametrize(
    ("notation", "head", "values"),
    [
        ("YAML", "title: Tide", {"title": "Tide"}),
        ("YAML", "title: 'It's high'", {"title": "It's high"}),
        ("YAML", 'title: "a \\"b\\""', {"title": 'a "b"'}),
        ("YAML", "title: 'a ''b'''", {"title": "a 'b'"}),
        ("YAML", "title: 'Tide", {"title": "'Tide"}),
        ("YAML", 'title: "Tide', {"title": "Tide"}),
        ("YAML", 'title: A screen of 24"', {"title": 'A screen of 24"'}),
        ("YAML", "Pub-Date : x", {"pubdate": "x"}),
        ("YAML", "'title': Tide", {"title": "Tide"}),
        ("YAML", " title: Tide\nauthor: Ada", {"title": "Tide", "author": "Ada"}),
        ("YAML", "author: Ada\n title: slipped", {"author": "Ada", "title": "slipped"}),
        ("YAML", "tags:\n- sea\n- 'moon'", {"tags": ["sea", "moon"]}),
        ("YAML", "tags:\n  - sea\n    and land", {"tags": ["sea and land"]}),
        ("YAML", "tags:\n -  - sea", {"tags": ["sea"]}),
        ("YAML", "tags: [sea, 'moon', \"x\"]", {"tags": ["sea", "moon", "x"]}),
        ("YAML", "tags: [sea, 'moon'", {"tags": ["sea", "moon"]}),
        ("YAML", "title: [Repost] tide", {"title": "[Repost] tide"}),
        ("YAML", "title: High\n  tide\nat noon", {"title": "High tide at noon"}),
        ("YAML", "author:\n  title: Keeper\ntitle: Tide", {"title": "Tide"}),
        ("YAML", "title: Note: the tide", {"title": "Note: the tide"}),
        ("YAML", "title: High\nThe tide today: higher", {"title": "High The tide today: higher"}),
        ("TOML", 'title = "Tide\ndate = x', {"date": "x"}),
        ("TOML", "tags = ['sea', \"moon\"]", {"tags": ["sea", "moon"]}),
        ("JSON", '"title": "Tide",\n"tags": ["sea"]', {"title": "Tide", "tags": ["sea"]}),
        ("YAML", "", {}),
        ("YAML", "just words", {}),
    ],
)
def test_values_as_they_stand(notation: str, head: str, values: dict[str, object]) -> None:
    reading = read(head, 2, notation, refuse)
    assert {key: reading.values.get(key) for key in values} == values
    assert reading.rest == ("just words" if head == "just words" else "")


def test_each_value_is_tried_alone() -> None:
    asked: list[str] = []

    def load(text: str) -> object:
        asked.append(text)
        if text.startswith("@"):
            raise ValueError("refused")
        return text.upper()

    reading = read("title: @tide\ntags: sea", 5, "YAML", load)
    assert asked == ["@tide", "sea"]
    assert reading.values == {"title": "@tide", "tags": "SEA"}
    (problem,) = reading.problems
    assert (problem.kind, problem.line) == (KIND, 5)
    assert "title" in problem.message
    assert "@tide" in problem.message


def test_no_more_than_five_problems_a_file() -> None:
    reading = read("\n".join(f"key{at}: @" for at in range(50)), 2, "YAML", refuse)
    assert [problem.line for problem in reading.problems] == [2, 3, 4, 5, 6]
    assert len(reading.values) == 50


@pytest.mark.parametrize(
    ("head", "closed", "rest"),
    [
        ("title: a\n\nThe text.\n\nAnd more.", False, "\nThe text.\n\nAnd more."),
        ("title: a\n\n<p>The text.</p>", False, "\n<p>The text.</p>"),
        ("title: a\n<p>The text.</p>", False, "<p>The text.</p>"),
        ("title: a\n# The text", False, "# The text"),
        ("title: a\n\nauthor: b", False, ""),
        ("title: a\n\nThe sea today: high", False, "\nThe sea today: high"),
        ("title: a\n\nThe text.", True, "The text."),
        ("Stray words\ntitle: a", True, "Stray words"),
    ],
)
def test_where_the_text_begins(head: str, closed: bool, rest: str) -> None:
    reading = read(head, 2, "YAML", refuse, closed=closed)
    assert reading.values["title"] == "a"
    assert reading.rest == rest


def test_the_last_of_two_keys_holds_in_a_closed_head_and_the_first_in_an_open_one() -> None:
    head = "title: a\ntitle: b\ntitle:"
    assert read(head, 2, "YAML", refuse).values == {"title": "b"}
    assert read(head, 2, "YAML", refuse, closed=False).values == {"title": "a"}


def test_quotations_that_nothing_closes_cost_no_more_than_others() -> None:
    reading = read("a: 'x\n" * 20_000 + "title: Tide", 2, "YAML", None)
    assert reading.values["title"] == "Tide"
