import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { RouteKey } from '../http/access.ts';
import { at, problems } from '../http/at.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import type { Edit } from '../org/edit-org-text.ts';
import { absenceSchema, datesSchema, personFieldsSchema } from '../org/edit-people.ts';
import { exceptionSchema, roleSchema, teamSchema } from '../org/edit-places.ts';
import { changedSchema, changeHeaders, etagOf, idSchema } from '../org/org-schemas.ts';
import { asChange, smallChange } from '../org/small-change.ts';

type Params = Readonly<Record<string, string>>;
type Names = z.ZodObject<Record<string, z.ZodString>>;

const names = (...all: readonly string[]): Names =>
  z.object(Object.fromEntries(all.map((one) => [one, idSchema])));

interface Change {
  readonly route: RouteKey;
  readonly summary: string;
  readonly params: Names;
  readonly body: z.ZodType;
  /** Whether who leads nobody changes it for themselves alone. */
  readonly isOwn?: true;
  readonly edit: (params: Params, said: unknown) => Edit;
}

const responses = {
  200: {
    description: 'The org’s version with the change',
    content: { 'application/json': { schema: changedSchema } },
  },
  ...problems,
};

/** Who enters absences of others. */
const leaders: ReadonlySet<string> = new Set(['admin', 'ops', 'manager']);

/** A route that changes a few lines of the org's text and so makes its next version. */
const changing =
  (app: OpenAPIHono<Env>, service: Service) =>
  ({ route, summary, params, body, isOwn, edit }: Change): void => {
    const isBare = route.startsWith('DELETE');
    const said = { required: true, content: { 'application/json': { schema: body } } };
    app.openapi(
      createRoute({
        ...at(service, route),
        summary,
        request: { params, headers: changeHeaders, ...(isBare ? {} : { body: said }) },
        responses,
      }),
      async (c) => {
        const caller = c.get('caller');
        const where = c.req.valid('param');
        if (isOwn === true && !leaders.has(caller.role) && where['person'] !== caller.person)
          throw new Problem(403, 'forbidden', 'absences of others are for: admin, ops, manager');
        const asked: unknown = isBare ? {} : await c.req.json();
        const target = Object.values(where).join(' ');
        const change = asChange(route, target, c.req.valid('header'), { body: asked });
        const stored = await smallChange(service, caller, change, edit(where, asked));
        c.header('etag', etagOf(stored.version));
        return c.json(stored, 200);
      },
    );
  };

/** What is done with a body, once it is read by its schema. */
const reading = <B>(
  body: z.ZodType<B>,
  edit: (params: Params, said: B) => Edit,
): Pick<Change, 'body' | 'edit'> => ({
  body,
  edit: (params, said) => edit(params, body.parse(said)),
});

const none = z.object({});
const of = (params: Params, name: string): string => params[name] ?? '';

const peopleChanges = (app: OpenAPIHono<Env>, service: Service): void => {
  const change = changing(app, service);
  change({
    route: 'PATCH /org/people/{person}',
    summary: 'Sets fields of a person, who is added if nobody has that id; null takes a field away',
    params: names('person'),
    ...reading(personFieldsSchema, (params, fields) => ['setPerson', of(params, 'person'), fields]),
  });
  change({
    route: 'DELETE /org/people/{person}',
    summary:
      'Takes a person out of the org, its pools, teams and deputies; 409 names the leads they have',
    params: names('person'),
    ...reading(none, (params) => ['removePerson', of(params, 'person')]),
  });
  const dates = z.object({ person: idSchema, dates: datesSchema });
  change({
    route: 'POST /org/people/{person}/absences',
    summary:
      'Enters an absence: the next decision knows of it, and leads that wait on the person move',
    params: names('person'),
    isOwn: true,
    ...reading(absenceSchema, (params, absence) => ['addAbsence', of(params, 'person'), absence]),
  });
  change({
    route: 'DELETE /org/people/{person}/absences/{dates}',
    summary: 'Takes an absence back',
    params: dates,
    isOwn: true,
    ...reading(none, (params) => ['removeAbsence', of(params, 'person'), of(params, 'dates')]),
  });
  const weight = z
    .strictObject({ weight: z.int().min(1).max(1000).optional() })
    .openapi('PoolMember');
  change({
    route: 'PUT /org/pools/{pool}/members/{person}',
    summary: 'Puts a person into a pool, or gives a member another weight (1 unless said)',
    params: names('pool', 'person'),
    ...reading(weight, (params, said) => [
      'setMember',
      of(params, 'pool'),
      of(params, 'person'),
      said.weight ?? 1,
    ]),
  });
  change({
    route: 'DELETE /org/pools/{pool}/members/{person}',
    summary: 'Takes a member out of a pool',
    params: names('pool', 'person'),
    ...reading(none, (params) => ['removeMember', of(params, 'pool'), of(params, 'person')]),
  });
};

const placeChanges = (app: OpenAPIHono<Env>, service: Service): void => {
  const change = changing(app, service);
  change({
    route: 'PUT /org/teams/{team}',
    summary: 'Sets a team; what is not said stays, null takes it away',
    params: names('team'),
    ...reading(teamSchema, (params, fields) => ['setTeam', of(params, 'team'), fields]),
  });
  change({
    route: 'DELETE /org/teams/{team}',
    summary: 'Takes a team out of the org',
    params: names('team'),
    ...reading(none, (params) => ['removeTeam', of(params, 'team')]),
  });
  change({
    route: 'PUT /org/roles/{role}',
    summary: 'Says which person has a role that policies name',
    params: names('role'),
    ...reading(roleSchema, (params, { person }) => ['setRole', of(params, 'role'), person]),
  });
  change({
    route: 'DELETE /org/roles/{role}',
    summary: 'Takes a role out of the org',
    params: names('role'),
    ...reading(none, (params) => ['removeRole', of(params, 'role')]),
  });
  change({
    route: 'POST /org/calendars/{calendar}/exceptions',
    summary:
      'Changes a calendar on certain dates; what is due already stays, unless calendars are adopted',
    params: names('calendar'),
    ...reading(exceptionSchema, (params, exception) => [
      'setException',
      of(params, 'calendar'),
      exception,
    ]),
  });
  change({
    route: 'DELETE /org/calendars/{calendar}/exceptions/{dates}',
    summary: 'Takes a dated change of a calendar back',
    params: z.object({ calendar: idSchema, dates: datesSchema }),
    ...reading(none, (params) => ['removeException', of(params, 'calendar'), of(params, 'dates')]),
  });
};

/** Changes of single parts of the org, each of which makes its next version. */
export const orgChangeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  peopleChanges(app, service);
  placeChanges(app, service);
};
