"""What an installation without extras takes: its packages and their size, from the metadata of what is installed."""

from __future__ import annotations

from importlib.metadata import distribution, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def required_packages(name: str) -> set[str]:
    """Name every package that the installer brings with one, which is left out, without its extras.

    Example:
        >>> required_packages("pandas") >= {"numpy", "python-dateutil"}
        True
    """
    # A package may be required with an extra of its own, whose requirements then count as well.
    seen: set[tuple[str, str]] = set()
    left = {(name, "")}
    while left:
        package, extra = left.pop()
        seen.add((package, extra))
        for one in map(Requirement, requires(package) or ()):
            if one.marker is None or one.marker.evaluate({"extra": extra}):
                left |= {(canonicalize_name(one.name), wanted) for wanted in ("", *one.extras)} - seen
    return {package for package, _ in seen} - {name}


def megabytes(package: str) -> float:
    """Sum the sizes of the files that a package brings; what Python compiles from them is left out."""
    files = (Path(str(file.locate())) for file in distribution(package).files or () if file.suffix != ".pyc")
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6
