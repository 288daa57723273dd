// What stands above a page because it is about another one.

import { useState } from 'react';
import type { SheetInspection } from '../../backend/bindings';
import { OpenCheckNotice } from './OpenCheckNotice';
import { SeveralDropped } from './SeveralDropped';
import { UnfinishedNotice } from './UnfinishedNotice';
import { WaitingSheet } from './WaitingSheet';

interface WindowNoticesProps {
  /** How many interrupted changes the page does not tell of itself. */
  unfinished: number;
  onShowUnfinished: () => void;
  /** A sheet that was dropped while a change runs. */
  waitingSheet: SheetInspection | null;
  onShowSheet: () => void;
  onSheetLater: () => void;
  /** A check is open on another page. */
  isCheckOpen: boolean;
  onBackToCheck: () => void;
  onDiscardCheck: () => void;
}

/** Each leads to where it is decided. */
export function WindowNotices(props: WindowNoticesProps) {
  const [isLater, setIsLater] = useState(false);
  return (
    <>
      {props.unfinished > 0 && !isLater ? (
        <UnfinishedNotice
          count={props.unfinished}
          onShow={props.onShowUnfinished}
          onLater={() => setIsLater(true)}
        />
      ) : null}
      <SeveralDropped />
      {props.waitingSheet === null ? null : (
        <WaitingSheet
          found={props.waitingSheet}
          onShow={props.onShowSheet}
          onLater={props.onSheetLater}
        />
      )}
      {props.isCheckOpen ? (
        <OpenCheckNotice onBack={props.onBackToCheck} onDiscard={props.onDiscardCheck} />
      ) : null}
    </>
  );
}
