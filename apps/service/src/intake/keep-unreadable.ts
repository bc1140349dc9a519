import type { MiddlewareHandler } from 'hono';
import { idempotencyOf } from '../http/idempotency.ts';
import type { Unreadable } from '../http/safe-request.ts';
import type { Env, Service } from '../http/service.ts';
import type { KeyHolder } from '@baton/store';
import type { Problem } from '../http/problem.ts';
import type { FieldProblem } from './field-problem.ts';
import { registeredBy } from './json-inquiry.ts';
import { type IntakeSource, refusedAndKept } from './failed-intake.ts';

/** A body that is no JSON, from somebody who may send inquiries, is kept as it came. Runs after the caller is known. */
export const keepUnreadable =
  (service: Service, source: IntakeSource): MiddlewareHandler<Env & Unreadable> =>
  async (c, next) => {
    const detail = c.get('unreadable');
    if (detail !== undefined) {
      const caller = c.get('caller');
      const body = await c.req.text();
      throw await refusedAndKept(
        service,
        caller.workspace,
        {
          source,
          through: null,
          sentBy: caller.person,
          body,
          errors: [{ path: [], message: detail }],
          ...idempotencyOf(caller, c.req.header('idempotency-key'), { body: body.toWellFormed() }),
        },
        ['bad-request', detail],
      );
    }
    await next();
  };

/** JSON that is no inquiry, or none under the policy in force, is kept as it was asked. */
export const refusedJson = (
  service: Service,
  caller: KeyHolder,
  key: string | undefined,
  body: unknown,
  errors: readonly FieldProblem[],
): Promise<Problem> => {
  const text = JSON.stringify(registeredBy(caller, body));
  return refusedAndKept(
    service,
    caller.workspace,
    {
      source: 'json',
      through: null,
      sentBy: caller.person,
      body: text,
      errors,
      // Through text, which has no infinity: `1e999` is one to the parser.
      ...idempotencyOf(caller, key, {
        route: 'inquiries',
        body: JSON.parse(JSON.stringify(body)) as unknown,
      }),
    },
    ['invalid', 'the inquiry has errors'],
  );
};
