import fc from 'fast-check';

/** Any Unicode character. fast-check's own unit `binary` takes seconds to build its table of all of them. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Text of any Unicode characters, including control, format and unassigned ones. */
export function anyText(constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: fc.oneof(character, fc.string({ minLength: 1, maxLength: 1 })) });
}
