// Findings as sentences with their pictures: a series where the finding refers to one, otherwise the figures on a common scale.

function seriesNamed(ids) {
  return [...new Set(tables.series.filter((point) => ids.includes(point.figure_id)).map((point) => point.series_id))];
}

function pictureOfFinding(ids) {
  const names = seriesNamed(ids);
  const drawn = new Set(tables.series.filter((point) => names.includes(point.series_id)).map((point) => point.figure_id));
  const groups = new Map();
  for (const id of ids) {
    const row = figureOf(id);
    if (row && !drawn.has(id)) groups.set(row.unit_id, [...(groups.get(row.unit_id) ?? []), id]);
  }
  return [
    names.map((name) => seriesChart(name)),
    [...groups].map(([unit, chosen]) => stripRows(chosen, fromZero(chosen), unit)),
  ].flat();
}

function drawFindings() {
  fill("found", facts.findings.map(({ text, ids }) => el("article", { class: "finding" }, el("p", { class: "says" }, pick(text)), el("div", { class: "shows" }, pictureOfFinding(ids)))));
}
