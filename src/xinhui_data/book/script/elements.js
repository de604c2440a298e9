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
  const element = typeof target === "string" ? document.getElementById(target) : target;
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

// Printed literals and Chinese names keep their language inside an English page, for fonts and for voices.
const zhText = (text, attributes = {}) => el("span", { lang: "zh-Hans", ...attributes }, text);

const linkTo = (id, ...children) => el("a", { href: `#${id}`, "data-figure": id }, ...children);

// Pictures are drawn when they come near the screen, and again when width or language change.
const pictures = new Map();
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const picture = pictures.get(entry.target);
    if (picture) { picture.near = entry.isIntersecting; refresh(entry.target, picture); }
  }
}, { rootMargin: "300px" });
const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const picture = pictures.get(target);
    if (picture) refresh(target, picture);
  }
});

function refresh(target, picture, force = false) {
  const width = Math.floor(target.clientWidth);
  if (!width || (!picture.near && !force) || picture.width === width) return;
  picture.width = width;
  target.replaceChildren(picture.draw(width));
}

function picture(className, draw) {
  const target = el("div", { class: `picture ${className}`, "aria-hidden": "true" });
  pictures.set(target, { draw, near: false, width: 0 });
  seen.observe(target);
  sized.observe(target);
  return target;
}

// What was taken off the page is no longer watched.
function forgetPictures() {
  for (const target of pictures.keys()) {
    if (!target.isConnected) { pictures.delete(target); seen.unobserve(target); sized.unobserve(target); }
  }
}

function drawAllPictures() {
  for (const [target, picture] of pictures) refresh(target, picture, true);
}

// Sections off screen get their true height only when they come near; going there is repeated until it holds.
function goTo(target, block = "start") {
  let tries = 12, before = NaN;
  const step = () => {
    target.scrollIntoView({ block, behavior: "instant" });
    const { top } = target.getBoundingClientRect();
    tries -= top === before ? 6 : 1;
    before = top;
    if (tries > 0) requestAnimationFrame(step);
  };
  step();
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages opened from disk may be refused the clipboard; a selection can always be copied.
    const area = el("textarea", { class: "hide", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(say("copied"));
}

function save(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
