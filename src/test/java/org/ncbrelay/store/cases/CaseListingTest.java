package org.ncbrelay.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.SearchWords;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.store.board.FiguresAtHand;
import org.ncbrelay.store.cases.CaseFiles.Filter;
import org.ncbrelay.store.cases.CaseFiles.Narrowing;
import org.ncbrelay.store.cases.CaseFiles.Page;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.matter.ListedCases;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, searches and their totals, against plain SQL over the requests and the grants that uses nothing of what is kept for lists. */
@AdapterTest
record CaseListingTest(
        CaseListing listing,
        SearchWords words,
        JdbcClient jdbc,
        Clock clock,
        CaseRows rows,
        CurrentOfficer current,
        TransactionTemplate transaction,
        BeanFactory relay) {
    private static final int CASES = 8400;
    private static final int SOME_CASES = 1300;

    private static final String PLAIN = """
            FROM support_request r JOIN plain_words w ON w.reference = r.reference
             WHERE (r.organisation = :me OR EXISTS (
                       SELECT 1 FROM case_access a WHERE a.reference = r.reference AND a.organisation = :me AND a.revoked_at IS NULL
                          AND (a.valid_until IS NULL OR a.valid_until > now())))
               AND (:status::text IS NULL OR r.status = ANY (string_to_array(:status, ',')))
               AND (:capability::text IS NULL OR r.capabilities && string_to_array(:capability, ','))
               AND (:country::text IS NULL OR r.organisation = :country)
               AND (:q::text IS NULL OR w.words @@ websearch_to_tsquery('simple', :q))
               AND (:from::timestamptz IS NULL OR r.submitted_at >= :from) AND (:before::timestamptz IS NULL OR r.submitted_at < :before)
               AND (:urgency::text IS NULL OR r.urgency = ANY (string_to_array(:urgency, ',')))
            """;

    /** The words of each case, as PostgreSQL takes them from it, once for hundreds of questions. */
    private static final String PLAIN_WORDS = """
            CREATE UNLOGGED TABLE plain_words AS
            SELECT r.reference, to_tsvector('simple', r.reference || ' ' || r.title)
                       || jsonb_to_tsvector('simple', r.content, '["string"]') AS words
              FROM support_request r;
            ALTER TABLE plain_words ADD PRIMARY KEY (reference)""";

    /** How many cases there are as they were filed: tests that change one leave none of them to the next. */
    private static int unchanged;

    @BeforeEach
    void manyCases() {
        if (unchanged != CASES) fill(CASES);
    }

    @AfterAll
    static void noCases(@Autowired CaseRows rows, @Autowired BeanFactory relay) {
        rows.administration().execute("DROP TABLE IF EXISTS plain_words");
        rows.clear();
        FiguresAtHand.forget(relay);
        unchanged = 0;
    }

    /** For tests that change cases. */
    private void someCases() {
        fill(SOME_CASES);
        unchanged = 0;
    }

    private void fill(int cases) {
        administration().execute("DROP TABLE IF EXISTS plain_words");
        rows.clear();
        FiguresAtHand.forget(relay);
        ListedCases.fill(administration(), cases, true);
        administration().execute(PLAIN_WORDS);
        unchanged = cases;
    }

    @Test
    void everyListEqualsPlainSql() {
        for (String reader : List.of("KEN", "FRA", "INTERPOL", "BRA")) {
            for (String sort : List.of("submittedAt", "updatedAt", "reference", "status", "urgency"))
                for (String direction : List.of(",asc", ",desc")) {
                    same(reader, filter(null, null, null, null, 0, sort + direction));
                    same(reader, filter(null, null, null, "pangolin", 1, sort + direction));
                }
            for (String status : some(null, "CLOSED,RECORDED", "SUBMITTED", "DECLINED"))
                for (String capability : some(null, "NOTICE,MENTORING", "NOTICE"))
                    for (String country : some(null, "KEN", "BRA"))
                        for (String q : some(null, "pangolin", "ivory"))
                            same(reader, filter(status, capability, country, q, 0, "updatedAt,desc"));
        }
    }

    @Test
    void everySearchEqualsPlainSql() {
        for (String q : List.of(
                "ivory",
                "IVORY pangolin",
                "ancient",
                "ancient pangolin",
                "\"carved ivory\"",
                "ivory -ancient",
                "-carved",
                "pangolin or quagga-seller_77",
                "quagga-seller_77",
                "KEN-2026-001234",
                "KEN",
                "FRA",
                "nothingofthekind",
                "' OR 1=1 --",
                "& | ! ( : * <->"))
            for (String reader : List.of("KEN", "FRA", "INTERPOL", "BRA"))
                for (int page : new int[] {0, 3}) same(reader, filter(null, null, null, q, page, "submittedAt,desc"));
    }

    @Test
    void aLastPageIsAsRightAsTheFirst() {
        for (String q : new String[] {null, "ivory", "pangolin"})
            for (int page : new int[] {40, 160, 161, 162, 163, 164, 328, 1000})
                same("INTERPOL", filter(null, null, null, q, page, "updatedAt,desc"));
    }

    /** The figures of a node that has no room for so many cases count nothing. */
    @Test
    void withoutFiguresATotalIsCountedUpToAThousand() {
        Figures none = PartialPort.of(Figures.class, Map.of("count", asked -> OptionalLong.empty()));
        CaseListing counting = new CaseListing(jdbc, none, clock);
        for (String status : new String[] {null, "DECLINED", "CLOSED"})
            for (String capability : new String[] {null, "NOTICE"})
                for (String reader : List.of("KEN", "FRA", "INTERPOL", "BRA")) {
                    Filter wanted = filter(status, capability, "KEN", null, 1, "reference,asc");
                    Page page = list(reader, wanted);
                    assertThat(list(counting, reader, wanted))
                            .isEqualTo(new Page(
                                    page.items(),
                                    1,
                                    25,
                                    Math.min(page.total(), CaseListing.MOST_COUNTED),
                                    page.total() > CaseListing.MOST_COUNTED));
                }
    }

    @Test
    void theBeginningOfAWordFindsIt() {
        Page whole = found("INTERPOL", "pangolin");
        assertThat(whole.items()).isNotEmpty();
        assertThat(found("INTERPOL", "Pangol ivor").items()).isEqualTo(whole.items());
        assertThat(found("INTERPOL", "pan").total())
                .as("three letters are a word of their own")
                .isZero();
        assertThat(found("INTERPOL", "\"pangol\"").total()).isZero();
    }

    @Test
    void aNarrowedListEqualsPlainSql() {
        Instant from = Instant.parse("2026-01-02T00:00:00Z");
        Instant before = Instant.parse("2026-01-04T12:00:00Z");
        for (String reader : List.of("KEN", "FRA", "INTERPOL", "BRA"))
            for (List<String> urgency : List.of(List.<String>of(), List.of("URGENT"), List.of("URGENT", "VERY_URGENT")))
                for (String q : new String[] {null, "pangolin"})
                    for (String status : new String[] {null, "RECORDED"}) {
                        Narrowing narrowing = new Narrowing(urgency, false, null, from, before);
                        same(reader, new Filter(list(status), List.of(), null, q, 1, 25, "submittedAt,asc", narrowing));
                    }
    }

    @Test
    void aMisspeltTitleIsFoundAmongOnesOwnCases() {
        someCases();
        administration().execute("""
                ALTER TABLE support_request DISABLE TRIGGER change_is_audited;
                UPDATE support_request SET title = 'Pangolin scales in two parcels', updated_at = '2027-01-01' WHERE reference = 'KEN-2026-000100';
                ALTER TABLE support_request ENABLE TRIGGER change_is_audited""");

        assertThat(references("KEN", "pangoln")).isEmpty();
        assertThat(similar("KEN", "pangoln")).contains("KEN-2026-000100");
        assertThat(similar("KEN", "pangolin scale parcel")).startsWith("KEN-2026-000100");
        assertThat(similar("BRA", "pangoln")).isEmpty();
        assertThat(similar("KEN", "zzzzzz")).isEmpty();
    }

    /** French, Spanish and English: forms that begin differently or are shorter than what is asked for. */
    @Test
    void theOtherFormsOfAWordAreFoundInSeveralLanguages() {
        someCases();
        rewrite("KEN-2026-000102", "Vente d’animaux; cheval et éléphants");
        rewrite("KEN-2026-000104", "Tráfico de huevos de tortuga");
        rewrite("KEN-2026-000106", "Two parties were selling carvings");
        for (Map.Entry<String, String> form : Map.of(
                        "animal", "KEN-2026-000102",
                        "éléphant", "KEN-2026-000102",
                        "chevaux", "KEN-2026-000102",
                        "tráficos", "KEN-2026-000104",
                        "traficos", "KEN-2026-000104",
                        "tortugas", "KEN-2026-000104",
                        "party, sell", "KEN-2026-000106",
                        "parties carve", "KEN-2026-000106")
                .entrySet())
            assertThat(references("KEN", form.getKey())).as(form.getKey()).contains(form.getValue());
        assertThat(references("KEN", "\"traficos\""))
                .as("in quotation marks, the word itself")
                .isEmpty();
        assertThat(references("BRA", "tortugas")).isEmpty();
    }

    @Test
    void theCaseWhoseReferenceIsAskedForComesFirst() {
        someCases();
        for (int n = 200; n < 260; n += 2) rewrite("KEN-2026-000" + n, "See KEN-2026-000100");
        assertThat(references("KEN", "ken-2026-000100")).hasSize(25).startsWith("KEN-2026-000100");
        assertThat(list("KEN", filter(null, null, null, "KEN-2026-000100", 1, null))
                        .items())
                .extracting(ListedCase::reference)
                .hasSize(6)
                .doesNotContain("KEN-2026-000100");
    }

    @Test
    void misspeltWordsOfARequestAreFoundByOnesOwnListOfWords() {
        someCases();
        rewrite("KEN-2026-000108", "The seller is zanzibarking, the taxon Smutsia temminckii");
        assertThat(similar("KEN", "zanzibraking")).isEmpty();
        listAllWords();
        assertThat(similar("KEN", "zanzibraking")).containsExactly("KEN-2026-000108");
        assertThat(similar("KEN", "smutsya temminki")).containsExactly("KEN-2026-000108");
        assertThat(similar("INTERPOL", "zanzibarkin")).containsExactly("KEN-2026-000108");
        assertThat(similar("FRA", "zanzibarkin")).isEmpty();
        assertThat(similar("KEN", "quaga-seller_77")).containsExactly("KEN-2026-001234");
    }

    /** Even whose list has the word finds a case only while it is open to them. */
    @Test
    void aListOfWordsOpensNoCase() {
        someCases();
        rewrite("KEN-2026-000108", "The seller is zanzibarking");
        listAllWords();
        rows.closeToInterpol(new CaseReference("KEN-2026-000108"));
        assertThat(similar("INTERPOL", "zanzibarkin")).isEmpty();
        administration().execute("INSERT INTO search_word VALUES ('FRA', 'zanzibarking')");
        assertThat(similar("FRA", "zanzibarkin")).isEmpty();
    }

    @Test
    void aWordThatIsErasedLeavesEveryListUnlessAnotherCaseHasIt() {
        someCases();
        rewrite("KEN-2026-000108", "The seller is zanzibarking");
        rewrite("KEN-2026-000110", "The seller is zanzibarking, of Mombasaland");
        listAllWords();
        rewrite("KEN-2026-000110", "Erased");
        assertThat(words("zanzibarking")).containsExactly("INTERPOL", "KEN");
        assertThat(words("mombasaland")).isEmpty();
        rewrite("KEN-2026-000108", "Erased");
        assertThat(words("zanzibarking")).isEmpty();
    }

    private List<String> words(String word) {
        return administration()
                .queryForList("SELECT organisation FROM search_word WHERE word = ? ORDER BY 1", String.class, word);
    }

    private void rewrite(String reference, String text) {
        administration().execute(CaseRows.rewriting(new CaseReference(reference), text));
    }

    private void listAllWords() {
        current.as(
                Officer.relay(OrganisationCode.INTERPOL),
                () -> transaction.execute(running -> words.list(null, Instant.EPOCH)));
    }

    /** The first two are a sample of all. */
    private static List<String> some(String... values) {
        List<String> all = Arrays.asList(values);
        return Extent.of(all.subList(0, 2), all);
    }

    private Page found(String reader, String q) {
        return list(reader, filter(null, null, null, q, 0, null));
    }

    private List<String> references(String reader, String q) {
        return found(reader, q).items().stream().map(ListedCase::reference).toList();
    }

    private List<String> similar(String reader, String words) {
        Officer officer =
                new Officer("reader", new OrganisationCode(reader), null, Set.of(Role.NCB_OFFICER, Role.GS_OFFICER));
        return current.as(officer, () -> transaction.execute(running -> listing.similar(words, 25))).stream()
                .map(ListedCase::reference)
                .toList();
    }

    @Test
    void whatIsErasedOrRewrittenIsFoundByItsNewWordsOnly() {
        someCases();
        assertThat(found("KEN", "quagga-seller_77").total()).isOne();
        rewrite("KEN-2026-001234", "thylacine");
        assertThat(found("KEN", "quagga-seller_77").total()).isZero();
        assertThat(references("KEN", "thylacine")).containsExactly("KEN-2026-001234");
    }

    private void same(String reader, Filter filter) {
        Page page = list(reader, filter);
        MapSqlParameterSource asked = new MapSqlParameterSource("me", reader)
                .addValue("status", any(filter.status()))
                .addValue("capability", any(filter.capability()))
                .addValue("country", filter.country())
                .addValue("q", filter.q())
                .addValue("from", Rows.at(filter.narrowing().from()))
                .addValue("before", Rows.at(filter.narrowing().before()))
                .addValue("urgency", any(filter.narrowing().urgency()));
        NamedParameterJdbcTemplate plain = new NamedParameterJdbcTemplate(administration());
        List<String> expected = plain.queryForList(
                "SELECT r.reference " + PLAIN + " ORDER BY " + order(filter.sort()) + " LIMIT " + filter.size()
                        + " OFFSET " + filter.page() * filter.size(),
                asked,
                String.class);
        long total = plain.queryForObject("SELECT count(*) " + PLAIN, asked, Long.class);
        boolean bounded = (filter.q() != null || !filter.narrowing().isNone()) && total > CaseListing.MOST_COUNTED;
        assertThat(page.items())
                .as("%s %s", reader, filter)
                .extracting(ListedCase::reference)
                .isEqualTo(expected);
        assertThat(page.total()).as("%s %s", reader, filter).isEqualTo(bounded ? CaseListing.MOST_COUNTED : total);
        assertThat(page.totalIsMinimum()).as("%s %s", reader, filter).isEqualTo(bounded);
    }

    private static String any(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static String order(String sort) {
        String[] parts = sort.split(",");
        String column = List.of("submitted_at", "updated_at", "reference", "status", "urgency").stream()
                .filter(each -> each.replace("_at", "At").equals(parts[0]))
                .findFirst()
                .orElseThrow();
        String by = column.equals("urgency") ? "array_position('{ROUTINE,URGENT,VERY_URGENT}', urgency)" : column;
        return by + " " + parts[1] + ", reference " + parts[1];
    }

    private Page list(String reader, Filter filter) {
        return list(listing, reader, filter);
    }

    private Page list(CaseListing listing, String reader, Filter filter) {
        Officer officer =
                new Officer("reader", new OrganisationCode(reader), null, Set.of(Role.NCB_OFFICER, Role.GS_OFFICER));
        return current.as(officer, () -> transaction.execute(running -> listing.page(filter)));
    }

    private static Filter filter(String status, String capability, String country, String q, int page, String sort) {
        return new Filter(list(status), list(capability), country, q, page, 25, sort, CaseFiles.Narrowing.NONE);
    }

    private static List<String> list(String values) {
        return values == null ? List.of() : new ArrayList<>(List.of(values.split(",")));
    }

    private JdbcTemplate administration() {
        return rows.administration();
    }
}
