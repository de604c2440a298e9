// A reader's copy of the report, judged by digests and places alone; places are offsets in code points.
// Which figures a text in other words still holds is for `verify` to say: one rule, in one place.

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function spansOf(record) {
  const spans = (rows, name) => rows.map((row) => ({ start: +row.char_start, end: +row.char_end, text: row[name] }));
  return { literals: spans(mentionsIn(record), "printed"), words: spans(anchorsIn(record), "word") };
}

// The place where a copy masked like the report parts from its skeleton; none where it does not.
function maskParts(characters, record, spans) {
  const kept = new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  const skeleton = [...skeletons[record.document_id]];
  const stays = (c, i) => kept.has(i) || isNumeric(c) || c === "\n" || c === "\r" || /\p{P}/u.test(c);
  const at = skeleton.findIndex((wanted, i) => characters[i] === undefined || wanted !== (stays(characters[i], i) ? characters[i] : "□"));
  return at < 0 && characters.length > skeleton.length ? skeleton.length : at;
}

function mismatchesOf(characters, record, digest) {
  const { literals, words } = spansOf(record);
  const found = [];
  const differs = (place, expected, got) => found.push({ place, expected, got });
  if (digest !== record.sha256) differs("digestIs", record.sha256, digest);
  if (characters.length !== +record.length) differs("lengthIs", record.length, String(characters.length));
  for (const { start, end, text } of [...literals, ...words].sort((a, b) => a.start - b.start)) {
    const got = characters.slice(start, end).join("");
    if (got !== text && !found.some((other) => other.place === start)) differs(start, text, got || say("end"));
  }
  const at = maskParts(characters, record, [...literals, ...words]);
  if (at >= 0) differs("maskIs", `${skeletons[record.document_id].slice(at, at + 1) || say("end")} ${say("atOffset", at)}`, characters[at] ?? say("end"));
  return found;
}

// UTF-16 where a byte order mark says so, else UTF-8, else GB18030; null where the bytes are no text in any of these.
function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes);
  const marked = first === 0xff && second === 0xfe ? ["utf-16le"] : first === 0xfe && second === 0xff ? ["utf-16be"] : [];
  for (const encoding of [...marked, "utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch { /* the next one */ }
  }
  return null;
}

const layoutDigest = (text) => sha256(new TextEncoder().encode(withoutLayout(text)));

async function compareCopy(bytes) {
  const text = decoded(bytes);
  if (text === null) return { verdict: "notText", mismatches: [] };
  const digest = await sha256(bytes), layout = await layoutDigest(text), characters = [...text];
  const results = reports.map((record) => ({ record, characters, mismatches: mismatchesOf(characters, record, digest) }));
  // The nearest report is the one of which the smallest share differs.
  const apart = ({ record, mismatches }) => mismatches.length / (mentionsIn(record).length + anchorsIn(record).length + 1);
  const [best] = results.sort((a, b) => apart(a) - apart(b));
  if (!best.mismatches.length) return { ...best, verdict: "exactText" };
  const alike = results.find(({ record }) => layout === record.layout_sha256);
  if (alike) return { ...alike, verdict: "otherLayout", mismatches: [] };
  return { ...best, verdict: "otherText" };
}
