import { parseBytes } from '../model/bytes.ts';
import { UserError } from '../model/user-error.ts';

/**
 * A bound on growth, as inputs max-increase, max-disk-increase and warn-increase have it:
 *
 *     limit = part [("and" | "or") part]
 *     part  = number "%" | number unit      with at most one of each kind
 */
export interface GrowthLimit {
  /** As the user wrote it. */
  readonly text: string;
  /** Of the baseline's size; `2` is 2%. */
  readonly percent?: number;
  readonly bytes?: number;
  /** Whether growth must pass both parts, or either. One part alone is either. */
  readonly join: 'and' | 'or';
}

const EXAMPLES = 'expected a limit such as 5 MB, 2%, 2% and 1 MB, 2% or 5 MB';
const UNITS = 'B, kB, MB, GB, KiB, MiB or GiB';

/** A word of the text: a number, a name or one character. */
interface Word {
  readonly text: string;
  /** From 1, as editors count. */
  readonly at: number;
}

/** @throws UserError that quotes the word that is wrong, with its place. */
export function parseGrowthLimit(text: string): GrowthLimit {
  const words = wordsOf(text);
  const first = readPart(words, 0);
  if (words.length === 2) return { text, ...first, join: 'or' };
  const join = readJoin(words[2]);
  const second = readPart(words, 3);
  if ('percent' in first === 'percent' in second) {
    const [kind, other] = 'percent' in first ? ['percentage', 'size'] : ['size', 'percentage'];
    throw wrong(words[3], `a second ${kind}; beside a ${kind} there may be a ${other}`);
  }
  if (words[5]) throw wrong(words[5], 'too much; a limit has two parts at most');
  return { text, ...first, ...second, join };
}

function wordsOf(text: string): readonly Word[] {
  // Signs and exponents stay with their number, so that they are named where they are refused.
  const found = text.matchAll(/[+-]?\d[\d.,_]*|\p{L}+|\S/gu);
  return [...found].map((match) => ({ text: match[0], at: match.index + 1 }));
}

function readPart(words: readonly Word[], from: number): { percent: number } | { bytes: number } {
  const [number, unit] = [words[from], words[from + 1]];
  if (!number) throw atEnd('a size or percentage');
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(number.text)) throw wrong(number, 'not a number such as 5 or 1.5');
  if (!unit) throw wrong(number, `a number without a unit; write ${number.text} MB or ${number.text}%`);
  if (unit.text === '%') return { percent: readPercent(number) };
  const bytes = parseBytes(`1 ${unit.text}`) === undefined ? undefined : readBytes(number, unit);
  if (bytes === undefined) throw wrong(unit, `not a unit; units are %, ${UNITS}`);
  return { bytes };
}

function readPercent(number: Word): number {
  // Six digits before the point keep the arithmetic of percentLimit exact.
  if (!/^\d{1,6}(?!\d)/.test(number.text)) throw wrong(number, 'too large');
  return Number(number.text);
}

function readBytes(number: Word, unit: Word): number {
  const bytes = parseBytes(`${number.text} ${unit.text}`);
  if (bytes === undefined) throw wrong(number, 'too large');
  return bytes;
}

function readJoin(word: Word | undefined): 'and' | 'or' {
  const text = word?.text.toLowerCase();
  if (text === 'and' || text === 'or') return text;
  throw wrong(word, 'expected "and" or "or"');
}

function wrong(word: Word | undefined, what: string): UserError {
  if (!word) return atEnd('a size or percentage');
  return new UserError(`${JSON.stringify(word.text)} at character ${word.at}: ${what} (${EXAMPLES})`);
}

function atEnd(what: string): UserError {
  return new UserError(`at its end ${what} is missing (${EXAMPLES})`);
}

/**
 * Whether growth is past the limit. Exactly at it is not, and what did not grow never is.
 * @param increase bytes.
 * @param before size of the baseline in bytes; undefined where it is not known.
 * @returns undefined where it would have to be known.
 */
export function isPast(
  { percent, bytes, join }: GrowthLimit,
  increase: number,
  before: number | undefined,
): boolean | undefined {
  if (increase <= 0) return false;
  const parts: (boolean | undefined)[] = [];
  if (bytes !== undefined) parts.push(increase > bytes);
  if (percent !== undefined) {
    parts.push(before === undefined ? undefined : increase > percentLimit(percent, before));
  }
  const decided = parts.find((part) => part === (join === 'or'));
  if (decided !== undefined) return decided;
  return parts.includes(undefined) ? undefined : join === 'and';
}

const DECIMALS = 1e9;

/** The whole bytes within a percentage, by integers: 29% of 100 is 29, and not 28.999999999999996. */
function percentLimit(percent: number, before: number): number {
  const scaled = BigInt(Math.round(percent * DECIMALS));
  return Number((scaled * BigInt(before)) / BigInt(100 * DECIMALS));
}
