"""Double entry of names and classifications: topics, kinds, units, time bases, codes and periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xinhui_data.model.dataset import Dataset
from xinhui_data.model.issues import Issue
from xinhui_data.model.readings import Classification, PeriodChoice
from xinhui_data.model.tables import TextTable
from xinhui_data.model.terms import Role

# The name given to the second reader, which links the identifier to it, and then what the reader chose for it.
FIELDS = {
    "indicators": ("indicator_zh", "indicator_en", "topic", "unit_id", "time_basis", "part_of", "per"),
    "units": ("unit_zh", "unit_en", "kind"),
    "subjects": ("subject_zh", "subject_en", "kind", "code"),
    "scopes": ("scope_zh", "scope_en", "kind", "subject_id", "indicator_id"),
    "caveats": ("caveat_zh", "kind"),
    "sources": ("title_zh", "url", "date_edtf"),
    "external": ("document_id", "indicator_id", "subject_id", "measure", "status", "time_period", "printed"),
}
_FIX = "have it read again, independently"


def check_classifications(shared: Dataset, texts: Mapping[str, TextTable]) -> Iterator[Issue]:
    """Check that a second reader classified every shared row, and that the tables have what both chose or decided."""
    held = {
        (name, next(iter(cells.values())), field): cells[field]
        for name, fields in FIELDS.items()
        for _, cells in texts[name].rows
        for field in fields
    }
    chosen = {(row.table_name, row.row_id, row.field): row for row in shared.rows(Classification)}
    for place in sorted(held.keys() - chosen.keys()):
        wanted = f"a second reading of {' '.join(place)}"
        yield shared.file_issue("double-entry", Classification, "", wanted, "none", _FIX)
    in_order = [place for place in held if place in chosen]
    for place, got in zip(in_order, [place for place in chosen if place in held], strict=True):
        if place != got:
            fix = "keep the order of the tables and of their fields"
            yield shared.issue("order", chosen[got], "field", " ".join(place), " ".join(got), fix)
            break
    for place, row in chosen.items():
        if place in held:
            yield from _compare(row, held[place], " ".join(place), shared)
        else:
            wanted, got_ = "a classified field of an existing row", " ".join(place)
            yield shared.issue("double-entry", row, "row_id", wanted, got_, "correct or delete the row")


def check_period_choices(data: Dataset, texts: Mapping[str, TextTable]) -> Iterator[Issue]:
    """Check that a second reader read every period of a report, and that the ledger has what both chose or decided."""
    periods = {
        int(cells["char_start"]): cells["period"]
        for _, cells in texts["mentions"].rows
        if cells["role"] == Role.PERIOD and cells["char_start"].isdecimal()
    }
    chosen = {row.row_id: row for row in data.rows(PeriodChoice)}
    for offset in sorted(periods.keys() - chosen.keys()):
        wanted = f"a second reading of the period at offset {offset}"
        yield data.file_issue("double-entry", PeriodChoice, "", wanted, "none", _FIX)
    for offset, row in chosen.items():
        if offset in periods and row.field == "period":
            yield from _compare(row, periods[offset], f"the period at offset {offset}", data)
        else:
            wanted, got = "the period of a mention of the role period", f"{row.field} at offset {offset}"
            yield data.issue("double-entry", row, "row_id", wanted, got, "correct or delete the row")


def _compare(row: Classification | PeriodChoice, held: str, place: str, data: Dataset) -> Iterator[Issue]:
    reading, decided = row.reading or "", row.decided or ""
    differs = bool(decided or row.reason_en)
    chosen = decided if differs else reading
    if held != chosen:
        wanted = f"{held or 'empty'}, as the table has for {place}"
        fix = "correct the table, or enter decision and reason here"
        yield data.issue("double-entry", row, "decided" if differs else "reading", wanted, chosen, fix)
    if differs and (decided == reading or not row.reason_en):
        got, fix = f"{decided or 'empty'}, {row.reason_en or 'no reason'}", "give the reason, or empty both cells"
        yield data.issue("decision", row, "reason_en", "a decision that differs, with its reason", got, fix)
