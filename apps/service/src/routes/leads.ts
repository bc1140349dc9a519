import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, listLeads, readPerson } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';
import { checkFilters } from '../leads/check-filters.ts';
import { inForce } from '../leads/in-force.ts';
import { leadRowSchema, leadSchema, leadView } from '../leads/lead-view.ts';
import { placesOf } from '../leads/places-of.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';

const PAGE = 50;
const PAGE_AT_MOST = 500;

const listQuery = z.strictObject({
  state: z.string().max(200).optional(),
  person: z.string().max(200).optional(),
  open: z.enum(['true', 'false']).optional(),
  ...pageAsked(PAGE_AT_MOST),
});

const ok = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems,
});

/** Whose personal data goes out with the lead. */
const contactOf = async (
  { db }: Service,
  workspace: string,
  lead: string,
): Promise<Record<string, unknown> | null> =>
  inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ subject: string | null }>`
      select subject from baton.leads where workspace = ${workspace} and lead = ${lead}`;
    if (row?.subject === undefined || row.subject === null) return null;
    const person = await readPerson(tx, workspace, row.subject);
    return person.kind === 'known' ? (person.data as Record<string, unknown>) : null;
  });

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads'),
      summary:
        'Leads, the latest first; reps see those they hold, and those at their desks and in their queues',
      request: { query: listQuery },
      responses: ok(pageOf(leadRowSchema), 'A page'),
    }),
    async (c) => {
      const { open, limit = PAGE, person, state, cursor } = c.req.valid('query');
      const caller = c.get('caller');
      const isRep = caller.role === 'rep';
      const of = isRep ? caller.person : person;
      const places = isRep
        ? placesOf((await inForce(db, caller.workspace)).org, caller.person)
        : [];
      const page = await listLeads(db, caller.workspace, {
        limit,
        places,
        ...(state === undefined ? {} : { state }),
        ...(of === undefined ? {} : { person: of }),
        ...(open === undefined ? {} : { open: open === 'true' }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (page === null) throw unknownCursor();
      if (page.items.length === 0 && cursor === undefined)
        await checkFilters(service, caller.workspace, isRep ? { state } : { state, person });
      return c.json({ items: [...page.items], cursor: page.cursor }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}'),
      summary: 'A lead, with its inquiry’s personal data',
      request: { params: leadParams },
      responses: ok(
        leadSchema.extend({ inquiry: z.record(z.string(), z.unknown()).nullable() }),
        'The lead',
      ),
    }),
    async (c) => {
      const caller = c.get('caller');
      const lead = await seenLead(service, caller, c.req.valid('param').id);
      const inquiry =
        caller.role === 'auditor' ? null : await contactOf(service, caller.workspace, lead.id);
      return c.json({ ...leadView(lead), inquiry }, 200);
    },
  );
};

export const leadRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
};
