import { due, isException, isNurture, type Lead, nextOpen, type Obligation } from '@baton/core';
import { hashPair } from '../random/id-hash.ts';
import { PURPOSE } from '../world/purposes.ts';
import { type Case, countOf } from './case.ts';
import { ownerHasHadEnough } from './acts/giving-up.ts';
import { approvalTask } from './approvals.ts';
import { isLeftAlone } from './left-alone.ts';
import { subjects } from './names.ts';
import { type Pile, putOn, takeOff } from './pile.ts';
import { call, EVENT, nowOf, serverNamed, type Simulation } from './simulation.ts';
import { prospectReadyFor, stepIndexOf } from './talks.ts';
import type { Task } from './task.ts';

const holds = (list: readonly Obligation[], one: Obligation): boolean => {
  for (const other of list) if (other === one) return true;
  return false;
};

const nothing: readonly Obligation[] = [];

/** Who owes how much, and on what. Only what an event changed is counted anew. */
const recount = (sim: Simulation, of: Case, before: Lead | null, after: Lead): void => {
  const was = before?.obligations ?? nothing;
  const is = after.obligations;
  sim.changes += 1;
  of.changed = sim.changes;
  sim.owed.note(of.index, is);
  for (const one of was) if (!holds(is, one)) serverNamed(sim, one.owedBy).owes -= 1;
  for (const one of is) if (!holds(was, one)) serverNamed(sim, one.owedBy).owes += 1;
};

/**
 * Whether somebody has work with an obligation. A first response is given by whoever works on the lead anyway, but for
 * leads that rest at a desk; mails go out by themselves; a queue and an expiry only wait.
 */
const isWork = ({ kind, need }: Obligation, { state }: Lead): boolean => {
  switch (kind) {
    case 'queued':
    case 'expiry':
      return false;
    case 'first-response':
      return isNurture(state) || isException(state);
    case 'touch':
      return need > 0;
    default:
      return true;
  }
};

/**
 * A desk's work lies on the desk for all who sit there; everything else, and what a deputy does for a desk that one person
 * keeps alone, on the pile of whoever owes it.
 */
const pileOf = (sim: Simulation, lead: Lead, { kind, owedBy }: Obligation): Pile => {
  const { custodian } = lead;
  const own = serverNamed(sim, owedBy).own;
  if (kind === 'approval' || custodian?.kind !== 'desk' || custodian.person !== owedBy) return own;
  const desk = sim.engine.directory.org.desks[custodian.id];
  const isTheirs = desk !== undefined && (desk.members.length > 0 || desk.holder === owedBy);
  return isTheirs ? (sim.desks.get(custodian.id) ?? own) : own;
};

/** Whether that is still the pile that a task of the same kind and person was given to. */
const isPileOf = (sim: Simulation, lead: Lead, obligation: Obligation, pile: Pile): boolean => {
  const { custodian } = lead;
  if (
    obligation.kind === 'approval' ||
    custodian?.kind !== 'desk' ||
    custodian.person !== obligation.owedBy
  )
    return pile.desk === null;
  return pile.desk === custodian.id || pileOf(sim, lead, obligation) === pile;
};

/** When the work can begin: not before the obligation, nor before the prospect has done their part. */
const startOf = (sim: Simulation, of: Case, { kind, from }: Obligation): number => {
  const now = nowOf(sim);
  // Who has had enough says so at once and does not wait for the next date of the cadence.
  if (kind === 'attempt' && ownerHasHadEnough(sim, of)) return now;
  const isStep =
    kind === 'step' || kind === 'approval' || (kind === 'result' && of.course.milestone === 0);
  if (!isStep || of.lead === null) return Math.max(now, from);
  const step = Math.max(0, stepIndexOf(sim, of.lead.state));
  return Math.max(now, from, prospectReadyFor(sim, of, step));
};

/** Work that comes from somebody else, and is not on the mind of whoever owes it. */
const isNews = ({ kind }: Obligation, pile: Pile): boolean =>
  kind === 'offered' || kind === 'reply' || (pile.desk !== null && kind !== 'touch');

const noticeOf = subjects();

