// What happens when the page opens, and where clicks, keys and addresses lead.

const SECTIONS = ["figures", "report", "table", "findings", "series", "comparisons", "caveats", "method", "codebook", "files"];

function drawNavigation() {
  fill("nav", SECTIONS.map((name) => el("a", { href: `#${name}` }, say(`nav-${name}`))));
  setTheme(theme);
}

function figureAt(target) {
  const link = target.closest?.('a[href^="#"]');
  const id = link && decodeURIComponent(link.getAttribute("href").slice(1));
  return id && known(id) ? id : null;
}

function followLink(event) {
  const id = figureAt(event.target);
  if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", `#${id}`);
  show(id, true);
}

// Pointing or moving with Tab previews a figure of the report beside it; on small screens that would cover the text.
function preview(event) {
  if (!matchMedia("(min-width: 1100px)").matches) return;
  const mention = event.target.closest?.("#reading .mention[data-mention]");
  // What was opened stays while the mouse passes over others; Tab is meant.
  if (mention && !(pinned && event.type === "pointerover")) show(figureAt(mention), false);
}

function followAddress() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!known(id)) { closePanel(); return; }
  // Everything above must have its height before a row can be brought into sight.
  drawAllPictures();
  show(id, true);
  const target = document.querySelector(observations.has(id) ? `[data-row="${CSS.escape(id)}"]` : `#reading [data-mention="${CSS.escape(id)}"]`);
  target?.scrollIntoView({ block: innerWidth < 1100 ? "start" : "center", behavior: "instant" });
}

function start() {
  for (const draw of [drawNavigation, drawHeadline, drawReport, drawDropIn, drawTable, drawFindings, drawSeries, drawComparisons, drawCaveats, drawMethod, drawCodebook, drawFiles, drawPanel, forgetPictures]) onLanguage(draw);
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
  if (location.hash) followAddress();
}
