// The place where a reader drops the article; it is read, compared and shown in this page, and forgotten with it.

const LARGEST_COPY = 1e6, MISMATCHES_SHOWN = 12;
let outcome = null;

async function take(file) {
  if (!file) return;
  if (!globalThis.crypto?.subtle) outcome = { verdict: "noCrypto", mismatches: [] };
  else if (file.size > LARGEST_COPY) outcome = { verdict: "tooLarge", mismatches: [] };
  else outcome = await compareCopy(await file.arrayBuffer());
  if (outcome.verdict === "exactText") articles.set(outcome.record.document_id, outcome.characters);
  else articles.clear();
  drawReport();
  drawDropIn();
  document.getElementById("verdict").focus({ preventScroll: true });
}

function takeAway() {
  articles.clear();
  outcome = null;
  drawReport();
  drawDropIn();
  document.getElementById("article").focus({ preventScroll: true });
}

function mismatchRow({ place, expected, got }) {
  return el("li", {}, el("b", {}, typeof place === "number" ? say("atOffset", place) : say(place)), say("colon"), say("expected", expected), say("comma"), say("got", got));
}

function verdictWords() {
  const { verdict, mismatches, record } = outcome;
  const counts = record ? [spansOf(record).literals.length, spansOf(record).words.length] : [];
  return el("div", { id: "verdict", class: `verdict ${verdict}`, tabindex: "-1", role: "status" }, el("p", {}, el("b", {}, say(verdict, ...counts))),
    record ? el("p", {}, say("comparedWith"), say("colon"), documentWords(record.document_id)) : null,
    mismatches.length ? [el("p", {}, say("mismatches", mismatches.length)), el("ul", {}, mismatches.slice(0, MISMATCHES_SHOWN).map(mismatchRow))] : null,
    verdict === "exactText" ? el("button", { type: "button", onclick: takeAway }, say("takeAway")) : null);
}

function drawDropIn() {
  const input = el("input", { type: "file", id: "article", class: "hide", accept: ".txt,text/plain", onchange: () => take(input.files[0]) });
  fill("dropin", el("h3", {}, say("dropTitle")), el("p", {}, say("dropLead")),
    input, el("label", { for: "article", class: "button" }, say("choose")), outcome ? verdictWords() : null);
}

// A file dropped anywhere on the page is taken here, never opened in its place.
function listenForDrops() {
  const zone = document.getElementById("dropin");
  document.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  document.addEventListener("dragleave", () => zone.classList.remove("over"));
  document.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("over"); take(event.dataTransfer.files[0]); });
}
