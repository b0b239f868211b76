// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells spell their variables so.
import { describe, expect, it } from 'vitest';
import { type Call, callsOfScript, callsOfWords } from '../../../src/dockerfile/shell/calls.ts';

const VARIABLES: Readonly<Record<string, string>> = { APP: 'Shop', OPTIONS: '-c Release', EMPTY: '' };
const AROUND = {
  folder: '/w',
  variables: (name: string) => (name in VARIABLES ? { value: VARIABLES[name] ?? '' } : undefined),
  parameters: [{ value: 'one' }, { value: 'two words' }],
};

/** `/folder: words`, a `?` before it if it may be left out and a `!` if it runs only after a failure. */
function inShort({ words, folder, when, isScript }: Call): string {
  const shown = words.map((word) => ('value' in word ? word.value : '<?>')).join(' ');
  const mark = { always: '', maybe: '? ', failure: '! ' }[when];
  return `${mark}${folder ?? '<?>'}: ${isScript ? 'script ' : ''}${shown}`;
}

const calls = (script: string) => callsOfScript(script, AROUND).map(inShort);

describe('a script starts', () => {
  it.each([
    ['a b; c', ['/w: a b', '/w: c']],
    ['a && b || c', ['/w: a', '/w: b', '! /w: c']],
    ['a | b |& c', ['/w: a', '/w: b', '/w: c']],
    ['a & b', ['/w: a', '/w: b']],
    ['a &&\n\n b', ['/w: a', '/w: b']],
    ['a \\\n  b', ['/w: a b']],
    ['# a\nb # c\nd#e', ['/w: b', '/w: d#e']],
    ['! a', ['/w: a']],
    ['time a', ['/w: a']],
    ['{ a; b; } && c', ['/w: a', '/w: b', '/w: c']],
    ['a\r\nb\r\n', ['/w: a', '/w: b']],
    ['a > /dev/null 2>&1 < in >>out &> all', ['/w: a']],
    ['a 2 > x', ['/w: a 2']],
    ['', []],
  ])('each of its commands: %j', (script, expected) => {
    expect(calls(script)).toEqual(expected);
  });

  it.each([
    [
      'if a; then b; elif c; then d; else e; fi; f',
      ['/w: a', '? /w: b', '/w: c', '? /w: d', '? /w: e', '/w: f'],
    ],
    ['[ -f x ] && a; b', ['/w: [ -f x ]', '? /w: a', '/w: b']],
    ['[[ -f x && -f y ]] && a && b', ['/w: [[ -f x -f y', '? /w: a', '? /w: b']],
    ['while a; do b; done', ['/w: a', '? /w: b']],
    ['until a\ndo b\ndone', ['/w: a', '? /w: b']],
    ['case $X in a|b) c;; (*) d; esac; e', ['? /w: c', '? /w: d', '/w: e']],
    ['if [ "$1" = one ]; then a; elif b; then c; else d; fi; e', ['/w: [ one = one ]', '/w: a', '/w: e']],
    [
      'if [ "$1" != one ]; then a; elif [ -z "$EMPTY" ]; then b; fi',
      ['/w: [ one != one ]', '/w: [ -z  ]', '/w: b'],
    ],
    [
      'if [ -f x ]; then a; elif [ $# -eq 2 ]; then b; else c; fi',
      ['/w: [ -f x ]', '? /w: a', '/w: [ 2 -eq 2 ]', '? /w: b'],
    ],
    ['if ! [ "$1" = one ]; then a; fi', ['/w: [ one = one ]', '? /w: a']],
    ['if [ "$1" = one ]; then exit; fi; a', ['/w: [ one = one ]']],
    ['[ "$1" = two ] && a; [ "$1" = two ] || b', ['/w: [ one = two ]', '/w: [ one = two ]', '/w: b']],
    ['[[ $1 == o* ]] && a', ['/w: [[ one == o*', '? /w: a']],
    ['test -n "$1" && a && b', ['/w: test -n one', '/w: a', '/w: b']],
    ['case "$1" in two) a;; o*e) b;; *) c;; esac', ['/w: b']],
    ['case "$1" in two|"one") a;; *) b;; esac', ['/w: a']],
    ['case $1 in [a-z]*) a;; one) b;; *) c;; esac; d', ['? /w: a', '? /w: b', '/w: d']],
    ['case "${3:-x}" in x) a;; esac', ['/w: a']],
    ['case $1 in two) a;; esac', []],
    ['for x in 1 2; do a $x; done', ['/w: a 1', '/w: a 2']],
    ['for x in *.csproj; do a $x; done', ['/w: a <?>']],
    ['for x; do a $x; done', []],
    ['f() { a "$1"; }\nf x; f y', ['/w: a x', '/w: a y']],
    ['function f { a; }\nf', ['/w: a']],
    ['f() {\n  f\n}\nf', []],
    ['exit 0; a', []],
    ['if a; then exit 1; fi; b', ['/w: a', '/w: b']],
    ['exec a; b', ['/w: a']],
    ['a || { b; exit 1; }\nc', ['/w: a', '! /w: b', '/w: c']],
    ['exec > log; a', ['/w: a']],
  ])('those that may be left out: %j', (script, expected) => {
    expect(calls(script)).toEqual(expected);
  });

  it.each([
    ['cd x && a; cd ..; b', ['/w/x: a', '/w: b']],
    ['cd /y/; a', ['/y: a']],
    ['(cd x; a); b', ['/w/x: a', '/w: b']],
    ['cd x | a; b', ['/w: a', '/w: b']],
    ['pushd x; a; popd; b', ['/w/x: a', '/w: b']],
    ['cd $UNSET; a; cd /z; b', ['<?>: a', '/z: b']],
    ['cd; a', ['<?>: a']],
    ['cd "$(dirname "$0")"; a', ['<?>: a']],
    ['cd "$PWD/x"; a', ['/w/x: a']],
  ])('in folders: %j', (script, expected) => {
    expect(calls(script)).toEqual(expected);
  });

  it.each([
    ['a $APP "${APP}.dll" \'$APP\' \\$APP', ['/w: a Shop Shop.dll $APP $APP']],
    ['a $OPTIONS "$OPTIONS"', ['/w: a -c Release -c Release']],
    ['a $EMPTY b "" c', ['/w: a b  c']],
    ['a x$OPTIONS.y', ['/w: a x-c Release.y']],
    ['a ${1:-x} ${3:-x} "${0%/*}" ${3}', ['/w: a one x <?>']],
    ['a ${APP%op} ${APP/S/s} ${APP,,} ${#APP} ${APP:0:1}', ['/w: a Sh shop <?> <?> <?>']],
    ['a ${UNSET:-b} ${UNSET:=c} ${APP:+d}', ['/w: a b c d']],
    ['a $UNSET', ['/w: a <?>']],
    ['X=b; a $X', ['/w: a b']],
    ['X=b a $X', ['/w: a <?>']],
    ['export X=b Y="c d"; a $X "$Y"', ['/w: a b c d']],
    ['if a; then X=b; fi; c $X', ['/w: a', '/w: c b']],
    ['X=a; if a; then X=b; fi; c $X', ['/w: a', '/w: c <?>']],
    ['(X=b); a $X', ['/w: a <?>']],
    ['read X; a $X', ['/w: a <?>']],
    ['X=$(b); a $X `c` $((1 + 2))', ['/w: a <?> <?> <?>']],
    ['X=(a b); a $X', ['/w: a <?>']],
    ['a "$@" $1 "$2"', ['/w: a one two words one two words']],
    ['shift; a "$@"', ['/w: a two words']],
    ['set -e; a "$@"', ['/w: a one two words']],
    ['set -- x "$@"; a "$@"', ['/w: a x one two words']],
    ["a \"x\ny\" 'it'\"'\"'s'", ["/w: a x\ny it's"]],
  ])('with variables: %j', (script, expected) => {
    expect(calls(script)).toEqual(expected);
  });

  it.each([
    ['exec env -u X A=b nice -n 5 a', ['/w: a']],
    ['sudo -E -u app a', ['/w: a']],
    ['timeout -s TERM 5 a', ['/w: a']],
    ['gosu app:app tini -- a --x', ['/w: a --x']],
    ['setpriv --reuid=app --clear-groups a', ['/w: a']],
    ['chroot --userspec=app / a', ['/w: a']],
    ['sh -c "cd x; a $APP"', ['/w/x: a Shop']],
    ["bash -ec 'a $0 $1' x y", ['/w: a <?> y']],
    ["X=b sh -c 'a $X'", ['/w: a b']],
    ['eval "a $APP"', ['/w: a Shop']],
    ['su app -s /bin/sh -c "a b"', ['/w: a b']],
    ['bash x.sh y', ['/w: script x.sh y']],
    ['sh -e -o pipefail x.sh', ['/w: script x.sh']],
    ['pwsh -NoProfile -File x.ps1 y', ['/w: script x.ps1 y']],
    ['pwsh -c "a b"', ['/w: a b']],
    ['bash <<EOF\na\nEOF\nb', ['/w: a', '/w: b']],
    ["cat <<-'EOF' > x\n\ta\n\tEOF\nb", ['/w: cat', '/w: b']],
    ['a <<X <<Y\nx\nX\ny\nY\nb', ['/w: a', '/w: b']],
    ['a <<< b c', ['/w: a c']],
    ['wait-for-it.sh x:1 -- a', ['/w: a']],
    ['find . -exec a {} \\; -print', ['/w: a <?>']],
    ['a | xargs -n1 b c', ['/w: a', '/w: b c <?>']],
    ['tini --', ['/w: <?>']],
    ['bash', []],
  ])('by launchers and shells: %j', (script, expected) => {
    expect(calls(script)).toEqual(expected);
  });

  it('nothing that it has no end for', () => {
    expect(calls('if a; then b')).toEqual(['/w: a', '? /w: b']);
    expect(calls('a "b')).toEqual(['/w: a b']);
    expect(calls("a 'b")).toEqual(['/w: a b']);
    expect(calls('a $(b')).toEqual(['/w: a <?>']);
    expect(calls('a ${b')).toEqual(['/w: a <?>']);
    expect(calls('(a; b')).toEqual(['/w: a', '/w: b']);
    expect(calls('a) b; done; c')).toEqual(['/w: a', '/w: b', '/w: done', '/w: c']);
    expect(calls('cat <<EOF\na')).toEqual(['/w: cat']);
  });
});

