// The panel: everything known about one figure or mention, next to the page on wide screens, below it on small ones.

const panel = () => document.getElementById("panel");
let shownId = null, cameFrom = null, pinned = false;

const termList = (pairs) => el("dl", {}, pairs.filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, say(key)), el("dd", {}, value)]));

const figureItem = (id) => el("li", {}, linkTo(id, nameOf(id)), " ", el("b", {}, valueOf(id)));
const idOf = (id) => ["id", el("code", {}, id)];
const noteOf = (row) => ["note", row.note_en && el("span", { lang: "en" }, row.note_en)];
const printedOf = (row) => ["printed", el("span", {}, zhText(row.printed), row.char_end ? el("span", { class: "meta" }, ` ${say("characters", row.char_start, row.char_end)}`) : "")];

const listUnder = (head, items) => (items.length ? [el("h4", {}, say(head)), el("ul", { class: "plain" }, items)] : []);
const caveatsOf = (ids) => listUnder("caveats", ids.map((id) => el("li", { class: "caveat" }, pickFrom(caveats.get(id), "caveat"))));

function saidOf(row) {
  const theirs = figureOf(row.other_id);
  const words = [whenOf(theirs), short(theirs.status), row.aspects ? aspectsOf(row) : short(row.relation)];
  return el("li", {}, el("b", {}, valueOf(row.other_id)), el("span", { class: "meta" }, ` ${words.join(say("dotJoin"))}`), el("br"),
    row.reason_en ? [pickFrom(row, "reason"), el("br")] : "", el("span", { class: "meta" }, documentWords(theirs.report_id)));
}

const othersOn = (id) => listUnder("othersSay", tables.comparisons.filter((row) => row.figure_id === id).map(saidOf));

function impliedBy(id) {
  const rows = tables.derived.filter((row) => listed(row.inputs).includes(id));
  return listUnder("implies", rows.map((row) =>
    el("li", {}, el("b", {}, valueOf(row.derived_id)), " ", linkTo(row.derived_id, capital(pickFrom(row, "name"))), el("br"), zhText(row.formula, { class: "meta" }))));
}

function loupe(item) {
  if (item.lower === null || item.upper === null || item.lower === item.upper) return [];
  const domain = around(item);
  return [el("div", { class: "loupe" }, el("span", { class: "meta" }, say("loupe")), strip(item, domain), scaleBelow(domain, item.row.unit_id))];
}

function restingWords(id) {
  const rows = tables.anchors.filter((row) => row.observation_id === id);
  return rows.length ? el("span", {}, rows.map((row, i) => [i ? say("dotJoin") : "", `${short(row.field)} `, zhText(row.word)])) : null;
}

function statementBody(id) {
  const row = figureOf(id), indicator = indicators.get(row.indicator_id), scope = scopes.get(row.scope_id);
  return [
    el("p", { class: "big" }, el("b", {}, valueOf(id)), " ", el("span", { class: "meta whole" }, intervalOf(id))), loupe(itemOf(id)),
    termList([
      printedOf(row), ["subject", pickFrom(row, "subject")], ["period", whenOf(row)], ["status", termOf("observations.status", row.status)],
      ["measure", termOf("observations.measure", row.measure)], ["scope", scope && pickFrom(scope, "scope")], ["bound", termOf("observations.bound", row.bound)],
      ["unit", pickFrom(row, "unit")], ["definition", pickFrom(indicator, "definition")], ["words", restingWords(id)],
      ["source", documentWords(row.report_id)], noteOf(row), idOf(id),
    ]),
    caveatsOf(listed(row.caveat_ids)), impliedBy(id), othersOn(id),
  ];
}

function derivedBody(id) {
  const row = derived.get(id);
  return [
    el("p", { class: "big" }, el("b", {}, valueOf(id)), " ", el("span", { class: "meta" }, say("derivedTag"))), loupe(itemOf(id)),
    termList([["formula", zhText(row.formula)], ["meaning", termOf("derived.kind", row.kind)], ["period", whenOf(row)], ["status", termOf("derived.status", row.status)], ["assumes", pickFrom(row, "assumption")], ["source", documentWords(row.report_id)], idOf(id)]),
    el("ul", { class: "plain" }, listed(row.inputs).map(figureItem)),
    caveatsOf(listed(row.caveat_ids)), othersOn(id),
  ];
}

