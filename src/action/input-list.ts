/**
 * Reads a list as docker/build-push-action does: one item per line. An item in double quotes may contain line breaks;
 * a quote in it is doubled. `commas: 'separate'` also splits at commas; `commas: 'keep'` is for items that contain
 * commas, such as `type=gha,mode=max`. `end: 'exact'` keeps spaces and line breaks at the end of an item, which may
 * belong to a secret.
 * Source: docker/actions-toolkit, Util.getList, which reads the input as relaxed CSV, and trims every item.
 */
export function readInputList(
  input: string,
  commas: 'separate' | 'keep',
  end: 'trim' | 'exact' = 'trim',
): string[] {
  const items = readCsv(input).flatMap((record) => (commas === 'keep' ? [record.join(',')] : record));
  return items
    .filter((item) => item.trim() !== '')
    .map((item) => (end === 'exact' ? item.trimStart() : item.trim()));
}

function readCsv(input: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let position = 0;
  while (position < input.length) {
    const { field, end } = readField(input, position);
    record.push(field);
    if (input.charAt(end) !== ',') {
      records.push(record);
      record = [];
    } else if (end === input.length - 1) {
      record.push('');
    }
    position = end + 1;
  }
  return record.length === 0 ? records : [...records, record];
}

/** A field and its end: a comma, a line break or the end of the text. */
function readField(input: string, start: number): { field: string; end: number } {
  const quoted = input.charAt(start) === '"' ? readQuoted(input, start) : undefined;
  if (quoted !== undefined) return quoted;
  let end = start;
  while (end < input.length && input.charAt(end) !== ',' && input.charAt(end) !== '\n') end++;
  const field = input.slice(start, end);
  // Of a line break that is written as \r\n.
  return { field: input.charAt(end) === ',' ? field : field.replace(/\r$/, ''), end };
}

/** Undefined if the quotes do not enclose the whole field: then they are part of it ("relax_quotes"). */
function readQuoted(input: string, start: number): { field: string; end: number } | undefined {
  let close = start + 1;
  while (close < input.length) {
    if (input.charAt(close) !== '"') close++;
    else if (input.charAt(close + 1) === '"') close += 2;
    else break;
  }
  if (close >= input.length) return undefined;
  const end = input.charAt(close + 1) === '\r' ? close + 2 : close + 1;
  if (end < input.length && input.charAt(end) !== ',' && input.charAt(end) !== '\n') return undefined;
  return { field: input.slice(start + 1, close).replaceAll('""', '"'), end };
}
