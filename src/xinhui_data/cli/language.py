"""The language of the command line: one switch for every command, its help, its messages and its tables."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from copy import copy
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from xinhui_data.model.text import Text

LANGUAGES = ("en", "zh")
VARIABLE = "XINHUI_DATA_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """Give the language of this command: ``en`` or ``zh``."""
    return _chosen.get() or of_locale(os.environ)


def of_locale(environment: Mapping[str, str]) -> str:
    """Give the language that the locale asks for: Chinese where it is Chinese, else English.

    Example:
        >>> of_locale({"LANG": "zh_CN.UTF-8"}), of_locale({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}), of_locale({})
        ('zh', 'en', 'en')
    """
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "zh" if locale.startswith("zh") else "en"


def say(english: str, chinese: str) -> str:
    """Give words in the language of this command."""
    return Text(english, chinese).pick(language())


def _choose(value: str | None) -> None:
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(f"{value!r} is not a language of this package; give en or zh")
    if value is not None:
        _chosen.set(value)


def _ahead(arguments: Sequence[str]) -> str | None:
    """Give the language that stands anywhere among the words of a command, so that help and errors speak it as well."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    asked = [after for before, after in pairwise(words) if before == "--lang" and after in LANGUAGES]
    return asked[-1] if asked else None


def _option() -> Any:
    """Give the option, as typer makes it of a function that has no other."""
    only = typer.Typer(add_completion=False)

    @only.command()
    def choose(
        lang: Annotated[
            str | None,
            typer.Option(
                "--lang",
                metavar="en|zh",
                help="The language of the answer; by default that of the locale.",
                envvar=VARIABLE,
                show_envvar=False,
                is_eager=True,
                expose_value=False,
                callback=_choose,
            ),
        ] = None,
    ) -> None:
        del lang

    return typer.main.get_command(only).params[0]


_LANG = _option()


@cache
def chinese_help() -> Mapping[str, Mapping[str, str]]:
    """Read the help in Chinese: of each command what it does, under ``about``, and its options by name."""
    with files("xinhui_data.cli").joinpath("help.zh.toml").open("rb") as file:
        return tomllib.load(file)


def _shown(command: Any, text: str) -> Any:
    """Give a command as its help shows it."""
    if language() == "en":
        return command
    shown = copy(command)
    shown.help = text
    return shown


def _params(command: Any, params: list[Any]) -> list[Any]:
    """Put the language among the options, and the help of all of them in that language."""
    params = [*params[:-1], _LANG, *params[-1:]]
    if language() == "en":
        return params
    known = {**chinese_help()["common"], **chinese_help().get(command.name, {})}
    translated = []
    for param in params:
        copied = copy(param)
        copied.help = known.get(param.name, getattr(param, "help", None))
        translated.append(copied)
    return translated


# What the parser itself writes into a help.
_HEADINGS = {
    "Usage:": "用法：",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "[required]": "[必填]",
}


def _headed(text: str) -> str:
    if language() == "zh":
        for english, chinese in _HEADINGS.items():
            text = text.replace(english, chinese)
    return text


class Command(TyperCommand):
    """A command that answers in the language of the switch."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options and arguments, in the language of the command."""
        return _params(self, super().get_params(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the line of the list of commands."""
        return TyperCommand.get_short_help_str(_shown(self, _help_of(self)), limit)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        TyperCommand.format_help_text(_shown(self, _help_of(self)), ctx, formatter)

    def get_help(self, ctx: Any) -> str:
        """Give the whole help."""
        return _headed(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands that answers in the language of the switch."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options, in the language of the command."""
        return _params(self, super().get_params(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the line of the list of commands."""
        return TyperGroup.get_short_help_str(_shown(self, _help_of(self)), limit)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the commands are for."""
        TyperGroup.format_help_text(_shown(self, _help_of(self)), ctx, formatter)

    def get_help(self, ctx: Any) -> str:
        """Give the whole help."""
        return _headed(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Set the language before anything else is read."""
        if ctx.parent is None:
            _chosen.set(_ahead(args) or os.environ.get(VARIABLE))
        return super().parse_args(ctx, args)


def _help_of(command: Any) -> str:
    return chinese_help().get(command.name, {}).get("about", "") if language() == "zh" else ""
