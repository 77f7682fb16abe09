"""The catalogues: complete, in step with the sources, and Chinese as it is written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.language import LANGUAGES
from resources import resource
from resources.translations import source, update

CHINESE = [language for language in LANGUAGES if language != "en"]


def messages(file: str) -> list[tuple[str, str, bool, ET.Element]]:
    """Context, words, whether they are a plural, and the translation, of each message."""
    return [
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.get("numerus") == "yes",
            message.find("translation"),
        )
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    ]  # type: ignore[misc]


def forms(translation: ET.Element) -> list[str]:
    """What a message is translated by: one form, or as many as the language has plurals."""
    several = [form.text or "" for form in translation.iter("numerusform")]
    return several or [translation.text or ""]


@pytest.mark.parametrize("language", CHINESE)
def test_nothing_is_untranslated_and_nothing_left_over(language: str) -> None:
    found = messages(source(language))
    assert len(found) > 400
    assert [words for _, words, _, done in found if done.get("type")] == []
    assert [words for _, words, _, done in found if not all(forms(done))] == []
    assert [words for _, words, plural, done in found if plural and len(forms(done)) != 1] == []


def test_catalogues_are_in_step_with_the_sources(tmp_path: Path) -> None:
    simplified, traditional = tmp_path / "zh_CN.ts", tmp_path / "zh_TW.ts"
    shutil.copy(source("zh_CN"), simplified)
    update.update(str(simplified), str(traditional))
    assert simplified.read_text("utf-8") == Path(source("zh_CN")).read_text("utf-8")
    assert traditional.read_text("utf-8") == Path(source("zh_TW")).read_text("utf-8")


@pytest.mark.parametrize("language", CHINESE)
def test_placeholders_agree(language: str) -> None:
    for _, words, _, done in messages(source(language)):
        for form in forms(done):
            gaps = re.findall(r"\{\w*\}|%Ln|%n", words)
            assert Counter(re.findall(r"\{\w*\}|%Ln|%n", form)) == Counter(gaps), words
            assert words.count("\n") == form.count("\n"), words
            # Chinese menus name the key behind the words, in brackets.
            keys = re.findall(r"&(\w)", words)
            assert [key.upper() for key in keys] == re.findall(r"\(&(\w)\)", form), words
            assert ("…" in words) == ("…" in form), words


@pytest.mark.parametrize("language", CHINESE)
def test_chinese_is_set_as_chinese_is(language: str) -> None:
    for context, words, _, done in messages(source(language)):
        for form in forms(done):
            if context == "Dates":
                continue  # a notation of Qt
            assert not re.search(r"[\u4e00-\u9fff][,;!?]", form), words
            assert not re.search(r"[\u4e00-\u9fff]\.$", form), words
            assert not words.endswith(".") or form.endswith(("。", "？", "}")), words


def test_one_word_is_one_word_everywhere() -> None:
    """What is called the same in English, in whatever place, is in Chinese."""
    said: dict[str, set[str]] = {}
    for _, words, _, done in messages(source("zh_CN")):
        if words != ", ":
            said.setdefault(words, set()).update(form.strip() for form in forms(done))
    assert {words: all_ for words, all_ in said.items() if len(all_) > 1} == {}


@pytest.mark.parametrize("language", CHINESE)
def test_the_page_that_leads_into_the_guide_is_there(language: str) -> None:
    english = "Guide/Open a folder, and read.md"
    (page,) = (
        forms(done)[0] for _, words, _, done in messages(source(language)) if words == english
    )
    assert Path(resource("sample"), page).is_file()
    assert Path(resource("sample"), english).is_file()
