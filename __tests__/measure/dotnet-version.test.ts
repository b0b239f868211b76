import { expect, it } from 'vitest';
import { imageDotnetVersion } from '../../src/measure/dotnet-version.ts';

it.each([
  ['mcr.microsoft.com/dotnet/aspnet:10.0', [], '10.0'],
  ['mcr.microsoft.com/dotnet/runtime-deps:8.0.12-noble-chiseled', [], '8.0'],
  ['localhost:5055/dotnet/nightly/aspnet:11.0-preview@sha256:00', [], '11.0'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', ['ASPNET_VERSION=9.0.1'], '10.0'],
  ['corp.example/base:3.1', ['DOTNET_VERSION=10.0.12', 'A=b'], '10.0'],
  ['mcr.microsoft.com/dotnet/aspnet:latest', ['ASPNET_VERSION=9.0.1-preview.2'], '9.0'],
  [undefined, ['DOTNET_SDK_VERSION=10.0.401'], '10.0'],
])('the .NET version of an image on %s with %j is %s', (base, env, version) => {
  expect(imageDotnetVersion(base, { env, labels: {} })).toBe(version);
});

it.each([
  [undefined, []],
  ['debian:12.1', ['DOTNET_VERSION=', 'XDOTNET_VERSION=9.0.1']],
  ['mcr.microsoft.com/dotnet/aspnet:100', []],
])('it is unknown on %s with %j', (base, env) => {
  expect(imageDotnetVersion(base, { env, labels: {} })).toEqual({
    unknown: expect.stringContaining('set input sdk-image'),
  });
});

it('is the label that the .NET SDK set, if the base does not say', () => {
  const config = { env: ['DOTNET_VERSION=8.0.1'], labels: { 'net.dot.runtime.majorminor': '10.0' } };
  expect(imageDotnetVersion('debian:12.1', config)).toBe('10.0');
  expect(imageDotnetVersion('mcr.microsoft.com/dotnet/aspnet:9.0', config)).toBe('9.0');
  const wrong = { ...config, labels: { 'net.dot.runtime.majorminor': '10.0/../x' } };
  expect(imageDotnetVersion(undefined, wrong)).toBe('8.0');
});
