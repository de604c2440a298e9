// The first screen: the headline figures, each kind of quantity in its own form.

const PLACES_OF_SCOPE = { "jiangmen-divisions": 7 };
const MOST_DOTS = 1000;

const headlinesWhere = (test) => facts.headlines.filter((id) => test(observations.get(id)));
const byValue = (a, b) => observations.get(b).value - observations.get(a).value;

function moneyChart() {
  const ids = headlinesWhere((row) => row.unit_id === "CNY").sort(byValue);
  return chartFigure(say("moneyTitle"), say("moneySub"), "wide", stripRows(ids, fromZero(ids), "CNY"), el("p", { class: "small" }, say("moneyNote")));
}

function dotGrid(count, hollow) {
  return picture("dots-picture", (width) => {
    const across = Math.max(8, Math.floor((width - 4) / 7)), rows = Math.ceil(count / across);
    return plotOf({
      width, height: rows * 7 + 4, margin: 3, axis: null, x: { domain: [0, across] }, y: { domain: [rows, 0] },
      marks: [Plot.dot(Array.from({ length: count }, (_, i) => i), {
        x: (i) => i % across + 0.5, y: (i) => Math.floor(i / across) + 0.5, r: hollow ? 2.1 : 2.5,
        fill: hollow ? "none" : COLOURS.report, stroke: COLOURS.report, strokeWidth: hollow ? 1 : 0,
      })],
    });
  });
}

function countChart() {
  const ids = headlinesWhere((row) => units.get(row.unit_id).kind === "count" && row.lower === row.upper && row.value <= MOST_DOTS);
  return chartFigure(say("countTitle"), say("countSub"), "", el("ul", { class: "counts" }, ids.map((id) => {
    const item = itemOf(id);
    return el("li", {}, el("span", { class: "what" }, linkTo(id, nameOf(id)), " ", meta(item)),
      el("span", { class: "value" }, el("b", {}, valueOf(id))), dotGrid(item.value, HOLLOW.has(item.status)));
  })));
}

function capacityChart() {
  const outlook = headlinesWhere((row) => row.unit_id === "GW");
  const ids = tables.observations.filter((row) => row.unit_id === "GW" && outlook.some((id) => observations.get(id).indicator_id === row.indicator_id)).map((row) => row.observation_id);
  return chartFigure(say("capacityTitle", valueOf(ids[0]), valueOf(ids.at(-1))), say("capacitySub"), "", stripRows(ids, fromZero(ids), "GW"));
}

function censusChart() {
  const ids = headlinesWhere((row) => row.unit_id === "market_entity");
  const open = Number(observations.get(ids[0]).upper) - Number(observations.get(ids[0]).lower);
  return chartFigure(say("censusTitle", open.toLocaleString("en")), say("censusSub"), "", ids.map((id) => stripRows([id], around(itemOf(id)), observations.get(id).unit_id)));
}

function rankChart() {
  const scope = "jiangmen-divisions", places = PLACES_OF_SCOPE[scope];
  const rows = tables.observations.filter((row) => row.measure === "rank" && row.scope_id === scope && row.value === "1");
  const ladder = picture("ladder-picture", (width) => plotOf({
    width, height: 36, margin: 14, axis: null, x: { domain: [1, places] },
    marks: [
      Plot.dot(Array.from({ length: places }, (_, i) => i + 1), { x: (i) => i, r: 11, fill: (i) => (i === 1 ? COLOURS.report : "none"), stroke: (i) => (i === 1 ? COLOURS.report : "var(--line)"), strokeWidth: 1.5 }),
      Plot.text(Array.from({ length: places }, (_, i) => i + 1), { x: (i) => i, text: (i) => String(i), fill: (i) => (i === 1 ? PAPER : "var(--soft)"), fontSize: 12, fontWeight: 600 }),
    ],
  }));
  return chartFigure(say("rankTitle", rows.length), say("rankSub"), "", ladder, el("ul", { class: "ranks" },
    rows.map((row) => el("li", {}, linkTo(row.observation_id, capital(pickFrom(row, "indicator"))), el("span", { class: "meta" }, ` ${row.time_period}`)))));
}

function keyOfCharts() {
  const sample = { id: "", row: {}, origin: "report", value: 50, lower: 50, upper: 50, status: "actual" };
  const entries = [
    ["keyActual", sample], ["keyAim", { ...sample, status: "target" }],
    ["keyInterval", { ...sample, lower: 22, upper: 78 }], ["keyOpen", { ...sample, value: 20, lower: 20, upper: null }],
  ];
  return el("ul", { "aria-label": say("keyTitle") }, entries.map(([words, item]) => el("li", {}, strip(item, [0, 100]), say(words))));
}

function drawHeadline() {
  const [inside, every] = countAccounted();
  fill("count", el("strong", {}, say("counted", inside, every)), " ", say("countedWhat"));
  fill("key", keyOfCharts());
  fill("headline", moneyChart(), el("div", { class: "trio" }, growthChart(), countChart(), el("div", { class: "stack" }, capacityChart(), censusChart())), rankChart());
}
