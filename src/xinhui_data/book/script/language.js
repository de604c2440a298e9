// The language and the theme: chosen by the address, by what was chosen before, or by the browser; remembered.

// What is drawn again in another language, each with the section it is in.
const drawings = [];

// What cannot be drawn says so in its place, and leaves the rest of the page as it is.
function attempt([draw, section]) {
  const target = document.getElementById(section);
  target?.querySelector(":scope > .failed")?.remove();
  try { draw(); } catch (error) {
    console.error(error);
    target?.append(el("p", { class: "failed" }, say("failed", error.message)));
  }
}

// A browser may forbid storage to a page opened from disk; then nothing is remembered, and nothing breaks.
function remember(name, value) {
  try { localStorage.setItem(`xinhui_data.${name}`, value); } catch { /* not remembered */ }
}

function remembered(name) {
  try { return localStorage.getItem(`xinhui_data.${name}`); } catch { return null; }
}

const asked = new URLSearchParams(location.search).get("lang") ?? remembered("language") ?? navigator.language ?? "en";
let chinese = asked.toLowerCase().startsWith("zh");

const pick = ([en, zh]) => (chinese ? zh : en);
const pickFrom = (row, name) => row?.[`${name}_${chinese ? "zh" : "en"}`] || row?.[`${name}_en`] || "";
// In the codebook, a name without a suffix is English.
const inLanguage = (row, name) => (chinese && row[`${name}_zh`]) || row[name];

function setLanguage(zh) {
  chinese = zh;
  document.documentElement.lang = zh ? "zh-Hans" : "en";
  const button = document.getElementById("language");
  button.textContent = zh ? "English" : "中文";
  button.lang = zh ? "en" : "zh-Hans";
  drawings.forEach(attempt);
}

function switchLanguage() {
  const next = chinese ? "en" : "zh", address = new URL(location.href);
  remember("language", next);
  if (address.searchParams.has("lang")) {
    // An address that names a language keeps naming the one that is shown.
    address.searchParams.set("lang", next);
    history.replaceState(null, "", address);
  }
  setLanguage(!chinese);
  announce(say("languageNow"));
}

const THEMES = ["auto", "light", "dark"];
let theme = THEMES.includes(remembered("theme")) ? remembered("theme") : "auto";

function setTheme(next) {
  theme = next;
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById("theme");
  button.textContent = say(`theme-${theme}`);
  button.setAttribute("aria-label", say("themeLabel", say(`theme-${theme}`)));
}

function switchTheme() {
  setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
  remember("theme", theme);
}

function announce(words) {
  document.getElementById("live").textContent = words;
}
