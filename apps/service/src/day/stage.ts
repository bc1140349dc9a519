import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkspace, type Role } from '@baton/store';
import { expect } from 'vitest';
import { setReach } from '../people/reach.ts';
import { createWorkspaceOf } from '../seed/create-workspace.ts';
import { type Answer, leadIn, type TestService, until } from '../testing/test-service.ts';

/** Where the documents of a workspace lie, and who has a key for which role. */
export interface Company {
  readonly org: string;
  readonly policy: string;
  readonly people: Readonly<Record<string, Role>>;
}

const here = join(import.meta.dirname, 'company');

/** Brightwell Presses: every segment, method, approval and track that the stories ask for. */
export const brightwell: Company = {
  org: join(here, 'org.yaml'),
  policy: join(here, 'policy.yaml'),
  people: {
    ops: 'admin',
    head: 'manager',
    'sales-manager': 'manager',
    'region-manager': 'manager',
    marketing: 'marketing',
    legal: 'manager',
    't-01': 'rep',
    't-02': 'rep',
    'e-01': 'rep',
    'e-02': 'rep',
    'e-03': 'rep',
    'w-01': 'rep',
    'w-02': 'rep',
    'f-01': 'rep',
    'f-02': 'rep',
    'g-01': 'rep',
    'g-02': 'rep',
    'p-01': 'rep',
    'p-02': 'rep',
    anybody: 'registrar',
  },
};

export interface SeenLead {
  readonly id: string;
  readonly state: string;
  readonly pass: number;
  readonly attempts: number;
  readonly registrar: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly custodian: {
    readonly kind: string;
    readonly id: string;
    readonly person: string;
  } | null;
  readonly obligations: readonly {
    readonly kind: string;
    readonly about: string | null;
    readonly owedBy: string;
    readonly since: number;
    readonly from: number;
    readonly due: number;
    readonly missed: boolean;
  }[];
  readonly owners: readonly string[];
  readonly results: readonly object[];
  readonly inquiry: Readonly<Record<string, unknown>> | null;
  readonly capturedAt: number;
  readonly seq: number;
}

export interface LogEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly from: string;
  readonly to: string;
  readonly custodian: {
    readonly from: { readonly person: string } | null;
    readonly to: { readonly person: string } | null;
  };
}

export type Row = Readonly<Record<string, unknown>>;

export interface ReportSeen {
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly row: (group: string | null) => Row | undefined;
}

const documentOf = (path: string) => ({ text: readFileSync(path, 'utf8'), file: path });

/** Who asks, for brevity: `who` is also the company's name and the mail's host, so that no two inquiries are of one person. */
const prospect = (who: string) => {
  const host = `${who.toLowerCase().replaceAll(/[^a-z]/gu, '')}.com`;
  return { name: who, company: `${who} Ltd`, mail: `buyer@${host}` };
};

/** A lead of the eastern territory, with money: offered to a rep at once. */
export const HOT = {
  source: 'referral',
  product: 'press',
  territory: 'east',
  employees: 200,
  hasBudget: true,
} as const;

