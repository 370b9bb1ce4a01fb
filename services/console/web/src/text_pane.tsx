// The text with its marks. The server has cut it into runs; here each run becomes a span or a mark
// and nothing is counted. A paragraph is drawn again only when its own marks change.
import { forwardRef, memo, useCallback, useMemo } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';

import type { Fact, Paragraph } from './api';

interface ParagraphProps {
  paragraph: Paragraph;
  page: number | undefined; // of the original, where this paragraph is the first on it
  facts: ReadonlyMap<string, Fact>;
  visible: ReadonlySet<string>;
  selected: string; // empty unless one of this paragraph's
}

const ParagraphText = memo(function ParagraphText({ paragraph, page, facts, visible, selected }: ParagraphProps) {
  return (
    <p data-page={page}>
      {paragraph.runs.map((run, i) => {
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
        const first = !paragraph.runs[i - 1]?.facts.includes(innermost);
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
      })}
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
  const idsOf = useMemo(
    () => paragraphs.map((paragraph) => new Set(paragraph.runs.flatMap((run) => run.facts))),
    [paragraphs],
  );
  const pages = useMemo(() => {
    let last = 0;
    return paragraphs.map(({ place }) => {
      if (place === null || place.page === last) return undefined;
      last = place.page;
      return last;
    });
  }, [paragraphs]);
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
        {paragraphs.map((paragraph, i) => (
          <ParagraphText
            key={paragraph.index}
            paragraph={paragraph}
            page={pages[i]}
            facts={facts}
            visible={visible}
            selected={idsOf[i]?.has(selected) ? selected : ''}
          />
        ))}
        {paragraphs.length === 0 && <p className="quiet">这篇文章没有正文。</p>}
      </article>
    </div>
  );
});
