import { isAbsolute, join } from 'node:path';
import type { LimitSettings } from './http/limits.ts';
import { networks } from './notices/blocked-address.ts';
import type { SmtpSettings } from './notices/mail-channel.ts';

export interface Config {
  readonly host: string;
  /** 0 is a free port. */
  readonly port: number;
  /** Whether the port is listened on: a worker alone does so only where it was given one, so as to be in no API's way. */
  readonly listens: boolean;
  /** Where links in mails lead; null is where the service itself listens, of a worker alone where an API listens unless told otherwise. */
  readonly publicUrl: string | null;
  readonly role: 'api' | 'worker' | 'all';
  readonly database:
    | { readonly kind: 'own'; readonly url: string; readonly ownerUrl: string | null }
    | { readonly kind: 'embedded'; readonly dataDir: string };
  /** The folder of what signs links and checkpoints; processes of one service share it. */
  readonly keysDir: string;
  /** Null: notices wait in the queue until there is one. */
  readonly smtp: SmtpSettings | null;
  /** Where inquiries by mail are taken; null: nowhere. */
  readonly inboundSmtp: { readonly host: string; readonly port: number } | null;
  /** Inside networks that webhooks and chat may reach all the same. */
  readonly allowedNetworks: readonly string[];
  readonly limits: LimitSettings;
  /** A report of the lab, served at /report. */
  readonly report: string | null;
  readonly logLevel: (typeof logLevels)[number];
  /** Two ISO letters: the country of telephone numbers without a prefix. */
  readonly defaultCountry: string;
}

