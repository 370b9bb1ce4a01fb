// All fields of the selected fact.
import { Button } from 'antd';

import { idOf } from './api';
import type { Diagnostic, Fact } from './api';
import { StatusTag, Value } from './parts';
import {
  aspectWords,
  baseValueText,
  diagnosticWords,
  dimensionWords,
  measureWords,
  relationWords,
  roleWords,
  valueText,
  wordOf,
} from './words';

interface FactPanelProps {
  fact: Fact;
  sharing: readonly Fact[]; // other facts whose quotes touch this one's
  byId: ReadonlyMap<string, Fact>; // all of the article
  findings: readonly Diagnostic[]; // those that speak of this fact
  onSelect: (id: string) => void;
}

export function FactPanel({ fact, sharing, byId, findings, onSelect }: FactPanelProps) {
  const fields: readonly (readonly [string, string])[] = [
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
      <blockquote>{fact.quote}</blockquote>
      <dl>
        {fields
          .filter(([, value]) => value !== '')
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
