"""Columns of wide tables as broad as their words, which Qt would break into letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QTextLength

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable

    from reader.reading_style import ReadingStyle

_FEWEST = 3
"""Columns from which words may come to be broken."""
_MOST_ROWS = 200
"""That are looked at: the others are like them."""
_MOST_CELLS = 3_000
_PADDING = 21
"""Pixels beside the words of a cell, with its border."""
_BROADEST = 16
"""Letters of a word that stay together in any case; longer ones may be broken."""
# Between Han characters and kana a line may end anywhere.
_WORD = re.compile("[^\\s\u200b\ufffc\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]+")


def widen(table: QTextTable, style: ReadingStyle, room: float) -> None:
    """Holds the words of a table together where `room` pixels would not do: it is scrolled then."""
    columns = table.columns()
    if columns < _FEWEST:
        return
    rows = min(table.rows(), _MOST_ROWS, max(_MOST_CELLS // columns, 1))
    metrics = QFontMetricsF(style.font)
    letters = metrics.horizontalAdvance("n") * 1.1  # headings of columns are bold
    words, whole = [0.0] * columns, [0.0] * columns
    for row in range(rows):
        for column in range(columns):
            cell = table.cellAt(row, column)
            if cell.columnSpan() > 1:
                continue
            text = cell.firstCursorPosition().block().text()[:200]
            longest = max((len(word) for word in _WORD.findall(text)), default=4)
            words[column] = max(words[column], min(longest, _BROADEST) * letters)
            whole[column] = max(whole[column], metrics.horizontalAdvance(text))
    padding = style.pixels(_PADDING)
    if sum(whole) + columns * padding <= room:
        return  # nothing has to be broken at all
    least = [width + padding for width in words]
    spare = max(room - sum(least), 0.0)
    wishes = [max(width + padding - low, 0.0) for width, low in zip(whole, least, strict=True)]
    share = spare / max(sum(wishes), 1.0)
    look = table.format()
    look.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.FixedLength, low + wish * share)
            for low, wish in zip(least, wishes, strict=True)
        ]
    )
    table.setFormat(look)
