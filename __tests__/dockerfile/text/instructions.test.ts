import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../src/dockerfile/text/instructions.ts';

const read = (text: string) =>
  readInstructions(text, 'Dockerfile').instructions.map(({ keyword, text: rest }) => [keyword, rest]);

/** Each was built by BuildKit in Docker 28.5. */
describe('the instructions of a Dockerfile', () => {
  it.each([
    [
      'ENV A=1 \\\n  B=2\nENV C=3',
      [
        ['ENV', 'A=1   B=2'],
        ['ENV', 'C=3'],
      ],
    ],
    ['ENV A=1 \\  \n B=2', [['ENV', 'A=1  B=2']]],
    ['ENV A=1 \\\n# comment \\\n  # comment\n\n\n B=2', [['ENV', 'A=1  B=2']]],
    ['ENV A=1 \\\n\\\n B=2', [['ENV', 'A=1  B=2']]],
    ['EN\\\nV A=1', [['ENV', 'A=1']]],
    ['ENV\\\n A=1', [['ENV', 'A=1']]],
    [
      'ENV A=a\\\\\nENV B=2',
      [
        ['ENV', 'A=a\\\\'],
        ['ENV', 'B=2'],
      ],
    ],
    ['ENV A=1 \\', [['ENV', 'A=1']]],
    ['  env\tA=1', [['ENV', 'A=1']]],
    ['#ENV A=1\n  # x\n\nENV B="#x"', [['ENV', 'B="#x"']]],
    [
      '\uFEFFENV A=a \\\r\n B=b\r\nENV C=c',
      [
        ['ENV', 'A=a  B=b'],
        ['ENV', 'C=c'],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('have the line that they start in', () => {
    const { instructions } = readInstructions('\n\nA \\\n\n x\nRUN <<E\n1\nE\n# c\nB', 'Dockerfile');
    expect(instructions.map(({ keyword, line }) => [keyword, line])).toEqual([
      ['A', 3],
      ['RUN', 6],
      ['B', 10],
    ]);
  });
});

describe('the escape character', () => {
  it.each([
    ['# escape=`\n', '`'],
    ['#escape = ` \n', '`'],
    ['  # ESCAPE=`\n', '`'],
    ['# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`\n', '`'],
    ['\uFEFF# escape=`\r\nFROM a', '`'],
    ['# escape=\\\n', '\\'],
    ['', '\\'],
    // Only parser directives may stand before it.
    ['# hello\n# escape=`\n', '\\'],
    ['# Build for v=1\n# escape=`\n', '\\'],
    ['# syntax-x=1\n# escape=`\n', '\\'],
    ['\n# escape=`\n', '\\'],
    ['FROM a\n# escape=`\n', '\\'],
  ])('%j: %s', (text, expected) => {
    expect(readInstructions(text, 'Dockerfile').escapeCharacter).toBe(expected);
  });
});

/** Each was built by BuildKit in Docker 28.5. */
describe('heredocs', () => {
  const bodies = (text: string) =>
    readInstructions(text, 'Dockerfile').instructions.map(({ keyword, heredocs }) => keyword + heredocs);

  it.each([
    ['RUN <<EOF\nFROM x\n# y\n\nEOF', ['RUN\nFROM x\n# y\n\nEOF']],
    ['run cat <<A <<B\nB\nA\nFROM x\nB', ['RUN\nB\nA\nFROM x\nB']],
    ['COPY <<a.txt <<b.txt /d/\nx\na.txt\nFROM x\nb.txt', ['COPY\nx\na.txt\nFROM x\nb.txt']],
    ['ADD <<EOF /x\nFROM x\nEOF', ['ADD\nFROM x\nEOF']],
    ['RUN 3<<EOF\nFROM x\nEOF', ['RUN\nFROM x\nEOF']],
    ['RUN <<-EOF\n\tFROM x\n\t\tEOF', ['RUN\n\tFROM x\n\t\tEOF']],
    ['RUN <<EOF\n\tEOF\n EOF\nEOF ', ['RUN', 'EOF', 'EOF', 'EOF']],
    ['RUN <<EOF\r\nFROM x\r\nEOF\r\nENV', ['RUN\nFROM x\nEOF', 'ENV']],
    ["RUN <<'EOF' | sh\nFROM x\nEOF", ['RUN\nFROM x\nEOF']],
    ['RUN <<"E F"\nFROM x\nE F', ['RUN\nFROM x\nE F']],
    ['RUN <<E\\OF\nFROM x\nEOF', ['RUN\nFROM x\nEOF']],
    ['RUN << EOF > y\nFROM x\nEOF', ['RUN\nFROM x\nEOF']],
    ['RUN cat <<EOF;ls\nFROM x\nEOF;ls', ['RUN\nFROM x\nEOF;ls']],
    ['RUN cat \\\n <<EOF \\\n && ls\nFROM x \\\nEOF', ['RUN\nFROM x \\\nEOF']],
    ['RUN --mount=type=cache,target=/x <<EOF\nFROM x\nEOF', ['RUN\nFROM x\nEOF']],
    ['ONBUILD RUN <<EOF\nFROM x\nEOF', ['ONBUILD\nFROM x\nEOF']],
    // No heredocs.
    ['RUN "<<EOF"\nEOF', ['RUN', 'EOF']],
    ["RUN '<<EOF'\nEOF", ['RUN', 'EOF']],
    ['RUN \\<<EOF\nEOF', ['RUN', 'EOF']],
    ['RUN x<<EOF\nEOF', ['RUN', 'EOF']],
    ['RUN <<<EOF\nEOF', ['RUN', 'EOF']],
    ['RUN ["cat", "<<EOF"]\nEOF', ['RUN', 'EOF']],
    ['RUN $((1<<2))\nEOF', ['RUN', 'EOF']],
    ["RUN it's <<EOF\nEOF", ['RUN', 'EOF']],
    ['RUN <<\nEOF', ['RUN', 'EOF']],
    ['CMD <<EOF\nEOF', ['CMD', 'EOF']],
    ['LABEL <<EOF\nEOF', ['LABEL', 'EOF']],
    ['ONBUILD CMD <<EOF\nEOF', ['ONBUILD', 'EOF']],
    ['RUN $((1 << 2))\nENV', ['RUN', 'ENV']],
  ])('%j: %j', (text, expected) => {
    expect(bodies(text)).toEqual(expected);
  });
});
