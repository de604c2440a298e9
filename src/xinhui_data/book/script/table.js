// The table of observations: found by words, filtered, sorted.

const filters = { words: "", topic: "", status: "", measure: "", subject_id: "" };
let order = { column: "", down: false };
let picked = [];

const folded = (text) => text.normalize("NFKC").toLowerCase();
const TOPICS = new Map(facts.codebook.observations.fields.find(({ name }) => name === "topic").categories.map((term) => [term.value, term]));
const haystacks = new Map(tables.observations.map((row) => {
  const { indicator_id: _, ...words } = indicators.get(row.indicator_id) ?? {}, { label, label_zh } = TOPICS.get(row.topic) ?? {};
  return [row.observation_id, folded([row.observation_id, row.subject_zh, row.subject_en, row.printed, ...Object.values(words), label, label_zh].join(" "))];
}));

function rowsFound() {
  const words = folded(filters.words).split(/\s+/u).filter(Boolean);
  const rows = tables.observations.filter((row) =>
    ["topic", "status", "measure", "subject_id"].every((name) => !filters[name] || row[name] === filters[name])
    && words.every((word) => haystacks.get(row.observation_id).includes(word)));
  const column = COLUMNS.find(({ name }) => name === order.column);
  if (!column) return rows;
  const collator = new Intl.Collator(chinese ? "zh-Hans" : "en", { numeric: true });
  const compare = (a, b) => { const [x, y] = [column.sort(a), column.sort(b)]; return typeof x === "number" ? x - y : collator.compare(x, y); };
  return rows.sort((a, b) => (order.down ? -compare(a, b) : compare(a, b)));
}

function chooser(name, words, options) {
  const select = el("select", { id: `filter-${name}`, onchange: () => { filters[name] = select.value; drawRows(); } },
    el("option", { value: "" }, say("all")), options.map(([value, label]) => el("option", { value }, label)));
  select.value = filters[name];
  return el("label", { for: `filter-${name}` }, el("span", {}, say(words)), select);
}

function controls() {
  const present = (name) => [...new Set(tables.observations.map((row) => row[name]))];
  const search = el("input", { type: "search", id: "search", placeholder: say("searchHint"), autocomplete: "off", spellcheck: "false", oninput: () => { filters.words = search.value; drawRows(); } });
  search.value = filters.words;
  return el("form", { class: "controls", role: "search", onsubmit: (event) => event.preventDefault() },
    el("label", { for: "search", class: "search" }, el("span", {}, say("search")), search),
    chooser("topic", "filterTopic", present("topic").map((code) => [code, termOf("observations.topic", code)])),
    chooser("status", "filterStatus", present("status").map((code) => [code, short(code)])),
    chooser("measure", "filterMeasure", present("measure").map((code) => [code, short(code)])),
    chooser("subject_id", "filterSubject", present("subject_id").map((id) => [id, pickFrom(subjects.get(id), "subject")])),
    el("button", { type: "button", onclick: () => { clearFilters(); document.getElementById("search").focus(); } }, say("clear")));
}

function clearFilters() {
  for (const name of Object.keys(filters)) filters[name] = "";
  order = { column: "", down: false };
  drawTable();
}

function sortBy(name) {
  order = order.column === name ? (order.down ? { column: "", down: false } : { column: name, down: true }) : { column: name, down: false };
  drawRows();
  document.querySelector(`[data-sort="${name}"]`).focus();
}

const classOf = (column) => `${column.number ? "number" : ""}${column.wide ? " wide" : ""}`;

function heading(column) {
  const sorted = order.column === column.name;
  return el("th", { scope: "col", class: classOf(column), "aria-sort": sorted ? (order.down ? "descending" : "ascending") : null },
    el("button", { type: "button", "data-sort": column.name, onclick: () => sortBy(column.name) }, column.title(), el("span", { "aria-hidden": "true" }, sorted ? (order.down ? " ↓" : " ↑") : "")));
}

function tableRow(row) {
  const cell = (column, index) => el(index ? "td" : "th", { class: classOf(column), scope: index ? null : "row" }, column.cell(row));
  return el("tr", { "data-row": row.observation_id, class: row.observation_id === shownId ? "chosen" : "" }, COLUMNS.map(cell),
    el("td", { class: "tools" }, el("button", { type: "button", "aria-label": `${say("cite")}: ${row.observation_id}`, title: say("cite"), onclick: () => copyText(citationOf(row.observation_id)) }, "❝")));
}

const rowOf = (id) => document.querySelector(`#rows [data-row="${CSS.escape(id)}"]`);

function markRow(id) {
  document.querySelector("#rows tr.chosen")?.classList.remove("chosen");
  if (id) rowOf(id)?.classList.add("chosen");
}

function drawRows() {
  picked = rowsFound();
  fill("shown", say("shown", picked.length, tables.observations.length));
  fill("rows", picked.length ? el("table", {}, el("caption", { class: "hide" }, say("caption")),
    el("thead", {}, el("tr", {}, COLUMNS.map(heading), el("th", { scope: "col" }, el("span", { class: "hide" }, say("cite"))))),
    el("tbody", {}, picked.map((row) => tableRow(row)))) : el("p", { class: "nothing" }, say("nothing")));
}

// The rows as in the published file, under its header; they may hold line ends inside quotes.
function filteredCsv() {
  const lines = csvTexts.observations.match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/gu);
  const keys = tables.observations.map((row) => row.observation_id);
  return [lines[0], ...picked.map((row) => lines[keys.indexOf(row.observation_id) + 1])].join("");
}

function drawTable() {
  fill("observations", controls(),
    el("div", { class: "bar-below" }, el("p", { id: "shown", role: "status" }),
      el("button", { type: "button", id: "save-filtered", onclick: () => save("observations-filtered.csv", filteredCsv(), "text/csv;charset=utf-8") }, say("saveFiltered"))),
    el("div", { id: "rows", class: "rows", role: "region", tabindex: "0", "aria-label": say("tableRegion") }));
  drawRows();
}
