import { Button, InputNumber, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';

import { getDocument, listFacts, placeOf } from './api';
import type { Fact } from './api';
import { allOf, filterOf } from './filter';
import { useLoad, useParameter, useTitle } from './hooks';
import { Failure, FilterBox, Pager, Rows, StatusTag, titleOf, Value } from './parts';
import type { Column } from './parts';
import { measureWords, modalityWords, placeText, relationWords, statusWords, wordOf } from './words';

const fields =
  'indicator indicator_code region period year measure status modality relation unit quote value base_value optional masked aspect confidence_percent document';

// Titles of the documents that these facts stand in; they come as they are read.
function useTitles(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = useMemo(() => [...new Set(facts.map((fact) => placeOf(fact.name).document))], [facts]);
  useEffect(() => {
    const abort = new AbortController();
    for (const id of wanted.filter((uid) => !titles.has(uid))) {
      getDocument(`documents/${id}`, abort.signal).then(
        (document) => setTitles((before) => new Map(before).set(id, titleOf(document))),
        () => undefined, // the link then shows the document's id
      );
    }
    return () => abort.abort();
  }, [wanted]);
  return titles;
}

function readerLink(fact: Fact): string {
  const place = placeOf(fact.name);
  return `/documents/${place.document}/articles/${place.article}?fact=${place.fact}`;
}

function WordSelect({ name, label, words }: { name: string; label: string; words: Readonly<Record<string, string>> }) {
  const [value, setValue] = useParameter(name, ['page']);
  return (
    <Select
      aria-label={label}
      allowClear
      placeholder={label}
      className="select-narrow"
      value={value === '' ? null : value}
      onChange={(word: string | undefined) => setValue(word ?? '')}
      options={Object.entries(words).map(([word, text]) => ({ value: word, label: text }))}
    />
  );
}

export function FactsPage() {
  useTitle('事实');
  const [box, setBox] = useParameter('q', ['page']);
  const [measure] = useParameter('measure');
  const [status] = useParameter('status');
  const [modality] = useParameter('modality');
  const [relation] = useParameter('relation');
  const [year, setYear] = useParameter('year', ['page']);
  const [pageToken, setPageToken] = useParameter('page');
  const filter = allOf([
    filterOf(box, ['indicator', 'quote', 'region']),
    ...Object.entries({ measure, status, modality, relation, year }).map(([field, word]) =>
      word === '' ? '' : `${field} = ${word}`,
    ),
  ]);
  const list = useLoad(`${filter}\n${pageToken}`, (signal) => listFacts({ filter, pageToken }, signal));
  const facts = useMemo(() => list.value?.facts ?? [], [list.value]);
  const titles = useTitles(facts);
  const columns: readonly Column<Fact>[] = [
    {
      title: '指标',
      cell: (fact) => (
        <>
          <Link to={readerLink(fact)}>{fact.indicator}</Link>
          {fact.group !== '' && <span className="quiet">（{fact.group}）</span>}
        </>
      ),
    },
    { title: '数值', width: 100, right: true, cell: (fact) => <Value fact={fact} /> },
    { title: '单位', width: 84, cell: (fact) => fact.unit },
    { title: '类型', width: 72, cell: (fact) => wordOf(measureWords, fact.measure) },
    { title: '期间', width: 100, cell: (fact) => fact.period || '—' },
    { title: '状态', width: 110, cell: (fact) => <StatusTag fact={fact} /> },
    { title: '地区', width: 84, cell: (fact) => fact.region },
    {
      title: '原文',
      width: 132,
      cell: (fact) => (
        <>
          <q title={fact.place?.path || undefined}>{fact.quote}</q> <span className="quiet">{placeText(fact.place)}</span>
        </>
      ),
    },
    {
      title: '报告',
      width: 180,
      cell: (fact) => {
        const uid = placeOf(fact.name).document;
        return <Link to={readerLink(fact)}>{titles.get(uid) ?? uid}</Link>;
      },
    },
  ];
  return (
    <div className="sheet">
      <div className="controls">
        <FilterBox value={box} onSearch={setBox} placeholder="指标、原文、地区，或筛选式" fields={fields} />
        <WordSelect name="measure" label="类型" words={measureWords} />
        <WordSelect name="status" label="状态" words={statusWords} />
        <WordSelect name="modality" label="力度" words={modalityWords} />
        <WordSelect name="relation" label="约束" words={relationWords} />
        <InputNumber
          aria-label="年份"
          placeholder="年份"
          min={1900}
          max={2200}
          precision={0}
          controls={false}
          value={year === '' ? null : Number(year)}
          onChange={(value) => setYear(value === null ? '' : String(value), { replace: true })}
        />
      </div>
      {list.error !== null ? (
        <Failure
          error={list.error}
          retry={list.reload}
          extra={pageToken !== '' && <Button size="small" onClick={() => setPageToken('')}>回到首页</Button>}
        />
      ) : (
        <Rows
          columns={columns}
          rows={facts}
          loading={list.loading}
          empty={filter === '' ? '还没有事实' : '没有符合条件的事实，可减少一个条件再试'}
        />
      )}
      {list.value !== null && <Pager page={list.value} unit="条" />}
    </div>
  );
}
