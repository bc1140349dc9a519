import type { Command } from '../command-line/command.ts';

export const serve: Command = {
  name: 'serve',
  summary:
    'Run the service: API, deadlines and notices, on a Postgres of its own or the one in DATABASE_URL, until Ctrl-C',
  args: {
    role: {
      type: 'string',
      description: 'api, worker or all; without it all. Processes apart need DATABASE_URL',
      valueHint: 'role',
    },
    port: {
      type: 'string',
      description: 'Where to listen; without it PORT or 8080',
      valueHint: 'n',
    },
    create: { type: 'string', description: 'Make this workspace first', valueHint: 'workspace' },
    policy: { type: 'string', description: 'Its policy, with --create', valueHint: 'file' },
    org: { type: 'string', description: 'Its org, with --create', valueHint: 'file' },
    admin: {
      type: 'string',
      description: 'Who of the org gets the first key, shown once; with --create or --key',
      valueHint: 'person',
    },
    key: {
      type: 'string',
      description: 'Make another admin’s key for this workspace',
      valueHint: 'workspace',
    },
    backup: {
      type: 'string',
      description: 'Copy the embedded Postgres and the keys here, while nothing runs, and end',
      valueHint: 'file',
    },
    restore: {
      type: 'string',
      description: 'Put such a copy into an empty data folder, and end',
      valueHint: 'file',
    },
    demo: { type: 'boolean', description: 'A made-up company that has lived for ninety days' },
  },
  many: false,
  examples: [
    'baton serve',
    'baton serve --create acme --policy policy.yaml --org org.yaml --admin m-05',
    'baton serve --key acme --admin m-05',
    'baton serve --backup baton.tar.gz',
    'DATABASE_URL=postgres://… BATON_KEYS_DIR=/var/lib/baton/keys baton serve --role worker',
  ],
  run: async (given) => {
    const { runService } = await import('../serve/run-service.ts');
    const names = ['role', 'create', 'policy', 'org', 'admin', 'key', 'backup', 'restore'];
    const passed = names.flatMap((name) => {
      const value = given.option(name);
      return value === undefined ? [] : [`--${name}`, value];
    });
    return runService([...passed, ...(given.flag('demo') ? ['--demo'] : [])], given.option('port'));
  },
};
