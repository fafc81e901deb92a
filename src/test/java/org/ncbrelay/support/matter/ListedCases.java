package org.ncbrelay.support.matter;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many small cases of Kenya and France in a test's database, past row-level security: the older the case, the smaller its number. Each has
 * its words, and INTERPOL sees all but every 41st; some of Kenya's are open to France, or were.
 */
public final class ListedCases {
    /** Words by which tests search, in an order of how many cases have them. */
    private static final String CASES = """
            SET session_replication_role = replica;
            INSERT INTO organisation (code, name, time_zone, weekend, mail_address)
            SELECT o, o, 'UTC', '', CASE o WHEN 'INTERPOL' THEN 'general-secretariat' ELSE 'ncb.' || lower(o) END || '@relay.example' FROM unnest(ARRAY['KEN', 'FRA', 'INTERPOL']) o ON CONFLICT DO NOTHING;
            INSERT INTO support_request (reference, organisation, submitted_by, submitted_at, updated_at, status, title, urgency,
                    confidentiality, capabilities, countries_involved, restricted_countries, retention_until, direct_contact_requested, content)
            SELECT country || '-2026-' || lpad(n::text, 6, '0'), country, 'agency',
                   timestamptz '2026-01-01 00:00Z' + n * interval '1 minute',
                   timestamptz '2026-02-01 00:00Z' + (n * 7919 %% %1$d) * interval '1 minute',
                   (ARRAY['SUBMITTED', 'ACKNOWLEDGED', 'RECORDED', 'CLOSED'])[1 + n / 2 %% 4],
                   CASE WHEN n %% 3 = 0 THEN 'Carved ivory' ELSE 'Ivory, as carved as this one' END,
                   (ARRAY['ROUTINE', 'URGENT', 'VERY_URGENT'])[1 + n %% 3], 'RESTRICTED',
                   CASE WHEN n %% 5 = 0 THEN ARRAY['NOTICE', 'MENTORING'] WHEN n %% 7 = 0 THEN ARRAY['MENTORING'] ELSE ARRAY['INFORMATION_SHARING'] END,
                   '{FRA}', '{}', date '2029-01-01', false,
                   jsonb_build_object('outline', concat_ws(' ', CASE WHEN n <= %1$d / 3 THEN 'ancient' END, CASE WHEN n %% 97 = 0 THEN 'pangolin' END,
                                                           CASE WHEN n = 1234 THEN 'quagga-seller_77' END))
              FROM (SELECT n, CASE WHEN n %% 2 = 0 THEN 'KEN' ELSE 'FRA' END AS country FROM generate_series(1, %1$d) n) AS numbers;
            INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
            SELECT reference, 'INTERPOL', organisation, 'COPY_TO_GENERAL_SECRETARIAT', 'test', now()
              FROM support_request WHERE right(reference, 6)::int %% 41 <> 0;
            INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at, valid_until, revoked_at)
            SELECT reference, 'FRA', 'KEN', 'INVITATION', 'test', now(),
                   CASE right(reference, 6)::int %% 3 WHEN 0 THEN now() - interval '1 day' WHEN 1 THEN now() + interval '1 day' END,
                   CASE WHEN right(reference, 6)::int %% 8 = 0 THEN now() END
              FROM support_request WHERE organisation = 'KEN' AND right(reference, 6)::int %% 26 = 0;
            """;

    /** What a worker writes for each case, here for all at once. */
    private static final String WORDS =
            "INSERT INTO case_text SELECT reference, searched_words(reference, title, content) FROM support_request;";

    /** What a trigger writes for each case, likewise. */
    private static final String FIGURES = """
            INSERT INTO case_figure (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, stage)
            SELECT reference, organisation, status, urgency, capabilities, submitted_at, updated_at, stage_of(status) FROM support_request;
            """;

    private ListedCases() {}

    /** @param byTriggers whether the figures of each case are kept as in the running relay, which takes a while for many */
    public static void fill(JdbcTemplate administration, int cases, boolean byTriggers) {
        String triggers = "ALTER TABLE support_request %1$s TRIGGER figure_is_kept;";
        String end =
                "SET session_replication_role = DEFAULT; ANALYZE support_request, case_access, case_figure, case_text;";
        administration.execute(
                byTriggers
                        ? triggers.formatted("ENABLE ALWAYS")
                                + CASES.formatted(cases)
                                + triggers.formatted("ENABLE")
                                + WORDS
                                + end
                        : CASES.formatted(cases) + FIGURES + WORDS + end);
    }
}
