"""Which generator's rules a library and each of its files follow."""

from __future__ import annotations

import pytest

from library.dialect import detect, dialect_of


@pytest.mark.parametrize(
    ("holds", "dialect"),
    [
        ({"_config.yml", "source/_posts"}, "hexo"),
        ({"_config.yml", "source/_posts", "_posts"}, "hexo"),
        ({"_config.yml", "_posts"}, "jekyll"),
        ({"_config.yaml", "_posts"}, "jekyll"),
        ({"_config.yml"}, "hexo"),
        ({"_posts"}, "hexo"),
        ({"hugo.toml"}, "hugo"),
        ({"hugo.yaml"}, "hugo"),
        ({"hugo.yml"}, "hugo"),
        ({"hugo.json"}, "hugo"),
        ({"config.toml", "content"}, "hugo"),
        ({"config.toml"}, "hexo"),
        ({"config/_default", "content"}, "hugo"),
        ({".obsidian"}, "obsidian"),
        ({".obsidian", "_config.yml", "_posts"}, "jekyll"),
        (set(), "hexo"),
    ],
)
def test_of_a_library(holds: set[str], dialect: str) -> None:
    assert detect(holds.__contains__) == dialect


@pytest.mark.parametrize(
    ("path", "site", "dialect"),
    [
        (b"source/_posts/a.md", "jekyll", "hexo"),
        (b"blog/source/_posts/a.md", "hugo", "hexo"),
        (b"source/_drafts/a.md", "obsidian", "hexo"),
        (b"_posts/a.md", "hexo", "jekyll"),
        (b"blog/sea/_posts/2021/a.md", "hexo", "jekyll"),
        (b"_drafts/a.md", "hexo", "jekyll"),
        (b"my_posts/a.md", "hexo", "hexo"),
        (b"content/a.md", "hugo", "hugo"),
        (b"a.md", "obsidian", "obsidian"),
        (b"_posts", "hexo", "hexo"),
        (b"\xff/_posts/\xff.md", "hexo", "jekyll"),
    ],
)
def test_of_a_file(path: bytes, site: str, dialect: str) -> None:
    assert dialect_of(path, site) == dialect  # type: ignore[arg-type]
