import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerLink, type LinkKey, type LinkKeys, readLink, signLink } from './answer-link.ts';
import {
  type Acted,
  followLink,
  type LinkAnswer,
  type LinkPorts,
  type OfferState,
} from './follow-link.ts';

const key = (id: string): LinkKey => ({ id, secret: Buffer.alloc(32, id) });
const keys: LinkKeys = [key('2026-11'), key('2026-10')];
const accept: AnswerLink = {
  workspace: 'acme',
  lead: 'lead-7',
  obligation: 'offered:3',
  action: 'accept',
  person: 'r-01',
  expiresAt: 1000,
};
const reject: AnswerLink = { ...accept, action: 'reject' };

describe('a token', () => {
  it('gives back what was signed', () => {
    expect(readLink(signLink(accept, keys), keys, 999)).toMatchObject({ ok: true, link: accept });
  });

  it('is verified by an older key, not by one that is gone', () => {
    const old = signLink(accept, [key('2026-10')]);
    expect(readLink(old, keys, 0).ok).toBe(true);
    expect(readLink(old, [key('2026-11')], 0)).toEqual({ ok: false, reason: 'forged' });
    const renamed = signLink(accept, [{ id: '2026-11', secret: Buffer.alloc(32, 'other') }]);
    expect(readLink(renamed, keys, 0)).toEqual({ ok: false, reason: 'forged' });
  });

  it('expires at its instant', () => {
    expect(readLink(signLink(accept, keys), keys, 1000)).toEqual({ ok: false, reason: 'expired' });
  });

  it('has an id of its own for each action, person, offer and lead', () => {
    const links = [
      accept,
      reject,
      { ...accept, person: 'r-02' },
      { ...accept, obligation: 'offered:4' },
      { ...accept, lead: 'lead-8' },
    ];
    const ids = links.map((link) => {
      const read = readLink(signLink(link, keys), keys, 0);
      return read.ok ? read.id : null;
    });
    expect(new Set(ids).size).toBe(5);
  });

  test.prop([fc.nat(), fc.constantFrom('A', 'B', 'x', 'z', '0', '9', '-', '_', '.', '=')])(
    'changed anywhere is forged',
    (place, letter) => {
      const token = signLink(accept, keys);
      const at = place % token.length;
      fc.pre(token[at] !== letter);
      expect(readLink(`${token.slice(0, at)}${letter}${token.slice(at + 1)}`, keys, 0)).toEqual({
        ok: false,
        reason: 'forged',
      });
    },
  );

  test.prop([fc.string()])('that nobody signed is forged', (text) => {
    expect(readLink(text, keys, 0)).toEqual({ ok: false, reason: 'forged' });
  });

  it('is not made with a short secret', () => {
    expect(() => signLink(accept, [{ id: 'k', secret: Buffer.alloc(16) }])).toThrow(RangeError);
  });
});

const offer: OfferState = {
  state: 'open',
  step: null,
  who: 'Jane <b>Doe</b>',
  askedFor: null,
  dueText: 'Mon 23 November 2026, 14:30 (Europe/Zurich)',
  reasons: [
    { reason: 'wrong-territory', needsCriterion: false },
    { reason: 'not-a-lead', needsCriterion: true },
  ],
  excuses: ['no-phone'],
};

/** A service in which one lead waits for an answer. */
const service = (first: OfferState = offer) => {
  const used = new Map<string, AnswerLink['action']>();
  const answers: LinkAnswer[] = [];
  const stateOf = (link: AnswerLink, id: string): OfferState => {
    const action = used.get(id);
    if (action !== undefined) return { state: 'used', action, atText: 'Mon' };
    return answers.length > 0 || link.obligation !== 'offered:3' ? { state: 'gone' } : first;
  };
  const ports: LinkPorts = {
    offerOf: (link, id) => Promise.resolve(stateOf(link, id)),
    act: (link, id, answer): Promise<Acted> => {
      const state = stateOf(link, id);
      if (state.state !== 'open') return Promise.resolve(state);
      used.set(id, link.action);
      answers.push(answer);
      return Promise.resolve({ outcome: 'done', taken: null });
    },
  };
  const ask = (method: string, token: string, form: Record<string, string> = {}, at = 0) =>
    followLink({ method, token, form, at }, keys, ports);
  return { ask, answers, ports };
};

