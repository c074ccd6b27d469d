/** The length of the words that sequences are found by. */
const WORD = 8;
const WORDS = 4 ** WORD;
/** Rows of bits; two words share one. With fewer, too many sequences of plasmid size have any given bit. */
const ROW_COUNT = WORDS / 4;
/** Sequences that share a block: one bit of each of its rows. */
const BLOCK = 1024;
const ROW_WORDS = BLOCK / 32;

/**
 * Tells which of many sequences can contain some bases, on either strand, without reading them: for every word of eight
 * bases, a row of bits says in which sequences it stands. It may name a sequence too many, and never one too few.
 * Takes 2 KB a sequence.
 */
export interface BaseIndex {
  /** Adds a sequence, or what it has become; the words that it had before stay. */
  add(key: number, bases: string, isCircular: boolean): void;
  /** The keys of those that can contain the bases; `undefined` when these are too few to tell. */
  candidates(bases: string): number[] | undefined;
}

/** Makes an empty index. */
export function createBaseIndex(): BaseIndex {
  // Made for the first sequence: most tenants are never searched by bases, and none should start later for it.
  let rowOfWord: Uint16Array | undefined;
  const slots = new Map<number, number>();
  const keys: number[] = [];
  const blocks: Uint32Array[] = [];

  const slotOf = (key: number): number => {
    const known = slots.get(key);
    if (known !== undefined) return known;
    const slot = keys.push(key) - 1;
    slots.set(key, slot);
    if (slot % BLOCK === 0) blocks.push(new Uint32Array(ROW_COUNT * ROW_WORDS));
    return slot;
  };

  return {
    add: (key, bases, isCircular) => {
      const slot = slotOf(key);
      const block = blocks[Math.floor(slot / BLOCK)] ?? new Uint32Array();
      const inBlock = slot % BLOCK;
      const at = inBlock >>> 5;
      const bit = 1 << (inBlock & 31);
      const read = isCircular ? bases + bases.slice(0, WORD - 1) : bases;
      forEachWord((rowOfWord ??= rowsOfWords()), read, (row) => {
        const index = row * ROW_WORDS + at;
        block[index] = (block[index] ?? 0) | bit;
      });
    },
    candidates: (bases) => {
      const rows = new Set<number>();
      forEachWord((rowOfWord ??= rowsOfWords()), bases, (row) => rows.add(row));
      if (rows.size === 0) return undefined;
      return blocks.flatMap((block, number) => commonBits(block, rows).map((bit) => keys[number * BLOCK + bit] ?? -1));
    },
  };
}

/** The bits that are set in all of the rows. */
function commonBits(block: Uint32Array, rows: ReadonlySet<number>): number[] {
  const common = new Uint32Array(ROW_WORDS).fill(0xffffffff);
  for (const row of rows) {
    let left = 0;
    for (let at = 0; at < ROW_WORDS; at += 1) {
      const bits = (common[at] ?? 0) & (block[row * ROW_WORDS + at] ?? 0);
      common[at] = bits;
      left |= bits;
    }
    if (left === 0) return [];
  }
  const found: number[] = [];
  for (let at = 0; at < ROW_WORDS; at += 1) {
    for (let bits = common[at] ?? 0; bits !== 0; bits &= bits - 1) {
      found.push(at * 32 + 31 - Math.clz32(bits & -bits));
    }
  }
  return found;
}

// A=0, C=1, G=2, T=U=3; what else there is has no code, as it may stand for any of them.
const CODES = new Int8Array(256).fill(-1);
for (const [letter, code] of Object.entries({ A: 0, C: 1, G: 2, T: 3, U: 3 })) {
  CODES[letter.charCodeAt(0)] = code;
  CODES[letter.toLowerCase().charCodeAt(0)] = code;
}

/** The row of every word; a word and its reverse complement share one. */
function rowsOfWords(): Uint16Array {
  const rows = new Uint16Array(WORDS);
  let distinct = 0;
  for (let word = 0; word < WORDS; word += 1) {
    const other = reverseComplement(word);
    if (other >= word) distinct += 1;
    rows[word] = other < word ? (rows[other] ?? 0) : distinct % ROW_COUNT;
  }
  return rows;
}

function reverseComplement(word: number): number {
  let left = word;
  let reversed = 0;
  for (let at = 0; at < WORD; at += 1) {
    reversed = (reversed << 2) | (3 - (left & 3));
    left >>>= 2;
  }
  return reversed;
}

function forEachWord(rowOfWord: Uint16Array, bases: string, use: (row: number) => void): void {
  let word = 0;
  let length = 0;
  for (let at = 0; at < bases.length; at += 1) {
    const code = CODES[bases.charCodeAt(at)] ?? -1;
    length = code < 0 ? 0 : length + 1;
    word = ((word << 2) | (code & 3)) & (WORDS - 1);
    if (length >= WORD) use(rowOfWord[word] ?? 0);
  }
}
