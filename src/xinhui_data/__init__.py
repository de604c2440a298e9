"""One newspaper report's economic figures on Xinhui District, as audited data.

Importing this package loads nothing else; every name below is imported when it is first used.
"""

from __future__ import annotations

# Not from typing, whose import costs more than all the rest of this module; type checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from xinhui_data.api.building import build_data as build_data
    from xinhui_data.api.catalogue import describe as describe
    from xinhui_data.api.catalogue import tables as tables
    from xinhui_data.api.checking import check_data as check_data
    from xinhui_data.api.checking import verify as verify
    from xinhui_data.api.citing import cite as cite
    from xinhui_data.api.comparing import compare as compare
    from xinhui_data.api.comparing import plot as plot
    from xinhui_data.api.comparing import series as series
    from xinhui_data.api.everything import export_all as export_all
    from xinhui_data.api.exporting import export as export
    from xinhui_data.api.finding import observation as observation
    from xinhui_data.api.finding import search as search
    from xinhui_data.api.loading import load as load
    from xinhui_data.api.loading import path as path
    from xinhui_data.api.paging import page as page
    from xinhui_data.vocabulary.figures import read_figure as read_figure

    __version__: str

# The public names, each with its module; a type checker reads them above, and a test keeps both alike.
_HOMES = {
    "build_data": "api.building",
    "check_data": "api.checking",
    "cite": "api.citing",
    "compare": "api.comparing",
    "describe": "api.catalogue",
    "export": "api.exporting",
    "export_all": "api.everything",
    "load": "api.loading",
    "observation": "api.finding",
    "page": "api.paging",
    "path": "api.loading",
    "plot": "api.comparing",
    "read_figure": "vocabulary.figures",
    "search": "api.finding",
    "series": "api.comparing",
    "tables": "api.catalogue",
    "verify": "api.checking",
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
