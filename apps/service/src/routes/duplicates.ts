import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';
import { accountMatchOf } from '../hygiene/account-matches.ts';
import { dismissPair } from '../hygiene/dismiss-pair.ts';
import { type ListedPair, listOpenPairs, pairsOfLead } from '../hygiene/list-pairs.ts';
import { accountIn } from '../hygiene/stored-contact.ts';
import { maySee } from '../leads/lead-view.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';

const PAGE = 50;
const PAGE_AT_MOST = 500;

const id = z.string().min(1).max(200);
const instant = z.int().openapi({ description: 'Epoch milliseconds' });
const score = z.number().min(0).max(1).openapi({ description: 'How sure it is, 0 to 1' });

const pairSchema = z
  .object({
    lead: z.string(),
    other: z.string(),
    score,
    evidence: z.array(z.string()),
    state: z.enum(['open', 'merged', 'dismissed']),
    foundAt: instant,
    settledAt: instant.nullable(),
    settledBy: z.string().nullable(),
  })
  .openapi('DuplicatePair', { description: 'Two leads that may be of one person' });

const pairView = (pair: ListedPair): z.infer<typeof pairSchema> => ({
  lead: pair.lead,
  other: pair.other,
  score: pair.score,
  evidence: [...pair.evidence],
  state: pairSchema.shape.state.parse(pair.state),
  foundAt: pair.foundAt,
  settledAt: pair.settledAt,
  settledBy: pair.settledBy,
});

const ok = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems,
});

const candidate = { account: z.string(), score, evidence: z.array(z.string()) };

const matchSchema = z
  .object({
    account: z.string().nullable().openapi({ description: 'The fact account of the lead' }),
    given: z.boolean().openapi({ description: 'Whether the inquiry itself named the account' }),
    match: z
      .object({
        ...candidate,
        decidedBy: z.string().nullable().openapi({
          description: 'The tie-break that chose among equals; id where all were even',
        }),
        others: z.array(z.object(candidate)),
      })
      .nullable()
      .openapi({ description: 'What matching found when the lead was captured' }),
  })
  .openapi('AccountMatch');

const matchRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/account-match'),
      summary: 'Which account a lead belongs to, why, and who else matched',
      request: { params: leadParams },
      responses: ok(matchSchema, 'What was found'),
    }),
    async (c) => {
      const caller = c.get('caller');
      const lead = await seenLead(service, caller, c.req.valid('param').id);
      const found = await inWorkspace(service.db, caller.workspace, (tx) =>
        accountMatchOf(tx, caller.workspace, lead.id),
      );
      const account = accountIn(lead);
      if (found === null) return c.json({ account, given: account !== null, match: null }, 200);
      const { reasons, decidedBy, others, ...best } = found;
      const match = {
        account: best.account,
        score: best.score,
        evidence: [...reasons],
        decidedBy,
        others: others.map((one) => ({
          account: one.account,
          score: one.score,
          evidence: [...one.reasons],
        })),
      };
      return c.json({ account, given: false, match }, 200);
    },
  );
};

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /duplicates'),
      summary:
        'Pairs of open leads that may be of one person; reps see those of which they see both',
      request: {
        query: z.strictObject({
          ...pageAsked(PAGE_AT_MOST),
        }),
      },
      responses: ok(pageOf(pairSchema), 'A page, the latest found first'),
    }),
    async (c) => {
      const { workspace, role, person } = c.get('caller');
      const { limit = PAGE, cursor = null } = c.req.valid('query');
      const rep = role === 'rep' ? person : null;
      const page = await inWorkspace(db, workspace, (tx) =>
        listOpenPairs(tx, workspace, { rep, limit, cursor }),
      );
      if (page === null) throw unknownCursor();
      return c.json({ items: page.items.map(pairView), cursor: page.cursor }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/duplicates'),
      summary: 'Leads that may be of the same person, settled pairs too; at most 100',
      request: { params: leadParams },
      responses: ok(
        z.object({ items: z.array(pairSchema.extend({ otherState: z.string() })) }),
        'The surest first; otherState is where the second lead stands',
      ),
    }),
    async (c) => {
      const caller = c.get('caller');
      const lead = await seenLead(service, caller, c.req.valid('param').id);
      const pairs = await inWorkspace(db, caller.workspace, (tx) =>
        pairsOfLead(tx, caller.workspace, lead.id),
      );
      const items = pairs
        .filter(({ second }) => maySee(caller, second))
        .map((pair) => ({ ...pairView(pair), otherState: pair.second.state }));
      return c.json({ items }, 200);
    },
  );
};

/** Duplicates as they were found, and saying that two leads are of two people. */
export const duplicateRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  matchRoute(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'POST /duplicates/{lead}/{other}/dismiss'),
      summary: 'Says that two leads are of two people',
      request: { params: z.object({ lead: id, other: id }), headers: idempotencyHeader },
      responses: ok(pairSchema, 'The pair'),
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const { lead, other } = c.req.valid('param');
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'POST /duplicates/{lead}/{other}/dismiss', lead, other };
      const pair = await once(service, caller, key, asked, (tx) =>
        dismissPair(tx, workspace, [lead, other], { at: service.now(), by: person }),
      );
      return c.json(pairView(pair), 200);
    },
  );
};
