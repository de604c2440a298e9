// The language and the theme: chosen by the address, by what was chosen before, or by the browser; remembered.

const listeners = [];
const onLanguage = (draw, section) => { listeners.push({ draw, section }); };

function inSight({ section }) {
  const { top, bottom } = document.getElementById(section).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// The frame of the page changes at once, then section by section what is in sight, then the rest: no step takes long.
let waiting = [];
function redraw() {
  const sections = listeners.filter(({ section }) => section), near = sections.filter(inSight);
  for (const { draw, section } of listeners) if (!section) draw();
  waiting = [...near, ...sections.filter((listener) => !near.includes(listener))];
  setTimeout(redrawNext);
}

function redrawNext() {
  waiting.shift()?.draw();
  if (waiting.length) setTimeout(redrawNext);
  else forgetPictures();
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
const pickFrom = (row, name) => row[`${name}_${chinese ? "zh" : "en"}`] || row[`${name}_en`] || "";

function setLanguage(zh) {
  chinese = zh;
  document.documentElement.lang = zh ? "zh-Hans" : "en";
  const button = document.getElementById("language");
  button.textContent = zh ? "English" : "中文";
  button.lang = zh ? "en" : "zh-Hans";
  redraw();
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
