import { addCheckpoint, inWorkspace } from '@baton/store';
import { oneRowEach } from '@baton/store/testing';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { access, type RouteKey } from './http/access.ts';
import type { OpenApi, Operation } from './testing/described.ts';
import { arbitraryOf } from './testing/schema.arbitrary.ts';
import { inquiry, leadIn, testService, type TestService } from './testing/test-service.ts';

/** The workspace that is to be kept to itself. Its name and everything in it says so. */
const OURS = 'canary';

/** People of the other workspace, one for each role. */
const strangers = {
  admin: 'm-05',
  ops: 'm-02',
  marketing: 'm-03',
  manager: 'm-01',
  rep: 'r-01',
  registrar: 'c-01',
  auditor: 'c-02',
} as const;

let service: TestService;
let document: OpenApi;
let readers: (person: string) => string;
let superuser: pg.Client;
let tables: readonly string[] = [];
/** Ids of what stands in the workspace, by the name of the path parameter that takes them. */
let ids: Readonly<Record<string, readonly string[]>> = {};

const rowsOf = async (sql: string): Promise<readonly Record<string, string>[]> =>
  (await superuser.query<Record<string, string>>(sql)).rows;

/** Everything that the workspace has, table by table. */
const sums = async (): Promise<Readonly<Record<string, string>>> => {
  const all: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await rowsOf(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
       from baton.${table} t where workspace = '${OURS}'`,
    );
    all[table] = row?.['sum'] ?? '';
  }
  return all;
};

const column = async (table: string, name: string): Promise<readonly string[]> =>
  (
    await rowsOf(`select distinct ${name} as id from baton.${table} where workspace = '${OURS}'`)
  ).map(({ id }) => String(id));

beforeAll(async () => {
  service = await testService(0);
  superuser = new pg.Client({ connectionString: service.superuser });
  await superuser.connect();
  const ours = await service.workspace(OURS);
  readers = await service.workspace('stranger');
  const leads: string[] = [];
  for (const name of ['Canary One', 'Canary Two']) {
    const captured = await service.request(
      ours('m-05'),
      'POST',
      '/inquiries',
      { ...inquiry(name), message: 'canary words' },
      { 'idempotency-key': name },
    );
    leads.push(leadIn(captured).id);
  }
  const [lead = '', other = ''] = leads;
  const [person] = await rowsOf(
    `select subject from baton.leads where workspace = '${OURS}' and subject is not null`,
  );
  await inWorkspace(service.db, OURS, (tx) =>
    oneRowEach(tx, OURS, { lead, other, subject: person?.['subject'] ?? '' }),
  );
  await addCheckpoint(service.db, OURS, {
    at: service.clock.at,
    privateKey: service.service.secrets.signing.privateKey,
  });
  await superuser.query(`
    update baton.campaigns set name = 'canary' where workspace = '${OURS}';
    update baton.uploads set name = 'canary.csv' where workspace = '${OURS}';
    update baton.policy_drafts set source = 'canary: x' where workspace = '${OURS}';
    update baton.dead_notices set reason = 'canary' where workspace = '${OURS}';
    update baton.failed_intakes set body = 'canary' where workspace = '${OURS}';
    update baton.alarms set detail = '{"canary":1}' where workspace = '${OURS}'`);
  tables = (
    await rowsOf(
      `select tablename as name from pg_tables where schemaname = 'baton' and tablename not in ('migrations', 'signing_key')`,
    )
  ).map(({ name }) => name ?? '');
  document = (await service.request(null, 'GET', '/openapi.json')).body as unknown as OpenApi;
  ids = {
    id: leads,
    notice: await column('dead_notices', 'id'),
    lead: leads,
    other: leads,
    intake: await column('failed_intakes', 'id'),
    upload: await column('uploads', 'id'),
    merge: await column('merges', 'id'),
    key: [...(await column('api_keys', 'id')), ...(await column('do_not_contact', 'key'))],
    name: await column('log_ins', 'name'),
    form: await column('form_mappings', 'form'),
    address: await column('inquiry_addresses', 'address'),
    campaign: await column('campaigns', 'campaign'),
    draft: await column('policy_drafts', 'draft'),
    // Both workspaces have these, of the same name: what is done to one must not be done to the other.
    version: ['1'],
    person: ['r-01'],
    pool: ['americas'],
    team: ['americas'],
    role: ['head-of-sales'],
    calendar: ['new-york'],
    dates: ['2026-12-24'],
    account: ['initech'],
    template: await column('mail_templates', 'template'),
  };
});
afterAll(async () => {
  await superuser.end();
  await service.close();
});

/** New ones for each route that changes something: what strangers do to themselves must not keep them from trying the next. */
const strangersOf = (route: RouteKey): Promise<(person: string) => string> =>
  service.workspace(`stranger-${routeKeys.indexOf(route)}`);

const routeKeys = Object.keys(access) as RouteKey[];

/** Each way to fill a route's path with what stands in the other workspace. Throws for a parameter that nobody thought of. */
const pathsOf = (path: string): readonly string[] => {
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
  return names.reduce<readonly string[]>(
    (paths, name) => {
      const known = ids[name];
      if (known === undefined)
        throw new Error(`say in this test which ids of a workspace {${name}} of ${path} takes`);
      return paths.flatMap((one) =>
        known.map((id) => one.replace(`{${name}}`, encodeURIComponent(id))),
      );
    },
    [path],
  );
};

const bodiesOf = ({ requestBody }: Operation): readonly { media: string; body: string }[] =>
  Object.entries(requestBody?.content ?? {}).flatMap(([media, { schema }]) => {
    const words = [...new Set(Object.values(ids).flat())];
    const drawn = fc.sample(
      arbitraryOf(
        schema as Readonly<Record<string, unknown>>,
        document.components?.schemas ?? {},
        words,
      ),
      { seed: 7, numRuns: 3 },
    );
    return drawn.map((body) => ({
      media,
      body: media === 'application/json' || typeof body !== 'string' ? JSON.stringify(body) : body,
    }));
  });

describe('a caller of another workspace', () => {
  test.each(routeKeys)('%s: reads nothing and changes nothing', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${route} is not in the OpenAPI document`);
    const theirs = method === 'GET' ? readers : await strangersOf(route);
    const before = await sums();
    const roles = access[route] as readonly (keyof typeof strangers)[];
    for (const role of roles) {
      for (const at of pathsOf(path)) {
        const bodies = bodiesOf(operation);
        for (const one of bodies.length === 0 ? [null] : bodies) {
          const answer = await service.app.request(at, {
            method,
            headers: {
              authorization: `Bearer ${theirs(strangers[role])}`,
              ...(one === null ? {} : { 'content-type': one.media }),
            },
            ...(one === null ? {} : { body: one.body }),
          });
          const said = await answer.text();
          expect([answer.status, said]).toSatisfy(([status]: [number, string]) => status < 500);
          // What the caller said may come back in an error; what only the other workspace knows may not.
          const asked = `${decodeURIComponent(at)} ${one?.body ?? ''}`.toLowerCase();
          if (!asked.includes('canary')) expect(said.toLowerCase()).not.toContain('canary');
        }
      }
    }
    expect(await sums()).toEqual(before);
  });

  test('was tried with something in every table', async () => {
    const empty = Object.entries(await sums()).filter(([, sum]) => sum.startsWith('0 '));
    expect(empty.map(([table]) => table)).toEqual([]);
  });
});
