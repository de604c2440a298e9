// The codebook, and why the data can be trusted.

function columnRow(column) {
  const more = [column.unit && `${say("unit")}${say("colon")}${column.unit}`, column.refers && say("refersTo", column.refers)].filter(Boolean).join(say("stop"));
  return el("tr", {}, el("th", { scope: "row" }, el("code", {}, column.name), column.required ? el("span", { class: "meta", title: say("required") }, " *") : null),
    el("td", {}, column.type), el("td", {}, el("b", {}, pick(column.title)), say("colon"), pick(column.about), more ? el("span", { class: "meta" }, ` ${more}`) : null,
      column.terms.length ? el("ul", { class: "terms" }, column.terms.map(([code, en, zh]) => el("li", {}, el("code", {}, code), " ", pick([en, zh])))) : null));
}

function tableOfColumns(table) {
  return el("div", { class: "rows", role: "region", tabindex: "0", "aria-label": table.name }, el("table", {}, el("caption", {}, pick(table.about), el("span", { class: "meta" }, ` ${say("key")}${say("colon")}${table.key.join(", ")}${say("stop")}* ${say("required")}${say("stop").trim()}`)),
    el("thead", {}, el("tr", {}, ["column", "type", "means"].map((key) => el("th", { scope: "col" }, say(key))))), el("tbody", {}, table.columns.map(columnRow))));
}

function drawCodebook() {
  const open = new Set([...document.querySelectorAll("#columns details[open]")].map((details) => details.dataset.table));
  fill("columns", facts.codebook.map((table) => {
    const details = el("details", { "data-table": table.name, open: open.has(table.name) }, el("summary", {}, el("code", {}, table.name), " ", pick(table.title), el("span", { class: "meta" }, ` ${say("rows", tables[table.name].length)}`)));
    // Its many cells are built when it is opened.
    const fillIn = () => { if (details.open && details.children.length === 1) details.append(tableOfColumns(table)); };
    details.addEventListener("toggle", fillIn);
    fillIn();
    return details;
  }));
}

function drawMethod() {
  const [inside, every] = countAccounted();
  const { faults, agreement } = facts.measures;
  const items = [
    ["method1", say("method1b", tables.mentions.length, inside, every)],
    ["method2", say("method2b") + (agreement.length ? say("method2c", ...agreement) : "")],
    ["method3", faults.length ? say("method3b", ...faults) : say("method3c")],
    ["method4", say("method4b")], ["method5", say("method5b")],
  ];
  fill("proof", el("dl", { class: "reasons-why" }, items.map(([head, body]) => el("div", {}, el("dt", {}, say(head)), el("dd", {}, body)))));
}
