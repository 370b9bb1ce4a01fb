-- The code of a region beside its name: of GB/T 2260, or of a zone; empty: not told.

ALTER TABLE document ADD COLUMN region_code TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN region_code TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN region_code TEXT NOT NULL DEFAULT '';
