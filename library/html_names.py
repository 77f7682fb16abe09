"""The tags that an article may use, and how each is written for the viewer."""

INLINE = {
    "a": "a", "abbr": "", "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i",
    "var": "i", "u": "u", "ins": "u", "s": "s", "del": "s", "strike": "s", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup", "rt": "sup",
    "small": "small", "big": "big", "mark": "mark",
}  # fmt: skip
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
BLOCKS = {
    **HEADINGS, "p": "p", "ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol", "li": "li",
    "dl": "dl", "dt": "dt", "dd": "dd", "blockquote": "blockquote", "pre": "pre", "listing": "pre",
    "xmp": "pre", "figcaption": "figcaption",
}  # fmt: skip
WRITTEN = {"mark": 'span class="mark"', "figcaption": 'p class="caption"'}
PRE = {"pre", "listing", "xmp"}
LISTS = {"ul", "ol", "menu", "dir"}
INDENTED = LISTS | {"dl", "blockquote"}
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}
CELLS = {"td", "th", "caption"}
BARRIERS = {"table", "td", "th", "caption"}
VOID = {
    "area", "base", "basefont", "bgsound", "br", "col", "colgroup", "embed", "frame", "hr", "img",
    "image", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
