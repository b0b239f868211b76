import { describe, expect, it } from 'vitest';
import { platformVariables } from '../../src/dockerfile/platform-variables.ts';
import { parsePlatform } from '../../src/model/image.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };

function variables(target: string, names: readonly string[], buildArgs: Record<string, string> = {}) {
  const platforms = { builder: AMD64, target: parsePlatform(target) ?? AMD64 };
  return names.map((name) => platformVariables(platforms, buildArgs)(name));
}

/** Each was built by BuildKit in Docker 28.5 on linux/amd64. */
describe('the variables of the platforms', () => {
  it.each([
    ['linux/amd64', ['linux/amd64', 'linux', 'amd64', '']],
    ['linux/arm64', ['linux/arm64', 'linux', 'arm64', '']],
    ['linux/arm64/v8', ['linux/arm64', 'linux', 'arm64', '']],
    ['linux/arm', ['linux/arm/v7', 'linux', 'arm', 'v7']],
    ['linux/arm/v6', ['linux/arm/v6', 'linux', 'arm', 'v6']],
    ['linux/amd64/v2', ['linux/amd64/v2', 'linux', 'amd64', 'v2']],
    ['linux/aarch64', ['linux/arm64', 'linux', 'arm64', '']],
  ])('for %s are %j', (target, expected) => {
    const names = ['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT'];
    expect(variables(target, names)).toEqual(expected.map((value) => ({ value })));
  });

  it('say what builds, whatever it builds for', () => {
    const names = ['BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT'];
    expect(variables('linux/arm64', names)).toEqual([
      { value: 'linux/amd64' },
      { value: 'linux' },
      { value: 'amd64' },
      { value: '' },
    ]);
  });

  it('are overridden by build arguments', () => {
    expect(variables('linux/amd64', ['TARGETARCH', 'OTHER'], { TARGETARCH: 'x', OTHER: 'y' })).toEqual([
      { value: 'x' },
      undefined,
    ]);
  });

  it('are unknown if the platforms are', () => {
    expect(platformVariables(undefined, {})('TARGETARCH')).toEqual({
      unknown: '`$TARGETARCH` depends on how the image is built',
    });
  });
});
