// English: words about spreadsheets, and about a check that is left open.

import type {
  ErrorCode,
  MatchBy,
  SheetEncoding,
  SheetForm,
  SheetFormat,
  SheetSeparator,
} from '../backend/bindings';
import type { ErrorCopy } from './error-copy';
import { counter } from './plural';

const count = counter('en-GB');

/** Before a check is put aside. */
export const openCheck = {
  noticeTitle: 'A check is still open',
  notice: 'Nothing of it was sent yet.',
  back: 'Back to the check',
  discard: 'Put it aside',
  lostTitle: (n: number) =>
    count(n, {
      one: 'Give up # value changed by hand?',
      other: 'Give up # values changed by hand?',
    }),
  lostBody: 'What you changed or left out in the table of old and new would be lost.',
  lostFieldsTitle: 'Give up the fields you filled in?',
  lostFieldsBody: {
    environment: 'They belong to the environment you are leaving.',
    recipe: 'The recipe brings its own fields.',
  },
  giveUp: 'Give them up',
  keep: 'Keep them',
};

export const sheets = {
  title: 'Sheets',
  intro: 'A spreadsheet says what should change: a row for each asset, a column for each field.',
  dropTitle: 'Drop a sheet here',
  dropHint: 'An Excel file (.xlsx, .xlsb, .xls), one of LibreOffice (.ods) or text (.csv).',
  choose: 'Choose a file',
  stepsTitle: 'How it works',
  steps: ['Download a sheet', 'Change it in Excel', 'Drop it here', 'Check and run'],
  noConnectionTitle: 'Choose where to work first',
  whichTitle: 'Which environment is this sheet for?',
  noConnection: 'A sheet changes assets in one environment. Add its key, or try it with practice.',
  refusedTitle: (name: string) => `“${name}” could not be opened`,
  /** A sheet that was dropped while a change runs. */
  waitsTitle: (name: string) => `“${name}” is open`,
  waits: 'A change is running, so nothing was moved out of the way. The sheet waits under Sheets.',
  waitsShow: 'Show the sheet',
  waitsLater: 'Later',
  close: 'Close this sheet',
  other: 'Choose another file',
  // The line below the title.
  how: 'How the file was read',
  form: {
    xlsx: 'Excel file',
    xlsb: 'Excel file (binary)',
    xls: 'Excel file (97 to 2003)',
    ods: 'OpenDocument file',
    csv: 'Text file',
  } satisfies Record<SheetForm, string> as Record<SheetForm, string>,
  rows: (n: number) => count(n, { zero: 'no rows', one: '# row', other: '# rows' }),
  tab: 'Tab',
  inTab: (name: string) => `tab “${name}”`,
  unnamedTab: (n: number) => `Tab ${n}`,
  encoding: 'Letters stored as',
  encodings: {
    utf8: 'UTF-8 (the usual one)',
    utf16Le: 'UTF-16 (Unicode text of Excel)',
    utf16Be: 'UTF-16, other order',
    windows1252: 'Windows-1252 (Western Europe)',
    windows1250: 'Windows-1250 (Central Europe)',
    macintosh: 'Mac (older, Western Europe)',
  } satisfies Record<SheetEncoding, string> as Record<SheetEncoding, string>,
  probably: 'probably',
  separator: 'Between the cells',
  separators: {
    comma: 'Comma',
    semicolon: 'Semicolon',
    tab: 'Tab stop',
  } satisfies Record<SheetSeparator, string> as Record<SheetSeparator, string>,
  /** What Excel of this language takes for it in a text file that is opened by a double click. */
  usualSeparator: 'comma' as SheetSeparator,
  isOurs: 'Made by Relabel.',
  isRemembered: 'The columns go where they went in an earlier file with these headings.',
  readingAgain: 'Reading the file again',
  // The table.
  samples: 'First rows',
  samplesHint: 'Above each column stands the field its values go into.',
  table: (name: string) => `First rows of ${name}`,
  row: 'Row',
  unnamed: (n: number) => `Column ${n}`,
  goesInto: 'Goes into',
  use: (heading: string, use: string) => `${heading} goes into: ${use}`,
  namesAsset: 'The asset itself',
  notUsed: 'Not used',
  /** The heading resembles the name of a field. */
  offer: (field: string) => `Use as ${field}`,
  otherField: 'Another field by its technical name…',
  askAgain: 'Ask about the order of its dates again',
  take: 'Use this field',
  otherFieldOf: (heading: string) => `Field for “${heading}”`,
  fieldSaid: (heading: string, use: string) => `“${heading}”: ${use}`,
  columnsUsed: (n: number) =>
    count(n, {
      zero: 'No column goes into a field yet.',
      one: '# column goes into a field.',
      other: '# columns go into fields.',
    }),
  columnsHidden: (n: number) =>
    count(n, {
      one: '# unused column is not shown.',
      other: '# unused columns are not shown.',
    }),
  fieldsFailed: 'The fields of this environment could not be read',
  // How assets are found, and the rest.
  assets: 'Which asset a row means',
  assetColumn: 'Column with the asset',
  noColumn: 'Not chosen',
  assetBy: 'It holds',
  by: {
    path: 'The path or address',
    fileName: 'The file name',
    id: 'The id in AEM',
  } satisfies Record<MatchBy, string> as Record<MatchBy, string>,
  within: 'Where to look',
  withinHint: 'In this folder and all folders below.',
  everywhere: 'The whole library',
  rest: 'How cells are read',
  clearWord: 'Word that empties a field',
  clearWordHint: (word: string) => `A cell that holds only ${word}.`,
  listSeparator: 'Between the entries of a list',
  listSeparatorHint: (sign: string) => `Such as sea${sign}summer`,
  blankWord: 'Enter a word.',
  blankSign: 'Enter a sign.',
  rule: (word: string) => `Blank cells are left as they are. “${word}” empties a field.`,
  // Questions.
  questions: (n: number) =>
    count(n, { one: 'One thing to decide first', other: '# things to decide first' }),
  answered: 'All questions are answered',
  ask: {
    encoding: 'Are all letters right?',
    encodingHint:
      'Look at the first rows above, at letters with accents. If one is wrong, choose another way of storing.',
    encodingYes: 'They are right',
    encodingOther: (name: string) => `Try ${name}`,
    assetColumn: 'Which column says which asset is meant?',
    assetColumnHint: 'It holds the path, the file name or the id of the asset.',
    dates: (heading: string) => `Dates in “${heading}”`,
    datesHint: (example: string) => `${example} can be read in two ways. Which one is meant?`,
    list: (heading: string) => `Entries in “${heading}”`,
    listHint: (example: string) => `Does “${example}” hold several entries?`,
    listYes: (sign: string) => `Yes, with ${sign} between them`,
    listNo: 'No, it is one entry',
  },
  signs: { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab stop', '\n': 'a line break' } as Record<
    string,
    string
  >,
  // Why the main button cannot be pressed.
  open: {
    encoding: 'Say first whether all letters are right.',
    assetColumn: 'Say first which column names the asset.',
    dateOrder: (heading: string) => `Say first how the dates in “${heading}” are meant.`,
    listSeparator: (heading: string) =>
      `Say first what stands between the entries of “${heading}”.`,
    noFields: 'Choose a field for at least one column.',
    blank: 'A word or sign is missing.',
  },
  check: 'Check this sheet',
  checkFailed: 'The sheet could not be checked',
  backToSheet: 'Back to the sheet',
  reading: 'Reading the rows of the sheet',
  matching: 'Looking for the assets of the sheet',
  madeBy: (name: string) => `From the sheet “${name}”.`,
  // Several assets for one row.
  candidates: {
    title: (named: string) => `Which “${named}” is meant?`,
    count: (n: number) =>
      count(n, { one: '# asset has this name.', other: '# assets have this name.' }),
    first: (n: number) =>
      `The first ${n} are shown. If it is another, write its path in the sheet.`,
    list: 'Assets',
    taken: 'Another row of the sheet is about this asset already.',
    choose: 'Take this one',
    open: (named: string) => `Choose which ${named} is meant`,
    failed: 'The assets of this name could not be listed',
    chosen: (path: string) => `${path} is the one that is meant`,
  },
  // A sheet made of assets.
  export: {
    ofFolder: 'Download a sheet of this folder',
    ofSelection: 'Download as a sheet',
    title: 'Download as a sheet',
    of: (n: number, folder: string) =>
      count(n, { one: `# asset of ${folder}`, other: `# assets of ${folder}` }),
    chosen: (n: number) => count(n, { one: '# chosen asset', other: '# chosen assets' }),
    hint: 'A row for each asset. Change it in Excel, then drop it here: only what you changed is changed in AEM.',
    fields: 'Fields',
    filled: 'All fields in which any of these assets has a value',
    some: 'Only these fields',
    chooseFields: 'Fields in the sheet',
    search: 'Find a field',
    noneFound: 'No field is called that.',
    noneChosen: 'Choose at least one field.',
    most: 'A sheet takes 100 fields.',
    format: 'Kind of file',
    formats: {
      xlsx: 'Excel (.xlsx)',
      csv: 'Text (.csv)',
    } satisfies Record<SheetFormat, string> as Record<SheetFormat, string>,
    formatHints: {
      xlsx: 'Opens in Excel and LibreOffice. All values stay as they are.',
      csv: 'For AEM’s own import and other programs. Excel spoils long numbers and leading zeros when it saves it.',
    } satisfies Record<SheetFormat, string> as Record<SheetFormat, string>,
    separatorHint: 'Excel in English expects commas, and so does AEM’s own import.',
    tooMany: (n: string) => `An Excel file takes ${n} assets at most. Choose text.`,
    save: 'Save as…',
    writing: 'Making the sheet',
    read: (read: string, of: string) => `${read} of ${of} assets read`,
    stop: 'Stop',
    done: 'The sheet is saved',
    rows: (n: number) => count(n, { one: 'It has # row.', other: 'It has # rows.' }),
    next: 'Change it in your spreadsheet program, save it, then drop it on this window.',
    leftBlank: (n: number) =>
      count(n, {
        one: '# value does not fit into a sheet. Its cell is blank, so it stays as it is.',
        other: '# values do not fit into a sheet. Their cells are blank, so they stay as they are.',
      }),
    notForAem: (fields: string) =>
      `For Relabel only: AEM’s own import cannot take ${fields}, because its entries hold the sign “|”.`,
    failed: 'The sheet could not be made',
    waits: 'The assets are still being listed.',
    empty: 'There are no assets to put into a sheet.',
  },
};

export const sheetErrors = {
  sheetNotRecognised: {
    title: 'This is not a spreadsheet Relabel knows',
    meaning: 'It is no Excel file, none of LibreOffice, and no text with a sign between the cells.',
    action: 'Save it as .xlsx or .csv, then choose that file.',
  },
  sheetOldFormat: {
    title: 'This Excel file is too old',
    meaning: 'It was saved in the form of Excel 95 or earlier.',
    action: 'Open it, save it as .xlsx, then choose that file.',
  },
  sheetProtected: {
    title: 'This file has a password',
    meaning: 'Relabel cannot look into it.',
    action: 'Save it without a password, then choose that file.',
  },
  sheetTooLarge: {
    title: 'This file unpacks to more than Relabel opens',
    meaning: 'It holds far more than rows of assets need.',
    action: 'Save only the needed rows as a new file, then choose that one.',
  },
  sheetDamaged: {
    title: 'This file is damaged',
    meaning: 'It ends too early, or its parts contradict each other. Nothing of it was used.',
    action: 'Open it in your spreadsheet program, save it again, then choose it.',
  },
  sheetEmpty: {
    title: 'There are no rows in this sheet',
    meaning: 'Below the headings there is nothing to read.',
    action: 'Choose another tab or another file.',
  },
  sheetGone: {
    title: 'This sheet was closed',
    meaning: 'Relabel keeps a sheet only while you work with it.',
    action: 'Choose the file again.',
  },
  sheetChanged: {
    title: 'This file has changed since it was opened',
    meaning: 'It was saved again, moved or deleted in the meantime.',
    action: 'Choose the file again.',
  },
  sheetQuestionOpen: {
    title: 'Something about this sheet is not decided yet',
    meaning: ({ field }) =>
      field === null
        ? 'Relabel does not guess where two readings fit.'
        : `It is about the column “${field}”: Relabel does not guess where two readings fit.`,
    action: 'Answer the question on the page of the sheet, then check again.',
  },
} satisfies Partial<Record<ErrorCode, ErrorCopy>>;
