import type { Annotator } from '../../src/action/annotations.ts';
import type { Runner } from '../../src/action/delivery.ts';

/** A step, as its runner sees it: keeps what is written, in order. */
export class StepFake implements Runner, Annotator {
  /** `output NAME`, `summary`, `error`, `warning`, in the order in which they were written. */
  readonly written: string[] = [];
  readonly outputs: Record<string, string> = {};
  readonly infos: string[] = [];
  readonly warnings: string[] = [];
  readonly errors: string[] = [];
  /** Properties of the errors. */
  readonly places: object[] = [];
  summary = '';
  /** Set: the summary cannot be written. */
  summaryFault: string | undefined;

  setOutput(name: string, value: string): void {
    this.written.push(`output ${name}`);
    this.outputs[name] = value;
  }

  async writeSummary(markdown: string): Promise<void> {
    this.written.push('summary');
    if (this.summaryFault !== undefined) throw new Error(this.summaryFault);
    this.summary = markdown;
  }

  info(message: string): void {
    this.infos.push(message);
  }

  warning(message: string): void {
    this.written.push('warning');
    this.warnings.push(message);
  }

  error(message: string, properties: object = {}): void {
    this.written.push('error');
    this.errors.push(message);
    this.places.push(properties);
  }
}
