import { existsSync, readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import type { Front } from './front.ts';
import { isLoopback } from './is-loopback.ts';
import { keptDemo } from './kept-demo.ts';

/** Log-ins are shown only where nobody but this machine can ask, and no proxy in front of it says otherwise. */
const isPrivate = ({ host, publicUrl }: Config): boolean =>
  isLoopback(host) && (publicUrl === null || isLoopback(new URL(publicUrl).hostname));

/** What the first page of a service with this configuration leads to. */
export const frontOf = (config: Config): Front => {
  const { read } = keptDemo(config.keysDir);
  return {
    demo: () => (isPrivate(config) ? read() : null),
    report: () =>
      config.report !== null && existsSync(config.report)
        ? readFileSync(config.report, 'utf8')
        : null,
  };
};
