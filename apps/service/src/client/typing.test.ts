import type { ClientPathsWithMethod, MaybeOptionalInit } from 'openapi-fetch';
import { describe, expectTypeOf, test } from 'vitest';
import { batonClient, type BatonClient, type Problem, type ProblemType } from './index.ts';
import type { paths } from './openapi.ts';

/** What the second argument of a call has to be. */
type Posting<Path extends keyof paths> = MaybeOptionalInit<paths[Path], 'post'>;

type Reporting = Posting<'/leads/{id}/events'>;
interface OfLead {
  params: { path: { id: string } };
}

describe('what compiles', () => {
  test('a body as its route describes it, and no other', () => {
    expectTypeOf<{ body: { who: string; reach: string; about: string } }>().toExtend<
      Posting<'/capture'>
    >();
    expectTypeOf<{ body: { who: string; reach: string } }>().not.toExtend<Posting<'/capture'>>();
    expectTypeOf<{ body: { who: number; reach: string; about: string } }>().not.toExtend<
      Posting<'/capture'>
    >();
    expectTypeOf<{ body: string }>().not.toExtend<Posting<'/capture'>>();
    expectTypeOf<object>().not.toExtend<Posting<'/capture'>>();
    expectTypeOf<{ body: { contact: { mail: null } } }>().not.toExtend<Posting<'/inquiries'>>();
  });

  test('an event with its own input', () => {
    expectTypeOf<OfLead & { body: { type: 'lead.accepted' } }>().toExtend<Reporting>();
    expectTypeOf<OfLead & { body: { type: 'lead.acepted' } }>().not.toExtend<Reporting>();
    expectTypeOf<OfLead & { body: { type: 'deal.won'; amount: number } }>().toExtend<Reporting>();
    expectTypeOf<
      OfLead & { body: { type: 'deal.won'; amount: string } }
    >().not.toExtend<Reporting>();
    expectTypeOf<{ body: { type: 'lead.accepted' } }>().not.toExtend<Reporting>();
  });

  test('paths, methods and queries that there are', () => {
    expectTypeOf<'/leads'>().toExtend<ClientPathsWithMethod<BatonClient, 'get'>>();
    expectTypeOf<'/lead'>().not.toExtend<ClientPathsWithMethod<BatonClient, 'get'>>();
    expectTypeOf<'/inquiries'>().not.toExtend<ClientPathsWithMethod<BatonClient, 'get'>>();
    type Asking = MaybeOptionalInit<paths['/leads'], 'get'>;
    expectTypeOf<{ params: { query: { limit: number } } }>().toExtend<Asking>();
    expectTypeOf<{ params: { query: { limit: boolean } } }>().not.toExtend<Asking>();
  });

  test('answers and problems, one or the other', () => {
    const ask = () => batonClient().GET('/leads/{id}', { params: { path: { id: 'l1' } } });
    type Answer = Awaited<ReturnType<typeof ask>>;
    expectTypeOf<NonNullable<Answer['error']>>().toExtend<Problem>();
    expectTypeOf<NonNullable<Answer['error']>['type']>().toEqualTypeOf<ProblemType>();
    expectTypeOf<NonNullable<Answer['data']>['state']>().toEqualTypeOf<string>();
    expectTypeOf<'urn:baton:problem:stranded'>().toExtend<ProblemType>();
    expectTypeOf<'urn:baton:problem:streamed'>().not.toExtend<ProblemType>();
    const askText = () => batonClient().GET('/reports/sla', { parseAs: 'text' });
    expectTypeOf<
      NonNullable<Awaited<ReturnType<typeof askText>>['data']>
    >().toEqualTypeOf<string>();
  });
});
