/** What BuildKit's plain progress says about a build that failed. */
export interface BuildOutput {
  /** The step that failed: `[3/3] COPY ./publish .`. */
  readonly step?: string;
  /** What that step printed. */
  readonly log: readonly string[];
  /** The builder's own reason. */
  readonly summary: string;
  /** Of the Dockerfile, counted from 1; set if the builder names it. */
  readonly line?: number;
}

/** Reads the output of `--progress plain`, of buildx as well as of the BuildKit in Docker 20.10. */
export function readBuildOutput(output: string): BuildOutput {
  const lines = output.split(/\r?\n/).map((line) => line.slice(0, longestLine));
  const steps = readSteps(lines);
  const failed = [...steps.values()].find(({ error }) => error !== undefined);
  const summary = summaryOf(lines) ?? failed?.error ?? 'the builder gave no reason';
  const line = lineOf(lines, summary);
  return {
    summary,
    log: failed?.log ?? [],
    ...(failed === undefined ? {} : { step: failed.name }),
    ...(line === undefined ? {} : { line }),
  };
}

/** Characters; keeps one endless line from costing time. */
const longestLine = 4000;

interface Step {
  readonly name: string;
  readonly log: string[];
  error?: string;
}

/** `#7 [3/3] COPY . .` opens step 7, `#7 0.312 text` is its output, `#7 ERROR: text` its end. */
function readSteps(lines: readonly string[]): Map<string, Step> {
  const steps = new Map<string, Step>();
  for (const line of lines) {
    const [, id, rest] = /^#(\d+) (.*)$/.exec(line) ?? [];
    if (id === undefined || rest === undefined) continue;
    const step = steps.get(id);
    if (step === undefined) steps.set(id, { name: rest, log: [] });
    else if (rest.startsWith('ERROR: ')) step.error = rest.slice('ERROR: '.length);
    else step.log.push(rest.replace(/^\d+\.\d+ /, ''));
  }
  return steps;
}

/** The last line that is no rule, no step and no hint. */
function summaryOf(lines: readonly string[]): string | undefined {
  const said = lines.filter(
    (line) => line.trim() !== '' && !/^(-{4,}|#\d+ | > |See |View build details)/.test(line),
  );
  const last = said.findLast((line) => /^(ERROR: |error: |failed to )/.test(line)) ?? said.at(-1);
  return last === undefined ? undefined : withoutWrapping(last);
}

const wrapping =
  /^(ERROR|error|failed to (build|solve|create LLB definition)|failed to solve with frontend [^ :]+|rpc error): |^code = \w+ desc = /;

/** Each part of the builder puts its own words before the reason. */
function withoutWrapping(text: string): string {
  let reason = text;
  while (wrapping.test(reason)) reason = reason.replace(wrapping, '');
  return reason;
}

/** buildx writes `Dockerfile:12` above an excerpt; older ones name the line of a parse error. */
function lineOf(lines: readonly string[], summary: string): number | undefined {
  const above = lines.filter((_, index) => /^-{20}$/.test(lines[index + 1] ?? ''));
  const heading = above.find((text) => /:\d+$/.test(text));
  const line =
    /:(\d+)$/.exec(heading ?? '')?.[1] ?? /dockerfile parse error (?:on )?line (\d+)/.exec(summary)?.[1];
  return line === undefined ? undefined : Number(line);
}
