"""Hooks of mkdocs: the site has the layout of the project, so every link holds; and of griffe, for examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from griffe import Extension, Object
from mkdocs.structure.files import File, Files

# What the documents in docs link to beside each other.
BESIDE = (
    "README.md",
    "README.zh.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "CITATION.cff",
    "LICENSE",
    "data/processed/*.*",
)


def on_files(files: Files, *, config: Any) -> Files:
    """Put what stands in docs into the folder docs of the site, and what it links to where it stands in the project."""
    root = Path(config.config_file_path).parent
    inside = [file for file in files if file.src_dir == config.docs_dir]
    names = [f"docs/{file.src_uri}" for file in inside if file.inclusion.is_included()]
    names += [path.relative_to(root).as_posix() for pattern in BESIDE for path in sorted(root.glob(pattern))]
    of_theme = [file for file in files if file not in inside]
    return Files([*of_theme, *(File.generated(config, name, abs_src_path=str(root / name)) for name in names)])


def on_page_context(context: dict[str, Any], *, page: Any, config: Any, nav: Any) -> dict[str, Any]:  # noqa: ARG001
    """Let the theme speak the language of the page, and give the first page the room of its table of contents."""
    config.theme["language"] = "zh" if page.file.src_uri.endswith(".zh.md") else "en"
    if page.file.src_uri.startswith("README"):
        page.meta["hide"] = ["toc"]
    return context


class Examples(Extension):  # type: ignore[misc]
    """Shows the section Example of a docstring, which holds one, as code: griffe knows the section Examples."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rename the section."""
        if obj.docstring:
            obj.docstring.value = obj.docstring.value.replace("\nExample:\n", "\nExamples:\n")
