"""What the tests of parsing share: files of their own wording, and a look at what was read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from library.frontmatter import read_article
from library.text import body_text

if TYPE_CHECKING:
    from library.article import Article, Dialect


SHARED = Path(__file__).parents[3] / "shared"

BODY = "<p>The tide turns at noon.</p>"
PROSE = "The tide turns at noon."
MODIFIED = datetime(2001, 2, 3, 4, 5, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def local(*parts: int) -> datetime:
    return datetime(*parts).astimezone(UTC)  # type: ignore[arg-type]


def read(
    text: str | bytes, path: bytes = b"a.md", dialect: Dialect = "hexo", *, dated: bool = True
) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(
        path, data, dialect=dialect, modified=MODIFIED.timestamp() if dated else None
    )


def headed(head: str, fence: str = "---") -> str:
    return f"{fence}\n{head}\n{fence}\n{BODY}\n"


def problems(article: Article) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.line) for problem in article.problems]


def check(article: Article, expected: dict[str, Any]) -> None:
    """Compares the named fields; no problem and the whole body where nothing else is said."""
    given_ = {name: getattr(article, name) for name in expected if name not in ("problems", "text")}
    assert given_ == {name: expected[name] for name in given_}
    assert problems(article) == expected.get("problems", [])
    assert body_text(article.body, article.body_format) == expected.get("text", PROSE)


SEED = (
    "\n---\n"
    "title: 'Ferry to the outer isles &#123;new&#125;'\n"
    "categories: \n"
    " - 新媒体\n"
    " - 海港报\n"
    " - 最新\n"
    "headimg: 'https://picsum.photos/400/300?random=4711'\n"
    "author: 海港报\n"
    "comments: false\n"
    "date: Sat, 08 May 2021 12:56:00 GMT\n"
    "thumbnail: 'https://picsum.photos/400/300?random=4712'\n"
    "---\n\n"
    "<div>   \n<p>if (tide) &#123; sail(); &#125;</p>  \n</div>\n"
)
