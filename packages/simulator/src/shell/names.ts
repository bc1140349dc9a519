import { hashId, type IdHash } from '../random/id-hash.ts';

/** What is counted for each lead, and the address of what is drawn about it. */
export interface Subject {
  readonly counter: number;
  readonly hash: IdHash;
}

/** People or kinds of work as the subjects of one thing that is counted and drawn: each is made once, by its name. */
export const subjects = (): ((name: string) => Subject) => {
  const made = new Map<string, Subject>();
  return (name) => {
    let subject = made.get(name);
    if (subject === undefined) {
      subject = { counter: counter(), hash: hashId(name) };
      made.set(name, subject);
    }
    return subject;
  };
};

let counted = 0;

/** A thing that is counted for each lead, as a number. Which number it is says nothing. */
export const counter = (): number => {
  counted += 1;
  return counted;
};

/** The same thing done by, or about, different people or kinds of work: each is counted by itself. */
export const countersBy = (): ((name: string) => number) => {
  const made = new Map<string, number>();
  return (name) => {
    let number = made.get(name);
    if (number === undefined) made.set(name, (number = counter()));
    return number;
  };
};
