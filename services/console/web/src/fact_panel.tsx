// All fields of the selected fact.
import { Button } from 'antd';
import type { ReactNode } from 'react';

import { idOf } from './api';
import type { Diagnostic, Fact, Place } from './api';
import { StatusTag, Value } from './parts';
import {
  aspectWords,
  baseValueText,
  diagnosticWords,
  dimensionWords,
  measureWords,
  placeText,
  relationWords,
  roleWords,
  valueText,
  wordOf,
} from './words';

// Where the quote stands in the original, and the way there where that has an address.
function Original({ place, url }: { place: Place | null; url: string }) {
  const text = placeText(place);
  if (url === '') return text;
  const page = place !== null && place.page !== 0 ? `#page=${place.page}` : '';
  return (
    <a href={page === '' ? url : url.replace(/#.*/, '') + page} target="_blank" rel="noreferrer noopener">
      {text || '原网页'}
    </a>
  );
}

interface FactPanelProps {
  fact: Fact;
  url: string; // of the original on the web; empty: it has none
  sharing: readonly Fact[]; // other facts whose quotes touch this one's
  byId: ReadonlyMap<string, Fact>; // all of the article
  findings: readonly Diagnostic[]; // those that speak of this fact
  onSelect: (id: string) => void;
}

export function FactPanel({ fact, url, sharing, byId, findings, onSelect }: FactPanelProps) {
  const hasOriginal = url !== '' || placeText(fact.place) !== '';
  const fields: readonly (readonly [string, ReactNode])[] = [
    ['折合', baseValueText(fact)],
    ['类型', wordOf(measureWords, fact.measure)],
    ['约束', fact.relation === 'eq' ? '' : wordOf(relationWords, fact.relation)],
    ['期间', fact.period || '未言明'],
    ['地区', [fact.region, fact.regionCode].filter(Boolean).join(' ')],
    ['比较对象', fact.baseline],
    ['位次范围', fact.group],
    ['指标代码', fact.indicatorCode],
    ['口径', wordOf(aspectWords, fact.aspect)],
    ...fact.breakdown.map((slice) => [wordOf(dimensionWords, slice.dimension), slice.member] as const),
    ['把握', fact.confidencePercent === 0 ? '' : `${fact.confidencePercent}%`],
    ['规则', fact.rule],
    ['原件', hasOriginal && <Original place={fact.place} url={url} />],
    ['字符位置', fact.span === null ? '' : `${fact.span.startChar}–${fact.span.endChar}`],
  ];
  return (
    <section className="panel" aria-label="选中的事实" aria-live="polite">
      <div className="panel-head">
        <h2>{fact.indicator}</h2>
        <Button type="text" size="small" aria-label="取消选中" onClick={() => onSelect('')}>
          ×
        </Button>
      </div>
      <p className="panel-value">
        <Value fact={fact} /> {fact.unit} <StatusTag fact={fact} />
        {fact.optional && <span className="flag plain">可选</span>}
      </p>
      <blockquote title={fact.place?.path || undefined}>{fact.quote}</blockquote>
      <dl>
        {fields
          .filter(([, value]) => value !== '' && value !== false)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {findings.map((finding) => (
        <p key={finding.name} className="panel-finding" title={finding.message}>
          ⚠ {wordOf(diagnosticWords, finding.code)}：{finding.message}
        </p>
      ))}
      {fact.links.length > 0 && (
        <p className="panel-links">
          相关：
          {fact.links.map((link) => {
            const other = byId.get(link.fact);
            return (
              other !== undefined && (
                <Button
                  key={`${link.role}/${link.fact}`}
                  type="link"
                  size="small"
                  onClick={() => onSelect(link.fact)}
                >
                  {wordOf(roleWords, link.role)} {other.indicator} {valueText(other)}
                  {other.unit}
                </Button>
              )
            );
          })}
        </p>
      )}
      {sharing.length > 0 && (
        <p className="panel-sharing">
          同处还有：
          {sharing.map((other) => (
            <Button key={other.name} type="link" size="small" onClick={() => onSelect(idOf(other.name))}>
              {other.indicator}
            </Button>
          ))}
        </p>
      )}
      <a className="quiet" href={`/v1/${fact.name}`} target="_blank" rel="noreferrer">
        JSON
      </a>
    </section>
  );
}
