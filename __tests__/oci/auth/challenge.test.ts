import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../src/oci/auth/challenge.ts';

function read(header: string) {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('WWW-Authenticate', () => {
  it('reads the challenge of a registry', () => {
    const header =
      'Bearer realm="https://auth.io/token",service="registry.io",scope="repository:a/b:pull,push"';
    expect(read(header)).toEqual([
      [
        'bearer',
        { realm: 'https://auth.io/token', service: 'registry.io', scope: 'repository:a/b:pull,push' },
      ],
    ]);
  });

  it.each([
    ['', []],
    ['Basic', [['basic', {}]]],
    ['BASIC Realm="x"', [['basic', { realm: 'x' }]]],
    ['Bearer realm = "a" ,  service="b"', [['bearer', { realm: 'a', service: 'b' }]]],
    [
      'Bearer realm=https://a.io/token?x=1,service=b',
      [['bearer', { realm: 'https://a.io/token?x=1', service: 'b' }]],
    ],
    ['Bearer realm="a\\"b\\\\c,d=e"', [['bearer', { realm: 'a"b\\c,d=e' }]]],
    [
      'Negotiate YII+/x==, Basic realm="r", Bearer realm="b"',
      [
        ['negotiate', {}],
        ['basic', { realm: 'r' }],
        ['bearer', { realm: 'b' }],
      ],
    ],
    ['Bearer realm="a",realm="b"', [['bearer', { realm: 'a' }]]],
    ['Bearer __proto__="a"', [['bearer', { ['__proto__']: 'a' }]]],
    [
      ',, Basic ,Bearer realm=""',
      [
        ['basic', {}],
        ['bearer', { realm: '' }],
      ],
    ],
    ['Bearer realm="unfinished', [['bearer', {}]]],
    ['realm="no scheme"', []],
    ['"', []],
    ['Bearer ;;', [['bearer', {}]]],
  ])('reads %j', (header, expected) => {
    const normal = expected.map(([scheme, parameters]) => [
      scheme,
      Object.fromEntries(Object.entries(parameters as object)),
    ]);
    expect(read(header)).toEqual(normal);
  });

  it('reads any parameters that are written as specified', () => {
    const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const parameters = fc.uniqueArray(fc.tuple(token, fc.string()), {
      selector: ([name]) => name,
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(token, parameters), { maxLength: 4 }), (challenges) => {
        const header = challenges
          .map(
            ([scheme, list]) =>
              `${scheme} ${list.map(([name, value]) => `${name}=${quote(value)}`).join(', ')}`,
          )
          .join(', ');
        expect(parseChallenges(header)).toEqual(
          challenges.map(([scheme, list]) => ({ scheme, parameters: new Map(list) })),
        );
      }),
    );
  });

  it('ends for any header', () => {
    const character = fc.constantFrom(...'aB=," \\\t;/~');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), (header) => void parseChallenges(header)),
    );
    for (const part of ['a="\\', 'a=', ' ', ',', '"', 'Bearer ', 'a b=c,', '=']) {
      // In time that is quadratic in the length, this would exceed the time limit of the test by far.
      parseChallenges(part.repeat(200_000));
    }
  });
});

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
