package org.ncbrelay.store.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.TransactionReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Cases in PostgreSQL; what the acting organisation may not see is not there. */
@Repository
class JdbcCases implements Cases {
    /** Of the case r: what was added to it from outside law enforcement and accepted, as far as the reader sees it. */
    static final String ADDED_FROM_OUTSIDE =
            "supplement s WHERE s.reference = r.reference AND s.status = 'ACCEPTED' AND s.content -> 'externalSource' IS NOT NULL";

    /** Of the case r: what the NCB checked for the record, which is at least as strict as the request. */
    static final String CHECKED = """
            LEFT JOIN LATERAL (SELECT k.confidentiality, k.handling FROM record_check k
                                WHERE k.reference = r.reference ORDER BY k.id DESC LIMIT 1) checked ON true
            """;

    /** Of the case r that is {@link #CHECKED}. */
    static final String DEMANDED = """
            coalesce(checked.confidentiality, r.confidentiality) AS confidentiality,
            coalesce(checked.handling, r.content ->> 'handlingConditions') AS handling""";

    private static final String SELECT = """
            SELECT r.reference, agency_code, submitted_by, submitted_at, status, title, urgency, %s,
                   capabilities, restricted_countries, retention_until, direct_contact_requested, version, content,
                   added_sources, added_consent, a.name AS registered_agency, a.mail_address AS agency_mail
              FROM support_request r LEFT JOIN agency a ON a.code = r.agency_code %s
             CROSS JOIN LATERAL (
                    SELECT array_agg(s.content #>> '{externalSource,name}' ORDER BY s.filed_at, s.id) AS added_sources,
                           coalesce(bool_and(s.content #>> '{externalSource,consentToShare}' = 'true'), true) AS added_consent
                      FROM %s) added
             WHERE r.reference = ?""".formatted(DEMANDED, CHECKED, ADDED_FROM_OUTSIDE);

    private static final String REQUESTS = "requests";

    private final JdbcClient jdbc;
    private final PendingRows rows;
    private final TransactionReads reads;

    JdbcCases(JdbcClient jdbc, PendingRows rows, TransactionReads reads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reads = reads;
    }

    @Override
    public CaseReference nextReference(OrganisationCode country, int year) {
        long number = jdbc.sql("SELECT relay_next_number(?)")
                .param(year)
                .query(Long.class)
                .single();
        return CaseReference.of(country, year, number);
    }

    @Override
    public void file(
            CaseReference reference,
            Officer author,
            Optional<RegisteredAgency> agency,
            SupportRequest request,
            Instant at) {
        Map<String, Object> row = new HashMap<>();
        row.put("reference", reference.value());
        row.put("organisation", author.organisation().value());
        row.put("agency_code", agency.map(RegisteredAgency::code).orElse(null));
        row.put("submitted_by", author.userId());
        row.put("submitted_at", at);
        row.put("updated_at", at);
        row.put("status", CaseStatus.SUBMITTED);
        row.put("title", request.title());
        row.put("urgency", request.urgency());
        row.put("confidentiality", request.confidentiality());
        row.put("capabilities", request.capabilities());
        row.put("countries_involved", codes(request.countriesInvolved()));
        row.put("restricted_countries", codes(request.restrictedCountries()));
        row.put("retention_until", request.retentionUntil());
        row.put("direct_contact_requested", request.directContact().requested());
        Map<String, Object> content = request.toTree();
        row.put("content", content);
        rows.add(REQUESTS, row);
        reads.remember(reference, filed(reference, author, agency, request, content, at));
    }

    /** Whether the running transaction files the case: nothing of it has been written yet. */
    static boolean isFiledNow(PendingRows rows, CaseReference reference) {
        return rows.has(REQUESTS, "reference", reference.value());
    }

    /** As it will be read: a tree of plain values is what JSON has, and moments have microseconds there. */
    private SupportCase filed(
            CaseReference reference,
            Officer author,
            Optional<RegisteredAgency> agency,
            SupportRequest request,
            Map<String, Object> content,
            Instant at) {
        return new SupportCase(
                reference,
                agency.map(RegisteredAgency::code).orElse(null),
                author.userId(),
                at.truncatedTo(ChronoUnit.MICROS),
                CaseStatus.SUBMITTED,
                request.title(),
                request.urgency(),
                request.confidentiality(),
                request.handlingConditions(),
                request.capabilities(),
                request.restrictedCountries(),
                request.retentionUntil(),
                request.directContact().requested(),
                1,
                content,
                List.of(),
                true,
                agency.map(RegisteredAgency::name).orElse(null),
                agency.map(RegisteredAgency::mailAddress).orElse(null));
    }

    /** A case that is filed in the same transaction is written with its flow. */
    @Override
    public void attachFlow(CaseReference reference, String processInstanceId) {
        Map<String, Object> flow = Map.of("process_instance_id", processInstanceId);
        if (rows.complete(REQUESTS, "reference", reference.value(), flow)) return;
        jdbc.sql("UPDATE support_request SET process_instance_id = ? WHERE reference = ?")
                .params(processInstanceId, reference.value())
                .update();
    }

