/** The areas of the documentation, in the order of its page. */
const areas: readonly {
  readonly name: string;
  readonly description: string;
  readonly paths: RegExp;
}[] = [
  {
    name: 'Intake',
    description: 'Inquiries of all kinds become leads',
    paths: /^\/(inquiries|capture|forms|uploads|failed-intakes|inquiry-addresses|inbound-mails)\b/u,
  },
  {
    name: 'Leads',
    description: 'Where each stands, and what can be done now',
    paths: /^\/leads(\/\{id\}(\/(actions|events))?)?$/u,
  },
  {
    name: 'Hygiene',
    description: 'Accounts, duplicates, merges, and how good the contacts are',
    paths:
      /^\/(duplicates|merges|reports\/data-quality|leads\/\{id\}\/(account-match|duplicates|merge)$)/u,
  },
  {
    name: 'Custody',
    description: 'Who had which lead when, sealed, to verify and to export',
    paths: /^\/(custody|checkpoints|leads\/\{id\}\/(log|verify)$)/u,
  },
  {
    name: 'Privacy',
    description: 'Consent, do-not-contact, a person’s data and their erasure',
    paths: /^\/(people-data|leads\/\{id\}\/(person|personal-data|consent|erase)$)/u,
  },
  {
    name: 'Policies',
    description: 'Drafts, versions, what changes, and why a lead went where it went',
    paths: /^\/(policies|explain|leads\/\{id\}\/decisions$)/u,
  },
  {
    name: 'Reports',
    description: 'What became of the leads, as JSON and CSV; alarms; what programs cost',
    paths: /^\/(reports|alarms|campaigns)\b/u,
  },
  {
    name: 'Org',
    description: 'People, teams, pools, calendars, absences, accounts',
    paths: /^\/org\b/u,
  },
  {
    name: 'Notices',
    description: 'How people are reached, what did not reach them, and words to prospects',
    paths: /^\/(people\/|notices|mail-templates)/u,
  },
  {
    name: 'Access',
    description: 'Log-ins, sessions, keys, and what administrators did',
    paths: /^\/(session|log-ins|keys|administrative-acts)\b/u,
  },
  {
    name: 'Operating',
    description: 'Liveness, readiness, metrics, and deadlines that are stuck',
    paths: /^\/(operations|healthz|readyz|metrics)\b/u,
  },
];

/** Those that the documentation's page shows, with what each is about. */
export const documentedAreas = areas.map(({ name, description }) => ({ name, description }));

/** The area of a path; null where nobody gave it one. */
export const areaOf = (path: string): string | null =>
  areas.find(({ paths }) => paths.test(path))?.name ?? null;

const methods: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete']);

interface Documented {
  readonly paths?: Readonly<Record<string, object>> | undefined;
}

/** The document with each of its routes in its area, so that its page is no list of a hundred. */
export const inAreas = <D extends Documented>(document: D) => ({
  ...document,
  tags: documentedAreas,
  paths: Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => {
      const area = areaOf(path);
      const tags = area === null ? {} : { tags: [area] };
      const parts = Object.entries<unknown>({ ...item }).map(([key, part]) => [
        key,
        methods.has(key) && typeof part === 'object' ? { ...part, ...tags } : part,
      ]);
      return [path, Object.fromEntries(parts) as Record<string, unknown>];
    }),
  ),
});
