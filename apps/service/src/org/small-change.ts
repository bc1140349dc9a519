import type { KeyHolder } from '@baton/store';
import type { RouteKey } from '../http/access.ts';
import type { Service } from '../http/service.ts';
import { changeOrg, type OrgChange, type StoredChange } from './change-org.ts';
import type { Edit } from './edit-org-text.ts';
import { versionIn } from './org-schemas.ts';
import { editOrgAside } from './org-thread.ts';

interface Headers {
  readonly 'idempotency-key'?: string | undefined;
  readonly 'if-match'?: string | undefined;
}

/** One route's change of the org: where, to what, as it was asked. */
export const asChange = (
  route: RouteKey,
  target: string,
  headers: Headers,
  asked: object,
): Omit<OrgChange, 'edit'> => ({
  route,
  target,
  key: headers['idempotency-key'],
  asked: { target, ...asked },
  ifVersion: versionIn(headers['if-match']),
});

/** Changes some lines of the org's text, and leaves the others as they were written. */
export const smallChange = (
  service: Service,
  caller: KeyHolder,
  change: Omit<OrgChange, 'edit'>,
  edit: Edit,
): Promise<StoredChange> =>
  changeOrg(service, caller, {
    ...change,
    edit: async ({ source }) => ({ text: await editOrgAside(source, edit) }),
  });
