// A part of a page with a title, on a card.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { card } from './card';

/** A card with a title. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={card} aria-label={title}>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 24 })}>
        <h2 className={style({ font: 'title-lg', margin: 0 })}>{title}</h2>
        {children}
      </div>
    </section>
  );
}
