import { verifyWorkspace } from '@baton/store';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { access, type RouteKey } from './http/access.ts';
import { describedBy, type OpenApi, type Operation } from './testing/described.ts';
import { arbitraryOf } from './testing/schema.arbitrary.ts';
import { inquiry, leadIn, testService, type TestService } from './testing/test-service.ts';

let service: TestService;
let document: OpenApi;
let isDescribed: ReturnType<typeof describedBy>;
beforeAll(async () => {
  service = await testService();
  document = (await service.request(null, 'GET', '/openapi.json')).body as unknown as OpenApi;
  isDescribed = describedBy(document);
});
afterAll(() => service.close());

interface Call {
  readonly method: string;
  readonly path: string;
  readonly person: string;
  /** By name of the parameter; a lead's is drawn from those that are there. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly lead: number;
  readonly media: string | null;
  readonly body: unknown;
}

/** Somebody with each role. */
const personWith = {
  admin: 'm-05',
  ops: 'm-02',
  marketing: 'm-03',
  manager: 'm-01',
  rep: 'r-01',
  registrar: 'c-01',
  auditor: 'c-02',
} as const;

/** Mostly those who may, so that calls get further than the door. */
const callerOf = (route: string): fc.Arbitrary<string> => {
  const roles = access[route as RouteKey] as readonly (keyof typeof personWith)[];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...roles.map((role) => personWith[role])) },
    fc.constantFrom(...Object.values(personWith)),
  );
};
const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

const bodyOf = ({ requestBody }: Operation): fc.Arbitrary<Pick<Call, 'media' | 'body'>> => {
  const entries = Object.entries(requestBody?.content ?? {});
  if (entries.length === 0) return fc.constant({ media: null, body: undefined });
  const known = document.components?.schemas ?? {};
  return fc.oneof(
    ...entries.map(([media, { schema }]) =>
      arbitraryOf(schema as Readonly<Record<string, unknown>>, known).map((body) => ({
        media,
        body,
      })),
    ),
  );
};

const callOf = (method: string, path: string, operation: Operation): fc.Arbitrary<Call> => {
  const parameters = (operation.parameters ?? []).filter((one) => one.in !== 'header');
  const drawn = Object.fromEntries(
    parameters.map(({ name, schema }) => [
      name,
      arbitraryOf(schema as Readonly<Record<string, unknown>>, document.components?.schemas ?? {}),
    ]),
  );
  const required = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  return fc
    .tuple(
      callerOf(`${method} ${path}`),
      fc.record(drawn, { requiredKeys: required }),
      fc.nat(),
      bodyOf(operation),
    )
    .map(([person, given, lead, body]) => ({
      method,
      path,
      person,
      parameters: given,
      lead,
      ...body,
    }));
};

/** Kept open or answered in a page of its own kind: what is no business of a caller with a key. */
const isForCallers = ({ security }: Operation): boolean => security !== undefined;

const calls = (): fc.Arbitrary<Call> =>
  fc.oneof(
    ...Object.entries(document.paths).flatMap(([path, operations]) =>
      methods.flatMap((method) => {
        const operation = operations[method];
        return operation === undefined || !isForCallers(operation)
          ? []
          : [callOf(method.toUpperCase(), path, operation)];
      }),
    ),
  );

const text = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

const addressOf = ({ path, parameters, lead }: Call, leads: readonly string[]): string => {
  const used = new Set<string>();
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    used.add(name);
    const isLead = path.startsWith('/leads/{id}') || name === 'lead' || name === 'other';
    const value = isLead ? (leads[lead % leads.length] ?? 'none') : text(parameters[name]);
    return encodeURIComponent(value === '' ? 'none' : value);
  });
  const query = Object.entries(parameters)
    .filter(([name]) => !used.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(text(value))}`);
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
};

const encoded = (media: string, body: unknown): string =>
  media === 'application/json' ? JSON.stringify(body) : text(body);

const CALLS = 800;
/** After so many calls their workspace may have nobody left who can do anything: they go on in a new one. */
const CALLS_EACH = 160;

interface Ground {
  readonly workspace: string;
  readonly key: (person: string) => string;
  readonly leads: readonly string[];
}

const newGround = async (workspace: string): Promise<Ground> => {
  const key = await service.workspace(workspace);
  const leads = ['nobody'];
  for (const name of ['A', 'B', 'C', 'D'])
    leads.push(leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry(name))).id);
  return { workspace, key, leads };
};

test('whatever anybody asks, the answer is one that the document describes, and no lead is hurt', async () => {
  const routes = new Map<string, Set<number>>();
  const grounds: Ground[] = [];
  let made = 0;
  await fc.assert(
    fc.asyncProperty(calls(), async (call) => {
      if (made++ % CALLS_EACH === 0) grounds.push(await newGround(`described-${made}`));
      const ground = grounds.at(-1);
      if (ground === undefined) throw new Error('there is no workspace to call');
      const { media, body } = call;
      const answer = await service.app.request(addressOf(call, ground.leads), {
        method: call.method,
        headers: {
          authorization: `Bearer ${ground.key(call.person)}`,
          ...(media === null ? {} : { 'content-type': media }),
        },
        ...(media === null ? {} : { body: encoded(media, body) }),
      });
      const said = await answer.text();
      expect([answer.status, said]).toSatisfy(([status]: [number, string]) => status < 500);
      const type = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
      const given = { status: answer.status, media: type, text: said };
      expect(isDescribed(call.method, call.path, given)).toBeNull();
      const route = `${call.method} ${call.path}`;
      routes.set(route, (routes.get(route) ?? new Set()).add(answer.status));
    }),
    { numRuns: CALLS, endOnFailure: true },
  );
  const { publicKey } = service.service.secrets.signing;
  for (const { workspace } of grounds)
    expect(await verifyWorkspace(service.db, workspace, publicKey)).toMatchObject({ ok: true });
  // Calls that all ended at the door would show nothing.
  const statuses = [...routes.values()].map((seen) => [...seen]);
  const answered = statuses.filter((seen) => seen.some((status) => status < 300));
  expect(answered.length).toBeGreaterThan(30);
});
