// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles spell their variables so.
import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/dockerfile/text/expand.ts';

const values: Record<string, string> = {
  A: '1.2.3',
  E: '',
  B: 'abcabc',
  P: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  S: 'a*b?c\\',
};

const expanded = (word: string, unset: 'empty' | 'unknown' = 'empty', escapeCharacter = '\\') =>
  expand(word, {
    lookup: (name) => (Object.hasOwn(values, name) ? { value: values[name] ?? '' } : undefined),
    escapeCharacter,
    unset,
  });

/** Each was built by BuildKit in Docker 28.5 as `ENV R=…`. `U` and `V` are not set. */
describe('a text with variables', () => {
  it.each([
    ['$A', '1.2.3'],
    ['a$A.b', 'a1.2.3.b'],
    ['a${A}b', 'a1.2.3b'],
    ['$U', ''],
    // Whether a variable is set, or set and not empty.
    ['${E:-d}', 'd'],
    ['${E-d}', ''],
    ['${U:-d}', 'd'],
    ['${U-d}', 'd'],
    ['${A:+o}', 'o'],
    ['${E:+o}', ''],
    ['${E+o}', 'o'],
    ['${U+o}x', 'x'],
    ['${E?x}z', 'z'],
    ['${A:?m}', '1.2.3'],
    ['${A-}', '1.2.3'],
    ['${A?}', '1.2.3'],
    // Nested, quoted and escaped.
    ['${U:-${V:-${B%b*}}}', 'abca'],
    ['${U:-$A$B}', '1.2.3abcabc'],
    ['${U:-"a b"}', 'a b'],
    ["${U:-'a}b'}", 'a}b'],
    ['${U:-"a}b"}', 'a}b'],
    ['${U:-a\\}b}', 'a}b'],
    ['${U:-\\$A}', '$A'],
    ['"${U:-"x"}"', 'x'],
    // Patterns.
    ['${A#*.}', '2.3'],
    ['${A##*.}', '3'],
    ['${A%.*}', '1.2'],
    ['${A%%.*}', '1'],
    ['${A#v}', '1.2.3'],
    ['${A#?}', '.2.3'],
    ['${A##?}', '.2.3'],
    ['${A%?}', '1.2.'],
    ['${A#}', '1.2.3'],
    ['${A##}', '1.2.3'],
    ['${A%[0-9]}', '1.2.3'],
    ['${A#${A%.*}.}', '3'],
    ['${A%"."*}', '1.2'],
    // Between double quotes, a backslash that escapes nothing is a part of the pattern.
    ['${A%"\\.*"}', '1.2.3'],
    ['${B#a*b}', 'cabc'],
    ['${B##a*b}', 'c'],
    ['${B%b*}', 'abca'],
    ['${B%%b*}', 'a'],
    ['${B#*}', 'abcabc'],
    ['${B##*}', ''],
    ['${B%*}', 'abcabc'],
    ['${B%%*}', ''],
    ['${P##*/}', 'aspnet:10.0'],
    ['${P#*/}', 'dotnet/aspnet:10.0'],
    ['${P%/*}', 'mcr.microsoft.com/dotnet'],
    ['${P%%:*}', 'mcr.microsoft.com/dotnet/aspnet'],
    ['${S#*\\*}', 'b?c\\'],
    ['${S%\\\\}', 'a*b?c'],
    ['${U#x}y', 'y'],
    // Replacements.
    ['${A/./-}', '1-2.3'],
    ['${A//./-}', '1-2-3'],
    ['${A//./}', '123'],
    ['${A//x/}', '1.2.3'],
    ['${A/1./}', '2.3'],
    ['${A//./${A}}', '11.2.321.2.33'],
    ['${A/"."/"$B"}', '1abcabc2.3'],
    ['${B/a?/X}', 'Xcabc'],
    ['${B//a*/X}', 'X'],
    ['${B//*/X}', 'X'],
    ['${B///-}', '-a-b-c-a-b-c-'],
    ['${P//\\//_}', 'mcr.microsoft.com_dotnet_aspnet:10.0'],
    ['${P/:*/:1}', 'mcr.microsoft.com/dotnet/aspnet:1'],
    ['${S//\\?/q}', 'a*bqc\\'],
    // Parameters of a shell have no value, and a `$` alone is one.
    ['$$', ''],
    ['$1x', 'x'],
    ['$?', ''],
    ['${1:-x}', 'x'],
    ['$', '$'],
    ['$.x', '$.x'],
    // Quotes and escapes.
    ['"$A"', '1.2.3'],
    ["'$A'", '$A'],
    ['"\\$A"', '$A'],
    ['\\$A', '$A'],
    ['\\${A}', '${A}'],
    ['"a\\b"', 'a\\b'],
    ['a\\b', 'ab'],
    ['"a\\\\b"', 'a\\b'],
    ["'a\\b'", 'a\\b'],
    ['"it\'s"', "it's"],
    ['"$A\'$A\'"', "1.2.3'1.2.3'"],
  ])('%j is %j', (word, expected) => {
    expect(expanded(word)).toEqual({ value: expected });
  });

  it('has the escape character of its Dockerfile', () => {
    expect(expanded('C:\\app\\$A`$A', 'empty', '`')).toEqual({ value: 'C:\\app\\1.2.3$A' });
  });

  it.each([
    ['${U:?"must be set"}', '`U`: must be set'],
    ['${U?msg}', '`U`: msg'],
    ['${E:?}', '`E`: is not allowed to be empty'],
    ['x${U:?}', '`U`: is not allowed to be unset'],
    ['${U:-${V:?deep}}', '`V`: deep'],
  ])('%j is unknown, and says %j', (word, reason) => {
    expect(expanded(word)).toEqual({ unknown: reason });
  });

  it.each([
    ...[
      '"unclosed',
      "'unclosed",
      '${A',
      '${A:-',
      '${A:-x',
      '${A/x',
      '${A/x}',
      '${',
      '${}',
      '${:x}',
      '${{A}}',
    ],
    ...['${A:}', '${A:1:2}', '${#A}', '${A^^}', '${A,,}', '${A:#1}', '${A:/1/2}', '${A%\\.*}', '${A.B}'],
    `\${A#${'x'.repeat(65)}}`,
    `${'${U:-'.repeat(20)}x${'}'.repeat(20)}`,
  ])('%j cannot be read', (word) => {
    expect(expanded(word)).toEqual({ unknown: expect.stringMatching(/lacks|does not read|too deeply/) });
  });

  it('is unknown if a base image may set a variable that it needs', () => {
    const unknown = { unknown: '`$U` has no value here' };
    expect(
      ['$U', 'a${U}', '${U#x}', '${U/x/y}', '${V:-$U}'].map((word) => expanded(word, 'unknown')),
    ).toEqual([unknown, unknown, unknown, unknown, unknown]);
    expect(expanded('${U:-d}${A:-$U}$1', 'unknown')).toEqual({ value: 'd1.2.3' });
  });
});
