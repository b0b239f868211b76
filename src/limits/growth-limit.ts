import { parseBytes } from '../model/bytes.ts';
import { UserError } from '../model/user-error.ts';

/**
 * A limit on growth, as users write it in inputs max-increase, max-disk-increase and warn-increase:
 *
 *     limit = part [("and" | "or") part]
 *     part  = number "%" | number unit      with at most one of each kind
 */
export interface GrowthLimit {
  /** As the user wrote it. */
  readonly text: string;
  /** Percentage of the baseline's size: `2` is 2%. */
  readonly percent?: number;
  readonly bytes?: number;
  /** Whether growth exceeds the limit if it exceeds both parts, or either. A single part has `or`. */
  readonly join: 'and' | 'or';
}

const EXAMPLES = 'expected a limit such as 5 MB, 2%, 2% and 1 MB, 2% or 5 MB';
const UNITS = 'B, kB, MB, GB, KiB, MiB or GiB';

/** A word of the text: a number, letters or one other character. */
interface Word {
  readonly text: string;
  /** Position in the text, from 1. */
  readonly at: number;
}

/** @throws UserError that quotes the wrong word and its position. */
export function parseGrowthLimit(text: string): GrowthLimit {
  const words = wordsOf(text);
  const first = readPart(words, 0);
  if (words.length === 2) return { text, ...first, join: 'or' };
  const join = readJoin(words[2]);
  const second = readPart(words, 3);
  if ('percent' in first === 'percent' in second) {
    const [kind, other] = 'percent' in first ? ['percentage', 'size'] : ['size', 'percentage'];
    throw wrong(words[3], `a second ${kind}; a ${kind} can only be combined with a ${other}`);
  }
  if (words[5]) throw wrong(words[5], 'not expected; a limit has at most two parts');
  return { text, ...first, ...second, join };
}

function wordsOf(text: string): readonly Word[] {
  // Signs and exponents stay with their number, so that a message quotes the whole.
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
  return new UserError(`${what} is missing at the end (${EXAMPLES})`);
}

/**
 * Whether growth exceeds the limit. Growth of exactly the limit does not, and neither does a decrease.
 * @param increase in bytes.
 * @param before size of the baseline in bytes; undefined if it is unknown.
 * @returns undefined if that depends on the unknown size.
 */
export function exceeds(
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

/** The whole bytes in a percentage, by integer arithmetic: 29% of 100 is 29, and not 28.999999999999996. */
function percentLimit(percent: number, before: number): number {
  const scaled = BigInt(Math.round(percent * DECIMALS));
  return Number((scaled * BigInt(before)) / BigInt(100 * DECIMALS));
}
