-- A trace once for each case, whatever its length: a row of an index takes 2,704 bytes, a web address in another script has up to
-- 8,192. The digest finds it, the value decides.
ALTER TABLE trace DROP CONSTRAINT trace_pkey;
ALTER TABLE trace ADD COLUMN digest text NOT NULL GENERATED ALWAYS AS (md5(value)) STORED;
ALTER TABLE trace ADD PRIMARY KEY (reference, kind, digest);

-- What can be searched for in a request. A vector takes 1 MB at most (PostgreSQL's limit), and with the places of its words it can be
-- several times as long as its text. Of a longer text the shortest parts, which are names, numbers and addresses, are taken as they
-- are; of the others each word once, without its places; and where even these are too many, the longest words, which nobody types,
-- are left out. The bounds are in bytes, and keep a distance to the limit that no text can use up.
CREATE FUNCTION relay_searchable(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(content::text) <= 200000 THEN jsonb_to_tsvector('simple'::regconfig, content, '["string"]')
           ELSE (WITH part AS (
                     SELECT text, sum(octet_length(text)) OVER (ORDER BY octet_length(text), text) <= 100000 AS placed
                       FROM (SELECT DISTINCT said #>> '{}' AS text
                               FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') AS said) AS parts),
                 word AS (
                     SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY octet_length(lexeme), lexeme) <= 400000 AS taken
                       FROM (SELECT DISTINCT lexeme FROM part, unnest(to_tsvector('simple'::regconfig, text)) WHERE NOT placed) AS words)
                 SELECT jsonb_to_tsvector('simple'::regconfig,
                                          (SELECT coalesce(jsonb_agg(text), '[]') FROM part WHERE placed), '["string"]')
                        || array_to_tsvector((SELECT coalesce(array_agg(lexeme), '{}') FROM word WHERE taken)))
           END
    $$;

ALTER TABLE support_request DROP COLUMN search;
ALTER TABLE support_request ADD COLUMN search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', reference || ' ' || title), 'A') || relay_searchable(content)) STORED;
CREATE INDEX support_request_by_text ON support_request USING gin (search);
