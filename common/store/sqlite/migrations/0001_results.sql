-- Enums hold the numbers of gongbao/v1; flags are bit sets over them; dates and periods are ISO
-- text; an exact decimal is text, the REAL beside it only compares. NULL: not told.

-- This store: the key that seals its page tokens.
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- The next offset to read of each partition, written in the transaction of the rows it brought.
CREATE TABLE ingest_offset (
  topic TEXT NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)) STRICT, WITHOUT ROWID;

-- Every result that arrived, shown or not: what makes the store independent of the order of
-- arrival. Of an identity (the primary key) the highest arrival is kept; of a document the highest
-- of all is shown.
CREATE TABLE extraction (
  document_id TEXT NOT NULL,
  content_sha256 BLOB NOT NULL,    -- empty for a withdrawal
  extractor TEXT NOT NULL,         -- name@version
  revision INTEGER NOT NULL,
  extractor_rank INTEGER NOT NULL,
  digest BLOB NOT NULL,            -- the extractor's canonical digest
  body_sha256 BLOB NOT NULL,       -- of everything that is stored of it
  status INTEGER NOT NULL,
  PRIMARY KEY (document_id, content_sha256, extractor)) STRICT, WITHOUT ROWID;

-- A document as its highest result shows it. Absent while that is a withdrawal.
CREATE TABLE document (
  doc_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,        -- of the resource name
  document_id TEXT NOT NULL UNIQUE,
  order_day INTEGER NOT NULL,      -- minus yyyymmdd of the publication, 0 without one: newest first
  revision INTEGER NOT NULL,
  content_sha256 BLOB NOT NULL,
  extractor TEXT NOT NULL,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  published_date TEXT,
  kind INTEGER NOT NULL,
  year_reviewed INTEGER,
  year_planned INTEGER,
  flags INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  charset TEXT NOT NULL,
  region TEXT NOT NULL,
  chars INTEGER NOT NULL,
  article_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  read_time_us INTEGER NOT NULL,   -- since 1970; not part of what the store holds
  FOREIGN KEY (document_id, content_sha256, extractor) REFERENCES extraction) STRICT;
CREATE UNIQUE INDEX document_order ON document (order_day, uid);

-- The document's text by paragraph.
CREATE TABLE block (
  block_id INTEGER PRIMARY KEY,
  doc_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, start_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (doc_id, start_byte)) STRICT;

-- One report on the page.
CREATE TABLE article (
  article_id INTEGER PRIMARY KEY,
  doc_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind INTEGER NOT NULL,
  year_reviewed INTEGER,
  year_planned INTEGER,
  published_date TEXT,
  flags INTEGER NOT NULL,
  region TEXT NOT NULL,
  numerals INTEGER NOT NULL, numerals_in_facts INTEGER NOT NULL, numerals_rejected INTEGER NOT NULL,
  UNIQUE (doc_id, ord)) STRICT;

-- Outline of an article.
CREATE TABLE section (
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  section_index INTEGER NOT NULL, parent INTEGER NOT NULL, depth INTEGER NOT NULL,
  heading TEXT NOT NULL,
  role INTEGER NOT NULL,
  period TEXT NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  PRIMARY KEY (article_id, ord)) STRICT, WITHOUT ROWID;

-- One quantity; columns as the fields of gongbao.v1.Fact.
CREATE TABLE fact (
  fact_id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  start_byte INTEGER NOT NULL,
  uid TEXT NOT NULL,               -- of the resource name, looked up within the article
  end_byte INTEGER NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  indicator TEXT NOT NULL,
  indicator_code TEXT NOT NULL,
  measure INTEGER NOT NULL,
  value TEXT, value_num REAL, value_high TEXT,
  unit TEXT NOT NULL,
  base_value TEXT, base_value_num REAL, base_value_high TEXT,
  base_unit TEXT NOT NULL,
  mask TEXT NOT NULL,
  relation INTEGER NOT NULL,
  status INTEGER NOT NULL,
  modality INTEGER NOT NULL,
  period TEXT NOT NULL,
  year INTEGER,                    -- of the period's last day
  baseline TEXT NOT NULL,
  rank_group TEXT NOT NULL,
  section INTEGER NOT NULL,
  rule TEXT NOT NULL,
  region TEXT NOT NULL,
  optional INTEGER NOT NULL,
  UNIQUE (article_id, start_byte, uid)) STRICT;

-- Numerals that are no fact.
CREATE TABLE rejected (
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  reason INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ord)) STRICT, WITHOUT ROWID;

-- What in the text cannot be right.
CREATE TABLE diagnostic (
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  code INTEGER NOT NULL,
  message TEXT NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  facts TEXT NOT NULL,             -- their ids, one a line
  PRIMARY KEY (article_id, ord)) STRICT, WITHOUT ROWID;

-- Documents that became neither result nor retry, as listed; their bytes stay in the log.
CREATE TABLE dead_letter (
  seq INTEGER PRIMARY KEY,         -- order of arrival in this store
  id TEXT NOT NULL UNIQUE,         -- topic/partition/offset of the original
  merge_key BLOB NOT NULL,         -- of two letters with one id the higher is kept
  document_id TEXT NOT NULL,
  topic TEXT NOT NULL, partition INTEGER NOT NULL, log_offset INTEGER NOT NULL,
  original_time_us INTEGER,
  stage INTEGER NOT NULL,
  error_class INTEGER NOT NULL,
  reason TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  last_failed_us INTEGER,
  extractor_name TEXT NOT NULL, extractor_version TEXT NOT NULL) STRICT;
