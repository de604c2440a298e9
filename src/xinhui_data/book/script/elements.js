// Elements are built from values, never from markup: what the data hold cannot become code.

function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function fill(target, ...children) {
  document.getElementById(target).replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
}

// Printed literals and Chinese names keep their language inside an English page, for fonts and for voices.
const zhText = (text, attributes = {}) => el("span", { lang: "zh-Hans", ...attributes }, text);

const linkTo = (id, ...children) => el("a", { href: `#${id}`, "data-figure": id }, ...children);

// Pictures are drawn when they get a width, which off screen they do not, and again when it changes.
const pictures = new WeakMap();
const sized = new ResizeObserver((entries) => entries.forEach(({ target }) => refresh(target)));

function refresh(target) {
  const width = Math.floor(target.clientWidth), picture = pictures.get(target);
  if (!target.isConnected) sized.unobserve(target);
  if (!width || picture.width === width) return;
  picture.width = width;
  target.replaceChildren(picture.draw(width));
}

function picture(className, draw) {
  const target = el("div", { class: `picture ${className}`, "aria-hidden": "true" });
  pictures.set(target, { draw, width: 0 });
  sized.observe(target);
  return target;
}

const drawAllPictures = () => document.querySelectorAll(".picture").forEach(refresh);

// Sections off screen have no true height; before going to a place, everything is laid out and drawn.
function goTo(target, block = "start") {
  document.body.classList.add("laid-out");
  drawAllPictures();
  target.scrollIntoView({ block, behavior: "instant" });
}

async function copyText(text) {
  // Pages opened from disk may be refused the clipboard; what is shown can be copied from the page.
  try { await navigator.clipboard.writeText(text); } catch { prompt(say("cite"), text); return; }
  announce(say("copied"));
}

function save(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
