// The published tables, read from the very text that is offered for download.

const readBlock = (name) => JSON.parse(document.getElementById(name).textContent);
const facts = readBlock("facts");
const csvTexts = readBlock("tables");
const skeletons = readBlock("skeletons");

function parseCsv(text) {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i += 1; } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      if (c === "\n") rows.push([]);
    } else cell += c;
  }
  rows.pop();
  const [header, ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

const tables = Object.fromEntries(Object.entries(csvTexts).map(([name, text]) => [name, parseCsv(text)]));
const byKey = (name, key) => new Map(tables[name].map((row) => [row[key], row]));
const listed = (text) => (text ? text.split(";") : []);
const number = (text) => (text === "" ? null : Number(text));

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const observations = byKey("observations", "observation_id");
const derived = byKey("derived", "derived_id");
const external = byKey("external", "observation_id");
const mentions = byKey("mentions", "mention_id");
const indicators = byKey("indicators", "indicator_id");
const subjects = byKey("subjects", "subject_id");
const scopes = byKey("scopes", "scope_id");
const units = byKey("units", "unit_id");
const documents = byKey("documents", "document_id");
const caveats = byKey("caveats", "caveat_id");

// Reports are the documents of which every figure is here.
const reports = tables.documents.filter((row) => row.coverage === "complete");
const ofMention = grouped(tables.observations, (row) => row.mention_id);
const ofReport = {
  mentions: grouped(tables.mentions, (row) => row.report_id),
  anchors: grouped(tables.anchors, (row) => observations.get(row.observation_id)?.report_id),
};
const mentionsIn = (report) => ofReport.mentions.get(report.document_id) ?? [];
const anchorsIn = (report) => ofReport.anchors.get(report.document_id) ?? [];

const observationsOf = (mention) => ofMention.get(mention?.mention_id) ?? [];
const figureOf = (id) => observations.get(id) ?? derived.get(id) ?? external.get(id);
const intervalOf = (id) => (facts.intervals[id] ? pick(facts.intervals[id]) : "");

// A figure that could not be put into words is shown as it is printed, or as its number.
function valueOf(id) {
  const row = figureOf(id);
  return facts.values[id] ? pick(facts.values[id]) : row?.printed ?? row?.value ?? id;
}

// The meaning of a code, from the codebook: `column` is the table and the column that hold it.
function termOf(column, code) {
  const [table, name] = column.split(".");
  const { categories = [] } = facts.codebook[table].fields.find((field) => field.name === name);
  return inLanguage(categories.find(({ value }) => value === code) ?? { label: code }, "label");
}

// The numeric characters of a ledger, as offsets in code points.
const HAN = new RegExp("[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}]", "u");
const NUMERIC = new Set(facts.numeric);
const isNumeric = (c) => NUMERIC.has(c) || (!HAN.test(c) && /\p{N}/u.test(c));

// Count those that lie in exactly one mention, and all of them.
function countAccounted() {
  let every = 0, inside = 0;
  for (const report of reports) {
    const times = [];
    for (const row of mentionsIn(report)) {
      for (let i = +row.char_start; i < +row.char_end; i += 1) times[i] = (times[i] ?? 0) + 1;
    }
    [...skeletons[report.document_id]].forEach((c, offset) => {
      if (isNumeric(c)) { every += 1; inside += times[offset] === 1; }
    });
  }
  return [inside, every];
}
