import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import { applyMirror, parseMirrors } from '../../../src/oci/name/mirrors.ts';
import { formatReference, parseReference } from '../../../src/oci/name/reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function through(mirrors: string, reference: string): string {
  return formatReference(applyMirror(parseReference(reference), parseMirrors(mirrors)));
}

describe('registry mirrors', () => {
  it.each([
    [
      'mcr.microsoft.com=localhost:5055',
      'mcr.microsoft.com/dotnet/aspnet:10.0',
      'localhost:5055/dotnet/aspnet:10.0',
    ],
    [
      'mcr.microsoft.com=proxy.corp/mcr',
      'mcr.microsoft.com/dotnet/sdk:10.0',
      'proxy.corp/mcr/dotnet/sdk:10.0',
    ],
    ['docker.io=proxy.corp/hub/', 'redis', 'proxy.corp/hub/library/redis:latest'],
    ['registry-1.docker.io = proxy.corp', `redis@${DIGEST}`, `proxy.corp/library/redis@${DIGEST}`],
    ['MCR.microsoft.com=localhost:1', 'mcr.microsoft.com/a:1', 'localhost:1/a:1'],
    ['ghcr.io=localhost:1', 'mcr.microsoft.com/a:1', 'mcr.microsoft.com/a:1'],
    ['', 'redis', 'docker.io/library/redis:latest'],
    ['a.io=b.io\n\r\n  b.io=c.io  \r\n', 'a.io/x:1', 'b.io/x:1'],
  ])('%j makes %s %s', (mirrors, reference, expected) => {
    expect(through(mirrors, reference)).toBe(expected);
  });

  it.each([
    ['mcr.microsoft.com', 'line 1 "mcr.microsoft.com": expected one ='],
    ['a.io=b.io=c.io', 'line 1 "a.io=b.io=c.io": expected one ='],
    ['\na.io=', 'line 2 "a.io=": "" is not the host of a registry'],
    ['=b.io', 'line 1 "=b.io": "" is not the host of a registry'],
    ['a.io=https://b.io', 'line 1 "a.io=https://b.io": a host has no scheme: leave out https://'],
    ['a.io=b.io/Up', '"Up" is not a path of repositories'],
    ['a.io=b.io//x', '"/x" is not a path of repositories'],
    ['a.io=b.io/x:1', '"x:1" is not a path of repositories'],
    ['a.io/x=b.io', '"a.io/x" is not the host of a registry'],
    ['a.io=proxy', '"proxy" needs a dot or a port, otherwise Docker reads it as a repository'],
    ['a.io=b.io\nA.io=c.io', 'line 2 "A.io=c.io": a.io has a mirror already'],
  ])('refuses %j', (mirrors, message) => {
    expect(() => parseMirrors(mirrors)).toThrow(UserError);
    expect(() => parseMirrors(mirrors)).toThrow(message);
  });

  it('names all wrong lines in one line', () => {
    expect(() => parseMirrors('x\na.io=b.io\ny')).toThrow(
      'registry-mirrors, line 1 "x": expected one =; line 3 "y": expected one =. Each line is HOST=MIRROR',
    );
  });
});
