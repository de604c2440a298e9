// Facts found by words: the index, the patterns and the counting are those of the Python package, and so is the ranking.

const isChinese = (word) => word >= "\u3400" && word[0] <= "\u9fff";
const isNumber = (word) => /^[0-9]/.test(word);

// How text is read: its words in half-width, simplified characters and in the words of the tables.
function readerOf({ word, characters, rules }) {
  const simple = new Map(Array.from({ length: characters.length / 2 }, (_, i) => [characters[2 * i], characters[2 * i + 1]]));
  const patterns = rules.map(([pattern, said]) => [new RegExp(pattern, "gi"), said.replace(/\\(\d)/gu, "$$$1")]);
  const token = new RegExp(word, "g");
  const folded = (text) => Array.from(text.normalize("NFKC").toLowerCase(), (c) => simple.get(c) ?? c).join("");
  const plain = (text) => patterns.reduce((said, [pattern, one]) => said.replace(pattern, one), folded(text)).toLowerCase();
  const wordsOf = (text) => text.match(token) ?? [];
  const keyOf = (each) => (isNumber(each) ? each.replaceAll(",", "") : isChinese(each) || each.length < 3 ? each : each.replace(/ies$/u, "y").replace(/s$/u, ""));
  return { folded, plain, wordsOf, keyOf };
}

// One letter wrong, missing, too many, or two that have changed places; of a short word only that.
function isOneLetterOff(word, known) {
  const shorter = Math.min(word.length, known.length);
  if (Math.abs(word.length - known.length) > 1 || shorter < 3 || word === known) return false;
  let same = 0;
  while (same < shorter && word[same] === known[same]) same += 1;
  const first = word.slice(same), second = known.slice(same);
  const swapped = first.slice(2) === second.slice(2) && first.slice(0, 2) === second.slice(0, 2).split("").reverse().join("");
  if (word.length === 3 && known.length === 3 && !isChinese(word)) return swapped;
  return swapped || first.slice(1) === second.slice(1) || first.slice(1) === second || first === second.slice(1);
}

const EMPTY = "的之了在年和与及为是有额数量值达到";
const PIECES = { name: 8, pair: 12, moreOfName: 4, more: 8, single: 13, strange: 20, misspelt: 25, longest: 40, shortest: 3, most: 100 };

// Chinese cut into words at the least cost, and misspelt words with the nearest that is known.
function vocabularyOf(chineseRuns, nameList, letters) {
  const runs = [...new Set(chineseRuns)].join("\n"), words = [...new Set(letters)];
  const names = new Set(nameList.filter((name) => name.length > 1 && runs.includes(name))), inOrder = [...names], parts = inOrder.join("\n");
  // A character before or behind a name is another word.
  const isMisspelt = (part, name) => isOneLetterOff(part, name) && !part.startsWith(name) && !part.endsWith(name);

  function costOf(piece, misspelt) {
    if (names.has(piece)) return PIECES.name;
    if (misspelt.has(piece)) return PIECES.misspelt;
    if (runs.includes(piece)) return piece.length > 1 ? PIECES.pair + (parts.includes(piece) ? PIECES.moreOfName : PIECES.more) * (piece.length - 2) : PIECES.single;
    return piece.length === 1 ? PIECES.strange : 0;
  }

  function cutInto(run, misspelt) {
    const best = [{ least: 0, start: 0 }], pieces = [];
    for (let end = 1; end <= run.length; end += 1) {
      best[end] = { least: Infinity };
      for (let start = Math.max(0, end - PIECES.longest); start < end; start += 1) {
        const cost = costOf(run.slice(start, end), misspelt);
        if (cost && best[start].least + cost < best[end].least) best[end] = { least: best[start].least + cost, start };
      }
    }
    for (let end = run.length; end > 0; end = best[end].start) {
      const word = run.slice(best[end].start, end);
      pieces.unshift({ word, nearest: misspelt.get(word) ?? null });
    }
    return pieces;
  }

  // The parts of a run that have a character beside no word, each with the name that is meant.
  function misspeltIn(run, cut) {
    const found = new Map(), starts = cut.map((_, i) => cut.slice(0, i).reduce((sum, { word }) => sum + word.length, 0));
    const weak = starts.filter((_, i) => cut[i].word.length === 1);
    for (let start = 0; start < run.length; start += 1) {
      for (let end = start + PIECES.shortest; end <= Math.min(run.length, start + PIECES.longest); end += 1) {
        if (!weak.some((at) => start <= at && at < end)) continue;
        const part = run.slice(start, end), name = inOrder.find((each) => isMisspelt(part, each));
        if (name) found.set(part, name);
      }
    }
    return found;
  }

  // A single character that says nothing is left out beside a word; several that occur together nowhere are a word that is not known.
  function joined(run, cut) {
    const groups = [];
    for (const piece of cut) {
      const weak = piece.word.length === 1, last = groups.at(-1);
      if (weak && last?.weak) last.word += piece.word; else groups.push({ ...piece, weak });
    }
    return groups.filter(({ word, weak }) => !weak || word.length > 1 || word === run || !EMPTY.includes(word)).map(({ word, nearest }) => ({ word, nearest }));
  }

  return {
    nearest: (word) => ({ word, nearest: words.find((known) => isOneLetterOff(word, known)) ?? null }),
    pieces(run, misspelt) {
      const cut = cutInto(run, new Map());
      return joined(run, misspelt && run.length <= PIECES.most ? cutInto(run, misspeltIn(run, cut)) : cut);
    },
  };
}

