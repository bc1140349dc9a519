import type { Command } from '../command-line/command.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Say what would happen to a lead now, and why: rule by rule, candidate by candidate',
  args: {
    policy: { type: 'positional', description: 'The policy document' },
    lead: {
      type: 'positional',
      description: 'The lead, JSON or YAML: { "facts": { "source": "web-demo", … } }',
    },
    org: {
      type: 'string',
      description: 'The org document; without it the org.yaml beside the policy or above it',
      valueHint: 'file',
    },
    at: {
      type: 'string',
      description:
        'The instant to explain for, ISO 8601 with its zone (Z or an offset); without it now',
      valueHint: 'instant',
    },
  },
  many: false,
  examples: [
    'baton explain simulations/acme-software/policies/demo-30min.yaml lead.json --at 2026-11-23T15:00Z',
  ],
  run: async ({ positionals: [policy = '', lead = ''], option }) => {
    const { explainTo } = await import('../explain/explain-to.ts');
    return explainTo({ policy, lead, org: option('org'), at: option('at') });
  },
};
