// The first screen: the headline figures by section, each section in its form.

const MOST_DOTS = 1000;
const FORMS = {
  strips: stripsByUnit,
  slopes: (ids) => [slopes(ids), countList(ids, () => null)],
  dots: (ids) => countList(ids, dotGrid),
  intervals: (ids) => ids.map((id) => stripRows([id], around(itemOf(id)), figureOf(id).unit_id)),
  ladder,
};

function countList(ids, pictureFor) {
  return el("ul", { class: "counts" }, ids.map((id) => {
    const item = itemOf(id);
    return el("li", {}, el("span", { class: "what" }, linkTo(id, nameOf(id)), " ", meta(item)), valueWords(item), pictureFor(item));
  }));
}

// One dot for each, hollow where it has not happened; what is not known one by one is not drawn.
function dotGrid({ value, lower, upper, status }) {
  if (lower !== upper || !(value <= MOST_DOTS)) return null;
  const hollow = HOLLOW.has(status);
  return picture("dots-picture", (width) => {
    const across = Math.max(8, Math.floor((width - 4) / 7)), rows = Math.ceil(value / across);
    return plotOf({
      width, height: rows * 7 + 4, margin: 3, axis: null, x: { domain: [0, across] }, y: { domain: [rows, 0] },
      marks: [Plot.dot(Array.from({ length: value }, (_, i) => i), {
        x: (i) => i % across + 0.5, y: (i) => Math.floor(i / across) + 0.5, r: hollow ? 2.1 : 2.5,
        fill: hollow ? "none" : COLOURS.report, stroke: COLOURS.report, strokeWidth: hollow ? 1 : 0,
      })],
    });
  });
}

// Growth as lines that fan out from the year before, which is 100.
function slopes(ids) {
  const items = ids.map(itemOf).sort((a, b) => b.value - a.value);
  const top = 100 + Math.max(0, items[0].value * 1.08), low = 100 + Math.min(0, items.at(-1).value * 1.08);
  const [year, ...others] = new Set(items.map((item) => Number(item.row.time_period)));
  const years = others.length ? [] : [year - 1, year];
  return picture("slopes-picture", (width) => {
    const right = Math.min(170, Math.max(128, width * 0.42));
    return plotOf({
      width, height: 260, marginTop: 10, marginRight: right, marginBottom: 24, marginLeft: 30, x: { domain: [0, 1], axis: null }, y: { domain: [low, top], axis: null },
      marks: [
        Plot.ruleX([0, 1], { stroke: "var(--line)" }),
        Plot.ruleY([100], { stroke: "var(--line)", strokeDasharray: "2 4" }),
        Plot.link(items, { x1: () => 0, y1: () => 100, x2: () => 1, y2: (item) => 100 + item.value, stroke: COLOURS.report, strokeWidth: 2 }),
        Plot.link(items, { x1: () => 1, x2: () => 1, y1: (item) => 100 + item.lower, y2: (item) => 100 + item.upper, stroke: COLOURS.report, strokeWidth: 10, strokeOpacity: 0.32 }),
        Plot.dot(items, { x: () => 1, y: (item) => 100 + item.value, r: 5, fill: COLOURS.report }),
        Plot.text(items, { x: () => 1, y: (item) => 100 + item.value, text: (item) => `${item.value < 0 ? "" : "+"}${valueOf(item.id)}`, dx: 12, dy: -7, textAnchor: "start", fontSize: 15, fontWeight: 650, fill: "var(--ink)" }),
        Plot.text(items, { x: () => 1, y: (item) => 100 + item.value, text: (item) => shortened(capital(pickFrom(item.row, "indicator")), right - 12), dx: 12, dy: 9, textAnchor: "start", fontSize: 12, fill: "var(--soft)" }),
        Plot.text([0], { x: () => 0, y: () => 100, text: () => "100", dx: -6, textAnchor: "end", fontSize: 12, fill: "var(--soft)" }),
        Plot.text(years, { x: (each) => each - years[0], frameAnchor: "bottom", dy: 20, text: String, fontSize: 12, fill: "var(--soft)" }),
      ],
    });
  });
}

// Names of indicators are long; next to a line only their beginning has room; the list below gives them in full.
function shortened(name, room) {
  const most = Math.floor(room / (chinese ? 12.5 : 6.6));
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

// Places in a group; where the number of its members is not known, the list alone is shown.
function ladder(ids) {
  const rows = ids.map(figureOf), held = new Set(rows.map((row) => Number(row.value)));
  const places = Array.from({ length: Number(scopes.get(rows[0].scope_id)?.members ?? 0) }, (_, i) => i + 1);
  const steps = (width) => plotOf({
    width, height: 36, margin: 14, axis: null, x: { domain: [1, places.length] },
    marks: [
      Plot.dot(places, { x: (i) => i, r: 11, fill: (i) => (held.has(i) ? COLOURS.report : "none"), stroke: (i) => (held.has(i) ? COLOURS.report : "var(--line)"), strokeWidth: 1.5 }),
      Plot.text(places, { x: (i) => i, text: String, fill: (i) => (held.has(i) ? PAPER : "var(--soft)"), fontSize: 12, fontWeight: 600 }),
    ],
  });
  return [places.length ? picture("ladder-picture", steps) : null, el("ul", { class: "ranks" }, rows.map((row) =>
    el("li", {}, linkTo(row.observation_id, capital(pickFrom(row, "indicator"))), el("span", { class: "meta" }, ` ${[subjectName(row.subject_id), whenOf(row)].filter(Boolean).join(say("dotJoin"))}`))))];
}

function keyOfCharts() {
  const entries = [["keyActual", {}], ["keyAim", { status: "target" }], ["keyInterval", { lower: 22, upper: 78 }], ["keyOpen", { value: 20, lower: 20, upper: null }]];
  return el("ul", { "aria-label": say("keyTitle") }, entries.map(([words, changes]) => el("li", {}, sampleStrip(changes), say(words))));
}

// A section of many rows has the whole width; the others stand side by side.
const isWide = (section) => section.form === "strips" && section.figure_ids.length > 4;

function sectionChart(section) {
  const draw = FORMS[section.form];
  return chartFigure(pickFrom(section, "title"), pickFrom(section, "lead"), isWide(section) ? "wide" : "", draw(section.figure_ids));
}

function drawHeadline() {
  const [inside, every] = countAccounted(), charts = facts.sections.filter((row) => row.form in FORMS && row.figure_ids.length);
  const narrow = charts.filter((row) => !isWide(row));
  fill("count", el("strong", {}, say("counted", inside, every)), " ", say("countedWhat"));
  fill("key", keyOfCharts());
  fill("headline", charts.filter(isWide).map(sectionChart), narrow.length ? el("div", { class: "abreast" }, narrow.map(sectionChart)) : null);
}
