// The panel: everything known about one figure or mention, next to the page on wide screens, below it on small ones.

const panel = () => document.getElementById("panel");
let shownId = null, cameFrom = null, pinned = false;

const termList = (pairs) => el("dl", {}, pairs.filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, say(key)), el("dd", {}, value)]));

function caveatsOf(ids) {
  if (!ids.length) return [];
  return [el("h4", {}, say("caveats")), el("ul", { class: "plain" }, ids.map((id) => el("li", { class: "caveat" }, pickFrom(caveats.get(id), "caveat"))))];
}

function saidOf(row) {
  const theirs = external.get(row.external_id), source = sources.get(theirs.source_id);
  const relation = row.relation === "context" ? say("differsIn", listed(row.aspects).map(short).join(chinese ? "、" : ", ")) : short(row.relation);
  return el("li", {}, el("b", {}, valueOf(row.external_id)), el("span", { class: "meta" }, ` ${[whenOf(theirs), short(theirs.status), relation].join(say("dotJoin"))}`), el("br"),
    pickFrom(row, "reason"), el("br"), el("span", { class: "meta" }, `${pickFrom(source, "publisher")}, ${source.published}${source.access === "copy" ? ` (${say("copyRead")})` : ""}`));
}

function othersOn(id) {
  const rows = tables.comparisons.filter((row) => row.ours_id === id);
  return rows.length ? [el("h4", {}, say("othersSay")), el("ul", { class: "plain" }, rows.map(saidOf))] : [];
}

function impliedBy(id) {
  const rows = tables.derived.filter((row) => listed(row.inputs).includes(id));
  return rows.length ? [el("h4", {}, say("implies")), el("ul", { class: "plain" }, rows.map((row) =>
    el("li", {}, el("b", {}, valueOf(row.derived_id)), " ", linkTo(row.derived_id, capital(pickFrom(row, "name"))), el("br"), zhText(row.formula, { class: "meta" }))))] : [];
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

function observationBody(id) {
  const row = observations.get(id), indicator = indicators.get(row.indicator_id), scope = scopes.get(row.scope_id);
  return [
    el("p", { class: "big" }, el("b", {}, valueOf(id)), " ", el("span", { class: "meta whole" }, intervalOf(id))), loupe(itemOf(id)),
    termList([
      ["printed", el("span", {}, zhText(row.printed), el("span", { class: "meta" }, ` ${say("characters", row.char_start, row.char_end)}`))],
      ["subject", pickFrom(row, "subject")], ["period", whenOf(row)], ["status", termOf("status", row.status)],
      ["measure", termOf("measure", row.measure)], ["scope", scope && pickFrom(scope, "scope")], ["bound", termOf("bound", row.bound)],
      ["unit", pickFrom(row, "unit")], ["definition", pickFrom(indicator, "definition")], ["words", restingWords(id)],
      ["note", row.note_en && el("span", { lang: "en" }, row.note_en)], ["id", el("code", {}, id)],
    ]),
    caveatsOf(listed(row.caveat_ids)), impliedBy(id), othersOn(id),
  ];
}

function derivedBody(id) {
  const row = derived.get(id);
  return [
    el("p", { class: "big" }, el("b", {}, valueOf(id)), " ", el("span", { class: "meta" }, say("derivedTag"))), loupe(itemOf(id)),
    termList([["formula", zhText(row.formula)], ["meaning", termOf("derivation", row.kind)], ["period", whenOf(row)], ["status", termOf("status", row.status)], ["assumes", pickFrom(row, "assumption")], ["id", el("code", {}, id)]]),
    el("ul", { class: "plain" }, listed(row.inputs).map((input) => el("li", {}, linkTo(input, nameOf(input)), " ", el("b", {}, valueOf(input))))),
    caveatsOf(listed(row.caveat_ids)), othersOn(id),
  ];
}

function externalBody(id) {
  const row = external.get(id), source = sources.get(row.source_id);
  return [
    el("p", { class: "big" }, el("b", {}, valueOf(id))),
    termList([["printed", zhText(row.printed)], ["subject", pickFrom(subjects.get(row.subject_id), "subject")], ["period", whenOf(row)], ["status", termOf("status", row.status)],
      ["source", el("span", {}, `${pickFrom(source, "publisher")}, `, zhText(source.title_zh), `, ${source.published}`)], ["note", row.note_en && el("span", { lang: "en" }, row.note_en)], ["id", el("code", {}, id)]]),
  ];
}

function mentionBody(id) {
  const row = mentions.get(id), rows = observationsOf(row);
  return [
    rows.length ? el("ul", { class: "plain" }, rows.map((observation) => el("li", {}, linkTo(observation.observation_id, nameOf(observation.observation_id)), " ", el("b", {}, valueOf(observation.observation_id))))) : null,
    termList([["role", `${short(row.role)}${say("colon")}${termOf("role", row.role)}`], ["meaning", pickFrom(row, "meaning")], ["period", row.period],
      ["repeats", row.repeats && observationsOf(mentions.get(row.repeats)).map((observation) => linkTo(observation.observation_id, nameOf(observation.observation_id)))],
      ["printed", el("span", {}, zhText(row.printed), el("span", { class: "meta" }, ` ${say("characters", row.char_start, row.char_end)}`))], ["id", el("code", {}, id)]]),
  ];
}

function siblingsOf(id) {
  const row = observations.get(id);
  const others = row ? observationsOf(mentions.get(row.mention_id)) : [];
  return others.length < 2 ? [] : [el("p", { class: "meta" }, say("several", others.length)), el("ul", { class: "plain" },
    others.filter((other) => other !== row).map((other) => el("li", {}, linkTo(other.observation_id, nameOf(other.observation_id)))))];
}

function citationOf(id) {
  const row = figureOf(id);
  const what = row ? `${nameOf(id)}, ${pickFrom(subjects.get(row.subject_id), "subject")}, ${whenOf(row)}, ${short(row.status)}: ${valueOf(id)}` : mentions.get(id).printed;
  return `${what} [${id}]. ${facts.cite.text} ${facts.cite.reports.join(" ")}`;
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
  const body = observations.has(id) ? observationBody(id) : derived.has(id) ? derivedBody(id) : external.has(id) ? externalBody(id) : mentionBody(id);
  const title = figureOf(id) ? nameOf(id) : zhText(mentions.get(id).printed);
  fill("panel",
    el("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => closePanel() }, "×"),
    el("h3", { id: "panel-title" }, title), ...[siblingsOf(id), body, toolsOf(id)].flat(2));
  forgetPictures();
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
