"""The data book: the whole data set as one page of HTML."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import gettempdir

from xinhui_data.api.export import write_new
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home, checkout_home, installed_home
from xinhui_data.model.issues import WHOLE_FILE, Issue

PAGE = "docs/index.html"
LARGEST = 2  # MB; twice what a page may have, so that one that is too large is still compared


def page_html(home: Home | None = None) -> bytes:
    """Generate the page from the published files; the same files give the same bytes.

    The workbook of all tables is in it where openpyxl is installed and the data are those of this package.

    Args:
        home: where the data are; by default those of this package.

    Returns:
        HTML in UTF-8 that needs no other file and makes no network requests.

    Raises:
        FileNotFoundError: if nothing has been built.
        ValueError: if a published file cannot be used.

    Example:
        >>> page_html()[:15]
        b'<!doctype html>'
    """
    from xinhui_data.book.composition import compose

    home = home or installed_home()
    return compose(home, _workbook() if home == installed_home() else {})


def _workbook() -> dict[str, bytes]:
    from xinhui_data.api.archive import workbook
    from xinhui_data.formats.workbook import WORKBOOK

    try:
        return {WORKBOOK.file: workbook()}
    except ImportError:
        return {}


def check_page(home: Home) -> tuple[list[Issue], str]:
    """Check that the page of a checkout is what its published files give now.

    Returns:
        The issues; and why the workbook in the page was not compared, where it was not.

    Raises:
        ValueError: if a published file cannot be used.
    """
    from xinhui_data.book.compare import parted
    from xinhui_data.formats.workbook import WORKBOOK

    made, files = parted(page_html(home))
    fix = "run `make page`"
    try:
        present, held = parted(read_file(home.root / PAGE, LARGEST))
    except (OSError, ValueError) as error:
        return [Issue(PAGE, WHOLE_FILE, "", "page", "the data book", str(error), fix)], ""
    issues = []
    if present != made:
        wanted = "what data/processed gives now"
        issues.append(Issue(PAGE, WHOLE_FILE, "", "stale", wanted, "another page", fix))
    compared = WORKBOOK.file in files
    names = files.keys() | held.keys() if compared else files.keys()
    if other := sorted(name for name in names if files.get(name) != held.get(name)):
        got = f"another {', '.join(other)}"
        issues.append(Issue(PAGE, WHOLE_FILE, "", "stale", "the files of these tables", got, fix))
    if compared:
        return issues, ""
    return issues, "openpyxl is not installed" if home == installed_home() else "the package came with other data"


def page(to: str | Path, *, project: str | Path | None = None, replace: bool = False) -> Path:
    """Write the data book to a file, whole or not at all.

    Args:
        to: the file to write, in a folder that exists.
        project: the folder of a checkout; by default the data of this package.
        replace: whether a file that exists may be replaced.

    Raises:
        ValueError: if the file ends like another format, or a published file cannot be used.
        FileExistsError: if the file exists and may not be replaced, or is not an ordinary file.
        FileNotFoundError: if its folder does not exist, or nothing has been built.
        OSError: if the file cannot be written.

    Example:
        >>> import tempfile, pathlib
        >>> page(pathlib.Path(tempfile.mkdtemp()) / "book.html").name
        'book.html'
    """
    home = checkout_home(Path(project)) if project is not None else installed_home()
    if Path(to).suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"{to} is not the name of a page; end it with .html")
    return write_new(to, page_html(home), replace=replace)


def page_to_look_at(project: str | Path | None = None) -> Path:
    """Write the data book to be looked at, for the browser: one temporary file a user, over the one before.

    Raises:
        PermissionError: if another user holds the folder of this name.
        ValueError: if a published file cannot be used.
        OSError: if the file cannot be written.
    """
    user = os.getuid() if hasattr(os, "getuid") else None
    folder = Path(gettempdir()) / ("xinhui_data" if user is None else f"xinhui_data-{user}")
    folder.mkdir(mode=0o700, exist_ok=True)
    # The temporary folder is everyone's: what stands under this name may be a trap of another user.
    if folder.is_symlink() or (user is not None and folder.stat().st_uid != user):
        raise PermissionError(f"{folder} belongs to another user; name a file with --to")
    return page(folder / "index.html", project=project, replace=True)
