// Findings as sentences with their pictures: a series where the finding refers to one, otherwise strips.

function pictureOfFinding(ids) {
  const names = [...new Set(tables.series.filter((point) => ids.includes(point.figure_id)).map((point) => point.series_id))];
  const drawn = new Set(tables.series.filter((point) => names.includes(point.series_id)).map((point) => point.figure_id));
  return [names.map(seriesChart), stripsByUnit(ids.filter((id) => figureOf(id) && !drawn.has(id)))].flat();
}

function drawFindings() {
  fill("found", tables.findings.map((row) => el("article", { class: "finding" },
    el("p", { class: "says" }, pickFrom(row, "finding")), el("div", { class: "shows" }, pictureOfFinding(listed(row.figure_ids))))));
}
