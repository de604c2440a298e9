"""Compare every published value with those of version 1.5, and name what changed on purpose.

Run it with a folder that holds the `data/processed` of that version: ``python -m tools.compare_versions FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

import xinhui_data as xd

# A planned amount was divided by an actual number; and `published` repeated `date_edtf`.
ON_PURPOSE = {
    "projects-100m-investment-2023.average: gone",
    "technical-upgrading-planned-2023.average: gone",
    "no column published",
}
# The derived values of 1.5, by their identifiers since 2.0.
DERIVED = {
    "projects-100m-investment-per-projects-100m-2023": "projects-100m-investment-2023.average",
    "battery-capacity-distance-outlook": "battery-capacity-outlook.distance",
    "battery-capacity-needed-growth-outlook": "battery-capacity-outlook.needed_growth",
    "storage-output-2022": "storage-output-2023.level_before",
    "storage-output-increase-2023": "storage-output-2023.increase",
    "storage-output-per-chains-output-2023": "storage-output-2023.ratio",
    "census-entities-before": "census-entities-2023.level_before",
    "census-entities-increase": "census-entities-2023.increase",
    "census-entities-jiangmen-total-2023": "census-entities-2023.whole.jiangmen-total",
    "industrial-investment-2022": "industrial-investment-2023.level_before",
    "industrial-investment-increase-2023": "industrial-investment-2023.increase",
    "technical-upgrading-investment-2022": "technical-upgrading-investment-2023.level_before",
    "technical-upgrading-investment-increase-2023": "technical-upgrading-investment-2023.increase",
    "technical-upgrading-investment-of-industrial-investment-2023": "technical-upgrading-investment-2023.share",
    "technical-upgrading-investment-of-industrial-investment-2022": "technical-upgrading-investment-2023.share_before",
    "technical-upgrading-planned-per-technical-upgrading-projects-2023": "technical-upgrading-planned-2023.average",
    "little-giants-of-srdi-provincial-and-above-enterprises-2023": "little-giants-2023.share",
    "little-giants-distance-2024": "little-giants-target-2024.distance",
    "little-giants-needed-growth-2024": "little-giants-target-2024.needed_growth",
    "cloud-funds-per-cloud-projects-2023": "cloud-funds-2023.average",
}
# Old table: the new one, its key there, and the columns that have another name.
TABLES: dict[str, tuple[str, list[str], dict[str, str]]] = {
    "observations": ("observations", ["observation_id"], {}),
    "mentions": ("mentions", ["mention_id"], {}),
    "anchors": ("anchors", ["observation_id", "field"], {}),
    "indicators": ("indicators", ["indicator_id"], {}),
    "subjects": ("subjects", ["subject_id"], {}),
    "scopes": ("scopes", ["scope_id"], {}),
    "units": ("units", ["unit_id"], {}),
    "caveats": ("caveats", ["caveat_id"], {}),
    "external": ("external", ["observation_id"], {"external_id": "observation_id", "source_id": "report_id"}),
    "reports": ("documents", ["document_id"], {"report_id": "document_id"}),
    "sources": ("documents", ["document_id"], {"source_id": "document_id"}),
    "derived": ("derived", ["derived_id"], {}),
    "series": ("series", ["series_id", "figure_id"], {}),
    "comparisons": ("comparisons", ["figure_id", "other_id"], {"ours_id": "figure_id", "external_id": "other_id"}),
}
IDENTIFIERS = ("derived_id", "figure_id", "other_id")


def differences(old: pd.DataFrame, new: pd.DataFrame, key: list[str]) -> list[str]:
    """Say which rows of the old table are gone, and which cells of its columns differ."""
    found = [f"no column {name}" for name in old.columns if name not in new.columns]
    rows = {tuple(row[name] for name in key): row for row in new.to_dict("records")}
    for row in old.to_dict("records"):
        place = tuple(row[name] for name in key)
        if place not in rows:
            found.append(f"{' '.join(place)}: gone")
            continue
        found += [
            f"{' '.join(place)}: {name} was {row[name]!r}, is {rows[place][name]!r}"
            for name in old.columns
            if name in new.columns and row[name] != rows[place][name]
        ]
    return found


def main() -> int:
    """Print what differs, table by table; fail where it is not on purpose."""
    if len(sys.argv) != 2 or not Path(sys.argv[1], "observations.csv").is_file():
        print("name the folder with data/processed of version 1.5", file=sys.stderr)
        return 2
    values, unexpected = 0, 0
    for name, (now, key, renamed) in TABLES.items():
        old = pd.read_csv(Path(sys.argv[1], f"{name}.csv"), dtype=str, keep_default_na=False).rename(columns=renamed)
        new = pd.read_csv(xd.path(now, format="csv"), dtype=str, keep_default_na=False)
        for column in set(IDENTIFIERS) & set(old.columns):
            old[column] = old[column].map(lambda value: DERIVED.get(value, value))
        if name == "series":
            # Since 2.0 one column names the document, whether a report or another source.
            old["report_id"] = old["report_id"] + old.pop("source_id")
        values += old.size
        found = differences(old, new, key)
        unexpected += len(set(found) - ON_PURPOSE)
        print(f"{name}: {len(old)} rows, {len(found)} differences", *found, sep="\n  ")
    print(f"{values:,} values of 1.5 compared: {unexpected} differ without a purpose")
    return 1 if unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
