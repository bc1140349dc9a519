import { PURPOSE } from '../world/purposes.ts';
import type { World } from '../world/world.ts';
import type { Dice } from './draw.ts';
import type { Temper } from './temper.ts';

export interface Reminder {
  /** Told to the person themselves, or to a manager who has a word with them. */
  readonly from: 'engine' | 'manager';
  /** The how-manieth about this obligation, from 0. */
  readonly nth: number;
  /** Reminders that the person has had lately, this one not counted. */
  readonly recent: number;
}

/** Whether a reminder makes somebody take up what they had left alone. Each recent one takes its share off the chance. */
export const answers = (world: World, dice: Dice, temper: Temper, reminder: Reminder): boolean => {
  const { answerToReminder, fatigue } = world.document.reps;
  const fresh =
    reminder.from === 'manager'
      ? answerToReminder.manager
      : reminder.nth === 0
        ? answerToReminder.first
        : answerToReminder.second;
  const chance = fresh * (1 - fatigue.perReminder) ** reminder.recent;
  temper.reminders += 1;
  return dice.uniform(temper.pair, PURPOSE.answersReminder, temper.reminders - 1) < chance;
};
