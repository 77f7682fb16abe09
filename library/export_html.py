"""An article as a page of its own: one file, which asks for nothing and runs nothing."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from library.export_body import as_data
from library.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.export import Leaf

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42em; margin: 3em auto; padding: 0 1.2em; font-size: 17px; line-height: 1.6;
  font-family: system-ui, "Noto Sans", sans-serif; overflow-wrap: break-word; color: #1f2328;
  background: #fff; }
:lang(zh), :lang(ja), :lang(ko) { line-height: 1.8; }
:lang(zh-Hans) body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"; }
:lang(zh-Hant) body { font-family: "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei"; }
:lang(ja) body { font-family: "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic"; }
:lang(ko) body { font-family: "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic"; }
h1 { line-height: 1.3; margin: 0 0 .4em; }
h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.6em 0 .6em; }
a { color: #0b61c4; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .8em 1em; background: #f3f4f6; line-height: 1.45;
  font-size: 14px; }
code { font-size: .9em; }
blockquote { margin: 1em 0; padding: 0 0 0 1em; border-left: 3px solid #d0d7de; color: #57606a; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { border: 1px solid #d0d7de; padding: .3em .7em; vertical-align: top; }
hr { border: 0; border-top: 1px solid #d0d7de; margin: 1.5em 0; }
.category, .byline, .caption, .media, .cuts, .picture { color: #57606a; font-size: 14px; }
.mark { background: #fff3a3; color: #1f2328; }
@media (prefers-color-scheme: dark) {
  body { color: #e4e6eb; background: #1b1d21; }
  a { color: #7db4f5; }
  pre { background: #26292e; }
  blockquote, .category, .byline, .caption, .media, .cuts, .picture { color: #a3a9b3; }
  blockquote, td, th, hr { border-color: #3d4148; }
}
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""
# Whoever opens the file: nothing in it may run or fetch, whatever slipped through.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write(path: str, leaves: Iterable[Leaf], _title: str) -> None:
    """Makes the page of one article."""
    (leaf,) = leaves
    language = language_of(f"{leaf.headline.title} {leaf.headline.snippet}")
    name = html.escape(leaf.title, quote=False)
    with open(path, "x", encoding="utf-8", errors="replace", newline="\n") as target:
        target.write(
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<article>\n"
            f"{leaf.heading()}\n<hr>\n{leaf.body(as_data)}\n</article>\n</body>\n</html>\n"
        )