// The index: `hits(words)` gives the facts that have all words, the best first, or else near misses, which have `missed`.
function indexOf(values, tables) {
  const { folded, plain, wordsOf, keyOf } = readerOf(values), WHOLE = 100, PART = 50, ALL = 100, MOST_NEAR = 10, PARTED = "\n;\n";
  const textAt = ([number, row]) => { const [table, column] = values.columns[number]; return tables[table][row][column]; };
  const texts = values.passages.flatMap(([, parts]) => parts).map((text) => (typeof text === "string" ? text : textAt(text)));
  // All texts are read at once, which is quicker; a pattern never goes beyond what parts them.
  const read = plain(texts.join(PARTED)).split(PARTED).map((text) => { const keys = wordsOf(text).map(keyOf); return { keys, length: keys.join("").length }; });
  const cut = values.passages.map(([weight, parts]) => ({ weight, texts: read.splice(0, parts.length) }));
  const runs = cut.flatMap(({ weight, texts: parts }) => parts.flatMap(({ keys }) => keys.filter(isChinese).map((key) => ({ weight, key }))));
  // What synonyms are replaced by is a word, even where it is only a part of names.
  const names = [...runs.filter(({ weight }) => weight >= 5).map(({ key }) => key), ...values.rules.flatMap(([, one]) => wordsOf(folded(one)).filter(isChinese))];
  const letters = wordsOf(folded(texts.join(PARTED))).filter((word) => !isNumber(word) && !isChinese(word));
  const vocabulary = vocabularyOf(runs.map(({ key }) => key), names, letters);

  const isPart = (key, word) => (isChinese(key) ? word.includes(key) : isNumber(key) ? word.startsWith(`${key}.`) : key.length >= 3 && word.startsWith(key));
  function pointsIn(key, { keys, length }) {
    const found = keys.includes(key) ? WHOLE : keys.some((word) => isPart(key, word)) ? PART : 0;
    return found && found + Math.floor((ALL * key.length) / length);
  }

  // A word that few facts have counts more.
  function pointsOf(key) {
    const points = cut.map(({ weight, texts: parts }) => weight * Math.max(...parts.map((text) => pointsIn(key, text))));
    const having = values.facts.filter(([, numbers]) => numbers.some((number) => points[number])).length;
    const rarity = 32 - Math.clz32(Math.floor(values.facts.length / Math.max(1, having)));
    return points.map((each) => each * rarity);
  }

  function piecesOf(word, misspelt) {
    if (isChinese(word)) return vocabulary.pieces(word, misspelt);
    return [!misspelt || isNumber(word) || pointsOf(keyOf(word)).some(Boolean) ? { word, nearest: null } : vocabulary.nearest(word)];
  }

  function termsOf(words, misspelt) {
    const pieces = wordsOf(plain(words)).flatMap((word) => piecesOf(word, misspelt));
    const terms = pieces.flatMap((typed) => (typed.nearest ? wordsOf(plain(typed.nearest)) : [typed.word]).map((word) => ({ key: keyOf(word), typed })));
    return [...new Map(terms.map((term) => [term.key, term])).values()];
  }

  // Each word counts where it says most, and all words once more in the passage that says most of them together.
  function ranked(terms, count) {
    const points = terms.map(({ key }) => pointsOf(key)), hits = [], sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
    for (const [id, numbers] of terms.length ? values.facts : []) {
      const best = points.map((each) => Math.max(...numbers.map((number) => each[number])));
      if (best.filter(Boolean).length !== count) continue;
      const together = Math.max(...numbers.map((number) => sum(points.map((each) => each[number]))));
      const missed = terms.filter(({ typed }, i) => typed.nearest || !best[i]).map(({ typed }) => [`${typed.word} ${typed.nearest}`, typed]);
      hits.push({ id, score: sum(best) + together, missed: [...new Map(missed).values()] });
    }
    return hits.sort((a, b) => b.score - a.score);
  }

  return {
    hits(words) {
      const asked = words.trim().toLowerCase(), all = termsOf(asked, false), exact = ranked(all, all.length);
      if (!asked) return values.facts.map(([id]) => ({ id, score: 0, missed: [] }));
      if (exact.length) return exact.sort((a, b) => (b.id.toLowerCase() === asked) - (a.id.toLowerCase() === asked));
      const terms = termsOf(asked, true);
      for (let count = terms.length; 2 * count >= terms.length && count; count -= 1) {
        const hits = ranked(terms, count);
        if (hits.length) return count === terms.length ? hits : hits.slice(0, MOST_NEAR);
      }
      return [];
    },
  };
}
