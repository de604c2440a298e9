"""Every economic figure of newspaper reports on Xinhui District, as audited data.

Importing this package loads nothing else; every name of its stub, __init__.pyi, is imported when it is first used.
"""

# The public names stand in the stub alone, where type checkers read them: "from MODULE import NAME as NAME".
with open(f"{__path__[0]}/__init__.pyi", encoding="utf-8") as _stub:  # pathlib would take longer than the rest
    _HOMES = {line.split()[-1]: line.split()[1] for line in _stub if line.startswith("from ")}

__all__ = list(_HOMES)
__all__ += ["__version__"]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("xinhui_data")
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'xinhui_data' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
