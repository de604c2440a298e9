// What another layout of a text keeps: the rule of `verify`, so that both give the same digest.

const QUOTES = { '"': "“”„〝〞「」＂", "'": "‘’『』＇", ".": "。｡", "、": "､" };
const FOLDED = new Map(Object.entries(QUOTES).flatMap(([plain, forms]) => [...forms].map((form) => [form, plain])));
// White space as Python knows it, soft hyphens, joiners, marks of direction, selectors of form, byte order marks.
const INVISIBLE = /[\s\u001c-\u001f\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+/gu;

function narrowed(character) {
  const code = character.charCodeAt(0);
  if (FOLDED.has(character) || code < 0xff01 || code > 0xff5e) return FOLDED.get(character) ?? character;
  const plain = String.fromCharCode(code - 0xfee0);
  return /[0-9A-Za-z]/.test(plain) ? character : plain;
}

function withoutLayout(text) {
  const bare = text.replace(/#+/g, "").replace(INVISIBLE, "");
  return [...bare].map(narrowed).join("").replace(/…+|\.{3,}/g, "…");
}
