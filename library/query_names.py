"""The names that a query may use, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from library.article import FieldName

What = Literal["read", "favourite", "problem", "image", "draft", "guessed"]

FIELDS: dict[str, FieldName] = {
    "is": "is", "has": "is", "是": "is", "有": "is",
    "title": "title", "标题": "title", "標題": "title",
    "author": "author", "作者": "author",
    "source": "source", "来源": "source", "來源": "source",
    "category": "category", "分类": "category", "分類": "category",
    "tag": "tag", "标签": "tag", "標籤": "tag",
    "path": "path", "路径": "path", "路徑": "path",
    "date": "date", "日期": "date",
    "after": "after", "之后": "after", "之後": "after",
    "before": "before", "之前": "before",
}  # fmt: skip
"""By what is typed before a colon."""

FLAGS: dict[str, tuple[What, bool]] = {
    "read": ("read", True), "已读": ("read", True), "已讀": ("read", True),
    "unread": ("read", False), "未读": ("read", False), "未讀": ("read", False),
    "favourite": ("favourite", True), "favorite": ("favourite", True),
    "starred": ("favourite", True), "收藏": ("favourite", True),
    "problem": ("problem", True), "问题": ("problem", True), "問題": ("problem", True),
    "image": ("image", True), "图片": ("image", True), "圖片": ("image", True),
    "draft": ("draft", True), "草稿": ("draft", True),
}  # fmt: skip
"""By what is typed after `is:` or `has:`: what an article is, or that it is not that."""

DAYS = {"today": 0, "今天": 0, "yesterday": 1, "昨天": 1}
"""Days ago."""

SHOWN_FIELDS: dict[FieldName, tuple[str, str]] = {
    "is": ("is", "是"), "title": ("title", "标题"), "author": ("author", "作者"),
    "source": ("source", "来源"), "category": ("category", "分类"), "tag": ("tag", "标签"),
    "path": ("path", "路径"), "date": ("date", "日期"), "after": ("after", "之后"),
    "before": ("before", "之前"),
}  # fmt: skip
"""The names that are proposed, in English and in Chinese."""

SHOWN_FLAGS = (
    ("is:unread", "是:未读"), ("is:read", "是:已读"), ("is:favourite", "是:收藏"),
    ("is:problem", "是:问题"), ("is:draft", "是:草稿"), ("has:image", "有:图片"),
    ("has:problem", "有:问题"),
)  # fmt: skip

SHOWN_DAYS = (("today", "yesterday", "7d", "30d"), ("今天", "昨天", "7天", "30天"))
