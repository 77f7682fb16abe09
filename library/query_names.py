"""The names that a query may use, in English and Chinese."""

from __future__ import annotations

from typing import Literal

FieldName = Literal[
    "is", "title", "author", "source", "category", "tag", "path", "date", "after", "before"
]
What = Literal["read", "favourite", "problem", "image", "draft"]

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
