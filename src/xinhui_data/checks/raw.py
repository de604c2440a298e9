"""The checks of the raw tables: each by itself, and all together."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.checks.anchors import check_anchors
from xinhui_data.checks.bilingual import check_texts
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.classifications import check_classifications
from xinhui_data.checks.double_entry import check_readings
from xinhui_data.checks.external import check_external
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.checks.literals import check_figures
from xinhui_data.checks.magnitude import check_magnitudes
from xinhui_data.checks.part_of import check_relations
from xinhui_data.checks.schema import check_schemas
from xinhui_data.checks.semantics import check_meaning
from xinhui_data.checks.unused import check_links
from xinhui_data.model.catalogue import RAW
from xinhui_data.model.curated import Curated
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues

RULES = (
    check_figures,
    check_meaning,
    check_anchors,
    check_relations,
    check_links,
    check_external,
    check_magnitudes,
    check_texts,
    check_classifications,
    check_readings,
)


def check_tables(curated: Curated, home: Home) -> list[Issue]:
    """Check the form, the cells, the keys and the schema of every raw table."""
    issues: list[Issue] = []
    for name, record in RAW.items():
        issues.extend(curated.texts[name].issues)
        issues.extend(check_cells(curated.texts[name], record))
    issues.extend(check_keys(curated.texts, RAW))
    readable = {name: curated.texts[name].file for name in RAW if curated.texts[name].readable}
    issues.extend(check_schemas(home.root, readable, RAW))
    issues.extend(_stray_files(home))
    return sorted_issues(issues)


def check_rules(curated: Curated) -> list[Issue]:
    """Check the rules that run across tables, when all tables can be read."""
    if not curated.readable:
        return []
    return sorted_issues(issue for rule in RULES for issue in rule(curated))


def _stray_files(home: Home) -> Iterator[Issue]:
    known = {f"{name}.csv" for name in RAW} | {"skeletons", "dataset.toml"}
    for path in home.raw.iterdir():
        if path.name not in known:
            yield Issue(
                home.name(path), WHOLE_FILE, "", "stray-file", "only tables of the data set", path.name, "move it away"
            )