function mentionBody(id) {
  const row = mentions.get(id), ids = (mention) => observationsOf(mention).map((each) => each.observation_id);
  return [
    el("ul", { class: "plain" }, ids(row).map(figureItem)),
    termList([["role", `${short(row.role)}${say("colon")}${termOf("mentions.role", row.role)}`], ["meaning", pickFrom(row, "meaning")], ["period", row.period],
      ["repeats", row.repeats && ids(mentions.get(row.repeats)).map((other) => linkTo(other, nameOf(other)))],
      printedOf(row), ["source", documentWords(row.report_id)], idOf(id)]),
  ];
}

function siblingsOf(id) {
  const row = observations.get(id);
  const others = row ? observationsOf(mentions.get(row.mention_id)) : [];
  return others.length < 2 ? [] : [el("p", { class: "meta" }, say("several", others.length)),
    el("ul", { class: "plain" }, others.filter((other) => other !== row).map((other) => figureItem(other.observation_id)))];
}

function citationOf(id) {
  const row = figureOf(id);
  const what = row ? `${nameOf(id)}, ${pickFrom(subjects.get(row.subject_id), "subject")}, ${whenOf(row)}, ${short(row.status)}: ${valueOf(id)}` : mentions.get(id).printed;
  const source = (row ?? mentions.get(id)).report_id;
  return `${what} [${id}]. ${facts.cite.text} ${facts.cite.reports[source] ?? documentWords(source).textContent}`;
}

const known = (id) => observations.has(id) || derived.has(id) || external.has(id) || mentions.has(id);

// On small screens the panel covers the lower part of the screen.
const placeOfTarget = () => (innerWidth < 1100 ? "start" : "center");

function toolsOf(id) {
  const go = (words, target) => el("button", { type: "button", onclick: () => goTo(document.querySelector(target), placeOfTarget()) }, say(words));
  const goToRow = () => { if (!picked.includes(row)) clearFilters(); goTo(rowOf(id), placeOfTarget()); };
  const row = observations.get(id), mention = row?.mention_id ?? (mentions.has(id) ? id : null);
  return el("p", { class: "tools" },
    row ? el("button", { type: "button", onclick: goToRow }, say("inTable")) : null,
    mention ? go("inReport", `#reading [data-mention="${CSS.escape(mention)}"]`) : null,
    el("button", { type: "button", onclick: () => copyText(citationOf(id)) }, say("cite")),
    el("button", { type: "button", onclick: () => copyText(`${location.href.split("#")[0]}#${id}`) }, say("link")));
}

function drawPanel() {
  const id = shownId;
  if (!id) return;
  const body = derived.has(id) ? derivedBody(id) : figureOf(id) ? statementBody(id) : mentionBody(id);
  const title = figureOf(id) ? nameOf(id) : zhText(mentions.get(id).printed);
  fill("panel",
    el("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => closePanel() }, "×"),
    el("h3", { id: "panel-title" }, title), ...[siblingsOf(id), body, toolsOf(id)].flat(2));
}

// Show a figure; a preview never takes the focus, an opened figure does.
function show(id, open) {
  if (!known(id)) return;
  shownId = id;
  if (open) {
    if (!panel().contains(document.activeElement)) cameFrom = document.activeElement;
    pinned = true;
  }
  panel().hidden = false;
  document.body.classList.add("with-panel");
  drawPanel();
  markRow(id);
  lightUp(observations.has(id) || mentions.has(id) ? [id] : listed(derived.get(id)?.inputs ?? ""));
  panel().scrollTop = 0;
  if (open) panel().focus({ preventScroll: true });
}

function closePanel() {
  if (!shownId) return;
  const back = cameFrom, wasInside = panel().contains(document.activeElement);
  panel().hidden = true;
  document.body.classList.remove("with-panel");
  shownId = cameFrom = null;
  pinned = false;
  markRow(null);
  lightUp([]);
  if (known(location.hash.slice(1))) history.replaceState(null, "", location.pathname + location.search);
  if (wasInside && back?.isConnected) back.focus({ preventScroll: true });
}
