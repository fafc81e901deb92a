package org.ncbrelay.store.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.UnitAnswer;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Intelligence in PostgreSQL; a country finds what was dispatched to it and nothing else. */
@Repository
record JdbcIntelligence(JdbcClient jdbc, Clock clock) implements IntelligenceStore {
    private static final OrganisationCode SERIES = new OrganisationCode("INT");
    private static final String DISPATCH = """
            SELECT d.*, d.organisation AS country, d.ncb_copy IS NOT NULL AS ncb_copied, m.sent_at AS ncb_copy_sent_at
              FROM dispatch d LEFT JOIN outbox_mail m ON m.id = d.ncb_copy
             WHERE d.reference = ?""";

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public CaseReference nextReference(int year) {
        Block block = jdbc.sql("SELECT first, last FROM relay_number_block(?)")
                .param(year)
                .query(Rows.to(Block.class))
                .single();
        CaseReference reference;
        do {
            reference = CaseReference.of(SERIES, year, RANDOM.nextInt(block.first(), block.last() + 1));
        } while (jdbc.sql("SELECT count(*) FROM intelligence WHERE reference = ?")
                        .param(reference.value())
                        .query(Long.class)
                        .single()
                > 0);
        return reference;
    }

    @Override
    public void register(Intelligence it) {
        jdbc.sql("""
                        INSERT INTO intelligence (reference, title, content, source_kind, source_name, source_consents, source_basis,
                            source_references, related_reference, owner, countries, addressees, confidentiality, restricted_countries, conditions, owner_conditions,
                            owner_confidential, tlp, status, author, registered_at, updated_at)
                        VALUES (:reference, :title, :content, :kind, :name, :consents, :basis, :references, :related, :owner, :countries,
                            :addressees, :confidentiality, :restricted, :conditions, :ownerConditions, :ownerConfidential, :tlp,
                            'REGISTERED', :author, :registeredAt, :registeredAt)""")
                .paramSource(Rows.of(it).addValue("addressees", codes(it.addressees())))
                .update();
    }

