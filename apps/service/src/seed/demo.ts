import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewWorkspace } from './create-workspace.ts';

const folder = join(import.meta.dirname, '../../../../simulations/acme-software');
const document = (file: string) => ({ text: readFileSync(join(folder, file), 'utf8'), file });

/** A made-up software company with two regions, as the examples of the simulator have it. */
export const demoWorkspace = (at: number): NewWorkspace => ({
  workspace: 'demo',
  policy: document('policies/demo-30min.yaml'),
  org: document('org.yaml'),
  keys: [
    { person: 'm-05', role: 'admin' },
    { person: 'm-02', role: 'ops' },
    { person: 'm-03', role: 'marketing' },
    { person: 'm-01', role: 'manager' },
    // Legal: who approves an agreement has to be able to say so.
    { person: 'm-04', role: 'manager' },
    { person: 'r-01', role: 'rep' },
    { person: 'r-06', role: 'rep' },
    { person: 'c-01', role: 'registrar' },
    { person: 'c-02', role: 'auditor' },
  ],
  at,
});
