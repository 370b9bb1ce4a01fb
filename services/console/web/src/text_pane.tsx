// The text with its marks. The server has cut it into runs; here each run becomes a span or a mark
// and nothing is counted. A paragraph or a row of a table is drawn again only when its own
// marks change.
import { forwardRef, memo, useCallback, useMemo } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';

import type { Cell, Fact, Paragraph, Row, Run } from './api';

interface MarksProps {
  facts: ReadonlyMap<string, Fact>;
  visible: ReadonlySet<string>;
  selected: string; // empty unless it is marked in what is drawn
}

function Runs({ runs, facts, visible, selected }: MarksProps & { runs: readonly Run[] }) {
  return runs.map((run, i) => {
    const shown = run.facts.filter((id) => visible.has(id));
    const innermost = shown[shown.length - 1];
    if (innermost === undefined) return run.text;
    const isSelected = shown.includes(selected);
    const fact = facts.get(isSelected ? selected : innermost);
    const classes = ['mark', `mark-${fact?.status ?? 'other'}`];
    if (fact?.modality) classes.push(`mark-${fact.modality}`);
    if (shown.length > 1) classes.push('mark-many');
    if (isSelected) classes.push('selected');
    // A fact that others cut into several runs gets one stop of the Tab key.
    const first = !runs[i - 1]?.facts.includes(innermost);
    return (
      <mark
        key={i}
        className={classes.join(' ')}
        data-facts={shown.join(' ')}
        role="button"
        tabIndex={first ? 0 : -1}
        aria-pressed={isSelected}
        title={shown.map((id) => facts.get(id)?.indicator).join('\n')}
      >
        {run.text}
      </mark>
    );
  });
}

function idsOf(runs: readonly Run[]): ReadonlySet<string> {
  return new Set(runs.flatMap((run) => run.facts));
}

// A paragraph of its own, or the rows of a table.
interface Piece {
  paragraphs: Paragraph[];
  page: number | undefined; // of the original, where this is the first to begin on it
  ids: ReadonlySet<string>; // of the facts marked in it
}

function piecesOf(paragraphs: readonly Paragraph[]): Piece[] {
  const pieces: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = pieces[pieces.length - 1];
    if (paragraph.row !== null && last?.[0]?.row?.table === paragraph.row.table) last.push(paragraph);
    else pieces.push([paragraph]);
  }
  let page = 0;
  return pieces.map((piece) => {
    const before = page;
    page = piece[0]?.place?.page ?? page;
    return {
      paragraphs: piece,
      page: page === before ? undefined : page,
      ids: idsOf(piece.flatMap(({ row, runs }) => (row === null ? runs : row.cells.flatMap((cell) => cell.runs)))),
    };
  });
}

// A row as it stands in the page's table.
interface Line {
  cells: { cell: Cell | null; rows: number }[]; // null: one that the original leaves out
  ids: ReadonlySet<string>;
}

function linesOf(rows: readonly Row[]): Line[] {
  const reach: number[] = []; // for each column the row below the cells so far
  return rows.map((row, at) => {
    const cells: Line['cells'] = [];
    let column = 0;
    for (const cell of row.cells) {
      for (; column < cell.column; ++column) if ((reach[column] ?? 0) <= row.index) cells.push({ cell: null, rows: 1 });
      const end = row.index + cell.rows;
      for (; column < cell.column + cell.columns; ++column) reach[column] = end;
      let below = at + 1;
      while (below < rows.length && (rows[below]?.index ?? end) < end) ++below;
      cells.push({ cell, rows: below - at });
    }
    return { cells, ids: idsOf(row.cells.flatMap((cell) => cell.runs)) };
  });
}

const LineText = memo(function LineText({ line, ...marks }: MarksProps & { line: Line }) {
  return (
    <tr>
      {line.cells.map(({ cell, rows }, i) => {
        if (cell === null) return <td key={i} />;
        const Tag = cell.header ? 'th' : 'td';
        return (
          <Tag key={i} rowSpan={rows} colSpan={cell.columns}>
            <Runs runs={cell.runs} {...marks} />
          </Tag>
        );
      })}
    </tr>
  );
});

type PieceProps = MarksProps & { piece: Piece };

function TableText({ piece, selected, ...marks }: PieceProps) {
  const lines = useMemo(
    () => linesOf(piece.paragraphs.flatMap(({ row }) => (row === null ? [] : [row]))),
    [piece],
  );
  return (
    <div className="table" data-page={piece.page}>
      <table>
        <tbody>
          {lines.map((line, i) => (
            <LineText key={i} line={line} selected={line.ids.has(selected) ? selected : ''} {...marks} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PieceText = memo(function PieceText(props: PieceProps) {
  const { piece, ...marks } = props;
  const [first] = piece.paragraphs;
  if (first === undefined || first.row !== null) return <TableText {...props} />;
  return (
    <p data-page={piece.page}>
      <Runs runs={first.runs} {...marks} />
    </p>
  );
});

// Clicking again on a run that several facts share goes through them, innermost first.
function nextOn(mark: HTMLElement, selected: string): string {
  const ids = (mark.dataset['facts'] ?? '').split(' ');
  const at = ids.indexOf(selected);
  return ids[at <= 0 ? ids.length - 1 : at - 1] ?? '';
}

interface TextPaneProps {
  paragraphs: readonly Paragraph[];
  facts: ReadonlyMap<string, Fact>;
  visible: ReadonlySet<string>;
  selected: string;
  onSelect: (id: string) => void;
}

export const TextPane = forwardRef<HTMLDivElement, TextPaneProps>(function TextPane(
  { paragraphs, facts, visible, selected, onSelect },
  ref,
) {
  const pieces = useMemo(() => piecesOf(paragraphs), [paragraphs]);
  const onClick = useCallback(
    (event: MouseEvent) => {
      const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('.mark') : null;
      // Who drags over a mark wants to copy text.
      if (mark !== null && window.getSelection()?.isCollapsed !== false) onSelect(nextOn(mark, selected));
    },
    [onSelect, selected],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (!(event.target instanceof HTMLElement) || !event.target.matches('.mark')) return;
      event.preventDefault();
      onSelect(nextOn(event.target, selected));
    },
    [onSelect, selected],
  );
  return (
    <div className="text-pane" ref={ref} onClick={onClick} onKeyDown={onKeyDown} tabIndex={-1} lang="zh-CN">
      <article>
        {pieces.map((piece, i) => (
          <PieceText
            key={piece.paragraphs[0]?.index ?? i}
            piece={piece}
            facts={facts}
            visible={visible}
            selected={piece.ids.has(selected) ? selected : ''}
          />
        ))}
        {paragraphs.length === 0 && <p className="quiet">这篇文章没有正文。</p>}
      </article>
    </div>
  );
});