    @Override
    public Intelligence get(CaseReference reference) {
        return jdbc.sql("""
                        SELECT i.*, i.source_kind AS kind, i.source_name AS name, i.source_consents AS consents, i.source_basis AS basis,
                               i.source_references AS "references", i.restricted_countries AS restricted,
                               i.related_reference AS related, g.source, g.information FROM intelligence i
                          LEFT JOIN LATERAL (SELECT source, information FROM intelligence_grading x
                                              WHERE x.reference = i.reference ORDER BY id DESC LIMIT 1) g ON true
                         WHERE i.reference = ?""")
                .param(reference.value())
                .query(Rows.to(Intelligence.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public void grade(CaseReference reference, Grading grading, String reason, Officer by, Instant at) {
        jdbc.sql("""
                        INSERT INTO intelligence_grading (reference, source, information, reason, graded_by, graded_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(reference.value(), grading.source(), grading.information(), reason, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void changeStatus(CaseReference reference, String status) {
        jdbc.sql("UPDATE intelligence SET status = ?, updated_at = ? WHERE reference = ?")
                .params(status, Rows.at(clock.instant()), reference.value())
                .update();
    }

    @Override
    public String status(CaseReference reference) {
        return status("SELECT status FROM intelligence WHERE reference = ?", reference);
    }

    @Override
    public String statusForChange(CaseReference reference) {
        return status("SELECT status FROM intelligence WHERE reference = ? FOR NO KEY UPDATE", reference);
    }

    private String status(String sql, CaseReference reference) {
        return jdbc.sql(sql)
                .param(reference.value())
                .query(String.class)
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public void askOwner(CaseReference reference, OrganisationCode owner, Instant at) {
        jdbc.sql("INSERT INTO owner_consent (reference, owner, asked_at) VALUES (?, ?, ?)")
                .params(reference.value(), owner.value(), Rows.at(at))
                .update();
    }

    @Override
    public void ownerAnswered(CaseReference reference, boolean consented, String reason, Officer by, Instant at) {
        jdbc.sql("""
                        UPDATE owner_consent SET consented = ?, reason = ?, decided_by = ?, decided_at = ?
                         WHERE reference = ? AND consented IS NULL""")
                .params(consented, reason, by.userId(), Rows.at(at), reference.value())
                .update();
    }

    @Override
    public void release(CaseReference reference, boolean released, String reason, Officer by, Instant at) {
        jdbc.sql("""
                        INSERT INTO intelligence_release (reference, released, reason, decided_by, decided_at)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(reference.value(), released, reason, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void dispatched(
            CaseReference reference,
            OrganisationCode to,
            Channel channel,
            String addressee,
            Optional<UUID> ncbCopy,
            Officer by,
            Instant at) {
        jdbc.sql("""
                        INSERT INTO dispatch (reference, organisation, channel, addressee, status, sent_at, sent_by, ncb_copy)
                        VALUES (?, ?, ?, ?, 'SENT', ?, ?, ?)""")
                .params(
                        reference.value(),
                        to.value(),
                        channel.name(),
                        addressee,
                        Rows.at(at),
                        by.userId(),
                        ncbCopy.orElse(null))
                .update();
    }

    @Override
    public Optional<Dispatch> dispatch(CaseReference reference, OrganisationCode to) {
        return jdbc.sql(DISPATCH + " AND d.organisation = ?")
                .params(reference.value(), to.value())
                .query(Rows.to(Dispatch.class))
                .optional();
    }

    @Override
    public void unitNamed(
            CaseReference reference, OrganisationCode country, String unit, String receiver, Officer by, Instant at) {
        jdbc.sql("""
                        UPDATE dispatch SET status = 'FORWARDED', unit = ?, agency_code = ?, unit_named_by = ?, unit_named_at = ?
                         WHERE reference = ? AND organisation = ? AND status = 'SENT'""")
                .params(unit, receiver, by.userId(), Rows.at(at), reference.value(), country.value())
                .update();
    }

    @Override
    public Optional<Addressee> unit(CaseReference reference, OrganisationCode country) {
        return jdbc.sql("""
                        SELECT a.name, a.mail_address FROM dispatch d JOIN agency a ON a.code = d.agency_code
                         WHERE d.reference = ? AND d.organisation = ?""")
                .params(reference.value(), country.value())
                .query((row, number) -> Addressee.officer(row.getString(1), country, row.getString(2)))
                .optional();
    }

    @Override
    public void answered(CaseReference reference, OrganisationCode country, UnitAnswer answer) {
        jdbc.sql("""
                        INSERT INTO unit_answer (reference, organisation, kind, outcome, report, direct_contact, given_by, given_at)
                        VALUES (:reference, :country, :kind, :outcome, :report, :directContact, :givenBy, :givenAt)""")
                .paramSource(
                        Rows.of(answer).addValue("reference", reference.value()).addValue("country", country.value()))
                .update();
    }

    @Override
    public Optional<UnitAnswer> answer(CaseReference reference, OrganisationCode country, UnitAnswer.Kind kind) {
        return jdbc.sql("""
                        SELECT kind, outcome, report, direct_contact, given_by, given_at FROM unit_answer
                         WHERE reference = ? AND organisation = ? AND kind = ? ORDER BY id DESC LIMIT 1""")
                .params(reference.value(), country.value(), kind.name())
                .query(Rows.to(UnitAnswer.class))
                .optional();
    }

    @Override
    public void acknowledged(CaseReference reference, OrganisationCode country, UnitAnswer receipt) {
        int changed = jdbc.sql("""
                        UPDATE dispatch SET status = 'ACKNOWLEDGED', acknowledged_by = ?, acknowledged_at = ?
                         WHERE reference = ? AND organisation = ? AND recalled_at IS NULL AND acknowledged_at IS NULL""")
                .params(receipt.givenBy(), Rows.at(receipt.givenAt()), reference.value(), country.value())
                .update();
        if (changed == 0) throw new Refusal.Conflict("The dispatch was recalled or acknowledged before.");
    }

    @Override
    public void reported(CaseReference reference, OrganisationCode country, UnitAnswer report) {
        jdbc.sql("""
                        UPDATE dispatch SET status = ?, outcome = ?, report = ?, reported_by = ?, reported_at = ?
                         WHERE reference = ? AND organisation = ? AND reported_at IS NULL""")
                .params(
                        report.outcome() == null ? "NO_REPORT" : "REPORTED",
                        report.outcome(),
                        report.report(),
                        report.givenBy(),
                        Rows.at(report.givenAt()),
                        reference.value(),
                        country.value())
                .update();
    }

    @Override
    public void recalled(
            CaseReference reference,
            OrganisationCode country,
            boolean acknowledged,
            String reason,
            Officer by,
            Instant at) {
        int changed = jdbc.sql("""
                        UPDATE dispatch SET status = 'RECALLED', recalled_by = ?, recalled_at = ?, recall_reason = ?
                         WHERE reference = ? AND organisation = ? AND recalled_at IS NULL AND (? OR status IN ('SENT', 'FORWARDED'))""")
                .params(by.userId(), Rows.at(at), reason, reference.value(), country.value(), acknowledged)
                .update();
        if (changed == 0)
            throw new Refusal.Conflict(
                    "refused.recall",
                    "The dispatch was acknowledged or recalled before, or nobody waits for it any longer.");
    }

    @Override
    public boolean restsOnWithdrawn(CaseReference basis) {
        return jdbc.sql("""
                        SELECT status FROM support_request WHERE reference IN (SELECT relay_basis(?))
                         ORDER BY reference FOR SHARE""").param(basis.value()).query(String.class).list().contains(CaseStatus.WITHDRAWN.name());
    }

    @Override
    public List<Resting> restingOn(CaseReference basis) {
        List<Resting> resting =
                jdbc.sql("""
                        SELECT reference, EXISTS (SELECT FROM dispatch d WHERE d.reference = i.reference AND d.recalled_at IS NULL) AS abroad
                          FROM intelligence i
                         WHERE reference IN (SELECT relay_resting_on(?)) AND status NOT IN ('NOT_RELEASED', 'RECALLED')
                         ORDER BY registered_at, reference""").param(basis.value()).query(Rows.to(Resting.class)).list();
        // Two owners who withdraw at the same time open one review: the second waits until the first is committed.
        resting.stream().filter(Resting::abroad).forEach(each -> Rows.lock(jdbc, "review of " + each.reference()));
        return resting;
    }

    @Override
    public List<CaseReference> flaggedCases(CaseReference reference) {
        return jdbc.sql("""
                        SELECT DISTINCT reference FROM timeline_event
                         WHERE reference IN (SELECT relay_basis(?)) AND kind = 'INTELLIGENCE_UNDER_REVIEW' ORDER BY 1""")
                .param(reference.value())
                .query((row, n) -> new CaseReference(row.getString(1)))
                .list();
    }

    @Override
    public void unitContact(
            CaseReference reference,
            OrganisationCode country,
            boolean granted,
            String scope,
            String reason,
            Officer by,
            Instant at) {
        jdbc.sql("""
                        INSERT INTO unit_contact (reference, organisation, granted, scope, reason, decided_by, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(reference.value(), country.value(), granted, scope, reason, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void ended(CaseReference reference, OrganisationCode country, String status) {
        jdbc.sql("""
                        UPDATE dispatch SET status = ?
                         WHERE reference = ? AND organisation = ? AND recalled_at IS NULL AND acknowledged_at IS NULL""").params(status, reference.value(), country.value()).update();
    }

    @Override
    public List<Event> events(CaseReference reference) {
        return jdbc.sql(CaseFiles.EVENTS.formatted(", organisation AS country", "intelligence", "INTELLIGENCE", ""))
                .param("reference", reference.value())
                .query(Rows.to(Event.class))
                .list();
    }

    @Override
    public List<Dispatch> dispatches(CaseReference reference) {
        return jdbc.sql(DISPATCH + " ORDER BY d.sent_at, d.organisation")
                .param(reference.value())
                .query(Rows.to(Dispatch.class))
                .list();
    }

    @Override
    public Page list(Selection selection, int page, int size) {
        StringBuilder where = new StringBuilder(" FROM intelligence i WHERE true");
        // A country begins with what it received, which an index finds; row-level security decides on each.
        if (selection.receivedBy() != null)
            where.append(" AND reference IN (SELECT reference FROM dispatch WHERE organisation = :receivedBy"
                    + " UNION ALL SELECT reference FROM owner_consent WHERE owner = :receivedBy)");
        if (selection.status() != null) where.append(" AND status = :status");
        if (selection.country() != null) where.append(" AND :country = ANY (countries)");
        if (selection.kind() != null) where.append(" AND source_kind = :kind");
        if (selection.from() != null) where.append(" AND registered_at >= :from");
        if (selection.until() != null) where.append(" AND registered_at < :until");
        if (selection.words() != null)
            where.append(" AND NOT EXISTS (SELECT FROM regexp_split_to_table(lower(:words), '\\s+') AS word"
                    + " WHERE strpos(lower(concat_ws(' ', reference, title, source_name, content)), word) = 0)");
        MapSqlParameterSource values = Rows.of(selection)
                .addValue("caveat", Caveat.TEXT)
                .addValue("size", size)
                .addValue("offset", (long) page * size);
        List<Listed> items = jdbc.sql("SELECT reference, title, status, source_kind, registered_at, updated_at,"
                        + " CASE source_kind WHEN 'EXTERNAL' THEN :caveat END AS caveat" + where
                        + " ORDER BY " + selection.order().columns + ", reference LIMIT :size OFFSET :offset")
                .paramSource(values)
                .query(Rows.to(Listed.class))
                .list();
        int total = jdbc.sql(
                        "SELECT count(*) FROM (SELECT 1" + where + " LIMIT " + (Selection.COUNTED + 1) + ") AS found")
                .paramSource(values)
                .query(Integer.class)
                .single();
        return new Page(items, total);
    }

    private static String[] codes(List<OrganisationCode> countries) {
        return countries.stream().map(OrganisationCode::value).toArray(String[]::new);
    }

    /** The numbers of a year from which references are drawn: of other ones, some may have been given and lost by a restore. */
    private record Block(int first, int last) {}
}
