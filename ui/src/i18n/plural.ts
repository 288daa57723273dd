// Plural rules of a language: which form a number takes.

/** The forms of a phrase. `#` stands for the number; `many` is French's "un million d’…". */
export interface Forms {
  zero?: string;
  one: string;
  many?: string;
  other: string;
}

/** Writes a phrase with its number, in the form the language asks for. */
export type Count = (value: number, forms: Forms) => string;

/** The phrase writer of a language. `zero` is used for exactly 0 where it is given. */
export function counter(locale: string): Count {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (value, forms) => {
    const category = rules.select(value);
    const form =
      value === 0 && forms.zero !== undefined
        ? forms.zero
        : category === 'one'
          ? forms.one
          : category === 'many'
            ? (forms.many ?? forms.other)
            : forms.other;
    return form.replaceAll('#', numbers.format(value));
  };
}
