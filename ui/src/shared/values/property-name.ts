// The technical name of a field Relabel has no label for.

/** Whether a name has the form prefix:name, as AEM wants it. The core decides which it accepts. */
export function isPropertyName(name: string): boolean {
  return /^[A-Za-z][\w.-]*:[A-Za-z_][\w.-]*$/.test(name);
}
