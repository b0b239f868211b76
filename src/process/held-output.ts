import { Writable } from 'node:stream';

/** Keeps what is written, line by line, until it is known whether anybody shall see it. */
export class HeldOutput extends Writable {
  readonly #hidden: readonly string[];
  #to: Writable | undefined;
  #held: Buffer[] = [];
  /** The beginning of a line. */
  #rest: Buffer = Buffer.alloc(0);

  /** @param hidden lines with one of these texts are never shown. */
  constructor(hidden: readonly string[] = []) {
    super();
    this.#hidden = hidden;
  }

  /** Shows what is held, and all that comes. */
  show(to: Writable): void {
    this.#to = to;
    for (const part of this.#held.splice(0)) to.write(part);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const text = Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
      this.#line(text.subarray(start, end + 1));
      start = end + 1;
    }
    this.#rest = text.subarray(start);
    done();
  }

  override _final(done: () => void): void {
    this.#line(this.#rest);
    done();
  }

  #line(line: Buffer): void {
    if (line.length === 0 || this.#hidden.some((text) => line.includes(text))) return;
    if (this.#to) this.#to.write(line);
    else this.#held.push(line);
  }
}
