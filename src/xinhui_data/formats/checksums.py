"""SHA256SUMS: the digests of all published files, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

SUMS = "SHA256SUMS"


def sums_bytes(processed: Mapping[str, bytes], schemas: Mapping[str, bytes], skeletons: Mapping[str, bytes]) -> bytes:
    """List the digest of every file, by its path from the root of the data.

    Example:
        >>> sums_bytes({"a.csv": b"x"}, {}, {}).decode().split()[1]
        'data/processed/a.csv'
    """
    folders = (("data/processed", processed), ("data/raw", skeletons), ("schemas", schemas))
    return list_digests(
        {f"{folder}/{name}": data for folder, files in folders for name, data in sorted(files.items()) if name != SUMS}
    )


def list_digests(files: Mapping[str, bytes]) -> bytes:
    """List the digest of each file in the order given, in the form that ``sha256sum --check`` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode("utf-8")


def digests_by_file(data: bytes) -> dict[str, str]:
    """Read such a list: the digest of each file, by name."""
    lines = (line.partition("  ") for line in data.decode("utf-8", "replace").splitlines())
    return {file: digest for digest, _, file in lines}