/** One thing that is wrong with the environment. The value is not shown where it may hold a password. */
export interface ConfigProblem {
  readonly name: string;
  readonly value: string;
  readonly fix: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const serviceRoles = ['api', 'worker', 'all'] as const;
const secrets: ReadonlySet<string> = new Set(['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL']);

/** Where an API listens that was not told otherwise. */
export const API_PORT = 8080;
const SMTP_TIMEOUT_MS = 15_000;
const MAILBOX = /^(?:(?<name>[^<>"\p{Cc}]*?)\s*<)?(?<address>[^\s<>@]+@[^\s<>@]+?)>?$/u;

const urlIn = (text: string, protocols: readonly string[]): URL | null => {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== '' ? url : null;
};

const isNetwork = (cidr: string): boolean => {
  try {
    networks([cidr]);
    return true;
  } catch {
    return false;
  }
};

const smtpOf = (url: URL, from: RegExpExecArray): SmtpSettings => {
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: url.searchParams.get('tls') === 'required',
    auth:
      url.username === ''
        ? null
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    from: { name: from.groups?.['name'] ?? 'Baton', address: from.groups?.['address'] ?? '' },
    timeoutMs: SMTP_TIMEOUT_MS,
  };
};

/** Reads the whole configuration from the environment; everything that is wrong with it comes back at once. */
export const readConfig = (environment: Environment): ReadConfig => {
  const problems: ConfigProblem[] = [];
  const given = (name: string): string | null => {
    const value = environment[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const wrong = (name: string, fix: string): void => {
    const value = given(name) ?? '';
    problems.push({ name, value: secrets.has(name) && value !== '' ? '(not shown)' : value, fix });
  };
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const value = given(name);
    const found = values.find((one) => one === value);
    if (value !== null && found === undefined) wrong(name, `one of ${values.join(', ')}`);
    return found ?? otherwise;
  };
  const url = (name: string, protocols: readonly string[]): URL | null => {
    const value = given(name);
    const found = value === null ? null : urlIn(value, protocols);
    if (value !== null && found === null)
      wrong(name, `an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`);
    return found;
  };

  const count = (name: string, otherwise: number, says: string): number => {
    const value = given(name) ?? String(otherwise);
    if (!/^\d{1,7}$/u.test(value)) wrong(name, `a whole number; ${says}`);
    return Number(value);
  };

  const port = given('PORT') ?? String(API_PORT);
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535)
    wrong('PORT', 'a number from 0 to 65535; 0 is a free port');
  const smtpPort = given('BATON_SMTP_PORT');
  if (smtpPort !== null && (!/^\d{1,5}$/u.test(smtpPort) || Number(smtpPort) > 65_535))
    wrong('BATON_SMTP_PORT', 'a number from 0 to 65535; 0 is a free port');
  if (smtpPort === null && given('BATON_SMTP_HOST') !== null)
    wrong('BATON_SMTP_PORT', 'with BATON_SMTP_HOST goes the port of inquiries by mail');
  const country = (given('DEFAULT_COUNTRY') ?? 'US').toUpperCase();
  if (!/^[A-Z]{2}$/u.test(country)) wrong('DEFAULT_COUNTRY', 'two letters of ISO 3166, such as DE');
  const role = oneOf('BATON_ROLE', serviceRoles, 'all');
  const database = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const owner = url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']);
  for (const [name, address] of [
    ['DATABASE_URL', database],
    ['DATABASE_OWNER_URL', owner],
  ] as const)
    if (address !== null && address.username === '')
      wrong(name, 'an address that names a role, such as postgres://baton_service:…@host/baton');
  if (given('DATABASE_URL') === null && role !== 'all')
    wrong('DATABASE_URL', `processes apart (BATON_ROLE=${role}) share a Postgres: name it`);
  if (given('DATABASE_URL') === null && owner !== null)
    wrong('DATABASE_URL', 'with DATABASE_OWNER_URL goes the address of the role that serves');
  const keysDir = given('BATON_KEYS_DIR') ?? join(given('BATON_DATA_DIR') ?? 'baton-data', 'keys');
  // Processes that were started in different folders would else sign with different keys, and refuse each other's links.
  if (given('DATABASE_URL') !== null && !isAbsolute(keysDir))
    wrong(
      'BATON_KEYS_DIR',
      'with DATABASE_URL goes the absolute path of the folder of keys, the same for all processes on it',
    );
  const smtp = url('SMTP_URL', ['smtp:', 'smtps:']);
  const from = MAILBOX.exec(given('MAIL_FROM') ?? 'Baton <baton@localhost>');
  if (from === null) wrong('MAIL_FROM', 'a mailbox, such as Baton <baton@acme.com>');
  const allowed = (given('BATON_ALLOW_NETWORKS') ?? '').split(',').map((cidr) => cidr.trim());
  const named = allowed.filter((cidr) => cidr !== '');
  for (const cidr of named)
    if (!isNetwork(cidr))
      wrong(
        'BATON_ALLOW_NETWORKS',
        `${cidr} is no network: write it like 10.1.0.0/16 or fd12::/48`,
      );
  const limits: LimitSettings = {
    requestsPerMinute: count('RATE_LIMIT_PER_MINUTE', 6000, '0 is no limit'),
    failedLogInsPerHour: count('FAILED_LOG_INS_PER_HOUR', 60, '0 is no limit'),
    trustedProxies: count('TRUSTED_PROXIES', 0, 'how many proxies stand in front of the service'),
  };
  const publicUrl = url('PUBLIC_URL', ['http:', 'https:']);
  const logLevel = oneOf('LOG_LEVEL', logLevels, 'info');
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      host: given('HOST') ?? '127.0.0.1',
      port: Number(port),
      listens: role !== 'worker' || given('PORT') !== null,
      publicUrl: publicUrl === null ? null : publicUrl.href.replace(/\/$/u, ''),
      role,
      database:
        database === null
          ? { kind: 'embedded', dataDir: given('BATON_DATA_DIR') ?? 'baton-data' }
          : { kind: 'own', url: database.href, ownerUrl: owner?.href ?? null },
      keysDir,
      smtp: smtp === null || from === null ? null : smtpOf(smtp, from),
      inboundSmtp:
        smtpPort === null
          ? null
          : { host: given('BATON_SMTP_HOST') ?? '127.0.0.1', port: Number(smtpPort) },
      allowedNetworks: named,
      limits,
      report: given('BATON_REPORT'),
      logLevel,
      defaultCountry: country,
    },
  };
};

/** The problems as people read them, one a line. */
export const formatConfigProblems = (problems: readonly ConfigProblem[]): string =>
  problems
    .map(({ name, value, fix }) => `${name} is ${value === '' ? 'missing' : value}: ${fix}`)
    .join('\n');
