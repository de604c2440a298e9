"""Consistent faults: the same error in every place that is held against another, as one who is wrong would make it.

A row that was misread stands in the table and in both readings alike; what then still catches it is the literal, the
word of the report, or what the figure must fit. What nothing can catch is counted and shown, not hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from tools.judge import DATASET, SKELETON, Cells, Fault, Judge, Rows
from xinhui_data.checks.about import PROJECT
from xinhui_data.model.catalogue import READINGS

SWAPS = 3  # Other words that are tried of each field: all of all would take hours.
_NEXT = str.maketrans("0123456789", "1234567890")
# The fields of an observation that its readings have too, each with where a swapped value is taken from.
_FIELDS = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")


class Kind(NamedTuple):
    """What is changed, where, in English and Chinese; and why some of it survives."""

    en: str
    zh: str
    why: str = ""
    why_zh: str = ""


_SOURCE = ("only who opens the source can tell", "须查阅原来源方可判断")
_WORD = ("the second choice is the same word", "第二次选择是同一个词")
KINDS = {
    "value": Kind("value of a figure, in both readings", "两次标注中的数值"),
    "literal": Kind("literal and value, in ledger and both readings", "台账与两次标注中的原文与数值"),
    **{
        field: Kind(
            f"`{field}` of an observation, in the table and both readings",
            f"数据表与两次判读中的 `{field}`",
            "its anchors can mean the other as well, or it has none",
            "依据词也可作另一解，或无依据词",
        )
        for field in _FIELDS
    },
    "caveat": Kind(
        "link of a caveat, out of table and both readings", "删去数据表与两次判读中的存疑关联",
        "a caveat that touches other rows as well", "该存疑另涉其他行",
    ),
    "anchor": Kind("anchor moved to another place of its word", "依据词移到同一词的另一处"),
    "scale": Kind(
        "万 for 亿 or 亿 for 万 in an outside figure and its second reading", "外部数据及其第二次读数中万、亿互换",
        "no other figure to hold it against", "没有可资对照的其他数据",
    ),
    "outside": Kind(
        "digit of an outside figure and of its second reading", "外部数据及其第二次读数中的数字", *_SOURCE,
    ),
    "class": Kind("classifying word of a table and its second choice", "表中的分类词及其第二次选择", *_WORD),
    "texts": Kind(
        "number in both texts of a row", "同一行中英文两处的数字",
        "free text: its words are not checked", "自由文字：不检查措辞",
    ),
    "identity": Kind(
        "identifier in dataset.toml and pyproject.toml", "dataset.toml 与 pyproject.toml 中的标识",
        "only who has cited it can tell", "只有引用者可以发现",
    ),
}  # fmt: skip


def consistent_faults(judge: Judge) -> Iterator[Fault]:
    """Make every consistent fault; the field of each is its kind."""
    yield from _misread(judge)
    yield from _unlinked(judge)
    yield from _moved_anchors(judge)
    yield from _outside(judge)
    yield from _classified(judge)
    yield from _texts(judge)
    about, project = judge.bytes_of(DATASET), judge.bytes_of(PROJECT)
    old = re.findall(rb'^id = "([^"]+)"', about, re.MULTILINE)[0]
    new = old.translate(bytes.maketrans(b"0123456789", b"1234567890"))
    changes = {DATASET: about.replace(old, new), PROJECT: project.replace(old, new)}
    yield _fault("identity", f"{old.decode()} -> {new.decode()}", changes)


def _fault(kind: str, words: str, changes: Mapping[str, Rows | bytes]) -> Fault:
    return Fault("", kind, "in two places", words, dict(changes))


def _set(rows: Rows, wanted: Cells, new: Cells) -> Rows:
    """Change all rows that have the wanted cells."""
    return [(line, cells | new if wanted.items() <= cells.items() else cells) for line, cells in rows]


def _places(judge: Judge) -> Iterator[tuple[Cells, Cells, Cells]]:
    """Give each observation with its mention and with the cells that find it in the readings."""
    mentions = {cells["char_start"]: cells for _, cells in judge.rows("mentions")}
    facts: dict[str, int] = {}
    for _, cells in judge.rows("observations"):
        start = cells["char_start"]
        facts[start] = facts.get(start, 0) + 1
        yield cells, mentions[start], {"char_start": start, "ordinal": str(facts[start])}


def _in_readings(judge: Judge, place: Cells, new: Cells) -> dict[str, Rows | bytes]:
    """Change a place in both readings alike."""
    return {name: _set(judge.rows(name), place, new) for name in READINGS}


def _misread(judge: Judge) -> Iterator[Fault]:
    rows, reading = judge.rows("observations"), judge.rows(READINGS[0])
    decided = [(cells["char_start"], cells["ordinal"], cells["field"]) for _, cells in judge.rows("decisions")]
    values = {field: list(dict.fromkeys(cells[field] for _, cells in rows)) for field in _FIELDS}
    for cells, mention, place in _places(judge):
        key = {"observation_id": cells["observation_id"]}
        words, printed = f"{cells['observation_id']}: ", mention["printed"]
        old = next(read["value"] for _, read in reading if place.items() <= read.items())
        new = old[:-1] + old[-1].translate(_NEXT)
        yield _fault("value", f"{words}{old} -> {new}", _in_readings(judge, place, {"value": new}))
        if old in printed:
            start, other = {"char_start": place["char_start"]}, printed.replace(old, new)
            everywhere = _in_readings(judge, place, {"value": new, "printed": other})
            everywhere["mentions"] = _set(judge.rows("mentions"), start, {"printed": other})
            yield _fault("literal", f"{words}{printed} -> {other}", everywhere)
        for field in _FIELDS:
            if (place["char_start"], place["ordinal"], field) in decided:
                continue  # The readings differ: there is no one word to change.
            at = values[field].index(cells[field])
            for other in (values[field][at + 1 :] + values[field][:at])[:SWAPS]:
                changes = _in_readings(judge, place, {field: other}) | {"observations": _set(rows, key, {field: other})}
                yield _fault(field, f"{words}{cells[field]} -> {other or 'empty'}", changes)


def _unlinked(judge: Judge) -> Iterator[Fault]:
    links = judge.rows("caveat_links")
    places = {cells["observation_id"]: place for cells, _, place in _places(judge)}
    for number, (_, link) in enumerate(links):
        place = places[link["observation_id"]]
        changes: dict[str, Rows | bytes] = {"caveat_links": links[:number] + links[number + 1 :]}
        for name in READINGS:
            changes[name] = [
                (line, cells | {"caveat_ids": _less(cells["caveat_ids"], link["caveat_id"])})
                if place.items() <= cells.items()
                else (line, cells)
                for line, cells in judge.rows(name)
            ]
        yield _fault("caveat", " ".join(link.values()), changes)


def _less(names: str, name: str) -> str:
    return ";".join(other for other in names.split(";") if other != name)


def _moved_anchors(judge: Judge) -> Iterator[Fault]:
    """Move each anchor to the next and to the farthest other place of its word."""
    skeleton, anchors = judge.bytes_of(SKELETON).decode("utf-8"), judge.rows("anchors")
    for number, (line, cells) in enumerate(anchors):
        word, here = cells["word"], int(cells["char_start"])
        places = [found.start() for found in re.finditer(f"(?={re.escape(word)})", skeleton)]
        others = sorted((abs(place - here), place) for place in places if place != here)
        for _, start in dict.fromkeys(others[:1] + others[-1:]):
            moved = cells | {"char_start": str(start)}
            rows = [*anchors[:number], (line, moved), *anchors[number + 1 :]]
            yield _fault("anchor", f"{cells['observation_id']} {word}: {here} -> {start}", {"anchors": rows})


def _outside(judge: Judge) -> Iterator[Fault]:
    rows, readings = judge.rows("external"), judge.rows("classifications")
    for _, cells in rows:
        name, printed = cells["observation_id"], cells["printed"]
        place = {"table_name": "external", "row_id": name, "field": "printed"}
        changed = [("scale", printed.replace(old, new)) for old, new in (("亿", "万"), ("万", "亿")) if old in printed]
        if digit := re.search("[1-9]", printed):
            other = str(int(digit[0]) % 9 + 1)
            changed.append(("outside", printed[: digit.start()] + other + printed[digit.end() :]))
        for kind, new in changed:
            changes: dict[str, Rows | bytes] = {
                "external": _set(rows, {"observation_id": name}, {"printed": new}),
                "classifications": _set(readings, place, {"reading": new}),
            }
            yield _fault(kind, f"{name}: {printed} -> {new}", changes)


def _classified(judge: Judge) -> Iterator[Fault]:
    """Give a word that classifies the word of the next row, in the table and in its second choice alike."""
    choices = judge.rows("classifications")
    for (_, choice), (_, after) in pairwise(choices):
        table, field, other = choice["table_name"], choice["field"], ""
        same = [c for _, c in choices if (c["table_name"], c["field"]) == (table, field) and not c["decided"]]
        others = [c["reading"] for c in same if c["reading"] and c["reading"] != choice["reading"]]
        if choice["decided"] or field not in ("topic", "kind", "time_basis") or not others or after is choice:
            continue
        other = others[0]
        rows = judge.rows(table)
        changes = {
            table: _set(rows, {next(iter(rows[0][1])): choice["row_id"]}, {field: other}),
            "classifications": _set(
                choices, {name: choice[name] for name in ("table_name", "row_id", "field")}, {"reading": other}
            ),
        }
        yield _fault("class", f"{table} {choice['row_id']} {field}: {choice['reading']} -> {other}", changes)


def _texts(judge: Judge) -> Iterator[Fault]:
    """Change a year in both languages of a caveat and, since its Chinese text is typed twice, in its second place."""
    rows, choices = judge.rows("caveats"), judge.rows("classifications")
    for _, cells in rows:
        if years := sorted(set(re.findall("20[0-9]{2}", cells["caveat_zh"])) & set(cells["caveat_en"].split())):
            new = {name: cells[name].replace(years[0], "2019") for name in ("caveat_zh", "caveat_en")}
            place = {"table_name": "caveats", "row_id": cells["caveat_id"], "field": "caveat_zh"}
            changes = {
                "caveats": _set(rows, {"caveat_id": cells["caveat_id"]}, new),
                "classifications": _set(choices, place, {"reading": new["caveat_zh"]}),
            }
            yield _fault("texts", f"{cells['caveat_id']}: {years[0]} -> 2019", changes)
