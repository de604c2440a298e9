"""Broken and hostile files: tables, descriptors, Parquet and copies are refused in bounded memory, and never hang."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, Checkout
from tests.test_hostile import NASTY
from xinhui_data.api.checks import check_data
from xinhui_data.api.project import build_data
from xinhui_data.model.catalogue import SHARED
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.issues import explain
from xinhui_data.model.tables import TextTable, parse_rows, text_table

pytestmark = pytest.mark.slow

HANGS, MEGABYTES = 600, 700  # seconds after which a command counts as hung


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | NASTY.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_table_or_issues(data: bytes) -> None:
    for record in (SHARED["units"], ObservationEntry):
        table = text_table(data, "any.csv", record)
        assert table.issues or table.rows == () or parse_rows(table, record) is not None
        assert all(line.isprintable() for line in explain(table.issues).splitlines())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SHARED)), st.data())
def test_a_table_with_spoilt_bytes_is_read_or_refused(name: str, data: st.DataObject) -> None:
    sound = (ROOT / "data" / "raw" / "shared" / f"{name}.csv").read_bytes()[:4000]
    start = data.draw(st.integers(0, len(sound)))
    spoilt = sound[:start] + data.draw(st.binary(max_size=12)) + sound[start + data.draw(st.integers(0, 12)) :]

    table = text_table(spoilt, f"{name}.csv", SHARED[name])

    assert isinstance(table, TextTable)
    parse_rows(table, SHARED[name])


OBSERVATIONS = ROOT / "data/raw/reports/jmd-2024-01/observations.csv"


def observations_with(cell: bytes) -> bytes:
    return OBSERVATIONS.read_bytes().replace(b"2783", cell, 1)


BROKEN_TABLES = {
    "empty": b"",
    "header alone": OBSERVATIONS.read_bytes().splitlines(keepends=True)[0],
    "no bytes but NUL": b"\0" * 100_000,
    "a number of a million digits": observations_with(b"9" * 1_000_000),
    "a number of a hundred thousand digits": observations_with(b"9" * 100_000),
    "a great exponent": observations_with(b"1E+999999999"),
    "not a number": observations_with(b"NaN"),
    "lone surrogates": observations_with("\ud800".encode("utf-8", "surrogatepass")),
    "bidirectional controls": observations_with("288\u202e12.\u2066".encode()),
    "escape sequences": observations_with(b"\x1b[2J\x1b]0;x\x07"),
    "a quote that never ends": observations_with(b'"2783'),
    "commas without end": observations_with(b"," * 1_000_000),
    "rows without end": observations_with(b"2783") + b"a,b\n" * 900_000,
    "ten thousand rows alike": observations_with(b"2783")
    + OBSERVATIONS.read_bytes().splitlines(keepends=True)[1] * 10_000,
}


@pytest.mark.parametrize("kind", list(BROKEN_TABLES))
def test_a_broken_table_is_refused_in_bounded_memory(checkout: Checkout, kind: str) -> None:
    checkout.path("observations").write_bytes(BROKEN_TABLES[kind])

    assert_refused("project", "check", "--project", str(checkout.home.root), code=1)


def assert_refused(*words: str, code: int) -> str:
    """Run a command in a process of its own and ask for an exit code, no traceback, little memory, and an end."""
    program = (
        "import sys\n"
        "from xinhui_data.cli.main import run\n"
        "try: run()\n"
        "finally:\n"
        "    try: status = open('/proc/self/status').read()\n"
        "    except OSError: sys.exit()\n"
        # Of this process alone: other counts begin with the memory of the one that starts it.
        "    used = int(status.partition('VmHWM:')[2].split()[0]) // 1024\n"
        "    sys.stderr.write(f'memory {used}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
    assert "Traceback" not in done.stderr + done.stdout
    if "memory " in done.stderr:
        assert int(done.stderr.rpartition("memory ")[2]) < MEGABYTES
    assert "\x1b[2J" not in done.stdout
    return done.stdout + done.stderr


BROKEN_DESCRIPTORS = {
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"resources":' * 100_000,
    "a number of a million digits": b'{"resources": [' + b"9" * 1_000_000 + b"]}",
    "null": b"null",
    "nothing": b"",
    "no text": b"\xff\xfe\0",
    "resources of numbers": b'{"resources": [1, 2]}',
    "resources without names": b'{"resources": [{}, {}]}',
    "a path that leaves the folder": b'{"resources": [{"name": "a", "path": "../../../etc/passwd"}]}',
    "an address": b'{"resources": [{"name": "a", "path": "http://localhost:1/a.csv"}]}',
    "larger than any descriptor": b" " * 5_000_000,
}


@pytest.mark.parametrize("kind", list(BROKEN_DESCRIPTORS))
def test_a_broken_descriptor_is_an_issue(checkout: Checkout, kind: str) -> None:
    (checkout.home.processed / "datapackage.json").write_bytes(BROKEN_DESCRIPTORS[kind])

    report = check_data(checkout.home.root)

    assert "data/processed/datapackage.json" in {issue.file for issue in report.issues}
    assert explain(report.issues)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{a=" * 50_000, "a = " + "9" * 100_000, "\0", "= 1"])
def test_a_broken_dataset_file_is_told_in_one_line(checkout: Checkout, text: str) -> None:
    (checkout.home.raw / "dataset.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=r"dataset\.toml") as caught:
        build_data(checkout.home.root)

    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1", b"PAR1\xff\xff\xff\x7fPAR1", b"", b"\0" * 100_000]
)
def test_a_broken_parquet_file_is_an_issue(checkout: Checkout, data: bytes) -> None:
    (checkout.home.processed / "units.parquet").write_bytes(data)

    assert "parquet" in {issue.rule for issue in check_data(checkout.home.root).issues}


# Copies of the report.


COPIES = {
    "an endless line of ones": b"1 " * 499_000,
    "a number of almost a million digits": b"9" * 999_000,
    "the same year over and over": "2023年 ".encode() * 120_000,
    "characters of every kind": "".join(chr(c) for c in range(1, 60_000) if not 0xD800 <= c < 0xE000).encode(),
    "bidirectional controls": "\u202e\u2066288.21亿元\u202c".encode() * 10_000,
    "escape sequences": b"\x1b[2J1\x1b]0;title\x07 2",
    "combining characters": ("1" + "\u0301" * 200_000).encode(),
}


@pytest.mark.parametrize("kind", list(COPIES))
def test_a_strange_copy_is_another_text_in_bounded_memory(tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(COPIES[kind])

    assert "this is not the text of report" in assert_refused("verify", str(copy), code=1)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_device_is_no_copy() -> None:
    assert "/dev/zero: not an ordinary file but a pipe or a device" in assert_refused("verify", "/dev/zero", code=2)


def test_a_pipe_that_never_ends_is_not_waited_for(checkout: Checkout) -> None:
    root, pipe = checkout.home.root, checkout.home.root.parent / "pipe"
    os.mkfifo(pipe)

    for words in (("verify",), ("project", "mask", "--report", "yunbin-2031-01", "--project", str(root))):
        assert "pipe: not an ordinary file but a pipe or a device" in assert_refused(*words, str(pipe), code=2)
    assert "is not a checkout" in assert_refused("project", "check", "--project", str(pipe), code=2)
    pipe.rename(f"{pipe}.csv")
    assert "is not an ordinary file" in assert_refused("export", "units", "--replace", "--to", f"{pipe}.csv", code=2)
    Path(f"{pipe}.csv").rename(pipe)
    assert "is not a folder" in assert_refused("export", "--replace", "--all", str(pipe), code=2)


@pytest.mark.parametrize(
    "name",
    [
        "data/raw/shared/units.csv", "data/raw/dataset.toml", "data/raw/reports/yunbin-2031-01/skeleton.txt",
        "pyproject.toml", "README.md", "data/processed/units.csv", "data/processed/units.parquet",
        "data/processed/SHA256SUMS", "schemas/raw/shared/units.json",
    ],
)  # fmt: skip
def test_a_pipe_in_place_of_a_file_of_a_checkout_is_an_issue(checkout: Checkout, name: str) -> None:
    (checkout.home.root / name).unlink()
    os.mkfifo(checkout.home.root / name)

    assert name in assert_refused("project", "check", "--project", str(checkout.home.root), code=1)


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    for name in ("loop", "loop.csv", "loop.html", "loop.zip"):
        (tmp_path / name).symlink_to(tmp_path / name)
    loop = str(tmp_path / "loop")

    for words in (
        ("verify", loop), ("project", "mask", loop, "--report", "jmd-2024-01"), ("project", "check", "--project", loop),
        ("export", "units", "--to", f"{loop}.csv"), ("export", "--all", loop), ("export", "--all", f"{loop}.zip"),
        ("page", "--to", f"{loop}.html"), ("export", "units", "--to", f"{loop}/units.csv"),
    ):  # fmt: skip
        assert "Too many levels of symbolic links" in assert_refused(*words, code=2), words
