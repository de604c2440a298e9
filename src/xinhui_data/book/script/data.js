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

const observations = byKey("observations", "observation_id");
const derived = byKey("derived", "derived_id");
const external = byKey("external", "external_id");
const mentions = byKey("mentions", "mention_id");
const indicators = byKey("indicators", "indicator_id");
const subjects = byKey("subjects", "subject_id");
const scopes = byKey("scopes", "scope_id");
const units = byKey("units", "unit_id");
const sources = byKey("sources", "source_id");
const caveats = byKey("caveats", "caveat_id");
const [report] = tables.reports;

const observationsOf = (mention) => tables.observations.filter((row) => row.mention_id === mention.mention_id);
const figureOf = (id) => observations.get(id) ?? derived.get(id) ?? external.get(id);
const valueOf = (id) => pick(facts.values[id]);
const intervalOf = (id) => pick(facts.intervals[id]);
const number = (text) => (text === "" ? null : Number(text));
const termOf = (kind, code) => pick(facts.terms[kind][code]);

// The numeric characters of a ledger, as offsets in code points.
const HAN = new RegExp("[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}]", "u");
const NUMERIC = new Set(facts.numeric);
const isNumeric = (c) => NUMERIC.has(c) || (!HAN.test(c) && /\p{N}/u.test(c));

// Count those that lie in exactly one mention, and all of them.
function countAccounted() {
  let every = 0, inside = 0;
  for (const { report_id } of tables.reports) {
    const times = [];
    for (const row of tables.mentions) {
      if (row.report_id !== report_id) continue;
      for (let i = +row.char_start; i < +row.char_end; i += 1) times[i] = (times[i] ?? 0) + 1;
    }
    [...skeletons[report_id]].forEach((c, offset) => {
      if (isNumeric(c)) { every += 1; inside += times[offset] === 1; }
    });
  }
  return [inside, every];
}
