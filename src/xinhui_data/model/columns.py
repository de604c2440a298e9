"""Columns and tables: the descriptions that each record gives of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from xinhui_data.model.terms import Term

IDENTIFIER = r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*"
TIME_PERIOD = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
SENTENCE = r".*[.]"
SENTENCE_ZH = r".*。"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
SHA256 = r"[0-9a-f]{64}"
# A derived value is named after its first input, with a dot that no printed identifier has.
DERIVED = rf"{IDENTIFIER}\.[a-z_]+(?:\.{IDENTIFIER})?"
SEPARATOR = ";"
_NO_FIELDS: set[str] = set()
_ITEM = re.compile(rf"{DERIVED}|{IDENTIFIER}")


def column(
    description: str,
    description_zh: str,
    *,
    title: str,
    zh: str,
    example: str,
    unit: str | None = None,
    pattern: str | None = None,
    separator: str | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    required: bool | None = None,
) -> Any:
    """Describe a column of a record; the table schema, Arrow schema and codebook are generated from this.

    Args:
        description: what the column means, one or two sentences.
        description_zh: the same in Chinese.
        title: its short English title.
        zh: its short Chinese title.
        example: a value as written in the CSV.
        unit: the unit of the value, where it has one.
        pattern: a regular expression for the whole text; alternatives must be grouped.
        separator: what separates the items, where the text is a list.
        minimum: the smallest allowed number.
        maximum: the largest allowed number.
        required: whether a cell must be filled, where the type does not say it.
    """
    given = {
        "title_zh": zh, "description_zh": description_zh, "example": example, "unit": unit, "pattern": pattern,
        "separator": separator,
        "minimum": minimum, "maximum": maximum, "required": required,
    }  # fmt: skip
    extra: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    # The pattern of a list is that of its items.
    whole = None if pattern is None or separator else rf"^(?:{pattern})\Z"
    return Field(
        title=title, description=description, ge=minimum, le=maximum, pattern=whole, json_schema_extra=extra,
        min_length=1 if separator and required else None,
    )  # fmt: skip


def _split(value: object) -> object:
    if value is None:
        return ()
    return tuple(value.split(SEPARATOR)) if isinstance(value, str) else value


def _identifiers(items: tuple[str, ...]) -> tuple[str, ...]:
    if wrong := [item for item in items if not _ITEM.fullmatch(item)]:
        raise ValueError(f"no identifiers: {', '.join(map(repr, wrong))}")
    return items


# Lists: tuples on the record, in a cell their items joined by semicolons.
Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
Identifiers = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_identifiers)]


@dataclass(frozen=True)
class Table:
    """What a table is: its name, meaning and keys.

    ``foreign_keys`` maps a column to ``table.column``; an empty table name points to the table itself.
    """

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    primary_key: tuple[str, ...]
    unique_keys: Sequence[tuple[str, ...]] = ()
    foreign_keys: dict[str, str] = field(default_factory=dict)


class Record(BaseModel):
    """A row of a table: frozen, strict about unknown columns, and the one definition of that table."""

    # Python's own engine compiles the patterns, which many columns share, in a fraction of the time of the default one.
    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")

    table: ClassVar[Table]

    def model_post_init(self, _: object) -> None:
        """Forget which fields were given, of which pydantic keeps a set as large as the row itself."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_FIELDS)


@dataclass(frozen=True)
class Column:
    """One column of a record, taken from its field: everything that schemas and codebook state about it.

    ``type`` is a type of Table Schema (string, integer, number, date, boolean); ``terms`` is the closed list of
    allowed words, empty where any value goes.
    """

    name: str
    type: str
    required: bool
    terms: tuple[Term, ...]
    title: str
    title_zh: str
    description: str
    description_zh: str
    example: str
    unit: str | None
    pattern: str | None
    separator: str | None
    minimum: int | None
    maximum: int | None


_TYPES = {int: "integer", float: "number", Decimal: "number", date: "date", bool: "boolean"}


@cache
def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """Give the columns of a record, in order.

    Example:
        >>> from xinhui_data.model.dimensions import Unit
        >>> [(c.name, c.type, c.required) for c in columns_of(Unit)][:2]
        [('unit_id', 'string', True), ('unit_zh', 'string', True)]
    """
    columns = []
    for name, info in record.model_fields.items():
        kinds = [kind for kind in get_args(info.annotation) if kind is not type(None)] or [info.annotation]
        kind = kinds[0]
        terms = tuple(kind) if isinstance(kind, type) and issubclass(kind, Term) else ()
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        required = extra.get("required", type(None) not in get_args(info.annotation))
        columns.append(
            Column(
                name=name,
                type=_TYPES.get(kind, "string") if kind is not None else "string",
                required=bool(required),
                terms=terms,
                title=info.title or name,
                title_zh=str(extra["title_zh"]),
                description=info.description or "",
                description_zh=str(extra["description_zh"]),
                example=str(extra["example"]),
                unit=_text(extra.get("unit")),
                pattern=_text(extra.get("pattern")),
                separator=_text(extra.get("separator")),
                minimum=_number(extra.get("minimum")),
                maximum=_number(extra.get("maximum")),
            )
        )
    return tuple(columns)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
