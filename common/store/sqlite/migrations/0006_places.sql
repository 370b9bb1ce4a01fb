-- Where a paragraph and a fact's quote begin in the original, as a gongbao.v1.Place; the cells of a
-- paragraph that is a row of a table, as a gongbao.v1.TableRow.

ALTER TABLE block ADD COLUMN place BLOB;
ALTER TABLE block ADD COLUMN cells BLOB;
ALTER TABLE fact ADD COLUMN place BLOB;