/** When whoever owes it has seen that there is work: so much of their hours after it came. */
const noticedAt = (
  sim: Simulation,
  of: Case,
  obligation: Obligation,
  pile: Pile,
  from: number,
): number => {
  if (!isNews(obligation, pile)) return from;
  const { notices } = sim.world;
  const law = pile.desk === null ? notices.rep : notices.desk;
  const kind = noticeOf(obligation.kind);
  const nth = countOf(of, kind.counter);
  const u = sim.dice.uniform(hashPair(of.hash, kind.hash), PURPOSE.notices, nth);
  const clock = pile.desk === null ? serverNamed(sim, obligation.owedBy).clock : pile.clock;
  const ms = Math.round(law.inverse(u));
  return ms === 0 ? from : due(clock, from, ms);
};

const newTask = (sim: Simulation, of: Case, lead: Lead, obligation: Obligation): Task => {
  const pile = pileOf(sim, lead, obligation);
  const startAt = startOf(sim, of, obligation);
  const noticed = noticedAt(sim, of, obligation, pile, startAt);
  const task: Task = {
    index: sim.tasks.next,
    of,
    obligation: obligation.id,
    kind: obligation.kind,
    about: obligation.about,
    owedBy: obligation.owedBy,
    due: obligation.due,
    pile,
    state: 'later',
    readyAt: noticed,
    startAt,
    noticedAt: noticed,
    hurried: false,
    reminders: 0,
    remainingMs: Number.NaN,
    place: -1,
    tries: 0,
  };
  sim.tasks.add(task);
  return task;
};

/** Puts a task where people find it: on the pile now, or later by the kernel. */
export const lay = (sim: Simulation, task: Task): void => {
  task.readyAt = nextOpen(task.pile.clock, Math.max(task.readyAt, nowOf(sim)));
  if (task.readyAt > nowOf(sim)) {
    task.state = 'later';
    if (task.readyAt < sim.until) sim.kernel.schedule(task.readyAt, EVENT.taskReady, task.index);
    return;
  }
  task.state = 'ready';
  putOn(task.pile, task, sim.before);
  for (const server of task.pile.servers) call(sim, server);
};

/** A later task's time has come. */
export const taskIsReady = (sim: Simulation, task: Task): void => {
  if (task.state === 'later' && task.readyAt <= nowOf(sim)) lay(sim, task);
};

const endTask = (sim: Simulation, task: Task): void => {
  if (task.state === 'ready') takeOff(task.pile, task, sim.before);
  task.state = 'over';
  sim.tasks.drop(task.index);
};

/** The obligation that a task stands for, if it is still owed by the same person at the same place. */
const isStillOwed = (sim: Simulation, lead: Lead, task: Task): boolean => {
  for (const one of lead.obligations)
    if (one.id === task.obligation)
      return one.owedBy === task.owedBy && isWork(one, lead) && isPileOf(sim, lead, one, task.pile);
  return false;
};

/** Takes away what is not owed, or not by them, any more. What is done and still owed stays: whoever did it waits for what comes of it. */
const withdraw = (sim: Simulation, of: Case, lead: Lead): void => {
  const { tasks } = of;
  let kept = 0;
  for (const task of tasks)
    if (isStillOwed(sim, lead, task)) tasks[kept++] = task;
    else endTask(sim, task);
  while (tasks.length > kept) tasks.pop();
};

const hasTask = ({ tasks }: Case, obligation: string): boolean => {
  for (const task of tasks) if (task.obligation === obligation) return true;
  return false;
};

/** Gives the lead's obligations to people as tasks, and takes away what is not owed, or not by them, any more. */
export const owe = (sim: Simulation, of: Case, before: Lead | null, after: Lead): void => {
  if (before?.obligations === after.obligations && before.state === after.state) return;
  recount(sim, of, before, after);
  withdraw(sim, of, after);
  for (const one of after.obligations) {
    if (!isWork(one, after) || hasTask(of, one.id)) continue;
    const task = newTask(sim, of, after, one);
    // Mostly the only one: a list of one, where `push` would leave room for a dozen.
    if (of.tasks.length === 0) of.tasks = [task];
    else of.tasks.push(task);
    if (one.kind === 'approval') approvalTask(sim, task);
    else if (isLeftAlone(sim, task)) task.state = 'asleep';
    else lay(sim, task);
  }
};
