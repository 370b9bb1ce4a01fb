import { Popover, Select, Spin } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';

import { idOf, listArticles, listCopies, readArticle } from './api';
import type { Copy, Document, Fact, FactStatus, ReaderText } from './api';
import { FactPanel } from './fact_panel';
import { FactTable } from './fact_table';
import { documentsWhere, quoted } from './filter';
import { useLoad, useParameter, useTitle } from './hooks';
import { Failure, Flags, titleOf } from './parts';
import { TextPane } from './text_pane';
import { countText, kindWords, levelWords, statusWords, trustWords, wordOf, yearsText } from './words';

const statuses: readonly FactStatus[] = ['actual', 'target', 'other'];

// Unknown statuses of a newer server go with 其他.
function statusOf(fact: Fact): FactStatus {
  return fact.status ?? 'other';
}

// Where the original stands on the web; empty: nowhere that is known.
function webAddress(document: Document | null): string {
  return document !== null && /^https?:\/\//.test(document.url) ? document.url : '';
}

function CopyLink({ copy }: { copy: Copy }) {
  const { article, document } = copy;
  const from = [document.issuer || document.source, article.publishedDate || document.publishedDate];
  return (
    <li>
      <Link to={`/${article.name}`}>{article.title || titleOf(document)}</Link>
      <span className="flag plain">{copy.same ? '相同' : `${copy.likenessPercent}% 相同`}</span>
      {copy.trust !== null && <span className="flag plain">{wordOf(trustWords, copy.trust)}</span>}
      <div className="quiet">{from.filter((one) => one !== '').join(' · ')}</div>
    </li>
  );
}

// Where else this text stands; nothing when nowhere.
function Copies({ article }: { article: string }) {
  const copies = useLoad(article, (signal) => listCopies(article, signal));
  if (copies.error !== null) {
    return (
      <>
        {' · '}
        <button type="button" className="link" title={copies.error.message} onClick={copies.reload}>
          同文读取失败，重试
        </button>
      </>
    );
  }
  if (copies.value === null || copies.value.copies.length === 0) return null;
  const more = copies.value.nextPageToken !== '';
  return (
    <>
      {' · '}
      <Popover
        trigger="click"
        placement="bottomLeft"
        title="其他报告中的同文"
        content={
          <ul className="copies">
            {copies.value.copies.map((copy) => (
              <CopyLink key={copy.article.name} copy={copy} />
            ))}
            {more && <li className="quiet">只列出最相近的 {copies.value.copies.length} 篇</li>}
          </ul>
        }
      >
        <button type="button" className="link">
          同文 {countText(copies.value)} 篇
        </button>
      </Popover>
    </>
  );
}

function Head({ text }: { text: ReaderText }) {
  const { document, article } = text;
  const navigate = useNavigate();
  const many = document !== null && document.articleCount > 1;
  const articles = useLoad(many ? document.name : '', (signal) =>
    many ? listArticles(document.name, signal) : Promise.resolve([]),
  );
  const facts = [
    wordOf(kindWords, article.kind),
    article.region,
    wordOf(levelWords, article.level),
    wordOf(trustWords, article.trust),
    yearsText(article),
    article.publishedDate || document?.publishedDate,
    article.issuer || document?.issuer,
  ].filter((part) => part !== undefined && part !== '');
  const title = article.title || (document === null ? article.name : titleOf(document));
  useTitle(title);
  return (
    <div className="reader-head">
      <div className="reader-title">
        <Link to="/documents" aria-label="返回报告列表">
          ←
        </Link>
        <h1 title={title}>{title}</h1>
        <Flags flags={article.flags.length > 0 ? article.flags : (document?.flags ?? [])} />
        {many && (
          <Select
            aria-label="选择文章"
            className="article-select"
            value={article.index}
            loading={articles.loading}
            onChange={(index: number) => navigate(`/${document.name}/articles/${index}`)}
            options={(articles.value ?? [article]).map((one) => ({
              value: one.index,
              label: `${one.index + 1}. ${one.title || '（无题）'}`,
            }))}
          />
        )}
      </div>
      <div className="reader-facts quiet">
        {facts.join(' · ')}
        {article.numerals !== null && (
          <span title="正文里的每个数字，或属于一条事实，或列明为何不是事实">
            {facts.length > 0 && ' · '}
            数字账：{article.numerals.total} = {article.numerals.inFacts} 属于事实 + {article.numerals.rejected} 排除
          </span>
        )}
        {document !== null && document.container !== '' && (
          <>
            {' · '}属于{' '}
            <Link to={documentsWhere(`document_id = ${quoted(document.container)}`)}>{document.container}</Link>
          </>
        )}
        <Copies key={article.name} article={article.name} />
        {webAddress(document) !== '' && (
          <>
            {' · '}
            <a href={webAddress(document)} target="_blank" rel="noreferrer noopener">
              原网页
            </a>
          </>
        )}
      </div>
    </div>
  );
}

