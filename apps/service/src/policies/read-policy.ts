import type { Policy } from '@baton/core';
import { type Database, inWorkspace } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';

export const policySchema = z
  .object({
    version: z.int(),
    name: z.string(),
    note: z.string(),
    createdAt: z.int().openapi({ description: 'Epoch milliseconds' }),
    createdBy: z.string(),
    document: z.record(z.string(), z.unknown()).openapi({ description: 'As it was understood' }),
    source: z.string().openapi({ description: 'As it was written' }),
  })
  .openapi('Policy');

export interface StoredPolicy {
  readonly version: number;
  readonly document: Policy;
  readonly source: string;
  readonly createdAt: number;
  readonly createdBy: string;
}

/** A version of the policy. Throws a problem, 404, if there is none of that number. */
export const readPolicy = (
  db: Database,
  workspace: string,
  version: number,
): Promise<StoredPolicy> =>
  inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<StoredPolicy>`
      select version, document, source, created_at as "createdAt", created_by as "createdBy"
      from baton.policies where workspace = ${workspace} and version = ${version}`;
    if (row === undefined) throw notFound(`policy version ${version}`);
    return row;
  });
