"""The formulas of derived values: in words, in exact range arithmetic, and the assumptions of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xinhui_data.model.terms import DerivationKind


@dataclass(frozen=True)
class Formula:
    """A formula over its inputs, numbers or ranges, each of which occurs in it as few times as possible."""

    text: str
    compute: Callable[[Sequence[Any]], Any]
    assumption_en: str
    assumption_zh: str


_RATE_EN = "The rate and the level have the same coverage, prices and base, and the base was not revised."
_RATE_ZH = "增速与绝对数的口径、价格、基期一致，且基数未经调整。"
_SHARE_EN = "Part and whole are counted in the same way, at the same time."
_SHARE_ZH = "部分与总体的口径、时间一致。"
_AIM_EN = "The target and the level reached are counted in the same way."
_AIM_ZH = "目标与现状口径一致。"

FORMULAS = {
    DerivationKind.LEVEL_BEFORE: Formula("{0} ÷ (1 + {1})", lambda r: r[0] / (1 + r[1] / 100), _RATE_EN, _RATE_ZH),
    DerivationKind.INCREASE: Formula(
        "{0} − {0} ÷ (1 + {1})", lambda r: r[0] * (1 - 1 / (1 + r[1] / 100)), _RATE_EN, _RATE_ZH
    ),
    DerivationKind.WHOLE: Formula("{0} ÷ {1}", lambda r: r[0] / (r[1] / 100), _SHARE_EN, _SHARE_ZH),
    DerivationKind.SHARE: Formula("{0} ÷ {1}", lambda r: r[0] / r[1] * 100, _SHARE_EN, _SHARE_ZH),
    DerivationKind.SHARE_BEFORE: Formula(
        "({0} ÷ (1 + {1})) ÷ ({2} ÷ (1 + {3}))",
        lambda r: r[0] / r[2] * ((1 + r[3] / 100) / (1 + r[1] / 100)) * 100,
        _RATE_EN,
        _RATE_ZH,
    ),
    DerivationKind.RATIO: Formula(
        "{0} ÷ {1}",
        lambda r: r[0] / r[1] * 100,
        "Both are output values; it is not stated that one is part of the other.",
        "二者均为产值；前者是否包含在后者之内，报道未说明。",
    ),
    DerivationKind.AVERAGE: Formula(
        "{0} ÷ {1}",
        lambda r: r[0] / r[1],
        "The amount is the total of exactly these projects; single projects may differ widely from the average.",
        "金额为这些项目的合计；单个项目可能与平均数相差甚远。",
    ),
    DerivationKind.DISTANCE: Formula("{0} − {1}", lambda r: r[0] - r[1], _AIM_EN, _AIM_ZH),
    DerivationKind.NEEDED_GROWTH: Formula("{0} ÷ {1} − 1", lambda r: (r[0] / r[1] - 1) * 100, _AIM_EN, _AIM_ZH),
}
