import { describe, expect, it } from 'vitest';
import {
  EMPTY_CONTENT,
  EMPTY_TAR,
  formatPlatform,
  parsePlatform,
  samePlatform,
} from '../../src/model/image.ts';
import { digest } from './contents.ts';

describe('a platform', () => {
  it.each([
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
  ])('%s is read and written', (text, platform) => {
    expect(parsePlatform(text)).toStrictEqual(platform);
    expect(formatPlatform(platform)).toBe(text);
  });

  it.each([
    '',
    'linux',
    'linux/',
    '/amd64',
    'linux//v7',
    'linux/arm/v7/x',
    'Linux/amd64',
    'linux/amd64 ',
    ' linux/amd64',
    'linux/amd64\n',
  ])('%j is none', (text) => {
    expect(parsePlatform(text)).toBeUndefined();
  });

  it('of an image without an architecture is written without it', () => {
    expect(formatPlatform({ os: 'linux', architecture: '' })).toBe('linux');
  });

  it.each([
    ['linux/arm64', 'linux/arm64', true],
    ['linux/arm64', 'linux/arm64/v8', true],
    ['linux/arm64/v8', 'linux/arm64', true],
    ['linux/arm/v7', 'linux/arm/v7', true],
    ['linux/arm/v6', 'linux/arm/v7', false],
    ['linux/arm64', 'linux/amd64', false],
    ['windows/amd64', 'linux/amd64', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    const [left, right] = [parsePlatform(a), parsePlatform(b)];
    expect(left && right && samePlatform(left, right)).toBe(same);
  });
});

it('an empty layer is known by the digests of no bytes and of two empty tar blocks', () => {
  expect(EMPTY_CONTENT).toBe(digest(''));
  expect(EMPTY_TAR).toBe(digest('\0'.repeat(1024)));
});
