import { describe, expect, it } from 'vitest';
import { RegistryError, UserError } from '../../src/model/user-error.ts';

describe('an error that the user can fix', () => {
  it('has the lines of the tool that failed, and its cause', () => {
    const cause = new Error('exit code 1');
    const details = [{ message: 'CS1002: ; expected', file: 'A.cs', line: 3 }];
    const error = new UserError('dotnet publish failed', { details, cause });
    expect(error).toMatchObject({ name: 'UserError', message: 'dotnet publish failed', details, cause });
  });

  it('has no lines and no cause unless they are given', () => {
    const error = new UserError('no');
    expect(error.details).toEqual([]);
    expect(error).not.toHaveProperty('cause');
  });

  it('of a registry names the registry and the status', () => {
    const error = new RegistryError('ghcr.io answered 429', { registry: 'ghcr.io', status: 429 });
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ name: 'RegistryError', registry: 'ghcr.io', status: 429, details: [] });
  });

  it('of a registry keeps its cause', () => {
    const cause = new Error('ECONNRESET');
    expect(new RegistryError('no answer', { registry: 'ghcr.io', cause })).toMatchObject({
      cause,
      status: undefined,
    });
  });
});
