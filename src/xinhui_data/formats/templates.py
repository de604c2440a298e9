"""Texts from templates, of this package or of a project: what is missing in one is an error, never an empty place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def render(name: str, language: str = "en", **values: object) -> str:
    """Fill a template.

    Args:
        name: its file below ``templates``, without the ending ``.j2``.
        language: ``en`` or ``zh``, which ``pick`` chooses in the template.
        values: what it names.

    Raises:
        jinja2.UndefinedError: if it names anything else.
    """
    return _environment().get_template(name).render(language=language, **values)


def fill(template: str, name: str, language: str, **values: object) -> str:
    """Fill a template that stands in a project.

    Args:
        template: its text.
        name: its file, for messages.
        language: ``en`` or ``zh``, which ``pick`` chooses in the template.
        values: what it names.

    Raises:
        ValueError: if it is no template, or names anything else.
    """
    try:
        return _environment().from_string(template).render(language=language, **values)
    except Exception as error:  # A template can raise whatever the expressions in it can.
        line = f", line {error.lineno}" if hasattr(error, "lineno") else ""
        raise ValueError(f"{name}{line}: {error}; correct the template") from None


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined, pass_context
    from jinja2.sandbox import SandboxedEnvironment

    @pass_context
    def pick(context: Mapping[str, Any], words: Any, name: str = "") -> str:
        """Choose the language: of a text, or of an attribute and its twin, such as ``title`` and ``title_zh``."""
        if not name:
            return str(words.pick(context["language"]))
        return str(getattr(words, f"{name}_zh" if context["language"] == "zh" else name))

    # The texts are Markdown, YAML, SQL and tables; those in XML escape what they fill in. The templates of a project
    # may be of unknown origin, so none reaches beyond the values that it is given.
    environment = SandboxedEnvironment(
        loader=FunctionLoader(lambda name: read_template(f"{name}.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A JSON string is a YAML string.
    environment.filters |= {"pick": pick, "quoted": lambda text: json.dumps(text, ensure_ascii=False)}
    return environment


def read_template(name: str) -> str:
    """Read a file of the folder as it is."""
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
