// Small parts that several pages share.
import { Alert, Button, Empty, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';

import { ApiError, idOf } from './api';
import type { Document, Fact, Page } from './api';
import { documentsWhere, quoted } from './filter';
import { useParameter } from './hooks';
import { countText, flagWords, modalityWords, statusWords, valueText, wordOf } from './words';

export function Flags({ flags }: { flags: readonly string[] }) {
  return (
    <>
      {flags.map((flag) => (
        <span key={flag} className="flag">
          {wordOf(flagWords, flag)}
        </span>
      ))}
    </>
  );
}

// To the text of a document; to the list of what a zip or mail holds, which has none.
export function DocumentLink({ document, children }: { document: Document; children: ReactNode }) {
  const to =
    document.partCount > 0
      ? documentsWhere(`container = ${quoted(document.documentId)}`)
      : `/documents/${idOf(document.name)}/articles/0`;
  return <Link to={to}>{children}</Link>;
}

// What a document is called: by its title, else by the file that a part of a zip or mail was.
export function titleOf(document: Document): string {
  if (document.title !== '' || document.container === '') return document.title || document.documentId;
  return document.documentId.slice(document.documentId.lastIndexOf('/') + 1) || document.documentId;
}

// 目标 · 确保, in the colour that the fact's mark has.
export function StatusTag({ fact }: { fact: Fact }) {
  const firmness = wordOf(modalityWords, fact.modality);
  return (
    <span className={`status status-${fact.modality === 'firm' ? 'firm' : (fact.status ?? 'other')}`}>
      {wordOf(statusWords, fact.status) || '未知'}
      {firmness !== '' && ` · ${firmness}`}
    </span>
  );
}

export function Value({ fact }: { fact: Fact }) {
  return <span className={fact.value === null ? 'value masked' : 'value'}>{valueText(fact)}</span>;
}

export function Failure({ error, retry, extra }: { error: Error; retry: () => void; extra?: ReactNode }) {
  return (
    <Alert
      type="error"
      showIcon
      className="failure"
      message={error instanceof ApiError && error.status === 'INVALID_ARGUMENT' ? '请求有误' : '读取失败'}
      description={error.message}
      action={
        <>
          <Button size="small" onClick={retry}>
            重试
          </Button>
          {extra}
        </>
      }
    />
  );
}

// The filter box: keeps what is typed to itself until Enter.
export function FilterBox({
  value,
  onSearch,
  placeholder,
  fields,
}: {
  value: string;
  onSearch: (text: string) => void;
  placeholder: string;
  fields: string;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const help = (
    <div className="filter-help">
      <p>直接输入词语即可；多个词以空格分开，须同时出现。</p>
      <p>
        也可写筛选式，例如 <code>status = target AND year &gt;= 2022</code>。 注意 <code>OR</code> 比 <code>AND</code>{' '}
        结合得更紧，拿不准时请加括号。
      </p>
      <p>
        字段：<code>{fields}</code>
      </p>
      <p>
        运算：<code>= != &lt; &lt;= &gt; &gt;=</code>，<code>:</code> 为“包含”。
      </p>
    </div>
  );
  return (
    <div className="filter-box">
      <Input.Search
        value={text}
        allowClear
        aria-label="筛选"
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onSearch={onSearch}
      />
      <Popover content={help} trigger="click" placement="bottomRight">
        <Button type="text" aria-label="筛选式的写法">
          ?
        </Button>
      </Popover>
    </div>
  );
}

export interface Column<Row> {
  title: string;
  width?: number; // pixels; one column without it takes what is left
  right?: boolean;
  quiet?: boolean;
  cell: (row: Row) => ReactNode;
}

// One page of rows. Not Ant Design's table, which measures scrollbars with a style element that the
// page's Content-Security-Policy refuses.
export function Rows<Row extends { name: string } | { id: string }>({
  columns,
  rows,
  loading,
  empty,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  loading: boolean;
  empty: ReactNode;
}) {
  const keyOf = (row: Row) => ('name' in row ? row.name : row.id);
  const classOf = (column: Column<Row>) =>
    [column.right ? 'right' : '', column.quiet ? 'quiet' : ''].join(' ').trim() || undefined;
  return (
    <div className="rows" aria-busy={loading}>
      <table>
        <colgroup>
          {columns.map((column) => (
            <col key={column.title} width={column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.title} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && !loading && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
    </div>
  );
}

// Walks through pages by their tokens. The server has no way back, the browser has: each step is an
// entry of its history.
export function Pager({ page, unit }: { page: Page; unit: string }) {
  const [token, setToken] = useParameter('page');
  const navigate = useNavigate();
  const canGoBack = useLocation().key !== 'default';
  return (
    <nav className="pager" aria-label="翻页">
      <span>
        共 {countText(page)} {unit}
      </span>
      <span>
        {token !== '' && (
          <>
            <Button size="small" onClick={() => setToken('')}>
              首页
            </Button>
            <Button size="small" disabled={!canGoBack} onClick={() => navigate(-1)}>
              上一页
            </Button>
          </>
        )}
        <Button size="small" disabled={page.nextPageToken === ''} onClick={() => setToken(page.nextPageToken)}>
          下一页
        </Button>
      </span>
    </nav>
  );
}
