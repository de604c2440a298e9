"""Web Annotation, laid over the skeleton by Recogito in a browser: part of `make readers`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

RECOGITO = "XINHUI_DATA_RECOGITO"
_LAY = """
({text, items}) => {
  const place = document.getElementById("report");
  place.textContent = text;
  const source = items[0].target.source.id;
  const tool = RecogitoJS.createTextAnnotator(place, {adapter: RecogitoJS.W3CTextFormat(source, place)});
  tool.setAnnotations(items);
  return tool.state.store.all().map((each) => [each.id, each.target.selector[0].range.toString()]);
}
"""


def test_recogito_lays_every_mention_over_its_literal(folder: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not here: `make readers` installs it")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    script = Path(os.environ.get(RECOGITO, "")) / "dist/text-annotator.umd.js"
    if browser is None or not script.is_file():
        pytest.skip("Chromium or Recogito is not here")
    collections = sorted((folder / "annotations").glob("*.jsonld"))
    assert collections

    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_content('<div id="report" style="white-space: pre-wrap"></div>')
        page.evaluate("window.process = {env: {NODE_ENV: 'production'}}")
        page.add_script_tag(path=script)
        for file in collections:
            items = json.loads(file.read_bytes())["first"]["items"]
            text = (folder / "skeletons" / f"{file.stem}.txt").read_text(encoding="utf-8")
            laid = dict(page.evaluate(_LAY, {"text": text, "items": items}))
            assert laid == {item["id"]: item["target"]["selector"][1]["exact"] for item in items}, file.stem
        chromium.close()
