"""What --replace may destroy: an unchanged export of this data set, and nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from tests.test_command import run


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return xd.export_all(tmp_path_factory.mktemp("exported") / "data")


@pytest.fixture
def earlier(exported: Path, tmp_path: Path) -> Path:
    """Copy an earlier export, to be changed."""
    return Path(shutil.copytree(exported, tmp_path / "earlier"))


def sign(folder: Path) -> None:
    """Write the checksums of all that a folder holds, as its owner would."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "SHA256SUMS")
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}" for file in files
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def content(folder: Path) -> dict[str, bytes | None]:
    return {file.as_posix(): file.read_bytes() if file.is_file() else None for file in sorted(folder.rglob("*"))}


def test_a_plain_earlier_export_is_replaced_even_when_a_file_of_it_is_gone(earlier: Path) -> None:
    (earlier / "units.csv").unlink()

    xd.export_all(earlier, replace=True)

    assert (earlier / "units.csv").read_bytes() == (ROOT / "data/processed/units.csv").read_bytes()


def test_a_folder_with_checksums_of_its_own_survives_byte_for_byte(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    (thesis / "chapters").mkdir(parents=True)
    (thesis / "chapters/one.txt").write_text("years of work", encoding="utf-8")
    (thesis / "datapackage.json").write_text('{"id": "mine", "resources": []}', encoding="utf-8")
    sign(thesis)
    before = content(thesis)

    with pytest.raises(FileExistsError, match=r"no datapackage\.json of this data set"):
        xd.export_all(thesis, replace=True)
    result = run("export", "--all", str(thesis), "--replace")

    assert result.exit_code == 2
    assert "nothing was replaced" in result.stderr
    assert content(thesis) == before


@pytest.mark.parametrize("name", ["units.csv", "xinhui_data.xlsx", "json/units.json", "skeletons/jmd-2024-01.txt"])
def test_a_file_that_was_changed_since_is_named_and_kept(earlier: Path, name: str) -> None:
    (earlier / name).write_bytes(b"my corrections")

    with pytest.raises(FileExistsError, match=f"holds {name}, which was changed since"):
        xd.export_all(earlier, replace=True)

    assert (earlier / name).read_bytes() == b"my corrections"


def test_new_checksums_do_not_make_a_changed_or_added_file_one_of_ours(earlier: Path) -> None:
    sound = (earlier / "units.csv").read_bytes()
    (earlier / "units.csv").write_bytes(b"my corrections")
    sign(earlier)
    with pytest.raises(FileExistsError, match=r"holds units\.csv, which was changed since"):
        xd.export_all(earlier, replace=True)

    (earlier / "units.csv").write_bytes(sound)
    (earlier / "analysis.py").write_text("print(1)", encoding="utf-8")
    sign(earlier)
    with pytest.raises(FileExistsError, match=r"holds analysis\.py, which no export put there"):
        xd.export_all(earlier, replace=True)


def test_links_pipes_and_empty_folders_are_not_of_an_export(earlier: Path) -> None:
    import os

    (earlier / "units.csv").rename(earlier.parent / "units.csv")
    (earlier / "units.csv").symlink_to(earlier.parent / "units.csv")
    with pytest.raises(FileExistsError, match=r"holds units\.csv, which was changed since"):
        xd.export_all(earlier, replace=True)
    (earlier / "units.csv").unlink()
    (earlier / "mine").mkdir()
    with pytest.raises(FileExistsError, match="holds mine, which no export put there"):
        xd.export_all(earlier, replace=True)
    (earlier / "mine").rmdir()
    os.mkfifo(earlier / "SHA256SUMS.pipe")
    with pytest.raises(FileExistsError, match=r"holds SHA256SUMS\.pipe"):
        xd.export_all(earlier, replace=True)


@pytest.mark.parametrize(
    "descriptor", ["[" * 100_000, "null", '{"id": []}', '{"id": "ID"}', '{"id": "ID", "resources": [1]}', "\0"]
)
def test_a_broken_descriptor_makes_no_export(earlier: Path, descriptor: str) -> None:
    known = json.loads((earlier / "datapackage.json").read_bytes())["id"]
    (earlier / "datapackage.json").write_text(descriptor.replace("ID", known), encoding="utf-8")

    with pytest.raises(FileExistsError, match="no earlier export"):
        xd.export_all(earlier, replace=True)


def test_a_zip_file_is_replaced_only_when_it_is_an_unchanged_export(tmp_path: Path, exported: Path) -> None:
    target = xd.export_all(tmp_path / "data.zip")
    made = target.read_bytes()
    with pytest.raises(FileExistsError, match="--replace on the command line, replace=True in Python"):
        xd.export_all(target)
    assert xd.export_all(target, replace=True).read_bytes() == made

    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xinhui_data/mine.txt", "mine")
    changed = target.read_bytes()
    with pytest.raises(FileExistsError, match=r"holds xinhui_data/mine\.txt, which no export put there"):
        xd.export_all(target, replace=True)
    assert target.read_bytes() == changed

    for other in (b"no zip file", made[: len(made) // 2], b"PK\5\6" + bytes(18)):
        target.write_bytes(other)
        with pytest.raises(FileExistsError, match="earlier export"):
            xd.export_all(target, replace=True)
        assert target.read_bytes() == other
    assert exported.is_dir()


def test_partitions_together_are_the_table_and_are_replaced_only_unchanged(tmp_path: Path) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    target = xd.export_partitioned(tmp_path / "partitioned")
    for name in ("observations", "mentions"):
        table = xd.load(name, engine="arrow")
        together = dataset.dataset(target / name, partitioning="hive").to_table(table.column_names)
        assert sorted(map(str, together.to_pylist())) == sorted(map(str, table.to_pylist()))
    before = content(target)
    assert content(xd.export_partitioned(target, replace=True)) == before

    part = next((target / "observations").rglob("part-0.parquet"))
    part.write_bytes(b"mine")
    with pytest.raises(FileExistsError, match="was changed since it was exported"):
        xd.export_partitioned(target, replace=True)
    assert part.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["out.tar.gz", "out.tgz", "out.7z", "out.xlsx", "out.ZIPX"])
def test_everything_is_written_as_a_folder_or_a_zip_file_alone(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"a folder, whose name has no ending, or as a file named \.zip"):
        xd.export_all(tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_be_named_after_a_version(tmp_path: Path) -> None:
    assert (xd.export_all(tmp_path / "xinhui_data-1.4.0") / "SHA256SUMS").is_file()
