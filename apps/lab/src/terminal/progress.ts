import { Presets, SingleBar } from 'cli-progress';
import { onInterrupt } from '../command-line/interrupts.ts';
import { paceOver } from './pace.ts';

export interface Progress {
  /** `done` of `total` so far, `before` of them before it started; the total may grow on the way. */
  readonly update: (done: number, total: number, before?: number) => void;
  readonly stop: () => void;
}

const quietMs = 1500;
const windowMs = 5000;

/**
 * One line on stderr with the rate and the time left, once they are known; nothing when stderr is no terminal, nor for what
 * ends within a second or two.
 * @param unit what is counted, in the plural: `leads`
 */
export function startProgress(label: string, unit: string): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
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
  const paceAt = paceOver(quietMs, windowMs);
  const stop = (): void => bar.stop();
  const forget = onInterrupt(stop);
  return {
    update: (done, total, before = 0) => {
      const pace = paceAt({ nowMs: performance.now(), done, total, before });
      if (pace === null) return;
      const shown = { rate: figure(pace.perSecond), left: timeLeft(pace.leftSeconds) };
      if (bar.isActive) {
        bar.setTotal(total);
        bar.update(done, shown);
      } else bar.start(total, done, shown);
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
