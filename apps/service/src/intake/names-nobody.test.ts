import { describe, expect, it } from 'vitest';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { namesNobody } from './names-nobody.ts';

const problems = (contact: object, facts = {}) =>
  namesNobody(normaliseContact(contact, { defaultCountry: 'US' }), facts);

describe('an inquiry', () => {
  it.each([
    ['a mail address', { mail: 'jane@acme.com' }],
    ['a free mail address alone', { mail: 'jane@gmail.com' }],
    ['a mail address that cannot be used', { mail: 'jane at acme' }],
    ['a number', { phone: '212 555 0100' }],
    ['a number that cannot be called', { phone: 'ext. 12' }],
    ['a company', { company: 'Acme' }],
    ['a website', { website: 'acme.com' }],
    ['a website that cannot be read', { website: 'http://' }],
    ['a place', { street: 'Main Street 1', city: 'Springfield' }],
  ])('with %s is one', (_, contact) => {
    expect(problems(contact)).toEqual([]);
  });

  it('of an account is one', () => {
    expect(problems({}, { account: 'acme-7' })).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['a name alone', { name: 'Jane Doe' }],
    ['blanks', { mail: ' ', phone: '', company: '\t' }],
  ])('of %s names the fields that are missing', (_, contact) => {
    const [problem, ...others] = problems(contact, { employees: 5 });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: ['contact'] });
    expect(problem?.fix).toMatch(/contact\.mail.*contact\.phone.*contact\.company.*account/u);
  });
});
