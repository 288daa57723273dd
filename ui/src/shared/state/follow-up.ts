// A plan that was made of an earlier job, instead of a selection and an edit.

/** Bring back what the job changed, or try again what it did not do. */
export type FollowUpKind = 'undo' | 'retry';

/** What the check of such a plan tells about it. */
export interface FollowUp {
  kind: FollowUpKind;
  /** The job it follows. */
  ofJob: string;
  /** When that was started. */
  startedAt: string;
}
