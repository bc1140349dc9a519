import { z } from '@hono/zod-openapi';
import { LEADS_NAMED } from './groups.ts';

// Kinds of columns, for the OpenAPI document.
export const count = z.int().min(0);
export const share = z.number().nullable().openapi({ description: 'Null of nothing' });
export const hours = z.number().nullable();
export const money = z.int().openapi({ description: 'Minor units of the currency' });
export const group = z
  .string()
  .nullable()
  .openapi({ description: 'What the row is of; null where it is not known' });

/** A row of a report that counts by groups. */
export const rowOf = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({
    group,
    ...shape,
    leads: count.openapi({ description: 'Leads behind the row' }),
    examples: z
      .array(z.string())
      .openapi({ description: `Their ids, the first ${LEADS_NAMED}; not in the CSV` }),
  });
