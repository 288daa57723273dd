// What a page shows when it has nothing to show.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { PageTitle } from './PageTitle';

interface EmptyStateProps {
  illustration: ReactNode;
  title: string;
  hint?: string;
  /** It is the whole page, so its title is the title of the page. */
  isPage?: boolean;
  /** What went wrong on one of the ways on. */
  notice?: ReactNode;
  /** Ways on. */
  children?: ReactNode;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  textAlign: 'center',
  gap: 12,
  padding: 32,
  boxSizing: 'border-box',
  minHeight: 'full',
});

/** A picture, a sentence and a way on. */
export function EmptyState({
  illustration,
  title,
  hint,
  isPage = false,
  notice,
  children,
}: EmptyStateProps) {
  return (
    <div className={frame}>
      {illustration}
      {isPage ? (
        <PageTitle>{title}</PageTitle>
      ) : (
        <h2 className={style({ font: 'title-lg', margin: 0 })}>{title}</h2>
      )}
      {hint ? (
        <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0, maxWidth: 480 })}>
          {hint}
        </p>
      ) : null}
      {notice ? (
        <div className={style({ width: 'full', maxWidth: 640, textAlign: 'start' })}>{notice}</div>
      ) : null}
      {children ? (
        <div
          className={style({
            display: 'flex',
            flexWrap: 'wrap',
            gap: 8,
            justifyContent: 'center',
            marginTop: 8,
          })}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}
