import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);
const page = await readFile(new URL('docs/complaints.md', ROOT), 'utf8');

interface Row {
  readonly complaint: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  /** True where something is left to be done. */
  readonly open: boolean;
}

const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (complaint|---) \|/.test(line))
  .map((line) => {
    const [, complaint = '', , shownBy = ''] = line.split(/(?<!\\)\|/);
    // One link, and the titles of one test of that file behind it.
    const links = shownBy.matchAll(/\]\(\.\.\/(?<file>__tests__\/[\w./-]+)\) "(?<title>[^"]+)"/g);
    const tests = [...links].map(({ groups }) => ({
      file: groups?.file ?? '',
      title: (groups?.title ?? '').replaceAll('\\|', '|'),
    }));
    return { complaint: complaint.trim(), tests, open: line.includes('TODO') };
  });

describe('the page of complaints', () => {
  it('has a row for each of them', () => {
    expect(rows.length).toBeGreaterThanOrEqual(29);
    expect(new Set(rows.map(({ complaint }) => complaint)).size).toBe(rows.length);
  });

  it.each(rows)('answers $complaint', async ({ tests, open }) => {
    expect(tests, 'a row without a test').not.toEqual([]);
    for (const { file, title } of tests) {
      const text = await readFile(new URL(file, ROOT), 'utf8');
      expect(hasTest(text, title), `${file} has no test "${title}"`).toBe(true);
    }
    expect(open, 'TODO').toBe(false);
  });
});

describe('a test', () => {
  it.each([
    "it('does it', () => {});",
    'it("does it", () => {});',
    'it(`does it`, () => {});',
    "it.each([\n  ['a', 1],\n])(\n  'does it',\n  () => {},\n);",
    "it.skipIf(cannot)('does it', () => {});",
  ])('is found in %j', (text) => {
    expect(hasTest(text, 'does it')).toBe(true);
  });

  it.each([
    "it('does it not', () => {});",
    "it.skip('does it', () => {});",
    "it.todo('does it');",
    "describe('does it', () => {});",
    "// it('does it', () => {});",
    "says('does it');",
  ])('is not found in %j', (text) => {
    expect(hasTest(text, 'does it')).toBe(false);
  });
});

/** True where the source has a test with this very title (of several cases, the title as it is written). */
function hasTest(source: string, title: string): boolean {
  const text = source.replaceAll(/^\s*\/\/.*$/gm, '');
  const literals = [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``];
  return literals.some((literal) => text.split(literal).slice(0, -1).some(endsInTest));
}

/** True where the text up to a title ends with `it(`, or with `it.each(…)(` or `it.skipIf(…)(`. */
function endsInTest(_: string, index: number, parts: readonly string[]): boolean {
  const before = parts
    .slice(0, index + 1)
    .join('')
    .trimEnd();
  const statement = before.slice(before.search(/^ *(?:it|describe)\b(?![\s\S]*^ *(?:it|describe)\b)/m));
  return /^ *it(?:\.(?:each|skipIf)\([\s\S]*\))?\($/.test(statement);
}
