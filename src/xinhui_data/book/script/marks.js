// Figures as plot marks: a dot, its interval as a bar, an open end as an arrow, hollow where it has not happened.

const HOLLOW = new Set(["planned", "target", "expected", "outlook"]);
const COLOURS = { report: "var(--report)", implied: "var(--implied)", external: "var(--external)" };
const SYMBOLS = { report: "circle", implied: "diamond", external: "square" };
const PAPER = "var(--paper)";

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// The subject of most figures goes without saying.
const [[usual] = []] = [...grouped(tables.observations, (row) => row.subject_id)].sort(([, a], [, b]) => b.length - a.length);
const subjectName = (id) => (id === usual ? "" : pickFrom(subjects.get(id), "subject"));

// What any figure is called, wherever it comes from.
function nameOf(id) {
  const row = figureOf(id);
  if (derived.has(id)) return capital(pickFrom(row, "name"));
  const indicator = capital(pickFrom(indicators.get(row.indicator_id), "indicator"));
  const measure = row.measure === "level" ? "" : chinese ? short(row.measure) : `, ${short(row.measure)}`;
  const subject = subjectName(row.subject_id);
  return `${indicator}${measure}${subject && (chinese ? `（${subject}）` : ` (${subject})`)}`;
}

const whenOf = (row) => row.time_period || say("undated");

const aspectsOf = (row) => say("differsIn", listed(row.aspects).map(short).join(chinese ? "、" : ", "));

function documentWords(id) {
  const row = documents.get(id);
  if (!row) return id;
  const copy = row.access === "copy" ? ` (${say("copyRead")})` : "";
  return el("span", {}, `${pickFrom(row, "publisher")}, `, zhText(row.title_zh), `, ${row.date_edtf}${copy}`);
}

function itemOf(id) {
  const row = figureOf(id);
  return {
    id, row, origin: observations.has(id) ? "report" : derived.has(id) ? "implied" : "external",
    value: number(row.value), lower: number(row.lower), upper: number(row.upper), status: row.status,
  };
}

// Draw items on one scale; `x` or `y` is the channel along which values run, `across` gives the place on the other.
function marksOf(items, [least, most], along, across) {
  const other = along === "x" ? "y" : "x";
  const span = most - least;
  const link = (chosen, from, to, options) => Plot.link(chosen, {
    [`${along}1`]: from, [`${along}2`]: to, [`${other}1`]: across, [`${other}2`]: across,
    stroke: (item) => COLOURS[item.origin], ...options,
  });
  const dots = (chosen, hollow) => Plot.dot(chosen, {
    [along]: "value", [other]: across, r: 5, symbol: (item) => SYMBOLS[item.origin], strokeWidth: 2,
    stroke: (item) => COLOURS[item.origin], fill: hollow ? PAPER : (item) => COLOURS[item.origin],
  });
  return [
    link(items.filter((item) => item.lower !== null && item.upper !== null && item.upper > item.lower), "lower", "upper",
      { strokeWidth: 10, strokeOpacity: 0.32 }),
    link(items.filter((item) => item.lower !== null && item.upper === null), "lower", () => most, { strokeWidth: 1.5, markerEnd: "arrow" }),
    link(items.filter((item) => item.upper !== null && item.lower === null), "upper", () => least, { strokeWidth: 1.5, markerEnd: "arrow" }),
    // What is printed as about has a known end on neither side.
    link(items.filter((item) => item.lower === null && item.upper === null), (item) => item.value - span / 8, (item) => item.value + span / 8, { strokeWidth: 1.5, strokeDasharray: "2 4" }),
    dots(items.filter((item) => item.value !== null && !HOLLOW.has(item.status)), false),
    dots(items.filter((item) => item.value !== null && HOLLOW.has(item.status)), true),
  ];
}

function plotOf(options) {
  return Plot.plot({
    className: "plot", color: { type: "identity" }, symbol: { type: "identity" }, r: { type: "identity" }, ...options,
  });
}

// Money is shown as in the words of its value: billions in English, 亿 in Chinese.
function tickOf(unit) {
  const size = unit === "CNY" ? (chinese ? 1e8 : 1e9) : 1;
  return (value) => (value / size).toLocaleString("en", { maximumFractionDigits: 8 });
}

function unitWord(unit) {
  if (unit === "CNY") return chinese ? "亿元" : "CNY bn";
  if (unit === "percent") return "%";
  return pickFrom(units.get(unit), "unit") || unit;
}
