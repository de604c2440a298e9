"""Whether a folder or zip file is an earlier export, unchanged, so that replacing it destroys nothing else.

An earlier export holds the descriptor of this data set and only files that an export writes, each with the digest
that its checksums and its descriptor record: checksums alone may have been made by whoever changed the files.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from xinhui_data.formats.atomic import entries
from xinhui_data.formats.checksums import SUMS, digests_by_file
from xinhui_data.formats.documents import DESCRIPTOR
from xinhui_data.model.files import MEGABYTE, read_file

LARGEST_DESCRIPTOR = 10 * MEGABYTE

_UNDESCRIBED = re.compile(r"datapackage\.json|xinhui_data\.(?:xlsx|sqlite)|json/[a-z_]+\.json|skeletons/[^/]+\.txt")


def doubt_of(path: Path, dataset_id: str) -> str:
    """Say what speaks against a folder or zip file being an earlier export; empty where nothing does.

    An empty folder is none, but there is nothing in it to lose.

    Raises:
        OSError: if it cannot be read.
    """
    try:
        names, opened = _folder(path) if path.is_dir() else _archive(path)
        return _doubt(names, opened, dataset_id) if names or not path.is_dir() else ""
    except (ValueError, TypeError, LookupError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        return f"is no earlier export that can be read ({error})"


Opened = Callable[[str], Any]  # a binary file, by its name


def _folder(path: Path) -> tuple[Sequence[str], Opened]:
    # A link is no file of an export, whatever it leads to.
    return sorted(entries(path)), lambda name: io.BytesIO(b"" if (path / name).is_symlink() else read_file(path / name))


def _archive(path: Path) -> tuple[Sequence[str], Opened]:
    """Give what a zip file holds below its one folder."""
    archive = zipfile.ZipFile(io.BytesIO(read_file(path)))
    top = f"{archive.namelist()[0].partition('/')[0]}/"
    return [name.removeprefix(top) for name in archive.namelist()], lambda name: archive.open(top + name)


def _doubt(names: Sequence[str], opened: Opened, dataset_id: str) -> str:
    descriptor = json.loads(opened(DESCRIPTOR).read(LARGEST_DESCRIPTOR)) if DESCRIPTOR in names else None
    if descriptor is None or descriptor["id"] != dataset_id:
        return f"holds no {DESCRIPTOR} of this data set, so that it is no earlier export"
    described = {resource["path"]: resource.get("hash") for resource in descriptor["resources"]}
    listed = digests_by_file(opened(SUMS).read()) if SUMS in names else {}
    for name in names:
        if name == SUMS:
            continue
        if name not in listed or not (name in described or _UNDESCRIBED.fullmatch(name)):
            return f"holds {name}, which no export put there"
        digest = hashlib.file_digest(opened(name), "sha256").hexdigest()
        if listed[name] != digest or described.get(name) not in (None, f"sha256:{digest}"):
            return f"holds {name}, which was changed since it was exported"
    return ""
