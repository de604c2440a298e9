// What happens when the page opens, and where clicks, keys and addresses lead.

// The sections in order, with what is drawn where. One that shows a table without rows is left out.
const SECTIONS = {
  figures: { headline: drawHeadline }, report: { reading: drawReport, dropin: drawDropIn }, table: { observations: drawTable },
  findings: { found: drawFindings }, series: { years: drawSeries }, comparisons: { beside: drawComparisons },
  caveats: { "all-caveats": drawCaveats }, method: { proof: drawMethod }, codebook: { columns: drawCodebook }, files: { downloads: drawFiles },
};
for (const name of Object.keys(SECTIONS)) if (tables[name]?.length === 0) delete SECTIONS[name];
const [, ...BUILT] = Object.keys(SECTIONS);

function buildSection(name) {
  document.getElementById("main").append(el("section", { id: name, "aria-labelledby": `h-${name}` },
    el("h2", { id: `h-${name}` }), el("p", { id: `lead-${name}`, class: "lead" }), Object.keys(SECTIONS[name]).map((id) => el("div", { id, class: id }))));
}

function drawFrame() {
  fill("nav", Object.keys(SECTIONS).map((name) => el("a", { href: `#${name}` }, say(`nav-${name}`))));
  setTheme(theme);
  for (const name of BUILT) {
    fill(`h-${name}`, say(`head-${name}`, (tables[name] ?? tables.observations).length));
    fill(`lead-${name}`, STRINGS[`lead-${name}`] ? say(`lead-${name}`) : "");
  }
}

function followLink(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = link.hash.slice(1);
  // The browser goes to a section by itself, and moves the focus there; then the position is kept.
  if (Object.hasOwn(SECTIONS, id)) setTimeout(() => goTo(document.getElementById(id)));
  if (!known(id)) return;
  event.preventDefault();
  history.pushState(null, "", `#${id}`);
  show(id, true);
}

// Pointing or moving with Tab previews a figure of the report next to it; on small screens that would cover the text.
function preview(event) {
  if (!matchMedia("(min-width: 1100px)").matches) return;
  const mention = event.target.closest?.("#reading .mention[data-mention]");
  // What was opened stays while the mouse passes over others; Tab is meant.
  if (mention && !(pinned && event.type === "pointerover")) show(mention.hash.slice(1), false);
}

function followAddress() {
  const id = location.hash.slice(1);
  if (!known(id)) {
    closePanel();
    if (Object.hasOwn(SECTIONS, id)) goTo(document.getElementById(id));
    return;
  }
  show(id, true);
  const target = observations.has(id) ? rowOf(id) : document.querySelector(`#reading [data-mention="${CSS.escape(id)}"]`);
  if (target) goTo(target, placeOfTarget());
}

function start() {
  BUILT.forEach(buildSection);
  drawings.push([drawFrame], [drawPanel]);
  for (const [name, draws] of Object.entries(SECTIONS)) drawings.push(...Object.values(draws).map((draw) => [draw, name]));
  setLanguage(chinese);
  document.getElementById("language").addEventListener("click", switchLanguage);
  document.getElementById("theme").addEventListener("click", switchTheme);
  document.addEventListener("click", followLink);
  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") preview(event); });
  document.addEventListener("focusin", preview);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(); });
  addEventListener("popstate", followAddress);
  addEventListener("beforeprint", drawAllPictures);
  listenForDrops();
  // A preview belongs to the report, and goes when that is left.
  new IntersectionObserver(([{ isIntersecting }]) => { if (!isIntersecting && !pinned) closePanel(); }).observe(document.getElementById("report"));
  if (location.hash) followAddress();
}
