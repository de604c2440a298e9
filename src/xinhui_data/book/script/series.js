// Series: what is known over the years, each value with its origin, its status and its interval.

function pointsOf(name) {
  return tables.series.filter((point) => point.series_id === name).map((point) => ({ ...itemOf(point.figure_id), origin: point.origin, bound: point.bound, year: Number(point.year) }));
}

// Values of the same year are next to each other.
function spread(points) {
  return points.map((point) => {
    const same = points.filter((other) => other.year === point.year);
    const shift = same.indexOf(point) - (same.length - 1) / 2;
    return { ...point, at: point.year + 0.2 * shift, left: shift < 0 };
  });
}

function valueLabel(point) {
  const sign = facts.signs[point.bound] ?? "";
  const size = point.row.unit_id === "CNY" ? (chinese ? 1e8 : 1e9) : 1;
  const digits = point.origin === "implied" ? 4 : 6;
  return sign + Number((point.value / size).toPrecision(digits)).toLocaleString("en", { maximumFractionDigits: 3 });
}

function seriesPicture(points) {
  const years = points.map((point) => point.year);
  const first = Math.min(...years), last = Math.max(...years);
  const ends = points.flatMap((point) => [point.upper ?? point.value, point.lower ?? point.value]);
  const least = Math.min(0, ...ends) * 1.3, most = Math.max(0, ...ends) * 1.3;
  return picture("series-picture", (width) => plotOf({
    width, height: 190, marginTop: 8, marginBottom: 22, marginLeft: 6, marginRight: 6, x: { domain: [first - 0.6, last + 0.6], axis: null }, y: { domain: [least, most], axis: null },
    marks: [
      Plot.ruleY([0], { stroke: "var(--line)" }),
      Plot.text([...Array(last - first + 1).keys()].map((i) => first + i), { x: (year) => year, frameAnchor: "bottom", dy: 18, text: (year) => String(year), fontSize: 12, fill: "var(--soft)" }),
      Plot.ruleX(points, { x: "at", y1: () => 0, y2: (point) => point.value, stroke: "var(--line)" }),
      ...marksOf(points, [least, most], "y", "at"),
      ...[false, true].map((left) => Plot.text(points.filter((point) => point.left === left), {
        x: "at", y: "value", text: valueLabel, dx: left ? -9 : 9, textAnchor: left ? "end" : "start", fontSize: 12, fill: "var(--ink)", stroke: PAPER, strokeWidth: 4,
      })),
    ],
  }));
}

function pointWords(point) {
  return el("li", { class: point.origin }, `${point.year} `, linkTo(point.id, el("b", {}, valueOf(point.id))), el("span", { class: "meta" }, ` ${[short(point.status), short(point.origin)].join(say("dotJoin"))}`));
}

function seriesChart(name) {
  const points = spread(pointsOf(name));
  const own = points.find((point) => point.origin === "report") ?? points[0];
  return chartFigure(nameOf(own.id), unitWord(own.row.unit_id), "series", seriesPicture(points), el("ul", { class: "points" }, points.map(pointWords)));
}

function originLegend() {
  return el("ul", { class: "key", "aria-label": say("originLegend") }, Object.keys(COLOURS).map((origin) => el("li", {}, sampleStrip({ origin }), short(origin))));
}

function drawSeries() {
  const names = [...new Set(tables.series.map((point) => point.series_id))];
  fill("years", originLegend(), names.map(seriesChart));
}
