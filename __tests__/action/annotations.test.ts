import { describe, expect, it } from 'vitest';
import { type Annotator, annotateFailure, conclude } from '../../src/action/annotations.ts';
import type { LimitResult } from '../../src/limits/limits.ts';
import type { ImageFailure } from '../../src/model/measured.ts';
import { UserError } from '../../src/model/user-error.ts';
import { imageReport, report } from '../render/report-fixture.ts';

class AnnotatorFake implements Annotator {
  readonly told: string[] = [];

  info(): void {}

  error(message: string, properties: object = {}): void {
    this.told.push(`error ${message} ${JSON.stringify(properties)}`);
  }

  warning(message: string, properties: object = {}): void {
    this.told.push(`warning ${message} ${JSON.stringify(properties)}`);
  }
}

const limit = (verdict: LimitResult['verdict'], reason: string): LimitResult => ({
  name: 'max-size',
  limit: '1 MB',
  actual: 2e6,
  verdict,
  reason,
});

function concluded(limits: LimitResult[], failures: ImageFailure[] = [], reportOnly = false) {
  const to = new AnnotatorFake();
  const fails = conclude({ report: report([imageReport({}, limits)]), failures }, reportOnly, to);
  return { fails, told: to.told };
}

describe('the end of a step', () => {
  it('succeeds if no limit is exceeded', () => {
    expect(concluded([limit('pass', 'fine')])).toEqual({ fails: false, told: [] });
  });

  it('fails with an error for each limit that is exceeded', () => {
    expect(concluded([limit('fail', 'too big')])).toEqual({
      fails: true,
      told: ['error Shop.Api: too big {"title":"max-size"}'],
    });
  });

  it('names the label that accepts a limit, and the worst image first', () => {
    const to = new AnnotatorFake();
    const images = [
      imageReport({ name: 'A' }, [limit('warn', 'nearly')]),
      imageReport({ name: 'B' }, [limit('fail', '+12.3 MB to download, over max-increase 5 MB')]),
    ];
    conclude({ report: report(images, { overrideLabel: 'image-size-ok' }), failures: [] }, false, to);
    expect(to.told).toEqual([
      'error B: +12.3 MB to download, over max-increase 5 MB; add label image-size-ok to accept it {"title":"max-size"}',
      'warning A: nearly {"title":"max-size"}',
    ]);
  });

  it('succeeds with report-only, and a limit that is exceeded is a warning', () => {
    expect(concluded([limit('fail', 'too big')], [], true)).toEqual({
      fails: false,
      told: ['warning Shop.Api: too big (report-only) {"title":"max-size"}'],
    });
  });

  it('shows at most ten errors: images that failed, then limits, then the lines of tools', () => {
    const details = Array.from({ length: 30 }, (_, i) => ({
      message: `CS${i}`,
      file: 'src/A.cs',
      line: i + 1,
    }));
    const failures = [{ name: 'A', project: undefined, error: new UserError('publish failed', { details }) }];
    const { fails, told } = concluded([limit('fail', 'too big')], failures);
    expect(fails).toBe(true);
    expect(told).toHaveLength(10);
    expect(told.slice(0, 3)).toEqual([
      'error publish failed {"title":"A"}',
      'error Shop.Api: too big {"title":"max-size"}',
      'error CS0 {"file":"src/A.cs","startLine":1}',
    ]);
  });

  it('names no file outside the checkout', () => {
    const details = [{ message: 'CS1002', file: '/src/Web/Program.cs', line: 3 }];
    const { told } = concluded(
      [],
      [{ name: 'A', project: undefined, error: new UserError('build failed', { details }) }],
    );
    expect(told[1]).toBe('error CS1002 {}');
  });
});

describe('an error before there was anything to report', () => {
  it('has its own message if the user can fix it', () => {
    const to = new AnnotatorFake();
    annotateFailure(new UserError('Input builder: "x"'), to);
    expect(to.told).toEqual(['error Input builder: "x" {}']);
  });

  it('is a bug with its stack otherwise', () => {
    const to = new AnnotatorFake();
    annotateFailure(new TypeError('x is undefined'), to);
    expect(to.told[0]).toMatch(
      /bug in aspnet-image-size; please report.*\n.*TypeError: x is undefined\n\s+at /,
    );
  });
});
