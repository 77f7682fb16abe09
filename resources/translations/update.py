"""Brings the catalogues in step with the sources: `python -P -m resources.translations.update`.

Simplified Chinese is written by hand in its `.ts`. Traditional Chinese is made from it by OpenCC,
with the words of Taiwan, and the few that come out wrong are set right here.
"""

from __future__ import annotations

import glob
import os
import subprocess
import sys
from xml.etree import ElementTree as ET

import PySide6
from opencc import OpenCC

import resources
from resources.translations import source

FOLDERS = ("reader",)
READ_OVER = {
    "指南/開啟資料夾.md": "指南/打开文件夹.md",  # a file of the guide, which is in simplified
    "搜尋“經濟”時": "搜尋“经济”時",  # what is searched for is simplified
    "列表": "清單", "許可權": "權限", "單元格": "儲存格", "幫助": "說明", "查詢": "尋找",
    "全屏": "全螢幕", "撤銷": "復原", "退出": "結束", "只讀": "唯讀",
    "文本檔案": "文字檔", "文本": "文字",
    "十六進位制": "十六進位", "畫素": "像素", "訪問": "存取", "響應": "回應", "製表符": "定位字元",
    "臺": "台", "快捷鍵": "快速鍵", "識別": "辨識", "搜索": "搜尋", "校驗和": "總和檢查碼",
    "側欄": "側邊欄", "站點": "網站", "聯網了": "連上網路了", "“": "「", "”": "」",
    "「片語」": "“片語”",  # what can be typed into the search box
}  # fmt: skip
"""What OpenCC writes, and what is said in Taiwan."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def update(simplified: str, traditional: str) -> None:
    """Puts new texts into the one file, for somebody to translate, and makes the other from it."""
    extract(simplified)
    derive(simplified, traditional)


def extract(file: str) -> None:
    """Runs Qt's `lupdate`: new texts come in as unfinished, those that have gone leave."""
    ending = ".exe" if sys.platform == "win32" else ""
    lupdate = os.path.join(os.path.dirname(PySide6.__file__), f"lupdate{ending}")
    root = os.path.dirname(os.path.dirname(os.path.abspath(resources.__file__)))
    sources = [
        name
        for folder in FOLDERS
        for name in sorted(glob.glob(os.path.join(glob.escape(os.path.join(root, folder)), "*.py")))
    ]
    options = ("-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext")
    subprocess.run([lupdate, "-silent", *options, *sources, "-ts", file], check=True)


def derive(simplified: str, traditional: str) -> None:
    """Writes the catalogue of Taiwan from the one of the mainland."""
    convert = OpenCC("s2twp").convert
    tree = ET.parse(simplified)
    tree.getroot().set("language", "zh_TW")
    for message in tree.getroot().iter("message"):
        for text in message.iter():
            if text.tag in ("translation", "numerusform") and text.text and text.text.strip():
                text.text = read_over(convert(text.text))
    words = ET.tostring(tree.getroot(), encoding="unicode")
    with open(traditional, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"{_HEAD}{words}\n")


def read_over(words: str) -> str:
    """Sets right what OpenCC gets wrong."""
    for wrong, right in READ_OVER.items():
        words = words.replace(wrong, right)
    return words


if __name__ == "__main__":
    update(source("zh_CN"), source("zh_TW"))
