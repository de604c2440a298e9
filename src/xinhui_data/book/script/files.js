// Files: the published ones byte for byte, and those generated from them here.

const TYPES = { csv: "text/csv;charset=utf-8", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip: "application/zip" };
const typeOf = (name) => TYPES[name.split(".").at(-1)] ?? "application/octet-stream";
const whole = Object.entries(readBlock("whole")).map(([name, text]) => [name, Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]);

// Cells by the type of their column; an empty cell is null.
function jsonRows(name) {
  const columns = facts.codebook[name].fields;
  const plain = (text, type) => (text === "" ? null : type === "number" || type === "integer" ? Number(text) : type === "boolean" ? text === "true" : text);
  return tables[name].map((row) => Object.fromEntries(columns.map((column) => [column.name, plain(row[column.name], column.type)])));
}

const jsonText = (value) => `${JSON.stringify(value, null, 2)}\n`;
const names = Object.keys(csvTexts);

function saver(label, file, bytes, size) {
  return el("button", { type: "button", "data-file": file, onclick: () => save(file, bytes(), typeOf(file)) }, label, size ? el("span", { class: "meta" }, ` ${kilobytes(size)}`) : null);
}

const kilobytes = (size) => `${(size / 1000).toFixed(size < 10000 ? 1 : 0)} kB`;

function fileRow(name) {
  const [path, size, digest] = facts.files.find(([file]) => file === `${name}.csv`);
  return el("tr", {}, el("th", { scope: "row" }, el("code", {}, name), " ", el("br"), el("span", { class: "meta" }, say("rows", tables[name].length))),
    el("td", {}, el("div", { class: "savers" }, saver("CSV", path, () => csvTexts[name], size), saver("JSON", `${name}.json`, () => jsonText(jsonRows(name))))),
    el("td", { class: "hashes" }, el("code", {}, digest)));
}

function formatItem([path, size, digest, title]) {
  return el("li", {}, el("code", {}, path), ` ${pick(title)}`, el("span", { class: "meta" }, ` ${kilobytes(size)}`), el("br"), el("span", { class: "hashes" }, el("code", {}, digest)));
}

function drawFiles() {
  const formats = facts.files.filter(([path]) => !names.includes(path.replace(/\.csv$/u, "")));
  fill("downloads",
    el("h3", {}, say("everything")), el("p", { class: "savers" }, whole.map(([name, bytes]) => saver(name, name, () => bytes, bytes.length)),
      saver("xinhui_data.json", "xinhui_data.json", () => jsonText(Object.fromEntries(names.map((name) => [name, jsonRows(name)]))))),
    el("h3", {}, say("oneByOne")),
    el("div", { class: "rows", role: "region", tabindex: "0", "aria-label": say("filesCaption") }, el("table", { class: "files" }, el("caption", { class: "hide" }, say("filesCaption")),
      el("thead", {}, el("tr", {}, [say("tableHead"), say("nav-files"), say("hash")].map((words) => el("th", { scope: "col" }, words)))), el("tbody", {}, names.map(fileRow)))),
    el("h3", {}, say("otherFormats")), el("p", { class: "lead" }, say("otherFormatsLead")), el("ul", { class: "plain formats" }, formats.map(formatItem)));
  const { text, bibtex, reports: sources, reportsBibtex } = facts.cite;
  fill("cite", el("h2", {}, say("citeTitle")), el("p", { lang: "en" }, text), Object.values(sources).map((source) => el("p", {}, source)),
    el("p", { class: "tools" }, el("button", { type: "button", onclick: () => copyText([text, ...Object.values(sources)].join("\n")) }, say("cite")),
      el("button", { type: "button", onclick: () => copyText([bibtex, ...reportsBibtex].join("\n\n")) }, say("bibtex"))));
}
