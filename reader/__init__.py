"""Shows a library in a window."""

__version__ = "0.1.0"
APP_ID = "io.github.broadsheet_reader.Broadsheet"
"""The name of the menu entry, by which a desktop tells whose a window is."""
