-- The audit, recomputed: each chain's organisation, number of records, last hash, and OK or the first record that is not as it was
-- written. The hash of a record covers its fields and the hash before it (R__audit.sql); the head says where the chain ends.
WITH linked AS (
    SELECT r.organisation, r.number, r.hash,
           r.number = row_number() OVER chain
           AND r.previous = lag(r.hash, 1, repeat('0', 64)) OVER chain
           AND r.hash = public.audit_sha256(public.audit_text(r.organisation, r.number::text, r.happened_at, r.transaction::text, r.actor,
                   r.act, r.reference, r.subject, r.content_hash, r.previous)) AS stands
      FROM public.audit_record r WINDOW chain AS (PARTITION BY r.organisation ORDER BY r.number)
), ends AS (
    SELECT organisation, max(number) AS last, count(*) AS records, min(number) FILTER (WHERE NOT stands) AS broken,
           (array_agg(hash ORDER BY number DESC))[1] AS hash
      FROM linked GROUP BY organisation
)
SELECT coalesce(e.organisation, h.organisation), coalesce(e.records, 0), coalesce(e.hash, repeat('0', 64)),
       CASE WHEN e.broken IS NOT NULL THEN 'BAD at ' || e.broken
            WHEN e.organisation IS NULL AND h.number = 0 THEN 'OK'
            WHEN h.organisation IS NULL OR e.organisation IS NULL THEN 'BAD head'
            WHEN h.number <> e.last OR h.hash <> e.hash THEN 'BAD end'
            ELSE 'OK' END
  FROM ends e FULL JOIN public.audit_head h ON h.organisation = e.organisation
 ORDER BY 1;
