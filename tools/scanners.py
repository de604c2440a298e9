"""Measure readers of Chinese numbers side by side, right values and speed: `make scanners`.

Right: a labelled figure of tests/frozen/scan.jsonl whose value in the base unit is among the values that a reader gives
for the sentence, at whatever place. Wrong: a value that it gives and no label of the sentence has. A reader that gives
no values but rewrites the text is judged by the numbers in the new text. Speed: characters a second on the same
sentences and on the prose of the invented reports, in one process, best of several rounds.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from xinhui_data import scan

ROOT = Path(__file__).resolve().parents[1]
FROZEN, TABLE = ROOT / "tests" / "frozen" / "scan.jsonl", ROOT / "benchmarks" / "scanners.csv"
TEXTS = ROOT / "tests" / "invented" / "texts"
ROUNDS = 7
_NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(万亿|[百千]?[万亿])?(‰?)")
_SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11}

Values = tuple[Decimal, ...]


class Reader(NamedTuple):
    """A reader of numbers: the call that is timed, and the values of what it gives."""

    name: str
    read: Callable[[str], object]
    values: Callable[[str], Iterable[Values]]


class Score(NamedTuple):
    """What a reader made of the labelled sentences, and its speed."""

    reader: str
    figures: int
    right: int
    wrong: int
    dense_characters_per_second: int
    prose_characters_per_second: int


def labelled() -> Iterator[tuple[str, list[Values], list[Values]]]:
    """Give each sentence with the values of its figures, and with those of all that is labelled."""
    for line in FROZEN.read_text("utf-8").splitlines():
        row = json.loads(line)
        labels = [label for label in row["labels"] if label.get("value") is not None]
        figures = [label for label in labels if {"figure", "threshold"} & set(_listed(label["role"]))]
        yield row["text"], [_value(label) for label in figures], [_value(label) for label in labels]


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _value(label: dict[str, str | list[str]]) -> Values:
    return tuple(map(Decimal, _listed(label["value"])))


def same(values: Values, wanted: Values) -> bool:
    """State whether values are the same; a third may be written with two decimals."""
    near = Decimal("0.0005")
    pairs = zip(values, wanted, strict=False)
    return len(values) == len(wanted) and all(abs(a - b) <= abs(b) * near for a, b in pairs)


def score(reader: Reader, prose: list[str]) -> Score:
    """Measure one reader."""
    figures = right = wrong = 0
    texts = []
    for text, wanted, known in labelled():
        texts.append(text)
        given = list(reader.values(text))
        figures += len(wanted)
        right += sum(any(same(values, each) for values in given) for each in wanted)
        parts = [(number,) for values in known for number in values]
        wrong += sum(not any(same(values, each) for each in (*known, *parts)) for values in given)
    dense = _seconds(reader.read, texts)
    characters, long = sum(map(len, texts)), sum(map(len, prose))
    return Score(
        reader.name, figures, right, wrong,
        round(characters / dense), round(long / _seconds(reader.read, prose)),
    )  # fmt: skip


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for text in texts:
            read(text)
        times.append(time.perf_counter() - begun)
    return min(times)


def ours(text: str) -> Iterator[Values]:
    """Give the values that this package claims to be figures."""
    for each in scan(text):
        if each.value is not None and each.role in ("figure", "restated", "threshold"):
            yield each.value if isinstance(each.value, tuple) else (each.value,)


def numbers(text: str) -> Iterator[Values]:
    """Give the numbers of a rewritten text."""
    for digits, scale, permille in _NUMBER.findall(text):
        yield (Decimal(digits.replace(",", "")).scaleb(_SCALES[scale] - bool(permille)),)


def readers() -> Iterator[Reader]:
    """Give this package and the other readers that are installed."""
    yield Reader("xinhui_data", scan, ours)
    with contextlib.suppress(ImportError):
        from chinese2digits import takeNumberFromString

        def take(text: str) -> list[str]:
            return list(takeNumberFromString(text)["digitsStringList"])

        yield Reader("chinese2digits", take, lambda text: numbers(" ".join(take(text))))
    with contextlib.suppress(ImportError):
        import cn2an

        def transform(text: str) -> str:
            return str(cn2an.transform(text, "cn2an"))

        yield Reader("cn2an", transform, lambda text: numbers(transform(text)))
    with contextlib.suppress(ImportError):
        from itn.chinese.inverse_normalizer import InverseNormalizer

        normalizer = InverseNormalizer()
        yield Reader("WeTextProcessing", normalizer.normalize, lambda text: numbers(str(normalizer.normalize(text))))


def varied_prose(copies: int) -> Iterator[str]:
    """Give paragraphs of the invented reports, each time with other digits but in dates."""
    random = Random(1)  # noqa: S311 (no secret)
    texts = [file.read_text("utf-8") for file in sorted(TEXTS.glob("*.txt"))]
    for text in texts * copies:
        varied = re.sub("[1-9](?![0-9]*[年月日])", lambda _: str(random.randint(1, 9)), text)
        yield from filter(None, varied.splitlines())


def main() -> None:
    """Measure every reader, print and write the table."""
    prose = list(varied_prose(40))
    scores = []
    for reader in readers():
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            scores.append(score(reader, prose))
        print(scores[-1], flush=True)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([Score._fields, *scores])


if __name__ == "__main__":
    main()
