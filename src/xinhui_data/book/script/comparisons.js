// Comparisons: each figure against that of another document, in per cent of the other figure, and all in words.

const compared = tables.comparisons.filter((row) => row.difference_percent !== "");

function difference(row) {
  const value = Number(row.difference_percent);
  return `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(value).toFixed(1)}%`;
}

function differenceStrip(row, domain) {
  const value = Number(row.difference_percent);
  return picture("strip-picture", (width) => plotOf({
    width, height: 26, margin: 0, marginLeft: 7, marginRight: 9, axis: null, x: { domain }, y: { domain: [-1, 1] },
    marks: [
      Plot.ruleY([0], { stroke: "var(--line)" }), Plot.ruleX([0], { stroke: "var(--external)", strokeWidth: 2 }),
      Plot.link([value], { x1: () => 0, x2: () => value, y1: () => 0, y2: () => 0, stroke: COLOURS.report, strokeWidth: 2 }),
      Plot.dot([value], { x: () => value, y: () => 0, r: 5, stroke: COLOURS.report, strokeWidth: 2, fill: row.relation === "context" ? PAPER : COLOURS.report }),
    ],
  }));
}

function pairWords(row) {
  const theirs = figureOf(row.other_id), publisher = pickFrom(documents.get(theirs.report_id), "publisher");
  return el("span", { class: "what" }, linkTo(row.figure_id, nameOf(row.figure_id)), " ", el("b", {}, valueOf(row.figure_id)),
    el("span", { class: "meta" }, ` ${say("theirs")}: `, linkTo(row.other_id, valueOf(row.other_id)), `, ${publisher}, ${whenOf(theirs)}, ${short(theirs.status)}`));
}

const relationWords = (row) => el("span", { class: "meta" }, row.aspects ? aspectsOf(row) : short(row.relation));
const reasonWords = (row) => el("p", { class: "reason" }, pickFrom(row, "reason"));

function drawComparisons() {
  const values = compared.map((row) => Number(row.difference_percent));
  const domain = [Math.min(-1, ...values) * 1.1, Math.max(1, ...values) * 1.06];
  const others = tables.comparisons.filter((row) => !compared.includes(row));
  fill("beside",
    el("div", { class: "poles", "aria-hidden": "true" }, el("span", {}, `← ${say("below")}`), el("span", {}, `${say("above")} →`)),
    el("ul", { class: "strips pairs" }, compared.map((row) => el("li", { class: "strip" }, pairWords(row), differenceStrip(row, domain),
      el("span", { class: "value" }, el("b", {}, difference(row)), relationWords(row)), reasonWords(row)))),
    others.length ? [el("h3", {}, say("noDifference")),
      el("ul", { class: "strips pairs words-only" }, others.map((row) => el("li", {}, pairWords(row), " ", relationWords(row), reasonWords(row))))] : null);
}
