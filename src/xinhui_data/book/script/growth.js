// Growth in its own form: lines that fan out from the year before, which is 100.

function slopes(ids) {
  const items = ids.map(itemOf).sort((a, b) => b.value - a.value);
  const top = 100 + Math.max(0, items[0].value * 1.08), low = 100 + Math.min(0, items.at(-1).value * 1.08);
  const year = Number(items[0].row.time_period);
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
        Plot.text([0, 1], { x: (i) => i, frameAnchor: "bottom", dy: 20, text: (i) => String(year - 1 + i), fontSize: 12, fill: "var(--soft)" }),
      ],
    });
  });
}

// Names of indicators are long; next to a line only their beginning has room; the list below gives them in full.
function shortened(name, room) {
  const most = Math.floor(room / (chinese ? 12.5 : 6.6));
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

function growthChart() {
  const ids = headlinesWhere((row) => row.measure === "growth_rate").sort(byValue);
  const [top] = ids;
  return chartFigure(say("growthTitle", capital(pickFrom(observations.get(top), "indicator")), valueOf(top)), say("growthSub"), "", slopes(ids), el("ul", { class: "counts" }, ids.map((id) => {
    const item = itemOf(id);
    return el("li", {}, el("span", { class: "what" }, linkTo(id, nameOf(id)), " ", meta(item)), valueWords(item));
  })));
}
