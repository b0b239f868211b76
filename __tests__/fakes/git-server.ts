import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';

/** A repository behind HTTP, as GitHub serves a private one. */
export interface GitServer extends AsyncDisposable {
  /** Without a slash behind. */
  readonly url: string;
  /** Authorization headers of all requests, several of one request joined by a comma, none as an empty string. */
  readonly authorizations: readonly string[];
}

/**
 * Serves the bare repositories beside `remote` with git's own http-backend. Who gives no or a wrong login is
 * answered 401, who gives two logins 400, as GitHub does.
 * @param login `USER:PASSWORD`.
 */
export async function serveGit(remote: string, login: string): Promise<GitServer> {
  const authorizations: string[] = [];
  const expected = `basic ${Buffer.from(login).toString('base64')}`;
  const server = createServer((request, response) => {
    const given = valuesOf(request, 'authorization');
    authorizations.push(given.join(', '));
    if (given.length > 1) response.writeHead(400).end('duplicate header');
    else if (given[0]?.toLowerCase() !== expected.toLowerCase())
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="GitHub"' }).end();
    else answer(dirname(remote), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** CGI, RFC 3875, as far as git http-backend needs it. */
function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: pathname,
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.split(/: */, 2) as [string, string]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response
      .writeHead(Number.parseInt(status, 10), Object.fromEntries(headers))
      .end(output.subarray(end + 4));
  });
  request.pipe(backend.stdin);
}
