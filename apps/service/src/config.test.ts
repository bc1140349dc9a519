import { describe, expect, it } from 'vitest';
import { formatConfigProblems, readConfig } from './config.ts';

describe('the configuration', () => {
  it('is complete without a word said', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 8080,
        listens: true,
        keysDir: 'baton-data/keys',
        publicUrl: null,
        role: 'all',
        database: { kind: 'embedded', dataDir: 'baton-data' },
        smtp: null,
        inboundSmtp: null,
        allowedNetworks: [],
        limits: { requestsPerMinute: 6000, failedLogInsPerHour: 60, trustedProxies: 0 },
        report: null,
        logLevel: 'info',
        defaultCountry: 'US',
      },
    });
  });

  it('reads everything', () => {
    const read = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      PUBLIC_URL: 'https://leads.acme.com/',
      BATON_ROLE: 'worker',
      DATABASE_URL: 'postgres://service:a%40b@db/baton',
      DATABASE_OWNER_URL: 'postgres://owner@db/baton',
      BATON_KEYS_DIR: '/etc/baton/keys',
      SMTP_URL: 'smtps://joe%40acme.com:p%20w@mail.acme.com',
      MAIL_FROM: 'Acme Leads <leads@acme.com>',
      BATON_ALLOW_NETWORKS: '10.1.0.0/16, fd12::/48',
      RATE_LIMIT_PER_MINUTE: '0',
      FAILED_LOG_INS_PER_HOUR: '5',
      TRUSTED_PROXIES: '2',
      BATON_SMTP_HOST: '::',
      BATON_SMTP_PORT: '2525',
      LOG_LEVEL: 'silent',
      DEFAULT_COUNTRY: 'de',
    });
    expect(read).toMatchObject({
      ok: true,
      config: {
        port: 0,
        listens: true,
        publicUrl: 'https://leads.acme.com',
        database: { kind: 'own', url: 'postgres://service:a%40b@db/baton' },
        smtp: {
          host: 'mail.acme.com',
          port: 465,
          secure: true,
          auth: { user: 'joe@acme.com', pass: 'p w' },
          from: { name: 'Acme Leads', address: 'leads@acme.com' },
        },
        inboundSmtp: { host: '::', port: 2525 },
        allowedNetworks: ['10.1.0.0/16', 'fd12::/48'],
        limits: { requestsPerMinute: 0, failedLogInsPerHour: 5, trustedProxies: 2 },
        defaultCountry: 'DE',
      },
    });
  });

  it('says all that is wrong at once, by name, value and fix, and shows no password', () => {
    const read = readConfig({
      PORT: '99999',
      PUBLIC_URL: 'ftp://x',
      BATON_ROLE: 'both',
      BATON_ALLOW_NETWORKS: '10.0.0.0/8, everything',
      DATABASE_URL: 'mysql://joe:secret@db/x',
      SMTP_URL: 'joe:secret',
      MAIL_FROM: 'nobody',
      LOG_LEVEL: 'loud',
      RATE_LIMIT_PER_MINUTE: '-1',
      DEFAULT_COUNTRY: 'Germany',
    });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ name }) => name).toSorted()).toEqual(
      [
        'PORT',
        'PUBLIC_URL',
        'BATON_ROLE',
        'BATON_ALLOW_NETWORKS',
        'DATABASE_URL',
        'BATON_KEYS_DIR',
        'SMTP_URL',
        'MAIL_FROM',
        'LOG_LEVEL',
        'RATE_LIMIT_PER_MINUTE',
        'DEFAULT_COUNTRY',
      ].toSorted(),
    );
    const text = formatConfigProblems(problems);
    expect(text).toContain('PORT is 99999: a number from 0 to 65535');
    expect(text).not.toContain('secret');
  });

  it('wants the roles of the database by name', () => {
    const DATABASE_URL = 'postgres://db/baton';
    const read = readConfig({
      DATABASE_URL,
      DATABASE_OWNER_URL: DATABASE_URL,
      BATON_KEYS_DIR: '/keys',
    });
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ name }) => name)).toEqual(['DATABASE_URL', 'DATABASE_OWNER_URL']);
    expect(formatConfigProblems(problems)).toContain('an address that names a role');
  });

  it('lets a worker listen only where it was given a port', () => {
    const worker = {
      BATON_ROLE: 'worker',
      DATABASE_URL: 'postgres://service@db/baton',
      BATON_KEYS_DIR: '/keys',
    };
    expect(readConfig(worker)).toMatchObject({ config: { listens: false } });
    expect(readConfig({ ...worker, PORT: '9090' })).toMatchObject({
      config: { listens: true, port: 9090 },
    });
  });

  it('wants the keys of processes on one Postgres where each of them finds them', () => {
    const DATABASE_URL = 'postgres://service@db/baton';
    for (const named of [{}, { BATON_KEYS_DIR: 'keys' }, { BATON_DATA_DIR: './data' }]) {
      const read = readConfig({ DATABASE_URL, ...named });
      const text = formatConfigProblems(read.ok ? [] : read.problems);
      expect(text).toMatch(/^BATON_KEYS_DIR is \w+: with DATABASE_URL goes the absolute path/u);
    }
    expect(readConfig({ DATABASE_URL, BATON_KEYS_DIR: '/keys' })).toMatchObject({
      config: { keysDir: '/keys' },
    });
    expect(readConfig({ DATABASE_URL, BATON_DATA_DIR: '/data' })).toMatchObject({
      config: { keysDir: '/data/keys' },
    });
    expect(readConfig({ BATON_KEYS_DIR: 'keys' })).toMatchObject({ config: { keysDir: 'keys' } });
  });

  it('wants one Postgres for processes apart', () => {
    const read = readConfig({ BATON_ROLE: 'api' });
    expect(read.ok ? [] : read.problems.map(({ name }) => name)).toEqual(['DATABASE_URL']);
  });
});
