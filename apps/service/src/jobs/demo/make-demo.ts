import {
  addCheckpoint,
  addLogIn,
  type Database,
  inWorkspace,
  setPassword,
  type Tx,
} from '@baton/store';
import { hashPassword, newPassword } from '../../identity/password.ts';
import { putForm } from '../../intake/stored-forms.ts';
import { formMappingSchema } from '../../intake/form-mapping.ts';
import type { Demo, DemoLogIn } from '../../pages/front.ts';
import { setReach } from '../../people/reach.ts';
import type { Secrets } from '../../secrets.ts';
import { createWorkspaceOf, issueKeys } from '../../seed/create-workspace.ts';
import { demoWorkspace } from '../../seed/demo.ts';
import { DEMO_DAYS_MS, liveDemo } from './live-demo.ts';

const BY = 'demo';
const SEED = 'demo';

/** The form of a web site that the demo takes inquiries from: POST /forms/demo-request. */
const form = formMappingSchema.parse({
  fields: {
    name: { contact: 'name' },
    email: { contact: 'mail' },
    phone: { contact: 'phone' },
    company: { contact: 'company' },
    region: { fact: 'region', values: { Americas: 'NA', Europe: 'EMEA', Asia: 'APAC' } },
    size: {
      fact: 'employees',
      values: { '1-10': 5, '11-100': 50, '101-1000': 400, '1000+': 2000 },
    },
    question: 'message',
    campaign: 'program',
  },
  constants: { source: 'web-demo' },
  required: ['email'],
});

/** `Ana Ruiz` becomes `ana.ruiz`. */
const nameOf = (called: string): string => called.toLowerCase().replaceAll(/[^a-z]+/gu, '.');

const peopleOf = async (tx: Tx, workspace: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx<{ person: string; called: string }>`
    select p.key as person, p.value ->> 'name' as called from baton.workspaces w
    join baton.orgs o on o.workspace = w.workspace and o.version = w.org,
      jsonb_each(o.document -> 'people') p
    where w.workspace = ${workspace} order by p.key`;
  return new Map(rows.map(({ person, called }) => [person, called]));
};

const isLived = (db: Database, workspace: string): Promise<boolean> =>
  inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ lived: boolean }>`
      select exists (select from baton.leads where workspace = ${workspace}) as lived`;
    return row?.lived === true;
  });

/** Keys and log-ins for everybody whom a visitor may be. Those of an earlier time end with their passwords. */
const letIn = async (db: Database, now: number): Promise<Demo> => {
  const { workspace, keys } = demoWorkspace(now);
  const [issued, password] = [await issueKeys(db, workspace, keys, now), newPassword()];
  const hashed = await hashPassword(password);
  const people = await inWorkspace(db, workspace, async (tx) => {
    const names = await peopleOf(tx, workspace);
    const logIns: DemoLogIn[] = [];
    for (const { person, role, key } of issued) {
      const called = names.get(person) ?? person;
      const name = nameOf(called);
      const own = { name, password: hashed, initial: false };
      if (!(await addLogIn(tx, workspace, { ...own, person, role, at: now, by: BY })))
        await setPassword(tx, workspace, own);
      logIns.push({ person, called, role, name, password, key });
    }
    return logIns;
  });
  return { workspace, people };
};

export interface MadeDemo {
  readonly demo: Demo;
  /** Of the lives that were lived for it now; null if it was there. */
  readonly lived: { readonly leads: number; readonly entries: number } | null;
}

export interface DemoKeeper {
  /** Null when nobody was let in yet, or what was kept is lost. */
  readonly read: () => Demo | null;
  readonly keep: (demo: Demo) => void;
}

/**
 * Makes the demo: org, policy, ninety days lived by the simulator up to `now`, addresses of its people, a form, a first checkpoint,
 * log-ins and keys, which the keeper keeps. Goes on where an earlier start was cut off, and leaves a demo that is there
 * as it is, however old.
 */
export const makeDemo = async (
  db: Database,
  {
    now,
    signing,
    keeper,
  }: { readonly now: number; readonly signing: Secrets['signing']; readonly keeper: DemoKeeper },
): Promise<MadeDemo> => {
  const made = { ...demoWorkspace(now - DEMO_DAYS_MS), keys: [] };
  const { workspace } = made;
  await createWorkspaceOf(db, made);
  let lived: MadeDemo['lived'] = null;
  if (!(await isLived(db, workspace))) {
    const imported = await liveDemo(db, workspace, { now, seed: SEED });
    if (!imported.ok) throw new Error(`the demo is broken: ${imported.faults[0]?.message ?? ''}`);
    lived = imported;
  }
  const known = keeper.read();
  if (known !== null) return { demo: known, lived };
  await inWorkspace(db, workspace, async (tx) => {
    for (const [person, called] of await peopleOf(tx, workspace)) {
      const mail = `${nameOf(called)}@acme-software.example`;
      await setReach(tx, workspace, { person, mail, at: now });
    }
    await putForm(tx, workspace, {
      form: 'demo-request',
      mapping: form,
      updatedAt: now,
      updatedBy: BY,
    });
  });
  await addCheckpoint(db, workspace, { at: now, privateKey: signing.privateKey });
  const demo = await letIn(db, now);
  keeper.keep(demo);
  return { demo, lived };
};
