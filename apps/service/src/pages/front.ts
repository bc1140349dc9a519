import type { Role } from '@baton/store';

/** Somebody of the demo whom visitors may be. */
export interface DemoLogIn {
  readonly person: string;
  /** Their name as the org has it. */
  readonly called: string;
  readonly role: Role;
  /** The name to log in with. */
  readonly name: string;
  readonly password: string;
  readonly key: string;
}

export interface Demo {
  readonly workspace: string;
  readonly people: readonly DemoLogIn[];
}

/** What the first page leads to besides the API. Asked each time, since either may come later. */
export interface Front {
  /** Null without a demo, or when the page is not for this machine alone. */
  readonly demo: () => Demo | null;
  /** The lab's report, a page that stands alone; null when none was written. */
  readonly report: () => string | null;
}
