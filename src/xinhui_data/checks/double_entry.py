"""Double entry: the two readings of a report, their differences, the decisions and the tables must agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from xinhui_data.build.agreement import FIELDS
from xinhui_data.figures.intervals import plain
from xinhui_data.model.catalogue import READINGS
from xinhui_data.model.columns import SEPARATOR
from xinhui_data.model.evidence import MentionEntry
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.raw import ReportFolder
from xinhui_data.model.readings import Case, Decision, Entries
from xinhui_data.model.statements import Statement

_ENTERED = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")
_EMPTY = dict.fromkeys(FIELDS, "")


def curated_entries(report: ReportFolder) -> Entries:
    """Give what the tables of a report hold, by case and field, as the readings give it."""
    entries: dict[Case, Mapping[str, str]] = {}
    mentions = {row.char_start: row for row in report.data.rows(MentionEntry)}
    counts: dict[int, int] = defaultdict(int)
    for each in report.data.rows(Statement):
        offset = each.mention.char_start if each.mention else 0
        counts[offset] += 1
        case, figure = Case(offset, counts[offset]), each.figure
        entries[case] = _of_mention(mentions[offset], case) | {
            **{name: _text(getattr(each.entry, name)) for name in _ENTERED},
            "value": plain(figure.number),
            "value_to": "" if figure.number_to is None else plain(figure.number_to),
            "scale": str(figure.scale),
            "decimals": _text(figure.decimals),
            "unit_id": each.unit_id,
            "bound": str(figure.bound),
            "caveat_ids": SEPARATOR.join(sorted(each.caveat_ids)),
        }
    for offset, mention in mentions.items():
        if offset not in counts:
            case = Case(offset, 0)
            entries[case] = _of_mention(mention, case)
    return entries


def _of_mention(mention: MentionEntry, case: Case) -> dict[str, str]:
    said = {"printed": mention.printed, "role": str(mention.role), "repeats": _text(mention.repeats)}
    return _EMPTY | {name: str(number) for name, number in case._asdict().items()} | said


def _text(value: object) -> str:
    return "" if value is None else str(value)


def check_double_entry(report: ReportFolder) -> Iterator[Issue]:
    """Check that every difference of the readings is decided, and that the tables hold what was agreed or decided."""
    first, second = (report.readings[name] for name in READINGS)
    table = curated_entries(report)
    decisions: dict[Case, dict[str, Decision]] = defaultdict(dict)
    for row in report.data.rows(Decision):
        decisions[Case(row.char_start, row.ordinal)][row.field] = row
    yield from _missing(report, (first, second, table), {case for case, rows in decisions.items() if "role" in rows})
    for case in sorted((first.keys() & second.keys() & table.keys()) | decisions.keys()):
        held = table.get(case, {})
        # A reading without a fact has nothing to say of its fields; whether the fact holds is decided by its role.
        sides = (first.get(case, held), second.get(case, held), held)
        if case in decisions or not sides[0] == sides[1] == sides[2]:
            yield from _compare(case, sides, decisions.get(case, {}), report)


def _compare(
    case: Case,
    sides: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    decisions: dict[str, Decision],
    report: ReportFolder,
) -> Iterator[Issue]:
    data = report.data
    # Of a fact that was decided away nothing but that is to be said.
    for field in sorted({*FIELDS, *decisions} if sides[2] else decisions):
        a, b, held = (side.get(field, "") for side in sides)
        where = f"{field} at offset {case.char_start}, fact {case.ordinal}"
        if row := decisions.get(field):
            if held != _text(row.decided):
                wanted, fix = f"{held!r}, as in the tables", "make decision and table agree"
                yield data.issue("double-entry", row, "decided", wanted, row.decided, fix)
            if a == b == held:
                yield data.issue("needless", row, "field", "a difference to decide", where, "delete the row")
        elif a != b:
            wanted, fix = f"a decision on {where}", "add a row with the decision and its reason"
            yield data.file_issue("undecided", Decision, field, wanted, f"{a!r} against {b!r}", fix)
        elif held != a:
            wanted = f"{a!r} for {where}, as both readings have it"
            fix = "correct the table, or add a row that decides against both"
            yield data.file_issue("double-entry", Decision, field, wanted, f"{held!r} in the tables", fix)


def _missing(
    report: ReportFolder, sides: tuple[Entries, Entries, Entries], decided: Container[Case]
) -> Iterator[Issue]:
    """Report a reading that is empty, and each fact that is not on all three sides, unless its role is decided.

    A decision stands for a fact that a reader did not see in a mention, not for a mention that was not read.
    """
    names = (*READINGS, "the tables")
    cases = [set(entries) for entries in sides]
    for name, seen in zip(READINGS, cases, strict=False):
        if not seen:
            file, fix = report.texts[name].file, "add the reading"
            yield Issue(file, WHOLE_FILE, "", "two-readings", f"a reading of {report.report_id}", "none", fix)
    read = [{case.char_start for case in seen} for seen in cases]
    for case in sorted(set.union(*cases)):
        absent = [name for name, seen in zip(names, cases, strict=True) if case not in seen]
        unread = case.char_start in read[2] and any(case.char_start not in offsets for offsets in read[:2])
        if absent and (unread or case not in decided):
            wanted = f"fact {case.ordinal} at offset {case.char_start} on all sides"
            fix = "restore the row that is missing, or remove the others"
            got = f"missing from {' and '.join(absent)}"
            yield Issue(report.texts[READINGS[0]].file, WHOLE_FILE, "", "double-entry", wanted, got, fix)
