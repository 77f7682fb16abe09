"""What the tests of the library have: a look at the log, so that no healing hides a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "damaged: the index is meant to be discarded in this test")


@pytest.fixture(autouse=True)
def no_index_discarded(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """An index that nobody damaged is discarded for an error of the program's only."""
    yield
    if "damaged" not in request.keywords:
        said = [record.getMessage() for record in caplog.get_records("call")]
        assert [words for words in said if "the index is discarded" in words] == []
