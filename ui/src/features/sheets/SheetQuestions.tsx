// What only a person can decide about a sheet: a card each.

import { Button, Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { SheetFacts, SheetMapping, SheetQuestion } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { headingOf, shownColumns, type Use, withColumn } from './mapping';
import type { OpenedSheet } from './use-sheet';

interface SheetQuestionsProps {
  sheet: SheetFacts;
  onRead: OpenedSheet['readAs'];
  onMap: (change: Partial<SheetMapping>) => void;
  onUse: (column: number, use: Use) => void;
}

const list = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
  gap: 12,
});
const cardLook = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 8,
  padding: 16,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'orange-700',
  backgroundColor: 'notice-subtle',
});
const title = style({ font: 'title', margin: 0, overflowWrap: 'anywhere' });
const hint = style({ font: 'ui', margin: 0, overflowWrap: 'anywhere' });
const answers = style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 4 });

const keyOf = (question: SheetQuestion) =>
  'column' in question ? `${question.kind} ${question.column}` : question.kind;

/** Gone when all are answered; the focus goes on to the next one. */
export function SheetQuestions(props: SheetQuestionsProps) {
  const { sheet } = props;
  const { words } = useSpeech();
  const place = useRef<HTMLHeadingElement>(null);
  // An answer takes away the button that gave it.
  const before = useRef(sheet.questions.length);
  useEffect(() => {
    const isFewer = sheet.questions.length < before.current;
    before.current = sheet.questions.length;
    if (isFewer && (document.activeElement ?? document.body) === document.body) {
      place.current?.focus();
    }
  }, [sheet.questions.length]);
  const count = sheet.questions.length;
  const asked = useRef(count > 0);
  if (count > 0) asked.current = true;
  if (!asked.current) return null;
  return (
    <section
      aria-labelledby="sheet-questions"
      className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}
    >
      <h2
        id="sheet-questions"
        ref={place}
        tabIndex={-1}
        className={style({ font: 'title-lg', margin: 0, outlineStyle: 'none' })}
      >
        {count === 0 ? words.sheets.answered : words.sheets.questions(count)}
      </h2>
      {count === 0 ? null : (
        <div className={list}>
          {sheet.questions.map((question) => (
            <Question key={keyOf(question)} question={question} {...props} />
          ))}
        </div>
      )}
    </section>
  );
}

function Card({ name, say, children }: { name: string; say: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={cardLook} aria-labelledby={id}>
      <h3 id={id} className={title}>
        {name}
      </h3>
      <p className={hint}>{say}</p>
      <div className={answers}>{children}</div>
    </section>
  );
}

function Question(props: SheetQuestionsProps & { question: SheetQuestion }): ReactNode {
  const { question, sheet, onRead, onMap, onUse } = props;
  const { words, format } = useSpeech();
  const { ask } = words.sheets;
  switch (question.kind) {
    case 'encoding': {
      const now = sheet.encoding ?? 'utf8';
      const others = (['windows1252', 'utf8', 'macintosh', 'windows1250'] as const).filter(
        (one) => one !== now,
      );
      return (
        <Card name={ask.encoding} say={ask.encodingHint}>
          <Button variant="primary" onPress={() => onRead({ encoding: now })}>
            {ask.encodingYes}
          </Button>
          {others.map((one) => (
            <Button key={one} variant="secondary" onPress={() => onRead({ encoding: one })}>
              {ask.encodingOther(words.sheets.encodings[one])}
            </Button>
          ))}
        </Card>
      );
    }
    case 'assetColumn':
      return (
        <Card name={ask.assetColumn} say={ask.assetColumnHint}>
          <Picker
            aria-label={words.sheets.assetColumn}
            placeholder={words.sheets.noColumn}
            selectedKey={null}
            onSelectionChange={(key) => {
              if (key !== null) onUse(Number(key), { kind: 'asset' });
            }}
            styles={style({ width: 224 })}
          >
            {shownColumns(sheet).map(({ column }) => (
              <PickerItem key={column} id={String(column)}>
                {headingOf(sheet, column, words)}
              </PickerItem>
            ))}
          </Picker>
        </Card>
      );
    case 'dateOrder': {
      const heading = headingOf(sheet, question.column, words);
      // The day itself, wherever this computer is.
      const day = (iso: string) => format.date(`${iso.slice(0, 10)}T12:00:00`);
      return (
        <Card name={ask.dates(heading)} say={ask.datesHint(question.example)}>
          <Button
            variant="primary"
            onPress={() =>
              onMap(withColumn(sheet.mapping, question.column, { dateOrder: 'dayFirst' }))
            }
          >
            {day(question.dayFirst)}
          </Button>
          <Button
            variant="primary"
            onPress={() =>
              onMap(withColumn(sheet.mapping, question.column, { dateOrder: 'monthFirst' }))
            }
          >
            {day(question.monthFirst)}
          </Button>
        </Card>
      );
    }
    case 'listSeparator': {
      const { separator } = question;
      return (
        <Card
          name={ask.list(headingOf(sheet, question.column, words))}
          say={ask.listHint(question.example)}
        >
          <Button
            variant="primary"
            onPress={() => onMap({ listSeparator: separator, listSeparatorIsChosen: true })}
          >
            {ask.listYes(words.sheets.signs[separator] ?? `“${separator}”`)}
          </Button>
          <Button variant="secondary" onPress={() => onMap({ listSeparatorIsChosen: true })}>
            {ask.listNo}
          </Button>
        </Card>
      );
    }
  }
}
