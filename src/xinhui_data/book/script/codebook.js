// The codebook, from the schemas of the published files, and why the data can be trusted.

function columnRow(column, refers) {
  const more = [column.unit && `${say("unit")}${say("colon")}${column.unit}`, refers && say("refersTo", refers)].filter(Boolean).join(say("stop"));
  const { categories = [], constraints } = column;
  return el("tr", {}, el("th", { scope: "row" }, el("code", {}, column.name), constraints?.required ? el("span", { class: "meta", title: say("required") }, " *") : null),
    el("td", {}, column.type), el("td", {}, el("b", {}, inLanguage(column, "title")), say("colon"), inLanguage(column, "description"), more ? el("span", { class: "meta" }, ` ${more}`) : null,
      categories.length ? el("ul", { class: "terms" }, categories.map((term) => el("li", {}, el("code", {}, term.value), " ", inLanguage(term, "label")))) : null));
}

function tableOfColumns(schema) {
  const refers = new Map((schema.foreignKeys ?? []).map(({ fields, reference }) => [fields[0], [reference.resource, reference.fields[0]].filter(Boolean).join(".")]));
  const key = ` ${say("key")}${say("colon")}${schema.primaryKey.join(", ")}${say("stop")}* ${say("required")}${say("stop").trim()}`;
  return el("div", { class: "rows", role: "region", tabindex: "0", "aria-label": schema.name }, el("table", {},
    el("caption", {}, inLanguage(schema, "description"), el("span", { class: "meta" }, key)),
    el("thead", {}, el("tr", {}, ["column", "type", "means"].map((words) => el("th", { scope: "col" }, say(words))))),
    el("tbody", {}, schema.fields.map((column) => columnRow(column, refers.get(column.name))))));
}

function drawCodebook() {
  const open = new Set([...document.querySelectorAll("#columns details[open]")].map((details) => details.dataset.table));
  fill("columns", Object.entries(facts.codebook).map(([name, schema]) => {
    const details = el("details", { "data-table": name, open: open.has(name) }, el("summary", {}, el("code", {}, name), " ", inLanguage(schema, "title"), el("span", { class: "meta" }, ` ${say("rows", tables[name].length)}`)));
    // Its many cells are built when it is opened.
    const fillIn = () => { if (details.open && details.children.length === 1) details.append(tableOfColumns(schema)); };
    details.addEventListener("toggle", fillIn);
    fillIn();
    return details;
  }));
}

function drawMethod() {
  const [inside, every] = countAccounted();
  const item = (number, ...values) => el("div", {}, el("dt", {}, say(`method${number}`)), el("dd", {}, say(`method${number}b`, ...values)));
  fill("proof", el("dl", { class: "reasons-why" }, item(1, tables.mentions.length, inside, every), [2, 3, 4, 5].map((number) => item(number))));
}
