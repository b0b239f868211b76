import { describe, expect, it } from 'vitest';
import { commentKey } from '../../src/action/comment-key.ts';
import { readInputs } from '../../src/action/inputs.ts';

const event = { workflow: 'Image size', job: 'size' };
const key = (values: Record<string, string> = {}, runner = ['Linux', 'X64'], of = event) =>
  commentKey(
    of,
    readInputs((name) => values[name] ?? ''),
    runner,
  );

describe('the key of a comment', () => {
  it('is the user’s if the input is set', () => {
    expect(key({ 'comment-key': 'mine' })).toBe('mine');
  });

  it('differs between matrix jobs that differ in any input that decides what is measured', () => {
    const keys = [
      key(),
      key({ project: 'src/A' }),
      key({ name: 'shop' }),
      key({ framework: 'net9.0' }),
      key({ builder: 'docker' }),
      key({ dockerfile: 'Dockerfile.alpine' }),
      key({ configuration: 'Debug' }),
      key({ 'base-image': 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine' }),
      key({ target: 'final' }),
      key({ image: 'local://shop' }),
      key({ image: 'registry://shop' }),
      key({ image: 'local://ghcr.io/team/shop' }),
      key({ image: 'archive://a/shop.tar' }),
      key({ image: 'archive://b/shop.tar' }),
      key({ platforms: 'linux/arm64' }),
      key({}, ['Linux', 'ARM64']),
      key({}, undefined, { ...event, job: 'other' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does not depend on the tag or ID of an existing image, which change with every push', () => {
    const id = (digit: string) => `local://sha256:${digit.repeat(64)}`;
    expect(key({ image: 'local://team/shop:1a2b3c' })).toBe(key({ image: 'local://team/shop:4d5e6f' }));
    expect(key({ image: id('a') })).toBe(key({ image: id('b') }));
  });

  it('does not depend on limits', () => {
    expect(key({ 'max-size': '90 MB' })).toBe(key());
  });
});
