"""Questions on the data that are easily answered wrongly, with the right answers."""

from __future__ import annotations

import tomllib

from pydantic import BaseModel, ConfigDict, ValidationError

from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home

TRAPS = "docs/traps.toml"


class Trap(BaseModel):
    """A question with its answer; ``proof`` is an expression of Python on ``xd`` that gives ``gives``."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    id: str
    question_en: str
    answer_en: str
    question_zh: str
    answer_zh: str
    proof: str
    gives: object
    listed: bool = False


def read_traps(home: Home) -> tuple[Trap, ...]:
    """Read the questions of a checkout, which may have none.

    Raises:
        ValueError: if the file cannot be used.
    """
    file = home.root / TRAPS
    if not file.is_file():
        return ()
    try:
        entered = tomllib.loads(read_file(file).decode("utf-8"))
        return tuple(Trap.model_validate(each) for each in entered["trap"])
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ValueError(f"{TRAPS} cannot be used: {faults}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{TRAPS} cannot be used: {error!r}") from error
