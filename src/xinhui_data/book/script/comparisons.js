// Comparisons: the report's figure against that of another source, in per cent of the other figure, and all in words.

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
  const theirs = external.get(row.external_id), source = sources.get(theirs.source_id);
  return [
    el("span", { class: "what" }, linkTo(row.ours_id, nameOf(row.ours_id)), " ", el("b", {}, valueOf(row.ours_id)),
      el("span", { class: "meta" }, ` ${say("theirs")}: `, linkTo(row.external_id, valueOf(row.external_id)), `, ${pickFrom(source, "publisher")}, ${whenOf(theirs)}, ${short(theirs.status)}`)),
  ];
}

function relationWords(row) {
  const aspects = listed(row.aspects).map(short).join(chinese ? "、" : ", ");
  return el("span", { class: "meta" }, aspects ? say("differsIn", aspects) : short(row.relation));
}

function drawComparisons() {
  const values = compared.map((row) => Number(row.difference_percent));
  const domain = [Math.min(...values) * 1.1, Math.max(...values) * 1.06];
  const others = tables.comparisons.filter((row) => !compared.includes(row));
  fill("beside",
    el("div", { class: "poles", "aria-hidden": "true" }, el("span", {}, `← ${say("below")}`), el("span", {}, `${say("above")} →`)),
    el("ul", { class: "strips pairs" }, compared.map((row) => el("li", { class: "strip" }, pairWords(row), differenceStrip(row, domain),
      el("span", { class: "value" }, el("b", {}, difference(row)), relationWords(row)), el("p", { class: "reason" }, pickFrom(row, "reason"))))),
    el("h3", {}, say("noDifference")),
    el("ul", { class: "strips pairs words-only" }, others.map((row) => el("li", {}, pairWords(row), " ", relationWords(row), el("p", { class: "reason" }, pickFrom(row, "reason"))))));
}
