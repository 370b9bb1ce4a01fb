-- Where a paragraph and a fact's quote begin in the original, as a gongbao.v1.Place.

ALTER TABLE block ADD COLUMN place BLOB;
ALTER TABLE fact ADD COLUMN place BLOB;
