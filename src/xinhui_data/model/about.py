"""The data set as a whole: its name, title, licence and version."""

from __future__ import annotations

import tomllib
from datetime import date

from pydantic import BaseModel, ConfigDict, ValidationError

from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home


class Licence(BaseModel):
    """The terms under which the data may be used."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    name: str
    title: str
    path: str


class About(BaseModel):
    """Metadata of the data set as a whole, from data/raw/dataset.toml and pyproject.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    name: str
    id: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    released: date
    keywords: tuple[str, ...]
    languages: tuple[str, ...]
    contributor: str
    homepage: str | None = None
    licence: Licence
    version: str


def read_about(home: Home) -> About:
    """Read the metadata of the data set in a checkout.

    Raises:
        ValueError: if a file is missing or invalid.
    """
    try:
        about = read_file(home.raw / "dataset.toml").decode("utf-8")
        project = read_file(home.root / "pyproject.toml").decode("utf-8")
    except (OSError, ValueError) as error:
        raise ValueError(f"data/raw/dataset.toml or pyproject.toml cannot be used: {error}") from error
    return parse_about(about, project)


def parse_about(about: str, project: str) -> About:
    """Make it of the texts of dataset.toml and pyproject.toml.

    Raises:
        ValueError: if a text does not fit.
    """
    try:
        version = tomllib.loads(project)["project"]["version"]
        return About.model_validate(tomllib.loads(about) | {"version": version})
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ValueError(f"data/raw/dataset.toml cannot be used: {faults}") from None
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"data/raw/dataset.toml or pyproject.toml cannot be used: {error}") from error