/** A workspace of its own for one test, everybody in it with a mail address, and the verbs that the stories are told with. */
export const stage = async (service: TestService, workspace: string, company = brightwell) => {
  const people = Object.entries(company.people).map(([person, role]) => ({ person, role }));
  const issued = await createWorkspaceOf(service.db, {
    workspace,
    policy: documentOf(company.policy),
    org: documentOf(company.org),
    keys: people,
    at: service.clock.at,
  });
  const keys = new Map(issued?.map(({ person, key }) => [person, key]));
  const ask = (person: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const key = keys.get(person);
    if (key === undefined) throw new Error(`${person} has no key in ${workspace}`);
    return service.request(key, method, path, body);
  };
  const [admin = ''] = people.flatMap(({ person, role }) => (role === 'admin' ? [person] : []));
  const address = (person: string): string => `${person}@${workspace}.com`;
  // At once: twenty requests a stage would be half of the day.
  await inWorkspace(service.db, workspace, async (tx) => {
    for (const { person } of people)
      await setReach(tx, workspace, { person, mail: address(person), at: service.clock.at });
  });
  const read = async (id: string): Promise<SeenLead> => {
    const { status, body } = await ask(admin, 'GET', `/leads/${id}`);
    expect(status).toBe(200);
    return body as unknown as SeenLead;
  };
  const say = (person: string, id: string, event: object): Promise<Answer> =>
    ask(person, 'POST', `/leads/${id}/events`, event);
  const report = async (path: string, person = admin): Promise<ReportSeen> => {
    const { status, body } = await ask(person, 'GET', `/reports/${path}`);
    expect([status, body['detail']]).toEqual([200, undefined]);
    const rows = body['rows'] as readonly Row[];
    const row = (group: string | null) => rows.find((one) => one['group'] === group);
    return { rows, total: body['total'] as Row, row };
  };
  return {
    admin,
    ask,
    read,
    report,
    /** The report, once it says so; the worker fires deadlines one after the other. Fails when it never does. */
    eventually: async (
      path: string,
      saysSo: (seen: ReportSeen) => boolean,
    ): Promise<ReportSeen> => {
      const found = await until(async () => {
        const seen = await report(path);
        return saysSo(seen) ? seen : null;
      });
      if (found === null)
        throw new Error(`never: ${path} ${JSON.stringify((await report(path)).rows)}`);
      return found;
    },
    /** Captures an inquiry and gives the lead as it stands then. */
    capture: async (who: string, facts: object = HOT, more: object = {}): Promise<SeenLead> => {
      const body = { contact: prospect(who), facts, message: `We are ${who}.`, ...more };
      const answer = await ask(admin, 'POST', '/inquiries', body);
      expect([answer.status, answer.body['errors']]).toEqual([201, undefined]);
      return read(leadIn(answer).id);
    },
    /** Brings a version into force in which `from` reads `to`; leads that are open stay under theirs. */
    amend: async (from: string, to: string): Promise<void> => {
      const { text } = documentOf(company.policy);
      expect(text).toContain(from);
      const made = await ask(admin, 'POST', '/policies', { text: text.replace(from, to) });
      const why = { openLeads: 'keep', why: 'a change of the playbook' };
      const path = `/policies/${String(made.body['version'])}/activate`;
      const activated = await ask(admin, 'POST', path, why);
      expect([made.status, activated.status]).toEqual([201, 200]);
    },
    /** Reports an event of a lead and gives the state that it leads to; an answer that is no 200 is a failure. */
    does: async (person: string, id: string, event: object): Promise<string> => {
      const said = await say(person, id, event);
      expect([said.status, said.body['detail']]).toEqual([200, undefined]);
      return leadIn(said).state;
    },
    /** The same where it may be refused. */
    say,
    /** The lead, once it is so; the worker does the rest. Fails when it never is. */
    becomes: async (id: string, isSo: (lead: SeenLead) => boolean): Promise<SeenLead> => {
      const found = await until(async () => {
        const lead = await read(id);
        return isSo(lead) ? lead : null;
      });
      if (found === null)
        throw new Error(`never: ${String(isSo)} in ${JSON.stringify(await read(id))}`);
      return found;
    },
    log: async (id: string): Promise<readonly LogEntry[]> =>
      (await ask(admin, 'GET', `/leads/${id}/log`)).body['entries'] as readonly LogEntry[],
    verifies: async (id: string): Promise<unknown> =>
      (await ask(admin, 'GET', `/leads/${id}/verify`)).body['ok'],
    /** The first mail to the person whose subject has these words, when it has come. Fails when it never comes. */
    mailed: async (person: string, words: string) => {
      const to = address(person);
      const found = await until(
        () =>
          service.trap.mails.find((one) => one.to === to && one.subject.includes(words)) ?? null,
      );
      const had = service.trap.mails.filter((one) => one.to === to).map(({ subject }) => subject);
      if (found === null) throw new Error(`${to} got no “${words}” among ${JSON.stringify(had)}`);
      return found;
    },
    /** Subjects of what the person has been mailed so far. */
    mails: (person: string): readonly string[] =>
      service.trap.mails.filter(({ to }) => to === address(person)).map(({ subject }) => subject),
  };
};

export type Stage = Awaited<ReturnType<typeof stage>>;

export const call = (connected: boolean) =>
  ({ type: 'attempt.made', channel: 'call', connected }) as const;

/** What somebody owes on the lead. */
export const owed = ({ obligations }: SeenLead, kind: string) =>
  obligations.find((one) => one.kind === kind);

/** From an accepted lead to a signed agreement, as Brightwell's process map has it; gives the state that it ends in. */
export const sign = async ({ does }: Pick<Stage, 'does'>, person: string, id: string) => {
  await does(person, id, call(true));
  await does(person, id, { type: 'opportunity.opened' });
  for (const step of ['profiling', 'proposal'])
    await does(person, id, { type: 'step.completed', step });
  for (const one of ['marketing', 'sales-manager'])
    await does(one, id, { type: 'approval.given', step: 'critique' });
  for (const step of ['delivery', 'verbal-okay', 'agreement'])
    await does(person, id, { type: 'step.completed', step });
  for (const one of ['legal', 'region-manager'])
    await does(one, id, { type: 'approval.given', step: 'agreement' });
  for (const step of ['agreement-delivered', 'agreement-approved'])
    await does(person, id, { type: 'step.completed', step });
  return does(person, id, { type: 'step.completed', step: 'signature' });
};