describe('a link', () => {
  it('opened by a person or a preview bot changes nothing', async () => {
    const { ask, answers } = service();
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await ask(method, signLink(accept, keys))).status).toBe(200);
    expect(answers).toEqual([]);
  });

  it('shows a form that needs no script, nothing from elsewhere, and no markup of others', async () => {
    const { html, headers } = await service().ask('GET', signLink(accept, keys));
    expect(html).toContain('<form method="post">');
    expect(html).toContain('Jane &lt;b&gt;Doe&lt;/b&gt;');
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(/);
    expect(html).toContain('name="viewport"');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect((await service().ask('HEAD', signLink(accept, keys))).html).toBe('');
  });

  it('acts once on POST, and says so when it is used again', async () => {
    const { ask, answers } = service();
    const token = signLink(accept, keys);
    expect(await ask('POST', token)).toMatchObject({
      status: 200,
      html: expect.stringContaining('The lead is yours'),
    });
    const again = await ask('POST', token);
    expect(again).toMatchObject({ status: 409, html: expect.stringContaining('Answered already') });
    expect((await ask('GET', token)).status).toBe(409);
    expect(answers).toHaveLength(1);
  });

  it('acts once although it was pressed twice at the same time', async () => {
    const { ask, answers } = service();
    const token = signLink(accept, keys);
    const pages = await Promise.all([ask('POST', token), ask('POST', token)]);
    expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers).toHaveLength(1);
  });

  it('cannot reject what was accepted', async () => {
    const { ask, answers } = service();
    await ask('POST', signLink(accept, keys));
    const page = await ask('POST', signLink(reject, keys), { reason: 'wrong-territory' });
    expect(page).toMatchObject({ status: 409, html: expect.stringContaining('no longer open') });
    expect(answers).toHaveLength(1);
  });

  it.each<[string, () => string, number, number]>([
    ['forged', () => `${signLink(accept, keys).slice(0, -2)}xx`, 0, 404],
    ['expired', () => signLink(accept, keys), 1000, 410],
    ['for another offer', () => signLink({ ...accept, obligation: 'offered:2' }, keys), 0, 409],
  ])('that is %s does not act', async (_, token, at, status) => {
    const { ask, answers } = service();
    expect((await ask('GET', token(), {}, at)).status).toBe(status);
    expect((await ask('POST', token(), {}, at)).status).toBe(status);
    expect(answers).toEqual([]);
  });

  it('asks for a reason, and for the criterion where the reason needs one', async () => {
    const { ask, answers } = service();
    const token = signLink(reject, keys);
    expect((await ask('GET', token)).html).toContain(
      '<option value="wrong-territory">wrong territory</option>',
    );
    for (const form of [
      {},
      { reason: 'invented' },
      { reason: 'not-a-lead', criterion: ' ' },
      { reason: 'wrong-territory', excuse: 'invented' },
    ])
      expect(await ask('POST', token, form)).toMatchObject({
        status: 422,
        html: expect.stringContaining('role="alert"'),
      });
    expect(answers).toEqual([]);
    const again = await ask('POST', token, { reason: 'not-a-lead', excuse: 'no-phone' });
    expect(again.html).toContain('<option value="not-a-lead" selected>');
    expect(again.html).toContain('<option value="no-phone" selected>');
    const kept = await ask('POST', token, { criterion: 'too "small"' });
    expect(kept.html).toContain('value="too &quot;small&quot;"');
    await ask('POST', token, { reason: 'not-a-lead', criterion: 'employees', excuse: 'no-phone' });
    expect(answers).toEqual([
      {
        action: 'reject',
        reason: 'not-a-lead',
        excuse: 'no-phone',
        criterion: 'employees',
        note: null,
      },
    ]);
  });

  it('says what the lifecycle refused', async () => {
    const { ports } = service();
    const refusing: LinkPorts = {
      ...ports,
      act: () => Promise.resolve({ outcome: 'refused', message: 'Closed <yesterday>.' }),
    };
    const page = await followLink(
      { method: 'POST', token: signLink(accept, keys), form: {}, at: 0 },
      keys,
      refusing,
    );
    expect(page).toMatchObject({
      status: 409,
      html: expect.stringContaining('Closed &lt;yesterday&gt;.'),
    });
  });

  it('knows no other method', async () => {
    const page = await service().ask('PUT', signLink(accept, keys));
    expect(page).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
  });
});
