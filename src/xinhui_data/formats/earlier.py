"""Whether a folder or zip file is an earlier export, unchanged, so that replacing it destroys nothing else.

Names prove nothing: any folder may hold a SHA256SUMS of its own. An earlier export holds the descriptor of this data
set and only files that an export writes, each with the digest that its checksums and its descriptor record.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from xinhui_data.formats.atomic import entries
from xinhui_data.formats.checksums import SUMS, digests_by_file
from xinhui_data.formats.documents import DESCRIPTOR
from xinhui_data.model.files import LARGEST_FILE, MEGABYTE, read_at_most

# What reads each file that is held, by name; nothing reads what is no ordinary file, such as a link.
Held = Mapping[str, Callable[[], bytes] | None]

_UNDESCRIBED = re.compile(r"datapackage\.json|xinhui_data\.(?:xlsx|sqlite)|json/[a-z_]+\.json|skeletons/[^/]+\.txt")


def doubt_of(path: Path, dataset_id: str) -> str:
    """Say what speaks against a folder or zip file being an earlier export; empty where nothing does.

    An empty folder is none, but there is nothing in it to lose.

    Raises:
        OSError: if it cannot be read.
    """
    try:
        if not path.is_dir():
            return _doubt(_packed(read_at_most(path)), dataset_id)
        held = {name: _reader(path / name) for name in sorted(entries(path))}
        return _doubt(held, dataset_id) if held else ""
    except (ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        return f"cannot be read as an earlier export ({error})"


def _reader(file: Path) -> Callable[[], bytes] | None:
    return partial(read_at_most, file) if file.is_file() and not file.is_symlink() else None


def _packed(data: bytes) -> Held:
    """Give what a zip file holds below its one folder.

    Raises:
        ValueError: if it would unpack to more than any export.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST_FILE * MEGABYTE:
        raise ValueError(f"it unpacks to more than {LARGEST_FILE} MB")
    held: dict[str, Callable[[], bytes] | None] = {}
    for entry in archive.infolist():
        name = entry.filename.partition("/")[2] or entry.filename
        held[name] = None if name in held else partial(archive.read, entry)
    return held


def _doubt(held: Held, dataset_id: str) -> str:
    descriptor = _descriptor(held)
    if descriptor.get("id") != dataset_id:
        return f"holds no {DESCRIPTOR} of this data set, so that it is no earlier export"
    described = {str(resource.get("path")): resource.get("hash") for resource in descriptor["resources"]}
    listed = digests_by_file(_read(held, SUMS))
    for name, read in held.items():
        if name == SUMS and read:
            continue
        if read is None or name not in listed or not (name in described or _UNDESCRIBED.fullmatch(name)):
            return f"holds {name}, which no export put there"
        digest = hashlib.sha256(read()).hexdigest()
        if listed[name] != digest or described.get(name) not in (None, f"sha256:{digest}"):
            return f"holds {name}, which was changed since it was exported"
    return ""


def _descriptor(held: Held) -> dict[str, Any]:
    try:
        descriptor = json.loads(_read(held, DESCRIPTOR))
    except (ValueError, RecursionError):
        return {}
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    sound = isinstance(resources, list) and all(isinstance(resource, dict) for resource in resources)
    return descriptor if sound else {}


def _read(held: Held, name: str) -> bytes:
    read = held.get(name)
    return read() if read else b""
