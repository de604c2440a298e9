"""The data set as a whole: its name, title, licence and version."""

from __future__ import annotations

import tomllib
from datetime import date

from pydantic import BaseModel, ConfigDict, ValidationError

from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home

# Licences for data by their SPDX identifier, with title and address.
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": ("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
# The languages in which every table, column and note is written.
LANGUAGES = ("en", "zh-Hans")


class Licence(BaseModel):
    """The terms under which the data may be used."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    name: str
    title: str
    path: str


class About(BaseModel):
    """Metadata of the data set, of data/raw/dataset.toml; name, contributor and version of pyproject.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    name: str
    id: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    released: date
    keywords: tuple[str, ...]
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
        entered, packaging = tomllib.loads(about), tomllib.loads(project)["project"]
        name = str(entered.get("licence", ""))
        title, address = LICENCES.get(name, ("", ""))
        made = {
            "name": packaging["name"],
            "version": packaging["version"],
            "contributor": packaging["authors"][0]["name"],
            "licence": {"name": name, "title": title or "unknown", "path": address or "unknown"},
        }
        if twice := sorted(entered.keys() & (made.keys() - {"licence"})):
            raise ValueError(f"{', '.join(twice)} in dataset.toml: pyproject.toml alone says it; delete it")
        return About.model_validate(entered | made)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ValueError(f"data/raw/dataset.toml cannot be used: {faults}") from None
    except (KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"data/raw/dataset.toml or pyproject.toml cannot be used: {error}") from error
