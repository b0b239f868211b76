import { UserError } from '../model/user-error.ts';
import type { RunEvent } from './event.ts';

/**
 * Some events run with the secrets of the base repository and a token that may write, while the code is the pull
 * request's. A build there would hand both to the author of the pull request.
 * @throws UserError if the run has such an event.
 */
export function refuseForeignCode(event: RunEvent): void {
  const name = eventWithForeignCode(event);
  if (name === undefined) return;
  throw new UserError(
    `This action builds the code that is checked out, and refuses to do so on ${name}: that event has secrets and a token that may write, and the code is the pull request's. Run it on pull_request, which works for forks too: the report is then in the job summary.`,
  );
}

function eventWithForeignCode(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'pull-request-target':
      return 'pull_request_target';
    case 'workflow-run':
      return event.startedBy.startsWith('pull_request') ? 'workflow_run' : undefined;
    case 'pull-request':
    case 'push':
    case 'merge-group':
    case 'other':
      return undefined;
  }
}
