"""SHA256SUMS: the digests of all published files, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from xinhui_data.formats.atomic import read_folder
from xinhui_data.model.files import read_at_most
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue

SUMS = "SHA256SUMS"


def sums_bytes(processed: Mapping[str, bytes], schemas: Mapping[str, bytes], skeletons: Mapping[str, bytes]) -> bytes:
    """List the digest of every file, by its path from the root of the data.

    Example:
        >>> sums_bytes({"a.csv": b"x"}, {}, {}).decode().split()[1]
        'data/processed/a.csv'
    """
    folders = (("data/processed", processed), ("data/raw/skeletons", skeletons), ("schemas", schemas))
    return list_digests(
        {f"{folder}/{name}": data for folder, files in folders for name, data in sorted(files.items()) if name != SUMS}
    )


def list_digests(files: Mapping[str, bytes]) -> bytes:
    """List the digest of each file in the order given, in the form that ``sha256sum --check`` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode("utf-8")


def check_sums(home: Home, mend: str) -> Iterator[Issue]:
    """Check that the list on disk agrees exactly with the files on disk."""
    path = home.processed / SUMS
    if not path.is_file():
        return
    listed = read_at_most(path)
    found = sums_bytes(read_folder(home.processed), read_folder(home.schemas), read_folder(home.skeletons))
    if listed == found:
        return
    wanted, got = digests_by_file(listed), digests_by_file(found)
    for file in sorted(wanted.keys() & got.keys()):
        if wanted[file] != got[file]:
            yield Issue(file, WHOLE_FILE, "", "digest", f"SHA-256 {wanted[file]}, as in {SUMS}", got[file], mend)
    for file in sorted(got.keys() - wanted.keys()):
        yield Issue(home.name(path), WHOLE_FILE, "", "digest", f"a line for {file}", "none", mend)
    if wanted.keys() - got.keys() or wanted == got:
        yield Issue(home.name(path), WHOLE_FILE, "", "digest", "one line for each published file", "other lines", mend)


def digests_by_file(data: bytes) -> dict[str, str]:
    """Read such a list: the digest of each file, by name."""
    lines = (line.partition("  ") for line in data.decode("utf-8", "replace").splitlines())
    return {file: digest for digest, _, file in lines}
