import { Button, Select, Tabs } from 'antd';
import { Link } from 'react-router-dom';

import { listDeadLetters, listDocuments } from './api';
import type { DeadLetter, Document } from './api';
import { allOf, filterOf } from './filter';
import { useLoad, useParameter, useTitle } from './hooks';
import { DocumentLink, Failure, FilterBox, Flags, Pager, Rows, titleOf } from './parts';
import type { Column } from './parts';
import { errorClassWords, kindWords, stageWords, timeText, wordOf, yearsText } from './words';

const fields = 'title region kind year_reviewed year_planned level issuer trust published_date source document_id container flag';

const documentColumns: readonly Column<Document>[] = [
  {
    title: '标题',
    cell: (document) => (
      <>
        <DocumentLink document={document}>{titleOf(document)}</DocumentLink>
        {document.partCount > 0 && <span className="flag plain">内含 {document.partCount} 份</span>}
        {document.articleCount > 1 && <span className="flag plain">{document.articleCount} 篇</span>}
        <Flags flags={document.flags.filter((flag) => flag !== 'multi_article')} />
      </>
    ),
  },
  { title: '类型', width: 116, cell: (document) => wordOf(kindWords, document.kind) || '—' },
  { title: '地区', width: 120, cell: (document) => document.region || '—' },
  { title: '年度', width: 176, cell: (document) => yearsText(document) || '—' },
  { title: '事实', width: 64, right: true, cell: (document) => document.factCount },
  { title: '发布日期', width: 110, cell: (document) => document.publishedDate || '—' },
  { title: '来源', width: 90, quiet: true, cell: (document) => document.source },
];

function Documents() {
  const [box, setBox] = useParameter('q', ['page']);
  const [kind, setKind] = useParameter('kind', ['page']);
  const [pageToken, setPageToken] = useParameter('page');
  const filter = allOf([filterOf(box, ['title', 'region']), kind === '' ? '' : `kind = ${kind}`]);
  const list = useLoad(`${filter}\n${pageToken}`, (signal) => listDocuments({ filter, pageToken }, signal));
  return (
    <>
      <div className="controls">
        <FilterBox value={box} onSearch={setBox} placeholder="标题、地区，或筛选式" fields={fields} />
        <Select
          aria-label="报告类型"
          allowClear
          placeholder="全部类型"
          className="select-wide"
          value={kind === '' ? null : kind}
          onChange={(value: string | undefined) => setKind(value ?? '')}
          options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
        <Button onClick={list.reload}>刷新</Button>
      </div>
      {list.error !== null && (
        <Failure
          error={list.error}
          retry={list.reload}
          extra={pageToken !== '' && <Button size="small" onClick={() => setPageToken('')}>回到首页</Button>}
        />
      )}
      {list.error === null && (
        <Rows
          columns={documentColumns}
          rows={list.value?.documents ?? []}
          loading={list.loading}
          empty={
            filter === '' ? (
              <>
                还没有报告，去<Link to="/upload">上传</Link>一份
              </>
            ) : (
              '没有符合条件的报告'
            )
          }
        />
      )}
      {list.value !== null && <Pager page={list.value} unit="份" />}
    </>
  );
}

const letterColumns: readonly Column<DeadLetter>[] = [
  { title: '时间', width: 160, cell: (letter) => timeText(letter.lastFailed) },
  { title: '文档', width: 240, cell: (letter) => letter.documentId || '（无法读出）' },
  { title: '环节', width: 64, cell: (letter) => wordOf(stageWords, letter.stage) },
  {
    title: '类别',
    width: 120,
    cell: (letter) => <span className="flag">{wordOf(errorClassWords, letter.errorClass)}</span>,
  },
  { title: '原因', cell: (letter) => letter.reason },
  { title: '日志位置', width: 190, quiet: true, cell: (letter) => letter.id },
];

function DeadLetters() {
  const [pageToken] = useParameter('page');
  const list = useLoad(pageToken, (signal) => listDeadLetters({ pageToken }, signal));
  if (list.error !== null) return <Failure error={list.error} retry={list.reload} />;
  return (
    <>
      <Rows
        columns={letterColumns}
        rows={list.value?.deadLetters ?? []}
        loading={list.loading}
        empty="没有失败的文档"
      />
      {list.value !== null && <Pager page={list.value} unit="份" />}
    </>
  );
}

export function DocumentsPage() {
  useTitle('报告');
  const [tab, setTab] = useParameter('tab', ['page', 'q', 'kind']);
  return (
    <div className="sheet">
      <Tabs
        activeKey={tab === 'failed' ? 'failed' : 'documents'}
        onChange={(key) => setTab(key === 'failed' ? key : '')}
        destroyInactiveTabPane
        items={[
          { key: 'documents', label: '报告', children: <Documents /> },
          { key: 'failed', label: '失败', children: <DeadLetters /> },
        ]}
      />
    </div>
  );
}
