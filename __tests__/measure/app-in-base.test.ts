import { describe, expect, it } from 'vitest';
import { isRuntime, mayHoldApp } from '../../src/measure/app-in-base.ts';

describe('a base image', () => {
  it.each([
    'mcr.microsoft.com/dotnet/aspnet:10.0',
    'mcr.microsoft.com/dotnet/nightly/runtime-deps:11.0',
    'registry.example:5000/mirror/dotnet/sdk:10.0@sha256:'.concat('a'.repeat(64)),
    'dotnet/runtime:10.0',
  ])('%s of .NET holds no app', (reference) => {
    expect([isRuntime({ reference }), mayHoldApp({ reference })]).toEqual([true, false]);
  });

  it.each([
    'nginx',
    'debian:bookworm-slim',
    'docker.io/library/alpine:3',
    'ubuntu/dotnet-aspnet:10.0',
    'mcr.microsoft.com/azure-functions/dotnet-isolated:4',
    'public.ecr.aws/lambda/dotnet:10',
    'cgr.dev/chainguard/aspnet-runtime',
    'gcr.io/distroless/base',
    'registry.access.redhat.com/ubi9/dotnet-100-runtime',
  ])('%s that is public holds no app', (reference) => {
    expect([isRuntime({ reference }), mayHoldApp({ reference })]).toEqual([false, false]);
  });

  it.each([
    'team/app-base',
    'ghcr.io/team/dotnet/aspnet-with-app:1',
    'registry.example/library/app',
    'mydotnet/aspnet-tools',
    'NOT A NAME',
    '$BASE',
    '',
  ])('%s may hold the app', (reference) => {
    expect([isRuntime({ reference }), mayHoldApp({ reference })]).toEqual([false, true]);
  });

  it('that is not there holds no app, and one that is not known may', () => {
    expect([isRuntime({ none: 'FROM scratch' }), mayHoldApp({ none: 'FROM scratch' })]).toEqual([
      true,
      false,
    ]);
    expect([isRuntime({ unknown: 'x' }), mayHoldApp({ unknown: 'x' })]).toEqual([false, true]);
  });
});
