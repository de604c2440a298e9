// What happens when the page opens, and where clicks, keys and addresses lead.

const SECTIONS = {
  figures: [drawHeadline], report: [drawReport, drawDropIn], table: [drawTable], findings: [drawFindings], series: [drawSeries],
  comparisons: [drawComparisons], caveats: [drawCaveats], method: [drawMethod], codebook: [drawCodebook], files: [drawFiles],
};

function drawNavigation() {
  fill("nav", Object.keys(SECTIONS).map((name) => el("a", { href: `#${name}` }, say(`nav-${name}`))));
  setTheme(theme);
}

function figureAt(target) {
  const link = target.closest?.('a[href^="#"]');
  const id = link && link.getAttribute("href").slice(1);
  return id && known(id) ? id : null;
}

function followLink(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = figureAt(link), section = link.getAttribute("href").slice(1);
  // The browser goes to a section by itself, and moves the focus there; then the position is kept.
  if (Object.hasOwn(SECTIONS, section)) setTimeout(() => goTo(document.getElementById(section)));
  if (!id) return;
  event.preventDefault();
  history.pushState(null, "", `#${id}`);
  show(id, true);
}

// Pointing or moving with Tab previews a figure of the report next to it; on small screens that would cover the text.
function preview(event) {
  if (!matchMedia("(min-width: 1100px)").matches) return;
  const mention = event.target.closest?.("#reading .mention[data-mention]");
  // What was opened stays while the mouse passes over others; Tab is meant.
  if (mention && !(pinned && event.type === "pointerover")) show(figureAt(mention), false);
}

function drawEverything() {
  while (waiting.length) redrawNext();
  drawAllPictures();
}

function followAddress() {
  const id = location.hash.slice(1);
  // Everything above must have its height before a place can be brought into sight.
  drawEverything();
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
  onLanguage(drawNavigation);
  onLanguage(drawPanel);
  for (const [name, draws] of Object.entries(SECTIONS)) for (const draw of draws) onLanguage(draw, name);
  setLanguage(chinese);
  document.getElementById("language").addEventListener("click", switchLanguage);
  document.getElementById("theme").addEventListener("click", switchTheme);
  document.addEventListener("click", followLink);
  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") preview(event); });
  document.addEventListener("focusin", preview);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(); });
  addEventListener("popstate", followAddress);
  addEventListener("beforeprint", drawEverything);
  listenForDrops();
  // A preview belongs to the report, and goes when that is left.
  new IntersectionObserver(([{ isIntersecting }]) => { if (!isIntersecting && !pinned) closePanel(); }).observe(document.getElementById("report"));
  if (location.hash) followAddress();
}
