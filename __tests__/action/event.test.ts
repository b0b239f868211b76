import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunEvent, readEvent } from '../../src/action/event.ts';
import { UserError } from '../../src/model/user-error.ts';

type Payload = Record<string, unknown>;

// Required, not imported: vitest would make a module of its megabytes first.
const EXAMPLES: { name: string; examples: Payload[] }[] = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
);

const SHA = '0123456789abcdef0123456789abcdef01234567';
const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const RUNNER = {
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'Codertocat/Hello-World',
  GITHUB_SHA: SHA,
  GITHUB_REF: 'refs/pull/2/merge',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_JOB: 'image-size',
};

/** A payload that GitHub sent once, from @octokit/webhooks-examples. */
function real(name: string, action?: string): Payload {
  const known = EXAMPLES.find((event) => event.name === name);
  const payload = known?.examples.find((example) => action === undefined || example.action === action);
  if (payload === undefined) throw new Error(`no example of ${name}`);
  return structuredClone(payload);
}

function read(
  name: string,
  payload: unknown,
  env: Record<string, string | undefined> = {},
): Promise<RunEvent> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return readEvent({ ...RUNNER, GITHUB_EVENT_NAME: name, ...env }, async () => text);
}

/** The payload with the value at a path such as `pull_request.head.sha` replaced. */
function changed(payload: Payload, path: string, value: unknown): Payload {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<Payload>((at, step) => at[step] as Payload, payload);
  holder[last] = value;
  return payload;
}

describe('pull_request', () => {
  it('separates the head commit from the merge commit', async () => {
    const event = await read('pull_request', real('pull_request', 'synchronize'));
    expect(event).toEqual({
      kind: 'pull-request',
      repository: { owner: 'Codertocat', name: 'Hello-World' },
      headCommit: HEAD,
      measuredCommit: SHA,
      ref: 'refs/pull/2/merge',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      runUrl: 'https://github.com/Codertocat/Hello-World/actions/runs/42/attempts/1',
      workflow: 'CI',
      job: 'image-size',
      pullRequest: {
        number: 2,
        headSha: HEAD,
        baseSha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
        baseRef: 'master',
      },
    });
  });

  it('reads every example that GitHub publishes', async () => {
    const all = EXAMPLES.filter((event) =>
      ['pull_request', 'push', 'merge_group', 'workflow_dispatch', 'workflow_run'].includes(event.name),
    );
    for (const { name, examples: payloads } of all) {
      for (const payload of payloads) expect(await read(name, payload)).toHaveProperty('kind');
    }
    expect(all).toHaveLength(5);
  });
});

describe('push', () => {
  const payload = () => real('push');

  it('is about the commit of GITHUB_SHA', async () => {
    expect(await read('push', payload())).toMatchObject({
      kind: 'push',
      headCommit: SHA,
      measuredCommit: SHA,
    });
  });

  it('has no commit before the push that creates a branch', async () => {
    expect(await read('push', changed(payload(), 'before', HEAD))).toMatchObject({ before: HEAD });
    expect(await read('push', changed(payload(), 'before', '0'.repeat(40)))).toMatchObject({ before: null });
  });
});

describe('other events', () => {
  it('reads what a merge group starts from', async () => {
    expect(await read('merge_group', real('merge_group'))).toMatchObject({
      kind: 'merge-group',
      headCommit: SHA,
      baseSha: '380387fbc80638b734a49e1be1c4dfec1c01b33c',
      headRef: 'refs/heads/gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64',
    });
  });

  it.each([
    ['workflow_dispatch', real('workflow_dispatch')],
    ['repository_dispatch', real('repository_dispatch')],
    ['issue_comment', real('issue_comment')],
    ['schedule', { schedule: '5 4 * * *' }],
    ['schedule', {}],
  ])('has no pull request for %s', async (name, payload) => {
    expect(await read(name, payload)).toMatchObject({ kind: 'other', name, headCommit: SHA });
  });

  it('reads the pull request of pull_request_target', async () => {
    expect(await read('pull_request_target', real('pull_request', 'opened'))).toMatchObject({
      kind: 'pull-request-target',
      headCommit: SHA,
      pullRequest: { headSha: HEAD },
    });
  });

  it('reads which event started the run that workflow_run follows', async () => {
    expect(await read('workflow_run', real('workflow_run'))).toMatchObject({
      kind: 'workflow-run',
      startedBy: 'workflow_dispatch',
    });
  });
});

describe('malformed', () => {
  it('names every variable that is missing or wrong', async () => {
    const env = { GITHUB_SHA: undefined, GITHUB_REPOSITORY: 'no-owner', GITHUB_API_URL: 'ftp://x' };
    const reading = read('push', real('push'), env);
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(
      /GITHUB_REPOSITORY: is not OWNER\/NAME.*GITHUB_SHA.*GITHUB_API_URL/,
    );
  });

  it.each(['', 'not JSON', '{"pull_request":', '[]', 'null', '7'])(
    'refuses the payload %j',
    async (payload) => {
      await expect(read('pull_request', payload)).rejects.toThrow(UserError);
    },
  );

  it('names a payload file that cannot be read', async () => {
    const reading = readEvent({ ...RUNNER, GITHUB_EVENT_NAME: 'push' }, () =>
      Promise.reject(new Error('ENOENT')),
    );
    await expect(reading).rejects.toThrow(/\/event\.json.*ENOENT/);
  });

  it.each([
    ['pull_request.head.sha', `${HEAD}; rm -rf /`],
    ['pull_request.head.sha', '--upload-pack=x'],
    ['pull_request.head.sha', `${HEAD}\n`],
    ['pull_request.head.sha', HEAD.toUpperCase()],
    ['pull_request.base.sha', null],
    ['pull_request.number', '7'],
    ['pull_request.number', 7.5],
    ['pull_request.number', -1],
    ['pull_request.number', 2 ** 60],
    ['pull_request.base.ref', 7],
    ['pull_request.head', null],
    ['pull_request', []],
  ])('names the field %s that holds %j', async (path, value) => {
    const reading = read('pull_request', changed(real('pull_request', 'opened'), path, value));
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(path);
  });

  it('gives a UserError for any other JSON', async () => {
    const name = fc.constantFrom('pull_request', 'pull_request_target', 'merge_group', 'workflow_run');
    await fc.assert(
      fc.asyncProperty(name, fc.json(), async (event, payload) => {
        await expect(read(event, payload)).rejects.toThrow(UserError);
      }),
    );
  });

  it('takes no facts from a prototype', async () => {
    const payload = '{"__proto__":{"pull_request":{"number":1}},"constructor":{}}';
    await expect(read('pull_request', payload)).rejects.toThrow(UserError);
  });
});