// Which statuses are shown, with their counts; doubles as the legend of the colours.
function Legend({
  facts,
  hidden,
  toggle,
}: {
  facts: readonly Fact[];
  hidden: ReadonlySet<string>;
  toggle: (status: FactStatus) => void;
}) {
  const firm = facts.filter((fact) => fact.modality === 'firm').length;
  return (
    <div className="legend" role="group" aria-label="图例，可按状态显示或隐藏">
      {statuses.map((status) => (
        <button
          key={status}
          type="button"
          className={`status status-${status}`}
          aria-pressed={!hidden.has(status)}
          onClick={() => toggle(status)}
        >
          {statusWords[status]} {facts.filter((fact) => statusOf(fact) === status).length}
        </button>
      ))}
      {firm > 0 && (
        <span className="status status-firm" title="目标里写明“确保”“必须”“保持”的">
          其中确保 {firm}
        </span>
      )}
      <span className="quiet keys">
        <kbd>j</kbd> <kbd>k</kbd> 后一条、前一条，<kbd>Esc</kbd> 取消
      </span>
    </div>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="combobox"]') !== null;
}

function Reader({ text }: { text: ReaderText }) {
  const [selectedId, setSelectedId] = useParameter('fact');
  const [hiddenList, setHiddenList] = useParameter('hide');
  const [search, setSearch] = useParameter('q');
  const hidden = useMemo(() => new Set(hiddenList.split(',').filter((one) => one !== '')), [hiddenList]);
  const byId = useMemo(() => new Map(text.facts.map((fact) => [idOf(fact.name), fact])), [text]);
  const visible = useMemo(
    () => text.facts.filter((fact) => !hidden.has(statusOf(fact))),
    [text, hidden],
  );
  const visibleIds = useMemo(() => new Set(visible.map((fact) => idOf(fact.name))), [visible]);
  const rows = useMemo(() => {
    const words = search.trim().split(/\s+/);
    return visible.filter((fact) =>
      words.every((word) => `${fact.indicator} ${fact.quote} ${fact.period} ${fact.region}`.includes(word)),
    );
  }, [visible, search]);
  const selected = byId.get(selectedId) ?? null;

  const textRef = useRef<HTMLDivElement>(null);
  const tableRef = useRef<HTMLDivElement>(null);

  // Selecting by whatever means brings both the mark and the row into view; what is there already
  // stays where it is.
  useEffect(() => {
    if (selectedId === '') return;
    const within = (pane: HTMLElement | null, selector: string) => {
      const target = pane?.querySelector<HTMLElement>(selector);
      if (!pane || !target) return;
      const outer = pane.getBoundingClientRect();
      const inner = target.getBoundingClientRect();
      const aside = inner.left < outer.left || inner.right > outer.right; // in a wide table
      if (aside || inner.top < outer.top + 40 || inner.bottom > outer.bottom - 20) {
        target.scrollIntoView({ block: 'center' });
      }
    };
    within(textRef.current, '.mark.selected');
    within(tableRef.current, 'tr.selected');
  }, [selectedId, text]);

  const select = useCallback((id: string) => setSelectedId(id, { replace: true }), [setSelectedId]);

  // Before the page is drawn: a key pressed at once must find what is shown.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return select('');
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || rows.length === 0) return;
      const at = rows.findIndex((fact) => idOf(fact.name) === selectedId);
      const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
      const fact = rows[next];
      if (fact !== undefined) select(idOf(fact.name));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [rows, selectedId, select]);

  const toggle = (status: FactStatus) => {
    const after = new Set(hidden);
    if (!after.delete(status)) after.add(status);
    setHiddenList([...after].sort().join(','), { replace: true });
  };

  return (
    <div className="reader">
      <div className="reader-left">
        <Legend facts={text.facts} hidden={hidden} toggle={toggle} />
        <TextPane
          ref={textRef}
          paragraphs={text.paragraphs}
          facts={byId}
          visible={visibleIds}
          selected={visibleIds.has(selectedId) ? selectedId : ''}
          onSelect={select}
        />
      </div>
      <div className="reader-right">
        <FactTable
          ref={tableRef}
          rows={rows}
          total={text.facts.length}
          unaligned={text.unaligned}
          selected={selectedId}
          onSelect={select}
          search={search}
          onSearch={setSearch}
        />
        {selected !== null && (
          <FactPanel
            fact={selected}
            url={webAddress(text.document)}
            sharing={text.facts.filter(
              (fact) =>
                fact !== selected &&
                fact.span !== null &&
                selected.span !== null &&
                fact.span.startByte < selected.span.endByte &&
                selected.span.startByte < fact.span.endByte,
            )}
            byId={byId}
            findings={text.article.diagnostics.filter((one) => one.facts.includes(selectedId))}
            onSelect={select}
          />
        )}
      </div>
    </div>
  );
}

export function ReaderPage() {
  const { document = '', article = '' } = useParams();
  const name = `documents/${document}/articles/${article}`;
  const text = useLoad(name, (signal) => readArticle(name, signal));
  useTitle('报告');
  if (text.error !== null) {
    return (
      <div className="sheet">
        <Failure error={text.error} retry={text.reload} />
        <Link to="/documents">返回报告列表</Link>
      </div>
    );
  }
  // The article before stays in view until its successor is there, but never under another's name.
  if (text.value === null || text.value.article.name !== name) return <Spin className="waiting" size="large" />;
  return (
    <div className="reader-page">
      <Head text={text.value} />
      <Reader key={name} text={text.value} />
    </div>
  );
}
