import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { emptyList, withAt, withLast } from './short-list.ts';

const lists = fc.array(fc.integer(), { maxLength: 8 });

describe('short lists', () => {
  test.prop([lists, fc.integer()])('get one more at the end', (list, last) => {
    const before = [...list];
    expect(withLast(list, last)).toEqual([...before, last]);
    expect(list).toEqual(before);
  });

  test.prop([lists.filter(({ length }) => length > 0), fc.nat(), fc.integer()])(
    'get another in one place',
    (list, nat, other) => {
      const before = [...list];
      const at = nat % list.length;
      expect(withAt(list, at, other)).toEqual(before.with(at, other));
      expect(list).toEqual(before);
    },
  );

  test('begin with one list for all', () => {
    expect(emptyList()).toBe(emptyList());
    expect(emptyList()).toEqual([]);
  });
});