it('a list of words starts one program, without a shell', () => {
  expect(callsOfWords(['a', '$APP', '&&', 'b'], AROUND).map(inShort)).toEqual(['/w: a $APP && b']);
  expect(callsOfWords(['sh', '-c', 'a $APP && b'], AROUND).map(inShort)).toEqual(['/w: a Shop', '/w: b']);
  expect(callsOfWords([], AROUND).map(inShort)).toEqual(['/w: <?>']);
});

describe('a hostile script costs little:', () => {
  const half = 60_000;
  it.each([
    ['(', '('.repeat(half)],
    ['{', '{ '.repeat(half)],
    ['!', '! '.repeat(half)],
    ['if', 'if '.repeat(half)],
    ['case', 'case x in '.repeat(10_000)],
    ['f()', 'f() '.repeat(half / 2)],
    ['$(', '$('.repeat(half)],
    ['${', '${'.repeat(half)],
    ['"', '"$('.repeat(half / 2)],
    ['`', '`'.repeat(half)],
    ['\\', '\\'.repeat(half)],
    ['<<', '<<A\n'.repeat(half / 2)],
    ['|', 'a | '.repeat(half / 2)],
    ['sh -c', "sh -c '".repeat(10_000)],
    ['exec', `${'exec '.repeat(half / 5)}a`],
    ['functions that call themselves', 'f() { f; f; f; }; f'],
    ['loops in loops', `${'for a in 1 2 3 4 5 6 7 8 9; do '.repeat(30)}x${'; done'.repeat(30)}`],
    ['values that double', `A=aaaaaaaa;${'A="$A$A";'.repeat(200)} x $A`],
    ['parameters that double', `${'set -- "$@" "$@";'.repeat(200)} x "$@"`],
    ['scripts that double', `A='sh -c "$A"; sh -c "$A"'; eval "$A"`],
    ['NUL', '\0'.repeat(half)],
  ])('%s', (_, script) => {
    expect(callsOfScript(script, AROUND).length).toBeLessThan(50_000);
  });
});
