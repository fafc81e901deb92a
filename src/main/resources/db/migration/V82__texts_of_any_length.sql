-- A trace once for each case, whatever its length: a row of an index takes 2,704 bytes, a web address in another script has up to
-- 8,192. The digest finds it, the value decides.
ALTER TABLE trace DROP CONSTRAINT trace_pkey;
CREATE UNIQUE INDEX trace_once ON trace (reference, kind, md5(value));

-- What can be searched for in a request. A vector takes 1 MB at most (PostgreSQL's limit), and one with positions can be five times
-- as long as its text. Of a longer text it has each word once, without positions; where even these are too many, the longest, which
-- nobody types, are left out. 200,000 and 900,000 bytes keep a distance to the limit that no text can use up.
CREATE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(content::text) <= 200000 THEN jsonb_to_tsvector('simple'::regconfig, content, '["string"]')
           ELSE (SELECT array_to_tsvector(coalesce(array_agg(kept.lexeme), '{}'))
                   FROM (SELECT word.lexeme, sum(octet_length(word.lexeme)) OVER (ORDER BY octet_length(word.lexeme), word.lexeme) AS bytes
                           FROM (SELECT DISTINCT l.lexeme
                                   FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS said (text),
                                        unnest(to_tsvector('simple'::regconfig, said.text #>> '{}')) AS l) AS word) AS kept
                  WHERE kept.bytes <= 900000)
           END
    $$;

ALTER TABLE support_request DROP COLUMN search;
ALTER TABLE support_request ADD COLUMN search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content)) STORED;
CREATE INDEX support_request_by_text ON support_request USING gin (search);
