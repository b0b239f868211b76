/** What a registry answers. */
export interface Answer {
  readonly status: number;
  /** Without the length. Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the registry needs of a response. */
export interface Responder {
  setHeader(name: string, value: string): unknown;
  writeHead(status: number, headers?: Record<string, string | number>): Responder;
  end(body?: Uint8Array | string): unknown;
}

/** Takes an answer instead of sending it. */
export class AnswerTaken implements Responder, Answer {
  status = 0;
  headers: Record<string, string> = {};
  body: Buffer = Buffer.alloc(0);

  setHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }

  writeHead(status: number, headers: Record<string, string | number> = {}): this {
    this.status = status;
    for (const [name, value] of Object.entries(headers)) {
      if (name !== 'Content-Length') this.setHeader(name, `${value}`);
    }
    return this;
  }

  end(body: Uint8Array | string = ''): void {
    this.body = Buffer.from(body as Uint8Array);
  }
}
