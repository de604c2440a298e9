// Strips: one row a figure, its name and its value as text, its place and interval on a scale that all rows share.

function strip(item, domain) {
  return picture("strip-picture", (width) => plotOf({
    width, height: 26, margin: 0, marginLeft: 7, marginRight: 9, axis: null, x: { domain, clamp: true }, y: { domain: [-1, 1] },
    marks: [Plot.ruleY([0], { stroke: "var(--line)" }), Plot.ruleX([Math.max(0, domain[0])], { stroke: "var(--line)" }), ...marksOf([item], domain, "x", () => 0)],
  }));
}

function scaleBelow(domain, unit) {
  return picture("scale-picture", (width) => plotOf({
    width, height: 22, margin: 0, marginLeft: 7, marginRight: 9, marginTop: 1, marginBottom: 20, x: { domain }, y: { axis: null, domain: [0, 1] },
    marks: [Plot.axisX({ ticks: Math.max(2, Math.floor(width / 80)), tickSize: 4, tickFormat: tickOf(unit), fill: "var(--soft)", stroke: "var(--line)", fontSize: 11, label: null })],
  }));
}

function meta(item) {
  return el("span", { class: "meta" }, [whenOf(item.row), short(item.status)].join(say("dotJoin")));
}

function valueWords(item) {
  return el("span", { class: "value" }, el("b", {}, valueOf(item.id)),
    intervalOf(item.id) ? el("span", { class: "meta" }, intervalOf(item.id)) : item.row.printed ? zhText(item.row.printed, { class: "meta" }) : null);
}

function stripRows(ids, domain, unit) {
  const items = ids.map(itemOf);
  return el("ul", { class: "strips" },
    items.map((item) => el("li", { class: "strip" },
      el("span", { class: "what" }, linkTo(item.id, nameOf(item.id)), " ", meta(item)), strip(item, domain), valueWords(item))),
    el("li", { class: "strip scale", "aria-hidden": "true" }, el("span", { class: "what" }, unitWord(unit)), scaleBelow(domain, unit), el("span", { class: "value" })));
}

// Rows on one scale for each unit.
function stripsByUnit(ids) {
  return [...grouped(ids, (id) => figureOf(id).unit_id)].map(([unit, chosen]) => stripRows(chosen, withZero(chosen), unit));
}

// A scale that holds zero, with room for arrows.
function withZero(ids) {
  const ends = ids.map(itemOf).flatMap((item) => [(item.value ?? item.lower ?? item.upper) * (item.upper === null ? 1.25 : 1), item.lower ?? 0, item.upper ?? 0]);
  return [Math.min(0, ...ends) * 1.06, Math.max(0, ...ends) * 1.06];
}

// A scale that shows how wide an interval is, not how far from zero it lies.
function around(item) {
  const half = item.lower === null || item.upper === null || item.lower === item.upper
    ? Math.abs(item.value) / 4 || 1 : (item.upper - item.lower);
  // A derived value of which only the interval is known has no number of its own.
  const middle = item.value ?? (item.lower + item.upper) / 2;
  return [middle - 1.4 * half, middle + 1.4 * half];
}

// What the legends show: a figure that has happened, with changes.
const sampleStrip = (changes) => strip({ id: "", row: {}, origin: "report", value: 50, lower: 50, upper: 50, status: "actual", ...changes }, [0, 100]);

function chartFigure(title, sub, className, ...content) {
  return el("figure", { class: `chart ${className}` },
    el("figcaption", {}, el("span", { class: "chart-title" }, title), sub ? el("span", { class: "chart-sub" }, sub) : null), ...content);
}
