import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** An operation as the OpenAPI document has it, as much as tests need. */
export interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
  readonly security?: readonly unknown[];
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

export interface Answered {
  readonly status: number;
  /** The media type without its parameters; empty where there is none. */
  readonly media: string;
  readonly text: string;
}

const pointer = (...parts: readonly string[]): string =>
  parts
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');

/** Checks answers against an OpenAPI document: null, or what it does not describe. */
export const describedBy = (document: OpenApi) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const validatorAt = (at: string): ValidateFunction => {
    const known = compiled.get(at);
    if (known !== undefined) return known;
    const made = ajv.compile({ $ref: `openapi#/${at}` });
    compiled.set(at, made);
    return made;
  };
  return (method: string, path: string, { status, media, text }: Answered): string | null => {
    const verb = method.toLowerCase();
    const responses = document.paths[path]?.[verb]?.responses;
    if (responses === undefined) return `${method} ${path} is not in the document`;
    const code = Object.hasOwn(responses, `${status}`) ? `${status}` : 'default';
    const response = responses[code];
    if (response === undefined) return `${method} ${path} may not answer ${status}`;
    const { content } = response;
    if (content === undefined)
      return text === '' ? null : `${method} ${path} ${status} has a body that is not described`;
    const described = content[media];
    if (described === undefined)
      return `${method} ${path} ${status} answers ${media || 'no type'}, not ${Object.keys(content).join(' or ')}`;
    if (!/[/+]json$/u.test(media) || described.schema === undefined) return null;
    const validate = validatorAt(
      pointer('paths', path, verb, 'responses', code, 'content', media, 'schema'),
    );
    return validate(JSON.parse(text))
      ? null
      : `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 500)}`;
  };
};
