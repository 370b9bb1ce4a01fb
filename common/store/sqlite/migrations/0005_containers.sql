-- A zip or mail and the documents that it holds: how many, and whose part a document is.

ALTER TABLE document ADD COLUMN part_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN container TEXT NOT NULL DEFAULT '';  -- its document_id; empty: of none
CREATE INDEX document_container ON document (container, order_day, uid);
