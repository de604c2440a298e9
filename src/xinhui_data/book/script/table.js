// The table of observations: found by words, filtered, sorted.

const filters = { words: "", topic: "", status: "", measure: "", subject_id: "" };
let order = { column: "", down: false };
let picked = [];
let factIndex = null;

// What the words find and the filters leave; no words find every observation, in the order of the table.
function hitsFound() {
  const words = filters.words.trim();
  if (words) factIndex ??= indexOf(readBlock("index"), tables);
  const hits = words ? factIndex.hits(words) : tables.observations.map((row) => ({ id: row.observation_id, missed: [] }));
  return hits.filter(({ id }) => {
    const row = { ...figureOf(id), topic: indicators.get(figureOf(id).indicator_id).topic };
    return ["topic", "status", "measure", "subject_id"].every((name) => !filters[name] || row[name] === filters[name]);
  });
}

function inOrder(rows) {
  const column = COLUMNS.find(({ name }) => name === order.column);
  if (!column) return rows;
  const collator = new Intl.Collator(chinese ? "zh-Hans" : "en", { numeric: true });
  const compare = (a, b) => { const [x, y] = [column.sort(a), column.sort(b)]; return typeof x === "number" ? x - y : collator.compare(x, y); };
  return rows.sort((a, b) => (order.down ? -compare(a, b) : compare(a, b)));
}

// Near misses say that they are, with the words that none of them has.
function nearWords(hits) {
  if (!hits.some(({ missed }) => missed.length)) return "";
  const same = (one, other) => one.word === other.word && one.nearest === other.nearest;
  const byAll = hits[0].missed.filter((piece) => hits.every(({ missed }) => missed.some((each) => same(each, piece))));
  const words = byAll.map(({ word, nearest }) => (nearest ? say("readAs", word, nearest) : say("noneHas", word)));
  return [say("nearMisses"), words.join(say("comma"))].filter(Boolean).join(say("colon"));
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

// What is found beside the observations has no row in their table.
function otherFacts(ids) {
  const items = ids.map((id) => el("li", {}, linkTo(id, nameOf(id)), " ", meta(itemOf(id)), " ", el("b", {}, valueOf(id))));
  return items.length ? el("details", { open: !picked.length }, el("summary", {}, say("alsoFound", items.length)), el("ul", { class: "plain" }, items)) : null;
}

function drawRows() {
  const hits = hitsFound(), near = nearWords(hits);
  picked = inOrder(hits.map(({ id }) => observations.get(id)).filter(Boolean));
  fill("shown", say("shown", picked.length, tables.observations.length), near ? [el("br"), near] : null);
  fill("others", otherFacts(hits.map(({ id }) => id).filter((id) => !observations.has(id))));
  fill("rows", picked.length ? el("table", {}, el("caption", { class: "hide" }, say("caption")),
    el("thead", {}, el("tr", {}, COLUMNS.map(heading), el("th", { scope: "col" }, el("span", { class: "hide" }, say("cite"))))),
    el("tbody", {}, picked.map((row) => tableRow(row)))) : hits.length ? null : el("p", { class: "nothing" }, say("nothing")));
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
    el("div", { id: "others" }),
    el("div", { id: "rows", class: "rows", role: "region", tabindex: "0", "aria-label": say("tableRegion") }));
  drawRows();
}
