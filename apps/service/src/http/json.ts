import type { z } from '@hono/zod-openapi';

/** A body that is JSON, as a route's definition has it. */
export const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });
