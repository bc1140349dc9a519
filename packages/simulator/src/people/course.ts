import { hasMerit, type Prospect } from './prospect.ts';

/**
 * How far we have come with a prospect. Only what the prospect sees counts: the first contact, being reached, live
 * contact when their time has come, and the waits that follow. A course once gone stays gone.
 */
export interface Course {
  /** The first real attempt to make contact, answered or not. */
  readonly contactedAt: number | null;
  /** Whether the prospect has been reached: from then on they take our calls. */
  readonly reached: boolean;
  /** Live contact when the time had come: the talks begin. */
  readonly takenUpAt: number | null;
  /** Milestones passed: 0 once sales has opened the opportunity, then one for each step. */
  readonly milestone: number;
  /** When the prospect's own part of the next milestone is done, so that they wait for us. */
  readonly waitsFrom: number;
  /** The milestone that is the signature; known once the opportunity is open. */
  readonly milestones: number;
}

export const newCourse: Course = {
  contactedAt: null,
  reached: false,
  takenUpAt: null,
  milestone: -1,
  waitsFrom: 0,
  milestones: 0,
};

/**
 * The last instant at which perfect handling, from here on, still wins the prospect: the first contact is due by their
 * tolerance, live contact by the end of their window, and each milestone by their patience. Infinity once it is won.
 * The delay of the first contact is charged by the tolerance alone, later ones by the window and the patience alone.
 */
export const lastChance = (prospect: Prospect, course: Course): number => {
  if (isSigned(course)) return Infinity;
  if (course.takenUpAt !== null)
    return course.waitsFrom + prospect.patienceMs(course.milestone + 1);
  const windowEnds = prospect.readyAt + prospect.windowMs;
  return course.contactedAt === null ? Math.min(prospect.contactBy, windowEnds) : windowEnds;
};

export const isSigned = ({ milestone, milestones }: Course): boolean =>
  milestones > 0 && milestone >= milestones;

/** Whether the prospect has turned away from us. */
export const isGone = (prospect: Prospect, course: Course, at: number): boolean =>
  at > lastChance(prospect, course);

/** An attempt is made, by a person and in earnest. */
export const contact = (prospect: Prospect, course: Course, at: number): Course =>
  course.contactedAt !== null || isGone(prospect, course, at)
    ? course
    : {
        contactedAt: at,
        reached: course.reached,
        takenUpAt: course.takenUpAt,
        milestone: course.milestone,
        waitsFrom: course.waitsFrom,
        milestones: course.milestones,
      };

/** The prospect is on the line. When their time has come, the talks begin. */
export const talk = (prospect: Prospect, course: Course, at: number): Course => {
  const contacted = contact(prospect, course, at);
  const begins =
    contacted.takenUpAt === null && at >= prospect.readyAt && !isGone(prospect, contacted, at);
  if (contacted.reached && !begins) return contacted;
  return {
    contactedAt: contacted.contactedAt,
    reached: true,
    takenUpAt: begins ? at : contacted.takenUpAt,
    milestone: contacted.milestone,
    waitsFrom: begins ? at : contacted.waitsFrom,
    milestones: contacted.milestones,
  };
};

/** When the prospect's own part of a milestone is done: the talks' time is spread evenly over the milestones. */
export const prospectDoneAt = (prospect: Prospect, course: Course, milestone: number): number =>
  course.takenUpAt === null
    ? Infinity
    : course.takenUpAt +
      Math.ceil((prospect.evaluatesMs * milestone) / Math.max(1, course.milestones));

/** The opportunity is open; it has so many milestones to the signature. Opening it anew begins with the first step. */
export const openTalks = (
  prospect: Prospect,
  course: Course,
  at: number,
  milestones: number,
): Course => {
  if (course.takenUpAt === null || isSigned(course) || isGone(prospect, course, at)) return course;
  const open = { ...course, milestone: 0, milestones: Math.max(1, milestones) };
  return { ...open, waitsFrom: Math.max(at, prospectDoneAt(prospect, open, 1)) };
};

/** A milestone is passed; one that was passed before is not passed again. */
export const pass = (prospect: Prospect, course: Course, milestone: number, at: number): Course => {
  if (course.milestone < 0 || milestone <= course.milestone) return course;
  if (isSigned(course) || isGone(prospect, course, at)) return course;
  const next = { ...course, milestone };
  return { ...next, waitsFrom: Math.max(at, prospectDoneAt(prospect, next, milestone + 1)) };
};

/** Whether the prospect buys from the owner who works on it, whose skill is 1 for the best there is. */
export const isConvinced = (prospect: Prospect, skill: number): boolean =>
  hasMerit(prospect) && prospect.merit <= prospect.winnable * skill;
