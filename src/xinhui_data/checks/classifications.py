"""Double entry of names and classifications: topics, kinds, units, time bases, codes and periods."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.model.catalogue import RAW
from xinhui_data.model.curated import Curated
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.readings import Classification
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Role

# The name given to the second reader, which links the identifier to it, and then what the reader chose for it.
FIELDS = {
    "indicators": ("indicator_zh", "indicator_en", "topic", "unit_id", "time_basis", "part_of", "per"),
    "units": ("unit_zh", "unit_en", "kind"),
    "subjects": ("subject_zh", "subject_en", "kind", "code"),
    "scopes": ("scope_zh", "scope_en", "kind", "subject_id", "indicator_id"),
    "caveats": ("caveat_zh", "kind"),
    "mentions": ("period",),
    "sources": ("title_zh", "url", "published"),
    "external": ("source_id", "indicator_id", "subject_id", "measure", "status", "time_period", "printed"),
}


def check_classifications(curated: Curated) -> Iterator[Issue]:
    """Check that a second reader classified every row, and that the tables have what both chose or what was decided."""
    file = curated.texts["classifications"].file
    held = _held(curated)
    chosen = {(row.record.table_name, row.record.row_id, row.record.field): row for row in curated.classifications}
    for place in sorted(held.keys() - chosen.keys()):
        wanted = f"a second reading of {' '.join(place)}"
        yield Issue(file, WHOLE_FILE, "", "double-entry", wanted, "none", "have it read again, independently")
    wanted_order = [place for place in held if place in chosen]
    for place, (got_place, row) in zip(wanted_order, [item for item in chosen.items() if item[0] in held], strict=True):
        if place != got_place:
            mend = "keep the order of the tables and of their fields"
            yield Issue(file, row.line, "field", "order", " ".join(place), " ".join(got_place), mend)
            break
    for place, row in chosen.items():
        if place in held:
            yield from _compare(row, held[place], file)
        else:
            wanted, got = "a classified field of an existing row", " ".join(place)
            yield Issue(file, row.line, "row_id", "double-entry", wanted, got, "correct or delete the row")


def _held(curated: Curated) -> dict[tuple[str, str, str], str]:
    return {
        (name, cells[RAW[name].table.primary_key[0]], field): cells[field]
        for name, fields in FIELDS.items()
        for _, cells in curated.texts[name].rows
        for field in fields
        if name != "mentions" or cells["role"] == Role.PERIOD
    }


def _compare(row: Row[Classification], held: str, file: str) -> Iterator[Issue]:
    record = row.record
    reading, decided = record.reading or "", record.decided or ""
    differs = bool(decided or record.reason_en)
    wanted = decided if differs else reading
    if held != wanted:
        yield Issue(
            file,
            row.line,
            "decided" if differs else "reading",
            "double-entry",
            f"{held or 'empty'}, as {record.table_name}.csv has for {record.field} of {record.row_id}",
            wanted,
            "correct the table, or enter decision and reason here",
        )
    if differs and (decided == reading or not record.reason_en):
        got = f"{decided or 'empty'}, {record.reason_en or 'no reason'}"
        mend = "give the reason, or empty both cells"
        yield Issue(file, row.line, "reason_en", "decision", "a decision that differs, with its reason", got, mend)
