// What only a person can decide about a sheet: a card each.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { MatchBy, SheetFacts, SheetMapping, SheetQuestion } from '../../backend/bindings';
import type { Say } from '../../i18n/catalogue';
import { useSpeech } from '../../i18n/language';
import { AssetByPicker, AssetColumnPicker } from './AssetPickers';
import { assetByOf, headingOf, type Use, withColumn } from './mapping';
import type { OpenedSheet } from './use-sheet';

interface SheetQuestionsProps {
  sheet: SheetFacts;
  onRead: OpenedSheet['readAs'];
  onMap: (change: Partial<SheetMapping>) => void;
  onUse: (column: number, use: Use, by?: MatchBy | null) => void;
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

/** Another tab has other columns to choose from. */
const keyOf = (question: SheetQuestion, { tab, separator }: SheetFacts) =>
  'column' in question
    ? `${question.kind} ${question.column}`
    : `${question.kind} ${tab} ${separator}`;

/** Gone when all are answered; the focus goes on to the next one. */
export function SheetQuestions(props: SheetQuestionsProps) {
  const { sheet } = props;
  const { say } = useSpeech();
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
        {count === 0 ? say('sheets-answered') : say('sheets-questions', { n: count })}
      </h2>
      {count === 0 ? null : (
        <div className={list}>
          {sheet.questions.map((question) => (
            <Question key={keyOf(question, sheet)} question={question} {...props} />
          ))}
        </div>
      )}
    </section>
  );
}

/** What a sign between entries is called. */
function signWord(sign: string, say: Say): string {
  switch (sign) {
    case ',':
      return say('sheets-sign-comma');
    case ';':
      return say('sheets-sign-semicolon');
    case '\t':
      return say('sheets-sign-tab');
    case '\n':
      return say('sheets-sign-line-break');
    default:
      return `“${sign}”`;
  }
}

function Card({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={cardLook} aria-labelledby={id}>
      <h3 id={id} className={title}>
        {name}
      </h3>
      <p className={hint}>{text}</p>
      <div className={answers}>{children}</div>
    </section>
  );
}

/** The column and what it contains are one decision: names that are taken for paths are never found. */
function AssetQuestion(
  props: Pick<SheetQuestionsProps, 'sheet' | 'onUse'> & { likely: number | null },
) {
  const { sheet, likely, onUse } = props;
  const { say } = useSpeech();
  const [column, setColumn] = useState(likely);
  const [chosenBy, setChosenBy] = useState<MatchBy | null>(null);
  return (
    <Card name={say('sheets-ask-asset-column')} text={say('sheets-ask-asset-column-hint')}>
      <AssetColumnPicker
        sheet={sheet}
        column={column}
        onColumn={(next) => {
          if (next !== column) setChosenBy(null);
          setColumn(next);
        }}
      />
      {column === null ? null : (
        <>
          <AssetByPicker
            sheet={sheet}
            column={column}
            by={chosenBy ?? assetByOf(sheet, column)}
            onBy={setChosenBy}
          />
          <Button variant="primary" onPress={() => onUse(column, { kind: 'asset' }, chosenBy)}>
            {say('sheets-ask-asset-column-use')}
          </Button>
        </>
      )}
    </Card>
  );
}

function Question(props: SheetQuestionsProps & { question: SheetQuestion }): ReactNode {
  const { question, sheet, onRead, onMap, onUse } = props;
  const { say, format } = useSpeech();
  switch (question.kind) {
    case 'encoding': {
      const now = sheet.encoding ?? 'utf8';
      const others = (['windows1252', 'utf8', 'macintosh', 'windows1250'] as const).filter(
        (one) => one !== now,
      );
      return (
        <Card name={say('sheets-ask-encoding')} text={say('sheets-ask-encoding-hint')}>
          <Button variant="primary" onPress={() => onRead({ encoding: now })}>
            {say('sheets-ask-encoding-yes')}
          </Button>
          {others.map((one) => (
            <Button key={one} variant="secondary" onPress={() => onRead({ encoding: one })}>
              {say('sheets-ask-encoding-other', { name: say(`sheets-encodings-${one}`) })}
            </Button>
          ))}
        </Card>
      );
    }
    case 'assetColumn':
      return <AssetQuestion sheet={sheet} likely={question.likely} onUse={onUse} />;
    case 'dateOrder': {
      const heading = headingOf(sheet, question.column, say);
      // The day itself, wherever this computer is.
      const day = (iso: string) => format.date(`${iso.slice(0, 10)}T12:00:00`);
      return (
        <Card
          name={say('sheets-ask-dates', { heading })}
          text={say('sheets-ask-dates-hint', { example: question.example })}
        >
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
          name={say('sheets-ask-list', { heading: headingOf(sheet, question.column, say) })}
          text={say('sheets-ask-list-hint', { example: question.example })}
        >
          <Button
            variant="primary"
            onPress={() => onMap({ listSeparator: separator, listSeparatorIsChosen: true })}
          >
            {say('sheets-ask-list-yes', { sign: signWord(separator, say) })}
          </Button>
          <Button variant="secondary" onPress={() => onMap({ listSeparatorIsChosen: true })}>
            {say('sheets-ask-list-no')}
          </Button>
        </Card>
      );
    }
  }
}
