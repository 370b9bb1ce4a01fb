-- What a document and each of its articles say of themselves: whose report it is and on which level
-- of government, how its region was told, whose words it is in, and what it repeats.

ALTER TABLE document ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN trust INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN index_number TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN region_source INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN region_confidence INTEGER NOT NULL DEFAULT 0;  -- per cent
ALTER TABLE document ADD COLUMN region_start_byte INTEGER NOT NULL DEFAULT 0;  -- 0 and 0: no words of the text
ALTER TABLE document ADD COLUMN region_end_byte INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN region_start_char INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN region_end_char INTEGER NOT NULL DEFAULT 0;

ALTER TABLE article ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN trust INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN masked_percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN fingerprint BLOB NOT NULL DEFAULT x'';
ALTER TABLE article ADD COLUMN copy_of TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN likeness_percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_source INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_confidence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_start_byte INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_end_byte INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_start_char INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN region_end_char INTEGER NOT NULL DEFAULT 0;

ALTER TABLE section ADD COLUMN path TEXT NOT NULL DEFAULT '';
