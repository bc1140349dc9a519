import openapiTS, { astToString } from 'openapi-typescript';
import { appOf } from '../app.ts';
import type { Service } from '../http/service.ts';

const head = `// The OpenAPI document as types, written by \`node .scripts/write-client.ts\`. Neither linted nor formatted.

`;

/** The document of a service without a database: making routes asks none. */
const document = (): string =>
  JSON.stringify(
    appOf({} as Service).getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Baton', version: '0' },
    }),
  );

/** The module of types that the client is typed by. Sorted, so that the order of routes changes nothing. */
export const clientTypes = async (): Promise<string> => {
  const nodes = await openapiTS(document(), {
    alphabetize: true,
    // A default is the service's to fill in: callers leave it out.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return `${head}${astToString(nodes)}`;
};
