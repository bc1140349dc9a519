import { Presets, SingleBar } from 'cli-progress';
import { onInterrupt } from '../command-line/interrupts.ts';

export interface Progress {
  /** `done` of `total` so far, `before` of them before it started; the total may grow on the way. */
  readonly update: (done: number, total: number, before?: number) => void;
  readonly stop: () => void;
}

const quietMs = 1000;
const unknown = { rate: '–', left: 'some time' };

/**
 * One line on stderr with the rate and the time left; nothing when stderr is no terminal, nor for
 * what ends within a second.
 * @param unit what is counted, in the plural: `leads`
 */
export function startProgress(label: string, unit: string): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const startedMs = performance.now();
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}%  {rate} ${unit}/s  {left} left`,
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const timer = setTimeout(() => bar.start(1, 0, unknown), quietMs);
  const stop = (): void => {
    clearTimeout(timer);
    bar.stop();
  };
  const forget = onInterrupt(stop);
  return {
    update: (done, total, before = 0) => {
      const passedMs = performance.now() - startedMs;
      if (passedMs < quietMs || done <= before) return;
      const perSecond = ((done - before) / passedMs) * 1000;
      bar.setTotal(total);
      bar.update(done, { rate: figure(perSecond), left: timeLeft((total - done) / perSecond) });
    },
    stop: () => {
      forget();
      stop();
    },
  };
}

const figure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);

function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
