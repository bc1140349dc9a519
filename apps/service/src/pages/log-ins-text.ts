import { join, relative } from 'node:path';
import type { Demo } from './front.ts';

/** The demo's log-ins as a terminal shows them. */
export const logInsText = ({ workspace, people }: Demo, keysDir: string): string => {
  const password = people[0]?.password ?? '';
  const rows = people.map(
    ({ name, role, called }) => `  ${name.padEnd(14)}${role.padEnd(12)}${called}`,
  );
  const file = relative(process.cwd(), join(keysDir, 'demo.json'));
  return [
    '',
    `log-ins of workspace ${workspace}, all with the password ${password}`,
    ...rows,
    `their API keys are in ${file}`,
  ].join('\n');
};
