-- What a fact is to others, which slice of a total it is, and how sure its reading is.

ALTER TABLE fact ADD COLUMN aspect INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fact ADD COLUMN breakdown TEXT NOT NULL DEFAULT '';  -- pairs of dimension and member, each with its bytes between
ALTER TABLE fact ADD COLUMN links TEXT NOT NULL DEFAULT '';      -- the same of role and id
ALTER TABLE fact ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;  -- per cent; 0: not told
