// The console's HTTP/JSON as types, and how it is called. docs/http.md describes the routes.

export type Measure = 'level' | 'growth' | 'change' | 'rank' | 'ratio' | 'gap';
export type Relation = 'eq' | 'approx' | 'ge' | 'le';
export type FactStatus = 'actual' | 'target' | 'other';
export type Modality = 'expected' | 'firm' | 'stretch';

export interface Span {
  startByte: number;
  endByte: number;
  startChar: number;
  endChar: number;
}

// Where a run of the text stands in the original: on a page of a PDF (0: no pages), or in its path.
export interface Place {
  page: number;
  path: string;
}

// A tie to another fact of the article, which is named by its id.
export interface FactLink {
  role: string | null;
  fact: string;
}

export interface Breakdown {
  dimension: string | null;
  member: string;
}

// What in an article cannot be right; `facts` are ids.
export interface Diagnostic {
  name: string;
  code: string | null;
  message: string;
  facts: string[];
}

export interface Fact {
  name: string;
  span: Span | null;
  quote: string;
  indicator: string;
  indicatorCode: string;
  measure: Measure | null;
  value: string | null;
  valueHigh: string | null;
  unit: string;
  baseValue: string | null;
  baseValueHigh: string | null;
  baseUnit: string;
  mask: string;
  relation: Relation | null;
  status: FactStatus | null;
  modality: Modality | null;
  period: string;
  baseline: string;
  group: string;
  section: number;
  rule: string;
  region: string;
  regionCode: string;
  optional: boolean;
  aspect: string | null;
  breakdown: Breakdown[];
  links: FactLink[];
  confidencePercent: number;
  place: Place | null;
}

export interface Document {
  name: string;
  documentId: string;
  revision: number | string;
  url: string;
  source: string;
  title: string;
  issuer: string;
  publishedDate: string;
  kind: string | null;
  yearReviewed: number;
  yearPlanned: number;
  flags: string[];
  mediaType: string;
  charset: string;
  chars: number;
  articleCount: number;
  factCount: number;
  extractor: string;
  readTime: string | null;
  region: string;
  partCount: number; // of a zip or mail; 0: it is none
  container: string; // the documentId of the zip or mail that it is a part of, or empty
}

export interface Article {
  name: string;
  index: number;
  title: string;
  kind: string | null;
  yearReviewed: number;
  yearPlanned: number;
  publishedDate: string;
  flags: string[];
  level: string | null;
  issuer: string;
  trust: string | null;
  numerals: { total: number; inFacts: number; rejected: number } | null;
  region: string;
  diagnostics: Diagnostic[];
}

// An article of another document with the same text, or made of it.
export interface Copy {
  article: Article;
  document: Document;
  likenessPercent: number;
  same: boolean;
  trust: string | null;
}

export interface Run {
  text: string;
  facts: string[];
}

export interface Cell {
  column: number;
  rows: number;
  columns: number;
  header: boolean;
  runs: Run[];
}

// Of a table; rows without words, and what merged cells cover, are left out.
export interface Row {
  table: number;
  index: number;
  cells: Cell[];
}

// Has runs, or is a row.
export interface Paragraph {
  index: number;
  place: Place | null;
  row: Row | null;
  runs: Run[];
}

export interface ReaderText {
  document: Document | null;
  article: Article;
  paragraphs: Paragraph[];
  facts: Fact[];
  unaligned: string[];
}

export interface Position {
  topic: string;
  partition: number;
  offset: number | string;
}

export interface DeadLetter {
  id: string;
  documentId: string;
  original: Position | null;
  stage: string | null;
  errorClass: string | null;
  reason: string;
  lastFailed: string | null;
}

export interface Page {
  nextPageToken: string;
  totalSize: number | string;
  totalSizeExact: boolean;
}

export interface Submitted {
  fileName: string;
  revision: number;
  document: string;
  position: Position | null;
}

// A failure as the server tells it; `status` is the canonical code, or UNREACHABLE.
export class ApiError extends Error {
  constructor(
    readonly status: string,
    message: string,
  ) {
    super(message);
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const error = (body as { error?: { status?: string; message?: string } } | null)?.error;
  throw new ApiError(error?.status ?? 'UNKNOWN', error?.message ?? `服务器回答 ${response.status}`);
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { 'Accept-Language': 'zh-CN', ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError('UNREACHABLE', '连接不上服务器');
  }
  return answerOf<T>(response);
}

type Parameters = Record<string, string | number | undefined>;

function withQuery(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export interface ListOptions {
  filter?: string;
  pageSize?: number;
  pageToken?: string;
}

export function listDocuments(options: ListOptions, signal: AbortSignal) {
  return call<Page & { documents: Document[] }>(withQuery('/v1/documents', { ...options }), { signal });
}

export async function getDocument(name: string, signal: AbortSignal) {
  return (await call<{ document: Document }>(`/v1/${name}`, { signal })).document;
}

export async function listArticles(document: string, signal: AbortSignal) {
  const options = { pageSize: 1000 };
  return (await call<Page & { articles: Article[] }>(withQuery(`/v1/${document}/articles`, options), { signal }))
    .articles;
}

export function listCopies(article: string, signal: AbortSignal) {
  return call<Page & { copies: Copy[] }>(`/v1/${article}/copies`, { signal });
}

export function readArticle(name: string, signal: AbortSignal) {
  return call<ReaderText>(`/v1/${name}:reader`, { signal });
}

export function listFacts(options: ListOptions, signal: AbortSignal) {
  return call<Page & { facts: Fact[] }>(withQuery('/v1/documents/-/articles/-/facts', { ...options }), { signal });
}

export function listDeadLetters(options: ListOptions, signal: AbortSignal) {
  return call<Page & { deadLetters: DeadLetter[] }>(withQuery('/v1/deadLetters', { ...options }), { signal });
}

// Sends one document as it is; its type goes along as a hint.
export async function submitDocument(body: Blob, name: string, signal: AbortSignal): Promise<Submitted> {
  const path = withQuery('/v1/documents:submit', { name });
  const answer = await call<{ documents: Submitted[] }>(path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': body.type === '' ? 'application/octet-stream' : body.type },
    signal,
  });
  const taken = answer.documents[0];
  if (taken === undefined) throw new ApiError('UNKNOWN', '服务器没有说明文件是否收下');
  return taken;
}

// The last part of a name: a fact's or a document's own id.
export function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

// documents/d/articles/i/facts/f taken apart.
export function placeOf(factName: string): { document: string; article: string; fact: string } {
  const [, document = '', , article = '', , fact = ''] = factName.split('/');
  return { document, article, fact };
}
