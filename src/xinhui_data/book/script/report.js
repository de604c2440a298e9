// The report laid out as it was: prose as quiet bars, every mention in its place.

const ROLES = ["figure", "restated", "threshold", "period", "name", "code", "idiom"];
const isFigure = (mention) => mention.role === "figure" || mention.role === "restated";
let everything = true;
const articles = new Map();

// Cut a report at every boundary of a mention or an anchor, so that no piece lies in a mention in part.
function cutsOf(report, length) {
  const spans = [...mentionsIn(report), ...anchorsIn(report)];
  return new Set([0, length, ...spans.flatMap((row) => [+row.char_start, +row.char_end])]);
}

function wordsAt(report) {
  const at = new Map();
  for (const anchor of anchorsIn(report)) {
    for (let i = +anchor.char_start; i < +anchor.char_end; i += 1) at.set(i, (at.get(i) ?? new Set()).add(anchor.observation_id));
  }
  return at;
}

// A run of masked characters keeps their width and wraps like them, but is no text: nobody must hear □ □ □.
function quiet(text) {
  return text.split(/(□+)/u).filter(Boolean).map((part) =>
    (part[0] === "□" ? el("span", { class: "bar", "data-bar": part, "aria-hidden": "true" }) : el("span", { class: "sign" }, part)));
}

function mentionLink(mention, content) {
  const rows = observationsOf(mention);
  const words = rows.length ? rows.map((row) => `${nameOf(row.observation_id)}: ${valueOf(row.observation_id)}`).join("; ") : pickFrom(mention, "meaning");
  return el("a", {
    href: `#${rows[0]?.observation_id ?? mention.mention_id}`, class: `mention ${mention.role}`, "data-mention": mention.mention_id,
    "aria-label": `${mention.printed}: ${short(mention.role)}; ${words}`, tabindex: isFigure(mention) || everything ? null : "-1",
  }, content);
}

function paragraphsOf(report) {
  const characters = articles.get(report.document_id) ?? [...skeletons[report.document_id]];
  const cuts = cutsOf(report, characters.length), words = wordsAt(report);
  const starts = new Map(mentionsIn(report).map((row) => [+row.char_start, row]));
  const paragraphs = [];
  let line = [], i = 0;
  const take = () => {
    let end = i + 1;
    while (end < characters.length && !cuts.has(end) && characters[end] !== "\n") end += 1;
    const content = quiet(characters.slice(i, end).join("")), rests = words.get(i);
    i = end;
    return rests ? [el("span", { class: "word", "data-words": [...rests].join(" ") }, content)] : content;
  };
  const close = () => { if (line.length) paragraphs.push(line); line = []; };
  while (i < characters.length) {
    if (characters[i] === "\n") { close(); i += 1; continue; }
    const mention = starts.get(i);
    if (!mention) { line.push(...take()); continue; }
    const content = [];
    while (i < +mention.char_end) content.push(...take());
    line.push(mentionLink(mention, content));
  }
  close();
  return paragraphs.map((content) => {
    const heading = /^(#+)(.*)$/su.exec(content[0].textContent);
    if (!heading) return el("p", {}, content);
    // The marks of a heading are part of the text, but what they mean is shown by size.
    return el("p", { class: `heading level-${heading[1].length}` }, el("span", { class: "hide" }, heading[1]), quiet(heading[2]), content.slice(1));
  });
}

function roleLegend() {
  const count = (role) => tables.mentions.filter((row) => row.role === role).length;
  return el("ul", { class: "roles" }, ROLES.filter(count).map((role) =>
    el("li", { class: isFigure({ role }) ? "" : "aside" }, el("span", { class: `mention ${role}` }, short(role)), ` ${count(role)} `, el("span", { class: "meta" }, termOf("mentions.role", role)))));
}

function asideList() {
  const rows = tables.mentions.filter((row) => !isFigure(row));
  return el("details", { class: "aside" }, el("summary", {}, `${say("asideTitle")} (${rows.length})`),
    el("ul", { class: "reasons" }, rows.map((row) => el("li", {}, el("a", { href: `#${row.mention_id}`, lang: "zh-Hans" }, row.printed), " ",
      el("span", { class: "meta" }, `${short(row.role)}${say("colon")}${pickFrom(row, "meaning")}`)))));
}

function chooseMarks(every) {
  everything = every;
  drawReport();
  document.querySelector(`#reading [data-every="${every}"]`).focus();
}

function reportArticle(report) {
  const { document_id: id } = report;
  return [
    el("h3", {}, pickFrom(report, "title"), el("span", { class: "meta" }, " ", documentWords(id))),
    el("article", { class: `skeleton${articles.has(id) ? " full" : ""}`, lang: "zh-Hans", id: `report-${id}`, "aria-label": pickFrom(report, "title") }, paragraphsOf(report)),
  ];
}

function drawReport() {
  const choice = (every, words) => el("button", { type: "button", "aria-pressed": String(everything === every), "data-every": String(every), onclick: () => chooseMarks(every) }, say(words));
  fill("reading",
    el("div", { class: "choice", role: "group", "aria-label": say("showLabel") }, choice(false, "showFigures"), choice(true, "showAll")),
    roleLegend(),
    reports.map(reportArticle),
    asideList());
  document.getElementById("reading").classList.toggle("only-figures", !everything);
}

// Light up the words that give a figure its meaning, and the characters where it is printed.
function lightUp(ids) {
  for (const lit of document.querySelectorAll("#reading .lit")) lit.classList.remove("lit");
  for (const id of ids) {
    for (const word of document.querySelectorAll(`#reading [data-words~="${CSS.escape(id)}"]`)) word.classList.add("lit");
    const mention = observations.get(id)?.mention_id ?? id;
    document.querySelector(`#reading [data-mention="${CSS.escape(mention)}"]`)?.classList.add("lit");
  }
}
