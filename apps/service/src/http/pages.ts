import { z } from '@hono/zod-openapi';
import { Problem } from './problem.ts';

/** What a list is asked for besides its filters. */
export const pageAsked = (limitAtMost: number) => ({
  limit: z.coerce.number().int().min(1).max(limitAtMost).optional(),
  cursor: z.string().max(1000).optional(),
});

/** A page of a list; `cursor` asks for the next, null at the end. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() });

export const unknownCursor = (): Problem => new Problem(400, 'invalid', 'cursor is none of ours');
