import { expect, it } from 'vitest';
import { marker } from '../../src/github/comment-marker.ts';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import { useGitHub } from '../github/scene.ts';
import { act } from './scene.ts';
import { storedApp } from './stored-app.ts';

/* Everything else about comments is in ../run/comment.test.ts. */

const MARKER = marker('image-size');
const PASSED = /^### ✅ shop: [\d.]+ MB to download, [\d.]+ MB on disk/;
const FAILED =
  /^### ❌ shop: download size is [\d.]+ MB, [\d.]+ MB over max-size 1 MB; add label image-size-ok to accept it$/;

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

it('the comment on a pull request is created by the first run, and updated by the next ones', async () => {
  await using app = await storedApp();
  const measure = (limit: string) =>
    act({
      workspace: app.workspace,
      with: { ...app.inputs, 'comment-key': 'image-size', 'max-size': limit },
      event: pullRequestEvent(7),
      apiUrl: hub.github.url,
    });
  /** The only comment: its id, the marker, and what a reader sees first. */
  const comment = () => {
    const comments = hub.github.state.commentsOf(7);
    expect(comments).toHaveLength(1);
    const [only] = comments;
    return { id: only?.id, lines: only?.body.split('\n').slice(0, 2) };
  };

  const first = await measure('9 MB');
  expect(first.exitCode, first.stdout).toBe(0);
  const created = comment();
  expect(created.lines).toEqual([MARKER, expect.stringMatching(PASSED)]);
  expect(first.outputs['comment-url']).toMatch(new RegExp(`/pull/7#issuecomment-${created.id}$`));

  const second = await measure('1 MB');
  expect(second.exitCode, second.stdout).toBe(1);
  expect(comment()).toEqual({ id: created.id, lines: [MARKER, expect.stringMatching(FAILED)] });
  expect(second.outputs['comment-url']).toBe(first.outputs['comment-url']);
});
