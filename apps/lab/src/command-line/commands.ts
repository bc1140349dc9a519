import type { Command } from './command.ts';

interface Listed {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** The verbs in the order in which help lists them. */
export const commands: Readonly<Record<string, Listed>> = {
  compare: {
    summary: 'Compare an experiment’s candidates with its baseline',
    load: async () => (await import('../commands/compare.ts')).compare,
  },
  run: {
    summary: 'Simulate one policy of an experiment',
    load: async () => (await import('../commands/run.ts')).run,
  },
  lead: {
    summary: 'Show the life of one lead under both policies, side by side',
    load: async () => (await import('../commands/lead.ts')).lead,
  },
  check: {
    summary: 'Check documents: policy, org, world, stream, experiment, map',
    load: async () => (await import('../commands/check.ts')).check,
  },
  diff: {
    summary: 'Say in words what changes from one policy to another',
    load: async () => (await import('../commands/diff.ts')).diff,
  },
  explain: {
    summary: 'Say what would happen to a lead now, and why, rule by rule',
    load: async () => (await import('../commands/explain.ts')).explain,
  },
  import: {
    summary: 'Turn a CSV of recorded leads into a stream',
    load: async () => (await import('../commands/import.ts')).importLeads,
  },
  serve: {
    summary: 'Run the service for live leads until Ctrl-C',
    load: async () => (await import('../commands/serve.ts')).serve,
  },
  verify: {
    summary: 'Check a custody export offline, against the service’s public key',
    load: async () => (await import('../commands/verify.ts')).verify,
  },
};
