import { describe, expect, test } from 'vitest';
import { Tray } from './tray.ts';

describe('a tray', () => {
  test('gives back what was put down, in turn, also what is put down meanwhile', () => {
    const tray = new Tray<string>();
    tray.put('a');
    tray.put('b');
    expect(tray.take()).toBe('a');
    tray.put('c');
    expect([tray.take(), tray.take(), tray.take()]).toEqual(['b', 'c', null]);
  });

  test('is empty again once all was taken, and holds other things then', () => {
    const tray = new Tray<number>();
    for (let round = 0; round < 3; round += 1) {
      expect(tray.isEmpty).toBe(true);
      for (let one = 0; one <= round; one += 1) tray.put(one);
      expect(tray.isEmpty).toBe(false);
      for (let one = 0; one <= round; one += 1) expect(tray.take()).toBe(one);
      expect(tray.take()).toBeNull();
    }
  });
});
