"""What changed between two versions of the data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from xinhui_data.api.frames import frame_of
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    import pandas as pd

_DESCRIPTOR = "datapackage.json"


class Change(NamedTuple):
    """A difference between two versions: a table, a column or a row that came or went, or a cell that changed."""

    table: str
    id: str
    change: str
    column: str
    old: str
    new: str


class _Table(NamedTuple):
    columns: tuple[str, ...]
    rows: dict[str, dict[str, str]]


def diff(old: str | Path, new: str | Path | None = None) -> pd.DataFrame:
    """Give every difference between two versions of the data, cell by cell.

    Args:
        old: a version: its folder data/processed, an export as a folder or zip file, or a wheel.
        new: another version; by default the data of this package.

    Returns:
        A row a difference, with the columns table, id (of the row, by its key), change (added, removed or changed),
        column, old and new. A column that only one version has is one row, with no ``id``; a table, with no ``column``
        either.

    Raises:
        FileNotFoundError: if a version is not there.
        ValueError: if it is no version of the data.

    Example:
        >>> from xinhui_data import path
        >>> len(diff(path("observations").parent))
        0
    """
    return frame_of(Change, changes(old, new), "en")


def changes(old: str | Path, new: str | Path | None = None) -> list[Change]:
    """Give the differences that `diff` gives as records.

    Raises:
        FileNotFoundError: if a version is not there.
        ValueError: if it is no version of the data.
    """
    before, after = _version(Path(old)), _version(Path(new) if new is not None else installed_home().processed)
    names = dict.fromkeys(chain(after, before))
    return list(chain.from_iterable(_of_table(name, before.get(name), after.get(name)) for name in names))


def _of_table(name: str, before: _Table | None, after: _Table | None) -> Iterator[Change]:
    if before is None or after is None:
        yield Change(name, "", "added" if before is None else "removed", "", "", "")
        return
    for column in dict.fromkeys((*after.columns, *before.columns)):
        if column not in before.columns or column not in after.columns:
            yield Change(name, "", "added" if column in after.columns else "removed", column, "", "")
    shared = [column for column in after.columns if column in before.columns]
    for key in dict.fromkeys((*after.rows, *before.rows)):
        one, two = before.rows.get(key), after.rows.get(key)
        if one is None or two is None:
            yield Change(name, key, "added" if one is None else "removed", "", "", "")
            continue
        for column in shared:
            if one[column] != two[column]:
                yield Change(name, key, "changed", column, one[column], two[column])


def _version(place: Path) -> dict[str, _Table]:
    """Read the tables of a version by name."""
    if not place.exists():
        raise FileNotFoundError(f"{place} does not exist; name data/processed of a version, an export or a wheel")
    if place.is_dir():
        return _tables(lambda name: (place / name).read_bytes(), place)
    try:
        with ZipFile(place) as archive:
            homes = [PurePosixPath(name).parent for name in archive.namelist() if name.endswith(f"/{_DESCRIPTOR}")]
            if not homes:
                raise ValueError(f"{place} is no version of the data: no {_DESCRIPTOR} is in it")
            return _tables(lambda name: archive.read(str(homes[0] / name)), place)
    except BadZipFile:
        raise ValueError(f"{place} is neither a folder nor a zip file; name an export or data/processed") from None


def _tables(read: Callable[[str], bytes], place: Path) -> dict[str, _Table]:
    try:
        resources: list[dict[str, Any]] = json.loads(read(_DESCRIPTOR))["resources"]
        found = [each for each in resources if each.get("type") == "table" and each["path"].endswith(".csv")]
        return {each["name"]: _table(read(each["path"]), each["schema"]) for each in found}
    except (KeyError, FileNotFoundError, ValueError) as error:
        raise ValueError(f"{place} is no version of the data: {error}") from None


def _table(data: bytes, schema: dict[str, Any]) -> _Table:
    key = schema["primaryKey"]
    keys = [key] if isinstance(key, str) else key
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    rows = {" ".join(row[column] for column in keys): row for row in reader}
    return _Table(tuple(reader.fieldnames or ()), rows)
