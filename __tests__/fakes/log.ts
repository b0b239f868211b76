import type { Log } from '../../src/tools/tools.ts';

/** Keeps what would be in the job's log. */
export class LogFake implements Log {
  readonly infos: string[] = [];
  readonly warnings: string[] = [];

  info(message: string): void {
    this.infos.push(message);
  }

  warning(message: string): void {
    this.warnings.push(message);
  }

  group<T>(_title: string, part: () => Promise<T>): Promise<T> {
    return part();
  }
}
