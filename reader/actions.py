"""One table of actions: name, words, keys, icon, menu; menus, toolbar and key list come from it."""

from __future__ import annotations

from typing import NamedTuple

from reader.translation import QT_TRANSLATE_NOOP


class Command(NamedTuple):
    """An action. Single keys need no care here: a text field that has the focus keeps them."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs_library: bool = True
    starts_group: bool = False
    in_tree: bool = False
    """Whether its keys mean this only while the tree has the focus."""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("go", QT_TRANSLATE_NOOP("Actions", "&Go")),
    ("article", QT_TRANSLATE_NOOP("Actions", "&Article")),
    ("tools", QT_TRANSLATE_NOOP("Actions", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

COMMANDS = (
    Command(
        "openFolder",
        "file",
        QT_TRANSLATE_NOOP("Actions", "&Open Folder…"),
        ("Ctrl+O",),
        needs_library=False,
    ),
    Command(
        "openRecent",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Open Recen&t"),
        ("Ctrl+Shift+O",),
        needs_library=False,
    ),
    Command("reload", "file", QT_TRANSLATE_NOOP("Actions", "&Reload"), ("F5",)),
    Command(
        "exportArticles",
        "file",
        QT_TRANSLATE_NOOP("Actions", "&Export Articles…"),
        ("Ctrl+Shift+E",),
        starts_group=True,
    ),
    Command(
        "keepImages",
        "file",
        QT_TRANSLATE_NOOP("Actions", "&Keep Images Offline…"),
        ("Ctrl+Shift+K",),
    ),
    Command("printArticle", "file", QT_TRANSLATE_NOOP("Actions", "&Print…"), ("Ctrl+P",)),
    Command(
        "exportState",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Export Reading &State…"),
        starts_group=True,
    ),
    Command("importState", "file", QT_TRANSLATE_NOOP("Actions", "&Import Reading State…")),
    Command(
        "closeLibrary",
        "file",
        QT_TRANSLATE_NOOP("Actions", "&Close Library"),
        ("Ctrl+W",),
        starts_group=True,
    ),
    Command(
        "quit",
        "file",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        ("Ctrl+Q",),
        needs_library=False,
        starts_group=True,
    ),
    Command("undo", "edit", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",)),
    Command("redo", "edit", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command(
        "searchLibrary",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "&Search the Library"),
        ("/", "Ctrl+Shift+F"),
        starts_group=True,
    ),
    Command(
        "findInArticle", "edit", QT_TRANSLATE_NOOP("Actions", "&Find in Article…"), ("Ctrl+F",)
    ),
    Command(
        "toggleScope",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Search Here or in the &Whole Library"),
        ("Ctrl+Shift+L",),
    ),
    Command("nextHit", "edit", QT_TRANSLATE_NOOP("Actions", "Ne&xt Hit in Article"), ("F3",)),
    Command(
        "previousHit",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Previ&ous Hit in Article"),
        ("Shift+F3",),
    ),
    Command("saveSearch", "edit", QT_TRANSLATE_NOOP("Actions", "Sa&ve Search"), ("Ctrl+S",)),
    Command(
        "renameSearch",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Re&name Saved Search"),
        ("F2",),
        starts_group=True,
    ),
    Command(
        "moveSearchUp",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Move Saved Search &Up"),
        ("Alt+Up",),
        in_tree=True,
    ),
    Command(
        "moveSearchDown",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Move Saved Search &Down"),
        ("Alt+Down",),
        in_tree=True,
    ),
    Command(
        "deleteSearch",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "D&elete Saved Search"),
        ("Del",),
        in_tree=True,
    ),
    Command(
        "preferences",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Se&ttings…"),
        ("Ctrl+,",),
        needs_library=False,
        starts_group=True,
    ),
    Command(
        "unreadOnly",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Unread Only"),
        ("U",),
        "unread",
        checkable=True,
    ),
    Command(
        "toggleSidebar",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Sidebar"),
        ("F9",),
        checkable=True,
    ),
    Command(
        "listAbove",
        "view",
        QT_TRANSLATE_NOOP("Actions", "List A&bove the Article"),
        ("L",),
        checkable=True,
    ),
    Command(
        "focusMode", "view", QT_TRANSLATE_NOOP("Actions", "&Focus Mode"), ("F",), checkable=True
    ),
    Command(
        "zoomIn",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Larger Text"),
        ("Ctrl++", "Ctrl+="),
        needs_library=False,
        starts_group=True,
    ),
    Command(
        "zoomOut",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Smaller Text"),
        ("Ctrl+-",),
        needs_library=False,
    ),
    Command(
        "zoomReset",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Normal Text Size"),
        ("Ctrl+0",),
        needs_library=False,
    ),
    Command(
        "toggleOutline",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Outline of the Article"),
        ("Shift+O",),
        checkable=True,
    ),
    Command(
        "look",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Text and &Theme"),
        needs_library=False,
    ),
    Command(
        "openMenu",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Open the &Menu"),
        ("F10",),
        needs_library=False,
    ),
    Command(
        "fullScreen",
        "view",
        QT_TRANSLATE_NOOP("Actions", "F&ull Screen"),
        ("F11",),
        checkable=True,
        needs_library=False,
        starts_group=True,
    ),
    Command("nextArticle", "go", QT_TRANSLATE_NOOP("Actions", "&Next Article"), ("J",)),
    Command("previousArticle", "go", QT_TRANSLATE_NOOP("Actions", "&Previous Article"), ("K",)),
    Command(
        "nextUnread", "go", QT_TRANSLATE_NOOP("Actions", "Next &Unread"), ("N",), starts_group=True
    ),
    Command("previousUnread", "go", QT_TRANSLATE_NOOP("Actions", "P&revious Unread"), ("P",)),
    Command(
        "pageOrNextUnread",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Page &Down, Then Next Unread"),
        ("Space",),
    ),
    Command("pageBack", "go", QT_TRANSLATE_NOOP("Actions", "Page &Back"), ("Shift+Space",)),
    Command(
        "nextCategory",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Next &Category"),
        ("Shift+N",),
        starts_group=True,
    ),
    Command(
        "previousCategory", "go", QT_TRANSLATE_NOOP("Actions", "Previous C&ategory"), ("Shift+P",)
    ),
    Command(
        "goBack",
        "go",
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        ("Alt+Left", "Back"),
        starts_group=True,
    ),
    Command("goForward", "go", QT_TRANSLATE_NOOP("Actions", "&Forward"), ("Alt+Right", "Forward")),
    Command(
        "showAll",
        "go",
        QT_TRANSLATE_NOOP("Actions", "A&ll Articles"),
        ("Ctrl+1",),
        "home",
        starts_group=True,
    ),
    Command(
        "openInWindow",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Open in a &Window of Its Own"),
        ("O",),
    ),
    Command("toggleRead", "article", QT_TRANSLATE_NOOP("Actions", "&Read or Unread"), ("M",)),
    Command(
        "toggleFavourite",
        "article",
        QT_TRANSLATE_NOOP("Actions", "&Favourite"),
        ("S",),
        "favourite",
    ),
    Command(
        "markAllRead",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Mark &All Read"),
        ("Shift+A",),
        "check",
    ),
    Command(
        "markAboveRead",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Mark All Abo&ve Read"),
        ("Ctrl+Shift+Up",),
    ),
    Command(
        "markBelowRead",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Mark All &Below Read"),
        ("Ctrl+Shift+Down",),
    ),
    Command(
        "openOriginal",
        "article",
        QT_TRANSLATE_NOOP("Actions", "&Open Original in Browser"),
        ("V",),
        starts_group=True,
    ),
    Command(
        "loadImages",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Load &Images"),
        ("I",),
        starts_group=True,
    ),
    Command(
        "convertHan", "article", QT_TRANSLATE_NOOP("Actions", "Si&mplified or Traditional"), ("T",)
    ),
    Command("viewImages", "article", QT_TRANSLATE_NOOP("Actions", "&View Images"), ("Shift+I",)),
    Command("copyLink", "article", QT_TRANSLATE_NOOP("Actions", "&Copy Link"), ("Ctrl+Shift+C",)),
    Command(
        "copyTitleAndLink",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Copy &Title and Link"),
        ("Ctrl+Alt+C",),
    ),
    Command(
        "copyQuotation",
        "article",
        QT_TRANSLATE_NOOP("Actions", "Copy as &Quotation"),
        ("Ctrl+Alt+Q",),
    ),
    Command(
        "revealFile",
        "article",
        QT_TRANSLATE_NOOP("Actions", "&Show File in Folder"),
        ("Ctrl+Shift+R",),
    ),
    Command(
        "showProblems",
        "tools",
        QT_TRANSLATE_NOOP("Actions", "&Problems"),
        ("Ctrl+Shift+P",),
    ),
    Command("rebuildIndex", "tools", QT_TRANSLATE_NOOP("Actions", "Re&build Index")),
    Command(
        "showSample", "help", QT_TRANSLATE_NOOP("Actions", "Open the &Guide"), needs_library=False
    ),
    Command(
        "showShortcuts",
        "help",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"),
        ("?", "F1"),
        needs_library=False,
    ),
    Command(
        "copyDiagnostics",
        "help",
        QT_TRANSLATE_NOOP("Actions", "Copy &Diagnostics"),
        needs_library=False,
        starts_group=True,
    ),
    Command(
        "about",
        "help",
        QT_TRANSLATE_NOOP("Actions", "&About Broadsheet"),
        needs_library=False,
    ),
)
