/**
 * What a random number is drawn for. Each is an address of its own (`Draws`), so a purpose added here changes no other
 * draw. Streams use those below 16. Numbers are never used again for something else: results would change silently.
 */
export const PURPOSE = {
  // A prospect, by lead.
  merit: 16,
  value: 17,
  buyingTime: 18,
  evaluation: 19,
  window: 20,
  tolerance: 21,
  /** By the milestone it waits for. */
  patience: 22,
  /** Occurrence: pass * 64 + attempt. */
  answer: 23,
  unfit: 24,
  dropsAt: 25,
  lossReason: 26,
  asksForCallback: 27,
  engagesAtBuyingTime: 28,
  repliesAtBuyingTime: 29,
  /** By the touch. */
  engagesOnTouch: 30,
  unsubscribes: 31,
  tells: 32,
  // What a rep makes of a lead, by lead and rep.
  ignores: 48,
  excuse: 49,
  sits: 50,
  /** By the how-manieth reminder. */
  answersReminder: 51,
  /** By the how-manieth offer. */
  rejects: 52,
  rejectsWithExcuse: 53,
  disputes: 54,
  givesUp: 55,
  /** By pass and attempt. */
  shams: 56,
  /** By the how-manieth result. */
  records: 57,
  // Desks and managers, by lead and desk or person.
  deskForgets: 64,
  deskJudges: 65,
  approvalDelay: 66,
  approvalRefused: 67,
  // Handling time, by lead and kind of task; the how-manieth of the kind.
  handling: 80,
  /** Until new work is noticed. */
  notices: 81,
  // By person and date.
  absence: 96,
  // Of the simulation itself, by lead and the policy's place in the experiment.
  verified: 112,
} as const;
