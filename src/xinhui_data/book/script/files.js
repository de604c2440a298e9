// Files: the published ones byte for byte, and those generated from them here.

const TYPES = { csv: "text/csv;charset=utf-8", parquet: "application/vnd.apache.parquet", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip: "application/zip" };
const typeOf = (name) => TYPES[name.split(".").at(-1)] ?? "application/octet-stream";
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const csvBytes = (name) => new TextEncoder().encode(csvTexts[name]);
const inflated = async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
const parquetBytes = (name) => inflated(fromBase64(readBlock("parquet")[name]));

// Cells by the type of their column; an empty cell is null.
function jsonRows(name) {
  const { columns } = facts.codebook.find((table) => table.name === name);
  const plain = (text, type) => (text === "" ? null : type === "number" || type === "integer" ? Number(text) : type === "boolean" ? text === "true" : text);
  return tables[name].map((row) => Object.fromEntries(columns.map((column) => [column.name, plain(row[column.name], column.type)])));
}

const jsonText = (value) => `${JSON.stringify(value, null, 2)}\n`;
const names = Object.keys(csvTexts);

function saver(label, file, bytes, size) {
  return el("button", { type: "button", "data-file": file, onclick: async () => save(file, await bytes(), typeOf(file)) }, label, size ? el("span", { class: "meta" }, ` ${kilobytes(size)}`) : null);
}

const kilobytes = (size) => `${(size / 1000).toFixed(size < 10000 ? 1 : 0)} kB`;

function fileRow(name) {
  const [csv, parquet] = ["csv", "parquet"].map((ending) => facts.files.find(([path]) => path === `${name}.${ending}`));
  return el("tr", {}, el("th", { scope: "row" }, el("code", {}, name), " ", el("br"), el("span", { class: "meta" }, say("rows", tables[name].length))),
    el("td", {}, el("div", { class: "savers" }, saver("CSV", csv[0], () => csvBytes(name), csv[1]), saver("Parquet", parquet[0], () => parquetBytes(name), parquet[1]), saver("JSON", `${name}.json`, () => jsonText(jsonRows(name))))),
    el("td", { class: "hashes" }, el("code", {}, csv[2]), el("br"), el("code", {}, parquet[2])));
}

function formatItem([path, size, digest, title]) {
  return el("li", {}, el("code", {}, path), ` ${pick(title)}`, el("span", { class: "meta" }, ` ${kilobytes(size)}`), el("br"), el("span", { class: "hashes" }, el("code", {}, digest)));
}

function drawFiles() {
  const others = readBlock("others");
  fill("downloads",
    el("h3", {}, say("everything")),
    el("p", { class: "savers" },
      saver(say("allCsv"), "xinhui_data-csv.zip", () => zip(names.map((name) => [`${name}.csv`, csvBytes(name)]))),
      saver(say("allParquet"), "xinhui_data-parquet.zip", async () => zip(await Promise.all(names.map(async (name) => [`${name}.parquet`, await parquetBytes(name)])))),
      saver(say("allJson"), "xinhui_data.json", () => jsonText(Object.fromEntries(names.map((name) => [name, jsonRows(name)])))),
      Object.entries(others).map(([name, [text, size]]) => saver(name, name, () => fromBase64(text), size))),
    Object.entries(others).map(([name, [, , digest]]) => el("p", { class: "hashes" }, el("code", {}, `${name} ${digest}`))),
    el("h3", {}, say("oneByOne")),
    el("div", { class: "rows", role: "region", tabindex: "0", "aria-label": say("filesCaption") }, el("table", { class: "files" }, el("caption", { class: "hide" }, say("filesCaption")),
      el("thead", {}, el("tr", {}, [say("tableHead"), say("nav-files"), say("hash")].map((words) => el("th", { scope: "col" }, words)))), el("tbody", {}, names.map(fileRow)))),
    el("h3", {}, say("otherFormats")), el("p", { class: "lead" }, say("otherFormatsLead")), el("ul", { class: "plain formats" }, facts.formats.map(formatItem)));
  fill("cite", el("h2", {}, say("citeTitle")), el("p", { lang: "en" }, facts.cite.text), facts.cite.reports.map((text) => el("p", {}, text)),
    el("p", { class: "tools" }, el("button", { type: "button", onclick: () => copyText([facts.cite.text, ...facts.cite.reports].join("\n")) }, say("cite")),
      el("button", { type: "button", onclick: () => copyText([facts.cite.bibtex, ...facts.cite.reportsBibtex].join("\n\n")) }, say("bibtex"))));
}
