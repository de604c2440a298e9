"""One newspaper report's economic figures on Xinhui District, as audited data.

Importing this package loads nothing else; every name below is imported when it is first used.
"""

from __future__ import annotations

# Not from typing, whose import costs more than all the rest of this module; type checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from xinhui_data.api.archive import export_all as export_all
    from xinhui_data.api.book import page as page
    from xinhui_data.api.checks import check_data as check_data
    from xinhui_data.api.checks import verify as verify
    from xinhui_data.api.citation import cite as cite
    from xinhui_data.api.codebook import describe as describe
    from xinhui_data.api.codebook import tables as tables
    from xinhui_data.api.export import export as export
    from xinhui_data.api.history import compare as compare
    from xinhui_data.api.history import plot as plot
    from xinhui_data.api.history import series as series
    from xinhui_data.api.project import build_data as build_data
    from xinhui_data.api.query import observation as observation
    from xinhui_data.api.query import search as search
    from xinhui_data.api.tables import load as load
    from xinhui_data.api.tables import path as path
    from xinhui_data.figures.grammar import read_figure as read_figure

    __version__: str

# The public names, each with its module; a type checker reads them above, and a test keeps both alike.
_HOMES = {
    "build_data": "api.project",
    "check_data": "api.checks",
    "cite": "api.citation",
    "compare": "api.history",
    "describe": "api.codebook",
    "export": "api.export",
    "export_all": "api.archive",
    "load": "api.tables",
    "observation": "api.query",
    "page": "api.book",
    "path": "api.tables",
    "plot": "api.history",
    "read_figure": "figures.grammar",
    "search": "api.query",
    "series": "api.history",
    "tables": "api.codebook",
    "verify": "api.checks",
}

__all__ = list(_HOMES)
__all__ += ["__version__"]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("xinhui_data")
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"xinhui_data.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'xinhui_data' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
