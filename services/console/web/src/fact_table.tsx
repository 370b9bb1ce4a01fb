// The facts of one article. A plain table: a thousand rows of it appear at once, where a component
// a cell would take seconds.
import { Input } from 'antd';
import { forwardRef, memo } from 'react';

import { idOf } from './api';
import type { Fact } from './api';
import { StatusTag, Value } from './parts';
import { measureWords, wordOf } from './words';

interface RowProps {
  fact: Fact;
  id: string;
  selected: boolean;
  unaligned: boolean;
  onSelect: (id: string) => void;
}

const Row = memo(function Row({ fact, id, selected, unaligned, onSelect }: RowProps) {
  const classes = [selected ? 'selected' : '', unaligned ? 'unaligned' : '', fact.optional ? 'optional' : ''];
  return (
    <tr
      className={classes.join(' ').trim()}
      data-fact={id}
      aria-selected={selected}
      tabIndex={0}
      onClick={() => onSelect(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onSelect(id);
      }}
    >
      <td className="col-indicator">
        {fact.indicator}
        {fact.group !== '' && <span className="quiet">（{fact.group}）</span>}
        {unaligned && <span className="flag">原文对不上</span>}
      </td>
      <td className="col-value">
        <Value fact={fact} />
      </td>
      <td className="col-unit">{fact.unit}</td>
      <td className="col-measure">{wordOf(measureWords, fact.measure)}</td>
      <td className="col-period">{fact.period || '—'}</td>
      <td className="col-status">
        <StatusTag fact={fact} />
      </td>
    </tr>
  );
});

interface FactTableProps {
  rows: readonly Fact[];
  total: number;
  unaligned: readonly string[];
  selected: string;
  onSelect: (id: string) => void;
  search: string;
  onSearch: (text: string, how: { replace: boolean }) => void;
}

export const FactTable = forwardRef<HTMLDivElement, FactTableProps>(function FactTable(
  { rows, total, unaligned, selected, onSelect, search, onSearch },
  ref,
) {
  return (
    <section className="facts" aria-label="事实">
      <div className="facts-head">
        <h2>
          事实 {rows.length === total ? total : `${rows.length} / ${total}`}
          {unaligned.length > 0 && <span className="flag">{unaligned.length} 条与原文对不上，未标出</span>}
        </h2>
        <Input
          size="small"
          allowClear
          aria-label="在本篇事实中查找"
          placeholder="在本篇中查找"
          value={search}
          onChange={(event) => onSearch(event.target.value, { replace: true })}
        />
      </div>
      <div className="facts-scroll" ref={ref}>
        <table>
          <thead>
            <tr>
              <th className="col-indicator">指标</th>
              <th className="col-value">数值</th>
              <th className="col-unit">单位</th>
              <th className="col-measure">类型</th>
              <th className="col-period">期间</th>
              <th className="col-status">状态 · 力度</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((fact) => {
              const id = idOf(fact.name);
              return (
                <Row
                  key={id}
                  fact={fact}
                  id={id}
                  selected={id === selected}
                  unaligned={unaligned.includes(id)}
                  onSelect={onSelect}
                />
              );
            })}
          </tbody>
        </table>
        {rows.length === 0 && <p className="quiet facts-none">{total === 0 ? '这篇文章没有事实。' : '没有符合条件的事实。'}</p>}
      </div>
    </section>
  );
});