    /** In a transaction of its own where none runs: without one the database shows nothing. */
    @Override
    @Transactional(readOnly = true)
    public SupportCase get(CaseReference reference) {
        return reads.once(reference, () -> one(SELECT, reference));
    }

    @Override
    public SupportCase getForChange(CaseReference reference) {
        SupportCase locked = one(SELECT + " FOR UPDATE OF r", reference);
        reads.remember(reference, locked);
        return locked;
    }

    @Override
    public void changeStatus(CaseReference reference, CaseStatus status, Instant at) {
        jdbc.sql("UPDATE support_request SET status = ?, updated_at = ? WHERE reference = ?")
                .params(status.name(), Rows.at(at), reference.value())
                .update();
    }

    @Override
    public void addVersion(CaseReference reference, Map<String, Object> content, String note, Officer by, Instant at) {
        String text = Json.write(content);
        int version = jdbc.sql("""
                        UPDATE support_request SET content = ?::jsonb, version = version + 1, updated_at = ?
                         WHERE reference = ? RETURNING version""")
                .params(text, Rows.at(at), reference.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        INSERT INTO request_version (reference, version, content, note, written_by, written_at)
                        VALUES (?, ?, ?::jsonb, ?, ?, ?)""")
                .params(reference.value(), version, text, note, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void addVersion(CaseReference reference, SupportRequest request, String note, Officer by, Instant at) {
        jdbc.sql("""
                        UPDATE support_request SET title = ?, urgency = ?, confidentiality = ?, capabilities = ?, countries_involved = ?,
                               restricted_countries = ?, retention_until = ?, direct_contact_requested = ? WHERE reference = ?""")
                .params(
                        request.title(),
                        request.urgency().name(),
                        request.confidentiality().name(),
                        request.capabilities().stream().map(Enum::name).toArray(String[]::new),
                        codes(request.countriesInvolved()),
                        codes(request.restrictedCountries()),
                        request.retentionUntil(),
                        request.directContact().requested(),
                        reference.value())
                .update();
        addVersion(reference, request.toTree(), note, by, at);
    }

    @Override
    public boolean isReadable(CaseReference reference) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM support_request WHERE reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isRewrittenSinceReturn(CaseReference reference) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM request_version v WHERE v.reference = :reference AND v.version > 1
                          AND v.written_at >= (SELECT max(a.decided_at) FROM acknowledgment a
                                                WHERE a.reference = :reference AND a.outcome = 'RETURNED'))""")
                .param("reference", reference.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void share(CaseReference reference, String agency, Officer by, Instant at) {
        open(reference, agency, "SHARED", by, at);
    }

    @Override
    public void endSharing(CaseReference reference, String agency, Officer by, Instant at) {
        revoke(reference, "organisation", agency, by, at);
    }

    @Override
    public List<String> sharedWith(CaseReference reference) {
        return jdbc.sql(
                        "SELECT organisation FROM case_access WHERE reference = ? AND basis = 'SHARED' AND revoked_at IS NULL")
                .param(reference.value())
                .query(String.class)
                .list();
    }

    /** What was filed stays on record as the first version (keep_first_version). */
    @Override
    public void transfer(CaseReference reference, RegisteredAgency agency, Officer by, Instant at) {
        revoke(reference, "basis", "AGENCY", by, at);
        open(reference, agency.code(), "AGENCY", by, at);
        jdbc.sql("""
                        UPDATE support_request SET agency_code = :code, updated_at = :at,
                               content = jsonb_set(content, '{agency}', jsonb_build_object('name', :name::text))
                         WHERE reference = :reference""")
                .param("code", agency.code())
                .param("at", Rows.at(at))
                .param("name", agency.name())
                .param("reference", reference.value())
                .update();
        reads.remember(reference, one(SELECT, reference));
    }

    private void revoke(CaseReference reference, String column, String value, Officer by, Instant at) {
        jdbc.sql("UPDATE case_access SET revoked_at = ?, revoked_by = ? WHERE reference = ? AND revoked_at IS NULL AND "
                        + column + " = ?")
                .params(Rows.at(at), by.userId(), reference.value(), value)
                .update();
    }

    private void open(CaseReference reference, String agency, String basis, Officer by, Instant at) {
        jdbc.sql("""
                        INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (reference, organisation) DO UPDATE
                           SET basis = excluded.basis, granted_by = excluded.granted_by, granted_at = excluded.granted_at,
                               revoked_at = NULL, revoked_by = NULL""")
                .params(reference.value(), agency, reference.organisation().value(), basis, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void close(CaseReference reference, Instant at, LocalDate retentionReview) {
        jdbc.sql("""
                        UPDATE support_request SET status = 'CLOSED', closed_at = ?, updated_at = ?, retention_review_at = ?
                         WHERE reference = ?""")
                .params(Rows.at(at), Rows.at(at), retentionReview, reference.value())
                .update();
    }

    private SupportCase one(String sql, CaseReference reference) {
        return jdbc.sql(sql)
                .param(reference.value())
                .query(Rows.to(SupportCase.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    private static String[] codes(List<OrganisationCode> countries) {
        return countries.stream().map(OrganisationCode::value).toArray(String[]::new);
    }
}
