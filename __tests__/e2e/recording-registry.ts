import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A registry on the loopback interface that accepts every push, and records what it was asked and did not refuse. */
export class RecordingRegistry {
  readonly host: string;
  readonly #server: Server;
  #requests: string[] = [];

  /** @param login `USER:PASSWORD`; if it is given, requests without it are refused. */
  private constructor(server: Server, login: string | undefined) {
    this.#server = server;
    this.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const authorization = login && `Basic ${Buffer.from(login).toString('base64')}`;
    server.on('request', (request, response) => {
      if (authorization !== undefined && request.headers.authorization !== authorization) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="team"' }).end();
        return;
      }
      this.#requests.push(`${request.method} ${request.url}`);
      this.#answer(request, response).catch((error) => response.destroy(error));
    });
  }

  static async start(login?: string): Promise<RecordingRegistry> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RecordingRegistry(server, login);
  }

  /** What it was asked since it was last called. */
  takeRequests(): readonly string[] {
    const requests = this.#requests;
    this.#requests = [];
    return requests;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.host}`);
    const body = await buffer(request);
    if (request.method === 'GET') return void response.writeHead(url.pathname === '/v2/' ? 200 : 404).end();
    if (request.method === 'HEAD') return void response.writeHead(404).end();
    if (request.method === 'POST' || request.method === 'PATCH') {
      const location = request.method === 'POST' ? `${url.pathname}${randomUUID()}` : url.pathname;
      return void response.writeHead(202, { Location: location, Range: '0-0' }).end();
    }
    const digest =
      url.searchParams.get('digest') ?? `sha256:${createHash('sha256').update(body).digest('hex')}`;
    response.writeHead(201, { Location: url.pathname, 'Docker-Content-Digest': digest }).end();
  }
}
