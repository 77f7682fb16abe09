"""Mends what Qt leaves of a PDF's words: bookmarks, and characters that can be searched and copied.

Where two characters have one glyph, Qt names the one with the smaller number: a tab for a blank,
and for 人 and 300 others the radicals that look the same, which no search finds.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# Radicals that Unicode does not say to be the same as a character, but that fonts draw as one.
_RADICALS = (
    "⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀"
    "⺾艹⺿艹⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦"
    "⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⺟母⻳龟"
)
_MEANT = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True)),
    "\t": " ",
}
_LISTED = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")
_CODES = {f"{ord(wrong):04X}".encode(): f"<{ord(right):04X}>".encode()
          for wrong, right in _MEANT.items()}  # fmt: skip


def mend(source: str, target: str, bookmarks: Iterable[tuple[str, int]]) -> None:
    """Writes the PDF `source` anew as `target`, with bookmarks: titles and pages, from 0 on."""
    from pypdf import PdfWriter

    pdf = PdfWriter(clone_from=source)
    seen: set[int] = set()
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            _mend_font(font, seen)
    for title, number in bookmarks:
        pdf.add_outline_item(title=title, page_number=number)
    with open(target, "xb") as file:
        pdf.write(file)
    pdf.close()


def _mend_font(font: Any, seen: set[int]) -> None:
    reference = font.get_object().raw_get("/ToUnicode")
    if reference.idnum not in seen:
        seen.add(reference.idnum)
        words = reference.get_object()
        words.set_data(_LISTED.sub(_mend_list, words.get_data()))


def _mend_list(match: re.Match[bytes]) -> bytes:
    return _CODE.sub(lambda code: _CODES.get(code[1].upper(), code[0]), match[0])
