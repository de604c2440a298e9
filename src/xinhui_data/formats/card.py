"""The data set card: the description shown by data set hubs, and the first file to read in the folder."""

from __future__ import annotations

from collections.abc import Mapping

from xinhui_data.formats.citation import quoted
from xinhui_data.formats.edition import Edition
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.terms import Role


def card(edition: Edition, documents: Mapping[str, tuple[str, str]]) -> bytes:
    """Write README.md of the folder of published files: metadata as hubs read them, then the same for people.

    Follows the data set cards of the Hugging Face hub: each table is a configuration with its Parquet file.
    """
    lines = [*_metadata(edition), *_text(edition), *_tables(edition), *_files(documents), *_citation(edition)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _metadata(edition: Edition) -> list[str]:
    dataset = edition.dataset
    lines = [
        "---",
        f"pretty_name: {quoted(dataset.title)}",
        f"license: {dataset.licence.name.lower()}",
        "language:",
        *(f"  - {language.partition('-')[0]}" for language in dataset.languages),
        "annotations_creators:",
        "  - machine-generated",
        "size_categories:",
        "  - n<1K",
        "tags:",
        *(f"  - {word}" for word in dataset.keywords),
        "configs:",
    ]
    for name in PROCESSED:
        lines += [f"  - config_name: {name}", f"    data_files: {name}.parquet"]
        if name == "observations":
            lines.append("    default: true")
    return [*lines, "---", ""]


def _text(edition: Edition) -> list[str]:
    dataset = edition.dataset
    figures = sum(row.role is Role.FIGURE for row in edition.mentions)
    return [
        f"# {dataset.title}",
        "",
        dataset.description,
        "",
        f"{dataset.title_zh}。{dataset.description_zh}",
        "",
        f"Version {dataset.version}, {dataset.released}: {len(edition.observations)} observations from {figures}",
        f"printed figures; {len(edition.mentions)} mentions account for every numeric character of the report.",
        "Before you add or compare, filter by `status` (actual, planned, target, expected, outlook) and read the",
        "caveats that `caveat_ids` lists. `value` is in the base unit; `lower` and `upper` are what the printed form",
        "allows, empty where unbounded or unknown.",
        "",
        "相加或比较之前，请先按 `status` 筛选（actual 实际、planned 计划、target 目标、expected 预计、outlook 远期），",
        "并阅读 `caveat_ids` 所列的注意事项。`value` 以基本单位计；",
        "`lower` 和 `upper` 为按原文表述可能的最小值和最大值，无下限（上限）或不详时为空。",
        "",
    ]


def _tables(edition: Edition) -> list[str]:
    lines = ["## Tables · 表", "", "| table | rows | what it holds | 内容 |", "| --- | --- | --- | --- |"]
    for name, record in PROCESSED.items():
        table = record.table
        lines.append(f"| `{name}` | {len(edition.tables[name])} | {table.description} | {table.description_zh} |")
    return [
        *lines,
        "",
        "Each is available as CSV (UTF-8) and as Parquet; every column is described in the Parquet file and in",
        "`datapackage.json`, in English and Chinese.",
        "",
    ]


def _files(documents: Mapping[str, tuple[str, str]]) -> list[str]:
    lines = ["## Other files · 其他文件", "", "| file | what it is | 说明 |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {title} | {title_zh} |" for name, (title, title_zh) in documents.items()]
    return [*lines, ""]


def _citation(edition: Edition) -> list[str]:
    cited = edition.citation
    return [
        "## Citation · 引用",
        "",
        cited.text,
        "",
        *cited.reports,
        "",
        "```bibtex",
        cited.bibtex,
        *cited.reports_bibtex,
        "```",
        "",
        f"Licence of the data: [{edition.dataset.licence.title}]({edition.dataset.licence.path}). "
        "The article belongs to its publisher; no sentence of it is included.",
    ]
